import Chuan
import Diagnostics
import FEEL

@testable import ReportFiles

/// A vocabulary with every form of block and every kind of field, and shorthands to read reports by it.
enum ReportSamples {
    static let vocabulary = Vocabulary(
        unitTypes: [
            UnitType(code: "dept", title: Title(vi: "sở ngành", en: "departments"), aliases: ["sở"]),
            UnitType(code: "dist", title: Title(vi: "quận huyện", en: "districts"), aliases: []),
        ],
        unitsOfMeasure: [UnitOfMeasure(code: "dossiers", title: Title(vi: "hồ sơ", en: "dossiers"))],
        enumerations: [fieldClass, moneyUnit],
        blocks: Vocabulary.builtinBlocks + [
            tthc, branches, digitisation, investment, publication, approvedServices, inspections,
        ],
        inputCount: 19)

    static let tthcBlock = 2, branchesBlock = 3
    static let tthcInput = 8, branchesInput = 9, digitisationInput = 10, investmentInput = 12, publicationInput = 15
    static let approvedInput = 17, inspectionsInput = 18

    private static let fieldClass = Enumeration(
        name: "field_class", title: Title(vi: "nhóm lĩnh vực", en: "field class"),
        values: [
            .init(code: "land", title: Title(vi: "đất đai", en: "land"), aliases: []),
            .init(code: "construction", title: Title(vi: "xây dựng", en: "construction"), aliases: []),
            .init(
                code: "complaint", title: Title(vi: "khiếu nại, tố cáo", en: "complaints"),
                aliases: ["xử lý đơn, KN, TC", "xử lý đơn"]),
            .init(code: "other", title: Title(vi: "khác", en: "other"), aliases: []),
        ])

    private static let moneyUnit = Enumeration(
        name: "money_unit", title: Title(vi: "đơn vị tiền", en: "money unit"),
        values: [
            .init(code: "dong", title: Title(vi: "đồng", en: "dong"), aliases: []),
            .init(code: "million", title: Title(vi: "triệu đồng", en: "million dong"), aliases: []),
        ])

    private static let tthc = Block(
        key: "tthc", title: Title(vi: "giải quyết thủ tục", en: "procedures"), aliases: ["TTHC theo lĩnh vực"],
        form: .table, note: Title(vi: "Biểu II.06", en: "Form II.06"), input: 8,
        fields: [
            Field(key: "field_name", title: Title(vi: "lĩnh vực", en: "field name"), kind: .text, column: "2"),
            Field(
                key: "settlement_level", title: Title(vi: "cấp giải quyết", en: "level"), kind: .text, optional: true),
            Field(
                key: "field_class", title: Title(vi: "nhóm", en: "class"), kind: .choice(enumeration: 0),
                derivedFrom: 0,
                derivedDefault: "other"),
            Field(key: "received_total", title: Title(vi: "tiếp nhận", en: "received"), kind: count),
            Field(key: "resolved_total", title: Title(vi: "đã giải quyết", en: "resolved"), kind: count),
            Field(key: "resolved_late", title: Title(vi: "quá hạn", en: "late"), aliases: ["trễ hạn"], kind: count),
            Field(key: "on_time_rate", title: Title(vi: "tỷ lệ đúng hạn", en: "on-time rate"), kind: .rate),
        ],
        rowLabel: 0, identity: [0, 1], duplicates: .refused, sumRows: ["Tổng cộng", "Cộng"], constraints: [], span: nil)

    private static let branches = Block(
        key: "branches", title: Title(vi: "chi nhánh", en: "land branches"), aliases: [], form: .table, note: nil,
        input: 9,
        fields: [
            Field(key: "code", title: Title(vi: "mã chi nhánh", en: "branch code"), kind: .text),
            Field(key: "resolved_total", title: Title(vi: "đã giải quyết", en: "resolved"), kind: count),
        ],
        rowLabel: 0, identity: [0], duplicates: .inconsistent, sumRows: [], constraints: [], span: nil)

    private static let digitisation = Block(
        key: "digitisation", title: Title(vi: "số hóa", en: "digitised results"), aliases: [], form: .group, note: nil,
        input: 10,
        fields: [
            Field(
                key: "results_in_force", title: Title(vi: "kết quả còn hiệu lực", en: "results in force"), kind: count,
                note: Title(vi: "tính đến ngày chốt", en: "at the cut-off")),
            Field(
                key: "results_digitised", title: Title(vi: "kết quả đã số hóa", en: "results digitised"), kind: count),
        ],
        rowLabel: nil, identity: [], duplicates: .inconsistent, sumRows: [], constraints: [], span: nil)

    private static let investment = Block(
        key: "investment", title: Title(vi: "đầu tư công", en: "public investment"), aliases: [], form: .group,
        note: nil, input: 12,
        fields: [
            Field(key: "plan_allocated", title: Title(vi: "vốn được giao", en: "plan"), kind: .money(scale: 2)),
            Field(key: "disbursed", title: Title(vi: "đã giải ngân", en: "disbursed amount"), kind: .money(scale: 2)),
            Field(
                key: "money_unit", title: Title(vi: "đơn vị tiền", en: "money unit"), kind: .choice(enumeration: 1),
                optional: true),
        ],
        rowLabel: nil, identity: [], duplicates: .inconsistent, sumRows: [], constraints: [], span: nil)

    private static let publication = Block(
        key: "publication", title: Title(vi: "công khai", en: "published rates"), aliases: [], form: .group, note: nil,
        input: 15,
        fields: [
            Field(key: "unit_signs", title: Title(vi: "đơn vị ký số", en: "unit signs"), kind: .flag),
            Field(
                key: "timeliness_last_update", title: Title(vi: "ngày cập nhật cuối", en: "last update"), kind: .date),
        ],
        rowLabel: nil, identity: [], duplicates: .inconsistent, sumRows: [], constraints: [], span: nil)

    private static let approvedServices = Block(
        key: "approved_services", title: Title(vi: "dịch vụ được duyệt", en: "approved list"), aliases: [],
        form: .codes, note: nil, input: 17, fields: [], rowLabel: nil, identity: [], duplicates: .inconsistent,
        sumRows: [], constraints: [], span: nil)

    private static let inspections = Block(
        key: "inspections", title: Title(vi: "kiểm tra", en: "inspection visits"), aliases: [], form: .table, note: nil,
        input: 18,
        fields: [
            Field(key: "visited_on", title: Title(vi: "ngày kiểm tra", en: "visit date"), kind: .date),
            Field(key: "findings", title: Title(vi: "tồn tại", en: "findings found"), kind: .texts),
            Field(key: "cost", title: Title(vi: "chi phí", en: "costs"), kind: .money(scale: 3)),
            Field(
                key: "cost_unit", title: Title(vi: "đơn vị chi phí", en: "cost unit"), kind: .choice(enumeration: 1),
                optional: true),
        ],
        rowLabel: nil, identity: [], duplicates: .inconsistent, sumRows: [], constraints: [], span: nil)

    private static let count = Field.Kind.count(unit: "dossiers")

    static let header = "unit_code: VD-01\nunit_type: dept\nperiod: 2023\n"
    static let reader = ReportReader(vocabulary: vocabulary)

    static func file(_ text: String, path: String = "report.yaml") -> SourceFile {
        SourceFile(id: FileID(number: 0), path: path, bytes: Array(text.utf8))
    }

    static func read(_ text: String, path: String = "report.yaml", limits: Limits = .standard) -> ReportReading {
        let reader = limits == .standard ? reader : ReportReader(vocabulary: vocabulary, limits: limits)
        return reader.read(file(text, path: path))
    }

    /// Reads the lines below a header that is in order.
    static func body(_ text: String) -> ReportReading { read(header + text) }

    static func kinds(_ diagnostics: [Diagnostic]) -> [String] { diagnostics.map(\.kind.name) }

    /// Everything of a report but the places: one line a cell.
    static func shown(_ report: Report) -> [String] {
        var lines: [String] = []
        for (input, cell) in report.cells.enumerated() where cell.span != nil {
            lines.append("\(input): \(shown(cell))")
        }
        for (input, list) in report.lists.enumerated() {
            guard let list, list.span != nil else { continue }
            lines.append("\(input): \(list.state)")
            for (kind, rows) in [("row", list.rows), ("sum", list.sumRows)] {
                for row in rows {
                    let cells = row.cells.map(shown).joined(separator: " | ")
                    lines.append("\(input) \(kind) \(row.number)\(row.sumOf.map { " of \($0)" } ?? ""): \(cells)")
                }
            }
        }
        return lines
    }

    static func shown(_ cell: Cell) -> String {
        cell.state == .missing ? "–" : "\(cell.state) \(shown(cell.value))"
    }

    static func shown(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .number(let number): "\(number)"
        case .string(let text): text
        case .boolean(let flag): "\(flag)"
        case .date(let date): "\(date.day)/\(date.month)/\(date.year)"
        case .list(let items): "[" + items.map(shown).joined(separator: "|") + "]"
        default: "?"
        }
    }
}
