import FEEL
import TestSupport
import Testing

@testable import Chuan

/// Figures that are counted side by side come to what one by one they come to.
@Suite("Counts of groups") struct GroupCountsTests {
    @Test func `Lanes add up, however many records a group has and however the rows are cut`() {
        var random = Seeded(Seeded.seed)
        for round in 0..<Seeded.rounds(30) {
            let figures = random.below(20) + 1
            let groups = random.pick([1, 2, 5, 400])
            let counts = GroupCounts(figures: figures, descriptions: 0)
            counts.reserve(groups)
            var expected = [[Int]](repeating: [Int](repeating: 0, count: figures + 1), count: groups)
            for _ in 0..<random.below(6) + 1 {
                let rows = random.below(1_000)
                let of = (0..<rows).map { _ in Int32(random.below(groups)) }
                let truths = (0..<figures).map { _ in (0..<rows).map { _ in UInt8(random.below(2)) } }
                let isThere = (0..<figures).map { _ in random.below(4) > 0 }
                for (row, group) in of.enumerated() {
                    expected[Int(group)][0] += 1
                    for figure in 0..<figures where isThere[figure] {
                        expected[Int(group)][figure + 1] += Int(truths[figure][row])
                    }
                }
                let columns = truths.map { column in
                    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: rows)
                    _ = bytes.initialize(from: column)
                    return bytes
                }
                defer { for column in columns { column.deallocate() } }
                let lanes = columns.enumerated().map { figure, column in
                    isThere[figure]
                        ? column.baseAddress.map { PackedCounts.Lane(bytes: UnsafePointer($0), mask: -1) } : nil
                }
                counts.countPacked(lanes, of, rows)
            }
            counts.settle()
            let found = (0..<groups).map { group in
                (0...figures).map { Int(counts.counts[group * counts.stride + $0]) }
            }
            #expect(found == expected, "seed \(Seeded.seed), round \(round)")
        }
    }

    @Test func `What a word cannot hold is spilled, also by what was counted side by side before`() {
        let counts = GroupCounts(figures: 1, descriptions: 0)
        counts.reserve(2)
        let ones = [UInt8](repeating: 1, count: 100)
        ones.withUnsafeBufferPointer { ones in
            let lane = ones.baseAddress.map { PackedCounts.Lane(bytes: $0, mask: -1) }
            counts.countPacked([lane], [Int32](repeating: 1, count: 100), 100)
        }
        counts.add(.max - 50, figure: 0, group: 1)
        counts.settle()
        let tally = counts.tally(1, descriptions: [], unitType: .none)
        var sum = ExactSum(.max)
        sum.add(ExactSum(50))
        #expect(tally.records == 100)
        #expect(tally.totals[0].total == sum.total)
        #expect(tally.totals[0].total?.description == "9223372036854775857")
    }
}
