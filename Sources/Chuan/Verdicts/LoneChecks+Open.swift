package import Diagnostics
import FEEL

extension LoneChecks {
    /// A report of which nothing is known but who reports: every list has one row, every field is missing.
    ///
    /// - Returns: Nil where the rulebook says nothing of its time.
    package func openSubject(unitType: String, span: Span) -> ReportSubject? {
        guard let start = rulebook.effectiveFrom ?? rulebook.effectiveTo,
            let end = rulebook.effectiveTo ?? rulebook.effectiveFrom
        else { return nil }
        let vocabulary = rulebook.vocabulary
        var lists = [ReportList?](repeating: nil, count: vocabulary.inputCount)
        for block in vocabulary.blocks where block.form != .group {
            let cells = [Cell](repeating: .absent, count: max(1, block.fields.count))
            lists[block.input] = ReportList(
                state: .value, rows: [ReportRow(number: 1, cells: cells, span: span)], span: span)
        }
        let header = Report.Header(
            unitCode: Located("", span), unitName: nil, unitType: Located(unitType, span), periodStart: start,
            periodEnd: end, periodSpan: span, dataCutoff: nil, rulebook: nil)
        let cells = [Cell](repeating: .absent, count: vocabulary.inputCount)
        return subject(Report(file: span.file, header: header, cells: cells, lists: lists), register: nil)
    }
}
