import Chuan
import Diagnostics

/// One report.
extension HTMLPage {
    /// A heading, from the second of the page to the fifth.
    func heading(_ level: Int, id: String? = nil, _ body: () -> Void) {
        let names: [StaticString] = ["h2", "h3", "h4", "h5"]
        html.element(names[min(max(level - 2, 0), names.count - 1)], ["id": id], body)
    }

    func heading(_ level: Int, _ text: String, id: String? = nil) {
        heading(level, id: id) { html.text(text) }
    }

    /// What stands in a page's header, or below a unit's name.
    func writeHeader(of result: ReportResult) {
        let header = result.report.header
        html.element("p", ["class": "unit-line"]) {
            html.text("\(header.unitCode.value) · ")
            html.text(
                "\(say(run.rulebook.title(ofUnitType: header.unitType.value))) · \(say(ReportWords.period(header)))")
            if let file = run.files[result.report.file] {
                html.text(" · ")
                html.element("code", text: file.path)
            }
        }
    }

    /// Everything about a report but its name.
    ///
    /// - Parameter level: Of the headings of its parts; 2 where the page is about this report alone.
    func writeContents(of result: ReportResult, prefix: String, level: Int) {
        let toDo = ToDo(result.indicators)
        let warnings = diagnostics(of: result)
        if level == 2 { writeNavigation(toDo, hasWarnings: !warnings.isEmpty || !result.notes.isEmpty) }
        html.element("section", ["class": "summary"]) {
            heading(level, say(ReportWords.summary), id: level == 2 ? "summary" : nil)
            writeCounts(result.indicators)
        }
        write(toDo, level, isSheet: run.isSheet(result.report.file))
        html.element("section", ["class": "targets"]) {
            heading(level, say(ReportWords.targets), id: level == 2 ? "targets" : nil)
            writeCards(result.indicators, prefix: prefix, level: level + 1)
        }
        writeWarnings(result, warnings, level)
    }

    private func writeNavigation(_ toDo: ToDo, hasWarnings: Bool) {
        html.element("nav", ["aria-label": say(HTMLWords.contents)]) {
            html.element("a", ["href": "#summary"], text: say(ReportWords.summary))
            if !toDo.entries.isEmpty {
                html.element("a", ["href": "#todo"], text: "\(say(ReportWords.toDo)) (\(toDo.entries.count))")
            }
            html.element("a", ["href": "#targets"], text: say(ReportWords.targets))
            if hasWarnings { html.element("a", ["href": "#warnings"], text: say(ReportWords.warnings)) }
        }
    }

    /// How many indicators came out as what, each with its sign and its word.
    func writeCounts(_ indicators: [IndicatorResult]) {
        html.element("ul", ["class": "counts"]) {
            for code in VerdictCode.shownOrder {
                let count = indicators.count { $0.verdict == code }
                if count == 0 { continue }
                html.element("li", ["class": code.className]) {
                    html.element("b", text: "\(count)")
                    html.text(" ")
                    html.element("span", ["aria-hidden": "true"], text: code.sign)
                    html.text(" " + say(code.label))
                }
            }
        }
    }

    // MARK: What to bring

    private func write(_ toDo: ToDo, _ level: Int, isSheet: Bool) {
        if toDo.entries.isEmpty { return }
        html.element("section", ["class": "todo"]) {
            heading(level, say(ReportWords.toDo), id: level == 2 ? "todo" : nil)
            html.element("p", text: say(HTMLWords.toDoNote))
            html.element("ol") {
                for entry in toDo.entries { html.element("li") { write(entry, isSheet) } }
            }
        }
        html.line()
    }

    private func write(_ entry: ToDo.Entry, _ isSheet: Bool) {
        html.element("b", text: say(entry.name))
        if !entry.rows.isEmpty { html.text(": " + say(entry.namedRows)) }
        if let field = entry.field {
            html.text(" – ")
            if !entry.spans.isEmpty {
                html.text(say(entry.state.reason) + " ")
                html.element("code", text: entry.spans.shortPlaces(place))
            } else if isSheet {
                html.text(say(ReportWords.notInSheets))
            } else {
                html.text(say(ReportWords.addToReport) + " ")
                html.element("code", text: field)
            }
        }
        html.element("span", ["class": "for"], text: " (\(entry.checks.joined(separator: ", ")))")
    }

    // MARK: Notes

    /// Diagnostics about the file of a report.
    func diagnostics(of result: ReportResult) -> [Diagnostic] {
        run.diagnostics.filter { $0.span.file == result.report.file }
    }

    /// Diagnostics that belong to no report that was judged.
    func writeUnplacedDiagnostics() {
        let files = Set(run.results.map(\.report.file))
        let found = run.diagnostics.filter { !files.contains($0.span.file) }
        if found.isEmpty { return }
        html.element("section", ["class": "warnings"]) {
            heading(2, say(ReportWords.warnings))
            writeList(found.map { words($0, withFile: true) })
        }
    }

    private func words(_ diagnostic: Diagnostic, withFile: Bool) -> String {
        let path = withFile ? (run.files[diagnostic.span.file]?.path ?? "") + ":" : ""
        let help = diagnostic.help.map { " (\(say($0)))" } ?? ""
        return "[\(path)\(place(diagnostic.span))] \(say(diagnostic.message))\(help)"
    }

    private func writeWarnings(_ result: ReportResult, _ diagnostics: [Diagnostic], _ level: Int) {
        var lines = result.notes.map { say($0.message) } + diagnostics.map { words($0, withFile: false) }
        let lacking = result.indicators.lackingReadings.map {
            "\($0.way) (\($0.names.map(say).joined(separator: ", ")))"
        }
        if !lacking.isEmpty { lines.append("\(say(ReportWords.notTried)): \(lacking.joined(separator: "; "))") }
        if lines.isEmpty { return }
        html.element("section", ["class": "warnings"]) {
            heading(level, say(ReportWords.warnings), id: level == 2 ? "warnings" : nil)
            writeList(lines)
        }
        html.line()
    }

    /// The first few lines, and the others folded.
    private func writeList(_ lines: [String]) {
        func list(_ lines: some Sequence<String>) {
            html.element("ul") { for line in lines { html.element("li", text: line) } }
        }
        let most = 8
        list(lines.prefix(most))
        if lines.count <= most { return }
        html.element("details") {
            html.element("summary", text: say(ReportWords.more(lines.count - most)))
            list(lines.dropFirst(most))
        }
    }
}

extension VerdictCode {
    /// The class of whatever shows a verdict; its first letter is that of a cell.
    var className: String {
        switch self {
        case .pass: "p"
        case .fail: "f"
        case .unknown: "u"
        case .inconsistent: "i"
        case .notDue: "d"
        case .noEvents: "n"
        case .notApplicable: "a"
        }
    }
}

extension [ReadingChoice] {
    /// `Cách hiểu đã chọn: A02=strict`
    func words(_ language: Language) -> String {
        let names = map { "\($0.reading)=\($0.alternative)\($0.parameter.map { ":\($0)" } ?? "")" }
        let start = Message(vi: "Cách hiểu đã chọn", en: "Chosen readings")
        return "\(start[language]): \(names.joined(separator: ", "))"
    }
}
