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
        let (left, truths) = (a.values, out.states)
        if b.mask == 0, a.mask != 0 {
            let right = b.values[0]
            for row in 0..<count { truths[row] = holds(left[row], right) ? ColumnTruth.yes : ColumnTruth.no }
        } else {
            for row in 0..<count {
                truths[row] = holds(a.value(row), b.value(row)) ? ColumnTruth.yes : ColumnTruth.no
            }
        }
        if a.together(count) | b.together(count) != ColumnState.value { mendStates(comparison, a, b, out, count) }
    }

    /// Puts right what was compared where there are no values on both sides.
    @inline(never)
    private static func mendStates(
        _ comparison: Node.Comparison, _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int
    ) {
        StateTables.comparison(comparison).withUnsafeBufferPointer { table in
            for row in 0..<count {
                let (left, right) = (a.state(row), b.state(row))
                if left | right != ColumnState.value { out.states[row] = table[Int(left << 2 | right)] }
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

    /// What joins two truths: by a table, and by bits where both are known, eight rows at a time.
    enum Junction {
        case both, either, equal, notEqual

        var table: [UInt8] {
            switch self {
            case .both: StateTables.both
            case .either: StateTables.either
            case .equal: StateTables.equal
            case .notEqual: StateTables.notEqual
            }
        }
    }

    static func combine(
        _ junction: Junction, _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int
    ) {
        switch junction {
        case .both: combine(junction.table, a, b, out, count) { $0 & $1 }
        case .either: combine(junction.table, a, b, out, count) { $0 | $1 }
        case .equal: combine(junction.table, a, b, out, count) { ($0 ^ $1) ^ eachRow(ColumnTruth.yes) }
        case .notEqual: combine(junction.table, a, b, out, count) { $0 ^ $1 }
        }
    }

    @inline(__always)
    private static func combine(
        _ table: [UInt8], _ a: ColumnView, _ b: ColumnView, _ out: ColumnView, _ count: Int,
        _ known: (UInt64, UInt64) -> UInt64
    ) {
        let others = ~eachRow(ColumnTruth.yes)
        table.withUnsafeBufferPointer { table in
            var row = 0
            while row + 8 <= count {
                let (left, right) = (a.eightStates(row), b.eightStates(row))
                if (left | right) & others == 0 {
                    UnsafeMutableRawPointer(out.states + row).storeBytes(of: known(left, right), as: UInt64.self)
                } else {
                    for row in row..<row + 8 { out.states[row] = table[Int(a.state(row) << 3 | b.state(row))] }
                }
                row += 8
            }
            for row in row..<count { out.states[row] = table[Int(a.state(row) << 3 | b.state(row))] }
        }
    }

    @inline(__always)
    private static func eachRow(_ state: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(state) }

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
        let shift: UInt8 = isTruth ? 1 : 0
        let table = (0..<8).map { (state: UInt8) -> UInt8 in
            switch state {
            case ColumnState.unknown + shift: ColumnTruth.unknown
            case ColumnState.special + shift: ColumnTruth.special
            default: (state == ColumnState.null + shift) != negated ? ColumnTruth.yes : ColumnTruth.no
            }
        }
        table.withUnsafeBufferPointer { table in
            for row in 0..<count { out.states[row] = table[Int(a.state(row) & 7)] }
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

extension ColumnView {
    /// All states of so many rows, put together bit by bit.
    package func together(_ count: Int) -> UInt8 {
        if mask == 0 { return states[0] }
        var together: UInt8 = 0
        for row in 0..<count { together |= states[row] }
        return together
    }

    /// The states of a row and the seven behind it.
    @inline(__always)
    fileprivate func eightStates(_ row: Int) -> UInt64 {
        if mask == 0 { return 0x0101_0101_0101_0101 &* UInt64(states[0]) }
        return UnsafeRawPointer(states + row).loadUnaligned(as: UInt64.self)
    }
}
