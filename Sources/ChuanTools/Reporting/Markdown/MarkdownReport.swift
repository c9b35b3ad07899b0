import Chuan
public import Diagnostics

/// The result of a run as a short message for mail and chat: counts, what is not met and by how much, what to bring.
public struct MarkdownReport {
    private let run: RunResult
    private let language: Language
    private var places: Places
    /// Units up to which each has a part of its own; of more, there is a table.
    private static let mostUnits = 20

    public init(_ run: RunResult, language: Language) {
        self.run = run
        self.language = language
        places = Places(run.files)
    }

    /// - Complexity: O(items).
    public mutating func write(into buffer: OutputBuffer) {
        if run.results.count > 1 || run.city != nil {
            buffer.append("# \(escape(run.rulebook.title[language]))\n\n")
        }
        if run.results.count > 1 { writeTable(into: buffer) }
        if run.results.count <= Self.mostUnits {
            for result in run.results { write(result, into: buffer) }
        }
        if let city = run.city, !city.indicators.isEmpty { write(city, into: buffer) }
        if let ranking = run.ranking { write(ranking, into: buffer) }
    }

    private func say(_ message: Message) -> String { escape(message[language]) }

    private func escape(_ text: String) -> String { MarkdownText.escaped(text) }

    // MARK: A unit

    private mutating func write(_ result: ReportResult, into buffer: OutputBuffer) {
        let header = result.report.header
        buffer.append("## \(escape(result.unitName))\n\n")
        let type = run.rulebook.title(ofUnitType: header.unitType.value)
        let path = run.files[result.report.file]?.path ?? ""
        buffer.append(
            "\(MarkdownText.line(header.unitCode.value)) · \(say(type)) · \(say(ReportWords.period(header))) · \(escape(path))\n\n"
        )
        if !run.choices.isEmpty { buffer.append(escape(run.choices.words(language)) + "\n\n") }
        buffer.append("**\(say(ReportWords.summary)):** \(counts(result.indicators))\n\n")
        writeFailures(result.indicators, into: buffer)
        write(ToDo(result.indicators), isSheet: run.isSheet(result.report.file), into: buffer)
        for note in result.notes.prefix(Self.mostNotes) {
            buffer.append("> \(MarkdownText.line(note.message[language]))\n>\n")
        }
        if result.notes.count > Self.mostNotes {
            buffer.append("> \(say(ReportWords.more(result.notes.count - Self.mostNotes)))\n")
        }
        if !result.notes.isEmpty { buffer.append("\n") }
    }

    private static let mostNotes = 5

    /// `✓ Đạt 10 · ✗ Không đạt 4`
    private func counts(_ indicators: [IndicatorResult]) -> String {
        VerdictCode.shownOrder.compactMap { code in
            let count = indicators.count { $0.verdict == code }
            return count == 0 ? nil : "\(code.sign) \(say(code.label)) \(count)"
        }.joined(separator: " · ")
    }

    /// What fails: its figure, its target, and what would be enough.
    private func writeFailures(_ indicators: [IndicatorResult], into buffer: OutputBuffer) {
        let failed = indicators.flatMap { indicator in
            indicator.checks.flatMap { check in
                check.items.filter { $0.verdict == .fail }.map { (indicator, check, $0) }
            }
        }
        if failed.isEmpty { return }
        buffer.append(
            row([MarkdownWords.failed, MarkdownWords.figure, MarkdownWords.target, ReportWords.needed].map(say)))
        buffer.append(row(Array(repeating: "---", count: 4)))
        for (indicator, check, item) in failed {
            let title = check.check.title?[language] ?? indicator.indicator.title[language]
            let label = (item.title?[language] ?? item.label).map { " (\(escape($0)))" } ?? ""
            let target = check.limit.map { "\($0.sign) \($0.shown[language])" } ?? check.targetText ?? "–"
            let figure = item.figures?.shown?[language] ?? item.sentence[language]
            let need = item.gap?.need[language] ?? "–"
            buffer.append(
                row([
                    "✗ **\(escape(check.check.id))** \(escape(title))\(label)", escape(figure), escape(target),
                    escape(need),
                ]))
        }
        buffer.append("\n")
        for indicator in indicators {
            if let remedy = indicator.shownRemedy {
                buffer.append(
                    "- **\(say(ReportWords.remedy)) \(escape(indicator.indicator.id)):** \(escape(remedy[language]))\n")
            }
            for flip in indicator.flips {
                buffer.append(
                    "- \(say(ReportWords.otherReading)) \(escape(flip.way)): \(escape(flip.text(language)))\n")
            }
        }
        buffer.append("\n")
    }

    private mutating func write(_ toDo: ToDo, isSheet: Bool, into buffer: OutputBuffer) {
        if toDo.entries.isEmpty { return }
        buffer.append("**\(say(ReportWords.toDo)):**\n\n")
        for entry in toDo.entries {
            buffer.append("- [ ] \(MarkdownText.line(entry.name[language]))")
            if !entry.rows.isEmpty { buffer.append(": \(MarkdownText.line(entry.namedRows[language]))") }
            if let field = entry.field {
                let location =
                    if !entry.spans.isEmpty {
                        "\(say(entry.state.reason)) \(escape(entry.spans.shortPlaces { places.short($0) }))"
                    } else if isSheet {
                        say(ReportWords.notInSheets)
                    } else {
                        "\(say(ReportWords.addToReport)) \(escape(field))"
                    }
                buffer.append(" – \(location)")
            }
            buffer.append(" (\(entry.checks.map(escape).joined(separator: ", ")))\n")
        }
        buffer.append("\n")
    }

    // MARK: Many units

    private func writeTable(into buffer: OutputBuffer) {
        let codes = VerdictCode.shownOrder
        buffer.append(row([say(ReportWords.unit), say(HTMLWords.type)] + codes.map { say($0.label) }))
        buffer.append(row(["---", "---"] + codes.map { _ in "--:" }))
        for result in run.results {
            let summary = result.summary
            let type = run.rulebook.title(ofUnitType: result.report.header.unitType.value)
            buffer.append(row([escape(result.unitName), say(type)] + codes.map { "\(summary[$0] ?? 0)" }))
        }
        buffer.append("\n")
    }

    private func write(_ city: CityResult, into buffer: OutputBuffer) {
        buffer.append("## \(say(ReportWords.city))\n\n\(say(ReportWords.reported(city)))\n\n")
        buffer.append("**\(say(ReportWords.summary)):** \(counts(city.indicators))\n\n")
        writeFailures(city.indicators, into: buffer)
        if city.groups.isEmpty { return }
        buffer.append("### \(say(ReportWords.groups))\n\n")
        for group in city.groups {
            buffer.append(
                "- **\(say(group.title)):** \(say(ReportWords.reported(group.city))); \(counts(group.city.indicators))\n"
            )
        }
        buffer.append("\n")
    }

    private func write(_ ranking: Ranking, into buffer: OutputBuffer) {
        let report = RankingReport(ranking, run.rulebook.vocabulary, language: language)
        buffer.append("## \(say(ReportWords.ranking))\n\n\(say(ranking.explanation))\n\n")
        buffer.append(row(report.headings.map(escape)))
        buffer.append(row(report.headings.map { _ in "---" }))
        for cells in report.rows { buffer.append(row(cells.map(escape))) }
        buffer.append("\n")
    }

    private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
}

enum MarkdownWords {
    static let failed = Message(vi: "Chưa đạt", en: "Not met")
    static let figure = Message(vi: "Kết quả", en: "Figure")
    static let target = Message(vi: "Mục tiêu", en: "Target")
}
