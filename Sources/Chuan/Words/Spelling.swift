@_spi(_Unicode) import Swift

import Diagnostics

/// How spellings of one name are told to be the same, in rules and in reports.
public enum Spelling {
    /// A key under which spellings of one name are equal: to be compared, never to be shown.
    ///
    /// Letter case, composed and decomposed letters, kinds and runs of white space, underscores and dashes, the place
    /// of the tone mark (`hoà`, `hòa`), `y` for `i` after h, k, l, m, s, t and qu (`tỷ`, `tỉ`), and the look-alikes of
    /// `Đ` make no difference. Every other letter and mark does: `đất` and `dat` stay apart.
    ///
    /// - Complexity: O(n).
    public static func fold(_ text: String) -> String {
        if let ascii = foldASCII(text) { return ascii }
        var folder = SpellingFolder()
        for scalar in text._nfd { folder.add(scalar) }
        return folder.finish()
    }

    /// The folded text without any diacritics, for "did you mean" only.
    ///
    /// - Complexity: O(n).
    public static func plain(_ text: String) -> String { unmarked(fold(text)) }

    /// The text in lower case without any diacritics; otherwise as it is.
    static func unmarked(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.lowercased()._nfd where scalar.properties.generalCategory != .nonspacingMark {
            scalars.append(scalar == "đ" ? "d" : scalar)
        }
        return String(scalars)
    }

    /// Whether two spellings name the same thing.
    public static func same(_ left: String, _ right: String) -> Bool {
        left == right || fold(left) == fold(right)
    }

    /// Up to three known names that a mistyped one was probably meant to be: those that differ in marks only come
    /// first, then those a few letters away.
    ///
    /// - Complexity: O(candidates · length²).
    public static func nearest(to word: String, among candidates: [String]) -> [String] {
        let plainWord = plain(word)
        let plainNames = candidates.map(plain)
        var found: [String] = []
        for (name, plainName) in zip(candidates, plainNames) where plainName == plainWord { found.append(name) }
        for near in Similarity.nearest(to: plainWord, among: plainNames) {
            for (name, plainName) in zip(candidates, plainNames) where plainName == near && !found.contains(name) {
                found.append(name)
            }
        }
        return Array(found.prefix(3))
    }

    /// The common case of keys such as `unit_code`: nil when the text has other than ASCII letters.
    private static func foldASCII(_ text: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var word = 0
        for byte in text.utf8 {
            guard byte < 0x80 else { return nil }
            if byte <= 0x20 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") {
                unifyFinalY(&bytes, from: word)
                if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
                word = bytes.count
            } else {
                bytes.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
            }
        }
        unifyFinalY(&bytes, from: word)
        if bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unifyFinalY(_ bytes: inout [UInt8], from start: Int) {
        guard let last = bytes.indices.last, bytes[last] == UInt8(ascii: "y") else { return }
        let onset = bytes[start..<last]
        let one = onset.count == 1 && "hklmst".utf8.contains(onset[start])
        if one || onset.elementsEqual("qu".utf8) { bytes[last] = UInt8(ascii: "i") }
    }
}

/// Builds a folded spelling word by word: the tone of a syllable is set aside and put behind its letters.
private struct SpellingFolder {
    private var out = String.UnicodeScalarView()
    private var word: [Unicode.Scalar] = []
    private var tones: [Unicode.Scalar] = []

    mutating func add(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}": tones.append(scalar)
        case "\u{0}"..."\u{20}", "_", "-", "\u{7F}"..."\u{A0}", "\u{2000}"..."\u{200A}", "\u{2010}"..."\u{2015}",
            "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}", "\u{2212}", "\u{3000}":
            endWord()
        case "\u{AD}", "\u{200B}"..."\u{200D}", "\u{2060}", "\u{FEFF}": break
        case "Đ", "đ", "Ð", "ð", "Ɖ", "ɖ": word.append("đ")
        case "A"..."Z": word.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        case "!"..."~", "\u{300}"..."\u{36F}": word.append(scalar)
        default: word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    mutating func finish() -> String {
        endWord()
        return nfc(String(out))
    }

    private mutating func endWord() {
        guard !word.isEmpty || !tones.isEmpty else { return }
        if !out.isEmpty { out.append(" ") }
        if let last = word.last, last == "y", Self.onsetsBeforeY.contains(Array(word.dropLast())) {
            word[word.count - 1] = "i"
        }
        out.append(contentsOf: word)
        out.append(contentsOf: tones)
        word.removeAll(keepingCapacity: true)
        tones.removeAll(keepingCapacity: true)
    }

    private static let onsetsBeforeY: Set<[Unicode.Scalar]> = [
        ["h"], ["k"], ["l"], ["m"], ["s"], ["t"], ["q", "u"],
    ]
}
