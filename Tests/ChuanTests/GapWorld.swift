import Diagnostics
import FEEL
import Testing

@testable import Chuan

/// A small rulebook, and reports made from values, to be judged for what they lack.
struct GapWorld {
    let judge: Judge
    let vocabulary: Vocabulary

    /// - Parameters:
    ///   - fields: Lines of the group `g`.
    ///   - rows: Lines of the table `t`, which has a text column `name` besides.
    ///   - constraints: Of the group and of the table, with commas between.
    ///   - checks: The parts of each check.
    ///   - rounding: Decimals of percentages, when they are rounded before they are compared.
    init(
        fields: [String] = [], rows: [String] = [], constraints: (group: String, table: String) = ("", ""),
        checks: [String], rounding: Int? = nil, limits: Limits = .standard
    ) throws {
        var text = """
            rulebook: {id: mau, title: {vi: Mẫu, en: Sample}, assessment: any}
            unit types:
              - {id: dept, title: {vi: sở ngành, en: departments}}
              - {id: dist, title: {vi: quận huyện, en: districts}}
            units of measure: [{id: dossiers, title: {vi: hồ sơ, en: dossiers}}]
            vocabulary:

            """
        if !fields.isEmpty {
            text +=
                "  - {block: g, title: {vi: nhóm, en: group}, form: group, \(Self.listed(constraints.group))fields: ["
            text += fields.joined(separator: ", ") + "]}\n"
        }
        if !rows.isEmpty {
            text +=
                "  - {block: t, title: {vi: bảng, en: table}, form: table, row label: name, \(Self.listed(constraints.table))fields: ["
            text += (["{key: name, title: {vi: tên gọi, en: row name}, type: text}"] + rows).joined(separator: ", ")
            text += "]}\n"
        }
        text += "indicators:\n  - {id: i, title: {vi: Một, en: One}, applies to: [dept, dist], checks: ["
        text += checks.enumerated().map { "{id: c\($0), \($1)}" }.joined(separator: ", ") + "]}\n"
        if let rounding {
            text += "readings: [{id: R, title: {vi: R, en: R}, default: {vi: D, en: D}, alternatives: [{id: round, "
            text += "title: {vi: r, en: r}, every check: {rounding: \(rounding)}}]}]\n"
        }
        var sources = SourceFiles()
        let provider = FileProvider(files: ["a.rules.yaml": Array(text.utf8)])
        let (loaded, diagnostics) = loadRulebooks(path: ".", provider: provider, limits: limits, sources: &sources)
        var renderer = DiagnosticRenderer(files: sources, language: .en)
        let mistakes = diagnostics.filter { $0.severity == .error }.map { renderer.render($0) }.joined()
        try #require(mistakes == "")
        let rulebook = try #require(loaded.first)
        let choices = rounding.map { _ in [ReadingChoice(reading: "R", alternative: "round", parameter: nil)] } ?? []
        judge = rulebook.judge(choices, asOf: nil, limits: limits).0
        vocabulary = rulebook.rulebook.vocabulary
    }

    /// A count, which moves `up`, `down`, either way (`yes`) or not at all (`no`).
    static func count(_ key: String, _ movable: String = "no") -> String {
        "{key: \(key), title: {vi: \(key) vi, en: \(key) en}, type: count, unit: dossiers, movable: \(movable)}"
    }

    static func field(_ key: String, _ type: String, _ movable: String) -> String {
        "{key: \(key), title: {vi: \(key) vi, en: \(key) en}, type: \(type), movable: \(movable)}"
    }

    private static func listed(_ constraints: String) -> String {
        constraints.isEmpty ? "" : "constraints: [\(constraints)], "
    }

    // MARK: Reports

    func report(_ values: [String: Value], rows: [[String: Value]] = [], unitType: String = "dept") -> Report {
        let span = Span(file: FileID(number: 0), start: 0, end: 0)
        var cells = [Cell](repeating: .absent, count: vocabulary.inputCount)
        var lists = [ReportList?](repeating: nil, count: vocabulary.inputCount)
        for block in vocabulary.blocks.dropFirst(2) {
            if block.form == .group {
                for (offset, field) in block.fields.enumerated() {
                    cells[block.input + offset] = Self.cell(values[field.key])
                }
            } else {
                let rows = rows.enumerated().map { offset, row in
                    ReportRow(number: offset + 1, cells: block.fields.map { Self.cell(row[$0.key]) }, span: span)
                }
                lists[block.input] = ReportList(state: .value, rows: rows, span: span)
            }
        }
        let header = Report.Header(
            unitCode: Located("U", span), unitName: nil, unitType: Located(unitType, span),
            periodStart: CalendarDate("2023-01-01") ?? .first, periodEnd: CalendarDate("2023-12-31") ?? .first,
            periodSpan: span, dataCutoff: nil, rulebook: nil)
        return Report(file: FileID(number: 0), header: header, cells: cells, lists: lists)
    }

    private static func cell(_ value: Value?) -> Cell {
        value.map { Cell(state: .value, value: $0, text: $0.text(), span: nil) } ?? .absent
    }

    /// The items of a check, by its number.
    func items(_ check: Int, _ report: Report) -> [ItemResult] {
        judge.judge(report, register: nil).indicators[0].checks[check].items
    }

    func item(_ check: Int, _ values: [String: Value], rows: [[String: Value]] = []) -> ItemResult {
        items(check, report(values, rows: rows))[0]
    }
}

extension CalendarDate {
    fileprivate static let first = CalendarDate(year: 2023, month: 1, day: 1)!
}

extension Value {
    static func count(_ number: Int) -> Value { .number(Decimal(number)) }
}

extension Gap {
    /// `field+change` of each entry, with what moves along in brackets and the group in front.
    var outline: [String] {
        entries.map { entry in
            let with = entry.with.isEmpty ? "" : "[" + entry.with.map(\.outline).joined(separator: " ") + "]"
            return (entry.group.map { "\($0): " } ?? "") + entry.change.outline + with
        }
    }
}

extension Gap.Change {
    fileprivate var outline: String { field + (change.hasPrefix("-") ? change : "+" + change) }
}

extension ItemResult {
    /// The change of the only entry.
    var change: Int? { gap?.entries.count == 1 ? gap?.entries.first.flatMap { Int($0.change.change) } : nil }
}
