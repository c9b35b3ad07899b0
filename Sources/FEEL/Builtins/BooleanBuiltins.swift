import Diagnostics

/// - Specification: DMN 1.5, 10.3.4.2.
extension Builtins {
    static let boolean: [Builtin] = [
        Builtin.Family.boolean.function(
            "not", [Builtin.Signature([.init("negand", .boolean)], .boolean)],
            Message(vi: "phủ định", en: "the negation"), ["not(true)": "false", "not(null)": "null"]
        ) { call, _ in Operators.not(call.argument(0)) }
        .handlingUnknowns
    ]
}
