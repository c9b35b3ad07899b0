package import Diagnostics

/// The mistakes that reading rule files can find.
package enum RuleDiagnostics {
    /// By name.
    package static let kinds: [Diagnostic.Kind] =
        (shapes + checks + names + readings + vocabulary + derivations + loading)
        .sorted { $0.name < $1.name }

    private static let shapes: [Diagnostic.Kind] = [
        .unknownKey, .mixedLanguages, .repeatedKey, .wrongShape, .missingKey, .emptyList, .badRuleDate, .reversedPeriod,
        .unknownWord, .misplacedKey,
    ]
    private static let checks: [Diagnostic.Kind] = [
        .noMeasure, .severalMeasures, .halfFraction, .missingTarget, .badIteration, .unknownTargetPhrase,
        .unreachableLine, .comparedRequirement,
    ]
    private static let names: [Diagnostic.Kind] = [
        .duplicateID, .unknownUnitType, .unknownDocument, .unknownReading, .unknownAlternative, .badName, .badKey,
        .nameClash, .differentNames,
    ]
    private static let readings: [Diagnostic.Kind] = [.unknownCheck, .loneConflict, .reservedID]
    private static let vocabulary: [Diagnostic.Kind] = [
        .unknownField, .unknownEnumeration, .unknownValue, .unknownUnitOfMeasure, .unsuitableField,
    ]
    private static let derivations: [Diagnostic.Kind] = [
        .unknownBlock, .unsuitableKey, .notDerivable, .derivedTwice, .missingRowKey,
    ]
    private static let loading: [Diagnostic.Kind] = [
        .unreadableFile, .missingImport, .outsideFolder, .importCycle, .repeatedImport, .noRulebook,
        .secondRulebook, .unclaimedFile, .tooManyFiles,
    ]
}

/// Pieces of messages.
package enum Wording {
    /// User text between backticks: one line, not too long.
    package static func quoted(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(60) {
            let isPlain = scalar != "`" && !scalar.isBlank
            shown.unicodeScalars.append(isPlain ? scalar : scalar == "`" ? "'" : " ")
        }
        return "`\(shown)\(text.unicodeScalars.count > 60 ? "…" : "")`"
    }

    /// `a`, `b` or `c`.
    package static func alternatives(_ texts: [String]) -> Message {
        let quoted = texts.map(Self.quoted)
        guard let last = quoted.last, quoted.count > 1 else { return Message(quoted.first ?? "") }
        let rest = quoted.dropLast().joined(separator: ", ")
        return Message(vi: "\(rest) hoặc \(last)", en: "\(rest) or \(last)")
    }

    /// "did you mean …"; nil without a candidate.
    package static func didYouMean(_ names: [String]) -> Message? {
        if names.isEmpty { return nil }
        let list = alternatives(names)
        return Message(vi: "có phải là \(list.vi)?", en: "did you mean \(list.en)?")
    }

    /// The fix that puts the only candidate in place of the text, in quotes where YAML needs them.
    package static func replacement(_ names: [String], at span: Span) -> [Fix] {
        guard let name = names.first, names.count == 1, !name.contains("\"") else { return [] }
        let title = Message(vi: "thay bằng \(quoted(name))", en: "replace with \(quoted(name))")
        let needsQuotes = name.contains { ",:[]{}#&*!|>'%@`".contains($0) }
        return [Fix(title, .needsReview, [Fix.Edit(span, needsQuotes ? "\"\(name)\"" : name)])]
    }
}
