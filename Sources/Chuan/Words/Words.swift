import Diagnostics

/// Every word of the rule format and of the fixed part of reports, declared once: readers, documentation and editors
/// take them from here.
public enum Words {
    /// The keys of rule files. No two words are spelled the same, in whatever language.
    public static let ruleKeys: [Word] = fileWords + sharedWords + rulebookWords + vocabularyWords + checkWords
    /// The closed lists of values. No two words of one list are spelled the same.
    public static let values: [ValueWord] = verdictWords + choiceWords + fieldTypeWords
    /// The header of a report.
    public static let reportHeader: [ReportWord] = headerWords
    /// A key of table rows in reports: the row is the sum of another block's rows.
    public static let sumOf = ReportWord(
        "sum_of", "tổng của",
        Message(
            vi: "dòng này là tổng các dòng của khối được nêu", en: "the row is the sum of the rows of the named block"))

    /// The word of a key.
    public static subscript(key: RuleKey) -> Word { byKey[key] ?? ruleKeys[0] }

    /// The key that a text spells, in either language.
    ///
    /// - Complexity: O(length).
    public static func ruleKey(_ text: String) -> RuleKey? {
        bySpelling[text] ?? bySpelling[Spelling.fold(text)]
    }

    /// The word of a closed list that a text spells: either language, or the code.
    public static func value(_ text: String, in set: WordSet) -> ValueWord? {
        let words = bySet[set] ?? []
        let folded = Spelling.fold(text)
        return words.first {
            Spelling.fold($0.vi) == folded || Spelling.fold($0.en) == folded || Spelling.fold($0.code) == folded
        }
    }

    /// The words of one closed list, in their order.
    public static func values(of set: WordSet) -> [ValueWord] { bySet[set] ?? [] }

    /// The header word that a key of a report spells: `unit_code`, `mã đơn vị`, or an alias.
    public static func headerWord(_ text: String) -> ReportWord? {
        headerBySpelling[text] ?? headerBySpelling[Spelling.fold(text)]
    }

    /// The language of a key's spelling; nil when it is spelled the same in both.
    static func language(of text: String, as key: RuleKey) -> Language? {
        let (word, folded) = (Words[key], Spelling.fold(text))
        let isVietnamese = text == word.vi || Spelling.fold(word.vi) == folded
        let isEnglish = text == word.en || Spelling.fold(word.en) == folded
        return isVietnamese == isEnglish ? nil : isVietnamese ? .vi : .en
    }

    private static let byKey: [RuleKey: Word] = Dictionary(
        ruleKeys.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })

    private static let bySpelling: [String: RuleKey] = {
        var table: [String: RuleKey] = [:]
        for word in ruleKeys {
            for text in [word.vi, word.en, Spelling.fold(word.vi), Spelling.fold(word.en)] { table[text] = word.key }
        }
        return table
    }()

    private static let bySet: [WordSet: [ValueWord]] = Dictionary(grouping: values, by: \.set)

    private static let headerBySpelling: [String: ReportWord] = {
        var table: [String: ReportWord] = [:]
        for word in headerWords {
            for text in [word.key, word.vi] + word.aliases {
                table[text] = word
                table[Spelling.fold(text)] = word
            }
        }
        return table
    }()
}
