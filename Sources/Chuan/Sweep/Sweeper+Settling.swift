import FEEL

/// Shows that missing inputs leave a check undecided, by completing them in ways that come out differently.
///
/// `bound` takes every completion that the constraints allow into account. So where one completion that they allow fails
/// and another one does not, it can't find a verdict either, and the check is unknown. Everything else is left to it.
extension Sweeper {
    func settle(_ check: ColumnCheck, _ block: FlatBlock, _ out: UnsafeMutablePointer<UInt8>, number: Int) {
        guard let columns = sweep.trials[number] else { return }
        var open = OpenRows(out, block.rowCount)
        for ways in Completion.inTurn where !open.rows.isEmpty {
            let cells = trial(block, open.rows, columns)
            if ways.contains(.sum) || ways.contains(.greatest), let main = trialed?.main {
                numbers.find(in: main, open.rows.count, columns, missing: cells.map { ($0.place, $0.column.column) })
            }
            for way in ways {
                complete(cells, way)
                judgeTrial(check, into: &open.outcomes)
            }
            let undecided = open.removeUndecided()
            for row in undecided { out[row] = SweptVerdict.unknown }
            statistics.settled[number] += undecided.count
        }
    }

    // MARK: Completions

    /// How missing cells are filled in.
    private enum Completion {
        case least, most
        /// The first missing cell apart from the others.
        case firstLeast, firstMost
        /// By the numbers that the report does have.
        case sum, difference, one, greatest

        /// The first two do for most reports.
        static let inTurn: [[Completion]] = [
            [.least, .most], [.firstLeast, .firstMost], [.sum, .difference], [.one, .greatest],
        ]
    }

    /// A missing cell of the reports on trial.
    private struct TriedCell {
        let place: Int
        let column: TrialColumn
        /// No cell of the same report is before it.
        let isFirst: Bool
    }

    /// The reports on trial: their cells are copied, and those that are missing are found.
    private func trial(_ block: FlatBlock, _ rows: [Int], _ columns: [TrialColumn]) -> [TriedCell] {
        let main = trialBlock(block).main
        main.rowCount = rows.count
        var isFirst = [Bool](repeating: true, count: rows.count)
        var cells: [TriedCell] = []
        for column in columns {
            let (values, states) = (block.main.values(of: column.column), block.main.states(of: column.column))
            let (copies, copied) = (main.values(of: column.column), main.states(of: column.column))
            let (isTried, unknown, value) = (column.kind != .fixed, ColumnState.unknown, ColumnState.value)
            for place in rows.indices {
                let row = rows[place]
                (copies[place], copied[place]) = (values[row], states[row])
                guard isTried, states[row] == unknown else { continue }
                copied[place] = value
                cells.append(TriedCell(place: place, column: column, isFirst: isFirst[place]))
                isFirst[place] = false
            }
        }
        return cells
    }

    private func trialBlock(_ block: FlatBlock) -> FlatBlock {
        if let trialed, trialed.main.capacity >= block.main.capacity { return trialed }
        let made = FlatBlock(layout: block.layout, capacity: block.main.capacity)
        for table in made.tables { table.setAbsent(records: block.main.capacity) }
        trialed = made
        return made
    }

    /// Puts a value into every missing cell.
    private func complete(_ cells: [TriedCell], _ way: Completion) {
        guard let main = trialed?.main else { return }
        let (values, capacity) = (main.values, main.capacity)
        for cell in cells {
            let isLeast = way == .least || cell.isFirst && way == .firstLeast || !cell.isFirst && way == .firstMost
            values[cell.column.column * capacity + cell.place] =
                switch cell.column.kind {
                case .number: isLeast ? 0 : number(way, cell.place)
                case .flag: isLeast ? 0 : 1
                case .date: isLeast ? 0 : Self.lateDay
                case .fixed: 0
                }
        }
    }

    /// A day far off, 2100-01-01.
    private static var lateDay: Int64 { 47_482 }

    private func number(_ way: Completion, _ place: Int) -> Int64 {
        switch way {
        case .least: 0
        case .one: 1
        case .most, .firstLeast, .firstMost: 1 << 50
        case .sum: numbers.sums[place]
        case .difference: max(0, numbers.greatest[place] - numbers.least[place])
        case .greatest: numbers.greatest[place]
        }
    }

    // MARK: Judging

    private func judgeTrial(_ check: ColumnCheck, into outcomes: inout [OutcomeSet]) {
        guard let trialed else { return }
        if trialVerdicts.count < trialed.main.capacity {
            trialVerdicts = Array(repeating: 0, count: trialed.main.capacity)
        }
        trialVerdicts.withUnsafeMutableBufferPointer { buffer in
            guard let verdicts = buffer.baseAddress else { return }
            judgeColumns(check, trialed, verdicts)
            for number in check.constraints {
                let constraint = sweep.constraints[number]
                runner.run(constraint.program, trialed.main, trialed.tables)
                let holds = runner.view(constraint.register)
                for place in outcomes.indices where holds.state(place) != ColumnTruth.yes {
                    verdicts[place] = SweptVerdict.open
                }
            }
            for place in outcomes.indices { outcomes[place].insert(verdicts[place]) }
        }
    }
}

/// A column of reports on trial.
struct TrialColumn: Sendable {
    enum Kind: Sendable {
        case number, flag, date
        /// Nothing is tried in its place.
        case fixed
    }

    let column: Int
    let kind: Kind
}

extension Sweep {
    /// The columns that trials of a check need: those that it and its constraints read. Nil where values can't be tried:
    /// over tables, beside conditions of its own, and where a reported rate may decide.
    static func trialColumns(
        of check: ColumnCheck, _ constraints: [SweptConstraint], _ layout: FlatLayout
    ) -> [TrialColumn]? {
        guard case .single = check.form, !check.hasReportedRate, check.item.consistentWhen.isEmpty else { return nil }
        let places = check.program.columnsRead + check.constraints.flatMap { constraints[$0].program.columnsRead }
        guard places.allSatisfy({ $0.space == .records }) else { return nil }
        let columns = Set(places.map(\.column) + [SweepDirectory.HeaderColumn.unitType.rawValue])
        return columns.sorted().map { TrialColumn(column: $0, kind: .init(layout.columns[$0])) }
    }
}

extension TrialColumn.Kind {
    fileprivate init(_ column: FlatColumn) {
        switch column.field?.kind {
        case .count, .money, .number: self = .number
        case .flag: self = .flag
        case .date: self = .date
        case .choice, .rate, .text, .texts, nil: self = .fixed
        }
    }
}

/// What the numbers are that reports on trial do have.
struct TrialNumbers {
    private(set) var sums: [Int64] = []
    private(set) var least: [Int64] = []
    private(set) var greatest: [Int64] = []

    mutating func find(
        in block: ColumnBlock, _ count: Int, _ columns: [TrialColumn], missing: [(place: Int, column: Int)]
    ) {
        sums = Array(repeating: 0, count: count)
        least = Array(repeating: .max, count: count)
        greatest = Array(repeating: 0, count: count)
        // What is missing is not a number yet.
        for (place, column) in missing { block.values(of: column)[place] = -1 }
        for column in columns where column.kind == .number {
            let (values, states) = (block.values(of: column.column), block.states(of: column.column))
            for place in 0..<count where states[place] == ColumnState.value && values[place] >= 0 {
                sums[place] = sums[place].addingReportingOverflow(values[place]).partialValue & .max
                least[place] = min(least[place], values[place])
                greatest[place] = max(greatest[place], values[place])
            }
        }
        for place in 0..<count where least[place] == .max { least[place] = 0 }
    }
}

/// The rows of a block in which a check is open, and what completions of them came out as.
private struct OpenRows {
    private(set) var rows: [Int] = []
    var outcomes: [OutcomeSet]

    init(_ verdicts: UnsafeMutablePointer<UInt8>, _ count: Int) {
        for row in 0..<count where verdicts[row] == SweptVerdict.open { rows.append(row) }
        outcomes = Array(repeating: OutcomeSet(), count: rows.count)
    }

    /// Takes out those of which it is known that they are undecided.
    mutating func removeUndecided() -> [Int] {
        let undecided = rows.indices.filter { outcomes[$0].isUndecided }.map { rows[$0] }
        let left = rows.indices.filter { !outcomes[$0].isUndecided }
        (rows, outcomes) = (left.map { rows[$0] }, left.map { outcomes[$0] })
        return undecided
    }
}

/// What completions came out as.
private struct OutcomeSet {
    private var bits: UInt8 = 0

    mutating func insert(_ verdict: UInt8) {
        // What is open or breaks a constraint is no completion.
        if verdict < SweptVerdict.open { bits |= 1 << verdict }
    }

    private func has(_ verdict: UInt8) -> Bool { bits & (1 << verdict) != 0 }

    /// Whether no verdict is left: one fails and another does not, one is proven and another not, the denominator may be
    /// negative and may not, or what is not met in one is outside the scope in another.
    var isUndecided: Bool {
        for verdict in [SweptVerdict.fail, SweptVerdict.inconsistent] where has(verdict) {
            return bits & ~(1 << verdict) != 0
        }
        if has(SweptVerdict.unknown) { return true }
        return has(SweptVerdict.noEvents) && has(SweptVerdict.notApplicable)
    }
}
