package import Chuan
package import Diagnostics

/// Results that are written report by report, because there are too many to hold.
extension JSONReport {
    /// What stands before the reports, where they are written one at a time.
    package static func opening(_ loaded: LoadedRulebook) -> String {
        let id = JSONWriter.quoted(loaded.rulebook.id)
        return """
            {"format": "chuan.result/1", "rulebook": {"id": \(id), "digest": "sha256:\(loaded.digest)"}, "reports": [

            """
    }

    /// What stands behind them. They are not rolled up.
    package static let closing = "\n], \"city\": {\"indicators\": []}, \"diagnostics\": []}\n"

    /// The object of one report.
    ///
    /// - Parameters:
    ///   - source: The text of the report alone.
    package static func lone(
        _ result: ReportResult, _ loaded: LoadedRulebook, _ source: SourceFile, language: Language
    ) -> String {
        var files = SourceFiles()
        _ = files.add(path: source.path, bytes: source.bytes, firstLine: source.firstLine)
        let run = RunResult(
            loaded: loaded, files: files, choices: [], detail: nil, results: [], city: nil, diagnostics: [])
        var report = JSONReport(run, language: language)
        var writer = JSONWriter()
        report.write(result, to: &writer)
        return writer.text
    }
}
