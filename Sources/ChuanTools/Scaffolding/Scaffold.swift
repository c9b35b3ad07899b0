import Chuan
public import Diagnostics
import FEEL
import YAMLSource

/// New files that an author goes on with: rule text with a comment wherever something is to be decided.
public struct Scaffold: Sendable {
    public struct File: Sendable, Hashable {
        /// Within the rulebook's folder.
        public let path: String
        public let text: String
    }

    /// What is put where the author gave nothing.
    public struct Answers: Sendable {
        public var title: String?
        public var from: String?
        public var to: String?
        public var document: String?
        public var documentTitle: String?
        public var clause: String?
        public var unitTypes: [String] = []
        public var numerator: String?
        public var denominator: String?
        public var target: String?

        public init() {}

        /// From when to when a rulebook is in force: the year of the day that is given, where only one is.
        package var days: (first: String, last: String) {
            let year = [from, to].compactMap { $0.flatMap(CalendarDate.init(ruleText:)) }.first?.year ?? 2024
            return (from ?? "\(year)-01-01", to ?? "\(year)-12-31")
        }
    }

    /// The unit types of a new rulebook: code, Vietnamese and English name.
    private static let unitTypes = [("dist", "quận huyện", "districts"), ("comm", "phường xã", "communes")]

    /// What these may be called.
    package static let unitTypeNames = unitTypes.flatMap { [$0.0, $0.1, $0.2] }

    private let language: Language
    private let answers: Answers

    /// - Parameter language: Of keys, comments and of texts that are given in one language.
    public init(_ language: Language, _ answers: Answers) {
        self.language = language
        self.answers = answers
    }

    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    // MARK: Rulebooks

    /// The files of a rulebook with one indicator, its vocabulary and its test. It judges as it is.
    public func rulebook(_ id: String) -> [File] {
        [
            File(path: say("bo-chi-tieu.rules.yaml", "rulebook.rules.yaml"), text: head(id)),
            File(path: say("tu-dien.rules.yaml", "vocabulary.rules.yaml"), text: vocabulary),
            indicator("1"), test("1.a", of: "1", around98: true),
        ] + schemas
    }

    /// The schemas that the first line of every file names, for editors.
    public var schemas: [File] {
        [
            File(path: "schemas/rules.json", text: SchemaKind.rules.schema(nil)),
            File(path: "schemas/tests.json", text: SchemaKind.tests.schema(nil)),
        ]
    }

    private var document: String { answers.document ?? "van-ban-1" }

    private func head(_ id: String) -> String {
        var text = ScaffoldText(language, schema: "rules")
        text.comment(
            0,
            say(
                "Tên, hiệu lực và văn bản của bộ chỉ tiêu.",
                "What the rulebook is called, when it is in force, what it cites."))
        text.entry(0, .rulebook)
        text.entry(1, .id, id)
        text.title(1, answers.title ?? say("Bộ chỉ tiêu \(id)", "Rulebook \(id)"))
        text.entry(1, .effective)
        text.entry(2, .from, answers.days.first)
        text.entry(2, .to, answers.days.last)
        text.comment(
            1,
            say(
                "`năm`: báo cáo quý, sáu tháng chỉ có kết luận tạm tính; `bất kỳ`: kỳ nào cũng kết luận.",
                "`yearly`: reports of a quarter get provisional verdicts; `any`: any period is judged."))
        text.entry(1, .assessment, say("năm", "yearly"))
        text.entry(1, .documents)
        text.item(2, .id, document)
        text.title(
            3, answers.documentTitle ?? say("Tên văn bản giao chỉ tiêu", "Name of the document that sets the targets"))
        return text.text
    }

    private var vocabulary: String {
        var text = ScaffoldText(language, schema: "rules")
        text.comment(0, say("Ai báo cáo, và báo cáo những số liệu gì.", "Who reports, and which figures."))
        text.entry(0, .unitTypes)
        for (code, vi, en) in Self.unitTypes {
            text.flow(1, "{\(text.word(.id)): \(code), \(text.word(.title)): {vi: \(vi), en: \(en)}}")
        }
        text.blank()
        text.entry(0, .unitsOfMeasure)
        text.flow(1, "{\(text.word(.id)): dossiers, \(text.word(.title)): {vi: hồ sơ, en: dossiers}}")
        text.blank()
        text.entry(0, .vocabulary)
        text.item(1, .block, "settlement")
        text.line(2, "\(text.word(.title)): {vi: giải quyết hồ sơ, en: settlement of dossiers}")
        text.comment(
            2,
            say(
                "`nhóm`: mỗi trường một số; `bảng`: mỗi dòng một lĩnh vực, một đơn vị.",
                "`group`: one figure a field; `table`: a row for each thing."))
        text.entry(2, .form, say("nhóm", "group"))
        text.entry(2, .fields)
        for (key, vi, en) in [("resolved", "đã giải quyết", "resolved"), ("on_time", "đúng hạn", "on time")] {
            text.item(3, .key, key)
            text.line(4, "\(text.word(.title)): {vi: \(vi), en: \(en)}")
            text.entry(4, .type, say("số đếm", "count"))
            text.entry(4, .unit, say("hồ sơ", "dossiers"))
            if key == "on_time" { text.entry(4, .movable, say("tăng", "up")) }
        }
        text.comment(
            2,
            say(
                "Điều luôn phải đúng; trái thì số liệu không thống nhất.",
                "What must always hold; figures that break it are inconsistent."))
        text.entry(2, .constraints)
        text.flow(3, say("đúng hạn <= đã giải quyết", "on time <= resolved"))
        return text.text
    }

    // MARK: Indicators and tests

    /// A rule file with one indicator of one check.
    public func indicator(_ id: String) -> File {
        var text = ScaffoldText(language, schema: "rules")
        text.entry(0, .indicators)
        text.item(1, .id, id)
        text.title(2, answers.title ?? say("Tên chỉ tiêu \(id)", "Name of indicator \(id)"))
        text.comment(2, say("Văn bản và mục đã giao chỉ tiêu này.", "The document and the clause that set it."))
        text.entry(2, .source)
        text.entry(3, .document, document)
        text.entry(3, .clause, answers.clause ?? id)
        if !answers.unitTypes.isEmpty {
            text.entry(2, .appliesTo)
            for type in answers.unitTypes { text.flow(3, YAMLText.scalar(type)) }
        } else {
            text.comment(
                2,
                say(
                    "Không ghi `áp dụng` thì mọi loại đơn vị: \(text.word(.appliesTo)): [quận huyện]",
                    "Without `applies to`, all unit types: \(text.word(.appliesTo)): [districts]"))
        }
        text.comment(2, say("Đơn vị chưa đạt thì nên làm gì.", "What a unit that fails should do."))
        text.entry(2, .remedy)
        text.line(3, "vi: Rà từng hồ sơ trễ hạn và bố trí thêm người ở khâu chậm.")
        text.line(3, "en: Trace the late dossiers and staff the slow step.")
        text.entry(2, .checks)
        text.item(3, .id, id + ".a")
        text.comment(
            4, say("Tỷ lệ = tử số / mẫu số, bằng tên trường trong từ điển.", "A share, in the names of the vocabulary.")
        )
        text.entry(4, .numerator, answers.numerator ?? say("đúng hạn", "on time"))
        text.entry(4, .denominator, answers.denominator ?? say("đã giải quyết", "resolved"))
        text.comment(
            4,
            say(
                "Như trong văn bản: từ 98% trở lên, tối thiểu 40%, trên 80%, dưới 3%, không quá 10%.",
                "As documents put it: at least 98%, more than 80%, less than 3%, at most 10%."))
        text.entry(4, .target, answers.target ?? say("từ 98% trở lên", "at least 98%"))
        return File(path: say("chi-tieu-\(id).rules.yaml", "indicator-\(id).rules.yaml"), text: text.text)
    }

    /// A test file for a check of the form that `indicator` writes.
    ///
    /// - Parameter around98: The target is 98%, so that there are rows on both sides of it.
    public func test(_ check: String, of indicator: String, around98: Bool = false) -> File {
        var text = ScaffoldText(language, schema: "tests")
        text.comment(
            0,
            say(
                "Mỗi dòng một trường hợp: số liệu, rồi kết luận phải có. Thêm dòng ở hai bên mức.",
                "A case in each row: figures, then the verdict that is due. Add rows on both sides of the threshold."))
        text.entry(0, .tables)
        text.item(1, .title, say("\(check) quanh mức", "\(check) around the threshold"))
        text.entry(2, .check, check)
        let (type, above, below) = (
            answers.unitTypes.first ?? say("quận huyện", "districts"), answers.numerator ?? say("đúng hạn", "on time"),
            answers.denominator ?? say("đã giải quyết", "resolved")
        )
        text.line(2, "\(text.word(.given)): {\(say("loại đơn vị", "unit_type")): \(YAMLText.scalar(type))}")
        text.line(
            2,
            "\(text.word(.columns)): [\(YAMLText.scalar(above)), \(YAMLText.scalar(below)), \(text.word(.verdict))]"
        )
        text.entry(2, .rows)
        if around98 {
            text.flow(3, say("[98, 100, đạt]", "[98, 100, pass]"))
            text.flow(3, say("[97, 100, không đạt]", "[97, 100, fail]"))
        } else {
            text.comment(
                3,
                say(
                    "`chuan test --write-boundaries` nêu các dòng ở hai bên mức.",
                    "`chuan test --write-boundaries` proposes the rows on both sides of the threshold."))
        }
        text.flow(3, say("[0, 0, không phát sinh]", "[0, 0, no events]"))
        text.flow(3, say("[~, 100, chưa đủ dữ liệu]", "[~, 100, unknown]"))
        let name = say("chi-tieu-\(indicator)", "indicator-\(indicator)")
        return File(path: "\(name).test.yaml", text: text.text)
    }
}
