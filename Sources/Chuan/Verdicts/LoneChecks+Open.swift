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

extension LoneCheck {
    /// Whether an open report stands for every report, as far as the check reads it: nothing of its header but the unit
    /// type, no list as a whole, no field that may be left empty. Only a requirement is looked at.
    package var isAskedByOpenSubject: Bool {
        guard case .requirement(let requirement) = plan.measure else { return false }
        let vocabulary = judge.rulebook.vocabulary
        let tables = vocabulary.blocks.filter { $0.form == .table }
        let plans = [requirement.plan] + plan.definitions.map(\.part.plan)
        return plans.allSatisfy { plan in
            plan.inputsRead.allSatisfy { vocabulary.isOpen(input: $0) }
                && plan.columnsUsed.allSatisfy { !tables[$0.schema].fields[$0.column].optional }
        }
    }
}

extension Vocabulary {
    /// Whether an input is a single field that has to be filled in, or the unit type.
    fileprivate func isOpen(input: Int) -> Bool {
        if input == HeaderField.unitType.rawValue { return true }
        return blocks.dropFirst(2).contains { block in
            let place = input - block.input
            return block.form == .group && block.fields.indices.contains(place) && !block.fields[place].optional
        }
    }
}
