import Diagnostics

/// Every word of the rule format and of the fixed part of reports, declared once: readers, documentation and editors
/// take them from here.
public enum Words {
    /// The keys of rule files and test files. No two words are spelled the same, in whatever language.
    public static let ruleKeys: [Word] =
        fileWords + sharedWords + rulebookWords + vocabularyWords + derivationWords + checkWords
        + testWords
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
    public static subscript(key: RuleKey) -> Word { byKey[key.number] }

    /// The key that a text spells, in either language.
    ///
    /// - Complexity: O(length).
    public static func ruleKey(_ text: String) -> RuleKey? { spelling(text)?.key }

    /// The key that a text spells, and the language that it is spelled in; nil for a word that is the same in both.
    static func spelling(_ text: String) -> (key: RuleKey, language: Language?)? {
        usualSpelling(text) ?? foldedSpellings[folding: text].map { spellings[$0] }
    }

    /// The same for words as they are usually written.
    static func usualSpelling(_ text: String) -> (key: RuleKey, language: Language?)? {
        usualSpellings[exactly: text].map { spellings[$0] }
    }

    /// The same for the bytes of a text.
    static func usualSpelling(_ bytes: UnsafeBufferPointer<UInt8>) -> (key: RuleKey, language: Language?)? {
        usualSpellings[exactly: bytes].map { spellings[$0] }
    }

    /// Whether a key may stand in a place.
    static func belongs(_ key: RuleKey, in place: RulePlace) -> Bool { placeBits[key.number] >> place.number & 1 == 1 }

    /// The keys that may stand in a place, in the order of the table.
    static func keys(in place: RulePlace) -> [RuleKey] { byPlace[place.number] }

    /// The keys that must stand in a place.
    static func requiredKeys(in place: RulePlace) -> [RuleKey] { requiredByPlace[place.number] }

    /// The word of a closed list that a text spells: either language, or the code.
    ///
    /// - Complexity: O(length).
    public static func value(_ text: String, in set: WordSet) -> ValueWord? {
        valuesBySpelling[set.number][folding: text].map { values[$0] }
    }

    /// The words of one closed list, in their order.
    public static func values(of set: WordSet) -> [ValueWord] { bySet[set.number] }

    /// The header word that a key of a report spells: `unit_code`, `mã đơn vị`, or an alias.
    public static func headerWord(_ text: String) -> ReportWord? {
        headerBySpelling[folding: text].map { headerWords[$0] }
    }

    /// By the number of the key.
    private static let byKey: [Word] = ruleKeys.sorted { $0.key.number < $1.key.number }

    /// The places of each key, a bit for each.
    private static let placeBits: [UInt32] = byKey.map { word in
        word.uses.reduce(0) { $0 | 1 << UInt32($1.place.number) }
    }

    private static let byPlace: [[RuleKey]] = keysByPlace { _ in true }

    private static let requiredByPlace: [[RuleKey]] = keysByPlace(where: \.required)

    private static func keysByPlace(where isWanted: (Word.Use) -> Bool) -> [[RuleKey]] {
        var table = Array(repeating: [RuleKey](), count: RulePlace.allCases.count)
        for word in ruleKeys {
            for use in word.uses where isWanted(use) { table[use.place.number].append(word.key) }
        }
        return table
    }

    /// What the numbers of the two tables of spellings stand for: the Vietnamese words, then the English ones.
    private static let spellings: [(key: RuleKey, language: Language?)] =
        {
            let shared = ruleKeys.map(isShared)
            let vi = zip(ruleKeys, shared).map { (key: $0.key, language: $1 ? Language?.none : .vi) }
            return vi + zip(ruleKeys, shared).map { ($0.key, $1 ? nil : .en) }
        }()

    /// Whether a word is the same in both languages.
    private static func isShared(_ word: Word) -> Bool { Spelling.same(word.vi, word.en) }

    /// The words as they are usually written, which need no folding to be found.
    private static let usualSpellings: NameIndex = {
        var table = NameIndex()
        for (number, word) in (ruleKeys.map(\.vi) + ruleKeys.map(\.en)).enumerated() {
            table.add(exactly: word, number)
        }
        return table
    }()

    private static let foldedSpellings: NameIndex = {
        var table = NameIndex()
        for (number, word) in (ruleKeys.map(\.vi) + ruleKeys.map(\.en)).enumerated() {
            table.add(folding: word, number)
        }
        return table
    }()

    private static let bySet: [[ValueWord]] = {
        var table = Array(repeating: [ValueWord](), count: WordSet.allCases.count)
        for word in values { table[word.set.number].append(word) }
        return table
    }()

    private static let valuesBySpelling: [NameIndex] = {
        var tables = Array(repeating: NameIndex(), count: WordSet.allCases.count)
        for (number, word) in values.enumerated() {
            for text in [word.vi, word.en, word.code] { tables[word.set.number].add(folding: text, number) }
        }
        return tables
    }()

    private static let headerBySpelling: NameIndex = {
        var table = NameIndex()
        for (number, word) in headerWords.enumerated() {
            for text in [word.key, word.vi] + word.aliases { table.add(folding: text, number) }
        }
        return table
    }()
}
