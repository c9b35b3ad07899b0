/// The canonical text of a tree: single spaces around operators, parentheses only where they are needed. Parsed with the
/// same names, it gives the same tree.
///
/// - Complexity: O(n · height) in the size of the text.
/// - Specification: DMN 1.5, 10.3.1.2.
public func format(_ expression: Expression) -> String {
    format(expression, from: expression.root)
}

/// The canonical text of a part of a tree.
public func format(_ expression: Expression, from node: NodeID) -> String {
    Printer(expression: expression).text(node, .loosest)
}

/// The canonical text of a type.
public func format(_ type: TypeName) -> String {
    switch type {
    case .named(let name): return name
    case .list(let element): return "list<\(format(element))>"
    case .range(let element): return "range<\(format(element))>"
    case .context(let members):
        return "context<\(members.map { "\($0.name): \(format($0.type))" }.joined(separator: ", "))>"
    case .function(let parameters, let result):
        return "function<\(parameters.map { format($0) }.joined(separator: ", "))> -> \(format(result))"
    }
}

/// The literal of a text: quotes around it, escapes where they are needed.
public func formatText(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\r": out += "\\r"
        case "\t": out += "\\t"
        case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{202A}"..."\u{202E}",
            "\u{2066}"..."\u{2069}":
            let digits = String(scalar.value, radix: 16, uppercase: true)
            out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}
