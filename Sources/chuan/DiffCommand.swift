import ArgumentParser
import Chuan
import ChuanTools
import Diagnostics

/// `chuan diff`: what changed in meaning between two rulebooks, and which verdicts that flips.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "diff")

    @Argument var old: String
    @Argument var new: String
    @Option(parsing: .upToNextOption) var reports: [String] = []
    @Option var register: String?
    @Option var format = CheckOptions.Format.text
    @Option var lang = Language.vi
    @Option(name: .shortAndLong) var output: String?

    mutating func run() throws {
        var session = Session(language: lang, limits: .standard)
        guard let before = session.loadRules(old)?.first, let after = session.loadRules(new)?.first else {
            throw session.exit()
        }
        let diff = RulebookDiff(from: before.rulebook, to: after.rulebook)
        let flips = reports.isEmpty ? nil : flips(before, after, &session)
        let report = DiffReport(diff, flips, in: after.rulebook, lang)
        session.put(format == .json ? report.json : report.text, to: output)
        throw session.exit()
    }

    /// The same reports judged by both, whatever period the rulebooks are for.
    private func flips(_ before: LoadedRulebook, _ after: LoadedRulebook, _ session: inout Session) -> VerdictFlips {
        let (old, new) = (results(before, &session), results(after, &session))
        let judgedAgain = Dictionary(new.map { ($0.report.header.identity, $0) }) { first, _ in first }
        return VerdictFlips(
            old.compactMap { result in
                judgedAgain[result.report.header.identity].map { (old: result, new: $0) }
            })
    }

    private func results(_ loaded: LoadedRulebook, _ session: inout Session) -> [ReportResult] {
        var run = CheckRun(rulebooks: [loaded], anyPeriod: true)
        run.read(reports, register: register, &session)
        let (judge, _) = loaded.judge([], asOf: nil, limits: session.limits)
        let result = run.judge(judge, run.frame(judge, loaded, nil, session))
        session.report(result.diagnostics.filter { $0.severity == .error })
        return result.results
    }
}

extension Report.Header {
    /// The unit and the days: no two reports of a run have the same.
    fileprivate var identity: String { "\(unitCode.value) \(periodStart) \(periodEnd)" }
}
