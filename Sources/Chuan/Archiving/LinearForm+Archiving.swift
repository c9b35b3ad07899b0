import FEEL
extension LinearForm: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(factors: try reader.array(), constant: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(factors, constant) }
}

extension LinearForm.Factor: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(term: try reader.value(), factor: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(term, factor) }
}

extension LinearForm.Term: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case input, column
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .input: self = .input(try reader.int())
        case .column: self = .column(table: try reader.int(), try reader.int())
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .input(let input): writer.write(Tag.input, input)
        case .column(let table, let column): writer.write(Tag.column, table, column)
        }
    }
}
