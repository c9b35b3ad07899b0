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
                items.append(placed(item, offset, row))
            case .unknown:
                items.append(placed(plain(.unknown, Sentences.undecided(missingNow()), label: label), offset, row))
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
        return truth(of: condition)
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
            guard let condition = line.condition else { return noRows(line.verdict) }
            switch truth(of: condition) {
            case .boolean(true): return noRows(line.verdict)
            case .boolean(false): continue
            default: return outcome(.unknown, Sentences.undecided(missingNow()))
            }
        }
        return noRows(.notApplicable)
    }

    /// The outcome without rows; where it is open, with what is missing.
    private mutating func noRows(_ verdict: VerdictCode) -> ItemResult {
        let isOpen = verdict == .unknown || scopeIsOpen && verdict != .pass
        let missing = isOpen ? missingNow() : []
        let rest = missing.isEmpty ? Message("") : Message("; ") + Sentences.undecided(missing)
        return outcome(verdict, Sentences.noRows + rest)
    }

    private mutating func outcome(_ verdict: VerdictCode, _ sentence: Message) -> ItemResult {
        let open = scopeIsOpen && verdict != .pass
        return plain(open ? .unknown : verdict, sentence)
    }

    /// The item with its place, in the list and in the report, and with its title.
    private func placed(_ item: ItemResult, _ position: Int, _ value: Value) -> ItemResult {
        var item = item
        item.position = position
        guard case .row(let row) = value else { return item }
        item.row = ItemResult.RowPlace(input: row.input, number: row.number)
        if !isQuiet(item.verdict) { item.title = facts.vocabulary.title(of: row) }
        return item
    }

    /// What people call a row, in either language.
    func title(of row: Value, offset: Int) -> Message {
        if case .row(let row) = row, let title = facts.vocabulary.title(of: row) { return title }
        return Message(label(of: row, offset: offset))
    }

    /// By what a row is known: the text of its label, or its number.
    func label(of row: Value, offset: Int) -> String {
        switch row {
        case .row(let row):
            let block = facts.block(ofInput: row.input)?.block
            if let column = block?.rowLabel, case .string(let text) = row.values[column] { return text }
            return "\(block?.key ?? "")[\(facts.placeInReport(ofRow: row.number, in: row.input))]"
        case .string(let text): return text
        default: return "\(offset + 1)"
        }
    }
}
