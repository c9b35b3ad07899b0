import Chuan
import Diagnostics
import FEEL
import ReportFiles

/// Reads the records of a run and derives reports from them.
struct DerivingRun {
    let rulebook: LoadedRulebook
    private(set) var register: Register?
    private var reader: RecordReader
    /// A line on a terminal says how far reading is.
    var showsProgress = true
    private(set) var diagnostics: [Diagnostic] = []

    /// For which days reports are derived.
    struct Start {
        /// As people write it.
        var period: String?
        /// Where no period is written; nil: the time in which the rulebook is in force.
        var otherwise: ReportPeriod?
        var asOf: CalendarDate?
    }

    /// - Returns: Nil where no rulebook says how reports follow from records, or the period is not known.
    init?(rulebooks: [LoadedRulebook], _ start: Start, _ session: inout Session) {
        let deriving = rulebooks.filter(\.rulebook.derivesReports)
        guard !deriving.isEmpty else {
            session.refuse(
                Message(
                    vi: "bộ chỉ tiêu không khai cách tổng hợp từ bản ghi (`tổng hợp từ bản ghi`)",
                    en: "no rulebook says how reports follow from records (`derivations`)"))
            return nil
        }
        guard session.isPeriod(start.period) else { return nil }
        let days = start.period.flatMap(ReportPeriod.init) ?? start.otherwise
        let fitting = days.map { days in deriving.filter { $0.rulebook.covers(days.start, days.end) } } ?? []
        rulebook = fitting.last ?? deriving[deriving.count - 1]
        guard let days = days ?? ReportPeriod(of: rulebook.rulebook) else {
            session.refuse(Message(vi: "hãy ghi kỳ báo cáo: --period 2023", en: "say for which period: --period 2023"))
            return nil
        }
        reader = RecordReader(
            rulebook.rulebook, from: days.start, to: days.end, cutoff: start.asOf, limits: session.limits)
    }

    mutating func readUnits(_ path: String?, _ session: inout Session) {
        guard let path, let source = session.load(path) else { return }
        let (register, mistakes) = ReportFiles.readRegister(
            source, vocabulary: rulebook.rulebook.vocabulary, limits: session.limits)
        self.register = register
        diagnostics += mistakes
    }

    mutating func read(_ paths: [String], _ session: inout Session) {
        let line = BatchProgress(
            isWanted: showsProgress, language: session.language, noun: Message(vi: "bản ghi", en: "records"))
        let progress = RecordReader.Progress {
            line.start(size: $0)
        } step: {
            line.note(done: $0, count: $1)
        }
        defer { line.clear() }
        for path in paths {
            guard path == "-" || Files.exists(path) else {
                session.say(Files.Problem.notFound.message(path, limit: 0))
                session.note(.noInput)
                continue
            }
            reader.read(path, &session.sources, showing: progress)
        }
    }

    /// Whether a list could not be read to its end.
    var isBroken: Bool { reader.isBroken }

    /// The reports of all units.
    ///
    /// - Parameter register: In place of the one that was read.
    mutating func reports(register: Register? = nil) -> [DerivedReport] {
        let reports = reader.reports(register: register ?? self.register)
        diagnostics += reader.diagnostics
        return reports
    }
}
