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
}

/// What is known of a rate: sums of what is there, and what one more in the place of everything missing adds to them.
private struct OpenRate {
    var (above, below): (Int64, Int64) = (0, 0)
    var (aboveSlope, belowSlope): (Int64, Int64) = (0, 0)
    /// The first number that is missing.
    var missing: StraightRate.Term?
    var isSeveral = false
    var isBound = false

    /// The figures with a number in the place of what is missing.
    func point(_ number: Int64) -> LoneRate.Point {
        LoneRate.Point(above: above + aboveSlope * number, below: below + belowSlope * number)
    }
}

extension StraightRate {
    /// What a rate with missing numbers comes out as; nil where that takes a closer look.
    ///
    /// - Complexity: O(terms · constraints).
    func verdict(_ unit: OpenUnit, _ bar: ColumnCheck.Threshold, _ block: FlatBlock) -> UInt8? {
        var rate = OpenRate()
        rate.above = above.constant
        rate.below = below.constant
        for term in above.terms {
            guard let value = value(of: term, unit, block, &rate) else { return nil }
            if value.isMissing { rate.aboveSlope += term.factor } else { rate.above += term.factor * value.number }
        }
        for term in below.terms {
            guard let value = value(of: term, unit, block, &rate) else { return nil }
            if value.isMissing { rate.belowSlope += term.factor } else { rate.below += term.factor * value.number }
        }
        guard let missing = rate.missing else { return nil }
        if !rate.isSeveral, let found = lone(missing, rate, unit, bar, block) { return found }
        return rate.isBound ? nil : differing(rate, bar)
    }

    /// - Returns: Nil for what is neither a number that sums can take nor missing.
    @inline(__always)
    private func value(
        of term: Term, _ unit: OpenUnit, _ block: FlatBlock, _ rate: inout OpenRate
    ) -> (number: Int64, isMissing: Bool)? {
        let columns = term.isOfRow ? rows(block) : block.main
        let row = term.isOfRow ? unit.row ?? 0 : unit.record
        let value = columns.values[term.column * columns.capacity + row]
        switch columns.states[term.column * columns.capacity + row] {
        case ColumnState.value where value.magnitude < Self.large: return (value, false)
        case ColumnState.unknown:
            if let first = rate.missing {
                if first.column != term.column || first.isOfRow != term.isOfRow { rate.isSeveral = true }
            } else {
                rate.missing = term
            }
            if term.isBound { rate.isBound = true }
            return (0, true)
        default: return nil
        }
    }

    private func rows(_ block: FlatBlock) -> ColumnBlock { table.map { block.tables[$0].rows } ?? block.main }

    /// Sums of larger numbers might not stay within 64 bits.
    private static var large: UInt64 { 1 << 50 }

    /// Nothing and much in the place of everything that is missing, which nothing forbids: where these come out
    /// differently, bounds can't find a verdict either.
    private func differing(_ rate: OpenRate, _ bar: ColumnCheck.Threshold) -> UInt8? {
        guard let least = kind(rate.point(0), bar), let most = kind(rate.point(Int64(Self.large)), bar) else {
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
        _ missing: Term, _ rate: OpenRate, _ unit: OpenUnit, _ bar: ColumnCheck.Threshold, _ block: FlatBlock
    ) -> UInt8? {
        var number = LoneNumber()
        if missing.isBound {
            let columns = missing.isOfRow ? rows(block) : block.main
            let row = missing.isOfRow ? unit.row ?? 0 : unit.record
            for line in missing.isOfRow ? rowLines : lines {
                guard line.bind(&number, column: missing.column, row, columns) else { return nil }
            }
            if let high = number.high, high < number.low { return nil }
        }
        guard number.low.magnitude < Self.large, (number.high ?? 0).magnitude < Self.large else { return nil }
        return LoneRate(
            bar: bar, low: rate.point(number.low), high: rate.point(number.high ?? number.low + 1),
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
