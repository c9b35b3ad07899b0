import Chuan
package import Diagnostics

/// A check that was changed in one place, as a slip of the pen would.
struct Mutant: Sendable {
    /// What was changed.
    enum Kind: String, Sendable, CaseIterable {
        case threshold
        case strictness
        case tableRows = "table_rows"
        case condition
        case unitType = "unit_type"
        case fraction
    }

    let kind: Kind
    /// The check as it was, and as it is now.
    let original: DeclaredCheck
    let changed: DeclaredCheck
    /// `mục tiêu: từ 98% trở lên → >= 97%`.
    let words: Message
    let span: Span
    /// The alternative of a reading that the changed part belongs to; nil: the check itself.
    var way: Way?
    /// When the changed condition or target comes out otherwise than before; nil where that can't be said.
    var difference: TreeDifference?

    struct Way: Sendable, Hashable {
        let reading: String
        let alternative: String
    }
}

/// A mutant that no test notices.
package struct SurvivingMutant: Sendable, Hashable {
    package let check: String
    package let kind: String
    package let words: Message
    package let span: Span
    /// Why no report could tell it from the rule; nil where that is not proved.
    package let proof: Message?
}

/// What the tests of a rulebook notice.
package struct MutationResult: Sendable {
    package let mutants: Int
    /// In order of the rules.
    package let survivors: [SurvivingMutant]

    package var alive: [SurvivingMutant] { survivors.filter { $0.proof == nil } }
    package var equivalent: [SurvivingMutant] { survivors.filter { $0.proof != nil } }
}
