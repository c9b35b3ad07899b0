import Chuan
import Diagnostics

/// The roll-up to the city, groups of units, and the ranking.
extension HTMLPage {
    func write(_ city: CityResult) {
        html.element("section", ["class": "city"]) {
            heading(2, say(ReportWords.city), id: "city")
            writeReported(city)
            writeCounts(city.indicators)
            writeCards(city.indicators, prefix: "city", level: 3)
            if !city.groups.isEmpty { write(city.groups, of: city) }
        }
        html.line()
    }

    private func writeReported(_ city: CityResult) {
        html.element("p", text: say(ReportWords.reported(city)))
        if city.unitsMissing.isEmpty { return }
        let names = city.unitsMissing.map { $0.name ?? $0.code }
        html.element("details") {
            html.element("summary", text: "\(say(ReportWords.notReported)) (\(names.count))")
            html.element("p", text: names.joined(separator: ", "))
        }
    }

    // MARK: Groups

    private func write(_ groups: [CityResult.Group], of city: CityResult) {
        let columns = city.indicators.map(\.indicator)
        heading(3, say(ReportWords.groups), id: "groups")
        html.element("div", ["class": "scroll", "role": "region", "aria-labelledby": "groups", "tabindex": "0"]) {
            html.element("table", ["class": "groups"]) {
                html.element("caption", text: say(HTMLWords.groupsCaption))
                html.element("thead") {
                    html.element("tr") {
                        html.element("th", ["scope": "col"], text: say(ReportWords.unit))
                        html.element("th", ["scope": "col"], text: say(HTMLWords.reported))
                        for column in columns {
                            html.element("th", ["scope": "col", "title": column.title[language]], text: column.id)
                        }
                    }
                }
                html.element("tbody") {
                    for group in groups { html.element("tr") { write(group, columns) } }
                }
            }
        }
    }

    private func write(_ group: CityResult.Group, _ columns: [Indicator]) {
        let code = group.code.map { $0 == say(group.title) ? "" : " (\($0))" } ?? ""
        html.element("th", ["scope": "row"], text: say(group.title) + code)
        html.element(
            "td", ["class": "num"],
            text: "\(group.city.unitsReported)/\(group.city.unitsReported + group.city.unitsMissing.count)")
        for column in columns {
            guard let result = group.city.indicators.first(where: { $0.indicator === column }) else {
                html.element("td", text: "")
                continue
            }
            html.element("td", ["class": result.verdict.className]) {
                html.text(say(result.verdict.label))
                for figure in result.figures(language) { html.element("small", text: figure) }
            }
        }
    }

    // MARK: Ranking

    func write(_ ranking: Ranking) {
        let report = RankingReport(ranking, run.rulebook.vocabulary, language: language)
        html.element("section") {
            heading(2, say(ReportWords.ranking), id: "ranking")
            html.element("p", text: say(ranking.explanation))
            html.element("div", ["class": "scroll", "role": "region", "aria-labelledby": "ranking", "tabindex": "0"]) {
                html.element("table", ["class": "ranking"]) {
                    html.element("caption", text: say(ReportWords.ranking))
                    html.element("thead") {
                        html.element("tr") {
                            for title in report.headings { html.element("th", ["scope": "col"], text: title) }
                        }
                    }
                    html.element("tbody") {
                        for row in report.rows {
                            html.element("tr") { for cell in row { html.element("td", text: cell) } }
                        }
                    }
                }
            }
        }
        html.line()
    }
}

extension IndicatorResult {
    /// `3.1.a đất đai 97,5%`, for every figure.
    func figures(_ language: Language) -> [String] {
        checks.flatMap { check in
            check.items.compactMap { item in
                guard let shown = item.figures?.shown?[language] else { return nil }
                return ([check.check.id] + [item.label.map(TextReport.clean)].compactMap { $0 } + [shown])
                    .joined(separator: " ")
            }
        }
    }
}

extension HTMLWords {
    static let groupsCaption = Message(
        vi: "Mỗi dòng một nhóm đơn vị, mỗi cột một chỉ tiêu.",
        en: "A line for each group of units, a column for each target.")
    static let reported = Message(vi: "Đã báo cáo", en: "Reported")
}
