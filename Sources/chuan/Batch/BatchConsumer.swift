import Chuan
import ChuanTools
import Diagnostics
import FEEL
import ReportFiles

/// What the workers of a batch share.
struct BatchPlan: Sendable {
    let sweep: Sweep
    let register: Register?
    let units: UnitsPlan
    let form: Form
    /// Reports outside the time in which the rulebook is in force are judged too.
    let anyPeriod: Bool
    /// It is noted why each report is set aside.
    let listsRejects: Bool
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
    let units: UnitsPart
    /// Who reports for which days; empty for reports in files of their own, which have their paths.
    var reports: [ReportPlace] = []
    var outside = OutsideRows()
}

/// Reports that the rulebook is not in force for.
struct OutsideRows {
    private(set) var count = 0
    /// The lines of the first ones.
    private(set) var lines: [Int] = []
    /// As they stand in the file.
    private(set) var bytes = OutputBuffer(capacity: 64)
    /// Why each was set aside, where that is asked for.
    private(set) var reasons: [(place: Location, diagnostic: Diagnostic)] = []

    private static let mostLines = 5

    /// - Parameter reason: With a span of the row; nil where it is not asked for.
    mutating func add(_ row: UnsafeRawBufferPointer, line: Int, _ reason: Diagnostic?) {
        count += 1
        if let reason {
            let source = SourceFile(id: reason.span.file, path: "", bytes: Array(row))
            let place = LineIndex(source).location(of: reason.span.start)
            reasons.append((Location(line: line + place.line - 1, column: place.column), reason))
        }
        if lines.count < Self.mostLines { lines.append(line) }
        bytes.append(row)
    }

    /// Counts others behind these, without their bytes.
    mutating func count(_ other: OutsideRows) {
        count += other.count
        lines += other.lines.prefix(Self.mostLines - lines.count)
    }
}

/// Judges the rows of a flat file and writes their verdicts.
final class BatchConsumer: FlatConsumer {
    private let plan: BatchPlan
    private let sweeper: Sweeper
    private let units: BatchUnits
    private var output = OutputBuffer()
    private var tally: VerdictTally
    private var reports: [ReportPlace] = []
    private var outside = OutsideRows()
    /// The units in force on the day that was asked for last.
    private var registered: (end: CalendarDate, units: [Register.Unit])?

    init(_ plan: BatchPlan) {
        self.plan = plan
        sweeper = Sweeper(plan.sweep, register: plan.register)
        units = BatchUnits(plan.units)
        tally = VerdictTally(checks: plan.sweep.checks.count)
    }

    func consume(_ chunk: FlatChunk) {
        let rows = rowsInForce(chunk)
        note(rows, of: chunk)
        if case .results(let loaded, let path, let language) = plan.form {
            for row in rows { write(row, of: chunk, loaded, path, language) }
            return
        }
        let report = { (row: Int) -> SweptReport? in
            chunk.report(ofRow: row).map { SweptReport($0, register: self.unitsInForce(on: $0.header.periodEnd)) }
        }
        sweeper.judge(chunk.block, texts: chunk.bytes, report: report)
        tally.add(sweeper, rows: rows)
        let judged = JudgedRows(block: chunk.block.main, texts: chunk.bytes, sweeper: sweeper, rows: rows)
        units.add(judged, chunk.block, line: chunk.line(ofRow:), report: report)
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
        units.add(result, line: chunk.line(ofRow: row))
        let range = chunk.range(ofRow: row)
        let bytes = Array(UnsafeBufferPointer(start: chunk.bytes + range.lowerBound, count: range.count))
        let source = SourceFile(
            id: FileID(number: 0), path: path, bytes: bytes, firstLine: chunk.line(ofRow: row))
        if output.count > 0 { output.append(",\n") }
        output.append(JSONReport.lone(result, loaded, source, language: language))
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
                let range = chunk.range(ofRow: row)
                let header = plan.listsRejects ? chunk.report(ofRow: row)?.header : nil
                outside.add(
                    UnsafeRawBufferPointer(start: chunk.bytes + range.lowerBound, count: range.count),
                    line: chunk.line(ofRow: row), header.map(plan.sweep.judge.rulebook.refusal))
            }
        }
        return rows
    }

    /// Notes who reports for which days.
    private func note(_ rows: [Int], of chunk: FlatChunk) {
        let (starts, ends) = plan.sweep.periods(of: chunk.block)
        let (codes, states) = (
            chunk.block.main.values(of: plan.units.codeColumn), chunk.block.main.states(of: plan.units.codeColumn)
        )
        reports.reserveCapacity(reports.count + rows.count)
        for row in rows where states[row] == ColumnState.value {
            let span = TextSpan(bits: codes[row])
            reports.append(
                ReportPlace(
                    UnsafeRawBufferPointer(start: chunk.bytes + span.offset, count: span.count), start: starts[row],
                    end: ends[row], line: chunk.line(ofRow: row)))
        }
    }

    func finishChunk() -> BatchPart {
        let part = BatchPart(
            output: output, tally: tally, statistics: sweeper.statistics, units: units.take(), reports: reports,
            outside: outside)
        output = OutputBuffer(capacity: max(output.count + output.count / 8, 1 << 12))
        tally = VerdictTally(checks: plan.sweep.checks.count)
        sweeper.resetStatistics()
        reports.removeAll()
        outside = OutsideRows()
        return part
    }

    private func unitsInForce(on day: CalendarDate) -> [Register.Unit]? {
        guard let register = plan.register else { return nil }
        if let registered, registered.end == day { return registered.units }
        let found = register.unitsInForce(on: day)
        registered = (day, found)
        return found
    }
}
