public import Diagnostics

/// The forms in which findings are written.
public enum FindingsFormat: String, Sendable, CaseIterable {
    /// For people: the line with a caret below.
    case text
    /// `chuan.findings/1`.
    case json
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// A test case for each finding.
    case junit
    /// Commands of GitHub's workflows, which it shows beside the lines.
    case github
    /// GitLab's report of code quality.
    case gitlab
    case checkstyle

    /// The findings as text, with a line break at its end.
    ///
    /// - Parameters:
    ///   - version: That of the program.
    ///   - colour: Only `text` has it.
    /// - Complexity: O(findings).
    public func write(_ findings: Findings, _ language: Language, version: String, colour: Bool = false) -> String {
        switch self {
        case .text: TextFindings.write(findings, language, colour: colour)
        case .json: JSONFindings.write(findings)
        case .sarif: SARIFFindings.write(findings, language, version: version)
        case .junit: JUnitFindings.write(findings, language)
        case .github: GitHubFindings.write(findings, language)
        case .gitlab: GitLabFindings.write(findings, language)
        case .checkstyle: CheckstyleFindings.write(findings, language)
        }
    }
}
