public import Diagnostics
public import FEEL
import FEELSyntax

/// A compiled rulebook: what all reports of a run are judged by. Immutable; shared freely between threads.
public struct Rulebook: Sendable {
    public let id: String
    public let title: Title
    public let effectiveFrom: CalendarDate?
    public let effectiveTo: CalendarDate?
    /// Interim reports get provisional verdicts.
    public let annual: Bool
    public let documents: [DocumentDeclaration]
    public let vocabulary: Vocabulary
    public let indicators: [Indicator]
    public let readings: [Reading]
    /// For each block of the vocabulary, what must hold in its rows or between its fields.
    let constraints: [[Constraint]]
}

/// One target of the text.
public struct Indicator: Sendable {
    public let id: String
    public let title: Title
    public let source: SourceClause?
    public let remedy: Title?
    public let note: Title?
    public let checks: [Check]
    public let span: Span
}

/// The smallest thing with a verdict.
public struct Check: Sendable {
    public let id: String
    public let title: Title?
    public let source: SourceClause?
    public let remedy: Title?
    public let note: Title?
    /// Under the default readings.
    let plan: CheckPlan
    /// For each alternative that changes this check, the plan under it alone.
    let variants: [Variant]
    /// The declared parts, for combining several readings and for explanations.
    let declaration: CheckDeclaration
    public let span: Span

    struct Variant: Sendable {
        let reading: String
        let alternative: String
        let plan: CheckPlan
        /// It changes more than the roll-up.
        let changesUnits: Bool
        /// It changes nothing but what an empty denominator means.
        let onlyZeroDenominator: Bool
    }
}

/// One ambiguous clause.
public struct Reading: Sendable {
    public struct Alternative: Sendable {
        public let id: String
        public let title: Title
        /// The name of the number that is given with it, if it takes one.
        public let parameter: String?
        /// It changes how every check is rolled up.
        let changesRollUps: Bool
    }

    public let id: String
    public let title: Title
    public let defaultTitle: Title
    public let alternatives: [Alternative]
    /// Ids of checks that may contradict each other about the same row.
    public let conflicts: [String]
    public let span: Span
}

/// What must hold in a row or between the fields of a report.
struct Constraint: Sendable {
    let plan: Plan
    /// The inputs, or the columns of the row, that it mentions.
    let mentions: Set<Int>
    /// The inputs that it reads: for a row, those besides the row itself.
    let inputs: [Int]
    let severity: ConstraintDeclaration.Severity
    let message: Title?
    let slice: SourceSlice
    /// The two sides, when it is a comparison: shown with their values when it is broken.
    let sides: Sides?

    struct Sides: Sendable {
        let comparison: Node.Comparison
        let left: Plan
        let right: Plan
        let tree: Expression
        let leftNode: NodeID
        let rightNode: NodeID

        var leftText: String { format(tree, from: leftNode) }
        var rightText: String { format(tree, from: rightNode) }
    }
}
