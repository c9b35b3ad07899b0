import Diagnostics

/// The page of one kind of diagnostic: what `chuan explain` says of it, in both languages.
struct DiagnosticPage {
    let kind: Diagnostic.Kind

    static func path(_ name: String) -> String { "docs/diagnostics/\(name).md" }

    var page: GeneratedPage {
        let explanation = kind.explanation
        return GeneratedPage(
            path: Self.path(kind.name),
            text: """
                # `\(kind.name)`

                *\(severity.vi) · \(severity.en)*

                \(Self.sentence(explanation.what.vi)) \(Self.sentence(explanation.why.vi))

                \(Self.sentence(explanation.what.en)) \(Self.sentence(explanation.why.en))

                **Sai · Wrong**

                \(Self.fenced(explanation.wrong))

                **Đúng · Right**

                \(Self.fenced(explanation.right))

                **Cách sửa.** \(Self.sentence(explanation.fix.vi))

                **Fix.** \(Self.sentence(explanation.fix.en))

                """)
    }

    var severity: Message {
        switch kind.severity {
        case .error: Message(vi: "lỗi", en: "error")
        case .warning: Message(vi: "cảnh báo", en: "warning")
        case .note: Message(vi: "ghi chú", en: "note")
        }
    }

    /// With a capital and a full stop.
    private static func sentence(_ text: String) -> String {
        let start = text.prefix(1).uppercased() + text.dropFirst()
        return start.last.map { ".?!…".contains($0) } == true ? start : start + "."
    }

    /// A fence longer than any inside.
    private static func fenced(_ text: String) -> String {
        let fence = text.contains("```") ? "````" : "```"
        return "\(fence)text\n\(text.hasSuffix("\n") ? String(text.dropLast()) : text)\n\(fence)"
    }

    /// The table of all kinds.
    static func index(_ kinds: [Diagnostic.Kind]) -> GeneratedPage {
        var text = """
            # Thông báo · Diagnostics

            <!-- Made from the code: UPDATE_DOCS=1 swift test --filter RepositoryTests -->

            Mọi thông báo về chỗ sai trong quy tắc và báo cáo. `chuan explain TÊN` in cùng nội dung.
            Every message about a mistake in rules and reports. `chuan explain NAME` prints the same.

            | tên · name | mức · severity | | |
            | --- | --- | --- | --- |

            """
        for kind in kinds {
            let severity = DiagnosticPage(kind: kind).severity
            let what = kind.explanation.what
            text +=
                "| [\(kind.name)](\(kind.name).md) | \(severity.vi) · \(severity.en) "
                + "| \(cell(sentence(what.vi))) | \(cell(sentence(what.en))) |\n"
        }
        return GeneratedPage(path: "docs/diagnostics/README.md", text: text)
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
