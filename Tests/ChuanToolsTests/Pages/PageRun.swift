import Chuan
import Diagnostics
import ReportFiles
import TestSupport
import Testing

@testable import ChuanTools

/// Rules and reports, judged as `chuan check` does.
struct PageRun {
    var choices: [ReadingChoice] = []
    var detail: ExplanationDetail? = .full
    var grouping: CityGrouping?
    var rank: RankingRule?
    var register: String?
    var saysPasses = true

    /// - Parameters:
    ///   - rules: One rule file.
    ///   - reports: Their texts by their paths.
    func result(_ rules: [UInt8], _ reports: [String: String]) throws -> RunResult {
        try result(files: ["mau.rules.yaml": rules], reports.mapValues { Array($0.utf8) })
    }

    func result(files: [String: [UInt8]], path: String = ".", _ reports: [String: [UInt8]]) throws -> RunResult {
        var sources = SourceFiles()
        let (rulebooks, mistakes) = loadRulebooks(
            path: path, provider: FileProvider(files: files), limits: .standard, sources: &sources)
        var shown = ShownDiagnostics(sources)
        try #require(!mistakes.hasError, "\(shown.text(mistakes))")
        let loaded = try #require(rulebooks.first)
        var (judge, more) = loaded.judge(choices, asOf: nil, limits: .standard)
        try #require(more.isEmpty)
        judge.saysPasses = saysPasses
        var diagnostics: [Diagnostic] = []
        var units: Register?
        if let register {
            let source = sources.add(path: "danh-ba.csv", bytes: Array(register.utf8))
            (units, diagnostics) = ReportFiles.readRegister(
                source, vocabulary: loaded.rulebook.vocabulary, limits: .standard)
        }
        var results: [ReportResult] = []
        for (path, bytes) in reports.sorted(by: { $0.key < $1.key }) {
            let reading = ReportReader(vocabulary: loaded.rulebook.vocabulary, limits: .standard)
                .read(sources.add(path: path, bytes: bytes))
            diagnostics += reading.diagnostics
            results += reading.reports.map { judge.judge($0, register: nil, detail: detail) }
        }
        var city = CitySums(RollUpPlan(judge), register: units, by: grouping)
        for result in results { city.add(result) }
        var run = RunResult(
            loaded: loaded, files: sources, choices: choices, detail: detail, results: results,
            city: city.isCity ? city.result : nil, diagnostics: diagnostics.ordered())
        run.ranking = rank.map { rule in
            var standings = Standings()
            for result in results { standings.add(result, loaded.rulebook.vocabulary) }
            return Ranking(standings, by: rule)
        }
        return run
    }
}

extension RunResult {
    func html(_ language: Language = .vi) -> String {
        let buffer = OutputBuffer()
        HTMLReport(self, language: language).write(into: buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    func markdown(_ language: Language = .vi) -> String {
        let buffer = OutputBuffer()
        var report = MarkdownReport(self, language: language)
        report.write(into: buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    func text(_ language: Language = .vi) -> String {
        var report = TextReport(self, language: language, colour: false)
        return report.text()
    }
}
