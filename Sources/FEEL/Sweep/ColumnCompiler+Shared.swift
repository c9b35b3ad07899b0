/// What reports share: parts of expressions that depend on nothing else are evaluated once, not over columns.
extension ColumnCompiler {
    /// A part as a list that reports share; nil where it is none.
    ///
    /// - Complexity: O(nodes of the part).
    mutating func shared(_ ref: Plan.Ref, _ plan: Plan) -> ColumnValue? {
        switch plan.nodes[Int(ref)] {
        case .input, .column: break
        case .filter(_, let condition, _): if plan.isPosition(condition) { return nil }
        case .call(let builtin, _): if !Self.listMakers.contains(Builtins.all[Int(builtin)].name) { return nil }
        default: return nil
        }
        var part = SharedPart()
        guard isShared(ref, plan, &part), part.readsShared else { return nil }
        program.lists.append(SharedList(plan: Plan(plan, root: ref), locals: part.locals))
        return .shared(program.lists.count - 1)
    }

    /// Functions that make a list of lists.
    private static var listMakers: Set<String> {
        ["append", "concatenate", "distinct values", "reverse", "union"]
    }

    /// Whether a part depends on shared inputs and on itself alone.
    private mutating func isShared(_ ref: Plan.Ref, _ plan: Plan, _ part: inout SharedPart) -> Bool {
        func all(_ refs: [Plan.Ref]) -> Bool { refs.allSatisfy { isShared($0, plan, &part) } }
        guard ref >= 0 else { return true }
        switch plan.nodes[Int(ref)] {
        case .constant, .nothing: return true
        case .input(let number):
            guard case .shared? = directory.input(Int(number)) else { return false }
            part.readsShared = true
            return true
        case .local(let local): return isShared(local: Int(local), &part)
        case .column(let base, _), .negate(let base): return all([base])
        case .list(let items), .call(_, let items): return all(items)
        case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
            .or(let left, let right):
            return all([left, right])
        case .between(let value, let low, let high), .conditional(let value, let low, let high):
            return all([value, low, high])
        case .filter(let base, let condition, let item):
            part.bound.insert(Int(item))
            return all([base, condition])
        default: return false
        }
    }

    private func isShared(local: Int, _ part: inout SharedPart) -> Bool {
        if part.bound.contains(local) { return true }
        guard case .shared(let list)? = locals[local] else { return false }
        part.readsShared = true
        part.locals[local] = list
        return true
    }

    /// The items of a shared list that are among the texts of a table, or are not.
    mutating func listed(_ list: Int, _ condition: Plan.Ref, _ item: Int, _ plan: Plan) throws(ColumnRefusal)
        -> ColumnValue
    {
        guard case .call(let builtin, let arguments) = plan.nodes[Int(condition)] else { throw .form("[…]") }
        switch (Builtins.all[Int(builtin)].name, arguments.count) {
        case ("not", 1):
            guard case .listed(let list, let texts, let isListed) = try listed(list, arguments[0], item, plan) else {
                throw .form("[…]")
            }
            return .listed(list, texts, isListed: !isListed)
        case ("list contains", 2):
            guard case .local(Int32(item)) = plan.nodes[Int(arguments[1])],
                case .column(let texts, .text, let table, let kept) = try compile(arguments[0], plan)
            else { throw .form("[…]") }
            return .listed(list, ListedTexts(table: table, kept: kept ?? everyRow(), texts: texts), isListed: true)
        default: throw .form("[…]")
        }
    }

    /// Whether an item is in a shared list.
    mutating func contained(_ item: ColumnValue, inShared list: Int) throws(ColumnRefusal) -> ColumnValue {
        switch item {
        case .cells(let cells, let space, .text):
            return .truth(step(space) { .isListed(list: list, item: cells, $0) }, space)
        default: throw .form("list contains")
        }
    }

    mutating func count(shared list: Int) -> ColumnValue {
        .cells(step(.records) { .countShared(list: list, $0) }, .records, .number(scale: 0))
    }

    mutating func count(_ list: Int, _ texts: ListedTexts, isListed: Bool) -> ColumnValue {
        .cells(
            step(.records) { .countListed(list: list, texts, isListed: isListed, $0) }, .records, .number(scale: 0))
    }
}

/// What was met in a part that may be shared.
private struct SharedPart {
    var readsShared = false
    /// Locals that the part itself gives their values.
    var bound: Set<Int> = []
    var locals: [Int: Int] = [:]
}

extension Plan {
    /// Whether a condition picks an item by its place.
    fileprivate func isPosition(_ condition: Plan.Ref) -> Bool {
        switch nodes[Int(condition)] {
        case .constant, .negate, .input, .local, .arithmetic, .memberOfItem: true
        default: false
        }
    }
}
