import Chuan
public import Diagnostics
import FEEL

/// The result of a run as `chuan.result/1`.
///
/// Numbers are exact decimal texts; rows count from 1. Keys are only ever added.
public struct JSONReport: Sendable {
    let run: RunResult
    let language: Language
    private var places: Places
    /// What was written and not taken yet.
    var writer = JSONWriter()

    public init(_ run: RunResult, language: Language) {
        self.run = run
        self.language = language
        places = Places(run.files)
    }

    /// The whole document, with a line break at its end.
    public mutating func text() -> String {
        begin()
        for result in run.results { add(result) }
        end(run.city, run.ranking)
        return writer.text
    }

    mutating func write(_ result: ReportResult, to writer: inout JSONWriter) {
        let header = result.report.header
        writer.object { writer in
            writer.member("file", run.files[result.report.file]?.path)
            writer.member("unit_code", header.unitCode.value)
            writer.member("unit_name", header.unitName)
            writer.member("unit_type", header.unitType.value)
            writer.key("period")
            writer.object {
                $0.member("start", header.periodStart.description)
                $0.member("end", header.periodEnd.description)
            }
            writer.key("indicators")
            writer.list(result.indicators) { write($1, to: &$0) }
            writer.key("summary")
            writer.object { writer in
                let summary = result.summary
                for code in Self.summaryOrder { writer.member(code.rawValue, summary[code] ?? 0) }
            }
            writer.key("notes")
            writer.list(result.notes) { $0.string($1.message[language]) }
        }
    }

    private static let summaryOrder: [VerdictCode] = [
        .pass, .fail, .unknown, .noEvents, .notApplicable, .inconsistent, .notDue,
    ]

    private mutating func write(_ result: IndicatorResult, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", result.indicator.id)
            writer.member("title", result.indicator.title[language])
            writer.member("verdict", result.verdict.rawValue)
            if let provisional = result.provisional { writer.member("provisional", provisional.rawValue) }
            writer.key("checks")
            writer.list(result.checks) { write($1, to: &$0) }
            write(result.readings, to: &writer)
        }
    }

    private func write(_ readings: [ReadingResult], to writer: inout JSONWriter) {
        writer.key("readings")
        writer.list(readings) { writer, reading in
            writer.object { writer in
                writer.member("id", reading.id)
                writer.member("used", reading.used)
                writer.key("others")
                writer.object { writer in
                    for other in reading.others { writer.member(other.alternative, other.verdict.rawValue) }
                }
                writeMore(of: reading, to: &writer)
            }
        }
    }

    /// Keys that only some readings have: verdicts that are not due, and what only that reading asks for.
    private func writeMore(of reading: ReadingResult, to writer: inout JSONWriter) {
        let provisional = reading.others.filter { $0.provisional != nil }
        if !provisional.isEmpty {
            writer.key("provisional")
            writer.object { writer in
                for other in provisional { writer.member(other.alternative, other.provisional?.rawValue) }
            }
        }
        let lacking = reading.others.filter { !$0.lacking.isEmpty }
        if !lacking.isEmpty {
            writer.key("lacking")
            writer.object { writer in
                for other in lacking {
                    writer.key(other.alternative)
                    writer.list(other.lacking) { $0.string($1[language]) }
                }
            }
        }
    }

    private mutating func write(_ result: CheckResult, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", result.check.id)
            writer.member("verdict", result.verdict.rawValue)
            if let provisional = result.provisional { writer.member("provisional", provisional.rawValue) }
            writer.member("target", result.target)
            writer.member("compared", result.compared)
            writer.key("items")
            writer.list(result.items) { write($1, to: &$0) }
            write(result.readings, to: &writer)
            if let rows = result.rows {
                writer.key("rows")
                write(rows, to: &writer)
            }
        }
    }

    private mutating func write(_ item: ItemResult, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("item", item.label)
            writer.member("verdict", item.verdict.rawValue)
            writer.member("numerator", item.figures?.numerator?.description)
            writer.member("denominator", item.figures?.denominator?.description)
            writer.member("value", item.figures?.value?.description)
            writer.member("shown", item.figures?.shown?[language])
            writer.key("gap")
            writer.list(item.gap?.entries ?? []) { write($1, to: &$0) }
            writer.key("missing")
            writer.list(item.missing) { write($1, to: &$0) }
            writer.key("evidence")
            writer.list(item.evidence) { write($1, to: &$0) }
            writer.member("sentence", item.sentence[language])
            if let gap = item.gap {
                writer.member(gap.entries.isEmpty ? "gap_note" : "gap_sentence", gap.sentence[language])
            }
            writePossibilities(of: item, to: &writer)
            if let explanation = item.explanation {
                writer.key("explanation")
                write(explanation, to: &writer)
            }
        }
    }

    /// The members that say what is missing to a target.
    func write(_ gap: Gap?, to writer: inout JSONWriter) {
        writer.key("gap")
        writer.list(gap?.entries ?? []) { write($1, to: &$0) }
        guard let gap else { return }
        writer.member(gap.entries.isEmpty ? "gap_note" : "gap_sentence", gap.sentence[language])
    }

    /// A change that would be enough, or a part of one.
    private func write(_ entry: Gap.Entry, to writer: inout JSONWriter) {
        writer.object { writer in
            write(entry.change, into: &writer)
            if !entry.with.isEmpty {
                writer.key("with")
                writer.list(entry.with) { writer, change in writer.object { write(change, into: &$0) } }
            }
            if let group = entry.group { writer.member("group", group) }
        }
    }

    private func write(_ change: Gap.Change, into writer: inout JSONWriter) {
        writer.member("field", change.field)
        writer.member("name", change.name[language])
        writer.member("change", change.change)
        writer.member("to", change.to)
    }

    private mutating func write(_ step: Explanation, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("text", step.text[language])
            writer.member("substituted", step.substituted?[language])
            writer.member("value", step.value?[language])
            writer.member("at", step.at.map { places.text($0) })
            writer.key("children")
            writer.list(step.children) { write($1, to: &$0) }
        }
    }

    private mutating func write(_ missing: Missing, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("field", missing.field)
            writer.member("name", missing.name[language])
            writer.member("state", missing.state.word)
            writer.member("at", missing.span.map { places.text($0) })
        }
    }

    private mutating func write(_ evidence: Evidence, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("field", evidence.field)
            writer.member("name", evidence.name[language])
            writer.member("value", evidence.state == .value ? evidence.value : nil)
            writer.member("text", evidence.text)
            writer.member("state", evidence.state.word)
            writer.member("at", evidence.span.map { places.text($0) })
        }
    }

    /// The members of the object of a city or of a group of units.
    mutating func write(_ city: CityResult?, to writer: inout JSONWriter) {
        writer.key("indicators")
        writer.list(city?.indicators ?? []) { write($1, to: &$0) }
        writer.key("units_missing")
        writer.list(city?.unitsMissing ?? []) { $0.string($1.code) }
        guard let city else { return }
        writer.member("units_reported", city.unitsReported)
        guard !city.groups.isEmpty else { return }
        writer.key("groups")
        writer.list(city.groups) { writer, group in
            writer.object { writer in
                writer.member("code", group.code)
                writer.member("title", group.title[language])
                write(group.city, to: &writer)
            }
        }
    }

    mutating func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", diagnostic.kind.name)
            writer.member("severity", diagnostic.severity.rawValue)
            writer.member("message", diagnostic.message[language])
            writer.member("at", places.text(diagnostic.span))
            writer.member("help", diagnostic.help?[language])
        }
    }
}

extension CellState {
    /// The words of all states.
    static let allWords = [
        CellState.value, .missing, .noEvents, .withheld, .claimedNotApplicable, .broken, .unreadable,
    ].map(\.word)

    /// The word of results.
    var word: String {
        switch self {
        case .value: "value"
        case .missing: "missing"
        case .noEvents: "no_events"
        case .withheld: "withheld"
        case .claimedNotApplicable: "claimed_not_applicable"
        case .broken: "broken"
        case .unreadable: "unreadable"
        }
    }
}
