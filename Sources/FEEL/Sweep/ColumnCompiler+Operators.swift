import FEELSyntax

/// Operators over columns.
extension ColumnCompiler {
    mutating func arithmetic(
        _ operation: Node.Arithmetic, _ left: ColumnValue, _ right: ColumnValue
    ) throws(ColumnRefusal) -> ColumnValue {
        switch (operation, left, right) {
        case (.divide, _, _): return .quotient(try plainNumber(left), try plainNumber(right))
        case (.add, .cells(_, _, .date), .days(let days)): return try shifted(left, days)
        case (.add, .days(let days), .cells(_, _, .date)): return try shifted(right, days)
        case (.subtract, .cells(_, _, .date), .days(let days)): return try shifted(left, -days)
        case (.multiply, .days(let days), .cells(let factor, _, .number(scale: 0))),
            (.multiply, .cells(let factor, _, .number(scale: 0)), .days(let days)):
            guard case .constant(let value, ColumnState.value) = program.registers[Int(factor)] else { throw .types }
            let (product, overflow) = days.multipliedReportingOverflow(by: value)
            if overflow { throw .number }
            return .days(product)
        case (.add, .cells(_, _, .number), .cells(_, _, .number)),
            (.subtract, .cells(_, _, .number), .cells(_, _, .number)):
            let (a, b, scale, space) = try aligned(left, right)
            return .cells(step(space) { .arithmetic(operation, a, b, $0) }, space, .number(scale: scale))
        case (.multiply, .cells(let a, let first, .number(let up)), .cells(let b, let second, .number(let down))):
            guard up + down <= Self.mostScale else { throw .number }
            let space = try joined(first, second)
            let left = try lifted(a, first, to: space, isTruth: false)
            let right = try lifted(b, second, to: space, isTruth: false)
            return .cells(step(space) { .arithmetic(.multiply, left, right, $0) }, space, .number(scale: up + down))
        default: throw .types
        }
    }

    private static var mostScale: Int { 18 }

    private func plainNumber(_ value: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        guard case .cells(_, _, .number) = value else { throw .types }
        return value
    }

    private mutating func shifted(_ date: ColumnValue, _ days: Int64) throws(ColumnRefusal) -> ColumnValue {
        guard case .cells(let register, let space, _) = date, days.magnitude < 1 << 40 else { throw .types }
        let count = program.add(.constant(value: days, state: ColumnState.value))
        return .cells(step(space) { .arithmetic(.add, register, count, $0) }, space, .date)
    }

    /// Two numbers with as many digits after the point, in one space.
    mutating func aligned(
        _ left: ColumnValue, _ right: ColumnValue
    ) throws(ColumnRefusal) -> (
        ColumnProgram.Ref, ColumnProgram.Ref, scale: Int, ColumnProgram.Space
    ) {
        guard case .cells(let a, let first, .number(let up)) = left,
            case .cells(let b, let second, .number(let down)) = right
        else { throw .types }
        let scale = max(up, down)
        let space = try joined(first, second)
        let (raised, other) = (try scaled(a, first, by: scale - up), try scaled(b, second, by: scale - down))
        return (
            try lifted(raised, first, to: space, isTruth: false), try lifted(other, second, to: space, isTruth: false),
            scale, space
        )
    }

    private mutating func scaled(
        _ register: ColumnProgram.Ref, _ space: ColumnProgram.Space, by digits: Int
    ) throws(ColumnRefusal) -> ColumnProgram.Ref {
        if digits == 0 { return register }
        guard digits <= Self.mostScale else { throw .number }
        let factor = Int64(PowersOfTen.wide(digits))
        if case .constant(let value, let state) = program.registers[Int(register)] {
            let (product, overflow) = value.multipliedReportingOverflow(by: factor)
            if overflow { throw .number }
            return program.add(.constant(value: product, state: state))
        }
        return step(space) { .scale(register, by: factor, $0) }
    }

    // MARK: Comparison

    mutating func compare(
        _ left: ColumnValue, _ comparison: Node.Comparison, _ right: ColumnValue
    ) throws(ColumnRefusal) -> ColumnValue {
        switch (left, right) {
        case (_, .null): return try isNull(left, comparison)
        case (.null, _): return try isNull(right, comparison)
        case (.quotient(let part, let whole), .quotient(let other, let base)):
            return try compareQuotients(part, whole, comparison, other, base)
        case (.quotient(let part, let whole), _):
            return try compareQuotients(part, whole, comparison, right, number(1))
        case (_, .quotient(let part, let whole)):
            return try compareQuotients(part, whole, comparison.mirrored, left, number(1))
        case (.truth(let a, let first), .truth(let b, let second)):
            guard comparison.isEquality else { throw .types }
            let space = try joined(first, second)
            let left = try lifted(a, first, to: space, isTruth: true)
            let right = try lifted(b, second, to: space, isTruth: true)
            return .truth(step(space) { .compareTruths(comparison, left, right, $0) }, space)
        case (.cells(let cells, _, .choice(let codes)), .text(let text)):
            return try compareChoices(left, comparison, code(text, among: codes, of: cells), codes)
        case (.text(let text), .cells(let cells, _, .choice(let codes))):
            return try compareChoices(code(text, among: codes, of: cells), comparison, right, codes)
        case (.cells(let cells, let space, .text), .text(let text)),
            (.text(let text), .cells(let cells, let space, .text)):
            guard comparison.isEquality else { throw .types }
            let number = program.note(text: text, of: cells)
            return .truth(step(space) { .compareText(comparison, cells, text: number, $0) }, space)
        case (.distinctCount(let texts, let table, let kept), _):
            return try areDistinct(texts, table: table, kept: kept, comparison, right)
        case (_, .distinctCount(let texts, let table, let kept)):
            return try areDistinct(texts, table: table, kept: kept, comparison, left)
        case (.cells(_, _, .number), .cells(_, _, .number)):
            let (a, b, _, space) = try aligned(left, right)
            return .truth(step(space) { .compare(comparison, a, b, $0) }, space)
        case (.cells(_, _, .date), .cells(_, _, .date)): return try compareCells(left, comparison, right)
        case (.cells(_, _, .choice(let codes)), .cells(_, _, .choice(let others))) where codes == others:
            return try compareChoices(left, comparison, right, codes)
        default: throw .types
        }
    }

    mutating func compareCells(
        _ left: ColumnValue, _ comparison: Node.Comparison, _ right: ColumnValue
    ) throws(ColumnRefusal) -> ColumnValue {
        guard case .cells(let a, let first, _) = left, case .cells(let b, let second, _) = right else {
            throw .types
        }
        let space = try joined(first, second)
        let above = try lifted(a, first, to: space, isTruth: false)
        let below = try lifted(b, second, to: space, isTruth: false)
        return .truth(step(space) { .compare(comparison, above, below, $0) }, space)
    }

    private mutating func isNull(
        _ value: ColumnValue, _ comparison: Node.Comparison
    ) throws(ColumnRefusal) -> ColumnValue {
        guard comparison.isEquality else { throw .types }
        let negated = comparison == .notEqual
        switch value {
        case .null: return truth(negated ? ColumnTruth.no : ColumnTruth.yes)
        case .cells(let register, let space, _):
            return .truth(step(space) { .isNull(register, negated: negated, isTruth: false, $0) }, space)
        case .truth(let register, let space):
            return .truth(step(space) { .isNull(register, negated: negated, isTruth: true, $0) }, space)
        case .firstRow(let table, let kept):
            // A row is there when one is kept.
            let kept = kept ?? everyRow()
            let count = step(.records) { .count(table: table, kept: kept, $0) }
            let comparison: Node.Comparison = negated ? .greater : .equal
            return try compare(.cells(count, .records, .number(scale: 0)), comparison, number(0))
        default: throw .types
        }
    }

    private mutating func compareQuotients(
        _ part: ColumnValue, _ whole: ColumnValue, _ comparison: Node.Comparison, _ other: ColumnValue,
        _ base: ColumnValue
    ) throws(ColumnRefusal) -> ColumnValue {
        guard case .cells(let a, let first, .number(let partScale)) = part,
            case .cells(let b, let second, .number(let wholeScale)) = whole,
            case .cells(let c, let third, .number(let otherScale)) = other,
            case .cells(let d, let fourth, .number(let baseScale)) = base
        else { throw .types }
        let (left, right) = (partScale - wholeScale, otherScale - baseScale)
        let space = try joined(joined(first, second), joined(third, fourth))
        let raised = try scaled(a, first, by: max(0, right - left))
        let bar = try scaled(c, third, by: max(0, left - right))
        let above = try lifted(raised, first, to: space, isTruth: false)
        let below = try lifted(b, second, to: space, isTruth: false)
        let otherAbove = try lifted(bar, third, to: space, isTruth: false)
        let otherBelow = try lifted(d, fourth, to: space, isTruth: false)
        return .truth(
            step(space) { .compareQuotients(comparison, above, below, otherAbove, otherBelow, $0) }, space)
    }

    // MARK: Logic

    mutating func both(_ left: ColumnValue, _ right: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        let (a, b, space) = try truths(left, right)
        return .truth(step(space) { .both(a, b, $0) }, space)
    }

    mutating func either(_ left: ColumnValue, _ right: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        let (a, b, space) = try truths(left, right)
        return .truth(step(space) { .either(a, b, $0) }, space)
    }

    mutating func not(_ value: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        guard case .truth(let register, let space) = value else { throw .types }
        return .truth(step(space) { .not(register, $0) }, space)
    }

    private mutating func truths(
        _ left: ColumnValue, _ right: ColumnValue
    ) throws(ColumnRefusal) -> (ColumnProgram.Ref, ColumnProgram.Ref, ColumnProgram.Space) {
        guard case .truth(let a, let first) = try asTruth(left), case .truth(let b, let second) = try asTruth(right)
        else { throw .types }
        let space = try joined(first, second)
        return (
            try lifted(a, first, to: space, isTruth: true), try lifted(b, second, to: space, isTruth: true), space
        )
    }

    private mutating func asTruth(_ value: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        if case .null = value { return truth(ColumnTruth.null) }
        guard case .truth = value else { throw .types }
        return value
    }

    mutating func choose(
        _ condition: ColumnValue, _ then: ColumnValue, _ otherwise: ColumnValue
    ) throws(ColumnRefusal) -> ColumnValue {
        guard case .truth(let decides, let first) = try asTruth(condition) else { throw .types }
        switch (try given(then, like: otherwise), try given(otherwise, like: then)) {
        case (.cells(let a, let second, let kind), .cells(let b, let third, let other)):
            guard kind.isLike(other) else { throw .types }
            var (left, right) = (ColumnValue.cells(a, second, kind), ColumnValue.cells(b, third, other))
            var result = kind
            if case .number = kind, case .number = other {
                let (a, b, scale, space) = try aligned(left, right)
                (left, right) = (
                    .cells(a, space, .number(scale: scale)), .cells(b, space, .number(scale: scale))
                )
                result = .number(scale: scale)
            }
            guard case .cells(let a, let second, _) = left, case .cells(let b, let third, _) = right else {
                throw .types
            }
            let (chosen, space) = try chosen((decides, first), (a, second), (b, third), isTruth: false)
            return .cells(chosen, space, result)
        case (.truth(let a, let second), .truth(let b, let third)):
            let (chosen, space) = try chosen((decides, first), (a, second), (b, third), isTruth: true)
            return .truth(chosen, space)
        case (.rows(let table, let a), .rows(let other, let b)):
            guard table == other else { throw .nestedTables }
            let space = ColumnProgram.Space.table(table)
            let (chosen, _) = try chosen(
                (decides, first), (a ?? everyRow(), space), (b ?? everyRow(), space), isTruth: true)
            return .rows(table: table, kept: chosen)
        default: throw .types
        }
    }

    /// Null as a cell of the other branch's kind.
    private mutating func given(_ value: ColumnValue, like other: ColumnValue) throws(ColumnRefusal) -> ColumnValue {
        guard case .null = value else { return value }
        switch other {
        case .cells(_, _, let kind):
            return .cells(program.add(.constant(value: 0, state: ColumnState.null)), .records, kind)
        case .truth: return truth(ColumnTruth.null)
        default: throw .types
        }
    }

    private mutating func chosen(
        _ condition: (ColumnProgram.Ref, ColumnProgram.Space), _ then: (ColumnProgram.Ref, ColumnProgram.Space),
        _ otherwise: (ColumnProgram.Ref, ColumnProgram.Space), isTruth: Bool
    ) throws(ColumnRefusal) -> (ColumnProgram.Ref, ColumnProgram.Space) {
        let space = try joined(condition.1, joined(then.1, otherwise.1))
        let decides = try lifted(condition.0, condition.1, to: space, isTruth: true)
        let a = try lifted(then.0, then.1, to: space, isTruth: isTruth)
        let b = try lifted(otherwise.0, otherwise.1, to: space, isTruth: isTruth)
        return (step(space) { .choose(decides, a, b, isTruth: isTruth, $0) }, space)
    }
}

extension ColumnKind {
    fileprivate func isLike(_ other: ColumnKind) -> Bool {
        if case .number = self, case .number = other { return true }
        return self == other
    }
}

extension Node.Comparison {
    var isEquality: Bool { self == .equal || self == .notEqual }

    /// The comparison with its sides exchanged.
    var mirrored: Node.Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}
