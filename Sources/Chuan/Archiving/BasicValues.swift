extension String: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) { self = try reader.text() }
    func write(to writer: inout ArchiveWriter) { writer.write(text: self) }
}

extension Int: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) { self = try reader.int() }
    func write(to writer: inout ArchiveWriter) { writer.write(signed: self) }
}

extension Int32: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        guard let number = Int32(exactly: try reader.int()) else { throw ArchiveError() }
        self = number
    }

    func write(to writer: inout ArchiveWriter) { writer.write(signed: Int(self)) }
}

extension UInt64: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) { self = try reader.unsigned() }
    func write(to writer: inout ArchiveWriter) { writer.write(unsigned: self) }
}

extension Bool: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) { self = try reader.byte() != 0 }
    func write(to writer: inout ArchiveWriter) { writer.write(byte: self ? 1 : 0) }
}

extension Optional: Archivable where Wrapped: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) { self = try reader.optional() }

    func write(to writer: inout ArchiveWriter) {
        writer.write(byte: self.map { _ in 1 } ?? 0)
        self?.write(to: &writer)
    }
}

extension Array: Archivable where Element: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) { self = try reader.array() }

    func write(to writer: inout ArchiveWriter) {
        writer.write(signed: count)
        for element in self { element.write(to: &writer) }
    }
}
