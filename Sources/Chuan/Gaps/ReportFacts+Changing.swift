import Diagnostics
import FEEL

/// New values of a report, by the reads that find them.
typealias Changes = ReadTable<Value>

extension ReportFacts {
    /// The same report with other values in some places; nil when a constraint that held is broken then.
    ///
    /// - Complexity: O(changes · rows of their tables + constraints of the changed rows).
    func changed(_ changes: Changes, limits: Limits) -> ReportFacts? {
        if changes.isEmpty { return self }
        var copy = self
        copy.open = LazyOpenFacts()
        for (read, value) in changes { copy.facts.inputs.put(value, at: read) }
        var places = Places(changes.keys)
        copy.addUp(&places)
        return copy.recheck(places, limits) ? copy : nil
    }

    /// The report with some values made unknown, of which no more is known than what these unknowns say.
    func opened(_ reads: some Sequence<Trace.Read>, limits: Limits, narrowing: (inout OpenFacts) -> Void) -> ReportFacts
    {
        var copy = self
        for read in reads { copy.facts.inputs.put(.unknown, at: read) }
        var open = OpenFacts(copy, withOptional: false, limits: limits)
        narrowing(&open)
        copy.open = LazyOpenFacts(open)
        return copy
    }

    // MARK: What depends on changed values

    /// Where values were changed.
    private struct Places {
        private(set) var inputs: [Int] = []
        private var cells: [(input: Int, row: Int, column: Int)] = []

        init(_ reads: [Trace.Read]) {
            for read in reads { add(read) }
        }

        mutating func add(_ read: Trace.Read) {
            switch read {
            case .input(let input): add(input)
            case .cell(let input, let row, let column):
                add(input)
                cells.append((input, row, column))
            }
        }

        private mutating func add(_ input: Int) {
            if !inputs.contains(input) { inputs.append(input) }
        }

        /// The rows of a table with a change in one of some columns, in order.
        func rows(of table: Int, with columns: [Int]) -> [Int?] {
            var rows: [Int] = []
            for cell in cells where cell.input == table && columns.contains(cell.column) {
                if !rows.contains(cell.row) { rows.append(cell.row) }
            }
            return rows.sorted().map { Optional($0) }
        }
    }

    /// Rows that are sums of a changed block are added up anew.
    private mutating func addUp(_ places: inout Places) {
        for block in vocabulary.blocks where block.form == .table {
            guard let list = report.lists[block.input] else { continue }
            for (offset, row) in list.rows.enumerated() {
                guard let other = row.sumOf.map({ vocabulary.blocks[$0] }), places.inputs.contains(other.input) else {
                    continue
                }
                for (column, field) in block.fields.enumerated() where field.isCount && row.cells[column].isAbsent {
                    let read = Trace.Read.cell(input: block.input, row: offset + 1, column: column)
                    facts.inputs.put(sum(of: field.key, in: other), at: read)
                    places.add(read)
                }
            }
        }
    }

    private func sum(of key: String, in block: Block) -> Value {
        guard let column = block.fields.firstIndex(where: { $0.key == key }),
            case .list(let rows) = facts.inputs[block.input]
        else { return .unknown }
        var total = Decimal.zero
        for case .row(let row) in rows {
            guard let number = row.values[column].number, let next = total.adding(number) else { return .unknown }
            total = next
        }
        return .number(total)
    }

    /// Judges the constraints of changed places again.
    ///
    /// - Returns: Whether all that held still hold; those that only warn are not asked.
    private mutating func recheck(_ places: Places, _ limits: Limits) -> Bool {
        var evaluator = Evaluator(facts: facts, limits: limits)
        for (index, block) in vocabulary.blocks.enumerated() {
            for constraint in constraints[index] {
                guard let rows = rows(of: block, touching: constraint, places) else { continue }
                for row in rows {
                    let wasBroken = broken.contains { $0.isAbout(constraint, block: index, row: row) }
                    broken.removeAll { $0.isAbout(constraint, block: index, row: row) }
                    evaluator.locals = self.row(row, of: block).map { [$0] } ?? []
                    guard let now = constraint.broken(&evaluator, block: index, row: row) else { continue }
                    if !wasBroken, constraint.severity == .inconsistent { return false }
                    broken.append(now)
                }
            }
        }
        return true
    }

    /// The rows for which a constraint may come out otherwise now; nil for none, a nil row for a group.
    private func rows(of block: Block, touching constraint: Constraint, _ places: Places) -> [Int?]? {
        let readsElsewhere = constraint.inputs.contains { places.inputs.contains($0) }
        switch block.form {
        case .group: return readsElsewhere ? [nil] : nil
        case .codes: return nil
        case .table:
            guard case .list(let rows) = facts.inputs[block.input] else { return nil }
            if readsElsewhere { return rows.indices.map { $0 + 1 } }
            return places.rows(of: block.input, with: constraint.mentions)
        }
    }

    private func row(_ number: Int?, of block: Block) -> Value? {
        guard let number, case .list(let rows) = facts.inputs[block.input], rows.indices.contains(number - 1) else {
            return nil
        }
        return rows[number - 1]
    }
}

extension ReportFacts.Broken {
    fileprivate func isAbout(_ constraint: Constraint, block: Int, row: Int?) -> Bool {
        self.block == block && self.row == row && self.constraint.slice.span == constraint.slice.span
    }
}
