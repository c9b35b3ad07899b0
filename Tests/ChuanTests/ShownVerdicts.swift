import Chuan
import Diagnostics
import FEEL
import TestSupport

/// Results as cases expect them: one line a verdict, the sentences in both languages, what was read and what was not.
struct ShownVerdicts {
    let places: ShownDiagnostics
    let sources: SourceFiles
    let detail: Detail

    /// How much is shown; each shows what those before it do.
    enum Detail: String, Comparable {
        case codes, figures, verdicts, everything

        private var rank: Int {
            switch self {
            case .codes: 0
            case .figures: 1
            case .verdicts: 2
            case .everything: 3
            }
        }

        static func < (left: Detail, right: Detail) -> Bool { left.rank < right.rank }
    }

    func text(_ result: ReportResult, isAlone: Bool) -> String {
        var out = isAlone ? "" : "= \(result.report.header.unitCode.value)\n"
        out += result.indicators.map(text).joined()
        for note in result.notes { out += "note \(both(note.message))\n" }
        return out
    }

    func text(_ city: CityResult) -> String {
        var out = "= together, of \(city.unitsReported) units"
        if !city.unitsMissing.isEmpty { out += ", without \(city.unitsMissing.map(\.code).joined(separator: ", "))" }
        return out + "\n" + city.indicators.map(text).joined()
    }

    private func text(_ indicator: IndicatorResult) -> String {
        var out = "\(indicator.indicator.id) \(verdict(indicator.verdict, indicator.provisional))\n"
        for reading in indicator.readings {
            let others = reading.others.map { "\($0.alternative): \($0.verdict.rawValue)" }.joined(separator: ", ")
            out += "  reading \(reading.id): \(reading.used) used; \(others)\n"
        }
        return out + indicator.checks.map(text).joined()
    }

    private func text(_ check: CheckResult) -> String {
        var head = "  \(check.check.id) \(verdict(check.verdict, check.provisional))"
        if let target = check.target, let text = check.targetText {
            head += target == text ? " (\(target))" : " (\(target), “\(text)”)"
        }
        return head + ", compared \(check.compared)\n" + check.items.map(text).joined()
    }

    private func verdict(_ code: VerdictCode, _ provisional: VerdictCode?) -> String {
        code.rawValue + (provisional.map { " for now \($0.rawValue)" } ?? "")
    }

    private func text(_ item: ItemResult) -> String {
        var out = "    \(item.label.map { "[\($0)] " } ?? "")\(item.verdict.rawValue)"
        if let group = item.group { out += " in \(group)" }
        if let figures = item.figures, detail >= .figures { out += text(figures) }
        out += "\n"
        guard detail >= .verdicts else { return out }
        out += "      vi: \(item.sentence.vi)\n      en: \(item.sentence.en)\n"
        for missing in item.missing { out += "      missing \(missing.field)\(state(missing.state))\n" }
        guard detail == .everything else { return out }
        for evidence in item.evidence {
            out += "      read \(evidence.field) = \(evidence.value)\(state(evidence.state))"
            out += evidence.span.map { " at \(places.range($0))" } ?? ""
            out += evidence.text == evidence.value ? "\n" : " from `\(evidence.text)`\n"
        }
        return out
    }

    private func text(_ figures: ItemResult.Figures) -> String {
        var out = ""
        if figures.numerator != nil || figures.denominator != nil {
            out += " \(figures.numerator.map { "\($0)" } ?? "?") / \(figures.denominator.map { "\($0)" } ?? "?")"
        }
        if let value = figures.value { out += " = \(value)" }
        if let shown = figures.shown { out += " shown \(both(shown))" }
        if let interval = figures.interval { out += " within \(interval.low)..\(interval.high)" }
        return out
    }

    private func state(_ state: CellState) -> String { state == .value ? "" : " (\(state))" }

    private func both(_ message: Message) -> String {
        message.vi == message.en ? message.vi : "\(message.vi) | \(message.en)"
    }
}
