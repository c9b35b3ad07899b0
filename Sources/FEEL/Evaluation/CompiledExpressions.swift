public import Diagnostics
import FEELSyntax

/// Expressions that are read and checked once, to be evaluated over many sets of values for the same names.
///
/// Like a `FreeScope`, a part with a mistake is null, as the standard wants it.
public struct CompiledExpressions: Sendable {
    let plans: [Plan]
    let localCount: Int
    let inputCount: Int
    private let limits: Limits

    /// - Parameters:
    ///   - slices: The expressions.
    ///   - names: What the values are called, in the order in which they are given later.
    /// - Returns: The expressions, or nil if one of them can't be read; `diagnostics` say why.
    /// - Diagnostics: those of the parser and of the checker.
    public static func compile(
        _ slices: [SourceSlice], over names: [String], limits: Limits = .standard
    ) -> (CompiledExpressions?, diagnostics: [Diagnostic]) {
        var environment = Environment(reportsTypes: false)
        for (number, name) in names.enumerated() { environment.bind(name, input: number, type: .any) }
        let known = environment.knownNames
        var (plans, localCount, diagnostics) = ([Plan](), 0, [Diagnostic]())
        for slice in slices {
            let (tree, mistakes) = parseExpression(slice, names: known, limits: limits)
            diagnostics += mistakes
            guard let tree else { continue }
            let (checked, doubts) = check(tree, in: environment)
            diagnostics += doubts
            localCount = max(localCount, checked.localCount)
            plans.append(lower(checked))
        }
        guard plans.count == slices.count else { return (nil, diagnostics) }
        let compiled = CompiledExpressions(
            plans: plans, localCount: localCount, inputCount: names.count, limits: limits)
        return (compiled, diagnostics)
    }

    public var count: Int { plans.count }

    /// Somewhere to evaluate them: one for each thread.
    ///
    /// - Parameter asOf: The day of the run, for `today()`.
    public func evaluation(asOf: CalendarDate? = nil) -> Evaluation {
        let facts = Facts(inputs: Array(repeating: .unknown, count: inputCount), asOf: asOf)
        return Evaluation(plans: plans, evaluator: Evaluator(facts: facts, limits: limits, localCount: localCount))
    }

    /// Evaluates compiled expressions, one set of values after the other.
    ///
    /// Numbers, logic, comparisons and conditions allocate no memory.
    public struct Evaluation {
        fileprivate let plans: [Plan]
        fileprivate var evaluator: Evaluator

        /// The value of each name, unknown where it was not given. Values that are missing at the end are null.
        public var inputs: [Value] {
            get { evaluator.facts.inputs }
            set { evaluator.facts.inputs = newValue }
        }

        /// The value of the expression with this number.
        ///
        /// - Complexity: bounded by the limits; what takes longer is null.
        public mutating func callAsFunction(_ number: Int) -> Value { evaluator.evaluate(plans[number]) }
    }
}
