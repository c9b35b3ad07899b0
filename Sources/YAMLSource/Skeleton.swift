/// The bytes of a file as libyaml gets to see them: of the same length, with every byte of a letter past ASCII replaced
/// by `x`.
///
/// Structure in YAML is ASCII, and text is cut from the file itself. So libyaml is left with the structure, and gains
/// from it: its marks, which count Unicode scalars, are byte offsets; U+0085 and U+2028, at which it breaks lines as YAML
/// 1.1 did, are letters as YAML 1.2 has them. A byte-order mark at the start stays outside: reading begins at `start`.
///
/// What a recovery masks after a mistake is overwritten here, byte for byte: spans stay right, and the text of a masked
/// stretch is still what the file says.
struct Skeleton: Sendable {
    var bytes: [UInt8]
    /// Where reading begins: after the byte-order mark.
    let start: Int
    /// The first character that may not occur, and how many there are.
    private(set) var firstControl: Range<Int>?
    private(set) var controls = 0
    /// Whether there are tabs or carriage returns.
    private(set) var hasOddBlanks = false
    /// The offset of the first byte that is no UTF-8; nothing after it was looked at.
    private(set) var illFormed: Int?

    /// - Complexity: O(n) in bytes.
    init(_ source: [UInt8]) {
        bytes = []
        start = markLength(source)
        bytes = source.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: input.count) { output, count in
                count = fill(output, from: input)
            }
        }
    }

    private mutating func fill(_ out: UnsafeMutableBufferPointer<UInt8>, from input: UnsafeBufferPointer<UInt8>) -> Int
    {
        var index = 0
        while index < input.count {
            if copyLetters(out, from: input, at: index) {
                index += 8
                continue
            }
            let byte = input[index]
            if byte >= Byte.space && byte < 0x7F || byte == Byte.lineFeed {
                out[index] = byte
                index += 1
                continue
            }
            // Letters of two and three bytes, as Vietnamese has them: nothing in their blocks is odd.
            if byte >= 0xC3 && byte <= 0xCB, index + 1 < input.count, input[index + 1] & 0xC0 == 0x80 {
                out[index] = Byte.letter
                out[index + 1] = Byte.letter
                index += 2
                continue
            }
            if byte == 0xE1, index + 2 < input.count, input[index + 1] & 0xC0 == 0x80, input[index + 2] & 0xC0 == 0x80 {
                out[index] = Byte.letter
                out[index + 1] = Byte.letter
                out[index + 2] = Byte.letter
                index += 3
                continue
            }
            let length = byte < 0x80 ? 1 : sequenceLength(input, at: index)
            if length == 0 {
                illFormed = index
                return index
            }
            if length > 1, byte != 0xC2, byte != 0xEF {
                for place in index..<(index + length) { out[place] = Byte.letter }
                index += length
                continue
            }
            let filler = filler(for: input, at: index, length)
            for place in index..<(index + length) { out[place] = filler }
            index += length
        }
        return input.count
    }

    /// Copies eight bytes, if all are ASCII and none is a control character.
    private func copyLetters(
        _ out: UnsafeMutableBufferPointer<UInt8>, from input: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> Bool {
        guard index + 8 <= input.count else { return false }
        let word = UnsafeRawBufferPointer(input).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // Without high bits, adding 0x60 carries into the high bit just where a byte is 0x20 or more, and adding 1 where
        // it is 0x7F.
        let high: UInt64 = 0x8080_8080_8080_8080
        guard word & high == 0, (word &+ 0x6060_6060_6060_6060) & high == high,
            (word &+ 0x0101_0101_0101_0101) & high == 0
        else { return false }
        UnsafeMutableRawBufferPointer(out).storeBytes(of: word, toByteOffset: index, as: UInt64.self)
        return true
    }

    /// What stands for a tab, a control character or a letter past ASCII; notes characters that may not occur.
    private mutating func filler(for input: UnsafeBufferPointer<UInt8>, at index: Int, _ length: Int) -> UInt8 {
        let byte = input[index]
        if byte == Byte.tab || byte == Byte.carriageReturn {
            hasOddBlanks = true
            return byte
        }
        let second = length > 1 ? input[index + 1] : 0
        let third = length > 2 ? input[index + 2] : 0
        let isMark = byte == 0xEF && second == 0xBB && third == 0xBF
        if isMark && index == 0 { return Byte.space }
        let isC1 = byte == 0xC2 && second < 0xA0 && second != 0x85
        let isNoncharacter = byte == 0xEF && second == 0xBF && third >= 0xBE
        if byte < 0x80 || isMark || isC1 || isNoncharacter {
            controls += 1
            if firstControl == nil { firstControl = index..<(index + length) }
        }
        return Byte.letter
    }
}
