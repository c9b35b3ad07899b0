@_spi(_Unicode) import Swift

/// The place of a name in a Vietnamese list: a ă â b c d đ e ê … first, then the tones (none, huyền, hỏi, ngã, sắc, nặng),
/// then whatever else tells names apart. Numbers count by their value: `Quận 2` stands before `Quận 10`.
package struct VietnameseOrder: Comparable, Sendable {
    /// A letter and its mark, or a number, for each sign that counts.
    private let letters: [UInt64]
    /// Of each word.
    private let tones: [UInt8]
    private let text: String
    /// What tells units of one name apart.
    private let code: String

    /// - Complexity: O(n).
    package init(_ text: String, then code: String = "") {
        var scan = NameScan()
        for scalar in text._nfc { scan.add(scalar.value) }
        scan.endNumber()
        scan.endWord()
        (letters, tones) = (scan.letters, scan.tones)
        self.text = text
        self.code = code
    }

    package static func < (left: VietnameseOrder, right: VietnameseOrder) -> Bool {
        if left.letters != right.letters { return left.letters.lexicographicallyPrecedes(right.letters) }
        if left.tones != right.tones { return left.tones.lexicographicallyPrecedes(right.tones) }
        if left.text != right.text { return left.text < right.text }
        return left.code < right.code
    }
}

/// Takes a name apart.
private struct NameScan {
    var letters: [UInt64] = []
    var tones: [UInt8] = []
    private var number: UInt64?
    /// Of the word that is being read; nil between words.
    private var tone: UInt8?

    mutating func add(_ value: UInt32) {
        if (0x30...0x39).contains(value) {
            endWord()
            let (tens, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
            number = overflow || tens >= Self.mostNumber - 10 ? Self.mostNumber : tens + UInt64(value - 0x30)
            return
        }
        endNumber()
        if let tone = VietnameseLetters.tone(value) {
            if self.tone != nil { self.tone = Self.rank(ofTone: tone) }
        } else if let letter = VietnameseLetters.letter(value) {
            append(letter.base, mark: Self.rank(ofMark: letter.mark), tone: Self.rank(ofTone: letter.tone))
        } else if (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) {
            append(UInt8(truncatingIfNeeded: value | 0x20), mark: 0, tone: 0)
        } else {
            // Signs stand before numbers and letters, other letters behind them.
            endWord()
            letters.append(value < 0x80 ? UInt64(value) : Self.otherBase | UInt64(value))
        }
    }

    mutating func endNumber() {
        guard let number else { return }
        letters.append(number + Self.numberBase)
        self.number = nil
    }

    /// Where in a word its tone stands makes no difference: `hoà`, `hòa`.
    mutating func endWord() {
        if let tone { tones.append(tone) }
        tone = nil
    }

    private mutating func append(_ letter: UInt8, mark: UInt8, tone: UInt8) {
        letters.append(Self.letterBase | UInt64(letter) << 8 | UInt64(mark))
        self.tone = max(self.tone ?? 0, tone)
    }

    private static let numberBase: UInt64 = 0x80
    private static let mostNumber: UInt64 = 1 << 61
    private static let letterBase: UInt64 = 1 << 62
    private static let otherBase: UInt64 = 1 << 63

    /// Grave, hook, tilde, acute, dot below, of the numbers that `VietnameseLetters` gives them.
    private static func rank(ofTone tone: UInt8) -> UInt8 {
        switch tone {
        case 1: 1
        case 4: 2
        case 3: 3
        case 2: 4
        case 5: 5
        default: 0
        }
    }

    /// Breve, circumflex, horn, stroke.
    private static func rank(ofMark mark: UInt8) -> UInt8 {
        switch mark {
        case 7: 1
        case 6: 2
        case 8: 3
        case VietnameseLetters.stroke: 4
        default: 0
        }
    }
}
