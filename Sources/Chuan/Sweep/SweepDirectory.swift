import FEEL

/// Gives the fields that checks read their columns, in the order in which they are first met.
struct SweepDirectory: ColumnDirectory {
    let vocabulary: Vocabulary
    private(set) var layout: FlatLayout
    /// The column of each input that has one.
    private var columns: [Int: Int] = [:]
    private var tables: [Int: Int] = [:]

    /// The first columns of every layout.
    enum HeaderColumn: Int, CaseIterable {
        case unitType, periodStart, periodEnd, dataCutoff

        var field: HeaderField {
            switch self {
            case .unitType: .unitType
            case .periodStart: .periodStart
            case .periodEnd: .periodEnd
            case .dataCutoff: .dataCutoff
            }
        }
    }

    /// Tables are known beforehand, so that every program has room for all.
    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        layout = FlatLayout(
            columns: HeaderColumn.allCases.map { FlatColumn(place: .header($0.field), field: nil) }, tables: [])
        for (number, block) in vocabulary.blocks.enumerated().dropFirst(2) where block.form != .group {
            tables[block.input] = layout.tables.count
            layout.tables.append(FlatTable(block: number, columns: []))
        }
    }

    mutating func input(_ number: Int) -> ColumnInput? {
        if let header = HeaderField(rawValue: number) { return headerInput(header) }
        if number == Vocabulary.registerInput { return .shared }
        if let table = tables[number] { return self.table(table) }
        guard let place = vocabulary.group(ofInput: number) else { return nil }
        let field = vocabulary.blocks[place.block].fields[place.field]
        guard let kind = kind(of: field) else { return nil }
        return .cells(column: column(number, place, field), kind)
    }

    private func headerInput(_ header: HeaderField) -> ColumnInput? {
        switch header {
        case .unitType:
            .cells(column: HeaderColumn.unitType.rawValue, .choice(vocabulary.unitTypes.map(\.code)))
        case .periodStart: .cells(column: HeaderColumn.periodStart.rawValue, .date)
        case .periodEnd: .cells(column: HeaderColumn.periodEnd.rawValue, .date)
        case .dataCutoff: .cells(column: HeaderColumn.dataCutoff.rawValue, .date)
        case .year: .year(column: HeaderColumn.periodEnd.rawValue)
        case .unitCode, .unitName: nil
        }
    }

    /// A table that is gone through. Where rows that stand there twice matter, what tells them apart has to be read too.
    private mutating func table(_ table: Int) -> ColumnInput? {
        let block = vocabulary.blocks[layout.tables[table].block]
        if block.form == .codes { return codes(table).map { .texts(table: table, column: $0) } }
        guard block.duplicates == .inconsistent else { return .table(table) }
        for column in block.identity where self.column(column, ofTable: table) == nil { return nil }
        return .table(table)
    }

    /// The column of the texts of a list.
    mutating func codes(_ table: Int) -> Int? {
        if layout.tables[table].columns.isEmpty {
            layout.tables[table] = FlatTable(block: layout.tables[table].block, columns: [0])
        }
        return 0
    }

    private mutating func column(_ input: Int, _ place: NeededField, _ field: Field) -> Int {
        if let known = columns[input] { return known }
        layout.columns.append(FlatColumn(place: .field(place), field: field))
        columns[input] = layout.columns.count - 1
        return layout.columns.count - 1
    }

    mutating func column(_ column: Int, ofTable table: Int) -> (column: Int, kind: ColumnKind)? {
        let flat = layout.tables[table]
        let fields = vocabulary.blocks[flat.block].fields
        guard fields.indices.contains(column), let kind = kind(of: fields[column]) else { return nil }
        if let known = flat.columns.firstIndex(of: column) { return (known, kind) }
        layout.tables[table] = FlatTable(block: flat.block, columns: flat.columns + [column])
        return (flat.columns.count, kind)
    }

    /// What cells of a field are in a column. A reported rate is an interval, which no column holds: one that is there is
    /// special.
    private func kind(of field: Field) -> ColumnKind? {
        switch field.kind {
        case .count, .money, .number: .number(scale: field.columnScale)
        case .flag: .flag
        case .date: .date
        case .choice(let enumeration): .choice(vocabulary.enumerations[enumeration].values.map(\.code))
        case .text: .text
        case .rate: .opaque
        case .texts: nil
        }
    }
}

extension Vocabulary {
    /// The field of a group that is an input.
    func group(ofInput input: Int) -> NeededField? {
        for (number, block) in blocks.enumerated()
        where block.form == .group && block.fields.indices.contains(input - block.input) {
            return NeededField(block: number, field: input - block.input)
        }
        return nil
    }
}
