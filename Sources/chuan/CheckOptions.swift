import ArgumentParser
import Chuan
import ChuanTools
import Diagnostics
import FEEL
import Glibc
import ReportFiles
import Workbooks

/// What `chuan check` is asked for.
struct CheckOptions {
    enum Format: String, CaseIterable {
        case text
        case json
        /// A page to read on a screen and to print.
        case html
        /// A short message.
        case markdown
        /// A workbook of verdicts and figures.
        case xlsx
        /// Verdicts alone, for flat files of many reports.
        case csv
        case ndjson

        /// By the ending of a file's name.
        init?(path: String) {
            let endings: [String: Format] = [
                "json": .json, "html": .html, "htm": .html, "md": .markdown, "xlsx": .xlsx, "csv": .csv,
                "ndjson": .ndjson, "jsonl": .ndjson,
            ]
            guard let dot = path.lastIndex(of: "."),
                let format = endings[path[path.index(after: dot)...].lowercased()]
            else { return nil }
            self = format
        }
    }

    enum Detail: String, CaseIterable {
        case short
        case full
    }

    var reports: [String] = []
    /// Files of records that reports are derived from.
    var records: [String] = []
    /// Of the derived reports.
    var period: String?
    var rules: String?
    /// The form that was asked for.
    var chosenFormat: Format?
    /// Where none was asked for, the form goes by the name of the file that is written.
    var format: Format { chosenFormat ?? output.flatMap(Format.init(path:)) ?? .text }
    var lang = Language.vi
    var reading: [String] = []
    var explain: Detail?
    var register: String?
    var asOf: String?
    /// Groups of units that the roll-up is made for too.
    var by: CityGrouping?
    /// By what units are ranked; nil: they are not.
    var rank: RankingRule?
    var anyPeriod = false
    var output: String?
    var noProgress = false
    var batch = BatchOptions()
    var sheets = SheetOptions()
    /// Judges again whenever a file is saved.
    var watches = false

    /// Does what was asked for; its exit status comes as an error.
    func run() throws {
        var session = Session(language: lang, mostRejects: batch.mostRejects)
        guard let day = session.day(asOf), session.isPeriod(period) else { throw session.exit() }
        if reports.isEmpty, records.isEmpty {
            session.refuse(
                Message(
                    vi: "chưa có báo cáo nào: ghi tên tệp, hoặc --from với tệp bản ghi",
                    en: "there is no report: name files, or --from with a file of records"))
            throw session.exit()
        }
        try refuse(mistake, &session)
        if watches { try watch(&session) }
        Interruption.tell(lang)
        guard let rulebooks = session.loadRules(rules) else { throw session.exit() }
        try refuse(mistake(rulebooks), &session)
        let flat = reports.filter(batch.isFlat)
        let isTable = format == .csv || format == .ndjson
        if isTable, !records.isEmpty { try refuse(mistakeOfBatch(flat), &session) }
        if !flat.isEmpty && !isPage || isTable && records.isEmpty { try runBatch(flat, rulebooks, day, &session) }
        let inputs = try flatInputs(flat, &session)
        let names: [String: String]
        switch batch.names(session.limits) {
        case .success(let given): names = given
        case .failure(let mistake):
            session.refuse(mistake.message)
            throw session.exit()
        }
        var check = CheckRun(
            rulebooks: rulebooks, anyPeriod: anyPeriod, sheets: sheets.reading(names: names, period: period))
        if !noProgress { check.progress = BatchProgress(isWanted: true, language: lang) }
        check.read(
            flat.isEmpty ? reports : [], flat: inputs, register: register, besides: outputs, others: records, &session)
        if check.hasPlainFiles, !check.hasSheets { try refuse(mistakeWithoutSheets, &session) }
        if let file = sheets.saveColumns { session.put(ColumnNames.text(check.tables, lang), to: file) }
        if !records.isEmpty, !check.derive(records, period: period, asOf: day, &session) { throw session.exit() }
        let chosen = reading.filter { !Self.isAll($0) }
        let (loaded, judge) = try judge(by: check.rulebook ?? rulebooks.first, under: chosen, day, &session)
        let frame = check.frame(judge, loaded, detail(units: check.count), session)
        session.report(frame.diagnostics)
        if isTable {
            BatchRun(options: self, loaded: loaded, judge: judge, register: check.units)
                .run(reports: check.reports, &session)
            throw session.exit()
        }
        let writing = RunWriting(self, check, judge)
        let run = isWrittenInPieces ? writing.pieces(frame, &session) : writing.whole(frame, &session)
        if let mark = sheets.mark { MarkedSheets(run, check.workbooks, lang).write(to: mark, &session) }
        // What was read and compiled is not given back piece by piece: the process ends here.
        withExtendedLifetime((check, judge, run, session)) { Glibc.exit(session.status.rawValue) }
    }

    /// Whether the result is a page or a workbook, which shows each report in full.
    var isPage: Bool { format == .html || format == .markdown || format == .xlsx }

    /// Flat files of which pages are made.
    private func flatInputs(_ paths: [String], _ session: inout Session) throws -> FlatInputs {
        if paths.isEmpty { return FlatInputs() }
        try refuse(mistakeOfBatch(paths), &session)
        switch batch.reading(session.limits) {
        case .success(let options): return FlatInputs(paths: paths, options: options)
        case .failure(let mistake):
            session.refuse(mistake.message)
            throw session.exit()
        }
    }

    /// A judge under chosen readings; what is wrong with these ends the run.
    private func judge(
        by loaded: LoadedRulebook?, under readings: [String], _ day: CalendarDate?, _ session: inout Session
    ) throws -> (LoadedRulebook, Judge) {
        guard let loaded, let choices = session.choices(readings, in: loaded.rulebook) else { throw session.exit() }
        let (judge, mistakes) = loaded.judge(choices, asOf: day, limits: session.limits)
        if mistakes.hasError {
            session.report(mistakes)
            session.note(.unreadable)
            throw session.exit()
        }
        return (loaded, judge)
    }

    private func refuse(_ mistake: Message?, _ session: inout Session) throws {
        guard let mistake else { return }
        session.refuse(mistake)
        throw session.exit()
    }

    /// Whether results go out one by one, and none has to be held.
    private var isWrittenInPieces: Bool {
        sheets.mark == nil && batch.worst == nil && !isPage
    }

    private func watch(_ session: inout Session) throws {
        if reports.contains("-") {
            session.refuse(
                Message(
                    vi: "--watch: không theo dõi được đầu vào chuẩn", en: "--watch: standard input can't be watched"))
            throw session.exit()
        }
        let paths = inputs + [rules ?? Session.installedRules()].compactMap { $0 }
        session.note(Watch(paths, besides: outputs, Array(CommandLine.arguments.dropFirst()), lang).run())
        throw session.exit()
    }

    /// Flat files hold so many reports that they are judged block by block; its exit status comes as an error.
    private func runBatch(
        _ paths: [String], _ rulebooks: [LoadedRulebook], _ day: CalendarDate?, _ session: inout Session
    ) throws {
        try refuse(mistakeOfBatch(paths), &session)
        let (loaded, judge) = try judge(by: rulebooks.first, under: reading, day, &session)
        let register = register.flatMap { session.register($0, loaded) }
        let run = BatchRun(options: self, loaded: loaded, judge: judge, register: register)
        if paths.isEmpty {
            let others = [self.register].compactMap { $0 } + records
            let names = (try? batch.names(.standard).get()) ?? [:]
            let folder = ReportFolder(outputs: outputs, others: others, names: names)
            let files = CheckRun.expand(reports, by: folder, &session)
            if !files.isEmpty, files.allSatisfy(ReportFolder.isPlain) {
                try refuse(mistakeWithoutSheets, &session)
            }
            run.run(files: files, &session)
        } else {
            run.run(Files.once(paths), &session)
        }
        throw session.exit()
    }

    /// Units are put together, or in order: tables are about that then.
    var isTogether: Bool { by != nil || rank != nil }

    /// `--reading all` shows every reading beside the chosen ones.
    static func isAll(_ text: String) -> Bool { ["all", "tất cả"].contains(text.lowercased()) }

    /// How far verdicts are explained: pages fold the explanation, so that it is there where nobody asked.
    func detail(units: Int) -> ExplanationDetail? {
        if let explain { return ExplanationDetail(rawValue: explain.rawValue) }
        return format == .html && units <= HTMLReport.mostWhole ? .full : nil
    }
}
