public import Diagnostics
import YAMLSource

/// Findings that are known and put up with: only others are reported.
public struct Baseline: Sendable {
    private let fingerprints: Set<String>

    static let format = "chuan.baseline/1"

    /// Reads what `text(of:)` wrote.
    ///
    /// - Returns: Nil when it is no baseline, with what is wrong.
    /// - Diagnostics: those of JSON, and `baseline/unknown-form`.
    public static func read(_ file: SourceFile, limits: Limits) -> (Baseline?, [Diagnostic]) {
        let (document, mistakes) = readJSON(file, limits: limits)
        guard let root = document?.root, !mistakes.hasError else { return (nil, mistakes) }
        guard let entries = root.entries, let format = entries.first(where: { $0.name == "format" })?.value,
            format.scalar?.text == Self.format,
            let findings = entries.first(where: { $0.name == "findings" })?.value.items
        else { return (nil, mistakes + [.unknownBaseline(at: root.span)]) }
        let prints = findings.compactMap { finding in
            finding.entries?.first { $0.name == "fingerprint" }?.value.scalar?.text
        }
        return (Baseline(fingerprints: Set(prints)), mistakes)
    }

    public func contains(_ finding: Finding) -> Bool { fingerprints.contains(finding.fingerprint) }

    /// The file that puts up with these findings. Besides the fingerprint, what people want to see of each.
    public static func text(of findings: Findings) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("format", format)
            writer.key("findings")
            writer.list(findings.all) { writer, finding in
                writer.object { writer in
                    writer.member("name", finding.diagnostic.kind.name)
                    writer.member("file", finding.place.path)
                    writer.member("line", finding.place.start.line)
                    writer.member("fingerprint", finding.fingerprint)
                }
            }
        }
        return writer.text + "\n"
    }
}
