import FEEL

/// Loops that turn measured columns into verdicts.
enum VerdictKernels {
    typealias Verdicts = UnsafeMutablePointer<UInt8>

    /// A rate against one bar for all rows.
    static func rates(
        _ above: ColumnView, _ below: ColumnView, _ bar: ColumnCheck.Threshold, zero: UInt8, _ out: Verdicts,
        _ count: Int
    ) {
        RateKernel(above, below, bar, zero: zero).run(out, count)
    }

    /// A rate against the bar of each report's unit type.
    ///
    /// - Parameter types: For each row, the unit type of its report.
    static func rates(
        _ above: ColumnView, _ below: ColumnView, _ bars: [ColumnCheck.Threshold?], types: (Int) -> Int,
        zero: UInt8, _ out: Verdicts, _ count: Int
    ) {
        for row in 0..<count {
            let type = types(row)
            guard bars.indices.contains(type), let bar = bars[type] else {
                out[row] = SweptVerdict.unknown
                continue
            }
            let met = wide(above.value(row), below.value(row), bar)
            out[row] = settled(met, below.value(row), above.state(row), below.state(row), zero)
        }
    }

    /// A rate whose test is a truth.
    static func tested(
        _ above: ColumnView, _ below: ColumnView, _ test: ColumnView, zero: UInt8, _ out: Verdicts, _ count: Int
    ) {
        for row in 0..<count {
            let states = above.state(row) | below.state(row)
            let met = states == isValue ? truth(test.state(row)) : SweptVerdict.open
            out[row] = settled(met, below.value(row), above.state(row), below.state(row), zero)
        }
    }

    static func truths(_ measure: ColumnView, _ out: Verdicts, _ count: Int) {
        for row in 0..<count { out[row] = truth(measure.state(row)) }
    }

    @inline(__always)
    private static func truth(_ state: UInt8) -> UInt8 {
        // In the order of `ColumnTruth`.
        switch state {
        case 0: SweptVerdict.fail
        case 1: SweptVerdict.pass
        case 4: SweptVerdict.deferred
        default: SweptVerdict.open
        }
    }

    /// A denominator of zero is settled whatever the numerator is; nothing else is without both.
    @inline(__always)
    static func settled(
        _ met: UInt8, _ denominator: Int64, _ above: UInt8, _ below: UInt8, _ zero: UInt8
    ) -> UInt8 {
        let known = denominator > 0 ? met : denominator == 0 ? zero : SweptVerdict.inconsistent
        if above | below == isValue { return known }
        let isEmpty = below == isValue && denominator == 0
        return isEmpty ? zero : SweptVerdict.open
    }

    @inline(__always)
    static func wide(_ above: Int64, _ below: Int64, _ bar: ColumnCheck.Threshold) -> UInt8 {
        let (left, right) = (Int128(above) * Int128(bar.first), Int128(below) * Int128(bar.second))
        let order: UInt32 = left < right ? 0 : left == right ? 8 : 16
        return UInt8(truncatingIfNeeded: bar.words >> order)
    }

    /// `ColumnState.value`.
    private static var isValue: UInt8 { 0 }
}

extension ColumnCheck.Threshold {
    /// The verdicts for less, equal and greater, a byte each.
    @inline(__always)
    var words: UInt32 {
        func verdict(_ bit: UInt8) -> UInt32 {
            UInt32(meets & bit == 0 ? SweptVerdict.fail : SweptVerdict.pass)
        }
        return verdict(1) | verdict(2) << 8 | verdict(4) << 16
    }
}
