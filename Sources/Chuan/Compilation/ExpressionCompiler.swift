import Diagnostics
import FEEL
import FEELSyntax

/// Compiles single expressions against the vocabulary and the names of one check. A value: copies have scopes of their
/// own.
struct ExpressionCompiler {
    private var environment: Environment
    /// All names that expressions of the rulebook may hold. Names of other checks are among them: they can't stand here
    /// either way, since two names never stand side by side.
    private let names: KnownNames
    private let vocabulary: Vocabulary
    private let limits: Limits
    /// Whether parts keep their checked trees: lints look at these, verdicts don't.
    private let keepsTrees: Bool
    /// For each block that is a table, its number among the schemas.
    private let schemas: [Int: Int]
    /// The number of the scope: two that bind the same names to the same types have the same one.
    private var scope = 0
    private var cache = PartCache()

    /// - Parameter localNames: Of definitions, rows and parameters, of all checks.
    init(
        vocabulary: Vocabulary, localNames: some Sequence<String>, limits: Limits, keepsTrees: Bool = false
    ) {
        var environment = Environment(reportsTypes: true)
        var schemas: [Int: Int] = [:]
        environment.choices = vocabulary.choices
        environment.reserve(inputNames: 3 * (vocabulary.inputCount + vocabulary.blocks.count))
        for (index, block) in vocabulary.blocks.enumerated() where block.form == .table {
            schemas[index] = environment.schemas.count
            environment.schemas.append(
                Environment.Schema(
                    name: block.title[.vi], names: block.fields.map(\.names),
                    types: block.fields.map { vocabulary.type(of: $0) }))
        }
        for (index, block) in vocabulary.blocks.enumerated() {
            switch block.form {
            case .group:
                for (offset, field) in block.fields.enumerated() {
                    for name in field.names {
                        environment.bind(name, input: block.input + offset, type: vocabulary.type(of: field))
                    }
                }
            case .table, .codes:
                let type: Type = schemas[index].map { .list(.row($0)) } ?? .list(.string)
                for name in block.names { environment.bind(name, input: block.input, type: type) }
            }
        }
        self.environment = environment
        self.schemas = schemas
        self.vocabulary = vocabulary
        self.limits = limits
        self.keepsTrees = keepsTrees
        names = environment.knownNames.inserting(localNames)
    }

    /// Lets go of the parts that were compiled before: another check has parts of its own.
    mutating func forget() { cache = PartCache() }

    var localCount: Int { environment.localCount }

    /// Gives a name to the next local.
    mutating func bind(_ name: String, _ type: Type) -> Int {
        let name = nfc(name)
        scope = cache.scope(in: scope, binding: name, type)
        return environment.bindLocal(name, type: type)
    }

    /// Takes the next local for a row of a block whose columns are named barely.
    mutating func bindBareRow(block: Int) -> Int {
        scope = cache.scope(in: scope, binding: "", .row(schemas[block] ?? 0))
        return environment.bindBareRow(schema: schemas[block] ?? 0)
    }

    /// The block whose rows or codes an input holds.
    func block(ofInput input: Int) -> Int? {
        vocabulary.blocks.firstIndex { $0.form != .group && $0.input == input }
    }

    /// Compiles an expression of any type; nil when it has a mistake.
    func expression(_ slice: SourceSlice, _ diagnostics: inout [Diagnostic]) -> (CheckPlan.Part, Type)? {
        if let known = cache.part(slice.span, scope) { return known }
        let (tree, mistakes) = parseExpression(slice, names: names, limits: limits)
        diagnostics += mistakes
        guard let tree, !mistakes.hasError else { return nil }
        let (checked, wrong) = check(tree, in: environment)
        diagnostics += wrong
        guard !wrong.hasError, let plan = plan(of: checked, &diagnostics) else { return nil }
        let part = CheckPlan.Part(plan: plan, slice: slice, checked: keepsTrees ? checked : nil)
        cache.keep(part, checked.type, scope)
        return (part, checked.type)
    }

    /// Compiles a condition.
    func condition(_ slice: SourceSlice, _ diagnostics: inout [Diagnostic]) -> CheckPlan.Part? {
        guard let (part, type) = expression(slice, &diagnostics) else { return nil }
        if type == .boolean || type.isOpen, type != .null { return part }
        diagnostics.append(.notACondition(words(type), at: slice.span))
        return nil
    }

    /// Compiles a number.
    func number(_ slice: SourceSlice, _ diagnostics: inout [Diagnostic]) -> (CheckPlan.Part, Measure)? {
        guard let (part, type) = expression(slice, &diagnostics) else { return nil }
        if case .number(let measure) = type { return (part, measure) }
        if type.isOpen, type != .null { return (part, .literal) }
        diagnostics.append(.notANumber(words(type), at: slice.span))
        return nil
    }

    /// Compiles a target about a value of this type.
    func test(_ slice: SourceSlice, about type: Type, _ diagnostics: inout [Diagnostic]) -> CompiledTarget? {
        if let known = cache.test(slice.span, scope, about: type) { return known }
        let phrase = readTarget(slice)
        guard let tree = phrase?.expression ?? tests(slice, &diagnostics) else { return nil }
        let (checked, wrong) = check(tree, in: environment, testing: type, numberAsWritten: phrase?.written)
        diagnostics += wrong
        guard !wrong.hasError, let plan = plan(of: checked, &diagnostics) else { return nil }
        let test = CompiledTarget(checked, plan, slice)
        cache.keep(test, about: type, scope)
        return test
    }

    /// The plan of what was checked; nil when a part of it is null whatever the data.
    private func plan(of checked: CheckedExpression, _ diagnostics: inout [Diagnostic]) -> Plan? {
        let plan = lower(checked)
        let slips = alwaysNull(checked, plan, limits: limits)
        diagnostics += slips
        return slips.isEmpty ? plan : nil
    }

    /// The tree of an expression; nil when it can't be parsed.
    func tree(of slice: SourceSlice) -> Expression? { parseExpression(slice, names: names, limits: limits).0 }

    /// The tree of a target; nil when it can't be parsed.
    func tests(of slice: SourceSlice) -> Expression? {
        var mistakes: [Diagnostic] = []
        return readTarget(slice)?.expression ?? tests(slice, &mistakes)
    }

    private func tests(_ slice: SourceSlice, _ diagnostics: inout [Diagnostic]) -> Expression? {
        let (tree, wrong) = parseUnaryTests(slice, names: names, limits: limits)
        diagnostics += wrong
        return wrong.hasError ? nil : tree
    }

    /// Compiles what must hold in a row or between fields: the condition, and its two sides where it is one comparison.
    func constraint(
        _ slice: SourceSlice, row: LinearForm.RowPlace?, _ diagnostics: inout [Diagnostic]
    ) -> (CheckPlan.Part, Constraint.Sides?)? {
        let (tree, mistakes) = parseExpression(slice, names: names, limits: limits)
        diagnostics += mistakes
        guard let tree, !mistakes.hasError else { return nil }
        let (checked, wrong) = check(tree, in: environment)
        diagnostics += wrong
        if wrong.hasError { return nil }
        guard checked.type == .boolean || checked.type.isOpen, checked.type != .null else {
            diagnostics.append(.notACondition(words(checked.type), at: slice.span))
            return nil
        }
        guard let plan = plan(of: checked, &diagnostics) else { return nil }
        let part = CheckPlan.Part(plan: plan, slice: slice, checked: keepsTrees ? checked : nil)
        guard case .compare(let comparison, let leftNode, let rightNode) = tree[tree.root],
            let (left, right) = part.plan.sides
        else { return (part, nil) }
        let form = left.linearForm(row: row).flatMap { form in
            right.linearForm(row: row).flatMap { form.subtracting($0) }
        }
        let sides = Constraint.Sides(
            comparison: comparison, left: left, right: right, form: form, tree: tree, leftNode: leftNode,
            rightNode: rightNode)
        return (part, sides)
    }

    private func words(_ type: Type) -> Message {
        type.words(schemas: environment.schemas, choices: environment.choices)
    }
}

extension Expression {
    /// `>= 98%`, when the tests are one comparison with a number.
    var soleComparison: (Node.Comparison, Decimal)? {
        guard case .unaryTests(let tests, negated: false) = self[root], tests.count == 1 else { return nil }
        switch self[tests[0]] {
        case .testComparison(let comparison, let operand): return number(operand).map { (comparison, $0) }
        case .testExpression(let operand): return number(operand).map { (.equal, $0) }
        default: return nil
        }
    }

    private func number(_ id: NodeID) -> Decimal? {
        switch self[id] {
        case .number(let text): Decimal(text)
        case .percent(let text): Decimal(text)?.multiplied(by: .percent)
        default: nil
        }
    }
}

extension Vocabulary {
    /// The static type of the cells of a field.
    func type(of field: Field) -> Type {
        switch field.kind {
        case .count(let unit): .number(.unit(unit))
        case .money: .number(.unit("dong"))
        case .rate: .number(.ratio)
        case .number(let unit): .number(unit.map(Measure.unit) ?? .plain)
        case .flag: .boolean
        case .date: .date
        case .text: field.key == "unit_type" ? .choice(enumerations.count) : .string
        case .choice(let enumeration): .choice(enumeration)
        case .texts: .list(.string)
        }
    }

    /// The enumerations for the checker, and the unit types as the last one.
    var choices: [Environment.Choice] {
        let declared = enumerations.map { enumeration in
            Environment.Choice(
                name: enumeration.name, codes: enumeration.values.map(\.code),
                words: enumeration.values.map { $0.title.texts + $0.aliases })
        }
        let types = Environment.Choice(
            name: "unit_type", codes: unitTypes.map(\.code), words: unitTypes.map { $0.title.texts + $0.aliases })
        return declared + [types]
    }
}

extension Field {
    /// The names that expressions may use.
    var names: [String] { title.spellings(key, []).map(nfc) }
}

extension Block {
    /// The names that expressions may use for the list.
    var names: [String] { title.spellings(key, []).map(nfc) }
}
