public import Diagnostics

/// One target of the text, judged by its checks together.
public struct IndicatorDeclaration: Sendable {
    public var id: Located<String>
    public var title: Title
    public var source: SourceClause?
    /// Unit types of checks that do not name their own.
    public var appliesTo: [Located<String>]
    public var remedy: Title?
    public var note: Title?
    public var checks: [CheckDeclaration]
    public var span: Span

    public init(id: Located<String>, title: Title, checks: [CheckDeclaration], span: Span) {
        self.id = id
        self.title = title
        appliesTo = []
        self.checks = checks
        self.span = span
    }
}

/// The smallest thing with a verdict.
public struct CheckDeclaration: Sendable {
    public var id: Located<String>
    public var title: Title?
    public var source: SourceClause?
    public var appliesTo: [Located<String>]
    /// Unit types whose claim "không thuộc phạm vi" is believed; others count as missing.
    public var believesClaims: [Located<String>]
    public var remedy: Title?
    public var note: Title?
    /// What is computed and compared, under the default readings.
    public var body: CheckBody
    /// What other readings change: only the parts that are set replace those of `body`.
    public var variants: [Variant]
    public var span: Span

    public struct Variant: Sendable {
        public var reading: Located<String>
        public var alternative: Located<String>
        public var body: CheckBody
        /// These replace those of the check where they are set; they change no verdict.
        public var title: Title?
        public var source: SourceClause?
        public var remedy: Title?
        public var note: Title?

        public init(reading: Located<String>, alternative: Located<String>, body: CheckBody) {
            self.reading = reading
            self.alternative = alternative
            self.body = body
        }
    }

    public init(id: Located<String>, body: CheckBody, span: Span) {
        self.id = id
        self.body = body
        self.span = span
        appliesTo = []
        believesClaims = []
        variants = []
    }
}

/// The parts of a check that a reading may replace. What is nil was not written.
public struct CheckBody: Sendable {
    /// Replaces the unit types of the check (only in a variant).
    public var appliesTo: [Located<String>]?
    /// Replaces the unit types whose claims are believed (only in a variant).
    public var believesClaims: [Located<String>]?
    /// Holds where the check is about this unit; false: not applicable.
    public var onlyIf: SourceSlice?
    /// Names for expressions of this check, in order.
    public var definitions: [Definition] = []
    public var forEach: Iteration?
    public var whereCondition: SourceSlice?
    public var numerator: SourceSlice?
    public var denominator: SourceSlice?
    /// A rate field that stands in when the counts are missing.
    public var reportedRate: SourceSlice?
    /// A single value, where the measure is not a share.
    public var measure: SourceSlice?
    /// A condition: true passes, false fails.
    public var requirement: SourceSlice?
    /// A pass stands only where this is true; otherwise undecided.
    public var provenBy: SourceSlice?
    /// The share of the rows that meet a condition, among those that count.
    public var shareOf: Iteration?
    public var countedWhen: SourceSlice?
    public var metWhen: SourceSlice?
    /// Conditions that concern this check only; a broken one makes it inconsistent.
    public var consistentWhen: [SourceSlice]?
    public var target: TargetDeclaration?
    public var noRows: [Outcome]?
    public var noBlock: NoBlock?
    public var zeroDenominator: Located<VerdictCode>?
    public var rounding: Located<Int>?
    public var rollUp: RollUpDeclaration?

    public struct Definition: Sendable {
        public var name: Located<String>
        public var expression: SourceSlice

        public init(name: Located<String>, expression: SourceSlice) {
            self.name = name
            self.expression = expression
        }
    }

    /// `tthc as row`: an expression that gives a list, and the name of its items.
    public struct Iteration: Sendable {
        public var source: SourceSlice
        public var name: Located<String>

        public init(source: SourceSlice, name: Located<String>) {
            self.source = source
            self.name = name
        }
    }

    /// One line of a decision: the verdict when the condition holds; without one, always.
    public struct Outcome: Sendable {
        public var condition: SourceSlice?
        public var verdict: Located<VerdictCode>

        public init(condition: SourceSlice?, verdict: Located<VerdictCode>) {
            self.condition = condition
            self.verdict = verdict
        }
    }

    /// What a report without the block gets.
    public enum NoBlock: Sendable {
        case verdict(Located<VerdictCode>)
        /// The same as a block without such rows.
        case asNoRows(Span)
    }

    public init() {}
}

/// How a check is decided over all units of the city.
public struct RollUpDeclaration: Sendable {
    public enum Method: String, Sendable {
        /// Sum over sum, for each label of rows.
        case pooled
        /// The share of units that pass.
        case share
        /// Not rolled up.
        case none
    }

    /// Nil only in what a reading changes: the check's own method stays.
    public var method: Located<Method>?
    /// For `share`: the target on the share. Otherwise the check's own.
    public var target: TargetDeclaration?
    /// What a unit that did not report counts as; nil: both ways.
    public var notReporting: Located<VerdictCode>?
    /// For `pooled`: an expression about the row; rows of the same value are added up. Nil: all rows are.
    public var separatelyBy: SourceSlice?

    public init(method: Located<Method>?, target: TargetDeclaration?, notReporting: Located<VerdictCode>?) {
        self.method = method
        self.target = target
        self.notReporting = notReporting
    }
}

/// The test on a measure.
public enum TargetDeclaration: Sendable {
    /// A phrase of decisions ("từ 98% trở lên") or FEEL unary tests.
    case test(SourceSlice)
    case byUnitType([UnitTypeCase], Span)
    case byCondition([ConditionCase], Span)

    public struct UnitTypeCase: Sendable {
        public var unitTypes: [Located<String>]
        public var test: SourceSlice

        public init(unitTypes: [Located<String>], test: SourceSlice) {
            self.unitTypes = unitTypes
            self.test = test
        }
    }

    public struct ConditionCase: Sendable {
        /// Nil: all that is left.
        public var condition: SourceSlice?
        public var test: SourceSlice

        public init(condition: SourceSlice?, test: SourceSlice) {
            self.condition = condition
            self.test = test
        }
    }
}

/// One ambiguous clause with its documented ways of reading it.
public struct ReadingDeclaration: Sendable {
    public struct Alternative: Sendable {
        public var id: Located<String>
        public var title: Title
        /// The name of a number that is chosen with the alternative: `A10=30`.
        public var parameter: Located<String>?
        /// What it changes in every check that has the part (zero denominator, rounding, units that did not report).
        public var everywhere: CheckBody?

        public init(id: Located<String>, title: Title, parameter: Located<String>?, everywhere: CheckBody?) {
            self.id = id
            self.title = title
            self.parameter = parameter
            self.everywhere = everywhere
        }
    }

    public var id: Located<String>
    /// The question that the clause leaves open.
    public var title: Title
    /// The default reading in words.
    public var defaultTitle: Title
    public var alternatives: [Alternative]
    /// Ids of checks that may contradict each other about the same row.
    public var conflicts: [Located<String>] = []
    public var span: Span

    public init(id: Located<String>, title: Title, defaultTitle: Title, alternatives: [Alternative], span: Span) {
        self.id = id
        self.title = title
        self.defaultTitle = defaultTitle
        self.alternatives = alternatives
        self.span = span
    }
}
