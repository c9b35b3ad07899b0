import Chuan
import ChuanTools
import Diagnostics
import FEEL
import Glibc
import Parallel
import ReportFiles

/// Judges any number of reports in the memory of a few blocks: those of flat files, or files of their own.
struct BatchRun {
    let options: CheckOptions
    let loaded: LoadedRulebook
    let judge: Judge
    let register: Register?

    /// Reads, judges and writes every flat file; what there is to say goes to the session.
    func run(_ paths: [String], _ session: inout Session) {
        switch options.batch.reading(session.limits) {
        case .failure(let mistake): session.refuse(mistake.message)
        case .success(let reading):
            write(&session) { writer, sink, session in
                for path in paths where !sink.isStopped { read(path, reading, writer, sink, &session) }
            }
        }
    }

    /// The same for report files, of which only the verdicts are asked for.
    func run(files: [String], _ session: inout Session) {
        if refusesColumns(&session) || files.isEmpty { return }
        let names: [String: String]
        switch options.batch.names(session.limits) {
        case .success(let given): names = given
        case .failure(let mistake): return session.refuse(mistake.message)
        }
        let workers = options.batch.threads
        var sheets = options.sheets.reading(names: names, period: options.period)
        sheets.units = register.map {
            UnitDirectory($0, file: session.sources.files.first { $0.path == options.register })
        }
        write(&session) { writer, sink, session in
            let batch = FileBatch(
                paths: files, judging: judging(writer),
                reader: ReportReader(vocabulary: loaded.rulebook.vocabulary, limits: session.limits).prepared(),
                sheets: sheets, limits: session.limits)
            sink.start(writer.head())
            sink.progress.start(size: files.count)
            inOrder(batch.partCount, workers: workers, batch.part) { _, part in sink.take(part) }
            session.sayUnused(sink.unusedNames)
            if sink.hasErrors { session.note(.unreadable) }
        }
    }

    /// The same for reports that were read.
    func run(reports: [Report], _ session: inout Session) {
        if refusesColumns(&session) || reports.isEmpty { return }
        write(&session) { writer, sink, _ in
            let judging = judging(writer)
            let size = FileBatch.filesAtATime
            sink.start(writer.head())
            inOrder((reports.count + size - 1) / size, workers: options.batch.threads) { part in
                judging.judge(Array(reports[part * size..<min((part + 1) * size, reports.count)]))
            } deliver: { _, part in
                sink.take(FileBatch.Part(judged: part, diagnostics: []))
            }
        }
    }

    private func judging(_ writer: BatchWriter) -> ReportBatch {
        ReportBatch(plan: writer.plan(register, "", anyPeriod: options.anyPeriod), layout: writer.layout)
    }

    /// Says that only flat files have columns that can be kept.
    private func refusesColumns(_ session: inout Session) -> Bool {
        if options.batch.keep == nil { return false }
        session.refuse(Message(vi: "--keep chỉ dùng cho tệp bảng", en: "--keep is for columns of flat files"))
        return true
    }

    /// Makes the files of the results, has them written, and gives them their names.
    private func write(_ session: inout Session, _ body: (BatchWriter, BatchSink, inout Session) -> Void) {
        guard let words = VerdictWords(options.batch.verdicts, options.lang) else {
            return session.refuse(
                Message(
                    vi: "--verdicts \(options.batch.verdicts): ghi codes, letters, labels hoặc pass=P,fail=F,…",
                    en: "--verdicts \(options.batch.verdicts): write codes, letters, labels or pass=P,fail=F,…"))
        }
        guard let output = ResultFile(options.output) else {
            return session.cannotWrite(options.output ?? "", errno)
        }
        var rejects: RejectFiles?
        if let path = options.batch.rejects {
            rejects = RejectFiles(path, options.lang)
            if rejects == nil {
                session.cannotWrite(path, errno)
                return output.abandon()
            }
        }
        let writer = BatchWriter(Sweep(judge), loaded, register, options, words)
        let progress = BatchProgress(isWanted: !options.noProgress, language: options.lang)
        let sink = BatchSink(writer, output, rejects, progress, options.lang)
        body(writer, sink, &session)
        sink.close(&session)
        let city = sink.units.city.flatMap { $0.isCity ? $0.result : nil }
        if sink.isStarted, !sink.isStopped { writeTogether(sink, writer, city, words) }
        finish(sink, writer, output, rejects, &session)
        if let city { session.note(ExitStatus.of(city.indicators)) }
    }

    private func read(
        _ path: String, _ reading: FlatOptions, _ writer: BatchWriter, _ sink: BatchSink, _ session: inout Session
    ) {
        if path != "-", !Files.exists(path) {
            session.say(Message(vi: "không có tệp `\(path)`", en: "there is no file `\(path)`"))
            session.note(.noInput)
            return
        }
        let reader = ReportReader(vocabulary: loaded.rulebook.vocabulary, limits: reading.limits)
        let (file, mistakes) = FlatFile.open(path, as: writer.layout, by: reader, options: reading)
        for mistake in mistakes { session.report(mistake) }
        guard let file else {
            session.note(.unreadable)
            return
        }
        sink.start(writer.head())
        tellNames(of: file, reading, session)
        tellNumbers(of: file, session)
        sink.begin(path, file)
        let plan = writer.plan(register, path, anyPeriod: options.anyPeriod)
        let outcome = file.read({ BatchConsumer(plan) }, deliver: sink.take)
        sink.end(outcome, path, mostRejects: reading.limits.rejects, &session)
    }

    /// Says which names of `--columns` a table does not have: a name that is misspelt gives no column a meaning.
    private func tellNames(of file: FlatFile, _ reading: FlatOptions, _ session: Session) {
        let known = Set(file.columns.map(\.name))
        if !known.isEmpty { session.sayUnused(Set(reading.names.keys).subtracting(known)) }
    }

    /// Says how the numbers of a file were read, where it was found out from the file that programs wrote them.
    private func tellNumbers(of file: FlatFile, _ session: Session) {
        let plain = file.columns.filter { $0.writing == .plain && $0.writingSource != .declared }.map(\.name)
        if plain.isEmpty { return }
        let names = plain.prefix(6).joined(separator: ", ") + (plain.count > 6 ? ", …" : "")
        session.say(
            Message(
                vi:
                    "số của \(plain.count) cột được đọc theo kiểu của máy, dấu chấm là dấu thập phân (\(names)); --numbers vi nếu không phải",
                en:
                    "numbers of \(plain.count) columns are read as programs write them, with a decimal point (\(names)); --numbers vi if not"
            ))
    }

    /// Writes what is said of all reports together, where that is what was asked for.
    private func writeTogether(_ sink: BatchSink, _ writer: BatchWriter, _ city: CityResult?, _ words: VerdictWords) {
        let worst =
            writer.units.mostWorst == 0
            ? nil : WorstReport(sink.sweep, sink.units.worst, register: register, language: options.lang)
        let summary = BatchSummary(sink.sweep, sink.tally, worst, language: options.lang)
        let ranking = options.rank.map { rule in
            var standings = sink.units.standings
            if let register { standings.name(by: register) }
            return RankingReport(
                Ranking(standings, by: rule), loaded.rulebook.vocabulary, language: options.lang)
        }
        let buffer = OutputBuffer(capacity: 1 << 12)
        switch options.format {
        case .text, .html, .markdown, .xlsx:
            buffer.append(summary.text())
            if let city { buffer.append("\n" + text(city)) }
            if let ranking { buffer.append("\n" + ranking.text()) }
        case .csv where options.by != nil:
            if let city { CityTable(city, words: words, language: options.lang).write(into: buffer) }
        case .csv: ranking?.write(into: buffer)
        case .json: sink.write(writer.tail(city, summary, ranking))
        case .ndjson: break
        }
        sink.write(buffer)
    }

    private func text(_ city: CityResult) -> String {
        let run = RunResult(
            loaded: loaded, files: SourceFiles(), choices: judge.choices, detail: nil, results: [], city: city,
            diagnostics: [])
        var report = TextReport(
            run, language: options.lang, colour: options.output == nil && Terminal.allowsColour(1),
            showsReadings: false)
        return report.text()
    }

    private func finish(
        _ sink: BatchSink, _ writer: BatchWriter, _ output: ResultFile, _ rejects: RejectFiles?,
        _ session: inout Session
    ) {
        if sink.isStopped || !sink.isStarted {
            if let error = output.error { session.cannotWrite(options.output ?? "-", error) }
            if let failure = rejects?.failure { session.cannotWrite(failure.path, failure.error) }
            output.abandon()
            rejects?.abandon()
            if sink.isStopped, output.error == nil { session.sayUnfinished(output) }
            return
        }
        if !output.finish() { session.cannotWrite(options.output ?? "-", output.error ?? EIO) }
        if let failure = rejects?.finish() { session.cannotWrite(failure.path, failure.error) }
        if sink.tally.holds(.fail) { session.note(.failed) }
        if sink.tally.holds(.unknown) || sink.tally.holds(.inconsistent) { session.note(.undecided) }
        if options.batch.statistics {
            let statistics = BatchStatistics(sink.sweep, sink.statistics, language: options.lang)
            Terminal.printError(
                statistics.text() + statistics.text(tableColumns: sink.tableColumns)
                    + (writer.units.city.map { statistics.text(of: $0, sink.units.cityStatistics) } ?? "")
            )
        }
    }
}

extension Session {
    mutating func cannotWrite(_ path: String, _ error: Int32) {
        let reason = SystemReason.message(error)
        say(Message(vi: "không ghi được `\(path)`: \(reason.vi)", en: "`\(path)` can't be written: \(reason.en)"))
        note(.cannotWrite)
    }

    /// Says what is left of results that did not come to their end.
    fileprivate func sayUnfinished(_ output: ResultFile) {
        say(
            output.hasLeft
                ? Message(
                    vi: "kết quả đã in ra chưa đủ: không dùng được (-o TỆP chỉ để lại tệp đã ghi xong)",
                    en:
                        "what was printed is only a part of the results: do not use it (-o FILE leaves whole files only)"
                )
                : Message(vi: "không ghi kết quả", en: "no result was written"))
    }

    /// The register of a run; nil where it can't be read, which is said.
    mutating func register(_ path: String, _ loaded: LoadedRulebook) -> Register? {
        guard let source = load(path) else { return nil }
        let (register, mistakes) = readRegister(source, vocabulary: loaded.rulebook.vocabulary, limits: limits)
        report(mistakes)
        if mistakes.hasError { note(.unreadable) }
        return register
    }

    /// Shows what is to be said of a flat file as a whole, with its first line.
    func report(_ mistake: FlatMistake) {
        Terminal.printError(mistake.diagnostic.shown(in: mistake.head, firstLine: 1, language))
    }
}

extension Diagnostic {
    /// The mistake with the lines that it is about, which are a part of a file.
    func shown(in part: SourceFile, firstLine: Int, _ language: Language) -> String {
        var files = SourceFiles()
        // The part stands under the number that the file has in the run.
        while files.files.count < Int(span.file.number) { _ = files.add(path: "", bytes: []) }
        _ = files.add { id in
            SourceFile(
                id: id, path: part.path, bytes: part.bytes, firstLine: firstLine, cells: part.cells,
                origins: part.origins)
        }
        var renderer = DiagnosticRenderer(files: files, language: language, colour: Terminal.allowsColour(2))
        return renderer.render(self)
    }
}
