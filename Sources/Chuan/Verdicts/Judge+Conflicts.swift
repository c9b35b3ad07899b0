import Diagnostics

/// Checks that contradict each other.
extension Judge {
    /// Where two checks that a reading declares to be in conflict were judged on the same row, and one passes while the
    /// other fails.
    func conflicts(_ result: ReportResult) -> [ReportResult.Note] {
        let checks = result.indicators.flatMap(\.checks)
        var notes: [ReportResult.Note] = []
        for reading in rulebook.readings where !reading.conflicts.isEmpty {
            let members = reading.conflicts.compactMap { id in checks.first { $0.check.id == id } }
            for (offset, first) in members.enumerated() {
                for second in members[(offset + 1)...] {
                    notes += conflicts(first, second, reading, result.report)
                }
            }
        }
        return notes
    }

    private func conflicts(
        _ first: CheckResult, _ second: CheckResult, _ reading: Reading, _ report: Report
    ) -> [ReportResult.Note] {
        var verdicts: [Int: VerdictCode] = [:]
        for item in second.items where item.verdict.isDecided { verdicts[item.place] = item.verdict }
        return first.items.compactMap { item in
            guard item.verdict.isDecided, let other = verdicts[item.place], other != item.verdict else { return nil }
            let used = choices.first { $0.reading == reading.id }?.alternative
            let alternative = reading.alternatives.first { $0.id == used }
            return ReportResult.Note(
                message: Sentences.conflict(
                    item.title ?? item.label.map { Message($0) }, (first.check.id, item.verdict),
                    (second.check.id, other),
                    Message("\(reading.id) (")
                        + (used.map { Message($0) } ?? Message(vi: "mặc định", en: "default"))
                        + Message(": ") + (alternative?.title ?? reading.defaultTitle).message + Message(")")),
                span: item.row.flatMap { report.span(of: $0) })
        }
    }
}

extension Report {
    fileprivate func span(of place: ItemResult.RowPlace) -> Span? {
        guard lists.indices.contains(place.input), let rows = lists[place.input]?.rows,
            rows.indices.contains(place.number - 1)
        else { return nil }
        return rows[place.number - 1].span
    }
}

extension ItemResult {
    /// The row as a number of its own; 0 for the report as a whole.
    fileprivate var place: Int { row.map { $0.input << 40 | $0.number } ?? 0 }
}

extension VerdictCode {
    fileprivate var isDecided: Bool { self == .pass || self == .fail }
}

extension Sentences {
    /// `đất đai: 3.1.a không đạt nhưng 3.2.a đạt trên cùng số liệu (A01=default: …)`
    fileprivate static func conflict(
        _ title: Message?, _ first: (id: String, verdict: VerdictCode), _ second: (id: String, verdict: VerdictCode),
        _ reading: Message
    ) -> Message {
        func said(_ check: (id: String, verdict: VerdictCode)) -> Message {
            check.verdict == .pass
                ? Message(vi: "\(check.id) đạt", en: "\(check.id) is met")
                : Message(vi: "\(check.id) không đạt", en: "\(check.id) is not met")
        }
        let row = title.map { $0 + Message(": ") } ?? Message("")
        return row + said(first) + Message(vi: " nhưng ", en: " but ") + said(second)
            + Message(
                vi: " trên cùng số liệu; đó là do cách hiểu \(reading.vi)",
                en: " on the same figures; this comes of the reading \(reading.en)")
    }
}
