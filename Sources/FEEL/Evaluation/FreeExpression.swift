public import Diagnostics
import FEELSyntax

/// What expressions that stand by themselves are evaluated over: values by name, and nothing that rules declare.
///
/// A part with a mistake is null, as the standard wants it; why there is no value is said beside it.
public struct FreeScope: Sendable {
    private var environment = Environment(reportsTypes: false)
    private var values: [Value] = []
    private var names: [String] = []
    private var numbers: [String: Int] = [:]
    /// The day of the run, for `today()`.
    public var asOf: CalendarDate?
    private let limits: Limits

    public init(asOf: CalendarDate? = nil, limits: Limits = .standard) {
        self.asOf = asOf
        self.limits = limits
    }

    /// Gives a value a name, or another value to a name that has one.
    public mutating func bind(_ name: String, _ value: Value) {
        let number = numbers[name] ?? values.count
        if number == values.count { values.append(value) } else { values[number] = value }
        numbers[name] = number
        environment.bind(name, input: number, type: Type(of: value))
        var parts = FreeScope.mostParts
        names += value.memberNames(parts: &parts)
    }

    /// What one expression comes to.
    public struct Outcome: Sendable {
        /// Nil if the text is no expression; `diagnostics` say why.
        public let value: Value?
        /// The type as far as it is known before evaluation.
        public let type: Type
        package let plan: Plan?
        public let diagnostics: [Diagnostic]
    }

    private var knownNames: KnownNames { environment.knownNames.inserting(names) }

    /// Reads and evaluates one expression.
    ///
    /// - Diagnostics: those of the parser; `feel/no-value` for every part that is null and was not meant to be.
    /// - Complexity: bounded by the limits.
    public func evaluate(_ slice: SourceSlice) -> Outcome {
        let (tree, mistakes) = parseExpression(slice, names: knownNames, limits: limits)
        guard let tree else { return Outcome(value: nil, type: .mistaken, plan: nil, diagnostics: mistakes) }
        let (checked, doubts) = check(tree, in: environment)
        return run(checked, doubts, input: nil)
    }

    /// Reads unary tests and says whether a value passes them: true, false or null.
    ///
    /// - Diagnostics: like `evaluate`.
    public func test(_ value: Value, _ slice: SourceSlice) -> Outcome {
        let (tree, mistakes) = parseUnaryTests(slice, names: knownNames, limits: limits)
        guard let tree else { return Outcome(value: nil, type: .mistaken, plan: nil, diagnostics: mistakes) }
        let (checked, doubts) = check(tree, in: environment, testing: Type(of: value))
        return run(checked, doubts, input: value)
    }

    private func run(_ checked: CheckedExpression, _ doubts: [Diagnostic], input: Value?) -> Outcome {
        let plan = lower(checked)
        var evaluator = Evaluator(
            facts: Facts(inputs: values, asOf: asOf), limits: limits, localCount: checked.localCount)
        if let input, let local = checked.inputLocal { evaluator.locals[local] = input }
        let root = evaluator.record(plan, most: FreeScope.mostSteps)
        var reasons = doubts.map { Diagnostic.noValue(because: $0) }
        if let breach = evaluator.breach {
            reasons.append(.noValue(.gaveUp(breach), at: checked.expression.span(checked.expression.root)))
        } else {
            reasons += NullReasons.of(root, plan, checked.expression, limits: limits)
        }
        return Outcome(value: root.value, type: checked.type, plan: plan, diagnostics: reasons.ordered())
    }

    /// Steps that are kept to find reasons in.
    private static let mostSteps = 20_000
    /// Parts of a value that its names and its type are looked for in.
    fileprivate static let mostParts = 1_000_000
}

extension Value {
    /// Names inside the value, which an expression may use after a dot or in a filter.
    ///
    /// - Parameter parts: How many parts are looked at, reduced by those that were: values may share parts.
    fileprivate func memberNames(parts: inout Int) -> [String] {
        parts -= 1
        guard parts > 0 else { return [] }
        switch self {
        case .list(let items): return items.flatMap { $0.memberNames(parts: &parts) }
        case .context(let context):
            return context.entries.flatMap { [$0.key] + $0.value.memberNames(parts: &parts) }
        default: return []
        }
    }
}

extension Type {
    /// The type of a value that is there. Lists and contexts are walked through, up to a million parts.
    public init(of value: Value) {
        var parts = FreeScope.mostParts
        self.init(of: value, parts: &parts)
    }

    private init(of value: Value, parts: inout Int) {
        parts -= 1
        switch value {
        case .list(let items) where parts > 0:
            let types = items.map { Type(of: $0, parts: &parts) }
            self = .list(types.dropFirst().reduce(types.first ?? .any) { $0.joined(with: $1) })
        case .context(let context) where parts > 0:
            self = .context(
                context.entries.map { ContextMember(name: $0.key, type: Type(of: $0.value, parts: &parts)) })
        default: self.init(shallow: value)
        }
    }

    /// The type of a value without a look at its parts.
    init(shallow value: Value) {
        switch value {
        case .null: self = .null
        case .unknown: self = .any
        case .boolean: self = .boolean
        case .number: self = .number(.plain)
        case .string: self = .string
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .yearMonthDuration: self = .yearMonthDuration
        case .dayTimeDuration: self = .dayTimeDuration
        case .list: self = .list(.any)
        case .context, .row: self = .context([])
        case .range(let range): self = .range(Type(shallow: range.low.isNull ? range.high : range.low))
        case .function: self = .function([], .any)
        }
    }

    /// What a reader calls a value of this type, where no rules are around.
    public var words: Message { words(schemas: [], choices: []) }
}
