import Diagnostics

/// Findings as workflow commands: `::error file=…,line=…::…`.
enum GitHubFindings {
    static func write(_ findings: Findings, _ language: Language) -> String {
        findings.all.map { command($0, language) }.joined()
    }

    private static func command(_ finding: Finding, _ language: Language) -> String {
        let (diagnostic, place) = (finding.diagnostic, finding.place)
        let level = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
        let properties = [
            ("file", place.path), ("line", "\(place.start.line)"), ("col", "\(place.start.column)"),
            ("endLine", "\(place.end.line)"), ("endColumn", "\(place.end.column)"), ("title", diagnostic.kind.name),
        ]
        let list = properties.map { "\($0)=\(escaped($1, also: ":,"))" }.joined(separator: ",")
        let help = diagnostic.help.map { "\n\($0[language])" } ?? ""
        return "::\(level) \(list)::\(escaped(diagnostic.message[language] + help, also: ""))\n"
    }

    /// What would end the command or a property is given by its number.
    private static func escaped(_ text: String, also more: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            if "%\r\n".unicodeScalars.contains(scalar) || more.unicodeScalars.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                out += "%" + (digits.count == 1 ? "0" : "") + digits
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
