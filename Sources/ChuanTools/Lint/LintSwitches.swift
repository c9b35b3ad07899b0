import Chuan
import Diagnostics

/// The levels that rulebooks give to lints, and the comments that switch lints off.
struct LintSwitches {
    private struct Comment {
        let suppression: Suppression
        var isUsed = false
    }

    /// By file: the levels of its rulebook, those switched off as nil.
    private var levels: [FileID: [String: Diagnostic.Severity?]] = [:]
    private var comments: [FileID: [Comment]] = [:]
    private var found: [Diagnostic] = []
    private static let names = Set(Lint.kinds.map(\.name))

    init(_ rulebooks: [LintedRulebook], _ files: [LintedFile]) {
        for rulebook in rulebooks { take(rulebook) }
        for file in files {
            let own = Suppression.all(in: file)
            if own.isEmpty { continue }
            comments[file.source.id] = own.map { Comment(suppression: $0) }
            for suppression in own { check(suppression) }
        }
    }

    private mutating func take(_ rulebook: LintedRulebook) {
        var own: [String: Diagnostic.Severity?] = [:]
        for lint in rulebook.files.flatMap({ $0.rulebook?.lints ?? [] }) where !lint.id.value.isEmpty {
            if !Self.names.contains(lint.id.value) {
                found.append(.unknownLint(lint.id.value, at: lint.id.span))
            } else if lint.severity == nil, lint.reason?.isEmpty ?? true {
                found.append(.missingReason(lint.id.value, at: lint.id.span))
            }
            own[lint.id.value] = .some(lint.severity)
        }
        for file in rulebook.files { levels[file.source.id] = own }
    }

    private mutating func check(_ suppression: Suppression) {
        if !Self.names.contains(suppression.name) {
            found.append(.unknownLint(suppression.name, at: suppression.nameSpan))
        } else if !suppression.hasReason {
            found.append(.missingReason(suppression.name, at: suppression.span))
        }
    }

    /// The findings that are not switched off, at the levels that rulebooks set.
    mutating func apply(to findings: [Diagnostic]) -> [Diagnostic] { findings.compactMap { apply(to: $0) } }

    private mutating func apply(to finding: Diagnostic) -> Diagnostic? {
        let (name, file) = (finding.kind.name, finding.span.file)
        var isAllowed = false
        for place in comments[file]?.indices ?? 0..<0 {
            guard let suppression = comments[file]?[place].suppression, suppression.name == name,
                suppression.range.contains(finding.span.start)
            else { continue }
            comments[file]?[place].isUsed = true
            isAllowed = true
        }
        if isAllowed { return nil }
        guard let level = levels[file]?[name] else { return finding }
        guard let level else { return nil }
        var changed = finding
        changed.severity = level
        return changed
    }

    /// What is wrong with the levels and comments themselves.
    ///
    /// - Parameter reportsUnused: Every lint had its say, so that a comment which met none is needless.
    mutating func mistakes(reportsUnused: Bool) -> [Diagnostic] {
        var mistakes = found
        if reportsUnused {
            for comment in comments.values.joined()
            where !comment.isUsed && Self.names.contains(comment.suppression.name) {
                mistakes.append(.unusedSuppression(comment.suppression))
            }
        }
        return apply(to: mistakes)
    }
}
