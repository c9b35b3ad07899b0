import Diagnostics

/// Records that figures of reports are derived from, resolved; shared like other blocks.
///
/// One record is laid out by a vocabulary of its own: the days of the report's header, and the fields of the record as
/// single fields. So it is read, checked and evaluated as a report is that has nothing else.
public final class RecordBlock: Sendable {
    public let key: String
    public let title: Title
    public let aliases: [String]
    public let note: Title?
    /// The code of the unit of measure that each record is one of.
    public let unit: String
    /// The fields that tell records apart.
    public let identity: [Int]
    /// The header, the register, and the record (`RecordBlock.place`).
    public let vocabulary: Vocabulary

    /// The index of the record among the blocks of its vocabulary.
    public static let place = Vocabulary.builtinBlocks.count

    public init(
        key: String, title: Title, aliases: [String], note: Title?, unit: String, identity: [Int],
        vocabulary: Vocabulary
    ) {
        self.key = key
        self.title = title
        self.aliases = aliases
        self.note = note
        self.unit = unit
        self.identity = identity
        self.vocabulary = vocabulary
    }

    public var fields: [Field] { vocabulary.blocks[Self.place].fields }

    /// The input that holds a field of the record.
    public func input(of field: Int) -> Int { vocabulary.blocks[Self.place].input + field }

    /// The index of a field by key, name or alias.
    public func field(_ text: String) -> Int? { vocabulary.field(text, of: Self.place) }
}

extension RecordBlock {
    /// The header as records see it: the period and the cutoff. Who reports is a field of the record.
    static let header: Block = {
        let whole = Vocabulary.builtinBlocks[Vocabulary.headerBlock]
        let hidden: Set<HeaderField> = [.unitCode, .unitName, .unitType]
        let fields = whole.fields.enumerated().map { place, field in
            HeaderField(rawValue: place).map(hidden.contains) == true
                ? Field(key: "header.\(field.key)", title: Title(vi: nil, en: nil), kind: field.kind) : field
        }
        return Block(
            key: whole.key, title: whole.title, aliases: [], form: .group, note: nil, input: whole.input,
            fields: fields,
            rowLabel: nil, identity: [], duplicates: .refused, sumRows: [], constraints: [], span: nil)
    }()
}
