import Chuan
import Diagnostics
import YAMLSource

/// Writes boundary cases, and makes tests of what it writes.
struct BoundaryWriter {
    let book: LoneChecks
    let language: Language
    let decode: FragmentDecoder

    /// The table with the verdicts that its rows get, and its tests; nil where it is not about the check.
    func fill(_ table: BoundaryTable) -> (text: String, tests: [RuleTest])? {
        let draft = tests(.tables, table.text(verdicts: table.rows.map { _ in .pass }))
        guard draft.count == table.rows.count else { return nil }
        var judging = TestJudging(book: book)
        let verdicts = draft.compactMap { judging.result(of: $0)?.verdict }
        guard verdicts.count == draft.count, !verdicts.contains(.notApplicable) else { return nil }
        let text = table.text(verdicts: verdicts)
        return (text, tests(.tables, text))
    }

    /// The tests that a part of a test file makes.
    func tests(_ key: RuleKey, _ text: String) -> [RuleTest] {
        var files = SourceFiles()
        let source = files.add(path: "", bytes: Array((Words[key][language] + ":\n" + text).utf8))
        guard let file = readTestFile(source, limits: .standard).0 else { return [] }
        var preparer = TestPreparer(book: book, file: file, decode: decode)
        return preparer.tests()
    }

    /// `loại đơn vị: quận huyện`.
    static func unitType(_ code: String, _ vocabulary: Vocabulary, _ language: Language) -> String {
        let key = language == .vi ? Words.headerWord("unit_type")?.vi ?? "unit_type" : "unit_type"
        return "\(key): \(YAMLText.scalar(title(ofType: code, vocabulary, language)))"
    }

    static func title(ofType code: String, _ vocabulary: Vocabulary, _ language: Language) -> String {
        vocabulary.unitTypes.first { $0.code == code }?.title[language] ?? code
    }
}
