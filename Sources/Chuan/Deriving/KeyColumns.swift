import FEEL

/// The fields by which records are put together, as small numbers: 0 where there is nothing. Derivations share them.
final class KeyColumns {
    private final class Column {
        let column: Int
        let field: Int
        /// The codes of a choice; nil for texts.
        let codes: [String]?
        /// Whether anything is put together by it; otherwise its numbers stay 0.
        let isKey: Bool
        let index = KeyIndex()
        /// For each row of the block in hand.
        var numbers = UnsafeMutablePointer<Int32>.allocate(capacity: 1_024)
        var capacity = 1_024

        init(_ layout: DerivingLayout, _ field: Int, isKey: Bool) {
            self.field = field
            self.isKey = isKey
            numbers.initialize(repeating: 0, count: capacity)
            column = layout.columns[field] ?? 0
            codes = layout.codes(of: field)
        }

        deinit { numbers.deallocate() }
    }

    /// By field.
    private let columns: [Column]

    init(_ layout: DerivingLayout) {
        let derivations = layout.derivations
        let units = derivations.map(\.unit) + derivations.compactMap(\.unitType)
        let keys = Set(units + derivations.flatMap { $0.rowFields.map(\.source) })
        columns = layout.records.fields.indices.map { Column(layout, $0, isKey: keys.contains($0)) }
    }

    /// Numbers the rows of another block.
    ///
    /// - Complexity: O(rows · fields).
    func turn(to source: RecordSource) {
        for column in columns where column.isKey {
            let cells = KeyCells(source.main, column.column)
            if column.capacity < cells.rows {
                column.numbers.deallocate()
                column.numbers = .allocate(capacity: cells.rows)
                column.capacity = cells.rows
            }
            let numbers = column.numbers
            if column.codes == nil {
                column.index.number(cells, source.texts, numbers) { self.odd($0, column, source) }
            } else {
                for row in 0..<cells.rows {
                    let (value, state) = (cells.values[row], cells.states[row])
                    numbers[row] = state == ColumnState.value ? Int32(truncatingIfNeeded: value) &+ 1 : 0
                    if state == ColumnState.special { numbers[row] = odd(row, column, source) }
                }
            }
        }
    }

    /// What a column cannot say.
    private func odd(_ row: Int, _ column: Column, _ source: RecordSource) -> Int32 {
        guard case .string(var text) = source.values(ofRow: row)[column.field], !text.isEmpty else { return 0 }
        if let codes = column.codes { return Int32(truncatingIfNeeded: (codes.firstIndex(of: text) ?? -1) + 1) }
        return text.withUTF8 { bytes in bytes.baseAddress.map { column.index.number($0, bytes.count) } ?? 0 }
    }

    /// For each row of the block in hand.
    func numbers(of field: Int) -> UnsafeMutablePointer<Int32> { columns[field].numbers }

    func text(_ number: Int32, of field: Int) -> String? {
        guard let codes = columns[field].codes else { return columns[field].index.text(number) }
        return number > 0 ? codes[Int(number) - 1] : nil
    }

    func agreement(_ number: Int32, of field: Int) -> Agreement { text(number, of: field).map(Agreement.all) ?? .none }
}
