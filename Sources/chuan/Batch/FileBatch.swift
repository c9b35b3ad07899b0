import Chuan
import ChuanTools
import Diagnostics
import FEEL
import ReportFiles

/// Judges many report files, some at a time on every core, where only their verdicts are asked for.
struct FileBatch: Sendable {
    let paths: [String]
    let judging: ReportBatch
    let reader: ReportReader
    let sheets: WorkbookOptions
    let limits: Limits

    /// Files that are read and judged together.
    static let filesAtATime = 64

    /// What some files gave.
    struct Part {
        let judged: BatchPart
        /// What there is to say, with the files that it is about.
        let diagnostics: [(Diagnostic, SourceFile?)]
        /// Who reports for which days, file by file.
        var places: [(path: String, reports: [ReportPlace])] = []
        /// Names of `--columns` that none of the spreadsheets among them has; nil where none is one.
        var unusedNames: Set<String>?
    }

    var partCount: Int { (paths.count + Self.filesAtATime - 1) / Self.filesAtATime }

    /// Reads and judges one part of the files.
    func part(_ number: Int) -> Part {
        let (rulebook, anyPeriod) = (judging.plan.sweep.judge.rulebook, judging.plan.anyPeriod)
        var diagnostics: [(Diagnostic, SourceFile?)] = []
        var reports: [Report] = []
        var places: [(path: String, reports: [ReportPlace])] = []
        var unusedNames: Set<String>?
        let first = number * Self.filesAtATime
        for path in paths[first..<min(first + Self.filesAtATime, paths.count)] {
            let file = reader.read(
                path: path, id: FileID(number: 0), rulebook: rulebook.id, sheets: sheets)
            diagnostics += (file.reading.diagnostics + [file.problem].compactMap { $0 }).map { ($0, file.source) }
            let judged = file.reading.reports.filter { anyPeriod || rulebook.judges($0.header) }
            for report in file.reading.reports where !anyPeriod && !rulebook.judges(report.header) {
                diagnostics.append((rulebook.refusal(of: report.header), file.source))
            }
            reports += judged
            unusedNames.meet(file.unusedNames)
            var lines = LineCount(file.source)
            places.append((path, judged.map { ReportPlace($0.header, &lines) }))
        }
        return Part(
            judged: judging.judge(reports), diagnostics: diagnostics, places: places, unusedNames: unusedNames)
    }
}

/// Counts the lines of a file from one place to the next, so that many reports in one file cost one pass.
private struct LineCount {
    private let source: SourceFile?
    private var place = 0
    private var line: Int

    /// - Parameter source: Rows of spreadsheets have no lines that anybody sees.
    init(_ source: SourceFile?) {
        self.source = source?.cells == nil ? source : nil
        line = source?.firstLine ?? 0
    }

    /// The line of a place; 0 where there are none.
    mutating func line(of next: Int) -> Int {
        guard let source else { return 0 }
        let next = min(next, source.bytes.count)
        if next < place { (place, line) = (0, source.firstLine) }
        line += source.bytes[place..<next].count { $0 == 0x0A }
        place = next
        return line
    }
}

extension ReportPlace {
    fileprivate init(_ header: Report.Header, _ lines: inout LineCount) {
        var code = header.unitCode.value
        let line = lines.line(of: header.unitCode.span.start)
        self = code.withUTF8 { bytes in
            ReportPlace(
                UnsafeRawBufferPointer(bytes), start: header.periodStart.daysSinceEpoch,
                end: header.periodEnd.daysSinceEpoch, line: line)
        }
    }
}

/// Judges reports that were read, where only their verdicts are asked for.
struct ReportBatch: Sendable {
    let plan: BatchPlan
    let layout: FlatLayout

    func judge(_ reports: [Report]) -> BatchPart {
        let sweeper = Sweeper(plan.sweep, register: plan.register)
        var blocks = ReportBlocks(plan.sweep, layout, capacity: max(1, reports.count))
        for report in reports { _ = blocks.add(report) }
        let output = OutputBuffer(capacity: 1 << 12)
        var tally = VerdictTally(checks: plan.sweep.checks.count)
        let units = BatchUnits(plan.units)
        let report = { (row: Int) -> SweptReport? in
            SweptReport(reports[row], register: plan.register?.unitsInForce(on: reports[row].header.periodEnd))
        }
        blocks.texts.withUnsafeBufferPointer { texts in
            sweeper.judge(blocks.block, texts: texts.baseAddress, report: report)
            let rows = Array(reports.indices)
            tally.add(sweeper, rows: rows)
            guard let start = texts.baseAddress else { return }
            let judged = JudgedRows(block: blocks.block.main, texts: start, sweeper: sweeper, rows: rows)
            units.add(judged, blocks.block, line: { _ in 1 }, report: report)
            switch plan.form {
            case .table(let table): table.write(judged, into: output)
            case .lines(let lines): lines.write(judged, into: output)
            case .results, .summary: break
            }
        }
        return BatchPart(
            output: output, tally: tally, statistics: sweeper.statistics, units: units.take())
    }
}
