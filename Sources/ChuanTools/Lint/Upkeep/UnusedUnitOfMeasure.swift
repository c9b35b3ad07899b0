import Chuan
import Diagnostics

extension Lint {
    /// A unit of measure in which no field is counted.
    static let unusedUnitOfMeasure = Lint(
        .unusedUnitOfMeasure,
        .meaning { rulebook, compiled in
            let records = compiled.vocabulary.records
            let fields = compiled.vocabulary.blocks.flatMap(\.fields) + records.flatMap(\.fields)
            let used = Set(fields.compactMap(\.kind.unit) + records.map(\.unit))
            return rulebook.files.flatMap(\.unitsOfMeasure).filter { !used.contains($0.code.value) }.map {
                .unusedUnitOfMeasure($0.code)
            }
        })
}

extension Field.Kind {
    /// The code of the unit of measure that was given.
    fileprivate var unit: String? {
        switch self {
        case .count(let unit): unit
        case .number(let unit): unit
        case .money, .rate, .flag, .date, .text, .choice, .texts: nil
        }
    }
}

extension Diagnostic.Kind {
    fileprivate static let unusedUnitOfMeasure = Diagnostic.Kind(
        "lint/unused-unit-of-measure", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "không trường nào dùng đơn vị tính này", en: "no field is counted in the unit of measure"),
            why: Message(
                vi: "có thể một trường đang dùng nhầm đơn vị tính khác",
                en: "a field may have been given another one by mistake"),
            wrong: "các đơn vị tính:\n  - {mã: people, tên: {vi: người, en: people}}\n" + LintExample.indicator(),
            right: LintExample.indicator(),
            fix: Message(
                vi: "bỏ đơn vị tính, hoặc nêu nó ở trường", en: "drop it, or name it where a field is declared")))
}

extension Diagnostic {
    fileprivate static func unusedUnitOfMeasure(_ code: Located<String>) -> Diagnostic {
        Diagnostic(
            .unusedUnitOfMeasure,
            Message(
                vi: "không trường nào dùng đơn vị tính `\(code.value)`",
                en: "no field uses unit of measure `\(code.value)`"),
            at: code.span)
    }
}
