import Diagnostics

/// Findings as a SARIF log with one run.
///
/// - Specification: Static Analysis Results Interchange Format 2.1.0, sections 3.14 (run), 3.19 (tool component), 3.27
///   (result), 3.55 (fix).
enum SARIFFindings {
    static func write(_ findings: Findings, _ language: Language, version: String) -> String {
        let log = SARIFLog(findings, language)
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            writer.member("version", "2.1.0")
            writer.key("runs")
            writer.list([log]) { $1.write(to: &$0, version: version) }
        }
        return writer.text + "\n"
    }
}

private struct SARIFLog {
    private let findings: Findings
    private let language: Language
    private let kinds: [Diagnostic.Kind]
    private let ruleIndices: [String: Int]

    init(_ findings: Findings, _ language: Language) {
        self.findings = findings
        self.language = language
        kinds = findings.kinds
        ruleIndices = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.name, $0) })
    }

    func write(to writer: inout JSONWriter, version: String) {
        writer.object { writer in
            writer.key("tool")
            writer.object { writer in
                writer.key("driver")
                writer.object { writer in
                    writer.member("name", "Chuẩn")
                    writer.member("semanticVersion", version)
                    writer.key("rules")
                    writer.list(kinds) { write($1, to: &$0) }
                }
            }
            writer.member("language", language.rawValue)
            writer.member("columnKind", "unicodeCodePoints")
            writer.key("results")
            writer.list(findings.all) { write($1, to: &$0) }
        }
    }

    private func write(_ kind: Diagnostic.Kind, to writer: inout JSONWriter) {
        let page = kind.explanation
        writer.object { writer in
            writer.member("id", kind.name)
            text("shortDescription", page.what, to: &writer)
            text("fullDescription", page.what + Message(" – ") + page.why, to: &writer)
            text("help", page.fix, to: &writer)
            writer.key("defaultConfiguration")
            writer.object { $0.member("level", level(kind.severity)) }
        }
    }

    private func write(_ finding: Finding, to writer: inout JSONWriter) {
        let diagnostic = finding.diagnostic
        let help = diagnostic.help.map { Message("; ") + $0 } ?? Message("")
        writer.object { writer in
            writer.member("ruleId", diagnostic.kind.name)
            writer.member("ruleIndex", ruleIndices[diagnostic.kind.name] ?? 0)
            writer.member("level", level(diagnostic.severity))
            text("message", diagnostic.message + help, to: &writer)
            writer.key("locations")
            writer.list([finding.place]) { writer, place in
                writer.object { physical(place, to: &$0) }
            }
            if !finding.labels.isEmpty { writeLabels(of: finding, to: &writer) }
            writer.key("partialFingerprints")
            writer.object { $0.member("line/v1", finding.fingerprint) }
            let fixes = diagnostic.fixes.filter { !$0.edits.isEmpty }
            if fixes.isEmpty { return }
            writer.key("fixes")
            writer.list(fixes) { write($1, to: &$0) }
        }
    }

    private func writeLabels(of finding: Finding, to writer: inout JSONWriter) {
        writer.key("relatedLocations")
        writer.list(zip(finding.diagnostic.labels, finding.labels)) { writer, pair in
            writer.object { writer in
                physical(pair.1, to: &writer)
                text("message", pair.0.message, to: &writer)
            }
        }
    }

    /// One change a file, in order of their files.
    private func write(_ fix: Fix, to writer: inout JSONWriter) {
        let changed = Set(fix.edits.map(\.span.file)).sorted().compactMap { findings.files[$0] }
        writer.object { writer in
            text("description", fix.title, to: &writer)
            writer.key("artifactChanges")
            writer.list(changed) { writer, file in
                writer.object { writer in
                    artifact(file.path, to: &writer)
                    writer.key("replacements")
                    writer.list(fix.edits.filter { $0.span.file == file.id }) { write($1, to: &$0) }
                }
            }
        }
    }

    private func write(_ edit: Fix.Edit, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("deletedRegion")
            writer.object { writer in
                writer.member("byteOffset", edit.span.start)
                writer.member("byteLength", edit.span.end - edit.span.start)
            }
            writer.key("insertedContent")
            writer.object { $0.member("text", edit.replacement) }
        }
    }

    private func physical(_ place: Finding.Place, to writer: inout JSONWriter) {
        writer.key("physicalLocation")
        writer.object { writer in
            artifact(place.path, to: &writer)
            writer.key("region")
            writer.object { writer in
                writer.member("startLine", place.start.line)
                writer.member("startColumn", place.start.column)
                writer.member("endLine", place.end.line)
                writer.member("endColumn", place.end.column)
            }
        }
    }

    private func artifact(_ path: String, to writer: inout JSONWriter) {
        writer.key("artifactLocation")
        writer.object { $0.member("uri", Self.uri(path)) }
    }

    private func text(_ name: String, _ message: Message, to writer: inout JSONWriter) {
        writer.key(name)
        writer.object { $0.member("text", message[language]) }
    }

    private func level(_ severity: Diagnostic.Severity) -> String { severity.rawValue }

    /// A relative reference, or an absolute one with the scheme of files.
    ///
    /// - Specification: RFC 3986, sections 2.3 and 4.2.
    private static func uri(_ path: String) -> String {
        var text = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            let isPlain = byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || (0x30...0x39).contains(byte))
            if isPlain || "/-._~".utf8.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }
}
