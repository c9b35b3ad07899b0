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
        var folder = SpellingFolder(capacity: text.utf8.count)
        var isKnown = true
        for scalar in text.unicodeScalars where !folder.add(scalar) {
            isKnown = false
            break
        }
        if isKnown { return folder.finish() }
        folder = SpellingFolder(capacity: text.utf8.count)
        for scalar in text._nfd { folder.addAny(scalar) }
        return folder.finish()
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

/// Builds a folded spelling word by word.
private struct SpellingFolder {
    private var out: [UInt8] = []
    private var word = 0
    private var tone: UInt8 = 0

    init(capacity: Int) {
        out.reserveCapacity(capacity)
    }

    /// Adds a scalar that needs no look at Unicode: ASCII, a Latin letter, a combining mark of Vietnamese.
    ///
    /// - Returns: False for any other.
    mutating func add(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x80 {
            addASCII(UInt8(value))
            return true
        }
        if let letter = VietnameseLetters.letter(value) {
            out.append(letter.base)
            if letter.mark != 0 { out.append(letter.mark) }
            if letter.tone != 0 { add(tone: letter.tone) }
            return true
        }
        return addMark(value) || addSpace(value)
    }

    /// Adds any scalar of a text in form D.
    mutating func addAny(_ scalar: Unicode.Scalar) {
        if add(scalar) { return }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars { out += Array(String(lower).utf8) }
    }

    mutating func finish() -> String {
        endWord()
        if out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    /// A second tone stays where it is: such a word is no other word.
    private mutating func add(tone new: UInt8) {
        if tone != 0 { out.append(tone) }
        tone = new
    }

    private mutating func addASCII(_ byte: UInt8) {
        switch byte {
        case VietnameseLetters.tones: add(tone: byte)
        case VietnameseLetters.marks, VietnameseLetters.stroke: out.append(byte)
        case 0x00...0x20, 0x7F, UInt8(ascii: "_"), UInt8(ascii: "-"): endWord()
        case 0x41...0x5A: out.append(byte + 0x20)
        default: out.append(byte)
        }
    }

    private mutating func addMark(_ value: UInt32) -> Bool {
        if let mark = VietnameseLetters.tone(value) {
            add(tone: mark)
        } else if let mark = VietnameseLetters.mark(value) {
            out.append(mark)
        } else {
            return false
        }
        return true
    }

    /// White space and dashes end a word; invisible joiners are nothing.
    private mutating func addSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x80...0xA0, 0x2000...0x200A, 0x2010...0x2015, 0x2028, 0x2029, 0x202F, 0x205F, 0x2212, 0x3000: endWord()
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
        default: return false
        }
        return true
    }

    private mutating func endWord() {
        if out.count > word || tone != 0 {
            unifyFinalY()
            if tone != 0 { out.append(tone) }
            out.append(0x20)
        }
        tone = 0
        word = out.count
    }

    private mutating func unifyFinalY() {
        guard let last = out.indices.last, last > word, out[last] == UInt8(ascii: "y") else { return }
        let onset = out[word..<last]
        let one = onset.count == 1 && "hklmst".utf8.contains(onset[word])
        if one || onset.elementsEqual("qu".utf8) { out[last] = UInt8(ascii: "i") }
    }
}

/// The Latin letters that Vietnamese is written with, taken apart.
private enum VietnameseLetters {
    struct Letter {
        let base: UInt8
        /// A control character for circumflex, breve, horn or stroke; 0 for none.
        let mark: UInt8
        /// A control character for the tone; 0 for none.
        let tone: UInt8
    }

    /// Nil for scalars that are no such letter.
    static func letter(_ value: UInt32) -> Letter? {
        switch value {
        case 0xC0..<0x250: letters[Int(value - 0xC0)]
        case 0x1EA0..<0x1EFA: letters[Int(value - 0x1EA0) + 0x190]
        default: nil
        }
    }

    static func tone(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x300: 1
        case 0x301: 2
        case 0x303: 3
        case 0x309: 4
        case 0x323: 5
        default: nil
        }
    }

    static func mark(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x302: 6
        case 0x306: 7
        case 0x31B: 8
        default: nil
        }
    }

    static let tones: ClosedRange<UInt8> = 1...5
    static let marks: ClosedRange<UInt8> = 6...8
    static let stroke: UInt8 = 14

    private static let letters: [Letter?] = (Array(0xC0..<0x250) + Array(0x1EA0..<0x1EFA)).map { takenApart($0) }

    /// Only letters all of whose marks are Vietnamese: `ñ` and `ö` are left to the general way.
    private static func takenApart(_ value: UInt32) -> Letter? {
        if [0x110, 0x111, 0xD0, 0xF0, 0x189].contains(value) {
            return Letter(base: UInt8(ascii: "d"), mark: stroke, tone: 0)
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        var parts = String(scalar)._nfd.makeIterator()
        guard let first = parts.next(), first.isASCII, first.properties.isAlphabetic else { return nil }
        var (mark, tone): (UInt8, UInt8) = (0, 0)
        while let part = parts.next() {
            if let found = Self.tone(part.value) {
                tone = found
            } else if let found = Self.mark(part.value) {
                mark = found
            } else {
                return nil
            }
        }
        return Letter(base: UInt8(first.value) | 0x20, mark: mark, tone: tone)
    }
}
