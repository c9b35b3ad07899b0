import Diagnostics

/// Findings for people, and how many there are.
enum TextFindings {
    static func write(_ findings: Findings, _ language: Language, colour: Bool) -> String {
        var renderer = DiagnosticRenderer(files: findings.files, language: language, colour: colour)
        let shown = findings.all.map { renderer.render($0.diagnostic) }
        return shown.joined() + summary(of: findings)[language] + "\n"
    }

    /// "3 tệp: 1 lỗi, 2 cảnh báo", with what could be mended.
    static func summary(of findings: Findings) -> Message {
        let files = findings.paths.count
        let start = Message(vi: "\(files) tệp: ", en: "\(counted(files, "file")): ")
        let parts = [
            part(findings.count(.error), vi: "lỗi", en: "error"),
            part(findings.count(.warning), vi: "cảnh báo", en: "warning"),
            part(findings.count(.note), vi: "ghi chú", en: "note"),
        ].compactMap { $0 }
        guard !parts.isEmpty else {
            return start + Message(vi: "không có gì phải sửa", en: "nothing to mend")
        }
        let counts = Message(
            vi: parts.map(\.vi).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
        let safe = findings.all.count { $0.diagnostic.fixes.contains { $0.grade == .safe } }
        if safe == 0 { return start + counts }
        return start + counts
            + Message(vi: "; --fix sửa được \(safe) chỗ", en: "; --fix mends \(safe)")
    }

    private static func part(_ count: Int, vi: String, en: String) -> Message? {
        count == 0 ? nil : Message(vi: "\(count) \(vi)", en: counted(count, en))
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
