import Chuan
import ChuanTools
import Diagnostics
import Glibc
import Workbooks

/// Judges the reports of a run and writes what comes of it.
struct RunWriting {
    private let options: CheckOptions
    private let check: CheckRun
    private let judge: Judge

    init(_ options: CheckOptions, _ check: CheckRun, _ judge: Judge) {
        self.options = options
        self.check = check
        self.judge = judge
    }

    // MARK: Report by report

    /// Writes each result when it is there, and forgets it.
    func pieces(_ frame: RunResult, _ session: inout Session) -> RunResult {
        if options.format == .json {
            return pieces(frame, JSONReport(frame, language: options.lang), &session)
        }
        return pieces(frame, text(frame), &session)
    }

    private func pieces(_ frame: RunResult, _ writer: some RunWriter, _ session: inout Session) -> RunResult {
        guard let file = ResultFile(options.output) else {
            session.cannotWrite(options.output ?? "-", errno)
            return frame
        }
        var statuses: Set<ExitStatus> = []
        var judge = judge
        judge.saysPasses = writer.saysPasses
        let (city, ranking) = check.judge(judge, frame, by: options.by, rank: options.rank) { number, results in
            var part = writer
            part.begin()
            if number > 0 { part.goOn() }
            for result in results { part.add(result) }
            return part.taken()
        } _: { results, bytes in
            statuses.formUnion(results.map { ExitStatus.of($0.indicators) })
            bytes.withUnsafeBytes { _ = file.write($0) }
        }
        var rest = writer
        rest.begin()
        if check.count > 0 { rest.goOn() }
        rest.end(city, ranking)
        rest.taken().withUnsafeBytes { _ = file.write($0) }
        for status in statuses { session.note(status) }
        if let city { session.note(ExitStatus.of(city.indicators)) }
        if !file.finish() { session.cannotWrite(options.output ?? "-", file.error ?? EIO) }
        return frame
    }

    // MARK: All at once

    /// Holds all results, for forms that need them together.
    func whole(_ frame: RunResult, _ session: inout Session) -> RunResult {
        var run = check.judge(judge, frame, by: options.by, rank: options.rank)
        run.summary = options.batch.worst.map {
            run.summary(judge, most: $0, register: check.units, language: options.lang)
        }
        session.note(ExitStatus.of(run.results.flatMap(\.indicators)))
        if let city = run.city { session.note(ExitStatus.of(city.indicators)) }
        write(run, &session)
        return run
    }

    private func write(_ run: RunResult, _ session: inout Session) {
        let (lang, output) = (options.lang, options.output)
        switch options.format {
        case .json:
            var report = JSONReport(run, language: lang)
            session.put(report.text(), to: output)
        case .html:
            let buffer = OutputBuffer()
            HTMLReport(run, language: lang).write(into: buffer)
            session.put(buffer, to: output)
        case .markdown:
            let buffer = OutputBuffer()
            var report = MarkdownReport(run, language: lang)
            report.write(into: buffer)
            session.put(buffer, to: output)
        case .xlsx:
            if session.refusesScreen(output) { return }
            var report = ResultSheets(run, language: lang)
            guard let bytes = writeWorkbook(report.sheets()) else { return session.note(.cannotWrite) }
            session.put(bytes, to: output)
        case .text, .csv, .ndjson:
            var report = text(run)
            session.put(report.text(), to: output)
        }
    }

    private func text(_ run: RunResult) -> TextReport {
        TextReport(
            run, language: options.lang, colour: options.output == nil && Terminal.allowsColour(1),
            showsReadings: options.reading.contains(where: CheckOptions.isAll))
    }
}
