import FEEL
import FEELSyntax

/// What the missing numbers of units on trial may be, as the sums among them allow: a number that was chosen narrows what
/// is left for the others, so that most choices come to a completion that the constraints allow.
struct TrialBounds {
    /// What is missing of a unit.
    private struct Own: Equatable {
        /// Places in `order`.
        let cells: Range<Int>
        let sums: Range<Int>
        /// The unit before it that lacks the same and in which the same is left, as in all of a file that lacks columns.
        var twin: Int?
    }

    private var units: [Own] = []
    private var sums: [OpenSum] = []
    private var terms: [OpenSum.Term] = []
    /// The numbers of the cells, a unit after another.
    private var order: [Int]
    /// By place in `order`, before anything is chosen.
    private var low: [Int64]
    private var high: [Int64]

    /// - Complexity: O(missing cells · lines · terms).
    init(_ cells: TrialCells, units count: Int, _ plan: TrialPlan, _ block: FlatBlock) {
        var ends = [Int](repeating: 0, count: count + 1)
        for unit in 0..<count { ends[unit + 1] = ends[unit] + Int(cells.counts[unit]) }
        order = Array(repeating: 0, count: cells.all.count)
        low = Array(repeating: 0, count: cells.all.count)
        high = Array(repeating: OpenSum.endless, count: cells.all.count)
        for (number, cell) in cells.all.enumerated() { order[ends[Int(cell.unit)] + Int(cell.ordinal)] = number }
        var last: Int?
        for unit in 0..<count {
            let own = ends[unit]..<ends[unit + 1]
            let start = sums.count
            for place in own { add(sumsOf: place, own, cells, plan, block) }
            units.append(Own(cells: own, sums: start..<sums.count))
            if let last, areAlike(unit, last, cells) { units[unit].twin = last } else { last = unit }
        }
        withEnds(&low, &high) { unit, ends in ends.narrow() }
    }

    /// Adds the sums that have a cell, and no cell of the same unit before it.
    private mutating func add(
        sumsOf place: Int, _ own: Range<Int>, _ cells: TrialCells, _ plan: TrialPlan, _ block: FlatBlock
    ) {
        let cell = cells.all[order[place]]
        let (column, row) = (cells.column(cell), Int(cell.row))
        guard cells.isNumber(cell), !column.isOfAbsent else { return }
        for line in plan.lines where line.space == column.space && line.has(column.column) {
            guard OpenSum.canHold(line.line) else { continue }
            let columns = block.columns(of: line.space)
            let (start, comparison) = (terms.count, line.line.comparison)
            var rest = -line.line.constant
            let isClear = line.line.terms.allSatisfy { term in
                switch columns.states(of: term.column)[row] {
                case ColumnState.value:
                    let value = columns.values(of: term.column)[row]
                    guard OpenSum.isSmall(value) else { return false }
                    rest -= term.factor * value
                    return true
                case ColumnState.unknown:
                    let found = own.first { cells.isAt(line.space, term.column, cell.row, cells.all[order[$0]]) }
                    guard let found, found >= place else { return false }
                    terms.append(OpenSum.Term(factor: term.factor, cell: found - own.lowerBound))
                    return true
                default: return false
                }
            }
            if isClear, comparison != .notEqual {
                sums.append(OpenSum(comparison, rest, start..<terms.count))
            } else {
                terms.removeSubrange(start...)
            }
        }
    }

    private func areAlike(_ unit: Int, _ other: Int, _ cells: TrialCells) -> Bool {
        let (one, two) = (units[unit], units[other])
        return one.cells.count == two.cells.count && one.sums.count == two.sums.count
            && zip(one.cells, two.cells).allSatisfy { cells.all[order[$0]].column == cells.all[order[$1]].column }
            && zip(one.sums, two.sums).allSatisfy { sums[$0].isAlike(sums[$1], terms) }
    }

    /// Chooses for every missing number, one after another, the most or the least that is left for it.
    ///
    /// - Parameter bits: The cells of a unit that get the most.
    /// - Complexity: O(missing cells · terms), times the length of the longest chain of sums.
    func fill(_ bits: UInt64, _ cells: TrialCells) {
        var (low, high) = (low, high)
        withEnds(&low, &high) { unit, ends in
            for (ordinal, place) in units[unit].cells.enumerated() {
                guard cells.isNumber(cells.all[order[place]]) else { continue }
                ends.choose(ordinal, most: bits.hasBit(ordinal))
            }
        }
        for unit in units {
            let first = unit.twin.map { units[$0].cells.lowerBound } ?? unit.cells.lowerBound
            for (ordinal, place) in unit.cells.enumerated() {
                let cell = cells.all[order[place]]
                if cells.isNumber(cell) { cells.put(low[first + ordinal], ColumnState.value, cell) }
            }
        }
    }

    /// Goes through the units that are no twins.
    private func withEnds(_ low: inout [Int64], _ high: inout [Int64], _ body: (Int, OpenEnds) -> Void) {
        low.withUnsafeMutableBufferPointer { low in
            high.withUnsafeMutableBufferPointer { high in
                guard let low = low.baseAddress, let high = high.baseAddress else { return }
                for (number, unit) in units.enumerated() where unit.twin == nil {
                    let first = unit.cells.lowerBound
                    body(number, OpenEnds(low: low + first, high: high + first, sums: sums[unit.sums], terms: terms))
                }
            }
        }
    }
}

/// `factor · cell + …` compares with what is left, over missing cells of a unit.
struct OpenSum {
    struct Term: Equatable {
        let factor: Int64
        /// Its ordinal.
        let cell: Int
    }

    let isAtMost: Bool
    let isAtLeast: Bool
    let rest: Int64
    let terms: Range<Int>

    /// No end.
    static let endless = Int64.max

    /// Sums of larger numbers might not stay within 64 bits.
    static func isSmall(_ number: Int64) -> Bool { number.magnitude < 1 << 51 }

    /// Nor those with larger factors, or of more terms.
    static func canHold(_ line: RestorePlan.Line) -> Bool {
        isSmall(line.constant) && line.terms.count <= 8 && line.terms.allSatisfy { $0.factor.magnitude < 1 << 7 }
    }

    init(_ comparison: Node.Comparison, _ rest: Int64, _ terms: Range<Int>) {
        isAtMost = [.less, .lessOrEqual, .equal].contains(comparison)
        isAtLeast = [.greater, .greaterOrEqual, .equal].contains(comparison)
        self.rest = comparison == .less ? rest - 1 : comparison == .greater ? rest + 1 : rest
        self.terms = terms
    }

    fileprivate func isAlike(_ other: OpenSum, _ all: [Term]) -> Bool {
        isAtMost == other.isAtMost && isAtLeast == other.isAtLeast && rest == other.rest
            && all[terms] == all[other.terms]
    }
}

/// How much the missing cells of a unit may be.
private struct OpenEnds {
    /// By ordinal.
    let low: UnsafeMutablePointer<Int64>
    let high: UnsafeMutablePointer<Int64>
    let sums: ArraySlice<OpenSum>
    let terms: [OpenSum.Term]

    /// A chain narrows one number a pass.
    private static let mostPasses = 2 * Completion.mostApart

    func choose(_ cell: Int, most: Bool) {
        let highest = high[cell] == OpenSum.endless ? max(low[cell], Completion.Numbers.much) : high[cell]
        if !most, low[cell] == high[cell] { return }
        if most { low[cell] = highest } else { high[cell] = low[cell] }
        high[cell] = low[cell]
        narrow()
    }

    func narrow() {
        for _ in 0..<Self.mostPasses {
            var isNarrower = false
            for sum in sums {
                if sum.isAtMost, narrow(sum, 1) { isNarrower = true }
                if sum.isAtLeast, narrow(sum, -1) { isNarrower = true }
            }
            if !isNarrower { return }
        }
    }

    /// - Parameter sign: Of the factors and the rest, so that the sum is at most the rest.
    /// - Returns: Whether a cell may be less than before.
    private func narrow(_ sum: OpenSum, _ sign: Int64) -> Bool {
        var (least, endless) = (0 as Int64, 0)
        for term in terms[sum.terms] {
            let end = sign * term.factor > 0 ? low[term.cell] : high[term.cell]
            if end == OpenSum.endless { endless += 1 } else { least += sign * term.factor * end }
        }
        var isNarrower = false
        for term in terms[sum.terms] {
            let factor = sign * term.factor
            let end = factor > 0 ? low[term.cell] : high[term.cell]
            let isEndless = end == OpenSum.endless
            if endless > (isEndless ? 1 : 0) { continue }
            let room = sign * sum.rest - (least - (isEndless ? 0 : factor * end))
            if factor > 0 {
                let most = room.dividedDown(by: factor)
                if most < high[term.cell], most >= low[term.cell], OpenSum.isSmall(most) {
                    (high[term.cell], isNarrower) = (most, true)
                }
            } else {
                let atLeast = -room.dividedDown(by: -factor)
                if atLeast > low[term.cell], atLeast <= high[term.cell] {
                    (low[term.cell], isNarrower) = (atLeast, true)
                }
            }
        }
        return isNarrower
    }
}

extension Int64 {
    /// - Parameter divisor: Above zero.
    fileprivate func dividedDown(by divisor: Int64) -> Int64 {
        if divisor == 1 { return self }
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension TrialPlan.Line {
    fileprivate func has(_ column: Int) -> Bool { line.terms.contains { $0.column == column } }
}

extension TrialCells {
    fileprivate func isAt(_ space: ColumnProgram.Space, _ column: Int, _ row: Int32, _ cell: TrialCell) -> Bool {
        let own = self.column(cell)
        return own.column == column && cell.row == row && own.space == space && !own.isOfAbsent
    }
}
