import FEEL

/// The way back from a value that was read to its field and its cell.
extension ReportFacts {
    /// The block and the field of an input that is a single field.
    func field(ofInput input: Int) -> (block: Block, field: Field)? {
        for block in vocabulary.blocks where block.form == .group {
            let offset = input - block.input
            if block.fields.indices.contains(offset) { return (block, block.fields[offset]) }
        }
        return nil
    }

    /// The block whose list is an input.
    func block(ofInput input: Int) -> (index: Int, block: Block)? {
        for index in vocabulary.blocks.indices
        where vocabulary.blocks[index].input == input && vocabulary.blocks[index].form != .group {
            return (index, vocabulary.blocks[index])
        }
        return nil
    }

    func field(of read: Trace.Read) -> Field? {
        switch read {
        case .input(let input): return field(ofInput: input)?.field
        case .cell(let input, _, let column): return block(ofInput: input)?.block.fields[column]
        }
    }

    /// The number of the block that was read from.
    func blockIndex(of read: Trace.Read) -> Int {
        switch read {
        case .input(let input):
            return vocabulary.blocks.firstIndex { $0.form == .group && $0.fields.indices.contains(input - $0.input) }
                ?? 0
        case .cell(let input, _, _): return block(ofInput: input)?.index ?? 0
        }
    }

    /// Which row of its table in the report a row is, sums among them counted too, from 1.
    func placeInReport(ofRow row: Int, in input: Int) -> Int {
        guard report.lists.indices.contains(input), let rows = report.lists[input]?.rows, rows.indices.contains(row - 1)
        else { return row }
        return rows[row - 1].number
    }

    /// What is known of the cell that a read found, without a copy of it.
    func state(_ read: Trace.Read) -> CellState? {
        switch read {
        case .input(let input): return report.cells.indices.contains(input) ? report.cells[input].state : nil
        case .cell(let input, let row, let column):
            guard report.lists.indices.contains(input), let rows = report.lists[input]?.rows,
                rows.indices.contains(row - 1), rows[row - 1].cells.indices.contains(column)
            else { return nil }
            return rows[row - 1].cells[column].state
        }
    }

    func cell(_ read: Trace.Read) -> Cell? {
        switch read {
        case .input(let input): return report.cells.indices.contains(input) ? report.cells[input] : nil
        case .cell(let input, let row, let column):
            guard let list = report.lists.indices.contains(input) ? report.lists[input] : nil,
                list.rows.indices.contains(row - 1), list.rows[row - 1].cells.indices.contains(column)
            else { return nil }
            return list.rows[row - 1].cells[column]
        }
    }
}
