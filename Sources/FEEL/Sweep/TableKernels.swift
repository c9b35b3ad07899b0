import FEELSyntax

/// Loops between records and the rows of a table in them.
struct TableKernels {
    let table: TableColumns
    private var records: Int { table.states.count }

    init(_ table: TableColumns) {
        self.table = table
    }

    @inline(__always)
    private func rows(_ record: Int) -> Range<Int> {
        Int(table.starts[record])..<Int(table.starts[record + 1])
    }

    func spread(_ a: ColumnView, isTruth: Bool, _ out: ColumnView) {
        for record in 0..<records {
            let (value, state) = (a.value(record), a.state(record))
            for row in rows(record) { (out.values[row], out.states[row]) = (value, state) }
        }
    }

    func count(_ kept: ColumnView, _ out: ColumnView) {
        for record in 0..<records {
            var count: Int64 = 0
            var state = table.states[record]
            for row in rows(record) {
                switch kept.state(row) {
                case ColumnTruth.yes: count += 1
                case ColumnTruth.unknown: state = max(state, ColumnState.unknown)
                case ColumnTruth.special: state = ColumnState.special
                default: continue
                }
            }
            (out.values[record], out.states[record]) = (count, state)
        }
    }

    /// Of no rows null; with an unknown one unknown; with a null one null.
    func sum(_ a: ColumnView, _ kept: ColumnView, _ out: ColumnView) {
        for record in 0..<records {
            var total: Int64 = 0
            var (isEmpty, isUnknown, isNull) = (true, table.states[record] == ColumnState.unknown, false)
            var isSpecial = table.states[record] == ColumnState.special
            for row in rows(record) {
                let keeps = kept.state(row)
                if keeps == ColumnTruth.no || keeps == ColumnTruth.null { continue }
                isEmpty = false
                isUnknown = isUnknown || keeps == ColumnTruth.unknown
                isSpecial = isSpecial || keeps == ColumnTruth.special
                switch a.state(row) {
                case ColumnState.value:
                    let (sum, overflow) = total.addingReportingOverflow(a.value(row))
                    total = sum
                    isSpecial = isSpecial || overflow
                case ColumnState.unknown: isUnknown = true
                case ColumnState.null: isNull = true
                default: isSpecial = true
                }
            }
            out.values[record] = total
            out.states[record] =
                isSpecial
                ? ColumnState.special
                : isUnknown ? ColumnState.unknown : isEmpty || isNull ? ColumnState.null : ColumnState.value
        }
    }

    func quantified(_ quantifier: Node.Quantifier, _ a: ColumnView, _ out: ColumnView) {
        let combined = quantifier == .every ? StateTables.both : StateTables.either
        for record in 0..<records {
            switch table.states[record] {
            case ColumnState.value:
                var truth = quantifier == .every ? ColumnTruth.yes : ColumnTruth.no
                for row in rows(record) { truth = combined[Int(truth << 3 | a.state(row))] }
                out.states[record] = truth
            case ColumnState.unknown: out.states[record] = ColumnTruth.unknown
            default: out.states[record] = ColumnTruth.special
            }
        }
    }

    /// The cell of the first row that is kept: null when there is none, unknown when it is not known which rows are.
    func first(_ a: ColumnView, _ kept: ColumnView, _ out: ColumnView) {
        for record in 0..<records {
            var found: Int?
            var state = table.states[record] == ColumnState.value ? ColumnState.null : table.states[record]
            for row in rows(record) {
                switch kept.state(row) {
                case ColumnTruth.yes: found = found ?? row
                case ColumnTruth.unknown: state = max(state == ColumnState.null ? 0 : state, ColumnState.unknown)
                case ColumnTruth.special: state = ColumnState.special
                default: continue
                }
            }
            if state == ColumnState.null, let found {
                (out.values[record], out.states[record]) = (a.value(found), a.state(found))
            } else {
                out.states[record] = state
            }
        }
    }
}
