import FEEL

/// The reports of a block in which a check is open, with values tried in place of what is missing.
struct SettlingBlocks {
    var block: FlatBlock?
    var verdicts: [UInt8] = []
}

/// Shows that missing inputs leave a check undecided, by completing them in ways that come out differently.
///
/// `bound` takes every completion that the constraints allow into account. So where one completion that they allow fails
/// and another one does not, it can't find a verdict either, and the check is unknown. Everything else is left to it.
extension Sweeper {
    func settle(_ check: ColumnCheck, _ block: FlatBlock, _ out: UnsafeMutablePointer<UInt8>, number: Int) {
        guard check.item.consistentWhen.isEmpty, check.program.columnsRead.allSatisfy({ $0.space == .records }) else {
            return
        }
        var open: [Int] = []
        for row in 0..<block.rowCount where out[row] == SweptVerdict.open { open.append(row) }
        if open.isEmpty { return }
        let columns = columns(of: check)
        guard let trial = trialBlock(block, open, columns) else { return }
        var outcomes = [OutcomeSet](repeating: OutcomeSet(), count: open.count)
        for way in Completion.allCases {
            complete(trial, from: block, open, columns, way)
            judgeTrial(check, trial, into: &outcomes)
            if outcomes.allSatisfy(\.isUndecided) { break }
        }
        for (place, row) in open.enumerated() where outcomes[place].isUndecided {
            out[row] = SweptVerdict.unknown
            statistics.settled[number] += 1
        }
    }

    /// The columns of records that the check and its constraints read.
    private func columns(of check: ColumnCheck) -> [Int] {
        var columns = Set(check.program.columnsRead.map(\.column))
        for number in check.constraints {
            columns.formUnion(sweep.constraints[number].program.columnsRead.map(\.column))
        }
        return columns.sorted()
    }

    /// Only the reports that are open. Nil where something is missing that can't be tried.
    private func trialBlock(_ block: FlatBlock, _ open: [Int], _ columns: [Int]) -> FlatBlock? {
        let reused = settling.block.flatMap { $0.main.capacity >= open.count ? $0 : nil }
        let trial = reused ?? FlatBlock(layout: block.layout, capacity: block.main.capacity)
        settling.block = trial
        trial.main.rowCount = open.count
        for table in trial.tables {
            table.starts = Array(repeating: 0, count: open.count + 1)
            table.states = Array(repeating: ColumnState.unknown, count: open.count)
        }
        for column in columns + [SweepDirectory.HeaderColumn.unitType.rawValue] {
            let (values, states) = (block.main.values(of: column), block.main.states(of: column))
            let (copies, copied) = (trial.main.values(of: column), trial.main.states(of: column))
            for (place, row) in open.enumerated() { (copies[place], copied[place]) = (values[row], states[row]) }
        }
        return trial
    }

    /// How missing cells are filled in.
    private enum Completion: CaseIterable {
        case least, most, sum, difference, one, greatest
    }

    /// Puts a value into every missing cell.
    private func complete(
        _ trial: FlatBlock, from block: FlatBlock, _ open: [Int], _ columns: [Int], _ way: Completion
    ) {
        let numbers = columns.filter { block.layout.columns[$0].isNumber }
        for (place, row) in open.enumerated() {
            let filled = value(way, of: row, block, numbers)
            for column in columns where block.main.states(of: column)[row] == ColumnState.unknown {
                guard let value = block.layout.columns[column].value(near: filled, isLeast: way == .least) else {
                    continue
                }
                trial.main.values(of: column)[place] = value
                trial.main.states(of: column)[place] = ColumnState.value
            }
        }
    }

    /// The number to try, from the numbers that the report does have.
    private func value(_ way: Completion, of row: Int, _ block: FlatBlock, _ numbers: [Int]) -> Int64 {
        switch way {
        case .least: return 0
        case .one: return 1
        case .most: return 1 << 50
        case .sum, .difference, .greatest: break
        }
        var (sum, least, greatest): (Int64, Int64, Int64) = (0, .max, 0)
        for column in numbers where block.main.states(of: column)[row] == ColumnState.value {
            let value = block.main.values(of: column)[row]
            sum = sum.addingReportingOverflow(value).partialValue
            least = min(least, value)
            greatest = max(greatest, value)
        }
        switch way {
        case .sum: return max(0, sum)
        case .difference: return max(0, greatest.subtractingReportingOverflow(max(0, least)).partialValue)
        default: return greatest
        }
    }

    private func judgeTrial(_ check: ColumnCheck, _ trial: FlatBlock, into outcomes: inout [OutcomeSet]) {
        if settling.verdicts.count < outcomes.count {
            settling.verdicts = Array(repeating: 0, count: max(outcomes.count, trial.main.capacity))
        }
        settling.verdicts.withUnsafeMutableBufferPointer { buffer in
            guard let verdicts = buffer.baseAddress else { return }
            judgeColumns(check, trial, verdicts)
            for number in check.constraints {
                let constraint = sweep.constraints[number]
                runner.run(constraint.program, trial.main, trial.tables)
                let holds = runner.view(constraint.register)
                for place in outcomes.indices where holds.state(place) != ColumnTruth.yes {
                    verdicts[place] = SweptVerdict.open
                }
            }
            for place in outcomes.indices { outcomes[place].insert(verdicts[place]) }
        }
    }
}

/// What completions came out as.
private struct OutcomeSet {
    private var bits: UInt8 = 0

    mutating func insert(_ verdict: UInt8) {
        // What is open or inconsistent is no completion.
        if verdict < SweptVerdict.open, verdict != SweptVerdict.inconsistent { bits |= 1 << verdict }
    }

    private func has(_ verdict: UInt8) -> Bool { bits & (1 << verdict) != 0 }

    /// Whether no verdict is left: one fails and another does not, one is proven and another not, or what is not met in
    /// one is outside the scope in another.
    var isUndecided: Bool {
        let others = bits & ~(1 << SweptVerdict.fail) != 0
        if has(SweptVerdict.fail) { return others }
        if has(SweptVerdict.unknown) { return true }
        return has(SweptVerdict.noEvents) && has(SweptVerdict.notApplicable)
    }
}

extension FlatColumn {
    fileprivate var isNumber: Bool {
        switch field?.kind {
        case .count, .money, .number: true
        default: false
        }
    }

    /// What a missing cell may be.
    fileprivate func value(near number: Int64, isLeast: Bool) -> Int64? {
        switch field?.kind {
        case .count, .money, .number: number
        case .flag: isLeast ? 0 : 1
        case .date: isLeast ? 0 : 47_482
        case .choice, .rate, .text, .texts, nil: nil
        }
    }
}
