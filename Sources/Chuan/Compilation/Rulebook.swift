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
    /// How fields of reports follow from records.
    package let derivations: [Derivation]
    /// Whether it says how fields of reports follow from records.
    public var derivesReports: Bool { !derivations.isEmpty }
    /// For each block of the vocabulary, what must hold in its rows or between its fields.
    let constraints: [[Constraint]]
}

/// One target of the text. Results refer to it, so it is shared.
public final class Indicator: Sendable {
    public let id: String
    public let title: Title
    public let source: SourceClause?
    public let remedy: Title?
    public let note: Title?
    public let checks: [Check]
    public let span: Span

    init(
        id: String, title: Title, source: SourceClause?, remedy: Title?, note: Title?, checks: [Check], span: Span
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.remedy = remedy
        self.note = note
        self.checks = checks
        self.span = span
    }

    convenience init(_ declaration: IndicatorDeclaration, checks: [Check]) {
        self.init(
            id: declaration.id.value, title: declaration.title, source: declaration.source, remedy: declaration.remedy,
            note: declaration.note, checks: checks, span: declaration.span)
    }
}

/// The smallest thing with a verdict. Results refer to it, so it is shared.
public final class Check: Sendable {
    public let id: String
    public let title: Title?
    public let source: SourceClause?
    public let remedy: Title?
    public let note: Title?
    /// Under the default readings.
    let plan: CheckPlan
    /// For each alternative that changes this check, the plan under it alone.
    let variants: [Variant]
    /// The declared parts, for combining several readings; nil for a check that was kept compiled.
    let declaration: CheckDeclaration?
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

    init(
        id: String, title: Title?, source: SourceClause?, remedy: Title?, note: Title?, plan: CheckPlan,
        variants: [Variant], declaration: CheckDeclaration?, span: Span
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.remedy = remedy
        self.note = note
        self.plan = plan
        self.variants = variants
        self.declaration = declaration
        self.span = span
    }

    /// A check without a source or remedy of its own has those of its indicator.
    convenience init(
        _ declaration: CheckDeclaration, of indicator: IndicatorDeclaration, plan: CheckPlan, variants: [Variant]
    ) {
        self.init(
            id: declaration.id.value, title: declaration.title, source: declaration.source ?? indicator.source,
            remedy: declaration.remedy ?? indicator.remedy, note: declaration.note, plan: plan, variants: variants,
            declaration: declaration, span: declaration.span)
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

/// What must hold in a row or between the fields of a report. It is looked at very often, so it is shared.
final class Constraint: Sendable {
    let plan: Plan
    /// The inputs, or the columns of the row, that it mentions.
    let mentions: [Int]
    /// The inputs that it reads: for a row, those besides the row itself.
    let inputs: [Int]
    let severity: ConstraintDeclaration.Severity
    let message: Title?
    let slice: SourceSlice
    /// The two sides, when it is a comparison: shown with their values when it is broken.
    let sides: Sides?

    init(
        plan: Plan, mentions: [Int], inputs: [Int], severity: ConstraintDeclaration.Severity, message: Title?,
        slice: SourceSlice, sides: Sides?
    ) {
        self.plan = plan
        self.mentions = mentions
        self.inputs = inputs
        self.severity = severity
        self.message = message
        self.slice = slice
        self.sides = sides
    }

    convenience init(
        _ declaration: ConstraintDeclaration, _ part: CheckPlan.Part, mentions: [Int], inputs: [Int], sides: Sides?
    ) {
        self.init(
            plan: part.plan, mentions: mentions, inputs: inputs, severity: declaration.severity,
            message: declaration.message, slice: part.slice, sides: sides)
    }

    struct Sides: Sendable {
        let comparison: Node.Comparison
        let left: Plan
        let right: Plan
        /// Left minus right, of the columns of the row or of single fields; nil where it is no straight line.
        let form: LinearForm?
        let tree: Expression
        let leftNode: NodeID
        let rightNode: NodeID

        var leftText: String { format(tree, from: leftNode) }
        var rightText: String { format(tree, from: rightNode) }
    }
}
