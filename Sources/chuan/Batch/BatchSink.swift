import Chuan
import ChuanTools
import Diagnostics
import FEEL
import Glibc
import ReportFiles

/// Takes what the pieces of files gave, in their order, and writes it.
///
/// The reader calls it from one thread at a time.
final class BatchSink: @unchecked Sendable {
    let sweep: Sweep
    private(set) var tally: VerdictTally
    private(set) var statistics: SweepStatistics
    private(set) var units: UnitsTotal
    let progress: BatchProgress
    private let output: ResultFile
    private let rejects: RejectFiles?
    private let language: Language
    /// Rows that were set aside.
    private(set) var rejectedRows = 0
    private var remarks: BatchRemarks
    /// The file that is read.
    private var path = ""
    /// Columns of the files that belong to tables inside reports.
    private(set) var tableColumns = 0
    /// Files that were read, where each is a report.
    private var filesRead = 0
    private var omitted = 0
    private var problemsShown = 0
    private let separator: [UInt8]
    private var hasResults = false
    /// Some reports were not read, or not whole.
    private(set) var hasErrors = false
    /// Names of `--columns` that no spreadsheet so far has; nil before the first one.
    private(set) var unusedNames: Set<String>?
    /// Some file could be opened.
    private(set) var isStarted = false
    /// Nothing more is to be read.
    private(set) var isStopped = false

    init(
        _ writer: BatchWriter, _ output: ResultFile, _ rejects: RejectFiles?, _ progress: BatchProgress,
        _ language: Language
    ) {
        sweep = writer.sweep
        separator = Array(writer.separator.utf8)
        self.output = output
        self.rejects = rejects
        self.progress = progress
        self.language = language
        remarks = BatchRemarks()
        tally = VerdictTally(checks: sweep.checks.count)
        statistics = SweepStatistics(checks: sweep.checks.count)
        units = UnitsTotal(writer.units)
    }

    private func add(_ part: BatchPart) {
        tally.add(part.tally)
        statistics.add(part.statistics)
        units.add(part.units)
        remarks.add(part)
    }

    /// Turns to another file.
    func begin(_ path: String, _ file: FlatFile) {
        self.path = path
        tableColumns += file.columns.count(where: \.isNested)
        progress.start(size: file.size)
    }

    /// Writes what stands before the results, once: where no file can be read there is no result either.
    func start(_ head: OutputBuffer) {
        if !isStarted { write(head) }
        isStarted = true
    }

    /// Writes what stands behind the results.
    func write(_ part: OutputBuffer) { _ = output.write(part.bytes) }

    /// Writes what stands between the results of two pieces, where there are some already.
    private func writeSeparator(before part: OutputBuffer) -> Bool {
        guard !separator.isEmpty, part.count > 0 else { return true }
        defer { hasResults = true }
        return hasResults ? separator.withUnsafeBytes { output.write($0) } : true
    }

    /// - Returns: False when the run has to end: the results can't be written.
    func take(_ delivery: FlatDelivery<BatchPart>) -> Bool {
        let part = delivery.output
        add(part)
        rejectedRows += delivery.rejectedRows
        hasErrors = hasErrors || delivery.hasErrors
        show(delivery)
        let isWritten =
            writeSeparator(before: part.output) && output.write(part.output.bytes)
            && (rejects?.write(delivery, of: path) ?? true)
        progress.note(done: delivery.bytesRead, count: tally.reports)
        return isWritten
    }

    /// - Returns: False when the results can't be written.
    func take(_ part: FileBatch.Part) -> Bool {
        add(part.judged)
        for (path, reports) in part.places { remarks.add(reports, of: path) }
        unusedNames.meet(part.unusedNames)
        for (diagnostic, source) in part.diagnostics {
            if diagnostic.severity == .error { hasErrors = true }
            guard problemsShown < Self.mostShown else {
                omitted += 1
                continue
            }
            problemsShown += 1
            progress.clear()
            Terminal.printError(
                source.map { diagnostic.shown(in: $0, firstLine: 1, language) }
                    ?? "chuan: \(diagnostic.message[language])\n")
        }
        filesRead += part.places.count
        progress.note(done: filesRead, count: tally.reports)
        let isWritten = output.write(part.judged.output.bytes)
        if !isWritten { isStopped = true }
        return isWritten
    }

    // MARK: Mistakes in rows

    private static let mostShown = 100

    private func show(_ delivery: FlatDelivery<BatchPart>) {
        omitted += delivery.omittedProblems
        for problem in delivery.problems {
            guard problemsShown < Self.mostShown else {
                omitted += 1
                continue
            }
            problemsShown += 1
            progress.clear()
            Terminal.printError(
                problem.diagnostic.shown(in: problem.record, firstLine: problem.firstLine, language))
        }
    }

    /// Says how reading a file ended.
    ///
    /// - Parameter mostRejects: The limit that ends a run.
    func end(_ outcome: FlatOutcome, _ path: String, mostRejects: Int, _ session: inout Session) {
        progress.clear()
        remarks.end(path, &session)
        switch outcome.end {
        case .finished:
            guard let problem = outcome.problem?.message else { return }
            session.say(Message(vi: "`\(path)`: \(problem.vi)", en: "`\(path)`: \(problem.en)"))
            session.note(.unreadable)
        case .stopped: isStopped = true
        case .tooManyRejects:
            isStopped = true
            session.say(
                Message(
                    vi:
                        "`\(path)`: hơn \(mostRejects) dòng không đọc được, đã dừng; kiểm tra dấu ngăn cách và tên cột, hoặc nâng giới hạn: --most-rejects N",
                    en:
                        "`\(path)`: more than \(mostRejects) rows can't be read, the run ended; check the separator and the column names, or raise the limit: --most-rejects N"
                ))
            session.note(.unreadable)
        case .failed(let error):
            isStopped = true
            let reason = outcome.problem?.message ?? SystemReason.message(error)
            session.say(
                Message(vi: "không đọc được `\(path)`: \(reason.vi)", en: "`\(path)` can't be read: \(reason.en)"))
            session.note(.unreadable)
        }
    }

    /// What was left out, once all is read.
    func close(_ session: inout Session) {
        progress.clear()
        if omitted > 0 {
            session.say(
                Message(vi: "còn \(omitted) thông báo không hiện", en: "\(omitted) more diagnostics are not shown"))
        }
        if rejectedRows > 0, !isStopped {
            session.say(
                Message(
                    vi: "\(rejectedRows) dòng không chấm được, đã để riêng; các dòng khác đã chấm",
                    en: "\(rejectedRows) rows could not be judged and were set aside; all others were judged"))
        }
        if hasErrors || rejectedRows > 0 { session.note(.unreadable) }
        remarks.close(&session)
        if isStarted, !isStopped, !hasErrors, tally.reports == 0, rejectedRows == 0, !remarks.hasOutside {
            session.say(Message(vi: "không có báo cáo nào để chấm", en: "there is no report to judge"))
            session.note(.noInput)
        }
    }
}
