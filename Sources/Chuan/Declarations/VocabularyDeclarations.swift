public import Diagnostics

/// A kind of unit: `dept`, "sở ngành".
public struct UnitTypeDeclaration: Sendable {
    public var code: Located<String>
    public var title: Title
    /// Further accepted spellings.
    public var aliases: [String]

    public init(code: Located<String>, title: Title, aliases: [String]) {
        self.code = code
        self.title = title
        self.aliases = aliases
    }
}

/// A unit of measure: dossiers, people, đồng.
public struct UnitOfMeasureDeclaration: Sendable {
    public var code: Located<String>
    public var title: Title

    public init(code: Located<String>, title: Title) {
        self.code = code
        self.title = title
    }
}

/// A closed list of values: `land` "đất đai", `investment` "đầu tư".
public struct EnumerationDeclaration: Sendable {
    public struct Value: Sendable {
        public var code: Located<String>
        public var title: Title
        public var aliases: [String]

        public init(code: Located<String>, title: Title, aliases: [String]) {
            self.code = code
            self.title = title
            self.aliases = aliases
        }
    }

    public var name: Located<String>
    public var title: Title
    public var values: [Value]

    public init(name: Located<String>, title: Title, values: [Value]) {
        self.name = name
        self.title = title
        self.values = values
    }
}

/// A block of the report: a table with a row a line, a group of single fields, or a list of codes.
public struct BlockDeclaration: Sendable {
    public enum Form: String, Sendable, CaseIterable {
        case table
        case group
        case codes
    }

    public var key: Located<String>
    public var title: Title
    /// Further accepted spellings of the key.
    public var aliases: [String]
    public var form: Form
    public var note: Title?
    /// The field whose text names a row to people; rows without one are named by their number.
    public var rowLabel: Located<String>?
    /// Fields that together tell rows apart.
    public var identity: [Located<String>]
    /// What two rows of the same identity mean: the report is refused, or its checks are inconsistent.
    public var duplicates: Duplicates
    /// Labels of rows that are sums of the others ("Tổng cộng"): cross-checked, never judged.
    public var sumRows: [String]
    public var fields: [FieldDeclaration]
    public var constraints: [ConstraintDeclaration]
    /// Unit types that report this block; empty: every one that a check needs it for.
    public var span: Span

    public enum Duplicates: String, Sendable, CaseIterable {
        case refused
        case inconsistent
    }

    public init(key: Located<String>, title: Title, form: Form, span: Span) {
        self.key = key
        self.title = title
        aliases = []
        self.form = form
        identity = []
        duplicates = .inconsistent
        sumRows = []
        fields = []
        constraints = []
        self.span = span
    }
}

/// One field of a block.
public struct FieldDeclaration: Sendable {
    public enum Kind: Sendable, Hashable {
        /// A whole number of things, 0 or more, in a unit of measure.
        case count(unit: String)
        /// An amount in đồng, 0 or more. `scaleField` names the field that gives the unit of plain numbers.
        case money(scaleField: String?)
        /// A share, reported as a percentage with the digits that were printed.
        case rate
        /// Any exact number: a score, a rank.
        case number(unit: String?)
        /// Yes, no, or not said.
        case flag
        case date
        case text
        /// One value of an enumeration.
        case choice(enumeration: String)
        /// Texts in one cell: areas, findings.
        case texts
    }

    public var key: Located<String>
    /// The Vietnamese and the English name; both may stand in expressions and in reports.
    public var title: Title
    /// Further spellings that reports may use.
    public var aliases: [String]
    public var kind: Kind
    /// Where the unit, the enumeration or the money unit of the kind is named.
    public var kindReference: Span?
    /// An empty cell means "none" and is read as null; otherwise it is missing and makes what needs it undecided.
    public var optional: Bool
    /// For a choice: the text field of the same row from which it is taken when it is empty, and the value when the
    /// text names none.
    public var derivedFrom: Located<String>?
    public var derivedDefault: Located<String>?
    /// Which way a unit can move the value by doing its work (used for "what would have to change").
    public var movement: Movement
    /// What it does to move it, where the name of the field does not say: `giải ngân thêm`.
    public var work: Title?
    /// The column of the printed form, for notes.
    public var column: String?
    public var note: Title?
    public var span: Span

    public init(key: Located<String>, title: Title, kind: Kind, span: Span) {
        self.key = key
        self.title = title
        aliases = []
        self.kind = kind
        optional = false
        movement = .none
        self.span = span
    }
}

/// Which way a unit can move the value of a field by doing its work. A flag goes up from no to yes.
public enum Movement: String, Sendable, Hashable, CaseIterable {
    case none = "false"
    case both = "true"
    case up
    case down

    /// Whether a change of this sign is one that a unit can make.
    ///
    /// - Complexity: O(1).
    public func allows(_ sign: Int) -> Bool {
        switch self {
        case .none: false
        case .both: true
        case .up: sign > 0
        case .down: sign < 0
        }
    }
}

/// What must hold between the fields of a row or block.
public struct ConstraintDeclaration: Sendable {
    public enum Severity: String, Sendable, CaseIterable {
        /// Checks that read one of its fields are inconsistent.
        case inconsistent
        /// Judged all the same, with a warning.
        case warning
    }

    /// A FEEL condition over the fields of the row (by their bare names) or over the single fields of the report.
    public var condition: SourceSlice
    public var severity: Severity
    public var message: Title?

    public init(condition: SourceSlice, severity: Severity, message: Title?) {
        self.condition = condition
        self.severity = severity
        self.message = message
    }
}
