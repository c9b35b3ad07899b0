import Diagnostics

/// Findings as GitLab's report of code quality: a list of issues with fingerprints.
enum GitLabFindings {
    static func write(_ findings: Findings, _ language: Language) -> String {
        var writer = JSONWriter()
        writer.list(findings.all) { writer, finding in
            let diagnostic = finding.diagnostic
            writer.object { writer in
                writer.member("description", diagnostic.message[language])
                writer.member("check_name", diagnostic.kind.name)
                writer.member("fingerprint", finding.fingerprint)
                writer.member("severity", severity(diagnostic.severity))
                writer.key("location")
                writer.object { writer in
                    writer.member("path", finding.place.path)
                    writer.key("lines")
                    writer.object { writer in
                        writer.member("begin", finding.place.start.line)
                        writer.member("end", finding.place.end.line)
                    }
                }
            }
        }
        return writer.text + "\n"
    }

    private static func severity(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "major"
        case .warning: "minor"
        case .note: "info"
        }
    }
}
