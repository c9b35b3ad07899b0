import Diagnostics
import FEELSyntax
import TestSupport
import Testing

@Suite("Golden cases of expressions") struct GoldenTests {
    static let folder = GoldenFolder(languages: ["feel", "tests", "names", "limits"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "FEELSyntaxTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    /// The tree with the place of each node and the text that is printed back, or the mistakes.
    static func answer(_ section: GoldenCase) throws -> String {
        let isExpression = section.block("feel") != nil
        guard let block = section.block(isExpression ? "feel" : "tests") else { throw UnknownOption(text: "no input") }
        // The last line break belongs to the fence, not to the expression.
        let bytes = block.bytes.last == 0x0A ? Array(block.bytes.dropLast()) : block.bytes
        var files = SourceFiles()
        let source = files.add(path: "mau", bytes: bytes)
        let names = KnownNames(lines(section.givenBlock("names")) + lines(section.block("names")))
        let limits = try GoldenText.limits(section["limits"])
        let slice = SourceSlice(source, 0..<bytes.count)
        let (tree, diagnostics) =
            isExpression
            ? parseExpression(slice, names: names, limits: limits)
            : parseUnaryTests(slice, names: names, limits: limits)
        var shown = ShownDiagnostics(files)
        let out = tree.map { ShownExpression(tree: $0, places: shown).lines($0.root, "") + "= \(format($0))\n" } ?? ""
        return out + shown.text(diagnostics)
    }

    private static func lines(_ block: GoldenCase.Block?) -> [String] {
        (block?.text ?? "").split(separator: "\n").map(String.init)
    }
}

/// Nodes one a line, children below their parents, each with its place.
private struct ShownExpression {
    let tree: Expression
    let places: ShownDiagnostics

    func lines(_ id: NodeID, _ indent: String) -> String {
        var out = "\(indent)\(words(tree[id])) \(places.range(tree.span(id)))\n"
        tree[id].forEachChild { out += lines($0, indent + "  ") }
        return out
    }

    private func words(_ node: Node) -> String {
        switch node {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let digits): "number \(digits)"
        case .percent(let digits): "percent \(digits)"
        case .string(let value): "text `\(GoldenText.visible(value))`"
        case .temporal(let value): "temporal `\(value)`"
        case .name(let name): "name `\(name)`"
        case .input: "input"
        case .list: "list"
        case .context(let entries): "context " + entries.map { "`\($0.key)`" }.joined(separator: " ")
        case .range(let start, _, _, let end): "range \(start == .closed ? "[" : "(")..\(end == .closed ? "]" : ")")"
        case .comparisonRange(let sign, _): "range \(sign.rawValue)"
        case .path(_, let member): "member `\(member.name)` at \(places.range(member.span))"
        case .filter: "filter"
        case .call: "call"
        case .namedCall(_, let arguments): "call " + arguments.map { "`\($0.name)`" }.joined(separator: " ")
        default: operation(node)
        }
    }

    private func operation(_ node: Node) -> String {
        switch node {
        case .negate: "negate"
        case .arithmetic(let sign, _, _): "\(sign.rawValue)"
        case .compare(let sign, _, _): "\(sign.rawValue)"
        case .and: "and"
        case .or: "or"
        case .between: "between"
        case .isIn: "in"
        case .instanceOf(_, let type): "instance of \(format(type))"
        case .conditional: "if"
        case .forEach(let iterators, _): "for" + binders(iterators)
        case .quantified(let quantifier, let iterators, _): "\(quantifier)" + binders(iterators)
        case .function(let parameters, _, let isExternal):
            "function\(isExternal ? " external" : "") "
                + parameters.map { "`\($0.name)`" + ($0.type.map { ": \(format($0))" } ?? "") }.joined(separator: ", ")
        case .testAny: "any value"
        case .unaryTests(_, let negated): negated ? "none of" : "one of"
        case .testComparison(let sign, _): "test \(sign.rawValue)"
        case .testExpression: "test"
        default: ""
        }
    }

    private func binders(_ iterators: [Node.Iterator]) -> String {
        iterators.map { " `\($0.name)`\($0.end == nil ? "" : " over a range")" }.joined()
    }
}
