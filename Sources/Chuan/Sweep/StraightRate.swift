import FEEL
import FEELSyntax

/// A rate whose numerator and denominator are sums of counts and amounts, with the constraints that bind those: what it comes
/// out as follows from the ends of what a missing number may be.
struct StraightRate: Sendable {
    struct Term: Sendable {
        let column: Int
        /// Of the row that is judged, not of its record.
        let isOfRow: Bool
        let factor: Int64
        /// Whether some constraint binds it.
        let isBound: Bool
    }

    struct Sum: Sendable {
        let constant: Int64
        let terms: [Term]
    }

    let above: Sum
    let below: Sum
    let bars: [ColumnCheck.Threshold?]
    let zeroDenominator: VerdictCode
    /// Of the record's columns, and of those of the row's table.
    let lines: [RestorePlan.Line]
    let rowLines: [RestorePlan.Line]
    /// The table whose rows are judged.
    let table: Int?

    /// Sums of larger numbers might not stay within 64 bits.
    fileprivate static var large: UInt64 { 1 << 50 }
}

/// What is known of a rate: sums of what is there, and what one more in the place of everything missing adds to them.
private struct OpenRate {
    var above: Int64
    var below: Int64
    var aboveSlope: Int64 = 0
    var belowSlope: Int64 = 0
    /// The place of the first term that is missing.
    var missing: Int?
    var isSeveral = false
    var isBound = false

    /// The figures with a number in the place of what is missing.
    func point(_ number: Int64) -> LoneRate.Point {
        LoneRate.Point(above: above + aboveSlope * number, below: below + belowSlope * number)
    }
}

/// A straight rate over the columns of a block: nothing that threads share is counted for a row.
struct StraightColumns {
    private struct Term {
        let term: StraightRate.Term
        let isBelow: Bool
        let values: UnsafeMutablePointer<Int64>
        let states: UnsafeMutablePointer<UInt8>

        init(_ term: StraightRate.Term, isBelow: Bool, _ columns: ColumnBlock) {
            self.term = term
            self.isBelow = isBelow
            values = columns.values(of: term.column)
            states = columns.states(of: term.column)
        }
    }

    private let rate: StraightRate
    private let terms: [Term]
    /// The records, and the rows that are judged.
    private let (main, rows): (ColumnBlock, ColumnBlock)

    init(_ rate: StraightRate, _ block: FlatBlock) {
        let (main, rows) = (block.main, rate.table.map { block.tables[$0].rows } ?? block.main)
        terms =
            rate.above.terms.map { Term($0, isBelow: false, $0.isOfRow ? rows : main) }
            + rate.below.terms.map { Term($0, isBelow: true, $0.isOfRow ? rows : main) }
        (self.rate, self.main, self.rows) = (rate, main, rows)
    }

    /// What a rate with missing numbers comes out as, against the bar of a unit type; nil where that takes a closer look.
    ///
    /// - Complexity: O(terms · constraints).
    func verdict(_ unit: OpenUnit, type: Int) -> UInt8? {
        guard let bar = rate.bars[type] else { return nil }
        var open = OpenRate(above: rate.above.constant, below: rate.below.constant)
        for place in terms.indices where !take(place, unit, &open) { return nil }
        guard let missing = open.missing else { return nil }
        if !open.isSeveral, let found = lone(terms[missing].term, open, unit, bar) { return found }
        return open.isBound ? nil : differing(open, bar)
    }

    /// - Returns: False for what is neither a number that sums can take nor missing.
    @inline(__always)
    private func take(_ place: Int, _ unit: OpenUnit, _ open: inout OpenRate) -> Bool {
        let term = terms[place].term
        let row = term.isOfRow ? unit.row ?? 0 : unit.record
        let value = terms[place].values[row]
        switch terms[place].states[row] {
        case ColumnState.value where value.magnitude < StraightRate.large:
            if terms[place].isBelow { open.below += term.factor * value } else { open.above += term.factor * value }
            return true
        case ColumnState.unknown:
            if let first = open.missing {
                // The same column has the same states.
                if terms[first].states != terms[place].states { open.isSeveral = true }
            } else {
                open.missing = place
            }
            if term.isBound { open.isBound = true }
            if terms[place].isBelow { open.belowSlope += term.factor } else { open.aboveSlope += term.factor }
            return true
        default: return false
        }
    }

    /// Nothing and much in the place of everything that is missing, which nothing forbids: where these come out
    /// differently, bounds can't find a verdict either.
    private func differing(_ open: OpenRate, _ bar: ColumnCheck.Threshold) -> UInt8? {
        guard let least = kind(open.point(0), bar), let most = kind(open.point(Int64(StraightRate.large)), bar) else {
            return nil
        }
        switch (least, most) {
        case (SweptVerdict.pass, SweptVerdict.empty), (SweptVerdict.empty, SweptVerdict.pass): return nil
        default: return least == most ? nil : SweptVerdict.unknown
        }
    }

    private func kind(_ point: LoneRate.Point, _ bar: ColumnCheck.Threshold) -> UInt8? {
        if point.below <= 0 { return point.below == 0 ? SweptVerdict.empty : nil }
        return VerdictKernels.wide(point.above, point.below, bar)
    }

    /// With just one number missing, the ends of what the constraints allow say all.
    private func lone(
        _ missing: StraightRate.Term, _ open: OpenRate, _ unit: OpenUnit, _ bar: ColumnCheck.Threshold
    ) -> UInt8? {
        var number = LoneNumber()
        if missing.isBound {
            let row = missing.isOfRow ? unit.row ?? 0 : unit.record
            for line in missing.isOfRow ? rate.rowLines : rate.lines {
                guard line.bind(&number, column: missing.column, row, missing.isOfRow ? rows : main) else { return nil }
            }
            if let high = number.high, high < number.low { return nil }
        }
        guard number.low.magnitude < StraightRate.large, (number.high ?? 0).magnitude < StraightRate.large else {
            return nil
        }
        return LoneRate(
            bar: bar, low: open.point(number.low), high: open.point(number.high ?? number.low + 1),
            isEndless: number.high == nil
        ).verdict
    }
}

extension StraightRate {
    /// - Parameters:
    ///   - constraints: All that bind the numbers.
    ///   - directory: Gives columns to what constraints mention.
    /// - Returns: Nil where the check is no such rate.
    init?(_ check: ColumnCheck, _ constraints: [Sweep.SweptConstraint], _ directory: inout SweepDirectory) {
        guard case .rate(let above, let below, let bars) = check.item.measure, check.item.provenBy == nil,
            check.item.consistentWhen.isEmpty
        else { return nil }
        var table: Int?
        if case .rows(let own, _) = check.form { table = own }
        var (lines, rowLines): ([RestorePlan.Line], [RestorePlan.Line]) = ([], [])
        for constraint in constraints {
            guard let line = RestorePlan.Line(constraint, &directory) else { return nil }
            switch constraint.space {
            case .records: lines.append(line)
            case .table(let other):
                guard other == table else { return nil }
                rowLines.append(line)
            }
        }
        let known = directory
        func sum(_ register: Int32) -> Sum? {
            guard let form = check.program.straightForm(of: register), form.terms.count <= 8 else { return nil }
            var terms: [Term] = []
            for (place, factor) in form.terms {
                guard known.isWhole(place), factor.magnitude < 256 else { return nil }
                let isOfRow = place.space != .records
                if isOfRow, place.space != table.map(ColumnProgram.Space.table) { return nil }
                let isBound = (isOfRow ? rowLines : lines).contains { line in
                    line.terms.contains { $0.column == place.column }
                }
                terms.append(Term(column: place.column, isOfRow: isOfRow, factor: factor, isBound: isBound))
            }
            return form.constant.magnitude < Self.large ? Sum(constant: form.constant, terms: terms) : nil
        }
        guard let above = sum(above), let below = sum(below) else { return nil }
        self.init(
            above: above, below: below, bars: bars, zeroDenominator: check.zeroDenominator, lines: lines,
            rowLines: rowLines, table: table)
    }
}
