package import Diagnostics
package import YAMLSource

/// Reads the declarations of one rule file.
package func decodeRuleFile(_ document: YAMLDocument, limits: Limits) -> (RuleFile?, [Diagnostic]) {
    (RuleFile(source: document.source, language: .vi), [])
}
