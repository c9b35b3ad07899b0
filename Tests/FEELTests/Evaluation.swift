import Diagnostics
import FEELSyntax
import Testing

@testable import FEEL

/// Parses, checks and evaluates an expression as a free one: what is wrong with it is null.
///
/// - Parameter inputs: Values by name.
func evaluate(
    _ expression: String, _ inputs: [(name: String, value: Value)] = [], limits: Limits = .standard,
    asOf day: CalendarDate? = nil
) -> Value {
    var environment = Environment(reportsTypes: false)
    for (number, input) in inputs.enumerated() { environment.bind(input.name, input: number, type: .any) }
    var files = SourceFiles()
    let source = files.add(path: "expression", bytes: Array(expression.utf8))
    let slice = SourceSlice(source, 0..<source.bytes.count)
    guard let tree = parseExpression(slice, names: environment.knownNames, limits: limits).0 else {
        Issue.record("`\(expression)` does not parse")
        return .null
    }
    let plan = lower(check(tree, in: environment).0)
    var evaluator = Evaluator(facts: Facts(inputs: inputs.map(\.value), asOf: day), limits: limits)
    return evaluator.evaluate(plan)
}
