/// Inputs that are the same for all rows.
extension ColumnCompiler {
    /// An input is a value, and not a column.
    package mutating func set(input number: Int, to value: Value) throws(ColumnRefusal) {
        if case .unknown = value {
            let unknown = program.add(.constant(value: 0, state: ColumnState.unknown))
            inputs[number] = .cells(unknown, .records, .date)
        } else {
            inputs[number] = try constant(value)
        }
    }
}

extension Plan {
    /// What stands before the last `and`, when the plan is such a conjunction: where it is false, the whole is not true.
    package var guarding: Plan? {
        guard case .and(let left, _) = nodes[Int(root)] else { return nil }
        return Plan(self, root: left)
    }
}
