import Diagnostics
import YAMLSource

@testable import Chuan

/// One rule file read as far as names are resolved.
struct RuleReading {
    let sources: SourceFiles
    let file: RuleFile?
    let vocabulary: Vocabulary
    let diagnostics: [Diagnostic]

    /// - Parameter resolving: Whether names are resolved too.
    init(_ text: String, resolving: Bool = true) {
        self.init(Array(text.utf8), resolving: resolving)
    }

    init(_ bytes: [UInt8], resolving: Bool = true) {
        var sources = SourceFiles()
        let source = sources.add(path: "mau.rules.yaml", bytes: bytes)
        let (document, mistakes) = readYAML(source, limits: .standard)
        var found = mistakes
        var file: RuleFile?
        if let document {
            let (decoded, more) = decodeRuleFile(document, limits: .standard)
            found += more
            file = decoded
        }
        let files = file.map { [$0] } ?? []
        let (vocabulary, more) = resolveVocabulary(files)
        if resolving { found += more }
        self.sources = sources
        self.file = file
        self.vocabulary = vocabulary
        diagnostics = found.ordered()
    }

    var names: [String] { diagnostics.map(\.kind.name) }

    /// `line: kind` for each diagnostic.
    var places: [String] {
        var renderer = DiagnosticRenderer(files: sources, language: .vi)
        return diagnostics.map { diagnostic in
            let place = renderer.place(of: diagnostic.span).split(separator: ":")
            return "\(place[1]): \(diagnostic.kind.name)"
        }
    }

    /// All diagnostics as people see them.
    func rendered(_ language: Language = .vi) -> String {
        var renderer = DiagnosticRenderer(files: sources, language: language)
        return diagnostics.map { renderer.render($0) }.joined()
    }
}

/// Declarations as text, without places: equal for files that declare the same.
func outline(_ value: Any, indent: String = "") -> String {
    switch value {
    case is Span, is SourceFile, is Language, is YAMLDocument: return ""
    case let slice as SourceSlice: return "«\(String(decoding: slice.text, as: UTF8.self))»"
    case let text as String: return "\"\(text)\""
    default: break
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
        return mirror.children.first.map { outline($0.value, indent: indent) } ?? "nil"
    }
    if mirror.displayStyle == .enum, mirror.children.isEmpty { return "\(value)" }
    if mirror.children.isEmpty { return "\(value)" }
    if mirror.children.count == 2, mirror.children.contains(where: { $0.value is Span }),
        let inner = mirror.children.first(where: { !($0.value is Span) }), mirror.displayStyle == .struct
    {
        return outline(inner.value, indent: indent)
    }
    let below = indent + "  "
    let lines = mirror.children.compactMap { child -> String? in
        let text = outline(child.value, indent: below)
        return text.isEmpty ? nil : "\n\(below)\(child.label ?? "-"): \(text)"
    }
    return lines.joined()
}
