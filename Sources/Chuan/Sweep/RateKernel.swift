import FEEL

/// Rates against one bar for all rows: the sign of a difference of products, eight rows at a time, and then the rows put right
/// that lack a figure or have no positive denominator.
struct RateKernel {
    typealias Verdicts = UnsafeMutablePointer<UInt8>
    private typealias Pair = SIMD2<UInt64>

    private let above: ColumnView
    private let below: ColumnView
    private let bar: ColumnCheck.Threshold
    private let zero: UInt8

    init(_ above: ColumnView, _ below: ColumnView, _ bar: ColumnCheck.Threshold, zero: UInt8) {
        self.above = above
        self.below = below
        self.bar = bar
        self.zero = zero
    }

    /// - Complexity: O(rows).
    func run(_ out: Verdicts, _ count: Int) {
        var row = 0
        if above.mask != 0, below.mask != 0, let order {
            let bits = above.bits(count) | below.bits(count)
            if bits >> 32 == 0, UInt64(bitPattern: bar.first | bar.second) >> 31 == 0 {
                row = short(order, out, count)
            } else if fits(bits) {
                row = long(order, out, count)
            }
        }
        for row in row..<count { out[row] = verdict(row) }
    }

    /// One row, whatever its figures are.
    @inline(__always)
    private func verdict(_ row: Int) -> UInt8 {
        let met = VerdictKernels.wide(above.value(row), below.value(row), bar)
        return VerdictKernels.settled(met, below.value(row), above.state(row), below.state(row), zero)
    }

    // MARK: Signs

    /// Which product is taken from which, and whether a negative difference is a pass.
    private struct Order {
        let isMirrored: Bool
        let flip: UInt64
    }

    /// Nil where equality decides.
    private var order: Order? {
        switch bar.meets {
        case 6: Order(isMirrored: false, flip: 0)
        case 1: Order(isMirrored: false, flip: 1)
        case 3: Order(isMirrored: true, flip: 0)
        case 4: Order(isMirrored: true, flip: 1)
        default: nil
        }
    }

    /// Whether the difference of two products stays within 63 bits.
    private func fits(_ bits: UInt64) -> Bool {
        let (product, overflow) = (bits | 1).multipliedReportingOverflow(
            by: max(bar.first.magnitude, bar.second.magnitude))
        return !overflow && bits >> 63 == 0 && product < 1 << 61
    }

    /// Figures of up to 32 bits.
    ///
    /// - Returns: How many rows are done.
    private func short(_ order: Order, _ out: Verdicts, _ count: Int) -> Int {
        let (first, second) = factors(order)
        let low = Pair(repeating: 0xFFFF_FFFF)
        return eachEight(order, out, count) { left, right in
            (left & low) &* (first & low) &- (right & low) &* (second & low)
        }
    }

    private func long(_ order: Order, _ out: Verdicts, _ count: Int) -> Int {
        let (first, second) = factors(order)
        return eachEight(order, out, count) { left, right in
            Pair(left[0] &* first[0] &- right[0] &* second[0], left[1] &* first[0] &- right[1] &* second[0])
        }
    }

    private func factors(_ order: Order) -> (Pair, Pair) {
        let (first, second) = (UInt64(bitPattern: bar.first), UInt64(bitPattern: bar.second))
        return order.isMirrored
            ? (Pair(repeating: second), Pair(repeating: first)) : (Pair(repeating: first), Pair(repeating: second))
    }

    @inline(__always)
    private func eachEight(
        _ order: Order, _ out: Verdicts, _ count: Int, _ difference: (Pair, Pair) -> Pair
    ) -> Int {
        let left = UnsafeRawPointer(order.isMirrored ? below.values : above.values)
        let right = UnsafeRawPointer(order.isMirrored ? above.values : below.values)
        let denominators = UnsafeRawPointer(below.values)
        let flip = 0x0101_0101_0101_0101 &* order.flip
        var row = 0
        while row + 8 <= count {
            var (signs, odd) = (Pair(), Pair())
            for pair in 0..<4 {
                let offset = (row + 2 * pair) * 8
                let (a, b) = (
                    left.loadUnaligned(fromByteOffset: offset, as: Pair.self),
                    right.loadUnaligned(fromByteOffset: offset, as: Pair.self)
                )
                let denominator = denominators.loadUnaligned(fromByteOffset: offset, as: Pair.self)
                // The even rows in one half, the odd ones in the other.
                let shift = Pair(repeating: UInt64(16 * pair))
                signs |= (difference(a, b) &>> 63) &<< shift
                odd |= ((denominator &- 1) &>> 63) &<< shift
            }
            let word = (signs[0] | signs[1] << 8) ^ flip
            UnsafeMutableRawPointer(out + row).storeBytes(of: word, as: UInt64.self)
            if odd[0] | odd[1] | states(row) != 0 { mend(row, out) }
            row += 8
        }
        return row
    }

    @inline(__always)
    private func states(_ row: Int) -> UInt64 {
        UnsafeRawPointer(above.states + row).loadUnaligned(as: UInt64.self)
            | UnsafeRawPointer(below.states + row).loadUnaligned(as: UInt64.self)
    }

    /// Puts eight rows right.
    @inline(__always)
    private func mend(_ first: Int, _ out: Verdicts) {
        for row in first..<first + 8 {
            out[row] = VerdictKernels.settled(
                out[row], below.value(row), above.state(row), below.state(row), zero)
        }
    }
}

extension ColumnView {
    /// All bits that are set in some value.
    fileprivate func bits(_ count: Int) -> UInt64 {
        var bits: UInt64 = 0
        for row in 0..<count { bits |= UInt64(bitPattern: values[row]) }
        return bits
    }
}
