import Diagnostics
import FEEL

/// Compiles how reports follow from records.
///
/// - Diagnostics: those of expressions, `rule/not-a-condition`, `rule/not-a-number`, `rule/unlike-unit`.
func compileDerivations(
    _ files: [RuleFile], vocabulary: Vocabulary, limits: Limits, keepsTrees: Bool
) -> ([Derivation], [Diagnostic]) {
    let resolved = resolveDerivations(files, vocabulary).0
    if resolved.isEmpty { return ([], []) }
    let names = resolved.flatMap { $0.declaration.definitions.map(\.name.value) }
    var scopes: [Int: ExpressionCompiler] = [:]
    var compiler = DerivationCompiler(vocabulary: vocabulary)
    let derivations = resolved.map { derivation in
        let scope =
            scopes[derivation.records]
            ?? ExpressionCompiler(
                vocabulary: vocabulary.records[derivation.records].vocabulary, localNames: names, limits: limits,
                keepsTrees: keepsTrees)
        scopes[derivation.records] = scope
        return compiler.compile(derivation, in: scope)
    }
    return (derivations, compiler.diagnostics)
}

private struct DerivationCompiler {
    let vocabulary: Vocabulary
    private(set) var diagnostics: [Diagnostic] = []

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    mutating func compile(_ resolved: ResolvedDerivation, in base: ExpressionCompiler) -> Derivation {
        var scope = base
        scope.forget()
        let definitions = resolved.declaration.definitions.compactMap { define($0, in: &scope) }
        let figures = resolved.figures.compactMap { figure($0, of: resolved, in: scope) }
        return Derivation(resolved, definitions: definitions, figures: figures)
    }

    private mutating func define(
        _ definition: CheckBody.Definition, in scope: inout ExpressionCompiler
    ) -> Derivation.Definition? {
        guard let (part, type) = scope.expression(definition.expression, &diagnostics) else {
            _ = scope.bind(definition.name.value, .mistaken)
            return nil
        }
        let name = definition.name.value
        return Derivation.Definition(name: name, local: scope.bind(name, type), part: part)
    }

    private mutating func figure(
        _ resolved: ResolvedDerivation.Figure, of derivation: ResolvedDerivation, in scope: ExpressionCompiler
    ) -> Derivation.Figure? {
        let name = resolved.declaration.field
        let field = vocabulary.blocks[derivation.block].fields[resolved.field]
        switch resolved.declaration.rule {
        case .count(let slice):
            guard let condition = scope.condition(slice, &diagnostics) else { return nil }
            checkUnit(.unit(vocabulary.records[derivation.records].unit), of: field, at: name.span)
            return Derivation.Figure(field: resolved.field, rule: .count(condition), span: name.span)
        case .sum(let slice, let when):
            let number = scope.number(slice, &diagnostics)
            let condition = when.flatMap { scope.condition($0, &diagnostics) }
            guard let (part, measure) = number, when == nil || condition != nil else { return nil }
            checkUnit(measure, of: field, at: slice.span)
            return Derivation.Figure(field: resolved.field, rule: .sum(part, when: condition), span: name.span)
        }
    }

    private mutating func checkUnit(_ measure: Measure, of field: Field, at span: Span) {
        let unit: String
        switch field.kind {
        case .count(let code): unit = code
        case .money: unit = "dong"
        case .rate, .number, .flag, .date, .text, .choice, .texts: return
        }
        if measure == .literal || measure == .unit(unit) { return }
        diagnostics.append(.unlikeUnit(words(measure), field: words(.unit(unit)), at: span))
    }

    private func words(_ measure: Measure) -> Message {
        switch measure {
        case .unit(let code):
            vocabulary.unitOfMeasure(code).map { vocabulary.unitsOfMeasure[$0].title.message } ?? Message(code)
        case .ratio: Message(vi: "tỷ lệ", en: "a share")
        case .plain, .literal: Message(vi: "số không có đơn vị", en: "a plain number")
        }
    }
}

extension Diagnostic.Kind {
    static let unlikeUnit = Diagnostic.Kind(
        "rule/unlike-unit", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Số đếm hay tổng từ bản ghi có đơn vị tính khác với trường nhận nó.",
                en: "What is counted or added up from records has another unit than the field that gets it."),
            why: Message(
                vi: "Số hồ sơ không thể ghi vào trường đếm người.",
                en: "A number of dossiers can't stand in a field that counts people."),
            wrong: "leaders_total: {count where: resolved_at != null}",
            right: "resolved_total: {count where: resolved_at != null}",
            fix: Message(
                vi: "Chọn trường cùng đơn vị tính, hoặc sửa đơn vị tính của bản ghi.",
                en: "Choose a field of the same unit, or mend the unit of the records.")))
}

extension Diagnostic {
    fileprivate static func unlikeUnit(_ found: Message, field: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .unlikeUnit,
            Message(
                vi: "trường này tính bằng \(field.vi), nhưng ở đây có \(found.vi)",
                en: "this field is in \(field.en), but here is \(found.en)"),
            at: span)
    }
}
