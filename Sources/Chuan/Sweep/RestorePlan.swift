import FEEL
import FEELSyntax

/// The constraints between the counts and amounts of one block, as sums of its columns: a missing number that an equality
/// among them leaves no choice is put in its place before anything is judged, as `ReportFacts` does.
struct RestorePlan: Sendable {
    /// `constant + factor · column + …` compares with zero in that way.
    struct Line: Sendable {
        let comparison: Node.Comparison
        let constant: Int64
        let terms: [Term]
    }

    struct Term: Sendable {
        let column: Int
        let factor: Int64
    }

    let space: ColumnProgram.Space
    /// In the order of the block.
    let lines: [Line]
    /// The columns of all of them.
    let columns: [Int]
    /// Fields that may be unknown together: what bounds can't follow is not restored.
    let groupFields: Int
    let rowFields: [Int]
}

extension RestorePlan {
    /// What became of a row.
    enum Outcome {
        case done
        /// A cell that no column holds: nobody knows what follows from it.
        case unclear
    }

    /// Restores what is missing of a row.
    ///
    /// - Complexity: O(missing cells · lines · terms).
    func restore(_ row: Int, of block: ColumnBlock) -> Outcome {
        var (lacks, isLarge) = (0, false)
        for column in columns {
            let state = block.states(of: column)[row]
            if state == ColumnState.special { return .unclear }
            if state == ColumnState.unknown { lacks += 1 }
            isLarge =
                isLarge || state == ColumnState.value && block.values(of: column)[row].magnitude >= LoneNumber.large
        }
        if lacks > 0, isLarge { return .unclear }
        while lacks > 0, let found = determined(row, block) {
            block.values(of: found.column)[row] = found.value
            block.states(of: found.column)[row] = ColumnState.value
            lacks -= 1
        }
        return .done
    }

    /// A number that an equality leaves no choice, and that no other constraint excludes.
    private func determined(_ row: Int, _ block: ColumnBlock) -> (column: Int, value: Int64)? {
        for line in lines where line.comparison == .equal {
            guard let term = line.soleMissing(row, block), let value = line.value(of: term, row, block), value >= 0
            else { continue }
            let (values, states) = (block.values(of: term.column) + row, block.states(of: term.column) + row)
            (values.pointee, states.pointee) = (value, ColumnState.value)
            defer { states.pointee = ColumnState.unknown }
            let isExcluded = lines.contains { other in
                other.terms.contains { $0.column == term.column } && other.holds(row, block) == false
            }
            if !isExcluded { return (term.column, value) }
        }
        return nil
    }
}

extension RestorePlan.Line {
    /// The term that is missing, if it is only one and nothing is null.
    fileprivate func soleMissing(_ row: Int, _ block: ColumnBlock) -> RestorePlan.Term? {
        var missing: RestorePlan.Term?
        for term in terms {
            switch block.states(of: term.column)[row] {
            case ColumnState.value: continue
            case ColumnState.unknown where missing == nil: missing = term
            default: return nil
            }
        }
        return missing
    }

    /// The whole number that makes the line zero.
    fileprivate func value(of missing: RestorePlan.Term, _ row: Int, _ block: ColumnBlock) -> Int64? {
        let rest = sum(row, block, without: missing.column)
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: Int128(-missing.factor))
        return remainder == 0 ? Int64(exactly: quotient) : nil
    }

    /// Whether the line holds; nil where something of it is not known.
    fileprivate func holds(_ row: Int, _ block: ColumnBlock) -> Bool? {
        guard terms.allSatisfy({ block.states(of: $0.column)[row] == ColumnState.value }) else { return nil }
        return comparison.holds(Int(sum(row, block, without: nil).signum()))
    }

    private func sum(_ row: Int, _ block: ColumnBlock, without left: Int?) -> Int128 {
        var sum = Int128(constant)
        for term in terms where term.column != left {
            sum += Int128(term.factor) * Int128(block.values(of: term.column)[row])
        }
        return sum
    }
}

extension RestorePlan {
    /// - Returns: Nil where a constraint that bounds follow is no sum of whole numbers with whole factors.
    init?(_ constraints: [Constraint], space: ColumnProgram.Space, _ directory: inout SweepDirectory) {
        var lines: [Line] = []
        for constraint in constraints where constraint.severity == .inconsistent {
            guard let sides = constraint.sides else { continue }
            guard let line = Line(sides, space, &directory) else { return nil }
            lines.append(line)
        }
        let blocks = directory.vocabulary.blocks
        self.init(
            space: space, lines: lines, columns: Set(lines.flatMap { $0.terms.map(\.column) }).sorted(),
            groupFields: blocks.reduce(0) { $1.form == .group ? $0 + $1.fields.count : $0 },
            rowFields: directory.layout.tables.map { max(1, blocks[$0.block].fields.count) })
    }
}

extension RestorePlan.Line {
    /// - Returns: Nil where it is no sum of whole numbers with whole factors.
    init?(_ constraint: Sweep.SweptConstraint, _ directory: inout SweepDirectory) {
        guard let sides = constraint.constraint.sides else { return nil }
        self.init(sides, constraint.space, &directory)
    }

    fileprivate init?(
        _ sides: Constraint.Sides, _ space: ColumnProgram.Space, _ directory: inout SweepDirectory
    ) {
        guard let form = sides.form, let constant = form.constant.exactInt64 else { return nil }
        var terms: [RestorePlan.Term] = []
        for factor in form.factors {
            guard let number = factor.factor.exactInt64, number.magnitude < 1 << 20,
                let column = directory.countable(factor.term, in: space)
            else { return nil }
            terms.append(RestorePlan.Term(column: column, factor: number))
        }
        self.init(comparison: sides.comparison, constant: constant, terms: terms)
    }
}

extension RestorePlan {
    /// The part of the plan that some columns suffice for; nil where no equality is left.
    func kept(to columns: Set<Int>) -> RestorePlan? {
        let kept = lines.filter { $0.terms.allSatisfy { columns.contains($0.column) } }
        guard kept.contains(where: { $0.comparison == .equal }) else { return nil }
        return RestorePlan(
            space: space, lines: kept, columns: Set(kept.flatMap { $0.terms.map(\.column) }).sorted(),
            groupFields: groupFields, rowFields: rowFields)
    }

    /// Restores what is missing in a block.
    ///
    /// - Parameter most: How many unknown fields bounds follow.
    /// - Returns: The reports in which something is unclear.
    /// - Complexity: O(rows · columns), and more for rows that lack something.
    func restore(_ block: FlatBlock, most: Int) -> ColumnDoubts {
        var unclear = ColumnDoubts(count: block.rowCount)
        switch space {
        case .records:
            for row in 0..<block.rowCount where restore(row, of: block.main) == .unclear { unclear.mark(row) }
        case .table(let table):
            let columns = block.tables[table]
            for record in columns.states.indices {
                let rows = Int(columns.starts[record])..<Int(columns.starts[record + 1])
                if !rows.isEmpty, fields(of: record, block) > most { unclear.mark(record) }
                for row in rows where restore(row, of: columns.rows) == .unclear { unclear.mark(record) }
            }
        }
        return unclear
    }

    private func fields(of record: Int, _ block: FlatBlock) -> Int {
        zip(block.tables, rowFields).reduce(groupFields) { count, table in
            count + table.1 * Int(table.0.starts[record + 1] - table.0.starts[record])
        }
    }
}

extension SweepDirectory {
    /// The column of a count or an amount; nil for anything else.
    fileprivate mutating func countable(_ term: LinearForm.Term, in space: ColumnProgram.Space) -> Int? {
        switch (term, space) {
        case (.input(let input), .records):
            guard let place = vocabulary.group(ofInput: input),
                vocabulary.blocks[place.block].fields[place.field].isCountable,
                case .cells(let column, _)? = self.input(input)
            else { return nil }
            return column
        case (.column(let input, let column), .table(let table)):
            let block = vocabulary.blocks[layout.tables[table].block]
            guard block.input == input, block.fields[column].isCountable else { return nil }
            return self.column(column, ofTable: table)?.column
        default: return nil
        }
    }
}
