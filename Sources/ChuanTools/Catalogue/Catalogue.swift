import Chuan
public import Diagnostics
import FEEL
import FEELSyntax
import Workbooks
import YAMLSource

/// Every diagnostic of the product, for `explain` and for the documentation.
public enum Catalogue {
    /// Sorted by name.
    public static let all: [Diagnostic.Kind] = {
        let kinds =
            YAMLDiagnostics.kinds + FEELSyntaxDiagnostics.kinds + FEELDiagnostics.kinds + RuleDiagnostics.kinds
            + CompilationDiagnostics.kinds + ReportDiagnostics.kinds + SheetDiagnostics.kinds
            + WorkbookDiagnostics.kinds + RecordDiagnostics.kinds + Lint.kinds
            + BaselineDiagnostics.kinds
            + TestDiagnostics.kinds
        return kinds.sorted { $0.name < $1.name }
    }()

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// - Complexity: O(length).
    public static func kind(named name: String) -> Diagnostic.Kind? { byName[name] }

    /// What `chuan explain` says of a diagnostic.
    public static func page(of kind: Diagnostic.Kind, _ language: Language) -> String {
        let page = kind.explanation
        let words =
            language == .vi
            ? ("Chuyện gì", "Vì sao", "Sai", "Đúng", "Cách sửa") : ("What", "Why", "Wrong", "Right", "Fix")
        return """
            \(kind.name)

            \(words.0): \(page.what[language])
            \(words.1): \(page.why[language])

            \(words.2):
            \(indented(page.wrong))

            \(words.3):
            \(indented(page.right))

            \(words.4): \(page.fix[language])

            """
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
    }
}
