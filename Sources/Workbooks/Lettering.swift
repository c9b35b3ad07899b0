import Diagnostics

/// The alphabet that a font shows bytes in. Old Vietnamese fonts draw other letters than Unicode names.
public enum Lettering: UInt8, Sendable, Hashable {
    case unicode
    /// Fonts whose names begin with `.Vn`.
    case tcvn3
    /// Those of them that draw capitals only: their names end in `H`.
    case tcvn3Capitals
    /// Fonts whose names begin with `VNI`.
    case vni

    /// - Parameter name: That of a font.
    public init(font name: String) {
        let folded = name.lowercased()
        if folded.hasPrefix(".vn") {
            self = name.hasSuffix("H") ? .tcvn3Capitals : .tcvn3
        } else {
            self = folded.hasPrefix("vni-") || folded.hasPrefix("vni ") ? .vni : .unicode
        }
    }

    /// What the font shows for a text; nil where the text is not of its alphabet.
    ///
    /// - Complexity: O(n).
    public func decode(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        guard let text = String(validating: text, as: UTF8.self) else { return nil }
        switch self {
        case .unicode: return text
        case .tcvn3: return Self.decodeTCVN3(text)
        case .tcvn3Capitals: return Self.decodeTCVN3(text)?.uppercased()
        case .vni: return Self.decodeVNI(text)
        }
    }

    // MARK: TCVN3

    /// The letters at 0xA1 to 0xFF; a dot where there is none.
    ///
    /// - Specification: TCVN 5712:1993, VN3; the fonts have no capitals with marks.
    private static let letters = Array(
        "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
            .unicodeScalars)

    private static func decodeTCVN3(_ text: String) -> String? {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x80, 0xA0: out.append(scalar)
            case 0xA1...0xFF:
                let letter = letters[Int(scalar.value) - 0xA1]
                if letter == "." { return nil }
                out.append(letter)
            default: return nil
            }
        }
        return String(out)
    }

    // MARK: VNI

    /// The marks that stand behind a letter, as the marks of Unicode.
    private static let marks: [Unicode.Scalar: [Unicode.Scalar]] = [
        "ù": [sharp], "ø": [falling], "û": [asking], "õ": [tumbling], "ï": [heavy],
        "â": [hat], "á": [hat, sharp], "à": [hat, falling], "å": [hat, asking], "ã": [hat, tumbling],
        "ä": [hat, heavy], "ê": [bowl], "é": [bowl, sharp], "è": [bowl, falling], "ú": [bowl, asking],
        "ü": [bowl, tumbling], "ë": [bowl, heavy],
    ]

    /// Letters that stand alone.
    private static let alone: [Unicode.Scalar: Unicode.Scalar] = [
        "ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
    ]

    private static let (sharp, falling, asking): (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar) = (
        "\u{301}", "\u{300}", "\u{309}"
    )
    private static let (tumbling, heavy): (Unicode.Scalar, Unicode.Scalar) = ("\u{303}", "\u{323}")
    private static let (hat, bowl): (Unicode.Scalar, Unicode.Scalar) = ("\u{302}", "\u{306}")

    private static func decodeVNI(_ text: String) -> String? {
        var out = String.UnicodeScalarView()
        var canCarry = false
        for scalar in text.unicodeScalars {
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            let isCapital = lower != scalar
            if canCarry, let marks = marks[lower] {
                out.append(contentsOf: marks)
                canCarry = false
            } else if scalar.value < 0x80 {
                out.append(scalar)
                canCarry = ["a", "e", "o", "u", "y"].contains(lower)
            } else if let letter = alone[lower] {
                out.append(contentsOf: isCapital ? Array(letter.properties.uppercaseMapping.unicodeScalars) : [letter])
                canCarry = letter == "ơ" || letter == "ư"
            } else if scalar.value == 0xA0 {
                out.append(scalar)
                canCarry = false
            } else {
                return nil
            }
        }
        return nfc(String(out))
    }
}
