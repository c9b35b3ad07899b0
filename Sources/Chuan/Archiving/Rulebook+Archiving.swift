import Diagnostics
import FEEL
import FEELSyntax

extension Rulebook: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let id = try reader.text()
        let title: Title = try reader.value()
        let from: CalendarDate? = try reader.optional()
        let to: CalendarDate? = try reader.optional()
        let annual: Bool = try reader.value()
        let documents: [DocumentDeclaration] = try reader.array()
        let vocabulary: Vocabulary = try reader.value()
        self.init(
            id: id, title: title, effectiveFrom: from, effectiveTo: to, annual: annual, documents: documents,
            vocabulary: vocabulary, indicators: try reader.array(), readings: try reader.array(),
            derivations: try reader.array(), constraints: try reader.array())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(id, title, effectiveFrom, effectiveTo, annual, documents, vocabulary)
        writer.write(indicators, readings, derivations, constraints)
    }
}

extension Indicator: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            id: try reader.text(), title: try reader.value(), source: try reader.optional(),
            remedy: try reader.optional(), note: try reader.optional(), checks: try reader.array(),
            span: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(id, title, source, remedy, note, checks, span) }
}

extension Check: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            id: try reader.text(), title: try reader.optional(), source: try reader.optional(),
            remedy: try reader.optional(), note: try reader.optional(), plan: try reader.shared(),
            variants: try reader.array(), declaration: nil, span: try reader.value())
    }

    /// Without the declaration: whoever asks for it finds it in the files.
    func write(to writer: inout ArchiveWriter) {
        writer.write(id, title, source, remedy, note)
        writer.write(shared: plan)
        writer.write(variants, span)
    }
}

extension Check.Variant: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            reading: try reader.text(), alternative: try reader.text(), plan: try reader.shared(),
            changesUnits: try reader.value(), onlyZeroDenominator: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(reading, alternative)
        writer.write(shared: plan)
        writer.write(changesUnits, onlyZeroDenominator)
    }
}

extension Reading: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            id: try reader.text(), title: try reader.value(), defaultTitle: try reader.value(),
            alternatives: try reader.array(), conflicts: try reader.array(), span: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(id, title, defaultTitle, alternatives, conflicts, span)
    }
}

extension Reading.Alternative: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            id: try reader.text(), title: try reader.value(), parameter: try reader.optional(),
            changesRollUps: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(id, title, parameter, changesRollUps) }
}

extension Constraint: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let plan: Plan = try reader.value()
        let mentions: [Int] = try reader.array()
        let inputs: [Int] = try reader.array()
        let severity: ConstraintDeclaration.Severity = try reader.value()
        let message: Title? = try reader.optional()
        let slice: SourceSlice = try reader.value()
        let hasSides: Bool = try reader.value()
        self.init(
            plan: plan, mentions: mentions, inputs: inputs, severity: severity, message: message, slice: slice,
            sides: hasSides ? try Sides(from: &reader, of: plan) : nil)
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(plan, mentions, inputs, severity, message, slice, sides != nil)
        sides?.write(to: &writer)
    }
}

extension Constraint.Sides {
    /// - Parameter whole: The plan whose parts the sides are.
    fileprivate init(from reader: inout ArchiveReader, of whole: Plan) throws(ArchiveError) {
        self.init(
            comparison: try reader.value(), left: try Self.side(&reader, of: whole),
            right: try Self.side(&reader, of: whole), form: try reader.optional(), tree: try reader.value(),
            leftNode: try reader.value(), rightNode: try reader.value())
    }

    private static func side(_ reader: inout ArchiveReader, of whole: Plan) throws(ArchiveError) -> Plan {
        let root: Plan.Ref = try reader.value()
        guard whole.nodes.indices.contains(Int(root)) else { throw ArchiveError() }
        return Plan(whole, root: root)
    }

    fileprivate func write(to writer: inout ArchiveWriter) {
        writer.write(comparison, left.root, right.root, form, tree, leftNode, rightNode)
    }
}

extension Derivation: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            records: try reader.int(), block: try reader.int(), unit: try reader.int(),
            unitType: try reader.optional(), rowFields: try reader.array(), definitions: try reader.array(),
            figures: try reader.array(), difference: try reader.value(), source: try reader.optional(),
            span: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(records, block, unit, unitType, rowFields, definitions, figures, difference, source, span)
    }
}

extension Derivation.RowField: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(field: try reader.int(), source: try reader.int(), isKey: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(field, source, isKey) }
}

extension Derivation.Definition: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(name: try reader.text(), local: try reader.int(), part: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(name, local, part) }
}

extension Derivation.Figure: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(field: try reader.int(), rule: try reader.value(), span: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(field, rule, span) }
}

extension Derivation.Figure.Rule: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case count, sum
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .count: self = .count(try reader.value())
        case .sum: self = .sum(try reader.value(), when: try reader.optional())
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .count(let condition): writer.write(Tag.count, condition)
        case .sum(let number, let condition): writer.write(Tag.sum, number, condition)
        }
    }
}
