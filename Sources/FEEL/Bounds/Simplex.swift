/// Linear programs over exact fractions: the greatest value of a sum under conditions, by the simplex method with Bland's
/// rule, which never goes round in circles.
///
/// - Source: G. B. Dantzig, 1947; R. G. Bland, Mathematics of Operations Research 2 (1977), 103–107.
struct Simplex: Sendable {
    enum Outcome: Sendable, Hashable {
        case optimum(Fraction)
        case unbounded
    }

    /// `factors · x = value`, or at most the value. Every x is 0 or more.
    struct Condition: Sendable {
        var factors: [Fraction]
        var value: Fraction
        var isEquality: Bool
    }

    /// Each row: factors of all columns, and the value at the end. Basic columns are unit vectors.
    private var rows: [[Fraction]]
    private var basis: [Int]
    private let columns: Int
    /// Columns from here on are artificial and stay at zero.
    private let artificial: Int
    private var pivotsLeft: Int

    /// - Returns: Nil when no x meets all conditions.
    /// - Throws: `Overflow` also when it takes too many steps.
    /// - Complexity: O(steps · conditions · columns).
    init?(_ conditions: [Condition], unknowns: Int, steps: Int = 2_000) throws(Fraction.Overflow) {
        let slacks = conditions.count { !$0.isEquality }
        artificial = unknowns + slacks
        columns = artificial + conditions.count
        pivotsLeft = steps
        rows = []
        basis = []
        var slack = unknowns
        for (number, condition) in conditions.enumerated() {
            var row = [Fraction](repeating: .zero, count: columns + 1)
            for (column, factor) in condition.factors.enumerated() { row[column] = factor }
            row[columns] = condition.value
            if !condition.isEquality {
                row[slack] = .one
                slack += 1
            }
            if condition.value.signum < 0 { row = row.map(\.negated) }
            let isOwnBasis = !condition.isEquality && row[slack - 1].signum > 0
            if !isOwnBasis { row[artificial + number] = .one }
            rows.append(row)
            basis.append(isOwnBasis ? slack - 1 : artificial + number)
        }
        guard try findStart() else { return nil }
    }

    /// The greatest value of `factors · x`.
    func maximum(_ factors: [Fraction]) throws(Fraction.Overflow) -> Outcome {
        var copy = self
        return try copy.maximize(factors)
    }

    /// Drives the artificial columns to zero.
    private mutating func findStart() throws(Fraction.Overflow) -> Bool {
        guard basis.contains(where: { $0 >= artificial }) else { return true }
        var factors = [Fraction](repeating: .zero, count: columns)
        for column in artificial..<columns { factors[column] = Fraction(whole: -1) }
        guard case .optimum(let value) = try maximize(factors, limit: columns), value.isZero else { return false }
        for row in rows.indices where basis[row] >= artificial {
            guard let column = (0..<artificial).first(where: { !rows[row][$0].isZero }) else { continue }
            try pivot(row, column)
        }
        return true
    }

    private mutating func maximize(_ factors: [Fraction], limit: Int? = nil) throws(Fraction.Overflow) -> Outcome {
        var gains = try reducedGains(factors)
        while let column = (0..<(limit ?? artificial)).first(where: { gains[$0].signum > 0 }) {
            guard let row = try leavingRow(column) else { return .unbounded }
            try pivot(row, column)
            let gain = gains[column]
            for index in gains.indices where !rows[row][index].isZero {
                gains[index] = try gains[index] - gain * rows[row][index]
            }
        }
        return .optimum(gains[columns].negated)
    }

    /// What a unit of each column adds; at the end the value so far, negated.
    private func reducedGains(_ factors: [Fraction]) throws(Fraction.Overflow) -> [Fraction] {
        var gains = factors + [Fraction](repeating: .zero, count: columns + 1 - factors.count)
        for (row, column) in basis.enumerated() where column < factors.count && !factors[column].isZero {
            let factor = factors[column]
            for index in gains.indices where !rows[row][index].isZero {
                gains[index] = try gains[index] - factor * rows[row][index]
            }
        }
        return gains
    }

    /// The row that limits the column most, the one of the least basic column among equals.
    private func leavingRow(_ column: Int) throws(Fraction.Overflow) -> Int? {
        var best: (row: Int, ratio: Fraction)?
        for row in rows.indices where rows[row][column].signum > 0 {
            let ratio = try rows[row][columns] / rows[row][column]
            guard let known = best else {
                best = (row, ratio)
                continue
            }
            let order = try Fraction.compare(ratio, known.ratio)
            if order < 0 || (order == 0 && basis[row] < basis[known.row]) { best = (row, ratio) }
        }
        return best?.row
    }

    private mutating func pivot(_ row: Int, _ column: Int) throws(Fraction.Overflow) {
        pivotsLeft -= 1
        if pivotsLeft < 0 { throw Fraction.Overflow() }
        let divisor = rows[row][column]
        for index in rows[row].indices where !rows[row][index].isZero {
            rows[row][index] = try rows[row][index] / divisor
        }
        for other in rows.indices where other != row && !rows[other][column].isZero {
            let factor = rows[other][column]
            for index in rows[other].indices where !rows[row][index].isZero {
                rows[other][index] = try rows[other][index] - factor * rows[row][index]
            }
        }
        basis[row] = column
    }
}
