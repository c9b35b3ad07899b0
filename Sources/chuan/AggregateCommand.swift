import ArgumentParser
import Chuan
import Diagnostics
import FEEL
import ReportFiles

/// `chuan aggregate`: makes reports out of records.
struct AggregateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "aggregate")

    @Argument var records: [String]
    @Option var rules: String?
    @Option var period: String?
    @Option(name: .customLong("as-of")) var asOf: String?
    @Option var units: String?
    @Option var format: ReportForm?
    @Option var lang = Language.vi
    @Option(name: .customLong("most-rejects")) var mostRejects: Int?
    @Flag(name: .customLong("no-progress")) var noProgress = false
    @Option(name: .shortAndLong) var output: String?

    func run() throws {
        var session = Session(language: lang, mostRejects: mostRejects)
        Interruption.tell(lang)
        let inputs = records + [units, rules].compactMap { $0 }
        if let mistake = OutputFiles(["--output": output], areReports: true).mistake(inputs) {
            session.refuse(mistake)
            throw session.exit()
        }
        let form = format ?? output.flatMap(ReportForm.init(path:)) ?? .csv
        guard let day = session.day(asOf), let rulebooks = session.loadRules(rules) else { throw session.exit() }
        let start = DerivingRun.Start(period: period, otherwise: nil, asOf: day)
        guard var run = DerivingRun(rulebooks: rulebooks, start, &session) else { throw session.exit() }
        run.showsProgress = !noProgress
        run.readUnits(units, &session)
        run.read(records, &session)
        let reports = run.reports()
        session.report(run.diagnostics.ordered())
        if run.diagnostics.hasError { session.note(.unreadable) }
        if !reports.isEmpty {
            session.put(writeReports(reports.map(\.report), run.rulebook.rulebook.vocabulary, as: form), to: output)
        }
        throw session.exit()
    }
}
