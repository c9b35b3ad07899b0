import Chuan
import ChuanTools
import Diagnostics
import FEEL
import ReportFiles

/// What the workers of a batch share.
struct BatchPlan: Sendable {
    let sweep: Sweep
    let register: Register?
    /// What is added up to the city; nil where that is not asked for.
    let city: CitySweep?
    let form: Form
    /// Reports outside the time in which the rulebook is in force are judged too.
    let anyPeriod: Bool
    /// Days since 1970-01-01 in which the rulebook is in force.
    let inForce: ClosedRange<Int64>

    enum Form: Sendable {
        case table(VerdictTable)
        case lines(VerdictLines)
        /// Every report judged in full.
        case results(LoadedRulebook, path: String, Language)
        /// Only counted and added up.
        case summary
    }
}

/// What one piece of a file gave.
struct BatchPart {
    let output: OutputBuffer
    let tally: VerdictTally
    let statistics: SweepStatistics
    /// What the units come to together.
    let city: CityPart?
    /// The same of reports that were judged one by one, for each period.
    let sums: [CitySums]
    /// Reports that the rulebook is not in force for, and their rows as they stand in the file.
    let outside: Int
    let outsideRows: OutputBuffer
}

/// Judges the rows of a flat file and writes their verdicts.
final class BatchConsumer: FlatConsumer {
    private let plan: BatchPlan
    private let sweeper: Sweeper
    private let rollUp: BlockRollUp?
    private var sums: [CitySums] = []
    private var output = OutputBuffer()
    private var tally: VerdictTally
    private var outside = 0
    private var outsideRows = OutputBuffer(capacity: 64)
    /// The units in force on the day that was asked for last.
    private var units: (end: CalendarDate, units: [Register.Unit])?

    init(_ plan: BatchPlan) {
        self.plan = plan
        sweeper = Sweeper(plan.sweep)
        rollUp = plan.city.map(BlockRollUp.init)
        tally = VerdictTally(checks: plan.sweep.checks.count)
    }

    func consume(_ chunk: FlatChunk) {
        if case .results(let loaded, let path, let language) = plan.form {
            for row in rowsInForce(chunk) { write(row, of: chunk, loaded, path, language) }
            return
        }
        let report = { (row: Int) -> SweptReport? in
            chunk.report(ofRow: row).map { SweptReport($0, register: self.unitsInForce(on: $0.header.periodEnd)) }
        }
        sweeper.judge(chunk.block, texts: chunk.bytes, report: report)
        let rows = rowsInForce(chunk)
        tally.add(sweeper, rows: rows)
        rollUp?.add(chunk.block, texts: chunk.bytes, rows: rows, report: report)
        let judged = JudgedRows(block: chunk.block.main, texts: chunk.bytes, sweeper: sweeper, rows: rows)
        switch plan.form {
        case .table(let table): table.write(judged, into: output)
        case .lines(let lines): lines.write(judged, into: output)
        case .results, .summary: break
        }
    }

    /// The whole result of a row, as a single report has it.
    private func write(
        _ row: Int, of chunk: FlatChunk, _ loaded: LoadedRulebook, _ path: String, _ language: Language
    ) {
        guard let report = chunk.report(ofRow: row) else { return }
        let result = plan.sweep.judge.judge(report, register: unitsInForce(on: report.header.periodEnd))
        tally.add(result)
        add(result)
        let range = chunk.range(ofRow: row)
        let bytes = Array(UnsafeBufferPointer(start: chunk.bytes + range.lowerBound, count: range.count))
        let source = SourceFile(
            id: FileID(number: 0), path: path, bytes: bytes, firstLine: chunk.line(ofRow: row))
        if output.count > 0 { output.append(",\n") }
        output.append(JSONReport.lone(result, loaded, source, language: language))
    }

    /// Adds a report to those of its period.
    private func add(_ result: ReportResult) {
        guard let city = plan.city else { return }
        let header = result.report.header
        let place = sums.firstIndex { $0.isAbout(header) } ?? sums.endIndex
        if place == sums.endIndex { sums.append(CitySums(city)) }
        sums[place].add(result)
    }

    /// The rows whose period lies in the time in force; the others are set aside.
    private func rowsInForce(_ chunk: FlatChunk) -> [Int] {
        guard !plan.anyPeriod else { return Array(0..<chunk.rowCount) }
        let (starts, ends) = plan.sweep.periods(of: chunk.block)
        var rows: [Int] = []
        rows.reserveCapacity(chunk.rowCount)
        for row in 0..<chunk.rowCount {
            if starts[row] >= plan.inForce.lowerBound, ends[row] <= plan.inForce.upperBound {
                rows.append(row)
            } else {
                outside += 1
                let range = chunk.range(ofRow: row)
                outsideRows.append(UnsafeRawBufferPointer(start: chunk.bytes + range.lowerBound, count: range.count))
            }
        }
        return rows
    }

    func finishChunk() -> BatchPart {
        let part = BatchPart(
            output: output, tally: tally, statistics: sweeper.statistics, city: rollUp?.take(), sums: sums,
            outside: outside, outsideRows: outsideRows)
        sums.removeAll()
        output = OutputBuffer(capacity: max(output.count + output.count / 8, 1 << 12))
        tally = VerdictTally(checks: plan.sweep.checks.count)
        sweeper.resetStatistics()
        if outside > 0 { (outside, outsideRows) = (0, OutputBuffer(capacity: 64)) }
        return part
    }

    private func unitsInForce(on day: CalendarDate) -> [Register.Unit]? {
        guard let register = plan.register else { return nil }
        if let units, units.end == day { return units.units }
        let found = register.unitsInForce(on: day)
        units = (day, found)
        return found
    }
}
