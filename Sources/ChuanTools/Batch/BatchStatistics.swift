import FEEL
package import Chuan
package import Diagnostics

/// How a batch was judged: what columns did, and what was judged report by report, and why.
package struct BatchStatistics {
    private let sweep: Sweep
    private let statistics: SweepStatistics
    private let language: Language

    package init(_ sweep: Sweep, _ statistics: SweepStatistics, language: Language) {
        self.sweep = sweep
        self.statistics = statistics
        self.language = language
    }

    package func text() -> String {
        let byColumns = sweep.checks.count { $0.refusal == nil }
        var text = Message(
            vi: "\(byColumns)/\(sweep.checks.count) tiêu chí được chấm theo cột\n",
            en: "\(byColumns) of \(sweep.checks.count) checks are judged over columns\n")[language]
        for (number, check) in sweep.checks.enumerated() {
            let again = BatchSummary.grouped(statistics.judgedAgain[number], language)
            if let refusal = check.refusal {
                text +=
                    Message(
                        vi: "  \(check.check.id): chấm từng báo cáo, vì \(refusal.message.vi)\n",
                        en: "  \(check.check.id): judged report by report: \(refusal.message.en)\n")[language]
            } else if statistics.judgedAgain[number] > 0 {
                text +=
                    Message(
                        vi:
                            "  \(check.check.id): \(again) báo cáo phải chấm riêng vì thiếu, mâu thuẫn hoặc số liệu lạ\n",
                        en:
                            "  \(check.check.id): \(again) reports judged by themselves: missing, contradictory or odd figures\n"
                    )[
                        language]
            }
        }
        return text
    }

    /// How the city was rolled up.
    package func text(of city: CitySweep, _ statistics: CityStatistics?) -> String {
        var text = ""
        for slot in city.slotSummaries(statistics) where slot.refusal != nil || slot.alone > 0 {
            let name = slot.id + (slot.reading.map { " (\($0))" } ?? "")
            let alone = BatchSummary.grouped(slot.alone, language)
            let reason = slot.refusal?.message ?? Message(vi: "có số thiếu hoặc lạ", en: "missing or odd figures")
            text +=
                Message(
                    vi: "  tổng hợp \(name): \(alone) báo cáo được cộng riêng từng cái, vì \(reason.vi)\n",
                    en: "  roll-up of \(name): \(alone) reports were added one by one: \(reason.en)\n")[language]
        }
        return text
    }
}

extension SweepRefusal {
    /// `biểu thức của tử số hay mẫu số dùng …`
    var message: Message { part.message + Message(" ") + reason.message }
}

extension SweepRefusal.Part {
    fileprivate var message: Message {
        switch self {
        case .scope: Message(vi: "điều kiện “chỉ khi”", en: "the condition `only if`")
        case .rows: Message(vi: "các dòng", en: "the rows")
        case .condition: Message(vi: "điều kiện", en: "a condition")
        case .measure: Message(vi: "thước đo", en: "the measure")
        case .target: Message(vi: "mục tiêu", en: "the target")
        case .proof: Message(vi: "phần “chứng minh bằng”", en: "the proof")
        case .constraint: Message(vi: "một ràng buộc", en: "a constraint")
        case .definition: Message(vi: "phần “đặt”", en: "a definition")
        }
    }
}

extension SweepRefusal.Reason {
    fileprivate var message: Message {
        switch self {
        case .expression(let refusal): refusal.message
        case .rounding: Message(vi: "làm tròn trước khi so sánh", en: "rounds before it compares")
        case .conditionTable: Message(vi: "theo điều kiện", en: "depends on conditions")
        case .parameter: Message(vi: "dùng số chọn theo cách hiểu", en: "uses a number chosen with a reading")
        case .source: Message(vi: "không phải là một khối của báo cáo", en: "are not a block of the report")
        case .threshold: Message(vi: "có ngưỡng quá nhiều chữ số", en: "has a threshold of too many digits")
        case .openScope: Message(vi: "đi với tỷ lệ của dòng", en: "goes with a share of rows")
        }
    }
}

extension ColumnRefusal {
    fileprivate var message: Message {
        switch self {
        case .form(let name): Message(vi: "dùng `\(name)`", en: "uses `\(name)`")
        case .input: Message(vi: "đọc số liệu không xếp được thành cột", en: "reads what has no column")
        case .number: Message(vi: "có số quá nhiều chữ số", en: "has a number of too many digits")
        case .types:
            Message(
                vi: "so sánh hay tính những giá trị không xếp được thành cột", en: "works on values that have no column"
            )
        case .nestedTables: Message(vi: "đi qua hai bảng cùng lúc", en: "goes through two tables at once")
        }
    }
}
