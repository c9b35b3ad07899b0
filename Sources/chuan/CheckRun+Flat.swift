import Chuan
import ChuanTools
import Diagnostics
import ReportFiles

/// Flat files of which each report is shown in full.
struct FlatInputs {
    var paths: [String] = []
    var options = FlatOptions()
}

extension CheckRun {
    /// So many reports are held together.
    private static let mostFlat = 2_000

    /// Reads the reports of flat files: a form as CSV, or a few units.
    mutating func read(_ inputs: FlatInputs, _ session: inout Session) {
        for path in Files.once(inputs.paths) {
            if path != "-", !Files.exists(path) {
                session.say(Message(vi: "không có tệp `\(path)`", en: "there is no file `\(path)`"))
                session.note(.noInput)
                continue
            }
            var options = inputs.options
            options.file = session.sources.add(path: path, bytes: []).id
            take(session.limits) { _, reader in
                Self.read(path, options, reader, &session)
            }
        }
    }

    private static func read(
        _ path: String, _ options: FlatOptions, _ reader: ReportReader, _ session: inout Session
    ) -> ReportReading {
        let none = ReportReading(reports: [], diagnostics: [])
        let layout = FlatLayout(columns: HeaderField.allCases.map { FlatColumn(place: .header($0), field: nil) })
        let (file, mistakes) = FlatFile.open(path, as: layout, by: reader, options: options)
        for mistake in mistakes { session.report(mistake) }
        guard let file else {
            session.note(.unreadable)
            return none
        }
        let (found, outcome) = file.reports(most: mostFlat)
        session.sources.replace(SourceFile(id: options.file, path: path, bytes: found.text))
        for problem in found.rejects {
            Terminal.printError(
                problem.diagnostic.shown(in: problem.record, firstLine: problem.firstLine, session.language))
        }
        if found.rejectedRows > 0 { session.note(.unreadable) }
        if found.isCut {
            session.refuse(
                Message(
                    vi: "`\(path)`: trang kết quả chứa nhiều nhất \(mostFlat) báo cáo; dùng --format text hoặc csv",
                    en: "`\(path)`: a page holds \(mostFlat) reports at most; use --format text or csv"))
            return none
        }
        if outcome.end != .finished || outcome.problem != nil {
            let reason = outcome.problem?.message
            session.say(
                Message(
                    vi: "không đọc được hết `\(path)`" + (reason.map { ": \($0.vi)" } ?? ""),
                    en: "`\(path)` can't be read to its end" + (reason.map { ": \($0.en)" } ?? "")))
            session.note(.unreadable)
            return none
        }
        return ReportReading(reports: found.reports, diagnostics: found.diagnostics)
    }
}
