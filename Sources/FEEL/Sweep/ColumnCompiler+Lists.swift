import FEELSyntax

/// Lists: the rows of a table, and what functions make of them.
extension ColumnCompiler {
    mutating func filter(
        _ base: Plan.Ref, _ condition: Plan.Ref, _ item: Int, _ plan: Plan
    ) throws(ColumnRefusal) -> ColumnValue {
        let value = try compile(base, plan)
        if case .shared(let list) = value { return try listed(list, condition, item, plan) }
        guard case .rows(let table, let kept) = value else { throw .form("[…]") }
        if case .constant(let index) = plan.nodes[Int(condition)], case .number(let number) = plan.constants[Int(index)]
        {
            guard number == .one else { throw .form("[…]") }
            return .firstRow(table: table, kept: kept)
        }
        locals[item] = .row(table: table)
        guard case .truth(let truth, let space) = try compile(condition, plan) else { throw .types }
        let meets = try lifted(truth, space, to: .table(table), isTruth: true)
        guard let kept else { return .rows(table: table, kept: meets) }
        // A row that the first filter dropped is not looked at by the second.
        let dropped = program.add(.constant(value: 0, state: ColumnTruth.no))
        let both = step(.table(table)) { .choose(kept, meets, dropped, isTruth: true, $0) }
        return .rows(table: table, kept: both)
    }

    mutating func quantified(
        _ quantifier: Node.Quantifier, _ iterators: [PlanIterator], _ body: Plan.Ref, _ plan: Plan
    ) throws(ColumnRefusal) -> ColumnValue {
        guard iterators.count == 1, iterators[0].end == nil,
            case .rows(let table, nil) = try compile(iterators[0].source, plan)
        else { throw .form(quantifier == .every ? "every" : "some") }
        locals[Int(iterators[0].local)] = .row(table: table)
        guard case .truth(let truth, let space) = try compile(body, plan) else { throw .types }
        let holds = try lifted(truth, space, to: .table(table), isTruth: true)
        return .truth(step(.records) { .quantified(quantifier, table: table, holds, $0) }, .records)
    }

    mutating func call(_ builtin: Int, _ arguments: [Plan.Ref], _ plan: Plan) throws(ColumnRefusal) -> ColumnValue {
        let name = Builtins.all[builtin].name
        var values: [ColumnValue] = []
        switch name {
        case "not", "count", "sum", "min", "max", "list contains", "distinct values":
            for argument in arguments { values.append(try compile(argument, plan)) }
        default: throw .form(name)
        }
        switch (name, values.count) {
        case ("not", 1): return try not(values[0])
        case ("count", 1): return try count(values[0])
        case ("sum", 1): return try sum(values[0])
        case ("min", 2), ("max", 2): return try extreme(values[0], values[1], isLeast: name == "min")
        case ("list contains", 2): return try contained(values[1], in: values[0])
        case ("distinct values", 1):
            guard case .column(let texts, .text, let table, let kept) = values[0] else { throw .form(name) }
            return .distinct(texts, table: table, kept: kept)
        default: throw .form(name)
        }
    }

    private mutating func contained(_ value: ColumnValue, in list: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        switch (list, value) {
        case (.shared(let list), _): return try contained(value, inShared: list)
        case (.constants(let items), _): return try contained(value, in: items)
        case (.column(let texts, .text, let table, let some), .cells(let item, let space, .text)):
            let kept = some ?? everyRow()
            return .truth(step(space) { .contains(table: table, kept: kept, texts, item: item, $0) }, space)
        default: throw .form("list contains")
        }
    }

    /// Whether no text is there twice, as `count(distinct values(list)) = count(list)` says.
    mutating func areDistinct(
        _ texts: ColumnProgram.Ref, table: Int, kept: ColumnProgram.Ref?, _ comparison: Node.Comparison,
        _ count: ColumnValue
    ) throws(ColumnRefusal) -> ColumnValue {
        guard comparison.isEquality, case .cells(let counted, .records, .number(scale: 0)) = count,
            program.isCount(counted, table: table, kept: kept)
        else { throw .form("distinct values") }
        let rows = kept ?? everyRow()
        let truth = ColumnValue.truth(step(.records) { .areDistinct(table: table, kept: rows, texts, $0) }, .records)
        return comparison == .equal ? truth : try not(truth)
    }

    mutating func contained(_ value: ColumnValue, in items: [ColumnValue]) throws(ColumnRefusal) -> ColumnValue {
        var result = truth(ColumnTruth.no)
        for item in items { result = try either(result, compare(value, .equal, item)) }
        return result
    }

    private mutating func count(_ list: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        switch list {
        case .rows(let table, let some), .column(_, _, let table, let some):
            let kept = some ?? everyRow()
            return .cells(
                step(.records) { .count(table: table, kept: kept, $0) }, .records, .number(scale: 0))
        case .shared(let list): return count(shared: list)
        case .listed(let list, let texts, let isListed): return count(list, texts, isListed: isListed)
        case .distinct(let texts, let table, let kept): return .distinctCount(texts, table: table, kept: kept)
        default: throw .form("count")
        }
    }

    private mutating func sum(_ list: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        guard case .column(let register, .number(let scale), let table, let some) = list else {
            throw .form("sum")
        }
        let kept = some ?? everyRow()
        return .cells(
            step(.records) { .sum(table: table, kept: kept, register, $0) }, .records, .number(scale: scale))
    }

    private mutating func extreme(
        _ left: ColumnValue, _ right: ColumnValue, isLeast: Bool
    ) throws(ColumnRefusal) -> ColumnValue {
        let (one, other, scale, space) = try aligned(left, right)
        return .cells(
            step(space) { .extreme(isLeast: isLeast, one, other, $0) }, space, .number(scale: scale))
    }
}
