import FEELSyntax
import TestSupport
import Testing

@testable import FEEL

/// Loops over columns against one cell at a time, for every mixture of states and numbers of rows around the eight that are
/// done together.
@Suite("Kernels of columns") struct ColumnKernelTests {
    @Test func `Truths are joined as the tables say, whatever stands beside them`() {
        var random = Seeded(Seeded.seed)
        for _ in 0..<Seeded.rounds(400) {
            let count = random.below(27)
            let known = random.below(2) == 0
            let (a, b) = (Self.truths(&random, count, known), Self.truths(&random, count, known))
            let out = Self.column(count)
            for junction in [ColumnKernels.Junction.both, .either, .equal, .notEqual] {
                ColumnKernels.combine(junction, a.view, b.view, out.view, count)
                for row in 0..<count {
                    let expected = junction.table[Int(a.view.state(row) << 3 | b.view.state(row))]
                    #expect(out.view.states[row] == expected, "TEST_SEED=\(Seeded.seed): \(junction), row \(row)")
                }
            }
        }
    }

    @Test func `Numbers are compared where both are there, and by their states elsewhere`() {
        var random = Seeded(Seeded.seed)
        let comparisons: [Node.Comparison] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
        for _ in 0..<Seeded.rounds(400) {
            let count = random.below(27)
            let (a, b) = (Self.numbers(&random, count), Self.numbers(&random, count))
            let out = Self.column(count)
            for comparison in comparisons {
                ColumnKernels.compare(comparison, a.view, b.view, out.view, count)
                for row in 0..<count {
                    let (left, right) = (Self.value(a.view, row), Self.value(b.view, row))
                    let expected =
                        left == nil || right == nil
                        ? ColumnTruth.special
                        : ColumnTruth.of(Operators.compare(left ?? .null, comparison, right ?? .null))
                    #expect(out.view.states[row] == expected, "TEST_SEED=\(Seeded.seed): \(comparison), row \(row)")
                }
            }
        }
    }

    @Test func `States are put together over all rows`() {
        let column = Self.column(40)
        for row in 0..<40 {
            column.view.states[row] = ColumnState.null
            #expect(column.view.together(row) == ColumnState.value)
            #expect(column.view.together(row + 1) == ColumnState.null)
            column.view.states[row] = ColumnState.value
        }
    }

    // MARK: Columns

    private struct Column {
        let block: ColumnBlock
        let view: ColumnView
    }

    private static func column(_ count: Int, isConstant: Bool = false) -> Column {
        let block = ColumnBlock(columnCount: 1, capacity: max(1, count))
        block.states(of: 0).update(repeating: ColumnState.value, count: max(1, count))
        let view = ColumnView(values: block.values(of: 0), states: block.states(of: 0), mask: isConstant ? 0 : -1)
        return Column(block: block, view: view)
    }

    private static func truths(_ random: inout Seeded, _ count: Int, _ known: Bool) -> Column {
        let column = column(count, isConstant: random.below(4) == 0)
        // Mostly known, so that eight known ones in a row are met too.
        for row in 0..<max(1, count) {
            let isKnown = known || random.below(12) > 0
            column.view.states[row] = UInt8(random.below(isKnown ? 2 : ColumnTruth.count))
        }
        return column
    }

    private static func numbers(_ random: inout Seeded, _ count: Int) -> Column {
        let column = column(count, isConstant: random.below(4) == 0)
        for row in 0..<max(1, count) {
            column.view.values[row] = Int64(random.below(3)) - 1
            column.view.states[row] = random.below(6) == 0 ? UInt8(random.below(4)) : ColumnState.value
        }
        return column
    }

    /// Nil for what columns leave to others.
    private static func value(_ view: ColumnView, _ row: Int) -> Value? {
        switch view.state(row) {
        case ColumnState.value: .number(Decimal(view.value(row)))
        case ColumnState.unknown: .unknown
        case ColumnState.null: .null
        default: nil
        }
    }
}
