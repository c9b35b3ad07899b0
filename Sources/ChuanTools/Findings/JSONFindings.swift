import Diagnostics

/// Findings as `chuan.findings/1`. Keys are only ever added.
enum JSONFindings {
    static func write(_ findings: Findings) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("format", "chuan.findings/1")
            writer.key("files")
            writer.list(findings.paths) { $0.string($1) }
            writer.key("findings")
            writer.list(findings.all) { write($1, to: &$0, findings) }
            writer.key("summary")
            writer.object { writer in
                for severity in [Diagnostic.Severity.error, .warning, .note] {
                    writer.member(severity.rawValue, findings.count(severity))
                }
            }
        }
        return writer.text + "\n"
    }

    private static func write(_ finding: Finding, to writer: inout JSONWriter, _ findings: Findings) {
        let diagnostic = finding.diagnostic
        writer.object { writer in
            writer.member("name", diagnostic.kind.name)
            writer.member("severity", diagnostic.severity.rawValue)
            write("message", diagnostic.message, to: &writer)
            write(finding.place, to: &writer)
            if let help = diagnostic.help { write("help", help, to: &writer) }
            writer.key("labels")
            writer.list(zip(diagnostic.labels, finding.labels)) { writer, pair in
                writer.object { writer in
                    write("message", pair.0.message, to: &writer)
                    write(pair.1, to: &writer)
                }
            }
            writer.key("fixes")
            writer.list(diagnostic.fixes) { write($1, to: &$0, findings) }
            writer.member("fingerprint", finding.fingerprint)
        }
    }

    private static func write(_ name: String, _ message: Message, to writer: inout JSONWriter) {
        writer.key(name)
        writer.object { writer in
            writer.member("vi", message.vi)
            writer.member("en", message.en)
        }
    }

    private static func write(_ place: Finding.Place, to writer: inout JSONWriter) {
        writer.member("file", place.path)
        for (name, location) in [("start", place.start), ("end", place.end)] {
            writer.key(name)
            writer.object { writer in
                writer.member("line", location.line)
                writer.member("column", location.column)
            }
        }
    }

    /// Edits are given in bytes, which need no counting of lines.
    private static func write(_ fix: Fix, to writer: inout JSONWriter, _ findings: Findings) {
        writer.object { writer in
            write("title", fix.title, to: &writer)
            writer.member("grade", fix.grade == .safe ? "safe" : "needs-review")
            writer.key("edits")
            writer.list(fix.edits) { writer, edit in
                writer.object { writer in
                    writer.member("file", findings.files[edit.span.file]?.path)
                    writer.member("from_byte", edit.span.start)
                    writer.member("to_byte", edit.span.end)
                    writer.member("replacement", edit.replacement)
                }
            }
        }
    }
}
