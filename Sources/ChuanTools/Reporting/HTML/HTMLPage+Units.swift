import Chuan
import Diagnostics

/// Many units, each folded: in full where there are a few, else what is not met or not decided.
extension HTMLPage {
    func writeUnits() {
        html.element("section", ["id": "all"]) {
            heading(2, say(ReportWords.units))
            for (number, result) in run.results.enumerated() {
                html.element("details", ["class": "unit", "id": "u\(number + 1)"]) {
                    html.element("summary") {
                        heading(3, result.unitName)
                        writeShortCounts(result)
                    }
                    writeHeader(of: result)
                    if isWhole {
                        writeContents(of: result, prefix: "u\(number + 1)", level: 4)
                    } else {
                        writeBrief(result)
                    }
                }
                html.line()
            }
        }
    }

    /// `✓ 10 ✗ 4`, behind the name.
    private func writeShortCounts(_ result: ReportResult) {
        let summary = result.summary
        for code in VerdictCode.shownOrder where code != .notApplicable {
            guard let count = summary[code] else { continue }
            html.text(" ")
            html.element("span", ["class": "badge \(code.className)"]) {
                html.text("\(code.sign) \(count)")
                html.element("i", text: " " + say(code.label))
            }
        }
    }

    // MARK: In brief

    /// What is not met or not decided; what each target asks for stands once, in the list of targets.
    private func writeBrief(_ result: ReportResult) {
        html.element("ul", ["class": "items"]) {
            for check in result.indicators.lazy.flatMap(\.checks) where check.needsWords {
                for item in check.items where item.verdict.needsWords { writeBrief(item, of: check) }
            }
        }
        for indicator in result.indicators { writeFlips(of: indicator) }
        for code in VerdictCode.shownOrder where !code.needsWords { writeIDs(code, result.indicators) }
        for note in result.notes.prefix(Self.mostNotes) {
            html.element("p", ["class": "note"], text: "! " + say(note.message))
        }
        for diagnostic in diagnostics(of: result).prefix(Self.mostNotes) {
            html.element("p", ["class": "note"], text: "! [\(place(diagnostic.span))] \(say(diagnostic.message))")
        }
    }

    private static let mostNotes = 5

    private func writeBrief(_ item: ItemResult, of check: CheckResult) {
        html.element("li", ["class": "item \(item.verdict.className)"]) {
            html.element("span", ["class": "sign"]) {
                html.text(item.verdict.sign)
                html.element("i", text: say(item.verdict.label))
            }
            html.element("div") {
                html.element("b", text: check.check.id)
                html.text(" ")
                if let label = item.title.map(say) ?? item.label { html.text(label + ": ") }
                html.text(say(item.sentence))
                if let gap = item.gap, !gap.entries.isEmpty {
                    html.text(". ")
                    html.element("b", text: say(ReportWords.needed) + ":")
                    html.text(" " + say(gap.need))
                }
                writePlaces(of: item)
            }
        }
    }

    /// Where the figures stand: those that were read, or those that are not there.
    private func writePlaces(of item: ItemResult) {
        var seen: [String] = []
        for span in item.evidence.lazy.compactMap(\.span).prefix(6) { seen.append(place(span)) }
        if seen.isEmpty { return }
        html.text(" ")
        html.element("code", text: "[\(seen.joined(separator: " "))]")
    }

    private func writeIDs(_ code: VerdictCode, _ indicators: [IndicatorResult]) {
        let ids = indicators.filter { $0.verdict == code }.map(\.indicator.id)
        if ids.isEmpty { return }
        html.element("p", ["class": "ids"]) {
            writeBadge(code, nil)
            html.text(" " + ids.joined(separator: ", "))
        }
    }

    /// Every target once: its title, where it comes from, what helps.
    func writeTargets() {
        let indicators = run.results.first?.indicators.map(\.indicator) ?? []
        html.element("details", ["class": "unit"]) {
            html.element("summary") { heading(2, say(HTMLWords.targetList)) }
            html.element("dl") {
                for indicator in indicators {
                    html.element("dt", text: "\(indicator.id) \(indicator.title[language])")
                    let source = indicator.source.flatMap(run.rulebook.words).map {
                        "\(say(ReportWords.source)): \(say($0))"
                    }
                    let remedies = Set(
                        ([indicator.remedy] + indicator.checks.map(\.remedy)).compactMap { $0?[language] })
                    let remedy = remedies.sorted().joined(separator: " ")
                    html.element("dd") {
                        if let source { html.text(source + ". ") }
                        if !remedy.isEmpty { html.text("\(say(ReportWords.remedy)): \(remedy)") }
                    }
                }
            }
        }
        html.line()
    }
}

extension HTMLWords {
    static let targetList = Message(vi: "Danh sách chỉ tiêu", en: "List of targets")
}
