import Diagnostics

extension NameIndex: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(names: try reader.plain(), bytes: try reader.plain(), slots: try reader.plain())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(plain: names)
        writer.write(plain: bytes)
        writer.write(plain: slots)
    }
}
