import Diagnostics
import FEEL

/// Checks over rows.
extension CheckJudging {
    mutating func judgeRows(_ source: CheckPlan.Source) -> [ItemResult] {
        let list = evaluator.evaluate(source.part.plan)
        guard case .list(let all) = list else { return [withoutBlock(source)] }
        if case .share(let counted, let met) = plan.measure { return [judgeShare(all, source, counted, met)] }
        var items: [ItemResult] = []
        for (offset, row) in all.enumerated() {
            evaluator.locals[source.rowLocal] = row
            let label = label(of: row, offset: offset)
            switch belongs(row) {
            case .boolean(true):
                var item = judgeItem(label: label)
                item.group = group()
                items.append(item)
            case .unknown: items.append(plain(.unknown, Sentences.undecided(missingNow()), label: label))
            default: continue
            }
        }
        return items.isEmpty ? [withoutRows()] : items
    }

    /// What the row is added up under; nobody is told that it was read.
    private mutating func group() -> String? {
        guard case .pooled(let by?, _) = plan.rollUp else { return nil }
        let trace = evaluator.trace
        defer { evaluator.trace = trace }
        let value = evaluator.evaluate(by.plan)
        return value.isNull || value.isUnknown ? nil : value.string ?? value.text()
    }

    /// Whether a row is one that the check is about.
    mutating func belongs(_ row: Value) -> Value {
        guard let condition = plan.whereCondition else { return .boolean(true) }
        startItem()
        evaluateDefinitions(needingRow: true)
        return evaluator.evaluate(condition.plan)
    }

    /// The block is not in the report, or stands there as a word.
    private mutating func withoutBlock(_ source: CheckPlan.Source) -> ItemResult {
        let state = source.block.flatMap { facts.report.lists[facts.vocabulary.blocks[$0].input]?.state }
        if state == .claimedNotApplicable, unitType.map(plan.believesClaims.contains) ?? false {
            return plain(.notApplicable, Sentences.claimed)
        }
        guard let verdict = plan.noBlock else { return withoutRows() }
        return outcome(verdict, Sentences.noBlock(missingNow()))
    }

    /// No row is one that the check is about: the first line whose condition holds decides.
    private mutating func withoutRows() -> ItemResult {
        for line in plan.noRows {
            guard let condition = line.condition else { return outcome(line.verdict, Sentences.noRows) }
            switch evaluator.evaluate(condition.plan) {
            case .boolean(true): return outcome(line.verdict, Sentences.noRows)
            case .boolean(false): continue
            default: return outcome(.unknown, Sentences.undecided(missingNow()))
            }
        }
        return outcome(.notApplicable, Sentences.noRows)
    }

    private mutating func outcome(_ verdict: VerdictCode, _ sentence: Message) -> ItemResult {
        let open = scopeIsOpen && verdict != .pass
        return plain(open ? .unknown : verdict, sentence)
    }

    /// What people call a row: the text of its label, or its number.
    func label(of row: Value, offset: Int) -> String {
        switch row {
        case .row(let row):
            let block = facts.block(ofInput: row.input)?.block
            if let column = block?.rowLabel, case .string(let text) = row.values[column] { return text }
            return "\(block?.key ?? "")[\(row.number)]"
        case .string(let text): return text
        default: return "\(offset + 1)"
        }
    }

    // MARK: Shares

    /// The rows of a share: those that count, those that meet the condition, and those that are open.
    struct Tally {
        var met = 0
        var counted = 0
        /// It counts, and may meet the condition or not.
        var openMet = 0
        /// It may not even count.
        var openCounted = 0
        var openLabels: [String] = []
        var notMet: [String] = []
        var left: [String] = []
    }

    /// The share of rows that meet a condition; undecided rows are counted in every way that they may come out.
    private mutating func judgeShare(
        _ rows: [Value], _ source: CheckPlan.Source, _ counted: CheckPlan.Part?, _ met: CheckPlan.Part
    ) -> ItemResult {
        guard let target = shownTarget else { return plain(.unknown, Sentences.noTarget) }
        var tally = Tally()
        startItem()
        for (offset, row) in rows.enumerated() {
            evaluator.locals[source.rowLocal] = row
            evaluateDefinitions(needingRow: true)
            if let condition = plan.whereCondition, evaluator.evaluate(condition.plan).boolean == false { continue }
            add(row, label(of: row, offset: offset), counted, met, to: &tally)
        }
        if let settled = settledBeforehand(nil) { return settled }
        var result = decide(tally, target)
        if result.verdict == .fail, !isQuiet { result.gap = shareGap(rows, source, tally, target) }
        return result
    }

    private mutating func add(
        _ row: Value, _ label: String, _ counted: CheckPlan.Part?, _ met: CheckPlan.Part, to tally: inout Tally
    ) {
        let counts = counted.map { evaluator.evaluate($0.plan) } ?? .boolean(true)
        if counts.boolean == false {
            tally.left.append(label)
            return
        }
        let meets = evaluator.evaluate(met.plan)
        switch (counts.boolean, meets.boolean) {
        case (true, true):
            tally.counted += 1
            tally.met += 1
        case (true, false):
            tally.counted += 1
            tally.notMet.append(label)
        case (true, nil):
            tally.openMet += 1
            tally.openLabels.append(label)
        default:
            tally.openCounted += 1
            tally.openLabels.append(label)
        }
    }

    private mutating func decide(_ tally: Tally, _ target: CompiledTarget) -> ItemResult {
        let verdict = verdict(of: tally, target)
        let (met, counted) = (Decimal(tally.met), Decimal(tally.counted))
        let quotient = met.divided(by: counted)
        let isOpen = tally.openMet + tally.openCounted > 0
        let figures = ItemResult.Figures(
            numerator: met, denominator: counted, value: quotient,
            shown: tally.counted == 0 || isQuiet ? nil : Shown.rate(met, counted, target), interval: nil)
        let reads = evaluator.trace?.reads ?? []
        let decided = verdict == .pass || verdict == .fail
        return ItemResult(
            label: nil, verdict: verdict, compared: decided ? tally.counted : 0, figures: figures,
            missing: isOpen ? missing(reads) : [], evidence: evidence(reads),
            sentence: said(Sentences.share(tally, figures, target, verdict)))
    }

    /// The verdict when all ways agree. Ways without any counted row have no verdict of their own.
    private func verdict(of tally: Tally, _ target: CompiledTarget) -> VerdictCode {
        var found: Set<VerdictCode> = []
        for (met, counted) in ways(tally) {
            if counted == 0 {
                found.insert(plan.zeroDenominator)
                continue
            }
            let (above, below) = (Decimal(met), Decimal(counted))
            switch holds(target, above, below, above.divided(by: below)) {
            case true: found.insert(.pass)
            case false: found.insert(.fail)
            default: return .unknown
            }
        }
        return found.count == 1 ? found.first ?? .unknown : .unknown
    }

    /// Every way in which open rows may come out, as (met, counted); for many open rows, the corners, between which the
    /// share lies.
    private func ways(_ tally: Tally) -> [(Int, Int)] {
        let few = tally.openMet <= 64 && tally.openCounted <= 64
        let metChoices = few ? Array(0...tally.openMet) : [0, tally.openMet]
        let outChoices = few ? Array(0...tally.openCounted) : [0, tally.openCounted]
        var ways: [(Int, Int)] = []
        for met in metChoices {
            for out in outChoices {
                let counting = tally.openCounted - out
                for more in few ? Array(0...counting) : [0, counting] {
                    ways.append((tally.met + met + more, tally.counted + tally.openMet + counting))
                }
            }
        }
        return ways
    }
}
