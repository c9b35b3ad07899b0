import Chuan
public import Diagnostics

/// The result of a run for people: one line a target; below the failing and undecided ones their sentences, numbers and
/// places; a summary.
public struct TextReport: Sendable {
    let run: RunResult
    let language: Language
    private let colour: Bool
    private let showsReadings: Bool
    var places: Places
    /// What was written and not taken yet.
    var written = ""

    /// - Parameter showsReadings: Whether a table shows each check under every reading.
    public init(_ run: RunResult, language: Language, colour: Bool, showsReadings: Bool = false) {
        self.run = run
        self.language = language
        self.colour = colour
        self.showsReadings = showsReadings
        places = Places(run.files)
    }

    public mutating func text() -> String {
        for result in run.results { add(result) }
        end(run.city, run.ranking)
        return written
    }

    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    // MARK: A report

    mutating func write(_ result: ReportResult, to out: inout String) {
        let header = result.report.header
        let name = header.unitName ?? header.unitCode.value
        let type = run.rulebook.vocabulary.unitTypes.first { $0.code == header.unitType.value }?.title[language] ?? ""
        out += bold("\(clean(name)) (\(clean(header.unitCode.value)), \(type))") + "\n"
        out +=
            "\(ReportWords.period(header)[language]) · \(run.rulebook.title[language]) · \(run.files[result.report.file]?.path ?? "")\n"
        out += chosenReadings + "\n"
        for indicator in result.indicators { write(indicator, to: &out) }
        for note in result.notes { out += "  ! \(clean(note.message[language]))\n" }
        writeLacking(result.indicators, to: &out)
        if showsReadings { writeReadingTables(result.indicators, to: &out) }
        out += "\n" + summary(result.indicators) + "\n\n"
    }

    private mutating func write(_ result: IndicatorResult, to out: inout String) {
        let verdict = paint(
            ReportWords.verdict(result.verdict, result.provisional)[language], result.verdict)
        let id = result.indicator.id
        let pad = String(repeating: " ", count: max(1, 6 - id.count))
        out += "\(mark(result.verdict)) \(id)\(pad)\(clean(result.indicator.title[language])): \(verdict)\n"
        for check in result.checks where check.needsWords || check.isExplained { write(check, to: &out) }
        writeFlips(result, to: &out)
        if let remedy = result.shownRemedy {
            out += "         \(ReportWords.remedy[language]): \(clean(remedy[language]))\n"
        }
    }

    private mutating func write(_ check: CheckResult, to out: inout String) {
        if let rows = check.rows {
            out += "         \(check.check.id) \(say("các dòng", "rows"))\n"
            write(rows, depth: 0, to: &out)
        }
        for item in check.items where item.verdict.needsWords || item.isTold {
            let label = (item.title?[language] ?? item.label).map { " \(clean($0)):" } ?? ""
            out += "         \(check.check.id)\(label) \(clean(item.sentence[language]))\n"
            writeGap(of: item, to: &out)
            if let explanation = item.explanation { write(explanation, of: item, to: &out) }
            if run.detail == .full || !item.verdict.needsWords { continue }
            let seen = item.evidence.filter { $0.span != nil }
            if !seen.isEmpty {
                let shown = seen.prefix(6).map { evidence in
                    "\(clean(evidence.name[language])) = \(clean(evidence.shown[language])) [\(evidence.span.map { places.short($0) } ?? "")]"
                }
                let more =
                    seen.count > 6 ? say(" và \(seen.count - 6) số liệu khác", " and \(seen.count - 6) more") : ""
                out +=
                    dim("           \(ReportWords.evidence[language]): \(shown.joined(separator: "; "))\(more)") + "\n"
            }
        }
    }

    /// What would make a failed item pass, or why that is not said.
    private func writeGap(of item: ItemResult, to out: inout String) {
        guard let gap = item.gap else { return }
        let lead = gap.entries.isEmpty ? ReportWords.gap[language] : ReportWords.needed[language]
        out += "           \(lead): \(clean(gap.need[language]))\n"
    }

    /// How many indicators came out as what.
    private func summary(_ indicators: [IndicatorResult]) -> String {
        let parts = VerdictCode.shownOrder.compactMap { code -> String? in
            let count = indicators.count { $0.verdict == code }
            return count == 0 ? nil : paint("\(code.label[language].lowercasedFirst) \(count)", code)
        }
        return "\(ReportWords.summary[language]): \(parts.joined(separator: ", "))"
    }

    // MARK: The city

    mutating func write(_ city: CityResult, to out: inout String) {
        out += bold(ReportWords.city[language]) + "\n"
        out += reported(city)
        if !city.unitsMissing.isEmpty {
            let names = city.unitsMissing.prefix(10).map { clean($0.name ?? $0.code) }
            let more = city.unitsMissing.count > 10 ? "…" : ""
            out += "  \(ReportWords.notReported[language]): \(names.joined(separator: ", "))\(more)\n"
        }
        out += "\n"
        for indicator in city.indicators { write(indicator, to: &out) }
        if showsReadings { writeReadingTables(city.indicators, to: &out) }
        out += "\n" + summary(city.indicators) + "\n\n"
        for group in city.groups { write(group, to: &out) }
    }

    /// A group of units: a line for each indicator, with its figures.
    private func write(_ group: CityResult.Group, to out: inout String) {
        let code = group.code.map { clean($0) == clean(group.title[language]) ? "" : " (\(clean($0)))" } ?? ""
        out += bold(clean(group.title[language]) + code) + "\n"
        out += reported(group.city)
        for indicator in group.city.indicators {
            let id = indicator.indicator.id
            let pad = String(repeating: " ", count: max(1, 6 - id.count))
            let verdict = paint(indicator.verdict.label[language], indicator.verdict)
            let figures = indicator.figures(language)
            out += "\(mark(indicator.verdict)) \(id)\(pad)\(verdict)"
            out += (figures.isEmpty ? "" : ": " + figures.joined(separator: "; ")) + "\n"
        }
        out += summary(group.city.indicators) + "\n\n"
    }

    private func reported(_ city: CityResult) -> String { ReportWords.reported(city)[language] + "\n" }

    // MARK: Looks

    private func mark(_ verdict: VerdictCode) -> String { paint(verdict.sign, verdict) }

    func paint(_ text: String, _ verdict: VerdictCode) -> String {
        guard colour else { return text }
        let code =
            switch verdict {
            case .pass: "32"
            case .fail: "1;31"
            case .unknown: "33"
            case .inconsistent: "35"
            case .notDue: "36"
            case .noEvents, .notApplicable: "90"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    func bold(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    func dim(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    /// Text from a report never steers the terminal.
    func clean(_ text: String) -> String { Self.clean(text) }

    static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isHidden($0) ? " " : $0 }))
    }

    /// Controls, and signs that turn the direction of writing.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension CheckResult {
    var needsWords: Bool { items.contains { $0.verdict.needsWords } }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
