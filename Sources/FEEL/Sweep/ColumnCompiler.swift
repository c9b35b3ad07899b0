import FEELSyntax

/// Gives inputs their columns. Asked while expressions are compiled, so that only what is read gets one.
package protocol ColumnDirectory {
    /// What an input is; nil where it has no column.
    mutating func input(_ number: Int) -> ColumnInput?
    /// The column of a field of a table's rows.
    mutating func column(_ column: Int, ofTable table: Int) -> (column: Int, kind: ColumnKind)?
}

package enum ColumnInput: Sendable {
    case cells(column: Int, ColumnKind)
    /// The year of the day in a column of the records.
    case year(column: Int)
    /// The same for all reports: see `SharedColumns`.
    case shared
    /// The texts of a list, by the place of its table in the layout and their column there.
    case texts(table: Int, column: Int)
    /// By its place in the layout.
    case table(Int)
}

/// Turns plans into steps over columns. The parts of one check share a compiler, so that they share registers.
package struct ColumnCompiler<Directory: ColumnDirectory> {
    package internal(set) var program: ColumnProgram
    package var directory: Directory
    /// What locals stand for.
    var locals: [Int: ColumnValue] = [:]
    var inputs: [Int: ColumnValue] = [:]

    package init(_ directory: Directory, tables: Int) {
        program = ColumnProgram(tables: tables)
        self.directory = directory
    }

    mutating func compile(_ ref: Plan.Ref, _ plan: Plan) throws(ColumnRefusal) -> ColumnValue {
        guard ref >= 0 else { throw .form("…") }
        if let shared = shared(ref, plan) { return shared }
        switch plan.nodes[Int(ref)] {
        case .constant(let index): return try constant(plan.constants[Int(index)])
        case .input(let number): return try input(Int(number))
        case .local(let local): return try self.local(Int(local))
        case .column(let base, let column): return try member(Int(column), of: compile(base, plan))
        case .list(let items): return try list(items, plan)
        case .negate(let operand):
            return try arithmetic(.subtract, number(0), compile(operand, plan))
        case .arithmetic(let operation, let left, let right):
            return try arithmetic(operation, compile(left, plan), compile(right, plan))
        case .compare(let comparison, let left, let right):
            return try compare(compile(left, plan), comparison, compile(right, plan))
        case .and(let left, let right): return try both(compile(left, plan), compile(right, plan))
        case .or(let left, let right): return try either(compile(left, plan), compile(right, plan))
        case .between(let value, let low, let high):
            let value = try compile(value, plan)
            return try both(
                compare(value, .greaterOrEqual, compile(low, plan)), compare(value, .lessOrEqual, compile(high, plan)))
        case .conditional(let condition, let then, let otherwise):
            return try choose(compile(condition, plan), compile(then, plan), compile(otherwise, plan))
        case .filter(let base, let condition, let item): return try filter(base, condition, Int(item), plan)
        case .quantified(let quantifier, let iterators, let body):
            return try quantified(quantifier, iterators, body, plan)
        case .call(let builtin, let arguments): return try call(Int(builtin), arguments, plan)
        default: return try compileTest(ref, plan)
        }
    }

    private mutating func compileTest(_ ref: Plan.Ref, _ plan: Plan) throws(ColumnRefusal) -> ColumnValue {
        switch plan.nodes[Int(ref)] {
        case .anyTest(let tests, let negated):
            var result = truth(ColumnTruth.no)
            for test in tests { result = try either(result, compile(test, plan)) }
            return negated ? try not(result) : result
        case .testComparison(let comparison, let operand, let input):
            return try compare(local(Int(input)), comparison, compile(operand, plan))
        case .testValue(let operand, let input): return try test(local(Int(input)), operand, plan)
        case .isIn(let value, let tests, let input):
            locals[Int(input)] = try compile(value, plan)
            return try compile(tests, plan)
        default: throw .form("…")
        }
    }

    /// A value against a range, a list or a single value.
    private mutating func test(
        _ value: ColumnValue, _ operand: Plan.Ref, _ plan: Plan
    ) throws(ColumnRefusal) -> ColumnValue {
        guard case .range(let low, let lowEnd, let high, let highEnd) = plan.nodes[Int(operand)] else {
            switch try compile(operand, plan) {
            case .constants(let items): return try contained(value, in: items)
            case .truth, .rows, .column, .row, .firstRow, .distinct, .distinctCount, .shared, .listed: throw .form("in")
            case let single: return try compare(value, .equal, single)
            }
        }
        var result = truth(ColumnTruth.yes)
        if lowEnd != .absent {
            result = try compare(value, lowEnd == .closed ? .greaterOrEqual : .greater, compile(low, plan))
        }
        if highEnd != .absent {
            result = try both(
                result, compare(value, highEnd == .closed ? .lessOrEqual : .less, compile(high, plan)))
        }
        return result
    }

    // MARK: Names and literals

    mutating func constant(_ value: Value) throws(ColumnRefusal) -> ColumnValue {
        switch value {
        case .number(let decimal):
            guard let (digits, scale) = decimal.scaledInteger else { throw .number }
            return number(digits, scale: scale)
        case .boolean(let truth): return self.truth(truth ? ColumnTruth.yes : ColumnTruth.no)
        case .string(let text): return .text(text)
        case .date(let date):
            return .cells(
                program.add(.constant(value: date.daysSinceEpoch, state: ColumnState.value)), .records, .date)
        case .dayTimeDuration(let duration):
            guard let days = duration.wholeDays else { throw .types }
            return .days(days)
        case .null: return .null
        default: throw .types
        }
    }

    mutating func number(_ value: Int64, scale: Int = 0) -> ColumnValue {
        .cells(program.add(.constant(value: value, state: ColumnState.value)), .records, .number(scale: scale))
    }

    mutating func truth(_ truth: UInt8) -> ColumnValue {
        .truth(program.add(.constant(value: 0, state: truth)), .records)
    }

    private func local(_ local: Int) throws(ColumnRefusal) -> ColumnValue {
        guard let value = locals[local] else { throw .form("local") }
        return value
    }

    private mutating func input(_ number: Int) throws(ColumnRefusal) -> ColumnValue {
        if let known = inputs[number] { return known }
        let value: ColumnValue
        switch directory.input(number) {
        case nil, .shared?: throw .input(number)
        case .table(let table)?: value = .rows(table: table, kept: nil)
        case .cells(let column, let kind)?:
            value = cells(program.add(.column(.records, column)), .records, kind)
        case .year(let column)?:
            let day = program.add(.column(.records, column))
            value = .cells(step(.records) { .year(day, $0) }, .records, .number(scale: 0))
        case .texts(let table, let column)?:
            value = .column(program.add(.column(.table(table), column)), .text, table: table, kept: nil)
        }
        inputs[number] = value
        return value
    }

    /// Cells as what expressions make of them: those of flags are truths.
    private mutating func cells(
        _ register: ColumnProgram.Ref, _ space: ColumnProgram.Space, _ kind: ColumnKind
    ) -> ColumnValue {
        guard kind == .flag else { return .cells(register, space, kind) }
        return .truth(step(space) { .truth(register, $0) }, space)
    }

    private mutating func list(_ items: [Plan.Ref], _ plan: Plan) throws(ColumnRefusal) -> ColumnValue {
        var values: [ColumnValue] = []
        for item in items { values.append(try compile(item, plan)) }
        return .constants(values)
    }

    /// The cell of a row, or of each of some rows.
    private mutating func member(_ column: Int, of base: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        switch base {
        case .row(let table):
            let (register, kind) = try register(column, table)
            return cells(register, .table(table), kind)
        case .rows(let table, let kept):
            let (register, kind) = try register(column, table)
            return .column(register, kind, table: table, kept: kept)
        case .firstRow(let table, let kept):
            let (register, kind) = try register(column, table)
            let kept = kept ?? everyRow()
            return cells(
                step(.records) { .first(table: table, kept: kept, register, $0) }, .records, kind)
        case .null: return .null
        default: throw .types
        }
    }

    private mutating func register(
        _ column: Int, _ table: Int
    ) throws(ColumnRefusal) -> (ColumnProgram.Ref, ColumnKind) {
        guard let (place, kind) = directory.column(column, ofTable: table) else { throw .types }
        return (program.add(.column(.table(table), place)), kind)
    }

    mutating func everyRow() -> ColumnProgram.Ref { program.add(.constant(value: 0, state: ColumnTruth.yes)) }

    // MARK: Steps

    /// A step whose result is a new register of a space.
    mutating func step(
        _ space: ColumnProgram.Space, _ make: (ColumnProgram.Ref) -> ColumnProgram.Step
    ) -> ColumnProgram.Ref {
        let result = program.scratch(space)
        program.steps.append(make(result))
        return result
    }

    /// A register of the records as one of a table's rows.
    mutating func lifted(
        _ register: ColumnProgram.Ref, _ space: ColumnProgram.Space, to target: ColumnProgram.Space, isTruth: Bool
    ) throws(ColumnRefusal) -> ColumnProgram.Ref {
        if space == target { return register }
        if case .constant = program.registers[Int(register)] { return register }
        guard space == .records, case .table(let table) = target else { throw .nestedTables }
        return step(target) { .spread(register, table: table, isTruth: isTruth, $0) }
    }

    /// The space in which two operands meet.
    func joined(
        _ left: ColumnProgram.Space, _ right: ColumnProgram.Space
    ) throws(ColumnRefusal) -> ColumnProgram.Space {
        if left == right || right == .records { return left }
        if left == .records { return right }
        throw .nestedTables
    }
}
