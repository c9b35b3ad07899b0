public import Chuan
public import Diagnostics
import FEEL

/// Puts reports that records gave together with those that units sent for the same days: derived figures are what counts,
/// reported ones are compared with them, and all else comes from the report.
///
/// - Returns: The sent reports in their order, then those of units that sent none.
/// - Diagnostics: `report/reported-figure-differs`.
/// - Complexity: O(cells).
public func compareReports(
    _ sent: [Report], with derived: [DerivedReport], _ vocabulary: Vocabulary, limits: Limits = .standard
) -> ([Report], [Diagnostic]) {
    var comparison = ReportComparison(vocabulary: vocabulary, limits: limits)
    var rest = Dictionary(
        derived.enumerated().map { (ReportComparison.key($1.report), $0) }, uniquingKeysWith: { first, _ in first })
    var reports = sent.map { report in
        rest.removeValue(forKey: ReportComparison.key(report)).map { comparison.merge(report, derived[$0]) } ?? report
    }
    let alone = Set(rest.values)
    reports += derived.enumerated().filter { alone.contains($0.offset) }.map(\.element.report)
    return (reports, comparison.diagnostics)
}

private struct ReportComparison {
    let vocabulary: Vocabulary
    let limits: Limits
    private(set) var diagnostics: [Diagnostic] = []

    init(vocabulary: Vocabulary, limits: Limits) {
        self.vocabulary = vocabulary
        self.limits = limits
    }

    /// What tells reports apart.
    static func key(_ report: Report) -> String {
        let header = report.header
        return "\(Spelling.fold(header.unitCode.value)) \(header.periodStart) \(header.periodEnd)"
    }

    mutating func merge(_ sent: Report, _ derived: DerivedReport) -> Report {
        var report = sent
        for number in Set(derived.derivations.map(\.block)).sorted() {
            let block = vocabulary.blocks[number]
            let derivations = derived.derivations.filter { $0.block == number }
            if block.form == .group {
                for (derivation, figure) in derivations.flatMap({ one in one.figures.map { (one, $0) } }) {
                    let input = block.input + figure.field
                    report.cells[input] = merge(
                        report.cells[input], derived.report.cells[input], block.fields[figure.field], derivation)
                }
            } else if let list = derived.report.lists[block.input] {
                report.lists[block.input] = merge(sent.lists[block.input] ?? .absent, list, block, derivations)
            }
        }
        return report
    }

    /// Rows of the same identity are one. Where the records have none of a reported row, its figures are zero.
    private mutating func merge(
        _ sent: ReportList, _ derived: ReportList, _ block: Block, _ derivations: [Derivation]
    ) -> ReportList {
        guard sent.state == .value else { return derived }
        var list = sent
        var rest: [String: ReportRow] = [:]
        for row in derived.rows { rest[Self.identity(of: row, block)] = row }
        for place in list.rows.indices {
            let found = rest.removeValue(forKey: Self.identity(of: list.rows[place], block))
            for derivation in derivations {
                fill(&list.rows[place].cells, found?.cells, derivation, block)
            }
        }
        let numbers = (list.rows + list.sumRows).map(\.number).max() ?? 0
        let added = derived.rows.filter { rest[Self.identity(of: $0, block)] != nil }
        list.rows += added.enumerated().map { ReportRow(number: numbers + $0 + 1, cells: $1.cells, span: $1.span) }
        return list
    }

    private mutating func fill(
        _ cells: inout [Cell], _ derived: [Cell]?, _ derivation: Derivation, _ block: Block
    ) {
        for rowField in derivation.rowFields where cells[rowField.field].state == .missing {
            if let cell = derived?[rowField.field] { cells[rowField.field] = cell }
        }
        for figure in derivation.figures {
            let cell = derived?[figure.field] ?? Cell(state: .value, value: .number(.zero), text: "0", span: nil)
            cells[figure.field] = merge(cells[figure.field], cell, block.fields[figure.field], derivation)
        }
    }

    private mutating func merge(_ sent: Cell, _ derived: Cell, _ field: Field, _ derivation: Derivation) -> Cell {
        guard sent.state == .value || sent.state == .noEvents, case .number(let reported) = sent.value,
            case .number(let number) = derived.value, reported != number
        else { return derived }
        if let place = sent.span, diagnostics.count < limits.diagnosticsPerFile {
            diagnostics.append(
                .reportedFigureDiffers(field.shownTitle, reported: sent.text, derived: derived.text, at: place))
        }
        guard derivation.difference == .inconsistent else { return derived }
        return Cell(state: .broken, value: .null, text: sent.text, span: sent.span)
    }

    private static func identity(of row: ReportRow, _ block: Block) -> String {
        let fields = block.identity.isEmpty ? (block.rowLabel.map { [$0] } ?? []) : block.identity
        return fields.map { field in
            if case .string(let text) = row.cells[field].value { return Spelling.fold(text) }
            return ""
        }.joined(separator: "\u{1F}")
    }
}
