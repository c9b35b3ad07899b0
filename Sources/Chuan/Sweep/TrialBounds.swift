import FEEL
import FEELSyntax

/// What the missing numbers of units on trial may be, as the sums among them allow: a number that was chosen narrows what
/// is left for the others, so that most choices come to a completion that the constraints allow.
struct TrialBounds {
    /// `factor · cell + …` is at most that.
    private struct Sum {
        let most: Int128
        let terms: Range<Int>
    }

    private struct Term {
        let factor: Int128
        let cell: Int
    }

    private var sums: [Sum] = []
    private var terms: [Term] = []
    /// By unit.
    private var ownSums: [Range<Int>] = []
    private var ownCells: [Range<Int>] = []
    /// The cells, a unit after another.
    private var order: [Int]
    /// By cell; `endless` for no end.
    private var low: [Int64]
    private var high: [Int64]

    private static let endless = Int64.max
    /// A chain narrows one number a pass.
    private static let mostPasses = 2 * Completion.mostApart

    /// - Complexity: O(missing cells · lines · terms).
    init(_ cells: [TrialCell], units: Int, _ plan: TrialPlan, _ block: FlatBlock) {
        (low, high) = ([], [])
        var ends = [Int](repeating: 0, count: units + 1)
        for cell in cells { ends[cell.unit + 1] += 1 }
        for unit in 0..<units { ends[unit + 1] += ends[unit] }
        order = Array(repeating: 0, count: cells.count)
        for (number, cell) in cells.enumerated() { order[ends[cell.unit] + cell.ordinal] = number }
        for unit in 0..<units {
            let own = ends[unit]..<ends[unit + 1]
            let start = sums.count
            for place in own { add(sumsOf: place, own, cells, plan, block) }
            ownCells.append(own)
            ownSums.append(start..<sums.count)
        }
    }

    /// Adds the sums that have a cell, and no cell of the same unit before it.
    private mutating func add(
        sumsOf place: Int, _ own: Range<Int>, _ cells: [TrialCell], _ plan: TrialPlan, _ block: FlatBlock
    ) {
        let cell = cells[order[place]]
        guard case .number = cell.kind, !cell.isOfAbsent else { return }
        for line in plan.lines where line.space == cell.place.space && line.has(cell.place.column) {
            var open: [Term] = []
            var rest = -Int128(line.line.constant)
            let columns = block.columns(of: line.space)
            let isClear = line.line.terms.allSatisfy { term in
                switch columns.states(of: term.column)[cell.row] {
                case ColumnState.value:
                    rest -= Int128(term.factor) * Int128(columns.values(of: term.column)[cell.row])
                    return true
                case ColumnState.unknown:
                    let found = own.first { cells[order[$0]].isAt(line.space, term.column, cell.row) }
                    guard let found, found >= place else { return false }
                    open.append(Term(factor: Int128(term.factor), cell: order[found]))
                    return true
                default: return false
                }
            }
            if isClear { add(line.line.comparison, open, rest) }
        }
    }

    private mutating func add(_ comparison: Node.Comparison, _ open: [Term], _ rest: Int128) {
        func opposite() -> [Term] { open.map { Term(factor: -$0.factor, cell: $0.cell) } }
        switch comparison {
        case .lessOrEqual: add(open, most: rest)
        case .less: add(open, most: rest - 1)
        case .greaterOrEqual: add(opposite(), most: -rest)
        case .greater: add(opposite(), most: -rest - 1)
        case .equal:
            add(open, most: rest)
            add(opposite(), most: -rest)
        case .notEqual: return
        }
    }

    private mutating func add(_ open: [Term], most: Int128) {
        sums.append(Sum(most: most, terms: terms.count..<terms.count + open.count))
        terms += open
    }

    /// Chooses for every missing number, one after another, the most or the least that is left for it.
    ///
    /// - Parameter bits: The cells of a unit that get the most.
    /// - Complexity: O(missing cells · terms), times the length of the longest chain of sums.
    mutating func fill(_ bits: UInt64, _ cells: [TrialCell]) {
        low = Array(repeating: 0, count: cells.count)
        high = Array(repeating: Self.endless, count: cells.count)
        for (own, sums) in zip(ownCells, ownSums) {
            narrow(sums)
            for (ordinal, place) in own.enumerated() {
                let number = order[place]
                guard case .number = cells[number].kind else { continue }
                let most = high[number] == Self.endless ? max(low[number], Completion.Numbers.much) : high[number]
                let value = bits.hasBit(ordinal) ? most : low[number]
                (low[number], high[number]) = (value, value)
                (cells[number].values.pointee, cells[number].states.pointee) = (value, ColumnState.value)
                if ordinal + 1 < own.count { narrow(sums) }
            }
        }
    }

    private mutating func narrow(_ own: Range<Int>) {
        for _ in 0..<Self.mostPasses {
            var isNarrower = false
            for place in own where narrow(sums[place]) { isNarrower = true }
            if !isNarrower { return }
        }
    }

    /// - Returns: Whether a cell may be less than before.
    private mutating func narrow(_ sum: Sum) -> Bool {
        var (least, endless) = (0 as Int128, 0)
        for term in terms[sum.terms] {
            if let part = leastPart(term) { least += part } else { endless += 1 }
        }
        var isNarrower = false
        for term in terms[sum.terms] {
            let part = leastPart(term)
            if endless > (part == nil ? 1 : 0) { continue }
            let room = sum.most - (least - (part ?? 0))
            let (quotient, remainder) = room.quotientAndRemainder(dividingBy: term.factor)
            let isBelow = remainder != 0 && (remainder < 0) != (term.factor < 0)
            if term.factor > 0 {
                let most = Int64(clamping: isBelow ? quotient - 1 : quotient)
                if most < high[term.cell], most >= low[term.cell] { (high[term.cell], isNarrower) = (most, true) }
            } else {
                let least = Int64(clamping: isBelow || remainder == 0 ? quotient : quotient + 1)
                if least > low[term.cell], least <= high[term.cell] { (low[term.cell], isNarrower) = (least, true) }
            }
        }
        return isNarrower
    }

    /// The least that a term may add; nil for no end.
    private func leastPart(_ term: Term) -> Int128? {
        if term.factor > 0 { return term.factor * Int128(low[term.cell]) }
        return high[term.cell] == Self.endless ? nil : term.factor * Int128(high[term.cell])
    }
}

extension TrialPlan.Line {
    fileprivate func has(_ column: Int) -> Bool { line.terms.contains { $0.column == column } }
}

extension TrialCell {
    fileprivate func isAt(_ space: ColumnProgram.Space, _ column: Int, _ row: Int) -> Bool {
        place.column == column && self.row == row && place.space == space
    }
}
