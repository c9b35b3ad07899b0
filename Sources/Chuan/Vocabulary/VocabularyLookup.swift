import Diagnostics

/// Where a key at the top of a report belongs.
public enum ReportPlace: Sendable, Hashable {
    /// A table or a list of codes.
    case block(Int)
    /// A single field of a group or of the header.
    case field(block: Int, field: Int)
}

/// Tables from spellings to places in a vocabulary; where two things claim a spelling the first keeps it.
struct VocabularyLookup: Sendable {
    private(set) var unitTypes = NameIndex()
    private(set) var unitsOfMeasure = NameIndex()
    private(set) var enumerations = NameIndex()
    private(set) var values: [NameIndex] = []
    private(set) var blocks = NameIndex()
    private(set) var fields: [NameIndex] = []
    /// Numbers of `reportPlaces`.
    private(set) var places = NameIndex()
    private(set) var reportPlaces: [ReportPlace] = []

    init(
        unitTypes: [UnitType], unitsOfMeasure: [UnitOfMeasure], enumerations: [Enumeration], blocks: [Block]
    ) {
        self.unitTypes = Self.table(unitTypes) { $0.title.spellings($0.code, $0.aliases) }
        self.unitsOfMeasure = Self.table(unitsOfMeasure) { $0.title.spellings($0.code, []) }
        self.enumerations = Self.table(enumerations) { $0.title.spellings($0.name, []) }
        values = enumerations.map { Self.table($0.values) { $0.title.spellings($0.code, $0.aliases) } }
        self.blocks = Self.table(blocks) { $0.spellings }
        fields = blocks.map { Self.table($0.fields) { $0.spellings } }
        for (index, block) in blocks.enumerated() {
            if block.form != .group {
                add(block.spellings, at: .block(index))
                continue
            }
            for (column, field) in block.fields.enumerated() {
                add(field.spellings, at: .field(block: index, field: column))
            }
        }
    }

    private mutating func add(_ names: [String], at place: ReportPlace) {
        for name in names { places.add(folding: name, reportPlaces.count) }
        reportPlaces.append(place)
    }

    private static func table<Thing>(_ things: [Thing], _ names: (Thing) -> [String]) -> NameIndex {
        var table = NameIndex()
        table.reserve(things.count * 3)
        for (index, thing) in things.enumerated() {
            for name in names(thing) { table.add(folding: name, index) }
        }
        return table
    }
}

extension VocabularyLookup: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        unitTypes = try reader.value()
        unitsOfMeasure = try reader.value()
        enumerations = try reader.value()
        values = try reader.array()
        blocks = try reader.value()
        fields = try reader.array()
        places = try reader.value()
        reportPlaces = try reader.array()
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(unitTypes, unitsOfMeasure, enumerations, values, blocks, fields, places, reportPlaces)
    }
}

extension Vocabulary {
    /// The index of a unit type by code, name or alias.
    ///
    /// - Complexity: O(length), as of all these functions.
    public func unitType(_ text: String) -> Int? { lookup.unitTypes[folding: text] }

    /// The index of a unit of measure by code or name.
    public func unitOfMeasure(_ text: String) -> Int? { lookup.unitsOfMeasure[folding: text] }

    /// The index of an enumeration by id or name.
    public func enumeration(_ text: String) -> Int? { lookup.enumerations[folding: text] }

    /// The index of a value of an enumeration by code, name or alias.
    public func value(_ text: String, of enumeration: Int) -> Int? {
        guard lookup.values.indices.contains(enumeration) else { return nil }
        return lookup.values[enumeration][folding: text]
    }

    /// The index of a block by key, name or alias.
    public func block(_ text: String) -> Int? { lookup.blocks[folding: text] }

    /// The index of a field of a block by key, name or alias.
    public func field(_ text: String, of block: Int) -> Int? {
        guard lookup.fields.indices.contains(block) else { return nil }
        return lookup.fields[block][folding: text]
    }

    /// Where a key at the top of a report belongs: a list, or a single field.
    public func place(_ text: String) -> ReportPlace? {
        lookup.places[folding: text].map { lookup.reportPlaces[$0] }
    }

    /// The input of a single field; nil for the columns of tables.
    public func input(block: Int, field: Int) -> Int? {
        guard blocks.indices.contains(block), blocks[block].form == .group,
            blocks[block].fields.indices.contains(field)
        else { return nil }
        return blocks[block].input + field
    }
}

extension Title {
    /// The names that were given.
    var texts: [String] {
        switch (vi, en) {
        case (let vi?, let en?): [vi, en]
        case (let one?, nil), (nil, let one?): [one]
        case (nil, nil): []
        }
    }

    /// A key, the names that were given, and further names.
    func spellings(_ key: String, _ aliases: [String]) -> [String] {
        if aliases.isEmpty, let vi {
            if let en { return [key, vi, en] }
            return [key, vi]
        }
        return [key] + texts + aliases
    }
}

extension Block {
    /// Every spelling that reports may use.
    var spellings: [String] { title.spellings(key, aliases) }

    /// The names by which expressions know the block: its key, and its titles as far as they can stand there.
    package var expressionNames: [String] { [key] + title.texts.filter { Names.problem($0) == nil } }
}

extension Field {
    /// Every spelling that reports may use.
    var spellings: [String] { title.spellings(key, aliases) }

    /// The names by which expressions know the field: its key and its titles.
    package var expressionNames: [String] { [key] + title.texts.filter { Names.problem($0) == nil } }
}
