@_spi(_Unicode) import Swift

import Diagnostics
import Testing

@testable import Chuan

@Suite("Spellings and tables of names")
struct NameIndexTests {
    private static let tones: [UInt32: UInt8] = [0x300: 1, 0x301: 2, 0x303: 3, 0x309: 4, 0x323: 5]
    private static let marks: [UInt32: UInt8] = [0x302: 6, 0x306: 7, 0x31B: 8]

    /// A letter taken apart by Unicode; nil when a part of it is not Vietnamese.
    private static func parts(_ scalar: Unicode.Scalar) -> [UInt8]? {
        if [0x110, 0x111, 0xD0, 0xF0, 0x189].contains(scalar.value) { return [UInt8(ascii: "d"), 14, 0] }
        let scalars = Array(String(scalar)._nfd)
        guard let first = scalars.first, first.isASCII, first.properties.isAlphabetic else { return nil }
        var (mark, tone): (UInt8, UInt8) = (0, 0)
        for part in scalars.dropFirst() {
            if let found = tones[part.value] {
                tone = found
            } else if let found = marks[part.value] {
                mark = found
            } else {
                return nil
            }
        }
        return [UInt8(first.value) | 0x20, mark, tone]
    }

    @Test("The table of letters is that of Unicode")
    func letters() {
        var known = 0
        for value in UInt32(0x80)..<0x2100 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let letter = VietnameseLetters.letter(value)
            if value >= 0xC0, value < 0x250 || (0x1EA0..<0x1EFA).contains(value) {
                #expect(
                    letter.map { [$0.base, $0.mark, $0.tone] } == Self.parts(scalar), "U+\(String(value, radix: 16))")
            } else {
                #expect(letter == nil)
            }
            if letter != nil { known += 1 }
        }
        #expect(known == 183)
    }

    @Test(
        "Spellings of one name",
        arguments: [
            ("Đất đai", "đất_đai"), ("hoà", "hòa"), ("tỷ lệ", "TỈ  LỆ "), ("quý", "quí"), ("ĐẤT", "Ðất"),
            ("e\u{302}\u{301}", "ế"), ("a\u{200B}b", "ab"), ("a\u{A0}b", "a-b"), ("Ω x", "ω X"), ("ß", "ß"),
        ]) func same(left: String, right: String)
    {
        #expect(Spelling.fold(left) == Spelling.fold(right))
        #expect(Spelling.fold(Spelling.fold(left)) == Spelling.fold(left))
    }

    @Test(
        "Spellings of two names",
        arguments: [
            ("đất", "dat"), ("ma", "má"), ("by", "bi"), ("oa", "oà"), ("ab", "a b"), ("ñ", "n"), ("key", "kei"),
        ])
    func different(left: String, right: String) {
        #expect(Spelling.fold(left) != Spelling.fold(right))
    }

    @Test("A table keeps the first of equal spellings, however many there are")
    func index() {
        var index = NameIndex()
        for number in 0..<1_000 {
            #expect(index.add(folding: "Tên \(number)", number) == nil)
            #expect(index.add(folding: "TÊN-\(number)", -1) == number)
        }
        for number in 0..<1_000 {
            #expect(index[folding: "tên_\(number)"] == number)
            #expect(index[exactly: "Tên \(number)"] == nil)
        }
        #expect(index[folding: "tên"] == nil)
        #expect(NameIndex()[exactly: "x"] == nil)
    }

    @Test("Numbers of cases are their places")
    func numbers() {
        #expect(RuleKey.allCases.map(\.number) == Array(0..<RuleKey.allCases.count))
        #expect(RulePlace.allCases.map(\.number) == Array(0..<RulePlace.allCases.count))
        #expect(WordSet.allCases.map(\.number) == Array(0..<WordSet.allCases.count))
        #expect(RuleKey.allCases.count <= 128 && RulePlace.allCases.count <= 32)
    }
}
