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
    public static func ruleKey(_ text: String) -> RuleKey? { spelling(text)?.key }

    /// The key that a text spells, and the language that it is spelled in; nil for a word that is the same in both.
    static func spelling(_ text: String) -> (key: RuleKey, language: Language?)? {
        bySpelling[FoldedName(exactly: text)] ?? bySpelling[FoldedName(text)]
    }

    /// The keys that may stand in a place, in the order of the table.
    static func keys(in place: RulePlace) -> [RuleKey] { byPlace[place] ?? [] }

    /// The keys that must stand in a place.
    static func requiredKeys(in place: RulePlace) -> [RuleKey] { requiredByPlace[place] ?? [] }

    /// The word of a closed list that a text spells: either language, or the code.
    ///
    /// - Complexity: O(length).
    public static func value(_ text: String, in set: WordSet) -> ValueWord? {
        valuesBySpelling[set]?[FoldedName(text)]
    }

    /// The words of one closed list, in their order.
    public static func values(of set: WordSet) -> [ValueWord] { bySet[set] ?? [] }

    /// The header word that a key of a report spells: `unit_code`, `mã đơn vị`, or an alias.
    public static func headerWord(_ text: String) -> ReportWord? {
        headerBySpelling[FoldedName(text)]
    }

    private static let byKey: [RuleKey: Word] = Dictionary(
        ruleKeys.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })

    private static let byPlace: [RulePlace: [RuleKey]] = {
        var table: [RulePlace: [RuleKey]] = [:]
        for word in ruleKeys {
            for use in word.uses { table[use.place, default: []].append(word.key) }
        }
        return table
    }()

    private static let requiredByPlace: [RulePlace: [RuleKey]] = {
        var table: [RulePlace: [RuleKey]] = [:]
        for word in ruleKeys {
            for use in word.uses where use.required { table[use.place, default: []].append(word.key) }
        }
        return table
    }()

    private static let bySpelling: [FoldedName: (key: RuleKey, language: Language?)] = {
        var table: [FoldedName: (key: RuleKey, language: Language?)] = [:]
        for word in ruleKeys {
            let same = Spelling.same(word.vi, word.en)
            for (text, language) in [(word.vi, Language.vi), (word.en, .en)] {
                table[FoldedName(exactly: text)] = (word.key, same ? nil : language)
                table[FoldedName(text)] = (word.key, same ? nil : language)
            }
        }
        return table
    }()

    private static let bySet: [WordSet: [ValueWord]] = Dictionary(grouping: values, by: \.set)

    private static let valuesBySpelling: [WordSet: [FoldedName: ValueWord]] = {
        var table: [WordSet: [FoldedName: ValueWord]] = [:]
        for word in values {
            for text in [word.vi, word.en, word.code] { table[word.set, default: [:]][FoldedName(text)] = word }
        }
        return table
    }()

    private static let headerBySpelling: [FoldedName: ReportWord] = {
        var table: [FoldedName: ReportWord] = [:]
        for word in headerWords {
            for text in [word.key, word.vi] + word.aliases { table[FoldedName(text)] = word }
        }
        return table
    }()
}
