package import Diagnostics
package import FEELSyntax

/// Finds out what every name means and what type every part has.
///
/// - Parameters:
///   - expression: A tree; of unary tests when `testing` is given.
///   - environment: The names around it.
///   - testing: For unary tests, the type of the value that they are about.
///   - numberAsWritten: For a tree that was made of words, how its number is written there.
/// - Returns: Tables for every node. A part with a mistake has the type `mistaken`.
/// - Diagnostics: `feel/unknown-name`, `feel/unknown-member`, `feel/unknown-value`, `feel/type-mismatch`,
///   `feel/unit-mismatch`, `feel/bare-number`, `feel/wrong-arguments`, `feel/not-a-function`, `feel/external-function`,
///   `feel/idle-test`.
/// - Complexity: O(nodes · depth of scopes).
package func check(
    _ expression: Expression, in environment: Environment, testing: Type? = nil, numberAsWritten: String? = nil
) -> (CheckedExpression, [Diagnostic]) {
    var checker = Checker(expression: expression, environment: environment)
    checker.numberAsWritten = numberAsWritten
    let inputLocal = testing.map { checker.bindInput($0) }
    _ = checker.visit(expression.root)
    let checked = CheckedExpression(
        expression: expression, facts: checker.facts, localCount: checker.localCount, inputLocal: inputLocal,
        columnsUsed: checker.columnsUsed)
    return (checked, checker.diagnostics)
}

struct Checker {
    let expression: Expression
    let environment: Environment
    var facts: [NodeFacts]
    var diagnostics: [Diagnostic] = []
    var columnsUsed: [ColumnUse] = []

    /// Names that the expression itself brings into scope, innermost last.
    var scope: [Local]
    var nextLocal: Int
    var localCount: Int
    /// How the only number is written, where the tree was made of words.
    var numberAsWritten: String?
    /// What a name that is being visited is compared with.
    var wanted: Type?
    /// The value that `?` stands for, innermost last.
    var inputs: [(local: Int, type: Type)] = []

    struct Local {
        /// Nil for the item of a filter whose members are visible by their bare names.
        let name: String?
        let local: Int
        let type: Type
    }

    init(expression: Expression, environment: Environment) {
        self.expression = expression
        self.environment = environment
        facts = Array(repeating: NodeFacts(), count: expression.nodeCount)
        nextLocal = environment.localCount
        localCount = environment.localCount
        scope = Self.bareRow(of: environment)
    }

    private static func bareRow(of environment: Environment) -> [Local] {
        guard let row = environment.bareRow, case .local(let local) = row.place else { return [] }
        return [Local(name: nil, local: local, type: row.type)]
    }

    /// Takes the next local.
    mutating func takeLocal() -> Int {
        let local = nextLocal
        nextLocal += 1
        localCount = max(localCount, nextLocal)
        return local
    }

    mutating func bindInput(_ type: Type) -> Int {
        let local = takeLocal()
        inputs.append((local, type))
        return local
    }

    /// Checks one node and what is below it, and notes its type.
    mutating func visit(_ id: NodeID) -> Type {
        let type = type(of: id)
        facts[id.offset].type = type
        return type
    }

    private mutating func type(of id: NodeID) -> Type {
        switch expression[id] {
        case .null: .null
        case .boolean: .boolean
        case .number: .number(.literal)
        case .percent: .number(.ratio)
        case .string: .string
        case .temporal(let text): Self.temporalType(text)
        case .name(let name): visitName(id, name)
        case .input: visitInput(id)
        case .list(let items): visitList(items)
        case .context(let entries): visitContext(id, entries)
        case .range(_, let low, let high, _): .range(visit(low).joined(with: visit(high)))
        case .comparisonRange(_, let operand): .range(visit(operand))
        case .path(let base, let member): visitPath(id, base, member)
        case .filter(let base, let condition): visitFilter(id, base, condition)
        case .call(let function, let arguments): visitCall(id, function, arguments)
        case .namedCall(let function, let arguments): visitNamedCall(id, function, arguments)
        case .negate(let operand): visitNegate(operand)
        case .arithmetic(let operation, let left, let right): visitArithmetic(id, operation, left, right)
        case .compare(let comparison, let left, let right): visitCompare(comparison, left, right)
        case .and(let left, let right), .or(let left, let right): visitLogic([left, right])
        case .between(let value, let low, let high): visitBetween(value, low, high)
        case .isIn(let value, let tests): visitIn(id, value, tests)
        case .instanceOf(let value, _): visitInstance(value)
        case .conditional(let condition, let then, let otherwise): visitConditional(condition, then, otherwise)
        case .forEach(let iterators, let body): visitFor(id, iterators, body)
        case .quantified(_, let iterators, let body): visitQuantified(id, iterators, body)
        case .function(let parameters, let body, let external):
            visitFunction(id, parameters, body, external: external)
        case .testAny: .boolean
        case .unaryTests(let tests, _): visitTests(tests)
        case .testComparison(let comparison, let operand): visitTestComparison(comparison, operand)
        case .testExpression(let operand): visitTestExpression(operand)
        }
    }

    private static func temporalType(_ text: String) -> Type {
        switch Value.temporal(text) {
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .yearMonthDuration: .yearMonthDuration
        case .dayTimeDuration: .dayTimeDuration
        default: .any
        }
    }

    /// Reports a mistake of types where they are reported, and gives the type of a part that has one.
    mutating func mistake(_ diagnostic: Diagnostic) -> Type {
        guard environment.reportsTypes else { return .any }
        diagnostics.append(diagnostic)
        return .mistaken
    }

    /// The words of a type for messages.
    func describe(_ type: Type) -> Message {
        type.words(schemas: environment.schemas, choices: environment.choices)
    }
}
