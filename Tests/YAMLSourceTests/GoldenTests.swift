import Diagnostics
import TestSupport
import Testing

@testable import YAMLSource

@Suite("Golden cases of YAML and JSON") struct GoldenTests {
    static let folder = GoldenFolder(languages: ["yaml", "json", "limits"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "YAMLSourceTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    /// What reading gives: the nodes with their places, the comments, the mistakes.
    static func answer(_ section: GoldenCase) throws -> String {
        let isJSON = section.block("json") != nil
        guard let block = section.block(isJSON ? "json" : "yaml") else { throw UnknownOption(text: "no input") }
        var files = SourceFiles()
        let source = files.add(path: isJSON ? "mau.json" : "mau.yaml", bytes: block.bytes)
        let limits = try GoldenText.limits(section["limits"])
        let (document, diagnostics) = isJSON ? readJSON(source, limits: limits) : readYAML(source, limits: limits)
        var shown = ShownDiagnostics(files)
        var out = "no document\n"
        if let document {
            out = document.isPartial ? "partial document\n" : "document\n"
            out += document.root.map { ShownTree(places: shown).lines(of: $0, indent: "  ") } ?? "  nothing\n"
            for comment in document.comments {
                let kind = comment.standsAlone ? "comment" : "comment after a value"
                out += "  \(shown.range(comment.span)) \(kind) `\(comment.text)`\n"
            }
        }
        return out + shown.text(diagnostics)
    }
}

/// Nodes one a line, each with its place.
private struct ShownTree {
    let places: ShownDiagnostics

    func lines(of node: YAMLNode, indent: String, key: YAMLNode? = nil) -> String {
        let name = key.map { "\(places.range($0.span)) `\(GoldenText.visible($0.scalar?.text ?? ""))`: " } ?? ""
        let head = "\(indent)\(name)\(places.range(node.span)) \(words(node))\(node.isBroken ? ", broken" : "")\n"
        switch node.value {
        case .scalar: return head
        case .sequence(let items): return head + items.map { lines(of: $0, indent: indent + "  ") }.joined()
        case .mapping(let entries):
            return head + entries.map { lines(of: $0.value, indent: indent + "  ", key: $0.key) }.joined()
        }
    }

    private func words(_ node: YAMLNode) -> String {
        switch node.value {
        case .scalar(let scalar): "\(style(scalar))\(kind(scalar)) `\(GoldenText.visible(scalar.text))`"
        case .sequence(let items): items.isEmpty ? "empty list" : "list"
        case .mapping(let entries): entries.isEmpty ? "empty mapping" : "mapping"
        }
    }

    private func style(_ scalar: YAMLScalar) -> String {
        switch scalar.style {
        case .plain: ""
        case .singleQuoted: "single-quoted "
        case .doubleQuoted: "double-quoted "
        case .literal: "literal "
        case .folded: "folded "
        }
    }

    private func kind(_ scalar: YAMLScalar) -> String {
        switch scalar.kind {
        case .null: "null"
        case .boolean: "boolean"
        case .integer: "integer"
        case .decimal: "decimal"
        case .otherBase: "number of another base"
        case .notFinite: "no finite number"
        case .text: "text"
        }
    }
}
