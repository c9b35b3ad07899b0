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
            vi:
                "\(byColumns)/\(sweep.checks.count) tiêu chí chấm được nhiều báo cáo cùng lúc; chấm riêng từng báo cáo thì chậm hơn, kết luận như nhau\n",
            en:
                "\(byColumns) of \(sweep.checks.count) checks are judged for many reports at once; judging reports one by one is slower, with the same verdicts\n"
        )[language]
        for (number, check) in sweep.checks.enumerated() {
            let again = BatchSummary.grouped(statistics.judgedAgain[number], language)
            if let refusal = check.refusal {
                text +=
                    Message(
                        vi: "  \(check.check.id): chấm riêng mọi báo cáo, vì \(refusal.message.vi)\n",
                        en: "  \(check.check.id): every report judged by itself: \(refusal.message.en)\n")[language]
            } else if statistics.judgedAgain[number] > 0 {
                text +=
                    Message(
                        vi:
                            "  \(check.check.id): chấm riêng \(again) báo cáo, vì thiếu số liệu, số liệu mâu thuẫn hoặc ghi khác thường\n",
                        en:
                            "  \(check.check.id): \(again) reports judged by themselves: figures are missing, contradictory or oddly written\n"
                    )[
                        language]
            }
        }
        return text
    }

    /// How rows with tables inside are read.
    ///
    /// - Parameter columns: How many columns of the files belong to such tables.
    package func text(tableColumns columns: Int) -> String {
        if columns == 0 { return "" }
        return Message(
            vi:
                "  \(columns) cột thuộc bảng con (`bảng.số thứ tự.trường`): dòng có bảng con được đọc riêng, chậm hơn\n",
            en:
                "  \(columns) columns belong to tables inside reports (`table.number.field`): their rows are read one by one, "
                + "which is slower\n")[language]
    }

    /// How the city was rolled up.
    package func text(of city: CitySweep, _ statistics: CityStatistics?) -> String {
        var text = ""
        for slot in city.slotSummaries(statistics) where slot.alone > 0 {
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
    var message: Message {
        if part == .measure, case .source = reason {
            return Message(
                vi: "thước đo hoặc cách hiểu này chỉ tính được từng báo cáo một",
                en: "the measure or the reading is worked out report by report only")
        }
        return part.message + Message(" ") + reason.message
    }
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
