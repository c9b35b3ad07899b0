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
        var quick = QuickFolder()
        if let folded = quick.fold(text) { return folded }
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
}

/// A folded spelling as a key of tables: compared and hashed by its bytes, which is what makes finding quick.
struct FoldedName: Hashable, Sendable {
    let text: String

    init(_ name: String) { text = Spelling.fold(name) }

    /// A name that stands for itself: for finding the usual spelling without folding.
    init(exactly name: String) { text = name }

    static func == (left: FoldedName, right: FoldedName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isDone == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
}

/// Folds any text, word by word: the tone of a syllable is set aside and put behind its letters.
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
        return String(out)
    }

    private mutating func endWord() {
        guard !word.isEmpty || !tones.isEmpty else { return }
        if !out.isEmpty { out.append(" ") }
        if let last = word.last, last == "y", Self.onsetsBeforeY.contains(Array(word.dropLast())) {
            word[word.count - 1] = "i"
        }
        var letters = String.UnicodeScalarView()
        letters.append(contentsOf: word)
        out.append(contentsOf: nfc(String(letters)).unicodeScalars)
        out.append(contentsOf: tones)
        word.removeAll(keepingCapacity: true)
        tones.removeAll(keepingCapacity: true)
    }

    private static let onsetsBeforeY: Set<[Unicode.Scalar]> = [
        ["h"], ["k"], ["l"], ["m"], ["s"], ["t"], ["q", "u"],
    ]
}

extension Unicode.Scalar {
    /// White space of any kind, told without Unicode tables for the letters that names are made of.
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0: true
        case 0x00..<0x1680, 0x1E00...0x1EFF: false
        default: properties.isWhitespace
        }
    }
}
