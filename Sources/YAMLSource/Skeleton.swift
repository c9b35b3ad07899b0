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
            let byte = input[index]
            if byte >= Byte.space && byte < 0x7F || byte == Byte.lineFeed {
                out[index] = byte
                index += 1
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
