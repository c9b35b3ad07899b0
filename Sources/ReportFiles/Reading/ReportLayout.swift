import Chuan
import Diagnostics

/// Everything that names in reports can stand for, worked out once for a vocabulary.
struct ReportLayout: Sendable {
    /// What a key at the top of a report is.
    enum TopKey: Sendable {
        case header(HeaderKey)
        /// A single field of a group.
        case field(block: Int, field: Int)
        /// A table, a list of codes, or a whole group.
        case block(Int)
    }

    /// What a key in a row is.
    enum RowKey: Sendable {
        case column(Int)
        /// `sum_of`: the row sums up another block.
        case sumOf
    }

    let vocabulary: Vocabulary
    let cells: CellReader
    let top: NameTable<TopKey>
    /// For each block, the keys of its rows.
    let rows: [NameTable<RowKey>]
    /// For each block, the folded labels of rows that are sums.
    let sumLabels: [Set<String>]
    /// Tables and lists by any of their names.
    let lists: NameTable<Int>
    /// Classes that the words of a name tell, for each enumeration.
    let classes: [ClassWords]

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        cells = CellReader(vocabulary)
        top = Self.topKeys(vocabulary)
        rows = vocabulary.blocks.map(Self.rowKeys)
        sumLabels = vocabulary.blocks.map { Set($0.sumRows.map(Spelling.fold)) }
        var lists = NameTable<Int>()
        for (index, block) in vocabulary.blocks.enumerated().dropFirst(2) where block.form != .group {
            lists.add(block.names, index)
        }
        self.lists = lists
        classes = vocabulary.enumerations.map(ClassWords.init)
    }

    private static func topKeys(_ vocabulary: Vocabulary) -> NameTable<TopKey> {
        var table = NameTable<TopKey>()
        for key in HeaderKey.allCases { table.add(key.names, .header(key)) }
        for (index, block) in vocabulary.blocks.enumerated().dropFirst(2) {
            if block.form == .group {
                for (place, field) in block.fields.enumerated() {
                    table.add(field.names, .field(block: index, field: place))
                }
            }
        }
        for (index, block) in vocabulary.blocks.enumerated().dropFirst(2) { table.add(block.names, .block(index)) }
        return table
    }

    private static func rowKeys(_ block: Block) -> NameTable<RowKey> {
        var table = NameTable<RowKey>()
        for (place, field) in block.fields.enumerated() { table.add(field.names, .column(place)) }
        if block.form == .table { table.add([Words.sumOf.key, Words.sumOf.vi] + Words.sumOf.aliases, .sumOf) }
        return table
    }

    /// The block that a key belongs to which was written in another place.
    func home(of name: String, otherThan block: Int?) -> Message? {
        for (index, keys) in rows.enumerated().dropFirst(2) where index != block {
            if case .column = keys.find(name) { return vocabulary.blocks[index].shownTitle }
        }
        return nil
    }
}

extension Field {
    /// Key, Vietnamese and English name, further spellings.
    var names: [String?] { [key, title.vi, title.en] + aliases }
}

extension Block {
    var names: [String?] { [key, title.vi, title.en] + aliases }

    var shownTitle: Message { Message(vi: title.vi ?? title.en ?? key, en: title.en ?? title.vi ?? key) }
}

extension Vocabulary {
    /// The code of a unit type by any of its names.
    func unitTypeCode(_ text: String) -> String? { unitType(text).map { unitTypes[$0].code } }

    /// Names of unit types that a mistyped one was probably meant to be.
    func unitTypes(near text: String) -> [String] {
        let names = unitTypes.flatMap { [$0.code, $0.title.vi, $0.title.en] + $0.aliases }.compactMap { $0 }
        return Spelling.nearest(to: String(text.prefix(100)), among: names)
    }
}
