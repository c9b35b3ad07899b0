import FEELSyntax
import Diagnostics

extension Node.Entry: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(key: try reader.text(), keySpan: try reader.value(), value: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(key, keySpan, value) }
}

extension Node.Member: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(name: try reader.text(), span: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(name, span) }
}

extension Node.Argument: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(name: try reader.text(), nameSpan: try reader.value(), value: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(name, nameSpan, value) }
}

extension Node.Iterator: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            name: try reader.text(), nameSpan: try reader.value(), source: try reader.value(), end: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(name, nameSpan, source, end) }
}

extension Node.Parameter: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(name: try reader.text(), type: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(name, type) }
}

extension TypeName: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case named, list, range, context, function
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .named: self = .named(try reader.text())
        case .list: self = .list(try reader.value())
        case .range: self = .range(try reader.value())
        case .context: self = .context(try reader.array())
        case .function: self = .function(try reader.array(), try reader.value())
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .named(let name): writer.write(Tag.named, name)
        case .list(let item): writer.write(Tag.list, item)
        case .range(let item): writer.write(Tag.range, item)
        case .context(let members): writer.write(Tag.context, members)
        case .function(let parameters, let result): writer.write(Tag.function, parameters, result)
        }
    }
}

extension TypeName.ContextMember: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(name: try reader.text(), type: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(name, type) }
}
