import Diagnostics
import FEEL
import ReportFiles
import TestSupport
import Testing

@testable import Chuan

/// Columns give the verdicts that reports get one by one. Failures print their seed.
@Suite("Laws of the sweep") struct SweepLawTests {
    @Test func `Sweeping made-up reports gives the verdicts of judging each`() throws {
        var random = Seeded(Seeded.seed)
        for _ in 0..<Seeded.rounds(2) {
            let rules = try MadeRules(&random, checks: 100)
            let book = try LawBook(rules: Array(rules.text.utf8))
            let reports = try (0..<40).map { _ in try book.report(MadeReport(&random).text) }
            let found = SweepComparison(book.judge).difference(reports)
            #expect(found == nil, "TEST_SEED=\(Seeded.seed): \(found?.text ?? "")")
        }
    }

    @Test func `Checks of every form over reports that lack anything come out alike`() throws {
        var random = Seeded(Seeded.seed)
        for _ in 0..<Seeded.rounds(3) {
            let rules = try SweptRules(&random, checks: 60)
            let book = try LawBook(rules: Array(rules.text.utf8))
            let texts = (0..<60).map { _ in SweptReportText(&random).text }
            let register = random.below(3) == 0 ? nil : Register(&random)
            let found = SweepComparison(book.judge, register: register).difference(
                try texts.map(book.report), rules.checks)
            #expect(
                found == nil, "TEST_SEED=\(Seeded.seed): \(found?.text ?? "")\n\(found.map { texts[$0.report] } ?? "")")
        }
    }

    @Test func `The rules of the laws come out alike`() throws {
        var random = Seeded(Seeded.seed)
        let book = try LawBook()
        let reports = try (0..<Seeded.rounds(150)).map { _ in try book.report(MadeReport(&random).text) }
        let comparison = SweepComparison(book.judge)
        let found = comparison.difference(reports)
        #expect(found == nil, "TEST_SEED=\(Seeded.seed): \(found?.text ?? "")")
    }

    @Test func `The 2023 rulebook comes out alike over made-up reports`() throws {
        let book = try ShippedBook()
        let comparison = SweepComparison(book.judge)
        let found = comparison.difference(try book.reports(in: "Tests/Reference/reports.jsonl"))
        #expect(found == nil, "\(found?.text ?? "")")
    }

    /// Columns leave to the evaluator what bounds decide in spite of missing figures, and nothing that they leave open.
    @Test(arguments: ["dept", "city"]) func `Figures that are missing together`(unitType: String) throws {
        let chain = [
            "pakn_in_scope", "pakn_received", "pakn_not_due", "pakn_processed", "pakn_answered", "pakn_published",
        ]
        let documents = ["docs_official_total", "docs_state_secret", "docs_electronic"]
        let book = try ShippedBook()
        let comparison = SweepComparison(book.judge)
        var reports: [Report] = []
        // The last are more than sums in 64 bits are trusted with: these may be left.
        let large = [1 << 62, 1 << 60, 3, 1 << 53, 1 << 51, 1 << 50]
        for figures in [[10, 9, 1, 8, 7, 7], [10, 10, 0, 10, 10, 10], [0, 0, 0, 0, 0, 0], large] {
            for given in 0..<1 << chain.count {
                let lines = (chain + documents).enumerated().compactMap { place, key in
                    given >> (place % chain.count) & 1 == 1 ? "\(key): \(figures[place % chain.count])\n" : nil
                }
                let head = "unit_code: A\nunit_type: \(unitType)\nperiod: 2023\n"
                reports.append(try book.report(head + lines.joined()))
            }
        }
        let found = comparison.difference(reports)
        #expect(found == nil, "\(found?.text ?? "")")
        var all = 0
        for check in comparison.sweep.checks where check.check.id.hasPrefix("5.") || check.check.id == "10.1" {
            let open = reports.dropLast(1 << chain.count).filter { report in
                comparison.sweep.judge.verdict(check, comparison.sweep.judge.subject(report, register: nil)) == .unknown
            }
            all += open.count
            #expect(comparison.judgedAgain(open)[check.check.id] == nil)
        }
        #expect(all > 300)
    }

    /// What columns can't do yet, by check; the list may only shrink.
    @Test func `Checks of the 2023 rulebook that are judged one by one`() throws {
        let sweep = Sweep(try ShippedBook().judge)
        let left = sweep.checks.filter { $0.refusal != nil }.map(\.check.id)
        #expect(
            left.isEmpty,
            "\(sweep.checks.compactMap { check in check.refusal.map { (check.check.id, $0) } })")
    }
}

/// Judges reports both ways.
struct SweepComparison {
    let sweep: Sweep
    let register: Register?

    struct Difference {
        let report: Int
        let text: String
    }

    init(_ judge: Judge, register: Register? = nil) {
        sweep = Sweep(judge)
        self.register = register
    }

    private func units(_ report: Report) -> [Register.Unit]? { register?.unitsInForce(on: report.header.periodEnd) }

    /// The first verdict that differs; nil when none does.
    func difference(_ reports: [Report], _ rules: [String: String] = [:], capacity: Int = 64) -> Difference? {
        let sweeper = Sweeper(sweep, register: register)
        var blocks = ReportBlocks(sweep, capacity: capacity)
        for start in stride(from: 0, to: reports.count, by: capacity) {
            let part = reports[start..<min(start + capacity, reports.count)]
            blocks.removeAll()
            for report in part { _ = blocks.add(report) }
            blocks.texts.withUnsafeBufferPointer { texts in
                sweeper.judge(blocks.block, texts: texts.baseAddress) {
                    SweptReport(part[start + $0], register: units(part[start + $0]))
                }
            }
            for (row, report) in part.enumerated() {
                let subject = sweep.judge.subject(report, register: units(report))
                for (number, check) in sweep.checks.enumerated() {
                    let found = VerdictCode.byByte[Int(sweeper.verdicts(ofCheck: number)[row])]
                    let expected = sweep.judge.verdict(check, subject)
                    if found != expected {
                        return Difference(
                            report: start + row,
                            text: "\(check.check.id) of report \(start + row): \(found), not \(expected)\n"
                                + (rules[check.check.id] ?? ""))
                    }
                }
            }
        }
        return nil
    }
}

extension SweepComparison {
    /// The checks for which columns don't do, with the number of reports.
    func judgedAgain(_ reports: [Report]) -> [String: Int] {
        let sweeper = Sweeper(sweep, register: register)
        var blocks = ReportBlocks(sweep, capacity: max(1, reports.count))
        for report in reports { _ = blocks.add(report) }
        blocks.texts.withUnsafeBufferPointer { texts in
            sweeper.judge(blocks.block, texts: texts.baseAddress) {
                SweptReport(reports[$0], register: units(reports[$0]))
            }
        }
        let counts = sweeper.statistics.judgedAgain.enumerated().filter { $0.element > 0 }
        return Dictionary(counts.map { (sweep.checks[$0.offset].check.id, $0.element) }) { $0 + $1 }
    }
}

/// The rulebook of 2023 and reports for it.
struct ShippedBook {
    let loaded: LoadedRulebook
    let judge: Judge
    private let reader: ReportReader
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    init() throws {
        var sources = SourceFiles()
        let (rulebooks, _) = loadRulebooks(
            path: Self.root + "/Rules/hcmc-cchc-2023", provider: .testFiles, limits: .standard, sources: &sources)
        loaded = try #require(rulebooks.first)
        (judge, _) = loaded.judge([], asOf: nil, limits: .standard)
        reader = ReportReader(vocabulary: loaded.rulebook.vocabulary)
    }

    func report(_ text: String) throws -> Report {
        let source = SourceFile(id: FileID(number: 1), path: "report.yaml", bytes: Array(text.utf8))
        return try #require(reader.read(source).reports.first)
    }

    /// The reports of a file with one in each line, under `report`.
    func reports(in path: String) throws -> [Report] {
        let lines = try bytes(of: "\(Self.root)/\(path)").split(separator: UInt8(ascii: "\n"))
        return lines.enumerated().flatMap { number, line -> [Report] in
            // {"report":{…},"register":…}: what stands in the first pair of braces.
            let report = Self.firstObject(Array(line.dropFirst("{\"report\":".utf8.count)))
            let source = SourceFile(id: FileID(number: UInt32(number)), path: "\(number).json", bytes: report)
            return reader.read(source).reports
        }
    }

    private static func firstObject(_ bytes: [UInt8]) -> [UInt8] {
        var (depth, isText, isEscaped) = (0, false, false)
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "\""): isText.toggle()
            case UInt8(ascii: "{") where !isText: depth += 1
            case UInt8(ascii: "}") where !isText:
                depth -= 1
                if depth == 0 { return Array(bytes[...offset]) }
            default: continue
            }
        }
        return bytes
    }
}
