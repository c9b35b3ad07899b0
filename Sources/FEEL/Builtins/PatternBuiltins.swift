import Diagnostics

extension Builtins {
    static let patterns: [Builtin] = []
}
