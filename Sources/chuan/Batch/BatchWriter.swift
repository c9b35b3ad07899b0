import Chuan
import ChuanTools
import Diagnostics
import FEEL
import ReportFiles

/// How results are laid out.
struct BatchWriter {
    let sweep: Sweep
    /// What is added up to the city; nil where that is not asked for, or no check is rolled up.
    let city: CitySweep?
    /// What is read of every row: what checks need, then what results keep.
    let layout: FlatLayout
    private let form: BatchPlan.Form
    private let loaded: LoadedRulebook
    private let language: Language

    init(
        _ sweep: Sweep, _ loaded: LoadedRulebook, _ register: Register?, _ options: CheckOptions, _ words: VerdictWords
    ) {
        self.sweep = sweep
        self.loaded = loaded
        language = options.lang
        let isCity = options.by != nil || options.format == .text || options.format == .json
        let city = isCity ? CitySweep(sweep, register: register, by: options.by) : nil
        self.city = city.flatMap { $0.plan.isEmpty ? nil : $0 }
        var layout = self.city?.layout ?? sweep.layout
        var kept: [KeptColumn] = []
        if let names = options.batch.keep {
            for name in names.split(separator: ",").map(String.init) {
                kept.append(KeptColumn(column: layout.columns.count, heading: name))
                layout.columns.append(FlatColumn(place: .named(name), field: nil))
            }
        } else {
            kept.append(KeptColumn(column: layout.columns.count, heading: "unit_code"))
            layout.columns.append(FlatColumn(place: .header(.unitCode), field: nil))
            for (heading, field) in [("period_start", HeaderField.periodStart), ("period_end", .periodEnd)] {
                guard let column = layout.columns.firstIndex(where: { $0.place == .header(field) }) else { continue }
                kept.append(KeptColumn(column: column, heading: heading, isDate: true))
            }
        }
        self.layout = layout
        form =
            switch options.format {
            case .text: .summary
            case .json: .results(loaded, path: "", options.lang)
            case .csv where options.by != nil: .summary
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
            sweep: sweep, register: register, city: city, form: form, anyPeriod: anyPeriod,
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
    func tail(_ city: CityResult?, _ summary: BatchSummary) -> OutputBuffer {
        let buffer = OutputBuffer(capacity: 64)
        if case .results = form { buffer.append(JSONReport.closing(loaded, city, summary, language: language)) }
        return buffer
    }

    /// What stands between the results of pieces.
    var separator: String {
        if case .results = form { return ",\n" }
        return ""
    }
}
