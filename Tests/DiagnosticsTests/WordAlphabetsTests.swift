import Diagnostics
import Testing

@Suite("Alphabets of words") struct WordAlphabetsTests {
    @Test("letters that are told without the tables of Unicode are those that the tables have")
    func letters() throws {
        for value in UInt32(0)...0x2FFF {
            let scalar = try #require(Unicode.Scalar(value))
            var word = WordAlphabets()
            word.add("a")
            word.add(scalar)
            let isInside = value == 0xAD || 0x300...0x36F ~= value
            #expect(word.hasLetters == (scalar.properties.isAlphabetic || isInside), "\(String(value, radix: 16))")
        }
    }
}
