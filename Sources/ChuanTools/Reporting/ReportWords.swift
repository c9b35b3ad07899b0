import Chuan
import Diagnostics
import FEEL

/// Words that the forms of results for people have in common.
enum ReportWords {
    static let summary = Message(vi: "Tổng hợp", en: "Summary")
    static let toDo = Message(vi: "Việc cần bổ sung", en: "What to bring")
    static let warnings = Message(vi: "Lưu ý", en: "Notes")
    static let targets = Message(vi: "Từng chỉ tiêu", en: "Target by target")
    static let units = Message(vi: "Từng đơn vị", en: "Unit by unit")
    static let unit = Message(vi: "Đơn vị", en: "Unit")
    static let overview = Message(vi: "Đơn vị và chỉ tiêu", en: "Units and targets")
    static let city = Message(vi: "Toàn thành phố", en: "The whole city")
    static let groups = Message(vi: "Theo nhóm đơn vị", en: "By group of units")
    static let ranking = Message(vi: "Xếp hạng đơn vị", en: "Ranking of units")
    static let notReported = Message(vi: "Chưa báo cáo", en: "Not reported")
    static let remedy = Message(vi: "Khắc phục", en: "Remedy")
    static let needed = Message(vi: "Cần", en: "Needed")
    static let gap = Message(vi: "Phần còn thiếu", en: "What is missing")
    static let evidence = Message(vi: "Căn cứ", en: "Evidence")
    static let source = Message(vi: "Nguồn", en: "Source")
    static let target = Message(vi: "mục tiêu", en: "target")
    static let soFar = Message(vi: "tạm tính", en: "so far")
    static let otherReading = Message(vi: "Theo cách hiểu khác", en: "Under another reading")
    static let notTried = Message(
        vi: "Chưa thử được vì thiếu số liệu riêng", en: "Not tried, for want of figures of their own")
    static let explanation = Message(vi: "Diễn giải từng bước", en: "How it came about, step by step")
    static let notInSheets = Message(vi: "chưa có trong bảng tính", en: "not in the spreadsheet")
    static let addToReport = Message(vi: "thêm vào báo cáo", en: "add to the report")

    static func period(_ header: Report.Header) -> Message {
        Message(
            vi: "Kỳ \(header.periodStart.vietnamese) – \(header.periodEnd.vietnamese)",
            en: "Period \(header.periodStart) to \(header.periodEnd)")
    }

    static func reported(_ city: CityResult) -> Message {
        Message(
            vi: "\(city.unitsReported) đơn vị đã báo cáo, \(city.unitsMissing.count) đơn vị chưa báo cáo",
            en: "\(city.unitsReported) units reported, \(city.unitsMissing.count) did not")
    }

    /// `Không đạt (tạm tính: Đạt)`
    static func verdict(_ verdict: VerdictCode, _ provisional: VerdictCode?) -> Message {
        guard let provisional else { return verdict.label }
        return verdict.label + Message(" (") + soFar + Message(": ") + provisional.label + Message(")")
    }

    static func more(_ count: Int) -> Message { Message(vi: "và \(count) mục khác", en: "and \(count) more") }
}

extension Rulebook {
    /// `1203/QĐ-UBND (29/3/2023)`; nil for a document that is not declared.
    func words(_ source: SourceClause) -> Message? {
        guard let document = documents.first(where: { $0.id.value == source.document.value }) else { return nil }
        let words = document.number.map { Message($0) } ?? document.title.message
        guard let issued = document.issued else { return words }
        return words + Message(vi: " (\(issued.vietnamese))", en: " (\(issued))")
    }

    /// The title of a unit type.
    func title(ofUnitType code: String) -> Message {
        vocabulary.unitTypes.first { $0.code == code }?.title.message ?? Message(code)
    }
}

extension SourceClause {
    /// `mục 3.1`
    var words: Message? { clause.map { Message(vi: "mục \($0.value)", en: "clause \($0.value)") } }
}

extension ReportResult {
    /// The unit's name, or its code where it has none.
    var unitName: String { report.header.unitName ?? report.header.unitCode.value }
}
