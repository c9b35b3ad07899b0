import FEELSyntax

/// How a plan depends on one number among what it reads.
package struct Dependence: Sendable {
    /// The number that varies.
    package let read: Trace.Read
    /// Locals that hold the row whose cell varies.
    package let rowLocals: Set<Int>
    /// Degrees of locals that hold other values; a local that is not listed does not depend on the number.
    package var locals: [Int: Int?]

    package init(on read: Trace.Read, rowLocals: Set<Int>) {
        self.read = read
        self.rowLocals = rowLocals
        locals = [:]
    }
}

extension Plan {
    /// The degree of the plan as a polynomial of the number: 0 where it does not depend on it, 1 where it is linear; nil
    /// where that can't be said from the plan alone.
    ///
    /// - Complexity: O(nodes).
    package func degree(_ dependence: Dependence) -> Int? { degree(root, dependence) }

    private func degree(_ ref: Ref, _ dependence: Dependence) -> Int? {
        switch nodes[Int(ref)] {
        case .constant: return 0
        case .input(let input): return inputDegree(Int(input), dependence)
        case .local(let local):
            if dependence.rowLocals.contains(Int(local)) { return nil }
            return dependence.locals[Int(local)] ?? 0
        case .column(let base, let column): return columnDegree(base, Int(column), dependence)
        case .negate(let operand): return degree(operand, dependence)
        case .arithmetic(let operation, let left, let right):
            guard let a = degree(left, dependence), let b = degree(right, dependence) else { return nil }
            return Self.degree(operation, a, b)
        case .call(let builtin, let arguments):
            let degrees = arguments.map { $0 < 0 ? 0 : degree($0, dependence) }
            if degrees.allSatisfy({ $0 == 0 }) { return 0 }
            return Builtins.all[Int(builtin)].name == "sum" && degrees.count == 1 ? degrees[0] : nil
        case .list(let items):
            return items.reduce(0) { highest, item in
                guard let highest, let degree = degree(item, dependence) else { return nil }
                return max(highest, degree)
            }
        case .conditional(let condition, let then, let otherwise):
            guard degree(condition, dependence) == 0, let a = degree(then, dependence),
                let b = degree(otherwise, dependence)
            else { return nil }
            return max(a, b)
        case .compare(_, let left, let right), .and(let left, let right), .or(let left, let right):
            return degree(left, dependence) == 0 && degree(right, dependence) == 0 ? 0 : nil
        default: return nil
        }
    }

    private func inputDegree(_ input: Int, _ dependence: Dependence) -> Int? {
        switch dependence.read {
        case .input(let varying): input == varying ? 1 : 0
        // A whole table with the cell in it, outside a column: nothing can be said.
        case .cell(let varying, _, _): input == varying ? nil : 0
        }
    }

    /// A column of the varying row, of another row, or of the whole table.
    private func columnDegree(_ base: Ref, _ column: Int, _ dependence: Dependence) -> Int? {
        guard case .cell(let table, _, let varying) = dependence.read else {
            return isFixed(base, dependence) ? 0 : nil
        }
        switch nodes[Int(base)] {
        case .local(let local) where dependence.rowLocals.contains(Int(local)): return column == varying ? 1 : 0
        case .local(let local): return dependence.locals[Int(local)] == nil ? 0 : nil
        case .input(let input): return Int(input) == table && column == varying ? 1 : 0
        default: return nil
        }
    }

    private func isFixed(_ ref: Ref, _ dependence: Dependence) -> Bool {
        degree(ref, dependence) == 0
    }

    private static func degree(_ operation: Node.Arithmetic, _ a: Int, _ b: Int) -> Int? {
        switch operation {
        case .add, .subtract: max(a, b)
        case .multiply: a + b <= 1 ? a + b : nil
        case .divide: b == 0 ? a : nil
        case .power: a == 0 && b == 0 ? 0 : nil
        }
    }
}
