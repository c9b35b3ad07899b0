/// All functions of the language, by family. One declaration each; the checker, the evaluator, the documentation and the
/// tests of the examples read this list.
///
/// - Specification: DMN 1.5, 10.3.4.
public enum Builtins {
    public static let all: [Builtin] = {
        let families = [
            numeric, string, list, boolean, conversion, temporal, rangeFunctions, contextFunctions, sorting,
        ]
        var all: [Builtin] = []
        all.reserveCapacity(families.reduce(0) { $0 + $1.count })
        for family in families { all += family }
        return all
    }()

    /// The number of a function by its name.
    static let index: [String: Int] = {
        var index = [String: Int](minimumCapacity: all.count)
        for (number, builtin) in all.enumerated() { index[builtin.name] = number }
        return index
    }()
}
