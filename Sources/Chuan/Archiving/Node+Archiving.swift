import FEELSyntax
import Diagnostics

extension NodeID: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) { self.init(Int(try Int32(from: &reader))) }
    func write(to writer: inout ArchiveWriter) { writer.write(index) }
}

extension Node.Arithmetic: ArchivableCases {}
extension Node.Comparison: ArchivableCases {}
extension Node.Quantifier: ArchivableCases {}
extension Node.RangeStart: ArchivableCases {}
extension Node.RangeEnd: ArchivableCases {}

extension Expression: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let nodes: [Node] = try reader.array()
        let spans: [Span] = try reader.array()
        self.init(nodes: nodes, spans: spans, root: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(nodes, spans, root)
    }
}

extension Node: Archivable {
    /// The number that stands before what a case carries.
    private enum Tag: UInt8, ArchiveTag {
        case null, boolean, number, percent, string, temporal, name, input, list, context, range, comparisonRange, path
        case filter, call, namedCall, negate, arithmetic, compare, and, or, between, isIn, instanceOf, conditional
        case forEach, quantified, function, testAny, unaryTests, testComparison, testExpression
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .null: self = .null
        case .boolean: self = .boolean(try reader.value())
        case .number: self = .number(try reader.text())
        case .percent: self = .percent(try reader.text())
        case .string: self = .string(try reader.text())
        case .temporal: self = .temporal(try reader.text())
        case .name: self = .name(try reader.text())
        case .input: self = .input
        case .list: self = .list(try reader.array())
        case .context: self = .context(try reader.array())
        case .range:
            self = .range(try reader.value(), try reader.value(), try reader.value(), try reader.value())
        case .comparisonRange: self = .comparisonRange(try reader.value(), try reader.value())
        case .path: self = .path(try reader.value(), try reader.value())
        case .filter: self = .filter(try reader.value(), try reader.value())
        case .call: self = .call(try reader.value(), try reader.array())
        case .namedCall: self = .namedCall(try reader.value(), try reader.array())
        case .negate: self = .negate(try reader.value())
        case .arithmetic: self = .arithmetic(try reader.value(), try reader.value(), try reader.value())
        case .compare: self = .compare(try reader.value(), try reader.value(), try reader.value())
        case .and: self = .and(try reader.value(), try reader.value())
        case .or: self = .or(try reader.value(), try reader.value())
        case .between: self = .between(try reader.value(), low: try reader.value(), high: try reader.value())
        case .isIn: self = .isIn(try reader.value(), try reader.array())
        case .instanceOf: self = .instanceOf(try reader.value(), try reader.value())
        case .conditional:
            self = .conditional(try reader.value(), then: try reader.value(), otherwise: try reader.value())
        case .forEach: self = .forEach(try reader.array(), try reader.value())
        case .quantified: self = .quantified(try reader.value(), try reader.array(), try reader.value())
        case .function:
            self = .function(try reader.array(), body: try reader.value(), external: try reader.value())
        case .testAny: self = .testAny
        case .unaryTests: self = .unaryTests(try reader.array(), negated: try reader.value())
        case .testComparison: self = .testComparison(try reader.value(), try reader.value())
        case .testExpression: self = .testExpression(try reader.value())
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .null: writer.write(Tag.null)
        case .boolean(let value): writer.write(Tag.boolean, value)
        case .number(let text): writer.write(Tag.number, text)
        case .percent(let text): writer.write(Tag.percent, text)
        case .string(let text): writer.write(Tag.string, text)
        case .temporal(let text): writer.write(Tag.temporal, text)
        case .name(let text): writer.write(Tag.name, text)
        case .input: writer.write(Tag.input)
        case .list(let items): writer.write(Tag.list, items)
        case .context(let entries): writer.write(Tag.context, entries)
        case .range(let start, let low, let high, let end): writer.write(Tag.range, start, low, high, end)
        case .comparisonRange(let comparison, let operand): writer.write(Tag.comparisonRange, comparison, operand)
        case .path(let base, let member): writer.write(Tag.path, base, member)
        case .filter(let list, let condition): writer.write(Tag.filter, list, condition)
        case .call(let callee, let arguments): writer.write(Tag.call, callee, arguments)
        case .namedCall(let callee, let arguments): writer.write(Tag.namedCall, callee, arguments)
        case .negate(let operand): writer.write(Tag.negate, operand)
        case .arithmetic(let operation, let left, let right): writer.write(Tag.arithmetic, operation, left, right)
        case .compare(let comparison, let left, let right): writer.write(Tag.compare, comparison, left, right)
        case .and(let left, let right): writer.write(Tag.and, left, right)
        case .or(let left, let right): writer.write(Tag.or, left, right)
        case .between(let value, let low, let high): writer.write(Tag.between, value, low, high)
        case .isIn(let value, let tests): writer.write(Tag.isIn, value, tests)
        case .instanceOf(let value, let type): writer.write(Tag.instanceOf, value, type)
        case .conditional(let condition, let then, let otherwise):
            writer.write(Tag.conditional, condition, then, otherwise)
        case .forEach(let iterators, let body): writer.write(Tag.forEach, iterators, body)
        case .quantified(let quantifier, let iterators, let body):
            writer.write(Tag.quantified, quantifier, iterators, body)
        case .function(let parameters, let body, let external):
            writer.write(Tag.function, parameters, body, external)
        case .testAny: writer.write(Tag.testAny)
        case .unaryTests(let tests, let negated): writer.write(Tag.unaryTests, tests, negated)
        case .testComparison(let comparison, let operand): writer.write(Tag.testComparison, comparison, operand)
        case .testExpression(let operand): writer.write(Tag.testExpression, operand)
        }
    }
}
