import Diagnostics
import TestSupport
import Testing

@testable import ReportFiles

/// Columns and single records come to the same, however the file is cut, split or ordered.
@Suite("Laws of deriving") struct RecordLawTests {
    private static func engine(_ kind: RecordEngine.Kind, _ random: inout Seeded) -> RecordEngine {
        RecordEngine(
            kind: kind, workers: random.below(3) + 1, chunkBytes: random.pick([64, 200, 1_000, 1 << 20]),
            blockRows: random.pick([1, 2, 7, 64, 1_016]))
    }

    private static func plain() -> RecordEngine { RecordEngine(kind: .plain, workers: 1) }

    @Test func `Columns give what single records give`() throws {
        let samples = try RecordSamples()
        var random = Seeded(Seeded.seed)
        for round in 0..<Seeded.rounds(40) {
            let text = RecordSamples.file(RecordSamples.cases(random.below(120) + 1, &random))
            let expected = try samples.outcome([text], Self.plain())
            let engine = Self.engine(.columns, &random)
            let found = try samples.outcome([text], engine)
            let difference = found.difference(from: expected)
            #expect(difference == nil, "seed \(Seeded.seed), round \(round), \(engine)\n\(text)")
        }
    }

    @Test func `A list in two files is the list in one`() throws {
        let samples = try RecordSamples()
        var random = Seeded(Seeded.seed &+ 1)
        for round in 0..<Seeded.rounds(20) {
            let lines = RecordSamples.cases(random.below(80) + 2, &random)
            let cut = random.below(lines.count - 1) + 1
            let whole = try samples.outcome([RecordSamples.file(lines)])
            let parts = try samples.outcome(
                [RecordSamples.file(lines[..<cut]), RecordSamples.file(lines[cut...])], Self.engine(.columns, &random))
            #expect(
                parts.tables == whole.tables && parts.reports == whole.reports, "seed \(Seeded.seed), round \(round)")
        }
    }

    @Test func `The order of records does not matter`() throws {
        let samples = try RecordSamples()
        var random = Seeded(Seeded.seed &+ 2)
        for round in 0..<Seeded.rounds(20) {
            let lines = RecordSamples.cases(random.below(80) + 2, &random)
            let found = try samples.outcome([RecordSamples.file(lines.shuffled(using: &random))])
            let expected = try samples.outcome([RecordSamples.file(lines)])
            #expect(
                found.tables == expected.tables && found.reports == expected.reports, "seed \(Seeded.seed), \(round)")
        }
    }

    @Test func `Ids that stand there twice are found wherever they stand`() throws {
        let samples = try RecordSamples()
        let lines = ["1,A,dept,x,,,,,có,1", "2,B,dept,x,,,,,có,1", "3,C,dept,x,,,,,có,1", "1,C,dept,x,,,,,có,1"]
        let twice = try samples.outcome([RecordSamples.file(lines)])
        #expect(twice.tables.last == "a c")
        #expect(twice.told.contains("report/duplicate-record: the record on line 5 has the id of that on line 2"))
        let apart = try samples.outcome([RecordSamples.file(lines[..<3]), RecordSamples.file(lines[3...])])
        #expect(apart.tables.last == "a c")
        #expect(
            apart.told.contains(
                "report/duplicate-record: the record on line 2 has the id of that on line 2 of the other file"))
        #expect(!twice.reports.contains("unit_code: A") && twice.reports.contains("unit_code: B"))
    }

    @Test func `Sums keep every digit`() throws {
        let samples = try RecordSamples()
        let lines = (0..<30).map { "\($0),A,dept,x,,,,9223372036854775807,có,1" }
        let outcome = try samples.outcome([RecordSamples.file(lines)])
        #expect(outcome.reports.contains("fees_total: 276701161105643274210\n"))
        #expect(try samples.outcome([RecordSamples.file(lines)], Self.plain()) == outcome)
    }

    @Test func `More groups than the limit are refused, and memory with them`() throws {
        let samples = try RecordSamples()
        var limits = Limits.standard
        limits.derivedGroups = 3
        let lines = (0..<20).map { "\($0),U\($0),dept,x,,,,,có,1" }
        for kind in [RecordEngine.Kind.plain, .columns] {
            let outcome = try samples.outcome(
                [RecordSamples.file(lines)], RecordEngine(kind: kind, workers: 1), limits: limits)
            let told = outcome.told.filter { $0.hasPrefix("report/too-many-groups") }
            #expect(told.count == 2, "\(kind)")
        }
    }
}
