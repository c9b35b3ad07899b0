import FEEL

/// What keeps columns from being believed.
extension Sweeper {
    /// The reports in which a check can't be believed: broken cells, broken constraints, rows that stand there twice.
    func doubts(of check: ColumnCheck, _ block: FlatBlock) -> ColumnDoubts {
        var result = ColumnDoubts(count: block.rowCount)
        for place in check.program.columnsRead { result.add(specialCells: place, block) }
        for number in check.constraints { result.add(doubts(ofConstraint: number, block)) }
        for table in check.tables {
            if let identity = identity(ofTable: table, block.layout) {
                result.add(repeatedIn: block.tables[table], identity)
            }
        }
        return result
    }

    /// Found once a block, whichever checks depend on the constraint.
    private func doubts(ofConstraint number: Int, _ block: FlatBlock) -> ColumnDoubts {
        if let known = doubts[number] { return known }
        let constraint = sweep.constraints[number]
        var result = ColumnDoubts(count: block.rowCount)
        for place in constraint.program.columnsRead { result.add(specialCells: place, block) }
        // The check's own registers are read no more once its verdicts stand.
        runner.run(
            constraint.program, block.main, block.tables,
            shared: register.columns(constraint.program, .constraint(number), block))
        let table = block.layout.tables.firstIndex { $0.block == constraint.block }
        var mayRestore = false
        switch constraint.restoring {
        case .never: break
        case .byPlan(let plan): result.add(unclear[plan])
        case .unclear: mayRestore = true
        }
        result.add(
            runner.view(constraint.register), mayRestore: mayRestore, table: table.map { block.tables[$0] })
        doubts[number] = result
        return result
    }

    private func identity(ofTable table: Int, _ layout: FlatLayout) -> RowIdentity? {
        let flat = layout.tables[table]
        let block = sweep.judge.rulebook.vocabulary.blocks[flat.block]
        if block.form == .codes, block.duplicates == .inconsistent, !flat.columns.isEmpty {
            return RowIdentity(columns: [0], areTexts: [true], texts: texts)
        }
        guard block.duplicates == .inconsistent, !block.identity.isEmpty else { return nil }
        let columns = block.identity.compactMap { flat.columns.firstIndex(of: $0) }
        let areTexts = block.identity.map { column in
            if case .text = block.fields[column].kind { return true }
            return false
        }
        return RowIdentity(columns: columns, areTexts: areTexts, texts: texts)
    }
}

extension ColumnCheck {
    /// The tables that it goes through.
    fileprivate var tables: [Int] {
        var tables: Set<Int> = []
        for case .table(let table) in program.columnsRead.map(\.space) { tables.insert(table) }
        switch form {
        case .rows(let table, _), .share(let table, _, _, _): tables.insert(table)
        case .single: break
        }
        return tables.sorted()
    }
}
