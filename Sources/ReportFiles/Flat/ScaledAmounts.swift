import Chuan
import FEEL

/// Amounts whose unit stands in another cell of their row.
final class ScaledAmounts {
    fileprivate struct Amount {
        let column: Int
        let field: Field
        let unit: Int
        /// For each value of the unit's enumeration: đồng in one of it, 0 where that is not known.
        let factors: [Int64]
        let scales: [MoneyScale]
    }

    private let block: ColumnBlock
    private let reader: CellReader
    fileprivate let amounts: [Amount]
    /// Amounts of this row that are more than digits: what stands in the cell.
    private var odd: [(amount: Int, source: CellSource)] = []

    init(_ layout: FlatLayout, _ block: ColumnBlock, _ reader: CellReader) {
        self.block = block
        self.reader = reader
        amounts = layout.columns.enumerated().compactMap { number, column in
            guard case .field(let place) = column.place, let field = column.field, case .money(let scale?) = field.kind,
                let unit = layout.columns.firstIndex(where: {
                    $0.place == .field(NeededField(block: place.block, field: scale))
                }), let unitField = layout.columns[unit].field
            else { return nil }
            return Amount(number, field, unit, unitField, reader)
        }
    }

    var isEmpty: Bool { amounts.isEmpty }

    /// Whether another cell may give the unit of a column's amounts.
    func scales(_ column: Int) -> Bool { amounts.contains { $0.column == column } }

    /// Whether the column gives the unit of amounts.
    func isUnit(_ column: Int) -> Bool { amounts.contains { $0.unit == column } }

    /// Leaves an amount of this row until its unit is known.
    func wait(_ source: CellSource, _ column: Int) {
        if let amount = amounts.firstIndex(where: { $0.column == column }) { odd.append((amount, source)) }
    }

    func forget() { odd.removeAll(keepingCapacity: true) }

    /// Turns the amounts of a row into đồng.
    ///
    /// - Parameter tell: Gets what there is to say of cells.
    func settle(_ row: Int, vocabulary: Vocabulary, tell: (CellReading) -> Void) {
        for amount in amounts where block.states(of: amount.column)[row] == ColumnState.value {
            guard let unit = unit(of: amount, row) else { continue }
            let (product, isTooLarge) = block.values(of: amount.column)[row].multipliedReportingOverflow(
                by: amount.factors[unit])
            block.values(of: amount.column)[row] = product
            if isTooLarge {
                block.states(of: amount.column)[row] = ColumnState.special
            } else if amount.factors[unit] == 0 {
                block.states(of: amount.column)[row] = amount.field.optional ? ColumnState.null : ColumnState.unknown
            }
        }
        for (number, source) in odd {
            let amount = amounts[number]
            let scale = unit(of: amount, row).map { amount.scales[$0] } ?? .dong
            let reading = reader.read(source, as: amount.field, scale: scale)
            tell(reading)
            let value = CellValue(reading.cell, amount.field, vocabulary.enumerations) { (_: String) -> TextSpan? in nil
            }
            block.values(of: amount.column)[row] = value.bits
            block.states(of: amount.column)[row] = value.state
        }
        forget()
    }

    /// The value of the unit; nil where none was given.
    fileprivate func unit(of amount: Amount, _ row: Int) -> Int? {
        guard block.states(of: amount.unit)[row] == ColumnState.value else { return nil }
        let unit = Int(truncatingIfNeeded: block.values(of: amount.unit)[row])
        return amount.factors.indices.contains(unit) ? unit : nil
    }
}

extension ScaledAmounts.Amount {
    fileprivate init?(_ column: Int, _ field: Field, _ unit: Int, _ unitField: Field, _ reader: CellReader) {
        guard case .choice(let enumeration) = unitField.kind,
            reader.vocabulary.enumerations.indices.contains(enumeration)
        else { return nil }
        self.column = column
        self.field = field
        self.unit = unit
        scales = reader.vocabulary.enumerations[enumeration].values.map { value in
            let cell = Cell(state: .value, value: .string(value.code), text: value.code, span: nil)
            return reader.moneyScale(cell, of: unitField)
        }
        factors = scales.map {
            guard case .known(let factor) = $0 else { return 0 }
            return factor.exactInt64 ?? 0
        }
    }
}
