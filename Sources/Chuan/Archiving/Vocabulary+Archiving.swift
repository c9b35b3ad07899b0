import Diagnostics
import FEEL

extension Vocabulary: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let unitTypes: [UnitType] = try reader.array()
        let unitsOfMeasure: [UnitOfMeasure] = try reader.array()
        let enumerations: [Enumeration] = try reader.array()
        let blocks: [Block] = try reader.array()
        let records: [RecordBlock] = try reader.array()
        let inputCount = try reader.int()
        self.init(
            unitTypes: unitTypes, unitsOfMeasure: unitsOfMeasure, enumerations: enumerations, blocks: blocks,
            records: records, inputCount: inputCount, lookup: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(unitTypes, unitsOfMeasure, enumerations, blocks, records, inputCount, lookup)
    }
}

extension UnitType: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(code: try reader.text(), title: try reader.value(), aliases: try reader.array())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(code, title, aliases) }
}

extension UnitOfMeasure: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(code: try reader.text(), title: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(code, title) }
}

extension Enumeration: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(name: try reader.text(), title: try reader.value(), values: try reader.array())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(name, title, values) }
}

extension Enumeration.Value: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(code: try reader.text(), title: try reader.value(), aliases: try reader.array())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(code, title, aliases) }
}

extension BlockDeclaration.Form: ArchivableCases {}
extension BlockDeclaration.Duplicates: ArchivableCases {}
extension Movement: ArchivableCases {}

extension Block: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            key: try reader.text(), title: try reader.value(), aliases: try reader.array(), form: try reader.value(),
            note: try reader.optional(), input: try reader.int(), fields: try reader.array(),
            rowLabel: try reader.optional(), identity: try reader.array(), duplicates: try reader.value(),
            sumRows: try reader.array(), constraints: try reader.array(), span: try reader.optional())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(
            key, title, aliases, form, note, input, fields, rowLabel, identity, duplicates, sumRows, constraints, span)
    }
}

extension Field: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            key: try reader.text(), title: try reader.value(), aliases: try reader.array(), kind: try reader.value(),
            optional: try reader.value(), derivedFrom: try reader.optional(), derivedDefault: try reader.optional(),
            movement: try reader.value(), work: try reader.optional(), column: try reader.optional(),
            note: try reader.optional(), span: try reader.optional())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(
            key, title, aliases, kind, optional, derivedFrom, derivedDefault, movement, work, column, note, span)
    }
}

extension Field.Kind: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case count, money, rate, number, flag, date, text, choice, texts
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .count: self = .count(unit: try reader.text())
        case .money: self = .money(scale: try reader.optional())
        case .rate: self = .rate
        case .number: self = .number(unit: try reader.optional())
        case .flag: self = .flag
        case .date: self = .date
        case .text: self = .text
        case .choice: self = .choice(enumeration: try reader.int())
        case .texts: self = .texts
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .count(let unit): writer.write(Tag.count, unit)
        case .money(let scale): writer.write(Tag.money, scale)
        case .rate: writer.write(Tag.rate)
        case .number(let unit): writer.write(Tag.number, unit)
        case .flag: writer.write(Tag.flag)
        case .date: writer.write(Tag.date)
        case .text: writer.write(Tag.text)
        case .choice(let enumeration): writer.write(Tag.choice, enumeration)
        case .texts: writer.write(Tag.texts)
        }
    }
}

extension RecordBlock: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            key: try reader.text(), title: try reader.value(), aliases: try reader.array(),
            note: try reader.optional(), unit: try reader.text(), identity: try reader.array(),
            vocabulary: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(key, title, aliases, note, unit, identity, vocabulary)
    }
}

extension ReportPlace: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case block, field
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .block: self = .block(try reader.int())
        case .field: self = .field(block: try reader.int(), field: try reader.int())
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .block(let block): writer.write(Tag.block, block)
        case .field(let block, let field): writer.write(Tag.field, block, field)
        }
    }
}
