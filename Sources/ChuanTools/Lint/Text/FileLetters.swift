import Diagnostics

/// A letter of a file with the bytes that it stands in.
struct PlacedLetter: Sendable {
    let scalar: Unicode.Scalar
    let range: Range<Int>
}

/// A stretch of letters, digits and marks with at least one past ASCII.
struct PlacedWord: Sendable {
    let letters: [PlacedLetter]

    var range: Range<Int> {
        guard let first = letters.first, let last = letters.last else { return 0..<0 }
        return first.range.lowerBound..<last.range.upperBound
    }

    var text: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: letters.lazy.map(\.scalar))
        return String(scalars)
    }
}

extension SourceFile {
    /// Visits every letter past ASCII in order; ends where bytes are no UTF-8.
    ///
    /// - Complexity: O(bytes).
    func forEachLetterPastASCII(_ body: (PlacedLetter) -> Void) {
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] < 0x80 {
                offset += 1
                continue
            }
            guard let letter = letter(at: offset) else { return }
            body(letter)
            offset = letter.range.upperBound
        }
    }

    /// The letter that begins at an offset; nil where bytes are no UTF-8.
    func letter(at offset: Int) -> PlacedLetter? {
        guard offset < bytes.count else { return nil }
        // Most letters past ASCII have two bytes.
        if 0xC2..<0xE0 ~= bytes[offset], offset + 1 < bytes.count, bytes[offset + 1] & 0xC0 == 0x80 {
            let value = UInt32(bytes[offset] & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F)
            return Unicode.Scalar(value).map { PlacedLetter(scalar: $0, range: offset..<offset + 2) }
        }
        if bytes[offset] < 0x80 {
            return PlacedLetter(scalar: Unicode.Scalar(bytes[offset]), range: offset..<offset + 1)
        }
        var rest = bytes[offset...].prefix(4).makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
        return PlacedLetter(scalar: scalar, range: offset..<offset + UTF8.width(scalar))
    }

    /// The word that stands in a stretch.
    ///
    /// - Complexity: O(bytes of the stretch).
    func word(_ range: Range<Int>) -> PlacedWord { PlacedWord(letters: letters(range)) }

    private func letters(_ range: Range<Int>) -> [PlacedLetter] {
        var letters: [PlacedLetter] = []
        var offset = range.lowerBound
        while offset < range.upperBound, let letter = letter(at: offset) {
            letters.append(letter)
            offset = letter.range.upperBound
        }
        return letters
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Whether words are made of it: a letter, a digit, a mark.
    var isWordPart: Bool {
        switch value {
        case 0xD7, 0xF7: false
        case 0xC0..<0x250, 0x1EA0..<0x1EFA, 0x300..<0x370: true
        default:
            properties.isAlphabetic || properties.generalCategory == .decimalNumber || isMark
        }
    }

    /// Whether it is a mark on the letter before it.
    var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// `U+043E`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
