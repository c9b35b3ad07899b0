import Diagnostics

/// Resolves the escapes of text literals.
///
/// - Specification: DMN 1.5, 10.3.1.2, grammar rules 35, 64.
struct Escapes {
    private let text: [UInt8]
    private let range: Range<Int>
    private var position: Int
    private var bytes: [UInt8] = []
    /// Escapes that name no character.
    private(set) var mistakes: [Range<Int>] = []

    private init(_ text: [UInt8], _ range: Range<Int>) {
        self.text = text
        self.range = range
        position = range.lowerBound
    }

    /// The value of what stands between two quotes, in normalisation form C. Unknown escapes stay as they are.
    static func resolve(_ text: [UInt8], _ range: Range<Int>) -> (value: String, mistakes: [Range<Int>]) {
        guard text[range].contains(0x5C) else {
            return (nfc(String(decoding: text[range], as: UTF8.self)), [])
        }
        var escapes = Escapes(text, range)
        escapes.run()
        return (nfc(String(decoding: escapes.bytes, as: UTF8.self)), escapes.mistakes)
    }

    private mutating func run() {
        while position < range.upperBound {
            if text[position] == 0x5C, position + 1 < range.upperBound {
                escape()
            } else {
                bytes.append(text[position])
                position += 1
            }
        }
    }

    private mutating func escape() {
        let letter = text[position + 1]
        switch Unicode.Scalar(letter) {
        case "n": simple(0x0A)
        case "t": simple(0x09)
        case "r": simple(0x0D)
        case "\"", "'", "\\": simple(letter)
        case "u": unicode(digits: 4)
        case "U": unicode(digits: 6)
        default:
            bytes += [0x5C, letter]
            position += 2
        }
    }

    private mutating func simple(_ byte: UInt8) {
        bytes.append(byte)
        position += 2
    }

    private mutating func unicode(digits: Int) {
        let start = position
        guard var value = hexadecimal(at: start + 2, digits) else { return refuse(from: start, 2) }
        position = start + 2 + digits
        if digits == 4, (0xD800...0xDBFF).contains(value), let low = lowSurrogate() {
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            position += 6
        }
        guard let scalar = Unicode.Scalar(value) else { return refuse(from: start, 2 + digits) }
        bytes += Array(String(Character(scalar)).utf8)
    }

    private func lowSurrogate() -> UInt32? {
        guard position + 1 < range.upperBound, text[position] == 0x5C, text[position + 1] == 0x75,
            let value = hexadecimal(at: position + 2, 4), (0xDC00...0xDFFF).contains(value)
        else { return nil }
        return value
    }

    private func hexadecimal(at start: Int, _ count: Int) -> UInt32? {
        guard start + count <= range.upperBound else { return nil }
        var value: UInt32 = 0
        for byte in text[start..<(start + count)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private mutating func refuse(from start: Int, _ length: Int) {
        mistakes.append(start..<(start + length))
        position = start + length
    }
}
