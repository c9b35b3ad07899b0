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

    /// What stands behind them: their city, their summary and their ranking.
    ///
    /// - Parameters:
    ///   - city: Nil where there is nothing to roll up.
    ///   - ranking: Nil where nobody asked.
    package static func closing(
        _ loaded: LoadedRulebook, _ city: CityResult?, _ summary: BatchSummary, _ ranking: RankingReport?,
        language: Language
    ) -> String {
        var report = JSONReport(
            RunResult(
                loaded: loaded, files: SourceFiles(), choices: [], detail: nil, results: [], city: city,
                diagnostics: []),
            language: language)
        var writer = JSONWriter()
        writer.object { report.write(city, to: &$0) }
        var counts = JSONWriter()
        counts.object { summary.write(to: &$0, &report) }
        var places = JSONWriter()
        ranking?.write(to: &places)
        let ranked = ranking == nil ? "" : ", \"ranking\": \(places.text)"
        return "\n], \"city\": \(writer.text), \"batch\": \(counts.text)\(ranked), \"diagnostics\": []}\n"
    }

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
