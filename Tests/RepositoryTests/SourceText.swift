/// Swift source, line by line, told apart into code and the rest.
///
/// A scanner, no parser: it knows comments, strings of one and of several lines, and braces; that is enough for the
/// limits.
struct SourceText {
    /// Every Swift file of the product and its tests, by path.
    static let all: [String: SourceText] = Dictionary(
        uniqueKeysWithValues: Repository.swiftFiles().compactMap { path in
            (try? Repository.text(path)).map { (path, SourceText($0)) }
        })

    /// A function or initialiser, with the lines from its name to its closing brace.
    struct Function {
        let name: String
        let lines: Int
    }

    /// The lines with comments and the insides of strings blanked.
    let code: [String]

    init(_ text: String) {
        var lines: [String] = []
        var isInString = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(Self.code(of: line, &isInString))
        }
        code = lines
    }

    /// The code of one line; quotes stay, so that a string is still seen.
    private static func code(of line: Substring, _ isInString: inout Bool) -> String {
        let bytes = Array(line.utf8)
        var code: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at...].starts(with: Sign.quotes) {
                isInString.toggle()
                code += Sign.quotes.prefix(2)
                at += 3
            } else if isInString {
                at += bytes[at] == Sign.backslash ? 2 : 1
            } else if bytes[at...].starts(with: Sign.slashes) {
                break
            } else if bytes[at] == Sign.quote {
                code += Sign.quotes.prefix(2)
                at = afterString(bytes, at + 1)
            } else {
                code.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: code, as: UTF8.self)
    }

    private enum Sign {
        static let quote = UInt8(ascii: "\"")
        static let backslash = UInt8(ascii: "\\")
        static let open = UInt8(ascii: "(")
        static let close = UInt8(ascii: ")")
        static let quotes = [quote, quote, quote]
        static let slashes = [UInt8](repeating: UInt8(ascii: "/"), count: 2)
    }

    /// The place behind the closing quote; interpolations are passed over as a whole.
    private static func afterString(_ bytes: [UInt8], _ start: Int) -> Int {
        var at = start
        while at < bytes.count, bytes[at] != Sign.quote {
            if bytes[at] != Sign.backslash {
                at += 1
            } else if at + 1 < bytes.count, bytes[at + 1] == Sign.open {
                at = afterInterpolation(bytes, at + 2)
            } else {
                at += 2
            }
        }
        return at + 1
    }

    private static func afterInterpolation(_ bytes: [UInt8], _ start: Int) -> Int {
        var (at, depth) = (start, 1)
        while depth > 0, at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == Sign.open { depth += 1 }
            if byte == Sign.close { depth -= 1 }
            if byte == Sign.quote { at = afterString(bytes, at) }
        }
        return at
    }

    /// Every function and initialiser with a body.
    var functions: [Function] {
        var functions: [Function] = []
        for (start, line) in code.enumerated() where line.contains("func ") || line.contains("init") {
            guard let match = line.firstMatch(of: /\b(?:func\s+([^\s(<]+)|(init)[?!]?)\s*[(<]/),
                line[..<match.range.lowerBound].allSatisfy({ $0.isLetter || $0.isWhitespace || "@()_".contains($0) }),
                let end = end(ofBodyAt: start)
            else { continue }
            functions.append(Function(name: String(match.1 ?? match.2 ?? ""), lines: end - start + 1))
        }
        return functions
    }

    /// The line of the brace that closes the first body opened at or after a line; nil for a declaration without one.
    private func end(ofBodyAt start: Int) -> Int? {
        let indent = code[start].prefix { $0 == " " }.count
        var (depth, parentheses) = (0, 0)
        for index in start..<code.count {
            if index > start, depth == 0, parentheses == 0 {
                let line = code[index]
                let isBodyOrSignature =
                    line.contains("{") || line.trimmed.hasPrefix("->") || line.trimmed.hasPrefix("where")
                if line.prefix(while: { $0 == " " }).count <= indent, !isBodyOrSignature { return nil }
            }
            for character in code[index] {
                switch character {
                case "(": parentheses += 1
                case ")": parentheses -= 1
                case "{": depth += 1
                case "}":
                    depth -= 1
                    if depth == 0, parentheses == 0 { return index }
                    if depth < 0 { return nil }
                default: break
                }
            }
        }
        return nil
    }
}

extension String {
    fileprivate var trimmed: Substring { drop { $0 == " " } }
}
