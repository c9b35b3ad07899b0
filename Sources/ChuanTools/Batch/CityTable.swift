package import Chuan
package import Diagnostics
import FEEL

/// The roll-up to the city as a table: a line for each item of each check, first of all units, then of each group.
package struct CityTable {
    private let city: CityResult
    private let words: VerdictWords
    private let language: Language

    package init(_ city: CityResult, words: VerdictWords, language: Language) {
        self.city = city
        self.words = words
        self.language = language
    }

    /// The table with its first line.
    ///
    /// - Complexity: O(groups · items).
    package func write(into buffer: OutputBuffer) {
        CSVLine.write(Self.headings, into: buffer)
        write(city, code: "", title: Message(vi: "Toàn thành phố", en: "The whole city"), into: buffer)
        for group in city.groups { write(group.city, code: group.code ?? "–", title: group.title, into: buffer) }
    }

    private static let headings = [
        "group_code", "group_title", "units_reported", "units_missing", "indicator", "check", "item", "verdict",
        "provisional", "numerator", "denominator", "value",
    ]

    private func write(_ city: CityResult, code: String, title: Message, into buffer: OutputBuffer) {
        let head = [code, title[language], String(city.unitsReported), String(city.unitsMissing.count)]
        for indicator in city.indicators {
            for check in indicator.checks {
                for item in check.items {
                    let figures = item.figures
                    let isPostponed = check.verdict == .notDue
                    CSVLine.write(
                        head + [
                            indicator.indicator.id, check.check.id, item.label ?? "",
                            word(isPostponed ? .notDue : item.verdict), isPostponed ? word(item.verdict) : "",
                            figures?.numerator?.description ?? "", figures?.denominator?.description ?? "",
                            figures?.value?.description ?? "",
                        ], into: buffer)
                }
            }
        }
    }

    private func word(_ verdict: VerdictCode) -> String { words.words[Int(verdict.byte)] }
}
