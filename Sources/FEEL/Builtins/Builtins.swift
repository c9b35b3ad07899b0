/// All functions of the language, by family. One declaration each; the checker, the evaluator, the documentation and the
/// tests of the examples read this list.
public enum Builtins {
    public static let all: [Builtin] = numeric + string + list + boolean + conversion + temporal

    /// The number of a function by its name.
    static let index: [String: Int] = {
        var index: [String: Int] = [:]
        for (number, builtin) in all.enumerated() { index[builtin.name] = number }
        return index
    }()
}
