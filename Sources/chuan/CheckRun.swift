import Chuan
import ChuanTools
import Diagnostics
import FEEL
import Parallel
import ReportFiles
import Workbooks

/// Reads the reports of a run, judges them, and gathers what there is to say.
struct CheckRun {
    private let rulebooks: [LoadedRulebook]
    private let anyPeriod: Bool
    /// The rulebook of the run: the first one in force for a report.
    private(set) var rulebook: LoadedRulebook?
    private(set) var reports: [Report] = []
    private var register: Register?
    private var diagnostics: [Diagnostic] = []
    /// One reader for each rulebook.
    private var readers: [ReportReader?]
    private var sheets: WorkbookOptions
    /// What columns of spreadsheets were taken for.
    private(set) var tables: [TableMapping] = []
    /// Names of `--columns` that no spreadsheet so far has; nil before the first one.
    private var unusedNames: Set<String>?
    /// Shows how far reading is.
    var progress: BatchProgress?
    /// The spreadsheets that were read.
    private(set) var workbooks: [ReadWorkbook] = []

    /// Some files are spreadsheets, readable or not.
    private(set) var hasSheets = false
    /// Some files are none.
    private(set) var hasPlainFiles = false

    init(rulebooks: [LoadedRulebook], anyPeriod: Bool, sheets: WorkbookOptions = WorkbookOptions()) {
        self.rulebooks = rulebooks
        self.anyPeriod = anyPeriod
        self.sheets = sheets
        readers = Array(repeating: nil, count: rulebooks.count)
    }

    // MARK: Reading

    /// Reads everything that the paths name: files, folders, patterns, `-`.
    ///
    /// - Parameters:
    ///   - outputs: Files of the run itself, which are no reports.
    ///   - others: Files of records, which are none either.
    mutating func read(
        _ paths: [String], flat: FlatInputs = FlatInputs(), register: String?,
        besides outputs: OutputFiles = OutputFiles([:]), others: [String] = [],
        _ session: inout Session
    ) {
        // Spreadsheets may call units by the names that the register has.
        let loaded = register.flatMap { session.load($0) }
        let first = loaded.map { readRegister($0, session.limits) } ?? []
        sheets.units = self.register.map { UnitDirectory($0, file: loaded) }
        let folder = ReportFolder(outputs: outputs, others: [register].compactMap { $0 } + others, names: sheets.names)
        let files = Self.expand(paths, by: folder, &session)
        progress?.start(size: files.count)
        for (number, file) in files.enumerated() {
            readReports(file, &session)
            progress?.note(done: number + 1, count: reports.count)
        }
        progress?.clear()
        read(flat, &session)
        session.sayUnused(unusedNames)
        let isSame = rulebook == nil || rulebook?.rulebook.id == rulebooks.first?.rulebook.id
        if let loaded { diagnostics += isSame ? first : readRegister(loaded, session.limits) }
        refuseDuplicates()
        if let registerUnits = self.register {
            for report in reports { diagnostics += registerUnits.compare(report.header) }
        }
        if diagnostics.hasError { session.note(.unreadable) }
    }

    /// Derives reports from records, and puts them together with those that were read.
    ///
    /// - Returns: False where it cannot be done; why not, is said.
    mutating func derive(
        _ paths: [String], period: String?, asOf: CalendarDate?, _ session: inout Session
    ) -> Bool {
        let sent = reports.first.map { ReportPeriod(of: $0.header) }
        let candidates = rulebook.map { [$0] } ?? rulebooks
        let start = DerivingRun.Start(period: period, otherwise: sent, asOf: asOf)
        guard var run = DerivingRun(rulebooks: candidates, start, &session) else { return false }
        run.showsProgress = progress != nil
        rulebook = run.rulebook
        run.read(paths, &session)
        let derived = run.reports(register: register)
        // Of a list that was not read to its end nothing is known for certain: there is no result.
        if run.isBroken {
            session.report((diagnostics + run.diagnostics).ordered())
            session.note(.unreadable)
            return false
        }
        let (merged, found) = compareReports(
            reports, with: derived, run.rulebook.rulebook.vocabulary, limits: session.limits)
        reports = merged
        diagnostics += run.diagnostics + found
        if diagnostics.hasError { session.note(.unreadable) }
        return true
    }

    /// Sets reports of one unit for the same days aside, the first of them too.
    private mutating func refuseDuplicates() {
        let twice = findDuplicateUnits(reports)
        if twice.isEmpty { return }
        diagnostics += twice
        let refused = Set(twice.map(\.span))
        let places = twice.flatMap { $0.labels.map(\.span) }
        reports.removeAll { refused.contains($0.header.unitCode.span) || places.contains($0.header.unitCode.span) }
    }

    /// The files that paths name, in order and each once, however often it is named; says when a path names none.
    ///
    /// - Parameter folder: What is a report in a folder.
    static func expand(_ paths: [String], by folder: ReportFolder, _ session: inout Session) -> [String] {
        Files.once(paths.flatMap { expand($0, by: folder, &session) })
    }

    private static func expand(_ path: String, by folder: ReportFolder, _ session: inout Session) -> [String] {
        if path == "-" || (Files.exists(path) && !Files.isFolder(path)) { return [path] }
        let found: [String]
        if Files.isFolder(path) {
            found = folder.reports(in: path, &session)
        } else {
            found = Files.isPattern(path) ? Files.matching(path) : []
        }
        if found.isEmpty {
            session.say(
                Files.isFolder(path)
                    ? Message(
                        vi: "thư mục `\(path)` không có báo cáo nào (.yaml, .yml, .json, .xlsx, .csv)",
                        en: "the folder `\(path)` holds no report (.yaml, .yml, .json, .xlsx, .csv)")
                    : Message(vi: "không có tệp `\(path)`", en: "there is no file `\(path)`"))
            session.note(.noInput)
        }
        return found
    }

    private mutating func readReports(_ path: String, _ session: inout Session) {
        guard let bytes = session.bytes(path) else { return }
        if SpreadsheetFile.isOne(bytes, path: path) { return readSheets(bytes, path, &session) }
        hasPlainFiles = true
        let source = session.sources.add(path: path, bytes: bytes)
        let known = (reports.count, diagnostics.count)
        take(session.limits) { _, reader in reader.read(source) }
        if path == "-", reports.count == known.0, diagnostics[known.1...].contains(where: { $0.severity == .error }) {
            session.sayInput()
        }
    }

    /// Reads a spreadsheet, and says what its columns were taken for.
    private mutating func readSheets(_ bytes: [UInt8], _ path: String, _ session: inout Session) {
        hasSheets = true
        let (workbook, problems) = session.addWorkbook(bytes, path)
        diagnostics += problems
        guard let workbook else { return }
        let options = sheets
        var last: WorkbookReading?
        take(session.limits) { loaded, reader in
            let read = reader.read(workbook, rulebook: loaded.rulebook.id, options: options)
            last = read
            return read.reading
        }
        guard let last else { return }
        session.sources.replace(last.source)
        if last.source.cells != nil {
            workbooks.append(ReadWorkbook(path: path, file: last.source.id, bytes: path == "-" ? bytes : nil))
        }
        tables += last.tables
        unusedNames.meet(last.unusedNames)
        for table in last.tables { session.say(ColumnNames.summary(path, table)) }
    }

    /// Reads a file by the first rulebook that judges reports in it.
    mutating func take(_ limits: Limits, _ read: (LoadedRulebook, ReportReader) -> ReportReading) {
        for (number, loaded) in rulebooks.enumerated() {
            if let rulebook, rulebook.rulebook.id != loaded.rulebook.id { continue }
            let reading = read(loaded, reader(number, limits))
            let fitting = reading.reports.filter { anyPeriod || loaded.rulebook.judges($0.header) }
            let isLast = rulebook != nil || loaded.rulebook.id == rulebooks.last?.rulebook.id
            if fitting.isEmpty, !reading.reports.isEmpty, !isLast { continue }
            if !fitting.isEmpty { rulebook = loaded }
            diagnostics += reading.diagnostics
            diagnostics += reading.reports.filter { report in !(anyPeriod || loaded.rulebook.judges(report.header)) }
                .map { loaded.rulebook.refusal(of: $0.header) }
            reports += fitting
            return
        }
    }

    private mutating func reader(_ number: Int, _ limits: Limits) -> ReportReader {
        if let reader = readers[number] { return reader }
        let reader = ReportReader(vocabulary: rulebooks[number].rulebook.vocabulary, limits: limits)
        readers[number] = reader
        return reader
    }

    /// - Returns: What is wrong with the register.
    private mutating func readRegister(_ source: SourceFile, _ limits: Limits) -> [Diagnostic] {
        guard let vocabulary = (rulebook ?? rulebooks.first)?.rulebook.vocabulary else { return [] }
        let (register, mistakes) = ReportFiles.readRegister(source, vocabulary: vocabulary, limits: limits)
        self.register = register
        return mistakes
    }

    // MARK: Judging

    /// The units that are known.
    var units: Register? { register }

    /// How many reports there are to be judged.
    var count: Int { reports.count }

    /// The run without its results.
    ///
    /// - Parameter detail: How far verdicts are explained; nil: by their sentence.
    func frame(
        _ judge: Judge, _ loaded: LoadedRulebook, _ detail: ExplanationDetail?, _ session: Session
    ) -> RunResult {
        RunResult(
            loaded: loaded, files: session.sources, choices: judge.choices, detail: detail, results: [], city: nil,
            diagnostics: diagnostics.ordered())
    }

    /// Judges the reports, and holds all results.
    func judge(
        _ judge: Judge, _ frame: RunResult, by grouping: CityGrouping? = nil, rank: RankingRule? = nil
    ) -> RunResult {
        var run = frame
        var results: [ReportResult] = []
        (run.city, run.ranking) = self.judge(judge, frame, by: grouping, rank: rank, { $1 }) { results += $1 }
        run.results = results
        return run
    }

    /// Judges the reports, some at a time on every core, hands the results on in the order of the reports, and puts them
    /// together.
    ///
    /// - Parameters:
    ///   - make: Makes of some results what is handed on; the first have the number 0. Called on any thread.
    ///   - take: Gets that in order, one at a time.
    func judge<Piece>(
        _ judge: Judge, _ run: RunResult, by grouping: CityGrouping?, rank: RankingRule?,
        _ make: @escaping @Sendable (Int, [ReportResult]) -> Piece,
        _ take: @escaping ([ReportResult], Piece) -> Void
    ) -> (city: CityResult?, ranking: Ranking?) {
        // What roll-ups need is compiled for nothing where one unit judges itself.
        let isCity = register != nil || reports.count > 1
        var city = isCity ? CitySums(RollUpPlan(judge), register: register, by: grouping) : nil
        var standings = Standings()
        let (reports, register) = (reports, register)
        // Few at a time, because their results wait for those before them.
        let together = max(2, reports.count / 256)
        let ends = Set(reports.map(\.header.periodEnd))
        let inForce = register.map { register in
            Dictionary(uniqueKeysWithValues: ends.map { ($0, register.unitsInForce(on: $0)) })
        }
        inOrder((reports.count + together - 1) / together) { number in
            let first = number * together
            let results = reports[first..<min(first + together, reports.count)].map { report in
                judge.judge(report, register: inForce?[report.header.periodEnd], detail: run.detail)
            }
            return (results, make(number, results))
        } deliver: { _, part in
            for result in part.0 {
                let header = result.report.header
                if city?.isAbout(header) ?? false { city?.add(result) }
                if rank != nil, standings.isAbout(RollUpPeriod(header)) {
                    standings.add(result, run.rulebook.vocabulary)
                }
            }
            take(part.0, part.1)
            return true
        }
        let ranking = rank.map { rule in
            if let register { standings.name(by: register) }
            return Ranking(standings, by: rule)
        }
        return (city.flatMap { $0.isCity ? $0.result : nil }, ranking)
    }
}
