import FEELSyntax

/// Choices: numbers in columns, texts to expressions.
extension ColumnCompiler {
    mutating func code(_ text: String, among codes: [String], of cells: ColumnProgram.Ref) -> ColumnValue {
        let number = codes.firstIndex(of: text).map { Int64($0) } ?? -1
        if number >= 0 { program.note(choice: number, of: cells) }
        return .cells(
            program.add(.constant(value: number, state: ColumnState.value)), .records, .choice(codes))
    }

    /// Choices are texts: they have an order, which need not be that of their numbers.
    mutating func compareChoices(
        _ left: ColumnValue, _ comparison: Node.Comparison, _ right: ColumnValue, _ codes: [String]
    ) throws(ColumnRefusal) -> ColumnValue {
        if comparison.isEquality { return try compareCells(left, comparison, right) }
        let sorted = codes.indices.sorted { Value.order(.string(codes[$0]), .string(codes[$1])) ?? 0 < 0 }
        var ranks = [Int64](repeating: 0, count: codes.count)
        for (rank, number) in sorted.enumerated() { ranks[number] = Int64(rank) }
        return try compareCells(ranked(left, ranks), comparison, ranked(right, ranks))
    }

    private mutating func ranked(_ choice: ColumnValue, _ ranks: [Int64]) throws(ColumnRefusal) -> ColumnValue {
        guard case .cells(let register, let space, _) = choice else { throw .types }
        guard case .constant(let number, let state) = program.registers[Int(register)] else {
            return .cells(step(space) { .lookup(ranks, register, $0) }, space, .number(scale: 0))
        }
        // A text that is none of the choices has no place among them.
        guard ranks.indices.contains(Int(number)) else { throw .types }
        return .cells(program.add(.constant(value: ranks[Int(number)], state: state)), space, .number(scale: 0))
    }
}
