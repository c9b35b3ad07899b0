import Chuan
import ChuanTools
import Diagnostics
import FEEL
import ReportFiles
import Workbooks

/// Reads the reports of a run, judges them, and gathers what there is to say.
struct CheckRun {
    private let rulebooks: [LoadedRulebook]
    private let anyPeriod: Bool
    /// The rulebook of the run: the first one in force for a report.
    private(set) var rulebook: LoadedRulebook?
    private var reports: [Report] = []
    private var register: Register?
    private var diagnostics: [Diagnostic] = []
    /// One reader for each rulebook.
    private var readers: [ReportReader?]
    private var sheets: WorkbookOptions
    /// What columns of spreadsheets were taken for.
    private(set) var tables: [TableMapping] = []
    /// The spreadsheets that were read.
    private(set) var workbooks: [(path: String, file: FileID)] = []

    init(rulebooks: [LoadedRulebook], anyPeriod: Bool, sheets: WorkbookOptions = WorkbookOptions()) {
        self.rulebooks = rulebooks
        self.anyPeriod = anyPeriod
        self.sheets = sheets
        readers = Array(repeating: nil, count: rulebooks.count)
    }

    // MARK: Reading

    /// Reads everything that the paths name: files, folders, patterns, `-`.
    mutating func read(_ paths: [String], register: String?, _ session: inout Session) {
        // Spreadsheets may call units by the names that the register has.
        let loaded = register.flatMap { session.load($0) }
        let first = loaded.map { readRegister($0, session.limits) } ?? []
        sheets.units = self.register.map(UnitDirectory.init)
        for path in paths {
            for file in Self.expand(path, session.limits, &session) { readReports(file, &session) }
        }
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
        rulebook = run.rulebook
        run.read(paths, &session)
        let derived = run.reports(register: register)
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

    /// Endings of the names of spreadsheets.
    private static let workbookEndings = [".xlsx", ".xlsm"]
    /// Endings of what people take for them; reading says what they are.
    private static let likeWorkbooks = workbookEndings + [".xls", ".xlsb", ".ods", ".csv"]

    private static func isWorkbook(_ path: String) -> Bool {
        likeWorkbooks.contains { path.lowercased().hasSuffix($0) }
    }

    /// Whether a file is what a program leaves beside a workbook while it is open: `~$bao-cao.xlsx`.
    private static func isLock(_ path: String) -> Bool { path.split(separator: "/").last?.hasPrefix("~$") ?? false }

    /// The files that a path names, in order; says when there are none.
    static func expand(_ path: String, _ limits: Limits, _ session: inout Session) -> [String] {
        if path == "-" || (Files.exists(path) && !Files.isFolder(path)) { return [path] }
        let found: [String]
        if Files.isFolder(path) {
            found = Files.files(
                below: path, endings: [".yaml", ".yml", ".json"] + workbookEndings, limit: limits.files
            )
            .filter { !$0.hasSuffix(".rules.yaml") && !$0.hasSuffix(".test.yaml") && !isLock($0) }
        } else {
            found = path.contains { "*?[".contains($0) } ? Files.matching(path) : []
        }
        if found.isEmpty {
            session.say(
                Files.isFolder(path)
                    ? Message(
                        vi: "thư mục `\(path)` không có báo cáo nào (.yaml, .yml, .json, .xlsx)",
                        en: "the folder `\(path)` holds no report (.yaml, .yml, .json, .xlsx)")
                    : Message(vi: "không có tệp `\(path)`", en: "there is no file `\(path)`"))
            session.note(.noInput)
        }
        return found
    }

    private mutating func readReports(_ path: String, _ session: inout Session) {
        if Self.isWorkbook(path) { return readSheets(path, &session) }
        guard let source = session.load(path) else { return }
        if startsAsArchive(source.bytes) { return readSheets(path, &session) }
        take { loaded, reader in reader.read(source) }
    }

    /// Reads a spreadsheet, and says what its columns were taken for.
    private mutating func readSheets(_ path: String, _ session: inout Session) {
        guard let (workbook, problems) = session.loadWorkbook(path) else { return }
        diagnostics += problems
        guard let workbook else { return }
        let options = sheets
        var last: WorkbookReading?
        take { loaded, reader in
            let read = reader.read(workbook, rulebook: loaded.rulebook.id, options: options)
            last = read
            return read.reading
        }
        guard let last else { return }
        session.sources.replace(last.source)
        if last.source.cells != nil { workbooks.append((path, last.source.id)) }
        tables += last.tables
        for table in last.tables { session.say(ColumnNames.summary(path, table)) }
    }

    /// Reads a file by the first rulebook that judges reports in it.
    private mutating func take(_ read: (LoadedRulebook, ReportReader) -> ReportReading) {
        for (number, loaded) in rulebooks.enumerated() {
            if let rulebook, rulebook.rulebook.id != loaded.rulebook.id { continue }
            let reading = read(loaded, reader(number))
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

    private mutating func reader(_ number: Int) -> ReportReader {
        if let reader = readers[number] { return reader }
        let reader = ReportReader(vocabulary: rulebooks[number].rulebook.vocabulary)
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

    /// How many reports there are to be judged.
    var count: Int { reports.count }

    /// - Parameter detail: How far verdicts are explained; nil: by their sentence.
    func judge(
        _ judge: Judge, _ loaded: LoadedRulebook, _ detail: ExplanationDetail?, by grouping: CityGrouping? = nil,
        rank: RankingRule? = nil, _ session: inout Session
    ) -> RunResult {
        let results = reports.map { report in
            judge.judge(
                report, register: register?.unitsInForce(on: report.header.periodEnd), detail: detail)
        }
        var run = RunResult(
            loaded: loaded, files: session.sources, choices: judge.choices, detail: detail, results: results,
            city: city(of: results, judge, by: grouping), diagnostics: diagnostics.ordered())
        run.ranking = rank.map { ranking(run, by: $0) }
        return run
    }

    /// All units put together; nil where there is nothing to put together.
    private func city(of results: [ReportResult], _ judge: Judge, by grouping: CityGrouping?) -> CityResult? {
        // What roll-ups need is compiled for nothing where one unit judges itself.
        guard register != nil || results.count > 1 else { return nil }
        var city = CitySums(RollUpPlan(judge), register: register, by: grouping)
        for result in results where city.isAbout(result.report.header) { city.add(result) }
        return city.isCity ? city.result : nil
    }

    /// The units of the roll-up's period, in order.
    private func ranking(_ run: RunResult, by rule: RankingRule) -> Ranking {
        var standings = Standings()
        for result in run.results where standings.isAbout(RollUpPeriod(result.report.header)) {
            standings.add(result, run.rulebook.vocabulary)
        }
        if let register { standings.name(by: register) }
        return Ranking(standings, by: rule)
    }
}

extension Files.Problem {
    var status: ExitStatus { if case .notFound = self { .noInput } else { .unreadable } }

    func message(_ path: String, limit: Int) -> Message {
        switch self {
        case .notFound: Message(vi: "không có tệp `\(path)`", en: "there is no file `\(path)`")
        case .isFolder: Message(vi: "`\(path)` là thư mục", en: "`\(path)` is a folder")
        case .tooLarge:
            Message(
                vi: "`\(path)` lớn hơn giới hạn \(limit >> 20) MiB",
                en: "`\(path)` is larger than the limit of \(limit >> 20) MiB")
        case .notReadable(let reason):
            Message(
                vi: "không đọc được `\(path)`: \(reason)", en: "`\(path)` can't be read: \(reason)")
        }
    }
}
