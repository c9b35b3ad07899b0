/// The simplex method on integers: every cell stands for itself over one common divisor, the last pivot, so that no
/// fraction is ever reduced.
///
/// - Source: G. B. Dantzig, 1947; J. Edmonds, Journal of Research of the National Bureau of Standards 71B (1967), 241–245,
///   for the integers; R. G. Bland, Mathematics of Operations Research 2 (1977), 103–107, for the end of circles.
struct Tableau<Cell: TableauCell>: Sendable {
    /// Row by row; the last cell of each is its value.
    private var cells: [Cell]
    private var basis: [Int]
    private let columns: Int
    /// Columns from here on are artificial and stay at zero.
    private let artificial: Int
    /// Above zero.
    private var divisor: Cell = 1
    private var steps = 0

    private var stride: Int { columns + 1 }

    /// - Returns: Nil when nothing meets all conditions.
    init?(_ rows: [LinearProgram.Row], unknowns: Int) throws(TableauFailure) {
        let slacks = rows.count { !$0.isEquality }
        artificial = unknowns + slacks
        columns = artificial + rows.count { $0.isEquality || $0.value.signum < 0 }
        cells = [Cell](repeating: 0, count: rows.count * (columns + 1))
        basis = []
        var (slack, extra) = (unknowns, artificial)
        for row in rows {
            let first = basis.count * stride
            try fill(row, from: first)
            let isTurned = row.value.signum < 0
            if !row.isEquality {
                cells[first + slack] = isTurned ? -1 : 1
                slack += 1
            }
            if row.isEquality || isTurned {
                cells[first + extra] = 1
                basis.append(extra)
                extra += 1
            } else {
                basis.append(slack - 1)
            }
        }
        guard try findStart() else { return nil }
    }

    /// Puts a row in whole numbers, with a value of 0 or more.
    private mutating func fill(_ row: LinearProgram.Row, from first: Int) throws(TableauFailure) {
        guard let scale = Fraction.commonDenominator(row.entries.lazy.map(\.factor), row.value) else {
            throw .tooLarge
        }
        let turned: Int128 = row.value.signum < 0 ? -1 : 1
        for entry in row.entries {
            guard let whole = entry.factor.scaled(by: scale), let cell = Cell(exactly: whole * turned) else {
                throw .tooLarge
            }
            cells[first + entry.column] = cell
        }
        guard let whole = row.value.scaled(by: scale), let cell = Cell(exactly: whole * turned) else { throw .tooLarge }
        cells[first + columns] = cell
    }

    /// The greatest value of a sum of entries, and where it is reached.
    func maximum(_ entries: [LinearProgram.Entry]) throws(TableauFailure) -> LinearProgram.Outcome {
        guard let scale = Fraction.commonDenominator(entries.lazy.map(\.factor), .zero) else { throw .tooLarge }
        var gains = [Cell](repeating: 0, count: stride)
        for entry in entries {
            guard let whole = entry.factor.scaled(by: scale), let cell = Cell(exactly: whole) else { throw .tooLarge }
            gains[entry.column] = cell
        }
        var copy = self
        guard let value = try copy.maximize(gains, limit: artificial) else { return .unbounded }
        do {
            return .optimum(try value / Fraction(whole: scale), at: try copy.point())
        } catch {
            throw .tooLarge
        }
    }

    /// The values of all columns that are not zero.
    private func point() throws(Fraction.Overflow) -> [LinearProgram.Entry] {
        var point: [LinearProgram.Entry] = []
        for (row, column) in basis.enumerated() where cells[row * stride + columns] != 0 {
            let value = try Fraction(whole: Int128(cells[row * stride + columns])) / Fraction(whole: Int128(divisor))
            point.append(LinearProgram.Entry(column: column, factor: value))
        }
        return point
    }

    /// Drives the artificial columns to zero.
    private mutating func findStart() throws(TableauFailure) -> Bool {
        guard artificial < columns else { return true }
        var gains = [Cell](repeating: 0, count: stride)
        for column in artificial..<columns { gains[column] = -1 }
        guard let value = try maximize(gains, limit: columns), value.isZero else { return false }
        for row in basis.indices where basis[row] >= artificial {
            let first = row * stride
            guard let column = (0..<artificial).first(where: { cells[first + $0] != 0 }) else { continue }
            // Its value is zero, so the row may be turned.
            if cells[first + column] < 0 { for cell in first..<first + stride { cells[cell] = 0 - cells[cell] } }
            var none: [Cell] = []
            try pivot(row, column, &none)
        }
        return true
    }

    /// - Returns: The greatest value; nil when there is no end.
    private mutating func maximize(_ factors: [Cell], limit: Int) throws(TableauFailure) -> Fraction? {
        var gains = try reducedGains(factors)
        while let column = entering(gains, limit) {
            guard let row = leaving(column) else { return nil }
            try pivot(row, column, &gains)
        }
        do {
            return try Fraction(whole: Int128(0 - gains[columns])) / Fraction(whole: Int128(divisor))
        } catch {
            throw .tooLarge
        }
    }

    /// What a unit of each column adds; at the end the value so far, negated.
    private func reducedGains(_ factors: [Cell]) throws(TableauFailure) -> [Cell] {
        var gains = factors
        for index in gains.indices { gains[index] = try Cell.cross(divisor, factors[index], 0, 0, over: 1) }
        for (row, column) in basis.enumerated() where factors[column] != 0 {
            let first = row * stride
            for index in gains.indices where cells[first + index] != 0 {
                gains[index] = try Cell.cross(1, gains[index], factors[column], cells[first + index], over: 1)
            }
        }
        return gains
    }

    /// The column that adds most; after many steps the first that adds anything, which never goes round in circles.
    private func entering(_ gains: [Cell], _ limit: Int) -> Int? {
        if steps > Self.greedySteps { return (0..<limit).first { gains[$0] > 0 } }
        var best: Int?
        for column in 0..<limit where gains[column] > best.map({ gains[$0] }) ?? 0 { best = column }
        return best
    }

    /// The row that limits the column most, the one of the least basic column among equals.
    private func leaving(_ column: Int) -> Int? {
        var best: Int?
        for row in basis.indices where cells[row * stride + column] > 0 {
            guard let known = best else {
                best = row
                continue
            }
            let order = Cell.compareProducts(
                cells[row * stride + columns], cells[known * stride + column],
                cells[known * stride + columns], cells[row * stride + column])
            if order < 0 || (order == 0 && basis[row] < basis[known]) { best = row }
        }
        return best
    }

    private mutating func pivot(_ row: Int, _ column: Int, _ gains: inout [Cell]) throws(TableauFailure) {
        steps += 1
        if steps > Self.mostSteps { throw .tooLong }
        let first = row * stride
        let pivot = cells[first + column]
        for other in basis.indices where other != row {
            try eliminate(other * stride, first, pivot, column)
        }
        if let factor = gains.isEmpty ? nil : gains[column] {
            for index in gains.indices {
                gains[index] = try Cell.cross(pivot, gains[index], factor, cells[first + index], over: divisor)
            }
        }
        divisor = pivot
        basis[row] = column
    }

    private mutating func eliminate(_ target: Int, _ source: Int, _ pivot: Cell, _ column: Int) throws(TableauFailure) {
        let factor = cells[target + column]
        if factor == 0 && pivot == divisor { return }
        for index in 0..<stride {
            let (own, other) = (cells[target + index], cells[source + index])
            if own == 0 && (other == 0 || factor == 0) { continue }
            cells[target + index] = try Cell.cross(pivot, own, factor, other, over: divisor)
        }
    }
}

extension Tableau {
    private static var greedySteps: Int { 200 }
    private static var mostSteps: Int { 2_000 }
}

enum TableauFailure: Error {
    /// A cell does not fit.
    case tooLarge
    /// More steps than anyone should take.
    case tooLong
}

/// An integer of a tableau.
protocol TableauCell: FixedWidthInteger, SignedInteger, Sendable {
    /// `a·b - c·d`, divided by a divisor above zero that leaves no rest.
    static func cross(
        _ a: Self, _ b: Self, _ c: Self, _ d: Self, over divisor: Self
    ) throws(TableauFailure) -> Self

    /// -1, 0 or 1, of `a·b` against `c·d`; none is negative.
    static func compareProducts(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Int
}

extension Int64: TableauCell {
    static func cross(
        _ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, over divisor: Int64
    ) throws(TableauFailure) -> Int64 {
        let (first, firstOverflow) = a.multipliedReportingOverflow(by: b)
        let (second, secondOverflow) = c.multipliedReportingOverflow(by: d)
        let (result, overflow) = first.subtractingReportingOverflow(second)
        if !(firstOverflow || secondOverflow || overflow) { return divisor == 1 ? result : result / divisor }
        guard let wide = Int64(exactly: (Int128(a) * Int128(b) - Int128(c) * Int128(d)) / Int128(divisor)) else {
            throw .tooLarge
        }
        return wide
    }

    static func compareProducts(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64) -> Int {
        let (left, right) = (Int128(a) * Int128(b), Int128(c) * Int128(d))
        return left < right ? -1 : left == right ? 0 : 1
    }
}

extension Int128: TableauCell {
    static func cross(
        _ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128, over divisor: Int128
    ) throws(TableauFailure) -> Int128 {
        let (first, firstOverflow) = a.multipliedReportingOverflow(by: b)
        let (second, secondOverflow) = c.multipliedReportingOverflow(by: d)
        let (result, overflow) = first.subtractingReportingOverflow(second)
        if firstOverflow || secondOverflow || overflow { throw .tooLarge }
        return divisor == 1 ? result : result / divisor
    }

    static func compareProducts(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) -> Int {
        let left = a.magnitude.multipliedFullWidth(by: b.magnitude)
        let right = c.magnitude.multipliedFullWidth(by: d.magnitude)
        if left.high != right.high { return left.high < right.high ? -1 : 1 }
        return left.low < right.low ? -1 : left.low == right.low ? 0 : 1
    }
}
