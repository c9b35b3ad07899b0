import Diagnostics

extension Span: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let file: Int32 = try reader.value()
        let start = try reader.int()
        let length = try reader.count(atMost: Int(Int32.max))
        self.init(file: FileID(number: UInt32(bitPattern: file)), start: start, end: start + length)
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(Int32(bitPattern: file.number), start, end - start)
    }
}

extension SourceSlice.Run: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let text = try Self.range(from: &reader)
        self.init(text: text, file: try Self.range(from: &reader))
    }

    private static func range(from reader: inout ArchiveReader) throws(ArchiveError) -> Range<Int> {
        let start = try reader.count(atMost: Int(Int32.max))
        return start..<start + (try reader.count(atMost: Int(Int32.max)))
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(text.lowerBound, text.count, file.lowerBound, file.count)
    }
}

extension SourceSlice: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let file: Int32 = try reader.value()
        let text = [UInt8](try reader.raw())
        let runs: [Run] = try reader.array()
        self.init(file: FileID(number: UInt32(bitPattern: file)), text: text, runs: runs, origin: try reader.int())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(Int32(bitPattern: file.number))
        writer.write(raw: text)
        writer.write(runs, origin)
    }
}
