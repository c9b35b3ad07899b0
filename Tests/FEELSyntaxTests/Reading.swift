import Diagnostics
import FEELSyntax

func slice(_ text: String) -> SourceSlice {
    slice(Array(text.utf8))
}

func slice(_ bytes: [UInt8]) -> SourceSlice {
    let file = SourceFile(id: FileID(number: 0), path: "test.yaml", bytes: bytes)
    return SourceSlice(file, 0..<bytes.count)
}

/// What is reported, as `kind "text under the caret"`.
func mistakes(_ text: String, _ diagnostics: [Diagnostic]) -> [String] {
    let bytes = Array(text.utf8)
    return diagnostics.map { "\($0.kind.name) \(String(decoding: bytes[$0.span.range], as: UTF8.self))" }
}

/// The tree as a text of its shape, without ids and places.
func shape(_ tree: Expression) -> String { Shape(tree: tree).of(tree.root) }

/// The shape of an expression, or what is wrong with it.
func shape(of text: String, names: [String] = []) -> String {
    let (tree, diagnostics) = parseExpression(slice(text), names: KnownNames(names))
    guard let tree else { return mistakes(text, diagnostics).joined(separator: "; ") }
    return shape(tree)
}

/// The shape of a list of tests, or what is wrong with it.
func shape(ofTests text: String, names: [String] = []) -> String {
    let (tree, diagnostics) = parseUnaryTests(slice(text), names: KnownNames(names))
    guard let tree else { return mistakes(text, diagnostics).joined(separator: "; ") }
    return shape(tree)
}

private struct Shape {
    let tree: Expression

    func of(_ id: NodeID) -> String {
        switch tree[id] {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let digits): digits
        case .percent(let digits): "\(digits)%"
        case .string(let value): "'\(value)'"
        case .temporal(let value): "@'\(value)'"
        case .name(let name): "<\(name)>"
        case .input: "?"
        case .list(let items): call("list", items)
        case .context(let entries): "{" + entries.map { "\($0.key): \(of($0.value))" }.joined(separator: " ") + "}"
        case .range(let start, let low, let high, let end):
            (start == .closed ? "[" : "(") + "\(of(low)) .. \(of(high))" + (end == .closed ? "]" : ")")
        case .comparisonRange(let sign, let value): "(range\(sign.rawValue) \(of(value)))"
        case .path(let value, let member): "(\(of(value)) . \(member.name))"
        case .filter(let value, let condition): "(\(of(value)) [ \(of(condition)))"
        case .call(let callee, let arguments): call("call", [callee] + arguments)
        case .namedCall(let callee, let arguments):
            "(call \(of(callee)) " + arguments.map { "\($0.name): \(of($0.value))" }.joined(separator: " ") + ")"
        case .negate(let value): call("neg", [value])
        case .arithmetic(let sign, let left, let right): call(sign.rawValue, [left, right])
        case .compare(let sign, let left, let right): call(sign.rawValue, [left, right])
        case .and(let left, let right): call("and", [left, right])
        case .or(let left, let right): call("or", [left, right])
        case .between(let value, let low, let high): call("between", [value, low, high])
        case .isIn(let value, let tests): call("in", [value] + tests)
        case .instanceOf(let value, let type): "(is \(of(value)) \(format(type)))"
        case .conditional(let condition, let then, let otherwise): call("if", [condition, then, otherwise])
        case .forEach(let iterators, let body): "(for \(binders(iterators)) \(of(body)))"
        case .quantified(let quantifier, let iterators, let body): "(\(quantifier) \(binders(iterators)) \(of(body)))"
        case .function(let parameters, let body, let external):
            "(fn \(parameters.map { $0.name + ($0.type.map { ":" + format($0) } ?? "") }) \(external) \(of(body)))"
        case .testAny: "any"
        case .unaryTests(let tests, let negated): call(negated ? "none" : "tests", tests)
        case .testComparison(let sign, let value): call("test\(sign.rawValue)", [value])
        case .testExpression(let value): call("test", [value])
        }
    }

    private func call(_ head: String, _ parts: [NodeID]) -> String {
        "(" + ([head] + parts.map(of)).joined(separator: " ") + ")"
    }

    private func binders(_ iterators: [Node.Iterator]) -> String {
        iterators.map { "\($0.name): \(of($0.source))" + ($0.end.map { "..\(of($0))" } ?? "") }.joined(separator: " ")
    }
}
