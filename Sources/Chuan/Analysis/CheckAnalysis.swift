package import Diagnostics
package import FEEL

/// What may become of a check over all reports that the vocabulary and its constraints allow, for one unit type.
///
/// Every field of the report is unknown; of the table that the check goes through, one row is looked at, so that what holds
/// here holds of each row. Sound: what is said never to happen does not.
package struct CheckAnalysis {
    private let judging: CheckJudging
    private let open: OpenFacts
    /// What is unknown, where the check's own conditions on consistent figures hold.
    private let unknowns: Unknowns

    /// - Returns: Nil where the check does not address the unit type, or where nothing can be said: it reads the head of the
    ///   report, or another part of it reads the table too, as a whole.
    package init?(_ check: Check, in rulebook: Rulebook, unitType: Int, limits: Limits) {
        let plan = check.plan
        guard plan.appliesTo.contains(unitType) else { return nil }
        let read = plan.inputsReadBesideSource
        if let block = plan.source?.block, read.contains(rulebook.vocabulary.blocks[block].input) { return nil }
        let head = Set(HeaderField.allCases.map(\.rawValue)).subtracting([HeaderField.unitType.rawValue])
        guard read.isDisjoint(with: head),
            let report = Report(open: rulebook, unitType: unitType, row: plan.source?.block)
        else { return nil }
        let facts = ReportFacts(report, rulebook: rulebook, register: nil, asOf: nil, limits: limits)
        var judging = CheckJudging(
            check: check, plan: plan, facts: facts, unitType: unitType, choices: [], limits: limits, extent: .verdict)
        judging.evaluateDefinitions(needingRow: false)
        if let source = plan.source {
            guard source.block != nil, case .list(let rows) = judging.evaluator.evaluate(source.part.plan),
                let row = rows.first
            else { return nil }
            judging.evaluator.locals[source.rowLocal] = row
        }
        judging.startItem()
        judging.evaluateDefinitions(needingRow: true)
        self.judging = judging
        open = facts.open.facts(of: facts, limits: limits)
        unknowns = judging.consistentUnknowns(open)
    }

    /// What `where` may come out as; true where there is none.
    package var scope: Truths { judging.plan.whereCondition.map(truths) ?? .yes }

    /// What a condition of the check may come out as.
    private func truths(of part: CheckPlan.Part) -> Truths {
        var bounder = judging.bounder(open, unknowns)
        return bounder.bound(part.plan).truths
    }

    /// What the check may come out as, for rows that it is about.
    package var outcomes: Outcomes {
        var inScope = unknowns
        if let condition = judging.plan.whereCondition {
            inScope = judging.bounder(open, unknowns).assuming(condition.plan)
        }
        return judging.settled(open, inScope)
    }
}

extension CheckPlan {
    /// The inputs that parts besides the source read.
    fileprivate var inputsReadBesideSource: Set<Int> {
        var parts = definitions.map(\.part) + consistentWhen
        parts += [whereCondition, onlyIf, provenBy].compactMap { $0 }
        switch measure {
        case .rate(let above, let below, let reported): parts += [above, below] + (reported.map { [$0] } ?? [])
        case .value(let part), .requirement(let part): parts.append(part)
        case .share(let counted, let met): parts += (counted.map { [$0] } ?? []) + [met]
        }
        return Set(parts.flatMap(\.plan.inputsRead))
    }
}

extension Report {
    /// A report in which nothing is known but the unit type and the period; of one table, a row.
    fileprivate init?(open rulebook: Rulebook, unitType: Int, row block: Int?) {
        guard let day = rulebook.effectiveTo ?? CalendarDate(year: 2000, month: 12, day: 31) else { return nil }
        let nowhere = Span(file: FileID(number: 0), start: 0, end: 0)
        let vocabulary = rulebook.vocabulary
        var lists = [ReportList?](repeating: nil, count: vocabulary.inputCount)
        for other in vocabulary.blocks where other.form != .group { lists[other.input] = .absent }
        if let block = block.map({ vocabulary.blocks[$0] }) {
            let row = ReportRow(number: 1, cells: block.fields.map { _ in .absent }, span: nowhere)
            lists[block.input] = ReportList(state: .value, rows: [row], span: nowhere)
        }
        self.init(
            file: nowhere.file,
            header: Header(
                unitCode: Located("?", nowhere), unitName: nil,
                unitType: Located(vocabulary.unitTypes[unitType].code, nowhere),
                periodStart: day, periodEnd: day, periodSpan: nowhere, dataCutoff: nil,
                rulebook: nil),
            cells: Array(repeating: .absent, count: vocabulary.inputCount), lists: lists)
    }
}

extension Rulebook {
    /// The analyses of a check, one for each unit type that it addresses and of which something can be said.
    package func analyses(of check: Check, limits: Limits = .standard) -> [CheckAnalysis] {
        vocabulary.unitTypes.indices.compactMap { CheckAnalysis(check, in: self, unitType: $0, limits: limits) }
    }
}

extension Check {
    /// Where `where` of the default readings stands.
    package var rowCondition: Span? { plan.whereCondition?.span }
}
