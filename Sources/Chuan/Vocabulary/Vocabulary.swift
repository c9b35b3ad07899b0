public import Diagnostics

/// The fields that a report may carry, resolved: every field knows its place in the inputs of an evaluation.
///
/// Inputs are numbered from 0: each field of a `group` block has an input of its own, each `table` and `codes` block is
/// one input that holds a list. The fields of a table are its columns.
public struct Vocabulary: Sendable {
    public let unitTypes: [UnitType]
    public let unitsOfMeasure: [UnitOfMeasure]
    public let enumerations: [Enumeration]
    /// The header and the register come first; they are the same in every rulebook (`Vocabulary.builtinBlocks`).
    public let blocks: [Block]
    /// What figures of reports may be derived from. No report carries it.
    public let records: [RecordBlock]
    public let inputCount: Int
    /// Finds things by their spellings.
    let lookup: VocabularyLookup

    /// - Complexity: O(names).
    public init(
        unitTypes: [UnitType], unitsOfMeasure: [UnitOfMeasure], enumerations: [Enumeration], blocks: [Block],
        records: [RecordBlock] = [], inputCount: Int
    ) {
        let lookup = VocabularyLookup(
            unitTypes: unitTypes, unitsOfMeasure: unitsOfMeasure, enumerations: enumerations, blocks: blocks)
        self.init(
            unitTypes: unitTypes, unitsOfMeasure: unitsOfMeasure, enumerations: enumerations, blocks: blocks,
            records: records, inputCount: inputCount, lookup: lookup)
    }

    init(
        unitTypes: [UnitType], unitsOfMeasure: [UnitOfMeasure], enumerations: [Enumeration], blocks: [Block],
        records: [RecordBlock], inputCount: Int, lookup: VocabularyLookup
    ) {
        self.unitTypes = unitTypes
        self.unitsOfMeasure = unitsOfMeasure
        self.enumerations = enumerations
        self.blocks = blocks
        self.records = records
        self.inputCount = inputCount
        self.lookup = lookup
    }
}

public struct UnitType: Sendable, Hashable {
    public let code: String
    public let title: Title
    public let aliases: [String]

    public init(code: String, title: Title, aliases: [String]) {
        self.code = code
        self.title = title
        self.aliases = aliases
    }
}

public struct UnitOfMeasure: Sendable, Hashable {
    public let code: String
    public let title: Title

    public init(code: String, title: Title) {
        self.code = code
        self.title = title
    }
}

public struct Enumeration: Sendable, Hashable {
    public struct Value: Sendable, Hashable {
        public let code: String
        public let title: Title
        public let aliases: [String]

        public init(code: String, title: Title, aliases: [String]) {
            self.code = code
            self.title = title
            self.aliases = aliases
        }
    }

    public let name: String
    public let title: Title
    public let values: [Value]

    public init(name: String, title: Title, values: [Value]) {
        self.name = name
        self.title = title
        self.values = values
    }
}

/// A block of the report. Vocabularies are handed about a lot, so it is shared.
public final class Block: Sendable {
    public typealias Form = BlockDeclaration.Form

    public let key: String
    public let title: Title
    public let aliases: [String]
    public let form: Form
    public let note: Title?
    /// The input that holds the list of a table or of codes; for a group, the input of its first field.
    public let input: Int
    public let fields: [Field]
    /// The column whose text names a row.
    public let rowLabel: Int?
    /// Columns that together tell rows apart.
    public let identity: [Int]
    public let duplicates: BlockDeclaration.Duplicates
    public let sumRows: [String]
    public let constraints: [ConstraintDeclaration]
    public let span: Span?

    public init(
        key: String, title: Title, aliases: [String], form: Form, note: Title?, input: Int, fields: [Field],
        rowLabel: Int?, identity: [Int], duplicates: BlockDeclaration.Duplicates, sumRows: [String],
        constraints: [ConstraintDeclaration], span: Span?
    ) {
        self.key = key
        self.title = title
        self.aliases = aliases
        self.form = form
        self.note = note
        self.input = input
        self.fields = fields
        self.rowLabel = rowLabel
        self.identity = identity
        self.duplicates = duplicates
        self.sumRows = sumRows
        self.constraints = constraints
        self.span = span
    }
}

/// A field, with everything that its cells may be; shared like its block.
public final class Field: Sendable {
    public enum Kind: Sendable, Hashable {
        case count(unit: String)
        /// `scale` is the field of the same block that gives the unit of plain numbers.
        case money(scale: Int?)
        case rate
        case number(unit: String?)
        case flag
        case date
        case text
        /// An index into `Vocabulary.enumerations`.
        case choice(enumeration: Int)
        case texts
    }

    public let key: String
    public let title: Title
    public let aliases: [String]
    public let kind: Kind
    public let optional: Bool
    /// For a choice: the column of the text from which an empty cell is taken, and the value when that names none.
    public let derivedFrom: Int?
    public let derivedDefault: String?
    /// Which way a unit can move it by doing its work.
    public let movement: Movement
    /// What a unit does to move it: `giải ngân thêm`.
    public let work: Title?
    public let column: String?
    public let note: Title?
    public let span: Span?

    public init(
        key: String, title: Title, aliases: [String] = [], kind: Kind, optional: Bool = false, derivedFrom: Int? = nil,
        derivedDefault: String? = nil, movement: Movement = .none, work: Title? = nil, column: String? = nil,
        note: Title? = nil,
        span: Span? = nil
    ) {
        self.key = key
        self.title = title
        self.aliases = aliases
        self.kind = kind
        self.optional = optional
        self.derivedFrom = derivedFrom
        self.derivedDefault = derivedDefault
        self.movement = movement
        self.work = work
        self.column = column
        self.note = note
        self.span = span
    }
}
