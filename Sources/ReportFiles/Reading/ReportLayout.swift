import Chuan
import Diagnostics
import YAMLSource

/// Everything that names in reports can stand for. Spellings are found in the vocabulary, which has them ready.
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
    /// For each block, the labels of rows that are sums.
    let sumLabels: [FoldedPrefixes]
    /// For each enumeration that a column is derived from, the classes that the words of a name tell.
    let classes: [ClassWords?]
    /// What the names stand for as they are spelled in the vocabulary; made where many files are read.
    private(set) var spelled: SpelledKeys?

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        cells = CellReader(vocabulary)
        sumLabels = vocabulary.blocks.map { FoldedPrefixes($0.sumRows) }
        var derived: Set<Int> = []
        for block in vocabulary.blocks {
            for field in block.fields where field.derivedFrom != nil {
                if case .choice(let enumeration) = field.kind { derived.insert(enumeration) }
            }
        }
        classes = vocabulary.enumerations.enumerated().map { derived.contains($0) ? ClassWords($1) : nil }
    }

    /// The same with keys found faster.
    ///
    /// - Complexity: O(names of the vocabulary).
    func prepared() -> ReportLayout {
        var layout = self
        layout.spelled = SpelledKeys(self)
        return layout
    }

    // MARK: Keys at the top

    /// What a key at the top of a report stands for.
    ///
    /// - Complexity: O(length).
    func top(_ name: String) -> TopKey? {
        let place = vocabulary.place(name)
        switch place {
        case .field(let block, let field)? where block >= 2: return self.field(name, block, field)
        case .block(let index)? where index >= 2: return .block(index)
        case .field, .block, nil: break
        }
        if let header = HeaderKey(name) { return .header(header) }
        if case .field? = place, let field = hiddenField(name) { return field }
        return group(name).map { .block($0) }
    }

    /// A single field, unless the name is exactly that of a whole group.
    private func field(_ name: String, _ block: Int, _ field: Int) -> TopKey {
        if !isExactly(name, block, field), let group = group(name), isExactly(name, group) { return .block(group) }
        return .field(block: block, field: field)
    }

    private func group(_ name: String) -> Int? {
        guard let index = vocabulary.block(name), index >= 2, vocabulary.blocks[index].form == .group else {
            return nil
        }
        return index
    }

    /// A single field of a name that the header block has too: the vocabulary finds that one first.
    private func hiddenField(_ name: String) -> TopKey? {
        for (index, block) in vocabulary.blocks.enumerated().dropFirst(2) where block.form == .group {
            if let field = vocabulary.field(name, of: index) { return self.field(name, index, field) }
        }
        return nil
    }

    private func isExactly(_ name: String, _ block: Int) -> Bool { vocabulary.blocks[block].names.contains(name) }

    private func isExactly(_ name: String, _ block: Int, _ field: Int) -> Bool {
        vocabulary.blocks[block].fields[field].names.contains(name)
    }

    /// Up to three keys that a mistyped one at the top was probably meant to be.
    func nearestTop(_ name: String) -> [String] {
        let blocks = vocabulary.blocks.dropFirst(2)
        let fields = blocks.filter { $0.form == .group }.flatMap(\.fields)
        return Self.nearest(
            name, HeaderKey.allCases.flatMap(\.names) + fields.flatMap(\.names) + blocks.flatMap(\.names))
    }

    // MARK: Keys in rows

    /// What the key of an entry of a row or group stands for.
    func row(_ entry: YAMLEntry, of block: Int) -> RowKey? {
        spelled?.row(entry.key, of: block) ?? row(entry.name, of: block)
    }

    private static let sumOf: [String?] = [Words.sumOf.key, Words.sumOf.vi] + Words.sumOf.aliases

    /// What a key in a row or group stands for.
    ///
    /// - Complexity: O(length).
    func row(_ name: String, of block: Int) -> RowKey? {
        let column = vocabulary.field(name, of: block)
        guard vocabulary.blocks[block].form == .table else { return column.map { .column($0) } }
        if let column, !Self.sumOf.contains(name) || isExactly(name, block, column) { return .column(column) }
        if column != nil || Self.sumOf.contains(name) { return .sumOf }
        let folded = Spelling.fold(name)
        return Self.sumOf.contains { $0.map(Spelling.fold) == folded } ? .sumOf : nil
    }

    /// Up to three keys that a mistyped one in a row or group was probably meant to be.
    func nearestRow(_ name: String, of block: Int) -> [String] {
        let block = vocabulary.blocks[block]
        return Self.nearest(name, block.fields.flatMap(\.names) + (block.form == .table ? Self.sumOf : []))
    }

    // MARK: Lists

    /// The table or list of codes of a name.
    func list(_ name: String) -> Int? {
        guard let index = vocabulary.block(name), index >= 2, vocabulary.blocks[index].form != .group else {
            return nil
        }
        return index
    }

    /// Up to three tables or lists that a mistyped one was probably meant to be.
    func nearestList(_ name: String) -> [String] {
        Self.nearest(name, vocabulary.blocks.dropFirst(2).filter { $0.form != .group }.flatMap(\.names))
    }

    private static func nearest(_ name: String, _ names: [String?]) -> [String] {
        Spelling.nearest(to: String(name.prefix(100)), among: names.compactMap { $0.flatMap { $0.isEmpty ? nil : $0 } })
    }

    /// The block that a key belongs to which was written in another place.
    func home(of name: String, otherThan block: Int?) -> Message? {
        for index in vocabulary.blocks.indices.dropFirst(2) where index != block {
            if case .column = row(name, of: index) { return vocabulary.blocks[index].shownTitle }
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
