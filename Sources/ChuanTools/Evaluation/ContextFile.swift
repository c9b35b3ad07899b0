public import Diagnostics
public import FEEL
import YAMLSource

/// Values by name out of a YAML or JSON text, for expressions that are tried out.
public enum ContextFile {
    public struct Entry: Sendable {
        public let name: String
        public let value: Value
    }

    /// Reads the mapping at the top of a file. A text like `@"2023-12-31"` is a date, time or duration, as in FEEL; so
    /// is a day without quotes in YAML, as `2023-12-31`. Other texts stay texts.
    ///
    /// - Parameter source: JSON if its path ends so or its text begins with `{`, otherwise YAML.
    /// - Returns: Nil if the file holds no mapping.
    /// - Diagnostics: all of `yaml/…` and `json/…`.
    /// - Complexity: O(n) in bytes.
    public static func read(_ source: SourceFile, limits: Limits = .standard) -> ([Entry]?, [Diagnostic]) {
        let isJSON = source.path.hasSuffix(".json") || source.bytes.first == UInt8(ascii: "{")
        let (document, diagnostics) = isJSON ? readJSON(source, limits: limits) : readYAML(source, limits: limits)
        guard !diagnostics.hasError, let entries = document?.root?.entries else { return (nil, diagnostics) }
        return (entries.map { Entry(name: $0.name, value: value($0.value)) }, diagnostics)
    }

    private static func value(_ node: YAMLNode) -> Value {
        switch node.value {
        case .scalar(let scalar): value(scalar)
        case .sequence(let items): .list(items.map(value))
        case .mapping(let entries):
            .context(Context(entries.map { Context.Entry(key: $0.name, value: value($0.value)) }))
        }
    }

    private static func value(_ scalar: YAMLScalar) -> Value {
        switch scalar.kind {
        case .null: return .null
        case .boolean(let truth): return .boolean(truth)
        case .integer(let text), .decimal(let text):
            return Decimal(text.hasPrefix("+") ? String(text.dropFirst()) : text).map(Value.number) ?? .string(text)
        case .otherBase(let text), .notFinite(let text): return .string(text)
        case .text:
            let text = scalar.text
            if scalar.style == .plain, let day = CalendarDate(text) { return .date(day) }
            guard text.hasPrefix("@\""), text.hasSuffix("\""), text.count > 3 else { return .string(text) }
            let literal = Value.temporal(String(text.dropFirst(2).dropLast()))
            return literal.isNull ? .string(text) : literal
        }
    }
}
