public import Diagnostics

/// Records that figures of reports are derived from: dossiers, payments. No part of reports themselves.
public struct RecordsDeclaration: Sendable {
    /// Key, names and fields; its form is a group, since one record is a set of single values. The identity tells
    /// records apart.
    public var block: BlockDeclaration
    /// What each record is one of: dossiers.
    public var unit: Located<String>

    public init(block: BlockDeclaration, unit: Located<String>) {
        self.block = block
        self.unit = unit
    }
}

/// How fields of one block of reports follow from records.
public struct DerivationDeclaration: Sendable {
    /// A field of a row with the field of the record that it is taken from.
    public struct RowField: Sendable {
        public var field: Located<String>
        public var source: Located<String>

        public init(field: Located<String>, source: Located<String>) {
            self.field = field
            self.source = source
        }
    }

    public struct Figure: Sendable {
        public enum Rule: Sendable {
            /// The number of records for which the condition is true.
            case count(where: SourceSlice)
            /// The sum of a number over the records, or over those for which the condition is true.
            case sum(SourceSlice, when: SourceSlice?)
        }

        public var field: Located<String>
        public var rule: Rule
        public var note: Title?

        public init(field: Located<String>, rule: Rule, note: Title? = nil) {
            self.field = field
            self.rule = rule
            self.note = note
        }
    }

    public var records: Located<String>
    public var block: Located<String>
    /// The field of the record that gives the unit.
    public var unit: Located<String>
    /// The field of the record that gives the unit's type; nil: the register does.
    public var unitType: Located<String>?
    /// Empty for a group.
    public var rowFields: [RowField] = []
    /// Names for expressions over one record, each usable in those below it.
    public var definitions: [CheckBody.Definition] = []
    /// What a reported figure that differs means.
    public var difference = ConstraintDeclaration.Severity.warning
    public var figures: [Figure] = []
    public var source: SourceClause?
    public var note: Title?
    public var span: Span

    public init(records: Located<String>, block: Located<String>, unit: Located<String>, span: Span) {
        self.records = records
        self.block = block
        self.unit = unit
        self.span = span
    }
}
