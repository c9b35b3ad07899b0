import Diagnostics

/// Findings in the form of Checkstyle, which many servers read.
enum CheckstyleFindings {
    static func write(_ findings: Findings, _ language: Language) -> String {
        let byPath = Dictionary(grouping: findings.all, by: \.place.path)
        let others = byPath.keys.filter { !findings.paths.contains($0) }.sorted()
        let files = (findings.paths + others).map { path in
            let errors = (byPath[path] ?? []).map { error($0, language) }.joined()
            return "  \(XMLText.open("file", [("name", path)]))>\n\(errors)  </file>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <checkstyle version="4.3">
            \(files.joined())</checkstyle>

            """
    }

    private static func error(_ finding: Finding, _ language: Language) -> String {
        let (diagnostic, start) = (finding.diagnostic, finding.place.start)
        let severity = diagnostic.severity == .note ? "info" : diagnostic.severity.rawValue
        let attributes = [
            ("line", "\(start.line)"), ("column", "\(start.column)"), ("severity", severity),
            ("message", diagnostic.message[language]), ("source", diagnostic.kind.name),
        ]
        return "    \(XMLText.open("error", attributes))/>\n"
    }
}
