import FEELSyntax

/// The rows of one table in all records of a block.
package final class TableColumns {
    package let rows: ColumnBlock
    /// Rows `starts[r] ..< starts[r + 1]` belong to record `r`; one more entry than records.
    package var starts: [Int32] = [0]
    /// For each record, `ColumnState.value` where the table is there, `.unknown` where it is not, `.special` where a word
    /// stands in its place.
    package var states: [UInt8] = []

    package init(columnCount: Int, capacity: Int) {
        rows = ColumnBlock(columnCount: columnCount, capacity: capacity)
    }

    /// The rows of a record.
    package func rows(ofRecord record: Int) -> Range<Int> { Int(starts[record])..<Int(starts[record + 1]) }

    /// No record has the table.
    package func setAbsent(records: Int) {
        rows.rowCount = 0
        starts = Array(repeating: 0, count: records + 1)
        states = Array(repeating: ColumnState.unknown, count: records)
    }
}

/// Runs programs over blocks. Each thread has one of its own; the registers of the last program stay until the next.
package final class ColumnRunner {
    /// Scratch columns: of the records, then of the rows of each table.
    private var scratch: [ColumnBlock] = []
    private var constants = ColumnBlock(columnCount: 1, capacity: 256)
    private var views: [ColumnView] = []
    private var counts: [Int] = []
    private var spaces: [Int] = []
    private var tables: [TableColumns] = []
    private var named: [String] = []
    private var shared: SharedColumns?
    /// What the texts of blocks stand in.
    package var texts: UnsafePointer<UInt8>?

    package init() {}

    /// - Parameter shared: What the records have in common, for a program that asks for it. Without it, whatever depends on
    ///   that is special.
    /// - Complexity: O(steps · rows).
    package func run(
        _ program: ColumnProgram, _ records: ColumnBlock, _ tables: [TableColumns], shared: SharedColumns? = nil
    ) {
        self.shared = shared
        prepare(program, records, tables)
        for step in program.steps { run(step) }
    }

    /// The column that a register is, after `run`.
    package func view(_ register: Int32) -> ColumnView { views[Int(register)] }

    private func prepare(_ program: ColumnProgram, _ records: ColumnBlock, _ tables: [TableColumns]) {
        self.tables = tables
        named = program.texts
        counts.removeAll(keepingCapacity: true)
        counts.append(records.rowCount)
        for table in tables { counts.append(table.rows.rowCount) }
        for (index, count) in counts.enumerated() {
            let wanted = program.scratchCounts[index]
            if scratch.count <= index { scratch.append(ColumnBlock(columnCount: wanted, capacity: max(count, 16))) }
            if scratch[index].columnCount < wanted || scratch[index].capacity < count {
                scratch[index] = ColumnBlock(
                    columnCount: max(wanted, scratch[index].columnCount),
                    capacity: max(count, scratch[index].capacity))
            }
        }
        if constants.capacity < program.registers.count {
            constants = ColumnBlock(columnCount: 1, capacity: program.registers.count)
        }
        views.removeAll(keepingCapacity: true)
        spaces.removeAll(keepingCapacity: true)
        for (number, register) in program.registers.enumerated() {
            views.append(view(of: register, number, records))
            spaces.append(register.space)
        }
    }

    private func view(of register: ColumnProgram.Register, _ number: Int, _ records: ColumnBlock) -> ColumnView {
        switch register {
        case .constant(let value, let state):
            let (values, states) = (constants.values + number, constants.states + number)
            values.pointee = value
            states.pointee = state
            return ColumnView(values: values, states: states, mask: 0)
        case .column(.records, let column):
            return ColumnView(values: records.values(of: column), states: records.states(of: column), mask: -1)
        case .column(.table(let table), let column):
            let rows = tables[table].rows
            return ColumnView(values: rows.values(of: column), states: rows.states(of: column), mask: -1)
        case .scratch(let space, let column):
            let block = scratch[space.index]
            return ColumnView(values: block.values(of: column), states: block.states(of: column), mask: -1)
        }
    }

    private func run(_ step: ColumnProgram.Step) {
        switch step {
        case .arithmetic(let operation, let a, let b, let out):
            ColumnKernels.arithmetic(operation, view(a), view(b), view(out), count(out))
        case .scale(let a, let factor, let out): ColumnKernels.scale(view(a), factor, view(out), count(out))
        case .extreme(let isLeast, let a, let b, let out):
            ColumnKernels.extreme(isLeast: isLeast, view(a), view(b), view(out), count(out))
        case .compare(let comparison, let a, let b, let out):
            ColumnKernels.compare(comparison, view(a), view(b), view(out), count(out))
        case .compareQuotients(let comparison, let a, let b, let c, let d, let out):
            ColumnKernels.compareQuotients(
                comparison, (view(a), view(b)), (view(c), view(d)), view(out), count(out))
        case .compareTruths(let comparison, let a, let b, let out):
            ColumnKernels.combine(comparison == .equal ? .equal : .notEqual, view(a), view(b), view(out), count(out))
        case .both(let a, let b, let out): ColumnKernels.combine(.both, view(a), view(b), view(out), count(out))
        case .either(let a, let b, let out): ColumnKernels.combine(.either, view(a), view(b), view(out), count(out))
        default: runRare(step)
        }
    }

    private func runRare(_ step: ColumnProgram.Step) {
        switch step {
        case .isNull(let a, let negated, let isTruth, let out):
            ColumnKernels.isNull(view(a), negated: negated, isTruth: isTruth, view(out), count(out))
        case .truth(let a, let out): ColumnKernels.truth(view(a), view(out), count(out))
        case .not(let a, let out): ColumnKernels.not(view(a), view(out), count(out))
        case .choose(let condition, let a, let b, let isTruth, let out):
            ColumnKernels.choose(view(condition), view(a), view(b), isTruth: isTruth, view(out), count(out))
        case .spread(let a, let table, let isTruth, let out):
            TableKernels(tables[table]).spread(view(a), isTruth: isTruth, view(out))
        case .count(let table, let kept, let out): TableKernels(tables[table]).count(view(kept), view(out))
        case .sum(let table, let kept, let a, let out):
            TableKernels(tables[table]).sum(view(a), view(kept), view(out))
        case .quantified(let quantifier, let table, let a, let out):
            TableKernels(tables[table]).quantified(quantifier, view(a), view(out))
        case .first(let table, let kept, let a, let out):
            TableKernels(tables[table]).first(view(a), view(kept), view(out))
        case .year(let day, let out): ColumnKernels.year(view(day), view(out), count(out))
        case .lookup(let values, let a, let out): ColumnKernels.lookup(values, view(a), view(out), count(out))
        default: runText(step)
        }
    }

    private func runText(_ step: ColumnProgram.Step) {
        let kernels = TextKernels(bytes: texts, named: named)
        switch step {
        case .compareText(let comparison, let a, let number, let out):
            kernels.compare(comparison == .equal, view(a), number, view(out), count(out))
        case .contains(let table, let kept, let a, let item, let out):
            let owner = spaces[Int(out)]
            kernels.contains(tables[table], view(kept), view(a), view(item), view(out)) { record in
                owner == 0 ? record..<record + 1 : tables[owner - 1].rows(ofRecord: record)
            }
        case .areDistinct(let table, let kept, let a, let out):
            kernels.areDistinct(tables[table], view(kept), view(a), view(out))
        default: runShared(step, SharedKernels(shared: shared, texts: kernels))
        }
    }

    private func runShared(_ step: ColumnProgram.Step, _ kernels: SharedKernels) {
        switch step {
        case .countShared(let list, let out): kernels.count(list, view(out), count(out))
        case .countListed(let list, let texts, let isListed, let out):
            kernels.countListed(
                list, tables[texts.table], view(texts.kept), view(texts.texts), isListed: isListed, view(out))
        case .isListed(let list, let item, let out):
            let owner = spaces[Int(out)]
            kernels.contains(list, view(item), view(out), records: counts[0]) { record in
                owner == 0 ? record..<record + 1 : tables[owner - 1].rows(ofRecord: record)
            }
        default: break
        }
    }

    /// How many rows the space of a result has.
    private func count(_ register: ColumnProgram.Ref) -> Int { counts[spaces[Int(register)]] }
}

extension ColumnProgram.Register {
    fileprivate var space: Int {
        switch self {
        case .constant: 0
        case .column(let space, _), .scratch(let space, _): space.index
        }
    }
}

/// A register as memory: constants have a mask of zero, so that every row reads the same cell.
@frozen public struct ColumnView {
    public let values: UnsafeMutablePointer<Int64>
    public let states: UnsafeMutablePointer<UInt8>
    public let mask: Int

    @inlinable @inline(__always)
    public func value(_ row: Int) -> Int64 { values[row & mask] }

    @inlinable @inline(__always)
    public func state(_ row: Int) -> UInt8 { states[row & mask] }
}
