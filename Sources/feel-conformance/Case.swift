import Diagnostics
import FEEL
import FEELSyntax

/// One expression with its inputs and the value that it has to have.
struct Case {
    let id: String
    let expression: String
    let expected: Value
    let inputs: [Input]
    private let result: JSON?

    struct Input {
        let name: String
        let value: Value
        let type: Type
    }

    /// - Returns: Nil if a part is missing or a value can't be read.
    init?(_ json: JSON) {
        guard let id = json["id"]?.string, let expression = json["expression"]?.string,
            let expected = json["expected"].flatMap(TypedValue.read)
        else { return nil }
        self.id = id
        self.expression = expression
        self.expected = expected
        result = json["result_shape"]
        var inputs: [Input] = []
        for (name, value) in json["context"]?.members ?? [] {
            guard let value = TypedValue.read(value) else { return nil }
            let type = json["input_shapes"]?[name].map(TypedValue.type) ?? .any
            inputs.append(Input(name: name, value: value.coerced(to: type) ?? .null, type: type))
        }
        self.inputs = inputs
    }

    /// The value of the expression, coerced to the declared type; a mistake of any kind is null.
    func evaluate() -> Value {
        var environment = Environment(reportsTypes: false)
        var names: [String] = []
        for (number, input) in inputs.enumerated() {
            environment.bind(input.name, input: number, type: .any)
            names += TypedValue.names(in: input.value) + TypedValue.names(in: input.type)
        }
        let known = environment.knownNames.inserting(names)
        guard let tree = parseExpression(Self.slice(expression), names: known).0 else { return .null }
        let plan = lower(check(tree, in: environment).0)
        var evaluator = Evaluator(facts: Facts(inputs: inputs.map(\.value), asOf: .epoch))
        let value = evaluator.evaluate(plan)
        guard let result else { return value }
        return Self.coerce(value, to: result)
    }

    /// A value at a place whose type is declared, and whose values may be listed.
    private static func coerce(_ value: Value, to shape: JSON) -> Value {
        guard let fitted = value.coerced(to: TypedValue.type(shape)) else { return .null }
        guard let allowed = shape["allowed"]?.string, !fitted.isNull else { return fitted }
        let environment = Environment(reportsTypes: false)
        guard let tests = parseUnaryTests(slice(allowed), names: environment.knownNames).0 else { return .null }
        let (checked, _) = check(tests, in: environment, testing: .any)
        guard let local = checked.inputLocal else { return .null }
        var evaluator = Evaluator(facts: Facts(inputs: []), localCount: checked.localCount)
        evaluator.locals[local] = fitted
        return evaluator.evaluate(lower(checked)).boolean == true ? fitted : .null
    }

    private static func slice(_ text: String) -> SourceSlice {
        var files = SourceFiles()
        let source = files.add(path: "expression", bytes: Array(text.utf8))
        return SourceSlice(source, 0..<source.bytes.count)
    }
}
