extension YAMLScalar {
    /// What a scalar is by the core schema of YAML 1.2. Numbers stay text: no digit is lost on the way.
    public enum Kind: Sendable, Hashable {
        /// Empty, `~`, `null`.
        case null
        /// `true` and `false` only; `yes`, `no`, `on` and `off` are text.
        case boolean(Bool)
        /// Decimal digits with an optional sign.
        case integer(String)
        /// With a point or an exponent.
        case decimal(String)
        /// `0x1F` and `0o17`: numbers to YAML, and hardly what the author of a report meant.
        case otherBase(String)
        /// `.inf` and `.nan`: no number that a report may hold.
        case notFinite(String)
        case text
    }

    /// What the scalar is: always text when it is quoted, a block, or tagged so.
    ///
    /// - Complexity: O(n) in bytes.
    /// - Specification: YAML 1.2.2, 10.3.2.
    public var kind: Kind {
        guard style == .plain, !isTaggedText else { return .text }
        return withUTF8 { Self.kind(of: $0) }
    }

    /// The text, where it is told at a glance that it says something, has no blank at its ends, and is in normalisation
    /// form C; nil where it takes a closer look.
    package var usualText: String? {
        withUTF8 { bytes in isUsual(bytes) ? String(decoding: bytes, as: UTF8.self) : nil }
    }

    private func isUsual(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else { return false }
        // A null has one of these for its first letter.
        if first == UInt8(ascii: "n") || first == UInt8(ascii: "N") || first == UInt8(ascii: "~") { return false }
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x20...0x7E: index += 1
            case 0xC3...0xCB: index += 2
            case 0xE1 where (0xB8...0xBB).contains(bytes[index + 1]): index += 3
            default: return false
            }
        }
        return true
    }

    /// Whether there is nothing to read: no text, white space alone, `~` or `null`.
    ///
    /// - Complexity: O(n) in bytes; O(1) for what begins with a letter or digit.
    public var isBlank: Bool {
        let needsLook = withUTF8 { bytes in
            guard let first = bytes.first else { return true }
            switch first {
            case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"): return true
            case 0x21...0x7E, 0xC3...0xDF: return false
            case 0xE1: return bytes.count < 2 || bytes[1] < 0xA0
            default: return true
            }
        }
        return needsLook && (kind == .null || text.allSatisfy(\.isWhitespace))
    }

    private static func kind(of text: UnsafeBufferPointer<UInt8>) -> Kind {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return number(text)
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
            UInt8(ascii: "f"), UInt8(ascii: "F"):
            return text.count <= 5 ? word(String(decoding: text, as: UTF8.self)) : .text
        default:
            return .text
        }
    }

    private static func word(_ text: String) -> Kind {
        switch text {
        case "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .boolean(true)
        case "false", "False", "FALSE": .boolean(false)
        default: .text
        }
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Kind {
        let whole = String(decoding: text, as: UTF8.self)
        if isOtherBase(text) { return .otherBase(whole) }
        var rest = text[...]
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        if [".inf", ".Inf", ".INF"].contains(String(decoding: rest, as: UTF8.self)) { return .notFinite(whole) }
        if [".nan", ".NaN", ".NAN"].contains(whole) { return .notFinite(whole) }
        let before = dropDigits(&rest)
        if rest.isEmpty { return before > 0 ? .integer(whole) : .text }
        var after = 0
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            after = dropDigits(&rest)
        }
        guard before + after > 0 else { return .text }
        return rest.isEmpty || isExponent(rest) ? .decimal(whole) : .text
    }

    private static func isOtherBase(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count > 2, text[0] == UInt8(ascii: "0") else { return false }
        let digits = text.dropFirst(2)
        switch text[1] {
        case UInt8(ascii: "x"): return digits.allSatisfy { hexValue($0) != nil }
        case UInt8(ascii: "o"): return digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        default: return false
        }
    }

    private static func isExponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var rest = text
        guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return false }
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        return dropDigits(&rest) > 0 && rest.isEmpty
    }

    private static func dropDigits(_ text: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let start = text.startIndex
        while let byte = text.first, isDigit(byte) { text = text.dropFirst() }
        return text.startIndex - start
    }
}

extension YAMLScalar {
    /// Where a plain text such as `mã:7.a` has a colon that a blank should follow; nil when it has none, or when the
    /// text is rather an address (`https://…`) or a time (`12:30`).
    ///
    /// A reader that wanted a mapping here can say what is amiss.
    public var unspacedColon: Int? {
        guard style == .plain else { return nil }
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count,
            !isDigit(bytes[0]), bytes[colon + 1] != UInt8(ascii: "/"), !isBlankOrBreak(bytes[colon + 1])
        else { return nil }
        return colon
    }
}
