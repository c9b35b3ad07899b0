package import Diagnostics

/// Diagnostics as cases expect them: in Vietnamese as people see them, with snippet and caret; below that the English
/// words and the edits that would mend it.
package struct ShownDiagnostics {
    private let files: SourceFiles
    private var vietnamese: DiagnosticRenderer

    package init(_ files: SourceFiles) {
        self.files = files
        vietnamese = DiagnosticRenderer(files: files, language: .vi)
    }

    package mutating func text(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { text($0) }.joined()
    }

    private mutating func text(_ diagnostic: Diagnostic) -> String {
        var out = vietnamese.render(diagnostic) + "    en: \(diagnostic.message.en)\n"
        for label in diagnostic.labels { out += "    en - \(label.message.en)\n" }
        if let help = diagnostic.help { out += "    en = \(help.en)\n" }
        for fix in diagnostic.fixes {
            out += "    fix (\(fix.grade)): \(fix.title.vi) | \(fix.title.en)\n"
            for edit in fix.edits { out += "      \(range(edit.span)) `\(GoldenText.visible(edit.replacement))`\n" }
        }
        return out
    }

    /// `1:5-1:8`: line and column of the first character and of the one behind the last.
    package func range(_ span: Span) -> String {
        guard let file = files[span.file] else { return "?" }
        let lines = LineIndex(file)
        let (start, end) = (lines.location(of: span.start), lines.location(of: span.end))
        let from = "\(start.line):\(start.column)"
        if span.start == span.end { return from }
        return start.line == end.line ? "\(from)-\(end.column)" : "\(from)-\(end.line):\(end.column)"
    }
}

package enum GoldenText {
    /// A text on one line: what can't be seen is escaped as in the inputs of cases.
    package static func visible(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\\": out += "\\\\"
            case _
            where scalar.value < 0x20
                || [.format, .spaceSeparator].contains(scalar.properties.generalCategory)
                    && scalar != " ":
                out += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// `name: value` a line, as blocks of options have it.
    package static func options(_ text: String?) throws -> [(name: String, value: String)] {
        try (text ?? "").split(separator: "\n").map { line in
            guard let colon = line.firstIndex(of: ":") else { throw UnknownOption(text: String(line)) }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (String(line[..<colon]), String(value))
        }
    }

    /// The limits that a block of options asks for: `depth: 4`.
    package static func limits(_ text: String?) throws -> Limits {
        var limits = Limits.standard
        for (name, value) in try options(text) {
            guard let path = limitPaths[name], let number = Int(value) else {
                throw UnknownOption(text: "\(name): \(value)")
            }
            limits[keyPath: path] = number
        }
        return limits
    }

    private static var limitPaths: [String: WritableKeyPath<Limits, Int>] {
        [
            "file bytes": \.fileBytes, "scalar bytes": \.scalarBytes, "depth": \.depth, "nodes": \.nodes,
            "aliases": \.aliases, "alias nodes": \.aliasNodes, "expression bytes": \.expressionBytes,
            "expression depth": \.expressionDepth, "rows": \.rows, "files": \.files,
            "derived groups": \.derivedGroups, "compared records": \.comparedRecords,
            "diagnostics per file": \.diagnosticsPerFile, "evaluation steps": \.evaluationSteps,
            "record bytes": \.recordBytes, "rejects": \.rejects,
        ]
    }
}

/// A block of options says something that nobody knows.
package struct UnknownOption: Error, Equatable, CustomStringConvertible {
    package let text: String

    package init(text: String) {
        self.text = text
    }

    package var description: String { "no option `\(text)`" }
}
