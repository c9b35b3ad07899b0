/// What the format of a cell writes beside its numbers: `tỷ` in `#,##0 "tỷ"`, `USD` in `[$USD] #,##0`.
///
/// - Specification: ECMA-376 part 1, 18.8.31 (numFmts).
public struct FormatWords: Sendable, Hashable {
    /// One of the parts of a format for positive numbers, negative ones, zero, or under a condition.
    public struct Section: Sendable, Hashable {
        /// Without blanks around; empty where there are none.
        public fileprivate(set) var words = ""
        /// How often a thousand is left out of what is shown: twice in `#,##0,,`. The number that is stored stays what it
        /// is.
        public fileprivate(set) var thousands = 0
        fileprivate var hasDigits = false
    }

    /// As the file has it, its beginning where it is very long.
    public let code: String
    /// Those for numbers, each once.
    public let sections: [Section]
    /// Whether the size of a number chooses its section.
    public let isConditional: Bool

    /// - Returns: Nil where the format writes digits and signs alone.
    /// - Complexity: O(n).
    public init?(_ code: String) {
        var scan = Scan()
        for character in code { scan.take(character) }
        scan.close()
        let kept = scan.sections.filter { $0.hasDigits || !$0.words.isEmpty }
        guard kept.contains(where: { $0.words.contains(where: Self.isTelling) }) else { return nil }
        var sections: [Section] = []
        for section in kept where !sections.contains(section) { sections.append(section) }
        self.sections = sections
        self.code = String(code.prefix(100))
        isConditional = scan.isConditional
    }

    /// A format for money that programs know by its number. The sign is that of the machine that shows it: the file says
    /// no currency.
    ///
    /// - Returns: Nil for any other number.
    /// - Specification: ECMA-376 part 1, 18.8.30 (numFmts).
    public init?(builtin number: Int) {
        guard (5...8).contains(number) || number == 42 || number == 44 else { return nil }
        (sections, isConditional, code) = ([], false, "\(number)")
    }

    /// Whether the sign of a currency is shown that the file does not say.
    public var isLocalCurrency: Bool { sections.isEmpty }

    /// Whether the words make percentages of numbers that the format takes for plain ones: `0.0"%"`.
    var isPercentage: Bool { sections.contains { $0.words.contains("%") } }

    /// A letter, or a sign of money or of parts.
    private static func isTelling(_ character: Character) -> Bool {
        character.isLetter || character.isCurrencySymbol || character == "%" || character == "‰"
    }

    /// Goes through a format.
    private struct Scan {
        private enum State {
            case plain, quoted, bracketed
            /// What follows stands for itself, or for a blank.
            case escaped, padded
        }

        var sections: [Section] = []
        var isConditional = false
        private var section = Section()
        private var state = State.plain
        private var bracket = ""
        /// Commas behind digits: they group digits where more follow.
        private var commas = 0
        private var isText = false

        mutating func take(_ character: Character) {
            switch state {
            case .quoted: if character == "\"" { state = .plain } else { section.words.append(character) }
            case .escaped: (section.words, state) = (section.words + String(character), .plain)
            case .padded: (section.words, state) = (section.words + " ", .plain)
            case .bracketed: if character == "]" { closeBracket() } else { bracket.append(character) }
            case .plain: takePlain(character)
            }
        }

        private mutating func takePlain(_ character: Character) {
            switch character {
            case "\"": state = .quoted
            case "\\": state = .escaped
            case "_", "*": state = .padded
            case "[": (state, bracket) = (.bracketed, "")
            case ";": close()
            case "@": isText = true
            case "0", "#", "?": (section.hasDigits, commas) = (true, 0)
            case "," where section.hasDigits: commas += 1
            case "." where section.hasDigits:
                section.thousands += commas
                commas = 0
            default: section.words.append(character)
            }
        }

        /// `[$₫-42A]`, `[Red]`, `[>=1000]`.
        private mutating func closeBracket() {
            state = .plain
            if bracket.hasPrefix("$") { section.words += bracket.dropFirst().prefix { $0 != "-" } }
            if let first = bracket.first, "<>=".contains(first) { isConditional = true }
        }

        mutating func close() {
            section.thousands += commas
            if let name = section.words.firstRange(ofLetters: "general") {
                section.words.removeSubrange(name)
                section.hasDigits = true
            }
            section.words = section.words.trimmingEnds { $0.isWhitespace }
            // Behind the three for numbers stands that for texts.
            if !isText, sections.count < 3 { sections.append(section) }
            (section, commas, isText) = (Section(), 0, false)
        }
    }
}

extension String {
    /// Where a word stands, whatever its capitals.
    fileprivate func firstRange(ofLetters word: String) -> Range<Index>? {
        var place = startIndex
        while place < endIndex {
            let rest = self[place...].prefix(word.count)
            if rest.count < word.count { return nil }
            if rest.lowercased() == word { return place..<rest.endIndex }
            place = index(after: place)
        }
        return nil
    }

    fileprivate func trimmingEnds(_ isBlank: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isBlank(first) { rest = rest.dropFirst() }
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return String(rest)
    }
}
