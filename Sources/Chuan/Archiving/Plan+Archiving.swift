import FEEL
import FEELSyntax

extension Plan: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let nodes: [PlanNode] = try reader.array()
        let origins: [NodeID] = try reader.array()
        let constants: [Value] = try reader.array()
        let strings: [String] = try reader.array()
        let root: Ref = try reader.value()
        let localCount = try reader.int()
        guard nodes.allSatisfy({ $0.isWithin(nodes: nodes.count, constants: constants.count) }) else {
            throw ArchiveError()
        }
        self.init(
            nodes: nodes, origins: origins, constants: constants, strings: strings, root: root, localCount: localCount,
            columnsUsed: try reader.array())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(nodes, origins, constants, strings, root, localCount, columnsUsed)
    }
}

extension PlanNode {
    /// Whether what the making of a plan looks at is there.
    fileprivate func isWithin(nodes: Int, constants: Int) -> Bool {
        switch self {
        case .constant(let index): (0..<constants).contains(Int(index))
        case .compare(_, let left, let right):
            (0..<nodes).contains(Int(left)) && (0..<nodes).contains(Int(right))
        default: true
        }
    }
}

extension ColumnUse: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(schema: try reader.int(), column: try reader.int())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(schema, column) }
}

extension PlanEntry: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(name: try reader.text(), value: try reader.value(), local: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(name, value, local) }
}

extension PlanIterator: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(local: try reader.value(), source: try reader.value(), end: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(local, source, end) }
}

extension PlanFunction: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            parameters: try reader.array(), types: try reader.array(), firstLocal: try reader.value(),
            body: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(parameters, types, firstLocal, body) }
}

extension RangeValue.End: ArchivableCases {}

extension PlanNode: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case constant, input, local, column, member, memberOfItem, list, context, range, comparisonRange, negate
        case arithmetic, compare, and, or, between, conditional, filter, forEach, quantified, call, invoke, function
        case builtin, instanceOf, anyTest, testComparison, testValue, isIn, nothing
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .constant: self = .constant(try reader.value())
        case .input: self = .input(try reader.value())
        case .local: self = .local(try reader.value())
        case .column: self = .column(try reader.value(), try reader.value())
        case .member: self = .member(try reader.value(), name: try reader.value())
        case .memberOfItem:
            self = .memberOfItem(
                local: try reader.value(), name: try reader.value(), otherwise: try reader.value())
        case .list: self = .list(try reader.array())
        case .context: self = .context(try reader.array())
        case .range:
            self = .range(try reader.value(), try reader.value(), try reader.value(), try reader.value())
        case .comparisonRange: self = .comparisonRange(try reader.value(), try reader.value())
        case .negate: self = .negate(try reader.value())
        case .arithmetic: self = .arithmetic(try reader.value(), try reader.value(), try reader.value())
        case .compare: self = .compare(try reader.value(), try reader.value(), try reader.value())
        case .and: self = .and(try reader.value(), try reader.value())
        case .or: self = .or(try reader.value(), try reader.value())
        case .between: self = .between(try reader.value(), try reader.value(), try reader.value())
        case .conditional: self = .conditional(try reader.value(), try reader.value(), try reader.value())
        case .filter: self = .filter(try reader.value(), condition: try reader.value(), item: try reader.value())
        case .forEach: self = .forEach(try reader.array(), try reader.value(), partial: try reader.value())
        case .quantified: self = .quantified(try reader.value(), try reader.array(), try reader.value())
        case .call: self = .call(builtin: try reader.value(), try reader.array())
        case .invoke: self = .invoke(try reader.value(), try reader.array(), names: try reader.array())
        case .function: self = .function(try reader.value())
        case .builtin: self = .builtin(try reader.value())
        case .instanceOf: self = .instanceOf(try reader.value(), try reader.value())
        case .anyTest: self = .anyTest(try reader.array(), negated: try reader.value())
        case .testComparison:
            self = .testComparison(try reader.value(), try reader.value(), input: try reader.value())
        case .testValue: self = .testValue(try reader.value(), input: try reader.value())
        case .isIn: self = .isIn(try reader.value(), tests: try reader.value(), input: try reader.value())
        case .nothing: self = .nothing
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .constant(let index): writer.write(Tag.constant, index)
        case .input(let index): writer.write(Tag.input, index)
        case .local(let index): writer.write(Tag.local, index)
        case .column(let base, let column): writer.write(Tag.column, base, column)
        case .member(let base, let name): writer.write(Tag.member, base, name)
        case .memberOfItem(let local, let name, let otherwise):
            writer.write(Tag.memberOfItem, local, name, otherwise)
        case .list(let items): writer.write(Tag.list, items)
        case .context(let entries): writer.write(Tag.context, entries)
        case .range(let low, let lowEnd, let high, let highEnd):
            writer.write(Tag.range, low, lowEnd, high, highEnd)
        case .comparisonRange(let comparison, let operand): writer.write(Tag.comparisonRange, comparison, operand)
        case .negate(let operand): writer.write(Tag.negate, operand)
        case .arithmetic(let operation, let left, let right): writer.write(Tag.arithmetic, operation, left, right)
        case .compare(let comparison, let left, let right): writer.write(Tag.compare, comparison, left, right)
        case .and(let left, let right): writer.write(Tag.and, left, right)
        case .or(let left, let right): writer.write(Tag.or, left, right)
        case .between(let value, let low, let high): writer.write(Tag.between, value, low, high)
        case .conditional(let condition, let then, let otherwise):
            writer.write(Tag.conditional, condition, then, otherwise)
        case .filter(let list, let condition, let item): writer.write(Tag.filter, list, condition, item)
        case .forEach(let iterators, let body, let partial): writer.write(Tag.forEach, iterators, body, partial)
        case .quantified(let quantifier, let iterators, let body):
            writer.write(Tag.quantified, quantifier, iterators, body)
        case .call(let builtin, let arguments): writer.write(Tag.call, builtin, arguments)
        case .invoke(let callee, let arguments, let names): writer.write(Tag.invoke, callee, arguments, names)
        case .function(let function): writer.write(Tag.function, function)
        case .builtin(let index): writer.write(Tag.builtin, index)
        case .instanceOf(let value, let type): writer.write(Tag.instanceOf, value, type)
        case .anyTest(let tests, let negated): writer.write(Tag.anyTest, tests, negated)
        case .testComparison(let comparison, let operand, let input):
            writer.write(Tag.testComparison, comparison, operand, input)
        case .testValue(let operand, let input): writer.write(Tag.testValue, operand, input)
        case .isIn(let value, let tests, let input): writer.write(Tag.isIn, value, tests, input)
        case .nothing: writer.write(Tag.nothing)
        }
    }
}
