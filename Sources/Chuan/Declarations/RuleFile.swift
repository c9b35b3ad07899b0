public import Diagnostics
public import FEEL
package import YAMLSource

/// What one rule file declares, before names are resolved. Every part knows its place.
public struct RuleFile: Sendable {
    public var source: SourceFile
    /// What the file was decoded from.
    package var document: YAMLDocument?
    /// The language of the keys; a file uses one.
    public var language: Language
    public var rulebook: RulebookHeader?
    /// Paths of further files of the same rulebook, relative to this one.
    public var imports: [Located<String>] = []
    public var unitTypes: [UnitTypeDeclaration] = []
    public var unitsOfMeasure: [UnitOfMeasureDeclaration] = []
    public var enumerations: [EnumerationDeclaration] = []
    public var blocks: [BlockDeclaration] = []
    public var records: [RecordsDeclaration] = []
    public var derivations: [DerivationDeclaration] = []
    public var readings: [ReadingDeclaration] = []
    public var indicators: [IndicatorDeclaration] = []

    public init(source: SourceFile, language: Language) {
        self.source = source
        self.language = language
    }

    /// Whether nothing in it can be used.
    var declaresNothing: Bool {
        rulebook == nil && imports.isEmpty && unitTypes.isEmpty && unitsOfMeasure.isEmpty && enumerations.isEmpty
            && blocks.isEmpty && records.isEmpty && derivations.isEmpty && readings.isEmpty && indicators.isEmpty
    }
}

/// `rulebook:`, the identity of a rulebook and the period that it judges.
public struct RulebookHeader: Sendable {
    public var id: Located<String>
    public var title: Title
    public var span: Span
    /// First and last day on which the targets are in force.
    public var effectiveFrom: Located<CalendarDate>?
    public var effectiveTo: Located<CalendarDate>?
    /// Targets are due once a year: an interim report gets a provisional verdict.
    public var annual: Bool
    public var documents: [DocumentDeclaration]
    /// Levels of lints other than their usual ones.
    public var lints: [LintDeclaration] = []

    public init(
        id: Located<String>, title: Title, span: Span, effectiveFrom: Located<CalendarDate>?,
        effectiveTo: Located<CalendarDate>?, annual: Bool, documents: [DocumentDeclaration]
    ) {
        self.id = id
        self.title = title
        self.span = span
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
        self.annual = annual
        self.documents = documents
    }
}

/// The level that a rulebook gives to a lint.
public struct LintDeclaration: Sendable {
    /// The name of the lint, `lint/long-line`; whether there is such a one is for the linter to say.
    public var id: Located<String>
    /// Nil: it is not reported.
    public var severity: Diagnostic.Severity?
    public var reason: String?

    public init(id: Located<String>, severity: Diagnostic.Severity?, reason: String?) {
        self.id = id
        self.severity = severity
        self.reason = reason
    }
}

/// A document that rules cite.
public struct DocumentDeclaration: Sendable {
    public var id: Located<String>
    public var title: Title
    public var number: String?
    public var issued: CalendarDate?
    public var issuer: String?
    public var link: String?

    public init(
        id: Located<String>, title: Title, number: String?, issued: CalendarDate?, issuer: String?, link: String?
    ) {
        self.id = id
        self.title = title
        self.number = number
        self.issued = issued
        self.issuer = issuer
        self.link = link
    }
}

/// A clause of a document: where a rule comes from.
public struct SourceClause: Sendable {
    public var document: Located<String>
    public var clause: Located<String>?

    public init(document: Located<String>, clause: Located<String>?) {
        self.document = document
        self.clause = clause
    }
}
