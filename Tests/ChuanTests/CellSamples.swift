import Chuan
import Diagnostics
import FEEL

/// A small vocabulary with a field of every kind, and shorthands to read cells of them.
enum CellSamples {
    static let vocabulary = Vocabulary(
        unitTypes: [],
        unitsOfMeasure: [UnitOfMeasure(code: "dossiers", title: Title(vi: "hồ sơ", en: "dossiers"))],
        enumerations: [
            Enumeration(
                name: "field_class", title: Title(vi: "nhóm lĩnh vực", en: "field class"),
                values: [
                    .init(code: "land", title: Title(vi: "đất đai", en: "land"), aliases: []),
                    .init(code: "complaint", title: Title(vi: "khiếu nại", en: "complaints"), aliases: ["xử lý đơn"]),
                ]),
            Enumeration(
                name: "money_unit", title: Title(vi: "đơn vị tiền", en: "money unit"),
                values: [
                    .init(code: "dong", title: Title(vi: "đồng", en: "dong"), aliases: []),
                    .init(code: "million", title: Title(vi: "triệu đồng", en: "million dong"), aliases: ["trđ"]),
                    .init(code: "barrel", title: Title(vi: "thùng", en: "barrel"), aliases: []),
                ]),
        ],
        blocks: Vocabulary.builtinBlocks, inputCount: Vocabulary.registerInput + 1)

    static let reader = CellReader(vocabulary)

    static func field(_ kind: Field.Kind) -> Field {
        Field(key: "x", title: Title(vi: "ô thử", en: "test cell"), kind: kind)
    }

    static let count = field(.count(unit: "dossiers"))
    static let money = field(.money(scale: nil))
    static let rate = field(.rate)
    static let number = field(.number(unit: nil))
    static let flag = field(.flag)
    static let date = field(.date)
    static let text = field(.text)
    static let fieldClass = field(.choice(enumeration: 0))
    static let moneyUnit = field(.choice(enumeration: 1))

    static func read(
        _ text: String, _ field: Field, form: CellSource.Form = .text, scale: MoneyScale = .dong
    ) -> CellReading {
        let span = Span(file: FileID(number: 0), start: 3, end: 3 + text.utf8.count)
        return reader.read(CellSource(text, form: form, span: span), as: field, scale: scale)
    }

    /// State, value and kind of diagnostic in one line: `value 1234`, `unreadable ! report/unreadable-number`.
    static func shown(_ reading: CellReading) -> String {
        var line = "\(reading.cell.state)"
        if let value = shown(reading.cell.value) { line += " \(value)" }
        if let interval = reading.cell.interval {
            line += " [\(interval.low), \(interval.high)\(interval.isClosed ? "]" : ")")"
        }
        if let diagnostic = reading.diagnostic { line += " ! \(diagnostic.kind.name)" }
        return line
    }

    private static func shown(_ value: Value) -> String? {
        switch value {
        case .null: nil
        case .number(let number): "\(number)"
        case .string(let text): text
        case .boolean(let flag): "\(flag)"
        case .date(let date): "\(date.day)/\(date.month)/\(date.year)"
        case .list(let items): "[" + items.compactMap(shown).joined(separator: "|") + "]"
        default: "?"
        }
    }
}
