import FEEL
import TestSupport
import Testing

@testable import Chuan

/// A million rows in the time that the tests have.
///
/// Every check reads a few fields, and every field has a few cells worth trying: missing, not applicable, zero, on a bar, one
/// beside it, 10¹³ đồng, the edges of 53, 63 and 64 bits. Each combination that a check can meet is judged both ways, once.
/// A million rows that pick their cells at random then have to come out as their combinations did: other cells of a
/// report, its place in a block and its neighbours change nothing. A row that columns hand back is one that was handed
/// back before.
@Suite("A million rows") struct SweepMillionTests {
    private static let checks: [(fields: [String], lines: [String])] = [
        (["digitised", "in_force"], ["tử số: digitised", "mẫu số: in_force", "mục tiêu: từ 98% trở lên"]),
        (["disbursed", "plan"], ["tử số: disbursed", "mẫu số: plan", "mục tiêu: trên 90%"]),
        (["disbursed", "plan"], ["tử số: plan - disbursed", "mẫu số: plan + disbursed", "mục tiêu: dưới 3%"]),
        (["leaders"], ["yêu cầu: leaders * 1000 > 50000"]),
        (["signs", "leaders"], ["chỉ khi: signs", "yêu cầu: leaders >= 50", "chứng minh bằng: leaders != 51"]),
    ]
    private static let fields = ["digitised", "in_force", "disbursed", "plan", "leaders", "signs"]
    private static let numbers = [
        nil, "không áp dụng", "0", "1", "49", "50", "51", "98", "100", "97999999999999", "98000000000000",
        "100000000000000", "10000000000000", "9000000000000", "9007199254740993", "4611686018427387904",
        "9223372036854775807", "9223372036854775808", "-2",
    ]
    private static let flags = [nil, "có", "không", "không áp dụng"]

    private static func cells(_ field: String) -> [String?] { field == "signs" ? flags : numbers }

    @Test func `A million rows come out as the cells that they are made of`() throws {
        let rules = try SweptRules(Self.checks.map(\.lines))
        let book = try LawBook(rules: Array(rules.text.utf8))
        let sweep = Sweep(book.judge)
        let known = try Self.checks.indices.map { try Self.combinations($0, book, sweep) }
        let parts = try Self.parts(book, sweep)
        var random = Seeded(Seeded.seed)
        let (sweeper, block) = (Sweeper(sweep, register: nil), FlatBlock(layout: sweep.layout, capacity: 50_000))
        for _ in 0..<20 {
            let picks = Self.fill(block, from: parts, sweep, &random)
            sweeper.judge(block, texts: nil) { _ in nil }
            for check in Self.checks.indices {
                let verdicts = sweeper.verdicts(ofCheck: check)
                let own = Self.checks[check].fields.compactMap { Self.fields.firstIndex(of: $0) }.map { picks[$0] }
                let wrong = (0..<block.rowCount).first { row in
                    var key = 0
                    for picks in own { key = key &* Self.numbers.count &+ Int(picks[row]) }
                    return verdicts[row] != known[check][key]
                }
                #expect(wrong == nil, "TEST_SEED=\(Seeded.seed): check \(check)")
            }
        }
    }

    /// What sweeping makes of each combination, by its number: the places of its cells as digits. Where it hands one back,
    /// it says unknown. Both ways of judging agree on all of them.
    private static func combinations(_ check: Int, _ book: LawBook, _ sweep: Sweep) throws -> [UInt8] {
        var picks: [[UInt8]] = [[]]
        for field in checks[check].fields {
            picks = picks.flatMap { pick in cells(field).indices.map { pick + [UInt8($0)] } }
        }
        let reports = try picks.map { pick in
            try book.report(text(zip(checks[check].fields, pick).map { ($0, cells($0)[Int($1)]) }))
        }
        #expect(SweepComparison(book.judge).difference(reports, capacity: 512) == nil)
        var blocks = ReportBlocks(sweep, capacity: reports.count)
        var known = [UInt8](repeating: .max, count: numbers.count * numbers.count)
        for report in reports { _ = blocks.add(report) }
        let sweeper = Sweeper(sweep, register: nil)
        sweeper.judge(blocks.block, texts: nil) { _ in nil }
        for (row, pick) in picks.enumerated() {
            let key = pick.reduce(0) { $0 * numbers.count + Int($1) }
            known[key] = sweeper.verdicts(ofCheck: check)[row]
        }
        return known
    }

    /// A block whose row `n` has the cell `n` of every field.
    private static func parts(_ book: LawBook, _ sweep: Sweep) throws -> ReportBlocks {
        var blocks = ReportBlocks(sweep, capacity: numbers.count)
        for row in numbers.indices {
            let values = fields.map { ($0, cells($0).indices.contains(row) ? cells($0)[row] : nil) }
            _ = blocks.add(try book.report(text(values)))
        }
        return blocks
    }

    private static func text(_ cells: [(String, String?)]) -> String {
        "unit_code: A\nunit_type: dept\nperiod: 2023\n"
            + cells.compactMap { field, cell in cell.map { "\(field): \($0)\n" } }.joined()
    }

    /// - Returns: For each field the cells that were picked.
    private static func fill(
        _ block: FlatBlock, from parts: ReportBlocks, _ sweep: Sweep, _ random: inout Seeded
    ) -> [[UInt8]] {
        block.main.rowCount = block.main.capacity
        var picks = fields.map { _ in [UInt8](repeating: 0, count: block.rowCount) }
        let vocabulary = sweep.judge.rulebook.vocabulary
        for (column, flat) in sweep.layout.columns.enumerated() {
            let (values, states) = (block.main.values(of: column), block.main.states(of: column))
            let (from, fromStates) = (parts.block.main.values(of: column), parts.block.main.states(of: column))
            var field: Int?
            if case .field(let place) = flat.place {
                field = fields.firstIndex(of: vocabulary.blocks[place.block].fields[place.field].key)
            }
            let (count, number) = (field.map { UInt64(cells(fields[$0]).count) } ?? 1, field ?? 0)
            for row in 0..<block.rowCount {
                let part = count == 1 ? 0 : Int(random.next() % count)
                if count > 1 { picks[number][row] = UInt8(part) }
                values[row] = from[part]
                states[row] = fromStates[part]
            }
        }
        for table in block.tables { table.setAbsent(records: block.rowCount) }
        return picks
    }
}
