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
    /// Vietnamese letters become ASCII: a letter, control characters for its marks, and the tone behind the syllable.
    /// Such keys are hashed and compared without looking at Unicode again.
    ///
    /// - Complexity: O(n).
    public static func fold(_ text: String) -> String {
        withFolded(text) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the bytes of the folded text, without making a text of them.
    ///
    /// - Complexity: O(n).
    static func withFolded<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = text
        let result = text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: SpellingFolder.capacity(ofKnown: bytes.count)) {
                var folder = SpellingFolder($0)
                return folder.addAll(bytes) ? body(folder.finish()) : nil
            }
        }
        if let result { return result }
        let scalars = Array(text._nfd)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: SpellingFolder.capacity(ofAny: scalars.count)) {
            var folder = SpellingFolder($0)
            for scalar in scalars { folder.addAny(scalar) }
            return body(folder.finish())
        }
    }

    /// The folded text without any diacritics, for "did you mean" only.
    ///
    /// - Complexity: O(n).
    public static func plain(_ text: String) -> String {
        String(decoding: fold(text).utf8.filter { $0 >= 0x20 }, as: UTF8.self)
    }

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
        left == right || !beginUnlike(left, right) && fold(left) == fold(right)
    }

    /// Whether two texts begin with different letters of ASCII, as most that are not the same do: folding keeps these.
    private static func beginUnlike(_ left: String, _ right: String) -> Bool {
        guard let left = left.utf8.first.map({ $0 | 0x20 }), let right = right.utf8.first.map({ $0 | 0x20 }) else {
            return false
        }
        return left != right && left &- UInt8(ascii: "a") < 26 && right &- UInt8(ascii: "a") < 26
    }

    /// Up to three known names that a mistyped one was probably meant to be: those that differ in marks only come
    /// first, then those a few letters away. A name that is there twice is looked at once.
    ///
    /// - Complexity: O(candidates · length), and O(length²) for those that are near.
    public static func nearest(to word: String, among candidates: [String]) -> [String] {
        let plainWord = plain(word)
        let letters = PlainLetters(plainWord)
        var near: [String] = []
        for name in candidates where letters?.mayBeNear(name) ?? true {
            if !near.contains(name) { near.append(name) }
        }
        let plainNames = near.map(plain)
        var found: [String] = []
        for (name, plainName) in zip(near, plainNames) where plainName == plainWord { found.append(name) }
        for one in Similarity.nearest(to: plainWord, among: plainNames) {
            for (name, plainName) in zip(near, plainNames) where plainName == one && !found.contains(name) {
                found.append(name)
            }
        }
        return Array(found.prefix(3))
    }
}

/// The letters of a word of ASCII, by which most names are told to be no near ones before they are compared.
private struct PlainLetters {
    private let count: Int
    private let set: UInt64

    /// Nil for other words: of these nothing is known beforehand.
    init?(_ word: String) {
        let bytes = word.utf8
        guard bytes.count <= 200, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        count = bytes.count
        set = bytes.reduce(0) { $0 | Self.bit($1) }
    }

    private static func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }

    /// Whether a name is within a third of the word's length in edits, as far as number and kinds of letters tell: each
    /// letter that one has and the other has not takes an edit of its own.
    ///
    /// - Complexity: O(length).
    func mayBeNear(_ name: String) -> Bool {
        let most = max(1, count / 3)
        return Spelling.withFolded(name) { bytes in
            var (length, letters, isPlain) = (0, UInt64(0), true)
            for byte in bytes where byte >= 0x20 {
                length += 1
                letters |= Self.bit(byte)
                if byte >= 0x80 { isPlain = false }
            }
            if !isPlain || length > 200 { return true }
            return abs(length - count) <= most && (letters & ~set).nonzeroBitCount <= most
                && (set & ~letters).nonzeroBitCount <= most
        }
    }
}
