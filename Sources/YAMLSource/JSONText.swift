import Diagnostics

/// Reads a string of JSON, from its opening quote on.
struct JSONStringDecoder {
    let source: SourceFile
    private(set) var index: Int
    private(set) var isClosed = false
    /// Bad escapes, control characters and lone surrogates; they come as they are written.
    private(set) var mistakes: [Range<Int>] = []
    private var out: SliceBuilder

    init(_ source: SourceFile, at start: Int) {
        self.source = source
        index = start + 1
        out = SliceBuilder(source.bytes)
    }

    private var bytes: [UInt8] { source.bytes }

    mutating func decode() -> ScalarContent {
        let origin = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Byte.quote {
                index += 1
                isClosed = true
                break
            }
            if byte == Byte.backslash {
                escape()
            } else if byte < Byte.space {
                mistake(index..<index + 1)
            } else {
                let start = index
                while index < bytes.count, bytes[index] != Byte.quote, bytes[index] != Byte.backslash,
                    bytes[index] >= Byte.space
                {
                    index += 1
                }
                out.copy(start..<index)
            }
        }
        return out.content(origin: origin)
    }

    private mutating func mistake(_ range: Range<Int>) {
        mistakes.append(range)
        out.copy(range)
        index = range.upperBound
    }

    private mutating func escape() {
        let start = index
        guard start + 1 < bytes.count else { return mistake(start..<start + 1) }
        let letter = bytes[start + 1]
        if letter == UInt8(ascii: "u") { return unicode(start) }
        guard let meaning = Self.meanings[letter] else {
            return mistake(start..<(letter < 0x80 && letter >= Byte.space ? start + 2 : start + 1))
        }
        out.add(CollectionOfOne(meaning), for: start..<start + 2)
        index = start + 2
    }

    private mutating func unicode(_ start: Int) {
        guard let unit = unit(at: start) else { return mistake(start..<start + 2) }
        var value = unit
        var end = start + 6
        if (0xD800...0xDBFF).contains(unit), let low = self.unit(at: end), (0xDC00...0xDFFF).contains(low) {
            value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            end += 6
        }
        guard let scalar = Unicode.Scalar(value) else { return mistake(start..<end) }
        out.add(Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter), for: start..<end)
        index = end
    }

    /// The code unit of a `\uXXXX` at an offset.
    private func unit(at offset: Int) -> UInt32? {
        guard offset + 6 <= bytes.count, bytes[offset] == Byte.backslash, bytes[offset + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var value: UInt32 = 0
        for place in offset + 2..<offset + 6 {
            guard let digit = hexValue(bytes[place]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private static let meanings: [UInt8: UInt8] = [
        Byte.quote: Byte.quote, Byte.backslash: Byte.backslash, UInt8(ascii: "/"): UInt8(ascii: "/"),
        UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
        UInt8(ascii: "t"): 9,
    ]
}

extension JSONReader {
    /// Whether a word is a number.
    ///
    /// - Specification: RFC 8259, 6.
    func isNumber(_ range: Range<Int>) -> Bool {
        var rest = bytes[range]
        if rest.first == Byte.dash { rest = rest.dropFirst() }
        guard let first = rest.first, isDigit(first) else { return false }
        let whole = digits(&rest)
        if first == UInt8(ascii: "0"), whole > 1 { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits(&rest) > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == Byte.dash { rest = rest.dropFirst() }
            guard digits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// Whether a word was meant as a number: it begins like one, or is `NaN` or `Infinity`.
    func looksLikeNumber(_ range: Range<Int>) -> Bool {
        var rest = bytes[range]
        while let byte = rest.first, byte == Byte.dash || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") {
            rest = rest.dropFirst()
        }
        if let byte = rest.first, isDigit(byte) { return true }
        return ["NaN", "Infinity"].contains(String(decoding: rest, as: UTF8.self))
    }

    private func digits(_ text: inout ArraySlice<UInt8>) -> Int {
        let start = text.startIndex
        while let byte = text.first, isDigit(byte) { text = text.dropFirst() }
        return text.startIndex - start
    }
}
