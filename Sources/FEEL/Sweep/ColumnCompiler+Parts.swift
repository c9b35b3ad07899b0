import FEELSyntax

/// What callers compile: whole expressions whose results are of one kind.
extension ColumnCompiler {
    /// A local is the row of a table.
    package mutating func bind(row table: Int, to local: Int) { locals[local] = .row(table: table) }

    /// A local is the text of a list's item.
    package mutating func bind(textOf table: Int, column: Int, to local: Int) {
        locals[local] = .cells(program.add(.column(.table(table), column)), .table(table), .text)
    }

    /// A local is what an expression is.
    package mutating func define(_ local: Int, _ plan: Plan) throws(ColumnRefusal) {
        locals[local] = try compile(plan.root, plan)
    }

    /// An expression that is true or false.
    ///
    /// - Returns: A register of that space.
    package mutating func truth(_ plan: Plan, in space: ColumnProgram.Space) throws(ColumnRefusal) -> Int32 {
        try truth(compile(plan.root, plan), in: space)
    }

    /// An expression that is a number, and its digits after the point.
    package mutating func number(
        _ plan: Plan, in space: ColumnProgram.Space
    ) throws(ColumnRefusal) -> (register: Int32, scale: Int) {
        guard case .cells(let register, let own, .number(let scale)) = try compile(plan.root, plan) else {
            throw .types
        }
        return (try lifted(register, own, to: space, isTruth: false), scale)
    }

    /// An expression whose values cells hold, and what they are.
    package mutating func cells(
        _ plan: Plan, in space: ColumnProgram.Space
    ) throws(ColumnRefusal) -> (register: Int32, kind: ColumnKind) {
        guard case .cells(let register, let own, let kind) = try compile(plan.root, plan) else { throw .types }
        return (try lifted(register, own, to: space, isTruth: false), kind)
    }

    /// An expression of which only matters whether it is a value.
    ///
    /// - Returns: A register of that space.
    package mutating func cell(_ plan: Plan, in space: ColumnProgram.Space) throws(ColumnRefusal) -> Int32 {
        guard case .cells(let register, let own, _) = try compile(plan.root, plan) else { throw .types }
        return try lifted(register, own, to: space, isTruth: false)
    }

    /// Whether the value of an expression passes tests about a local.
    package mutating func test(
        _ plan: Plan, by test: Plan, about local: Int, in space: ColumnProgram.Space
    ) throws(ColumnRefusal) -> Int32 {
        locals[local] = try compile(plan.root, plan)
        return try truth(compile(test.root, test), in: space)
    }

    /// Whether a quotient passes tests about a local.
    package mutating func test(
        _ numerator: Plan, over denominator: Plan, by test: Plan, about local: Int, in space: ColumnProgram.Space
    ) throws(ColumnRefusal) -> Int32 {
        let (above, below) = (try compile(numerator.root, numerator), try compile(denominator.root, denominator))
        locals[local] = try arithmetic(.divide, above, below)
        return try truth(compile(test.root, test), in: space)
    }

    private mutating func truth(_ value: ColumnValue, in space: ColumnProgram.Space) throws(ColumnRefusal) -> Int32 {
        switch value {
        case .truth(let register, let own): return try lifted(register, own, to: space, isTruth: true)
        case .null: return program.add(.constant(value: 0, state: ColumnTruth.null))
        default: throw .types
        }
    }
}
