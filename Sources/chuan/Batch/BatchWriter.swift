import Chuan
import ChuanTools
import Diagnostics
import FEEL
import ReportFiles

/// How results are laid out.
struct BatchWriter {
    let sweep: Sweep
    let units: UnitsPlan
    /// What is read of every row: what checks need, then what results keep.
    let layout: FlatLayout
    private let form: BatchPlan.Form
    private let loaded: LoadedRulebook
    private let language: Language
    private let listsRejects: Bool

    init(
        _ sweep: Sweep, _ loaded: LoadedRulebook, _ register: Register?, _ options: CheckOptions, _ words: VerdictWords
    ) {
        self.sweep = sweep
        self.loaded = loaded
        language = options.lang
        listsRejects = options.batch.rejects != nil
        var columns = BatchColumns(sweep, register, options)
        let kept = columns.kept(options.batch.keep)
        units = columns.units(sweep, options)
        layout = columns.layout
        form =
            switch options.format {
            case .text, .html, .markdown, .xlsx: .summary
            case .json: .results(loaded, path: "", options.lang)
            case .csv where options.isTogether: .summary
            case .csv: .table(VerdictTable(sweep, kept: kept, words: words, byIndicator: options.batch.byIndicator))
            case .ndjson: .lines(VerdictLines(sweep, kept: kept))
            }
    }

    func plan(_ register: Register?, _ path: String, anyPeriod: Bool) -> BatchPlan {
        var form = form
        if case .results = form { form = .results(loaded, path: path, language) }
        let rulebook = sweep.judge.rulebook
        let first = rulebook.effectiveFrom?.daysSinceEpoch ?? .min
        return BatchPlan(
            sweep: sweep, register: register, units: units, form: form, anyPeriod: anyPeriod,
            listsRejects: listsRejects,
            inForce: first...max(first, rulebook.effectiveTo?.daysSinceEpoch ?? .max))
    }

    /// What stands before all verdicts.
    func head() -> OutputBuffer {
        let buffer = OutputBuffer(capacity: 1 << 12)
        if case .table(let table) = form { table.writeHead(into: buffer) }
        if case .results = form { buffer.append(JSONReport.opening(loaded)) }
        return buffer
    }

    /// What stands behind them.
    func tail(_ city: CityResult?, _ summary: BatchSummary, _ ranking: RankingReport?) -> OutputBuffer {
        let buffer = OutputBuffer(capacity: 64)
        if case .results = form {
            buffer.append(JSONReport.closing(loaded, city, summary, ranking, language: language))
        }
        return buffer
    }

    /// What stands between the results of pieces.
    var separator: String {
        if case .results = form { return ",\n" }
        return ""
    }
}

/// What is read of every row.
private struct BatchColumns {
    private(set) var layout: FlatLayout
    private let city: CitySweep?
    private let shortfalls: ShortfallColumns?

    init(_ sweep: Sweep, _ register: Register?, _ options: CheckOptions) {
        // Whole results are judged one by one, and their worst found so.
        shortfalls = options.format == .text && options.batch.shownWorst > 0 ? ShortfallColumns(sweep) : nil
        let isCity = options.by != nil || options.format == .text || options.format == .json
        let city = isCity ? CitySweep(sweep, register: register, by: options.by, beside: shortfalls) : nil
        self.city = city.flatMap { $0.plan.isEmpty ? nil : $0 }
        layout = self.city?.layout ?? shortfalls?.layout ?? sweep.layout
    }

    /// The columns that results keep, by their names in the file; nil for unit and period.
    mutating func kept(_ names: String?) -> [KeptColumn] {
        if let names {
            return names.split(separator: ",").map(String.init).map { name in
                let known = layout.columns.firstIndex { $0.place == .named(name) }
                if let known { return KeptColumn(column: known, heading: name) }
                layout.columns.append(FlatColumn(place: .named(name), field: nil))
                return KeptColumn(column: layout.columns.count - 1, heading: name)
            }
        }
        var kept = [KeptColumn(column: header(.unitCode), heading: "unit_code")]
        for (heading, field) in [("period_start", HeaderField.periodStart), ("period_end", .periodEnd)] {
            guard let column = layout.columns.firstIndex(where: { $0.place == .header(field) }) else { continue }
            kept.append(KeptColumn(column: column, heading: heading, isDate: true))
        }
        return kept
    }

    mutating func units(_ sweep: Sweep, _ options: CheckOptions) -> UnitsPlan {
        let code = header(.unitCode)
        let isRanked = options.rank != nil
        return UnitsPlan(
            sweep: sweep, city: city, shortfalls: shortfalls,
            mostWorst: options.format == .text || options.format == .json ? options.batch.shownWorst : 0,
            isRanked: isRanked, codeColumn: code, nameColumn: isRanked ? header(.unitName) : code)
    }

    /// The column of a line of the header, which each file has once.
    private mutating func header(_ field: HeaderField) -> Int {
        if let known = layout.columns.firstIndex(where: { $0.place == .header(field) }) { return known }
        layout.columns.append(FlatColumn(place: .header(field), field: nil))
        return layout.columns.count - 1
    }
}
