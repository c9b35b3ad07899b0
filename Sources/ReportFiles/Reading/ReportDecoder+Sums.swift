import Chuan
import Diagnostics
import FEEL

extension ReportDecoder {
    /// Compares sum rows with the rows that they sum up: all of them, or those since the sum row before.
    ///
    /// Only counts and amounts are compared, and only where every row has one.
    ///
    /// - Diagnostics: `report/sum-row-differs`, one for each column that differs.
    /// - Complexity: O(rows · sum rows · columns), sum rows taken as at most 100.
    mutating func compareSums(_ list: ReportList, _ block: Block) {
        var previous = 0
        for sum in list.sumRows.prefix(100) {
            let section = list.rows.filter { $0.number > previous && $0.number < sum.number }
            previous = sum.number
            for (column, field) in block.fields.enumerated() where field.isSummed {
                guard let given = sum.cells[column].amount, let all = Self.total(list.rows, column),
                    given != all, given != Self.total(section, column) || section.isEmpty
                else { continue }
                let place = sum.cells[column].span ?? sum.span
                tell(.sumRowDiffers(field.shownTitle, given: "\(given)", sum: "\(all)", at: place))
            }
        }
    }

    /// The sum of a column; nil when a row has no number there.
    private static func total(_ rows: [ReportRow], _ column: Int) -> Decimal? {
        var total = Decimal.zero
        for row in rows {
            guard row.sumOf == nil, let amount = row.cells[column].amount, let sum = total.adding(amount) else {
                return nil
            }
            total = sum
        }
        return total
    }
}

extension Cell {
    /// The number of a value or of "không phát sinh".
    fileprivate var amount: Decimal? {
        guard state == .value || state == .noEvents, case .number(let number) = value else { return nil }
        return number
    }
}

extension Field {
    /// Whether a sum row adds the field up.
    fileprivate var isSummed: Bool {
        switch kind {
        case .count, .money: true
        default: false
        }
    }
}
