import FEEL

/// What has to be copied, filled in and looked at to try values in place of what is missing.
///
/// A class, as a `ColumnCheck` is.
final class TrialPlan: Sendable {
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
        /// Some of the choices, those that expressions name first: their place among the options.
        case choice(Int)
        case date
        /// Those that expressions name, and another one.
        case text(Int)
        /// Nothing is tried in its place.
        case fixed
    }

    struct Table: Sendable {
        let table: Int
        let columns: [Column]
    }

    struct Line: Sendable {
        let space: ColumnProgram.Space
        let line: RestorePlan.Line
    }

    let unit: Unit
    let columns: [Column]
    let tables: [Table]
    /// What choices and texts may be.
    let options: [[Int64]]
    /// What a completion has to keep to.
    let constraints: [Int]
    /// How many fields the groups of the vocabulary have, and a row of each table: bounds follow so many unknown ones and
    /// no more.
    let groupFields: Int
    let rowFields: [Int]
    /// Whether it depends on the register, which may be missing.
    let readsRegister: Bool
    /// What follows from the values that are tried, as far as it is on trial.
    let restoring: [RestorePlan]
    /// The constraints that are sums, which say how much is left for a missing number.
    let lines: [Line]
    /// What says more than trying; nil where the verdict does not come from a rate of straight lines.
    let straight: StraightRate?

    init(
        _ unit: Unit, _ places: Set<ColumnProgram.ColumnPlace>, constraints: [Int], gathered: Set<Int>,
        _ program: ColumnProgram, _ directory: SweepDirectory, restoring plans: [RestorePlan], lines: [Line],
        straight: StraightRate?
    ) {
        self.unit = unit
        readsRegister = program.isShared
        self.constraints = constraints
        var options: [[Int64]] = []
        func kind(_ place: ColumnProgram.ColumnPlace) -> Kind {
            if directory.holdsTexts(place) {
                options.append((program.textsNamed[place] ?? []) + [ColumnText.other])
                return .text(options.count - 1)
            }
            guard let choices = directory.choices(place, named: program.choicesNamed[place] ?? []) else {
                return Kind(directory.field(of: place))
            }
            options.append(choices)
            return .choice(options.count - 1)
        }
        let header = ColumnProgram.ColumnPlace(space: .records, column: SweepDirectory.HeaderColumn.unitType.rawValue)
        let all = places.union([header])
        let trialColumns = all.filter { $0.space == .records }.map(\.column).sorted().map { column in
            Column(column: column, kind: kind(.init(space: .records, column: column)))
        }
        var tables = gathered.union(all.compactMap(\.table))
        if case .row(let table) = unit { tables = tables.union([table]) }
        let trialTables = tables.sorted().map { table in
            let own = all.filter { $0.table == table }.map(\.column).sorted()
            return Table(
                table: table,
                columns: own.map { Column(column: $0, kind: kind(.init(space: .table(table), column: $0))) })
        }
        self.options = options
        let blocks = directory.vocabulary.blocks
        groupFields = blocks.reduce(0) { $1.form == .group ? $0 + $1.fields.count : $0 }
        rowFields = directory.layout.tables.map { max(1, blocks[$0.block].fields.count) }
        self.straight = straight
        self.lines = lines
        restoring = plans.compactMap { plan in
            switch plan.space {
            case .records: plan.kept(to: Set(trialColumns.map(\.column)))
            case .table(let table):
                trialTables.first { $0.table == table }.flatMap { plan.kept(to: Set($0.columns.map(\.column))) }
            }
        }
        (columns, self.tables) = (trialColumns, trialTables)
    }
}

extension TrialPlan {
    /// The number of the plan that a column belongs to; -1 for none.
    func restoring(_ column: Int, in space: ColumnProgram.Space) -> Int {
        restoring.firstIndex { $0.space == space && $0.columns.contains(column) } ?? -1
    }

    /// Whether there is more to try than numbers, flags and choices.
    var isFree: Bool {
        readsRegister || !tables.isEmpty
            || columns.contains { column in
                switch column.kind {
                case .date, .text: true
                case .number, .flag, .choice, .fixed: false
                }
            }
    }
}

extension ColumnProgram.ColumnPlace {
    fileprivate var table: Int? {
        if case .table(let table) = space { return table }
        return nil
    }
}

extension TrialPlan.Kind {
    fileprivate init(_ field: Field?) {
        switch field?.kind {
        case .count, .money: self = .number(mayBeEmpty: field?.optional ?? false)
        case .number: self = .number(mayBeEmpty: false)
        case .flag: self = .flag
        case .date: self = .date
        case .choice, .text, .rate, .texts, nil: self = .fixed
        }
    }
}

extension SweepDirectory {
    fileprivate func holdsTexts(_ place: ColumnProgram.ColumnPlace) -> Bool {
        if case .table(let table) = place.space, vocabulary.blocks[layout.tables[table].block].form == .codes {
            return true
        }
        if case .text? = field(of: place)?.kind { return true }
        return false
    }

    /// The numbers of some choices of a column: those that are named, and another one. Nil where it has none.
    fileprivate func choices(_ place: ColumnProgram.ColumnPlace, named: [Int64]) -> [Int64]? {
        guard case .choice(let enumeration)? = field(of: place)?.kind else { return nil }
        let all = vocabulary.enumerations[enumeration].values.indices.map { Int64($0) }
        return named + all.filter { !named.contains($0) }.prefix(1)
    }

    /// Whether a column holds counts or amounts.
    func isWhole(_ place: ColumnProgram.ColumnPlace) -> Bool {
        if case .table(let table) = place.space, vocabulary.blocks[layout.tables[table].block].form == .codes {
            return false
        }
        return field(of: place)?.isCountable ?? false
    }

    fileprivate func field(of place: ColumnProgram.ColumnPlace) -> Field? {
        switch place.space {
        case .records: layout.columns[place.column].field
        case .table(let table):
            vocabulary.blocks[layout.tables[table].block].fields[layout.tables[table].columns[place.column]]
        }
    }
}
