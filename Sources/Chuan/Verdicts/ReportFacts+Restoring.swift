import Diagnostics
import FEEL
import FEELSyntax

/// Missing numbers that follow from others.
extension ReportFacts {
    /// Missing numbers that an equality leaves no choice.
    func restorable(limits: Limits) -> [Restored] {
        guard lacksNumbers, mayRestore else { return [] }
        var open = OpenFacts(self, withOptional: false, limits: limits)
        return open.restore()
    }

    /// Whether a count or an amount is unknown beside others of its row or block.
    private var lacksNumbers: Bool {
        vocabulary.blocks.indices.contains { index in
            let block = vocabulary.blocks[index]
            guard !constraints[index].isEmpty else { return false }
            switch block.form {
            case .group: return block.lacksNumbers { facts.inputs[block.input + $0] }
            case .table:
                guard case .list(let rows) = facts.inputs[block.input] else { return false }
                return rows.contains { row in
                    guard case .row(let row) = row else { return false }
                    return block.lacksNumbers { row.values[$0] }
                }
            case .codes: return false
            }
        }
    }

    /// Whether an equality may leave a missing number no choice: one that has just one in it, or whose sides are not
    /// plainly numbers of its row or block.
    private var mayRestore: Bool {
        if report.lists.contains(where: { $0?.rows.contains { $0.sumOf != nil } ?? false }) { return true }
        return vocabulary.blocks.indices.contains { index in
            let equalities = constraints[index].compactMap(\.sides).filter { $0.comparison == .equal }
            guard !equalities.isEmpty, case .table = vocabulary.blocks[index].form else {
                return equalities.contains { mayRestore($0, row: nil) }
            }
            guard case .list(let rows) = facts.inputs[vocabulary.blocks[index].input] else { return false }
            return rows.contains { row in
                guard case .row(let row) = row else { return true }
                return equalities.contains { mayRestore($0, row: row) }
            }
        }
    }

    private func mayRestore(_ equality: Constraint.Sides, row: Row?) -> Bool {
        guard let form = equality.form else { return true }
        var missing = 0
        for factor in form.factors {
            let read: Trace.Read
            switch factor.term {
            case .input(let input): read = .input(input)
            case .column(let table, let column):
                guard let row, row.input == table else { return true }
                read = .cell(input: table, row: row.number, column: column)
            }
            if cell(read)?.interval != nil { return true }
            missing += value(read)?.isUnknown ?? true ? 1 : 0
        }
        return missing == 1
    }
}

extension Block {
    fileprivate func lacksNumbers(_ value: (Int) -> Value) -> Bool {
        fields.indices.contains { fields[$0].isCountable && value($0).isUnknown }
    }
}
