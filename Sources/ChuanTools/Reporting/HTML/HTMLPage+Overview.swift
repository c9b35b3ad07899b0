import Chuan
import Diagnostics

/// All units and all targets in one table.
extension HTMLPage {
    /// The indicators of the run in their order.
    private var columns: [Indicator] { run.results.first?.indicators.map(\.indicator) ?? [] }

    func writeOverview() {
        html.element("section") {
            heading(2, say(ReportWords.overview), id: "overview")
            writeLegend()
            writeFilters()
            // The table scrolls by itself, so the keyboard has to reach it.
            html.element(
                "div", ["class": "scroll", "role": "region", "aria-labelledby": "overview", "tabindex": "0"]
            ) {
                html.element("table", ["id": "units"]) {
                    html.element("caption", text: say(HTMLWords.overviewCaption))
                    html.element("thead") { writeHeadings() }
                    html.line()
                    html.element("tbody") { writeRows() }
                }
            }
        }
        html.line()
    }

    private func writeLegend() {
        html.element("p", ["class": "legend"]) {
            for code in VerdictCode.shownOrder {
                writeBadge(code, nil)
                html.text(" ")
            }
        }
    }

    private func writeHeadings() {
        html.element("tr") {
            html.element("th", ["scope": "col", "data-key": "name"], text: say(ReportWords.unit))
            html.element("th", ["scope": "col", "data-key": "type"], text: say(HTMLWords.type))
            html.element(
                "th", ["scope": "col", "data-key": "share", "title": say(HTMLWords.metOf)], text: say(HTMLWords.met))
            for indicator in columns {
                html.element("th", ["scope": "col", "title": indicator.title[language]], text: indicator.id)
            }
        }
    }

    private func writeRows() {
        let order = places(of: run.results.map { VietnameseOrder($0.unitName, then: $0.report.header.unitCode.value) })
        let isOnePeriod = Set(run.results.map { say(ReportWords.period($0.report.header)) }).count < 2
        for (number, result) in run.results.enumerated() {
            write(result, number: number, order: order[number], withPeriod: !isOnePeriod)
            html.line()
        }
    }

    /// The place that each name has among all of them.
    private func places(of names: [VietnameseOrder]) -> [Int] {
        var places = Array(repeating: 0, count: names.count)
        let sorted = names.indices.sorted { names[$0] < names[$1] }
        for (place, index) in sorted.enumerated() { places[index] = place }
        return places
    }

    private func write(_ result: ReportResult, number: Int, order: Int, withPeriod: Bool) {
        let header = result.report.header
        var standing = Standing(code: header.unitCode.value, name: header.unitName, type: 0)
        for indicator in result.indicators { standing.add(indicator.verdict) }
        html.element(
            "tr",
            [
                "data-o": "\(order)", "data-t": header.unitType.value, "data-m": "\(standing.met)",
                "data-c": "\(standing.counted)",
            ]
        ) {
            html.element("th", ["scope": "row"]) {
                html.element("a", ["href": "#u\(number + 1)"], text: result.unitName)
                if withPeriod { html.element("small", text: " " + say(ReportWords.period(header))) }
            }
            html.element("td", text: say(run.rulebook.title(ofUnitType: header.unitType.value)))
            html.element(
                "td", ["class": "num"], text: standing.counted == 0 ? "–" : "\(standing.met)/\(standing.counted)")
            for indicator in result.indicators { writeCell(indicator.verdict) }
        }
    }

    /// The word of a verdict; where the page has its looks, a sign stands for it.
    private func writeCell(_ verdict: VerdictCode) {
        html.element("td", ["class": verdict.className], text: say(verdict.label))
    }

    // MARK: Filters

    /// Shown by the script: without it they do nothing.
    private func writeFilters() {
        html.element("form", ["id": "filters", "class": "filters", "hidden": "hidden"]) {
            writeField("find", HTMLWords.findUnit) { html.void("input", ["id": "find", "type": "search"]) }
            writeSelect("by-type", HTMLWords.unitType, HTMLWords.allTypes, types)
            writeSelect(
                "by-verdict", HTMLWords.verdict, HTMLWords.allVerdicts,
                VerdictCode.shownOrder.map {
                    ($0.className, "\($0.sign) \(say($0.label))")
                })
            writeSelect(
                "by-target", HTMLWords.inTarget, HTMLWords.allTargets,
                columns.enumerated().map {
                    ("\($0)", $1.id)
                })
            html.element("p", ["aria-live": "polite"]) {
                html.element("span", ["id": "shown"], text: "\(run.results.count)")
                html.text("/\(run.results.count) \(say(HTMLWords.shown)). \(say(HTMLWords.sortHint))")
            }
        }
    }

    /// The unit types that report, in the order of the vocabulary.
    private var types: [(String, String)] {
        let used = Set(run.results.map(\.report.header.unitType.value))
        return run.rulebook.vocabulary.unitTypes.filter { used.contains($0.code) }.map { ($0.code, $0.title[language]) }
    }

    private func writeField(_ id: String, _ label: Message, _ control: () -> Void) {
        html.element("p") {
            html.element("label", ["for": id], text: say(label))
            control()
        }
    }

    private func writeSelect(_ id: String, _ label: Message, _ all: Message, _ choices: [(String, String)]) {
        writeField(id, label) {
            html.element("select", ["id": id]) {
                html.element("option", ["value": ""], text: say(all))
                for (value, text) in choices { html.element("option", ["value": value], text: text) }
            }
        }
    }
}
