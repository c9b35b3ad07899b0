import Diagnostics

/// Where the lines of a file are, and where its text has what lints of form look at: found in one go, since most files have
/// nothing of it.
struct FileText: Sendable {
    /// The byte ranges of its lines, without their line breaks.
    private(set) var lines: [Range<Int>] = []
    /// Words with a letter that may be of another script, or made of several signs.
    private(set) var oddWords: [Range<Int>] = []
    /// Words past ASCII that end in two vowels, one of which has a tone mark.
    private(set) var tonedEnds: [Range<Int>] = []
    /// Whether there are characters that nobody sees, or unusual spaces.
    private(set) var hasHidden = false

    /// What is known of the word that an offset lies in.
    private struct OpenWord {
        var start = 0
        var isPastASCII = false
        var isOdd = false
    }

    /// - Complexity: O(bytes).
    init(_ source: SourceFile) {
        source.bytes.withUnsafeBufferPointer { bytes in
            lines.reserveCapacity(bytes.count / 32)
            readLines(bytes)
            readWords(bytes, source)
        }
    }

    private mutating func readLines(_ bytes: UnsafeBufferPointer<UInt8>) {
        var (start, offset) = (0, 0)
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            lines.append(start..<offset - 1)
            if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
            start = offset
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
    }

    /// Ends where bytes are no UTF-8.
    private mutating func readWords(_ bytes: UnsafeBufferPointer<UInt8>, _ source: SourceFile) {
        var word = OpenWord()
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                if !SourceFile.isWordByte(byte) { end(&word, at: offset, next: offset + 1, bytes) }
                offset += 1
                continue
            }
            guard let (letter, next) = Self.letter(at: offset, bytes, source) else { return }
            if letter.isWordPart {
                word.isPastASCII = true
                if !isStableInNFC(letter.value) || Lookalike.isStableTwin(letter) { word.isOdd = true }
            } else {
                end(&word, at: offset, next: next, bytes)
            }
            if !hasHidden, letter.isUnseen || letter.isOddSpace { hasHidden = true }
            offset = next
        }
        end(&word, at: offset, next: offset, bytes)
    }

    private mutating func end(
        _ word: inout OpenWord, at end: Int, next: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        if word.isPastASCII {
            if word.isOdd { oddWords.append(word.start..<end) }
            if Self.mayHaveTonedEnd(bytes, word.start..<end) { tonedEnds.append(word.start..<end) }
        }
        word = OpenWord(start: next)
    }

    /// Told by the last two letters of a word. A vowel with a tone mark and another one have three bytes or more.
    private static func mayHaveTonedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        if word.count < 3 { return false }
        switch bytes[word.upperBound - 1] {
        // An untoned vowel behind a toned one, or the last byte of a toned one.
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "y"), UInt8(ascii: "A"), UInt8(ascii: "E"),
            UInt8(ascii: "Y"):
            return bytes[word.upperBound - 2] >= 0x80
        case 0..<0x80: return false
        default: break
        }
        var start = word.upperBound - 1
        while start > word.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start > word.lowerBound else { return false }
        switch bytes[start - 1] {
        case UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "O"), UInt8(ascii: "U"): return true
        default: return false
        }
    }

    /// The letter past ASCII that begins at an offset, and where the next one does; nil where bytes are no UTF-8.
    private static func letter(
        at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ source: SourceFile
    ) -> (Unicode.Scalar, Int)? {
        // Vietnamese letters with two marks; all others are read in the usual way.
        if bytes[offset] == 0xE1, offset + 2 < bytes.count, 0xB8...0xBB ~= bytes[offset + 1],
            bytes[offset + 2] & 0xC0 == 0x80
        {
            let value = 0x1000 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
            return Unicode.Scalar(value).map { ($0, offset + 3) }
        }
        return source.letter(at: offset).map { ($0.scalar, $0.range.upperBound) }
    }
}
