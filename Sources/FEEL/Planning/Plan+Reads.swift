import FEELSyntax

extension Plan {
    /// A plan whose value is null.
    package static let nothing = Plan(
        nodes: [.nothing], origins: [NodeID(0)], constants: [], strings: [], root: 0, localCount: 0,
        columnsUsed: [])

    /// The inputs that an evaluation may read, in order of number.
    package var inputsRead: [Int] {
        var inputs: Set<Int> = []
        for case .input(let input) in nodes { inputs.insert(Int(input)) }
        return inputs.sorted()
    }

    /// Adds the inputs that an evaluation may read to those of others, some more than once.
    package func addInputsRead(to reads: inout [Trace.Read]) {
        for case .input(let input) in nodes { reads.append(.input(Int(input))) }
    }

    /// Whether an evaluation may read anything that is not written in the plan.
    package var readsData: Bool {
        nodes.contains { node in
            switch node {
            case .input, .local: true
            default: false
            }
        }
    }

    /// The columns that an evaluation may read of the row in a local.
    package func columnsRead(ofLocal local: Int) -> [Int] {
        var columns: Set<Int> = []
        for case .column(let base, let column) in nodes {
            if case .local(let index) = nodes[Int(base)], Int(index) == local { columns.insert(Int(column)) }
        }
        return columns.sorted()
    }

    /// Whether an evaluation may read a local.
    package func reads(local: Int) -> Bool {
        nodes.contains { node in
            if case .local(let index) = node { return Int(index) == local }
            return false
        }
    }

    /// The input that the plan is, when it is nothing else.
    package var soleInput: Int? {
        if case .input(let input) = nodes[Int(root)] { return Int(input) }
        return nil
    }

    /// The plans of the two sides, when the plan is one comparison; they share its nodes.
    package var sides: (left: Plan, right: Plan)? {
        guard case .compare(_, let left, let right) = nodes[Int(root)] else { return nil }
        return (Plan(self, root: left), Plan(self, root: right))
    }

    /// The value that the plan is, when it is nothing else.
    package var soleConstant: Value? {
        if case .constant(let index) = nodes[Int(root)] { return constants[Int(index)] }
        return nil
    }
}
