import FEEL

/// What has to be copied, filled in and looked at to try values in place of what is missing.
struct TrialPlan: Sendable {
    /// What is judged by itself: a report, or a row of a table in it.
    enum Unit: Sendable, Hashable {
        case record
        case row(Int)
    }

    struct Column: Sendable {
        let column: Int
        let kind: Kind
    }

    enum Kind: Sendable {
        /// - Parameter mayBeEmpty: An empty cell is a number that was not given, to bounds.
        case number(mayBeEmpty: Bool)
        case flag
        /// Some of the choices, those that expressions name first.
        case choice([Int64])
        case date
        case text
        /// Nothing is tried in its place.
        case fixed
    }

    struct Table: Sendable {
        let table: Int
        let columns: [Column]
    }

    let unit: Unit
    let columns: [Column]
    let tables: [Table]
    /// What a completion has to keep to.
    let constraints: [Int]
    /// How many fields the groups of the vocabulary have, and a row of each table: bounds follow so many unknown ones and
    /// no more.
    let groupFields: Int
    let rowFields: [Int]

    init(
        _ unit: Unit, _ places: Set<ColumnProgram.ColumnPlace>, constraints: [Int], gathered: Set<Int>,
        _ program: ColumnProgram, _ directory: SweepDirectory
    ) {
        self.unit = unit
        self.constraints = constraints
        func kind(_ place: ColumnProgram.ColumnPlace) -> Kind {
            Kind(directory.field(of: place), program.choicesNamed[place] ?? [], directory.vocabulary)
        }
        let header = ColumnProgram.ColumnPlace(space: .records, column: SweepDirectory.HeaderColumn.unitType.rawValue)
        let all = places.union([header])
        columns = all.filter { $0.space == .records }.map(\.column).sorted().map { column in
            Column(column: column, kind: kind(.init(space: .records, column: column)))
        }
        var tables = gathered.union(all.compactMap(\.table))
        if case .row(let table) = unit { tables = tables.union([table]) }
        self.tables = tables.sorted().map { table in
            let own = all.filter { $0.table == table }.map(\.column).sorted()
            return Table(
                table: table,
                columns: own.map { Column(column: $0, kind: kind(.init(space: .table(table), column: $0))) })
        }
        let blocks = directory.vocabulary.blocks
        groupFields = blocks.reduce(0) { $1.form == .group ? $0 + $1.fields.count : $0 }
        rowFields = directory.layout.tables.map { blocks[$0.block].fields.count }
    }
}

extension ColumnProgram.ColumnPlace {
    fileprivate var table: Int? {
        if case .table(let table) = space { return table }
        return nil
    }
}

extension TrialPlan.Kind {
    fileprivate init(_ field: Field?, _ named: [Int64], _ vocabulary: Vocabulary) {
        switch field?.kind {
        case .count, .money: self = .number(mayBeEmpty: field?.optional ?? false)
        case .number: self = .number(mayBeEmpty: false)
        case .flag: self = .flag
        case .choice(let enumeration):
            let all = vocabulary.enumerations[enumeration].values.indices.map { Int64($0) }
            self = .choice(named + all.filter { !named.contains($0) }.prefix(1))
        case .date: self = .date
        case .text: self = .text
        case .rate, .texts, nil: self = .fixed
        }
    }
}

extension SweepDirectory {
    fileprivate func field(of place: ColumnProgram.ColumnPlace) -> Field? {
        switch place.space {
        case .records: layout.columns[place.column].field
        case .table(let table):
            vocabulary.blocks[layout.tables[table].block].fields[layout.tables[table].columns[place.column]]
        }
    }
}
