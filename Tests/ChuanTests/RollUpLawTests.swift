import Diagnostics
import FEEL
import ReportFiles
import TestSupport
import Testing

@testable import Chuan

/// Blocks of reports roll up to what the same reports come to one by one. Failures print their seed.
@Suite("Laws of the roll-up") struct RollUpLawTests {
    @Test(arguments: [nil, CityGrouping.type, .parent])
    func `The 2023 rulebook rolls up alike`(grouping: CityGrouping?) throws {
        var random = Seeded(Seeded.seed)
        let book = try ShippedBook()
        let reports = try book.reports(in: "Tests/Reference/reports.jsonl")
        for _ in 0..<Seeded.rounds(1) {
            let chosen = (0..<50).map { _ in random.pick(reports) }
            let register = random.below(3) > 0 ? MadeRegister(&random, of: chosen).register : nil
            let comparison = RollUpComparison(book.judge, register: register, by: grouping)
            let difference = comparison.difference(chosen, &random)
            #expect(difference == nil, "TEST_SEED=\(Seeded.seed): \(difference ?? "")")
        }
    }

    @Test func `Other readings roll up alike`() throws {
        var random = Seeded(Seeded.seed)
        let book = try ShippedBook()
        let reports = try book.reports(in: "Tests/Reference/reports.jsonl")
        for _ in 0..<Seeded.rounds(2) {
            let reading = random.pick(book.judge.rulebook.readings.filter { !$0.alternatives.isEmpty })
            let alternative = random.pick(reading.alternatives)
            let choice = ReadingChoice(reading: reading.id, alternative: alternative.id, parameter: nil)
            let (judge, mistakes) = book.loaded.judge([choice], asOf: nil, limits: .standard)
            #expect(mistakes.isEmpty)
            let chosen = (0..<40).map { _ in random.pick(reports) }
            let comparison = RollUpComparison(judge, register: MadeRegister(&random, of: chosen).register, by: .type)
            let difference = comparison.difference(chosen, &random)
            #expect(difference == nil, "TEST_SEED=\(Seeded.seed) \(reading.id)=\(alternative.id): \(difference ?? "")")
        }
    }

    /// What is added up of each unit, under every reading, is what it is judged to be.
    @Test func `Verdicts under every reading are those of each report`() throws {
        let book = try ShippedBook()
        let sweep = Sweep(book.judge)
        let city = CitySweep(sweep, register: nil, by: nil)
        let sweeper = Sweeper(city.sweep, register: nil)
        for report in try book.reports(in: "Tests/Reference/reports.jsonl") {
            var blocks = ReportBlocks(sweep, city.layout, capacity: 1)
            _ = blocks.add(report)
            blocks.texts.withUnsafeBufferPointer { texts in
                sweeper.judge(blocks.block, texts: texts.baseAddress) { _ in SweptReport(report, register: nil) }
            }
            var alone = LoneUnit(city.plan, SweptReport(report, register: nil))
            for (place, slot) in city.plan.slots.enumerated() {
                guard let check = city.slots[place].check else { continue }
                let found = VerdictCode.byByte[Int(sweeper.verdicts(ofCheck: check)[0])]
                let expected = alone.result(place)
                #expect(
                    found == expected.provisional ?? expected.verdict,
                    "\(city.plan.check(slot).id) \(String(describing: slot.exchange)) of \(report.header.unitCode.value)"
                )
            }
        }
    }

    /// Sums beyond 64 bits, sums that no number holds, and labels in the order of the file.
    @Test func `Sums lose nothing`() {
        var pool = Pool(label: nil, order: 0)
        for _ in 0..<5 { pool.add(Int64.max, Int64.max - 1) }
        #expect(pool.numerator.description == "46116860184273879035")
        #expect(pool.denominator.description == "46116860184273879030")
        pool.add(Decimal("0.5") ?? .zero, .one)
        #expect(pool.numerator.description == "46116860184273879035.5")
        var other = Pool(label: nil, order: 0)
        other.add(Int64.min, 1)
        pool.add(other)
        #expect(pool.numerator.description == "36893488147419103227.5")
        var part = PartSums()
        for (label, order) in [("b", 5), ("a", 3), ("B", 1)] { _ = part.pool(label, order: order) }
        part.sortPools()
        #expect(part.pools.map(\.label) == ["B", "a"])
        #expect(part.pool("b", order: 9) == 0)
    }
}

/// A register of some of the units that report, and of some that do not.
private struct MadeRegister {
    let register: Register

    init(_ random: inout Seeded, of reports: [Report]) {
        var units: [Register.Unit] = []
        let span = Span(file: FileID(number: 0), start: 0, end: 0)
        var codes = reports.filter { _ in random.below(4) > 0 }.map {
            ($0.header.unitCode.value, $0.header.unitType.value)
        }
        for number in 0..<random.below(6) { codes.append(("SILENT\(number)", random.pick(["dept", "dist", "comm"]))) }
        var seen: Set<String> = []
        for (code, type) in codes where seen.insert(Spelling.fold(code)).inserted {
            units.append(
                Register.Unit(
                    code: code, name: "Đơn vị \(code)", type: type,
                    parent: random.pick([nil, "TP", "tp", "Quận 2", "Quận 10"]), valid: (nil, nil), span: span))
        }
        register = Register(units: units)
    }
}

/// Rolls reports up both ways.
struct RollUpComparison {
    let sweep: Sweep
    let city: CitySweep
    let register: Register?

    init(_ judge: Judge, register: Register?, by grouping: CityGrouping?) {
        sweep = Sweep(judge)
        self.register = register
        city = CitySweep(sweep, register: register, by: grouping)
    }

    private func swept(_ report: Report) -> SweptReport {
        SweptReport(report, register: register?.unitsInForce(on: report.header.periodEnd))
    }

    private func oneByOne(_ reports: [Report]) -> CitySums {
        var sums = CitySums(city)
        for report in reports where sums.isAbout(report.header) {
            sums.add(sweep.judge.judge(report, register: swept(report).register))
        }
        return sums
    }

    /// Blocks of any size, pieces of any number of blocks, several workers.
    private func inBlocks(_ reports: [Report], _ random: inout Seeded) -> CitySums {
        let workers = (0..<2).map { _ in BlockRollUp(city) }
        var sums = CitySums(city)
        var start = 0
        while start < reports.count {
            let worker = random.pick(workers)
            for _ in 0...random.below(3) {
                let part = Array(reports[start..<min(reports.count, start + 1 + random.below(40))])
                start += part.count
                if part.isEmpty { break }
                var blocks = ReportBlocks(sweep, city.layout, capacity: part.count)
                for report in part { _ = blocks.add(report) }
                blocks.texts.withUnsafeBufferPointer { texts in
                    worker.add(blocks.block, texts: texts.baseAddress, rows: Array(part.indices)) { swept(part[$0]) }
                }
            }
            sums.add(worker.take())
        }
        return sums
    }

    /// Where the results first differ; nil when they don't.
    func difference(_ reports: [Report], _ random: inout Seeded) -> String? {
        let expected = CityLines(oneByOne(reports).result).lines
        let found = CityLines(inBlocks(reports, &random).result).lines
        for (left, right) in zip(expected, found) where left != right { return "\(right)\ninstead of \(left)" }
        return expected.count == found.count ? nil : "\(found.count) lines instead of \(expected.count)"
    }
}

/// Everything that a roll-up says, line by line.
private struct CityLines {
    private(set) var lines: [String] = []

    init(_ city: CityResult) { add(city, "") }

    private mutating func add(_ city: CityResult, _ lead: String) {
        lines.append("\(lead)\(city.unitsReported) without \(city.unitsMissing.map(\.code))")
        for indicator in city.indicators {
            let place = "\(lead)\(indicator.indicator.id)"
            lines.append("\(place) \(indicator.verdict) \(indicator.provisional.map { "\($0)" } ?? "") ")
            add(indicator.readings, place)
            for check in indicator.checks {
                lines.append("\(place) \(check.check.id) \(check.verdict) \(String(describing: check.provisional))")
                add(check.readings, "\(place) \(check.check.id)")
                for item in check.items { add(item, "\(place) \(check.check.id)") }
            }
        }
        for group in city.groups { add(group.city, "\(lead)[\(group.code ?? "–") \(group.title.vi)] ") }
    }

    private mutating func add(_ readings: [ReadingResult], _ place: String) {
        for reading in readings {
            for other in reading.others {
                lines.append(
                    "\(place) \(reading.id)=\(reading.used) \(other.alternative): \(other.verdict) \(String(describing: other.provisional)) \(other.lacking.map(\.vi))"
                )
            }
        }
    }

    private mutating func add(_ item: ItemResult, _ place: String) {
        let figures = [item.figures?.numerator, item.figures?.denominator, item.figures?.value].map {
            $0?.description ?? "–"
        }
        lines.append(
            "\(place) \(item.label ?? "–") \(item.verdict) \(item.compared) \(figures) \(item.figures?.shown?.vi ?? "–") \(item.sentence.vi) \(item.sentence.en)"
        )
    }
}
