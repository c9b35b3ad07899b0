import FEELSyntax

/// Loops over the rows of columns. Nothing in them allocates, counts references or branches on what kind of value it is.
///
/// Every cell of the result is written. A result that 64 bits can't hold is special.
enum ColumnKernels {
    static func arithmetic(
        _ operation: Node.Arithmetic, _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int
    ) {
        switch operation {
        case .add: numbers(a, b, out, count) { $0.addingReportingOverflow($1) }
        case .subtract: numbers(a, b, out, count) { $0.subtractingReportingOverflow($1) }
        default: numbers(a, b, out, count) { $0.multipliedReportingOverflow(by: $1) }
        }
    }

    static func scale(_ a: ColumnView, _ factor: Int64, _ out: ColumnView, _ count: Int) {
        for row in 0..<count {
            let state = a.state(row)
            let (product, overflow) = a.value(row).multipliedReportingOverflow(by: factor)
            out.values[row] = product
            out.states[row] = state == ColumnState.value && overflow ? ColumnState.special : state
        }
    }

    /// The year of days; what lies beyond the calendar is special.
    static func year(_ day: ColumnView, _ out: ColumnView, _ count: Int) {
        for row in 0..<count {
            let year = CalendarDate(daysSinceEpoch: day.value(row)).map { Int64($0.year) }
            out.values[row] = year ?? 0
            out.states[row] = day.state(row) == ColumnState.value && year == nil ? ColumnState.special : day.state(row)
        }
    }

    /// What a table has for numbers; those beyond it are special.
    static func lookup(_ table: [Int64], _ a: ColumnView, _ out: ColumnView, _ count: Int) {
        for row in 0..<count {
            let number = Int(truncatingIfNeeded: a.value(row))
            let isThere = a.state(row) == ColumnState.value && table.indices.contains(number)
            out.values[row] = isThere ? table[number] : 0
            out.states[row] = a.state(row) == ColumnState.value && !isThere ? ColumnState.special : a.state(row)
        }
    }

    static func extreme(isLeast: Bool, _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int) {
        if isLeast {
            numbers(a, b, out, count) { (min($0, $1), false) }
        } else {
            numbers(a, b, out, count) { (max($0, $1), false) }
        }
    }

    @inline(__always)
    private static func numbers(
        _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int,
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) {
        StateTables.arithmetic.withUnsafeBufferPointer { table in
            for row in 0..<count {
                let (left, right) = (a.state(row), b.state(row))
                let (result, overflow) = operation(a.value(row), b.value(row))
                out.values[row] = result
                if left | right == ColumnState.value {
                    out.states[row] = overflow ? ColumnState.special : ColumnState.value
                } else {
                    out.states[row] = table[Int(left << 2 | right)]
                }
            }
        }
    }

    // MARK: Comparison

    static func compare(
        _ comparison: Node.Comparison, _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int
    ) {
        switch comparison {
        case .equal: compared(comparison, a, b, out, count) { $0 == $1 }
        case .notEqual: compared(comparison, a, b, out, count) { $0 != $1 }
        case .less: compared(comparison, a, b, out, count) { $0 < $1 }
        case .lessOrEqual: compared(comparison, a, b, out, count) { $0 <= $1 }
        case .greater: compared(comparison, a, b, out, count) { $0 > $1 }
        case .greaterOrEqual: compared(comparison, a, b, out, count) { $0 >= $1 }
        }
    }

    @inline(__always)
    private static func compared(
        _ comparison: Node.Comparison, _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int,
        _ holds: (Int64, Int64) -> Bool
    ) {
        StateTables.comparison(comparison).withUnsafeBufferPointer { table in
            for row in 0..<count {
                let (left, right) = (a.state(row), b.state(row))
                let truth: UInt8 = holds(a.value(row), b.value(row)) ? ColumnTruth.yes : ColumnTruth.no
                out.states[row] = left | right == ColumnState.value ? truth : table[Int(left << 2 | right)]
            }
        }
    }

    /// Exact: by products, not by quotients. A quotient by zero is null.
    static func compareQuotients(
        _ comparison: Node.Comparison, _ left: (ColumnView, ColumnView), _ right: (ColumnView, ColumnView),
        _ out: ColumnView, _ count: Int
    ) {
        let table = StateTables.comparison(comparison)
        for row in 0..<count {
            let (a, b) = (left.0.value(row), left.1.value(row))
            let (c, d) = (right.0.value(row), right.1.value(row))
            let first = quotientState(left.0.state(row), left.1.state(row), b)
            let second = quotientState(right.0.state(row), right.1.state(row), d)
            if first | second != ColumnState.value {
                out.states[row] = table[Int(first << 2 | second)]
            } else if max(a.magnitude, b.magnitude, c.magnitude, d.magnitude) >= 1 << 53 {
                out.states[row] = ColumnTruth.special
            } else {
                let (above, below) = (Int128(a) * Int128(d), Int128(c) * Int128(b))
                let order = above < below ? -1 : above == below ? 0 : 1
                let isFlipped = (b < 0) != (d < 0)
                out.states[row] = comparison.holds(isFlipped ? -order : order) ? ColumnTruth.yes : ColumnTruth.no
            }
        }
    }

    @inline(__always)
    private static func quotientState(_ above: UInt8, _ below: UInt8, _ divisor: Int64) -> UInt8 {
        if above | below == ColumnState.value { return divisor == 0 ? ColumnState.null : ColumnState.value }
        return StateTables.arithmetic[Int(above << 2 | below)]
    }

    // MARK: Truths

    static func combine(_ table: [UInt8], _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int) {
        table.withUnsafeBufferPointer { table in
            for row in 0..<count { out.states[row] = table[Int(a.state(row) << 3 | b.state(row))] }
        }
    }

    static func not(_ a: ColumnView, _ out: ColumnView, _ count: Int) {
        StateTables.not.withUnsafeBufferPointer { table in
            for row in 0..<count { out.states[row] = table[Int(a.state(row))] }
        }
    }

    /// The cells of a flag as truths.
    static func truth(_ a: ColumnView, _ out: ColumnView, _ count: Int) {
        for row in 0..<count {
            let state = a.state(row)
            out.states[row] =
                state == ColumnState.value ? UInt8(truncatingIfNeeded: a.value(row)) & 1 : state + 1
        }
    }

    static func isNull(_ a: ColumnView, negated: Bool, isTruth: Bool, _ out: ColumnView, _ count: Int) {
        let (yes, no) = negated ? (ColumnTruth.no, ColumnTruth.yes) : (ColumnTruth.yes, ColumnTruth.no)
        let shift: UInt8 = isTruth ? 1 : 0
        for row in 0..<count {
            switch a.state(row) {
            case ColumnState.null + shift: out.states[row] = yes
            case ColumnState.unknown + shift: out.states[row] = ColumnTruth.unknown
            case ColumnState.special + shift: out.states[row] = ColumnTruth.special
            default: out.states[row] = no
            }
        }
    }

    /// The branch that a condition chooses; where it is not known, what both have.
    static func choose(
        _ condition: ColumnView, _ a: ColumnView, _ b: ColumnView, isTruth: Bool, _ out: ColumnView, _ count: Int
    ) {
        let unknown = isTruth ? ColumnTruth.unknown : ColumnState.unknown
        let special = isTruth ? ColumnTruth.special : ColumnState.special
        for row in 0..<count {
            let (first, second) = (a.state(row), b.state(row))
            switch condition.state(row) {
            case ColumnTruth.yes: (out.values[row], out.states[row]) = (a.value(row), first)
            case ColumnTruth.no, ColumnTruth.null: (out.values[row], out.states[row]) = (b.value(row), second)
            case ColumnTruth.unknown:
                let isSame = first == second && (isTruth || first != ColumnState.value || a.value(row) == b.value(row))
                out.values[row] = a.value(row)
                out.states[row] = max(first, second) == special ? special : isSame ? first : unknown
            default: out.states[row] = special
            }
        }
    }
}
