import Chuan
import Diagnostics
import FEEL
import Foundation
import ReportFiles
import TestSupport
import Testing

@Suite("Golden cases of rulebooks and verdicts") struct GoldenTests {
    static let folder = GoldenFolder(languages: [
        "rules", "report", "reports", "records", "register", "table", "options", "limits",
    ])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "ChuanTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    /// What the rules, or the reports under them, come to.
    static func answer(_ section: GoldenCase) throws -> String {
        var run = try GoldenRun(section)
        return try run.answer()
    }
}

/// Rules and reports of one case, read and judged as the program does.
///
/// Blocks: `rules` (given ones are a file of their own in the same folder; `# == name ==` starts another file),
/// `report` or several `reports` (`# == name ==` again), `records` (CSV) that reports are derived from, `register` (CSV),
/// `table` (reports as CSV, read and not judged),
/// `options`:
///
///     reading: A02=strict      or A10=days:30
///     as of: 2023-10-01
///     any period: yes
///     roll up: yes             the city's verdicts below those of the reports
///     show: verdicts           without the values that were read; `figures`: without sentences; `codes`: neither
struct GoldenRun {
    private let section: GoldenCase
    private let limits: Limits
    private var sources = SourceFiles()
    private var options = Options()

    struct Options {
        var readings: [ReadingChoice] = []
        var asOf: CalendarDate?
        var anyPeriod = false
        var rollsUp = false
        var detail = ShownVerdicts.Detail.everything
    }

    init(_ section: GoldenCase) throws {
        self.section = section
        limits = try GoldenText.limits(section["limits"])
        for (name, value) in try GoldenText.options(section["options"]) { try options.take(name, value) }
    }

    mutating func answer() throws -> String {
        let provider = FileProvider(files: ruleFiles())
        let (rulebooks, mistakes) = loadRulebooks(path: ".", provider: provider, limits: limits, sources: &sources)
        if let table = section.block("table"), !mistakes.hasError, let loaded = rulebooks.first {
            let run = GoldenTable(table.bytes, loaded.rulebook.vocabulary, limits, &sources)
            return shown(run.diagnostics) + run.summary
        }
        let given = ["report", "reports", "records"].compactMap(section.block)
        if mistakes.hasError || given.isEmpty {
            let text = shown(mistakes)
            return text.isEmpty ? "no diagnostics\n" : text
        }
        guard let loaded = rulebooks.first else { return "no rulebook\n" }
        let (judge, more) = loaded.judge(options.readings, asOf: options.asOf, limits: limits)
        let warnings = shown(mistakes + more)
        return warnings + (more.hasError ? "" : answer(judge))
    }

    private func ruleFiles() -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        if let given = section.givenBlock("rules") { files["chung.rules.yaml"] = given.bytes }
        guard let own = section.block("rules") else { return files }
        return files.merging(folderFiles(own.text, first: "mau.rules.yaml")) { $1 }
    }

    private mutating func shown(_ diagnostics: [Diagnostic]) -> String {
        var shown = ShownDiagnostics(sources)
        return shown.text(diagnostics)
    }

    // MARK: Reports

    private mutating func answer(_ judge: Judge) -> String {
        let vocabulary = judge.rulebook.vocabulary
        var (register, diagnostics) = readRegister(vocabulary)
        var reports: [Report] = []
        for (path, bytes) in reportFiles().sorted(by: { $0.key < $1.key }) {
            let source = sources.add(path: path, bytes: bytes)
            let reading = ReportReader(vocabulary: vocabulary, limits: limits).read(source)
            diagnostics += reading.diagnostics
            reports += reading.reports
        }
        let twice = findDuplicateUnits(reports)
        let refused = Set(twice.flatMap { [$0.span] + $0.labels.map(\.span) })
        diagnostics += twice
        reports.removeAll { refused.contains($0.header.unitCode.span) }
        for report in reports where !options.anyPeriod && !judge.rulebook.judges(report.header) {
            diagnostics.append(judge.rulebook.refusal(of: report.header))
        }
        if let register { diagnostics += reports.flatMap { register.compare($0.header) } }
        reports.removeAll { !options.anyPeriod && !judge.rulebook.judges($0.header) }
        if let records = section.block("records") {
            return derived(from: records, judge, reports, register, diagnostics)
        }
        return shown(diagnostics.ordered()) + verdicts(judge, reports, register)
    }

    /// What records of 2023 amount to: the reports, with the verdicts where a report was sent too.
    private mutating func derived(
        from records: GoldenCase.Block, _ judge: Judge, _ sent: [Report], _ register: Register?, _ told: [Diagnostic]
    ) -> String {
        guard let year = ReportPeriod("2023") else { return "" }
        var reader = RecordReader(judge.rulebook, from: year.start, to: year.end, cutoff: options.asOf, limits: limits)
        let path = NSTemporaryDirectory() + "ban-ghi-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try? Data(records.bytes).write(to: URL(fileURLWithPath: path))
        reader.read(path, &sources)
        let derived = reader.reports(register: register)
        let (merged, found) = compareReports(sent, with: derived, judge.rulebook.vocabulary, limits: limits)
        let diagnostics = shown((told + reader.diagnostics + found).ordered())
        let text = writeReports(merged, judge.rulebook.vocabulary, as: .yaml)
        return diagnostics.replacing(path, with: "ban-ghi.csv") + text
            + (sent.isEmpty ? "" : verdicts(judge, merged, register))
    }

    private mutating func readRegister(_ vocabulary: Vocabulary) -> (Register?, [Diagnostic]) {
        guard let block = section.block("register") else { return (nil, []) }
        let source = sources.add(path: "danh-ba.csv", bytes: block.bytes)
        return ReportFiles.readRegister(source, vocabulary: vocabulary, limits: limits)
    }

    private func reportFiles() -> [String: [UInt8]] {
        if let block = section.block("report") {
            // What every report begins with is given once.
            return ["bao-cao.yaml": (section.givenBlock("report")?.bytes ?? []) + block.bytes]
        }
        return section.block("reports").map { folderFiles($0.text, first: "bao-cao.yaml") } ?? [:]
    }

    private func verdicts(_ judge: Judge, _ reports: [Report], _ register: Register?) -> String {
        let results = reports.map { report in
            judge.judge(report, register: register?.unitsInForce(on: report.header.periodEnd))
        }
        let shown = ShownVerdicts(
            places: ShownDiagnostics(sources), sources: sources, detail: options.detail)
        var out = results.map { shown.text($0, isAlone: results.count == 1) }.joined()
        if options.rollsUp { out += shown.text(judge.rollUp(results, register: register)) }
        return out
    }
}

extension GoldenRun.Options {
    mutating func take(_ name: String, _ value: String) throws {
        switch (name, value) {
        case ("reading", _): readings.append(try choice(value))
        case ("as of", _):
            guard let date = CalendarDate(value) else { throw UnknownOption(text: value) }
            asOf = date
        case ("any period", "yes"): anyPeriod = true
        case ("roll up", "yes"): rollsUp = true
        case ("show", _):
            guard let detail = ShownVerdicts.Detail(rawValue: value) else { throw UnknownOption(text: value) }
            self.detail = detail
        default: throw UnknownOption(text: "\(name): \(value)")
        }
    }

    /// `A02=strict`, or `A10=days:30` with a number.
    private func choice(_ text: String) throws -> ReadingChoice {
        let parts = text.split(whereSeparator: { $0 == "=" || $0 == ":" }).map(String.init)
        guard parts.count == 2 || parts.count == 3 else { throw UnknownOption(text: text) }
        return ReadingChoice(
            reading: parts[0], alternative: parts[1], parameter: parts.count == 3 ? Decimal(parts[2]) : nil)
    }
}
