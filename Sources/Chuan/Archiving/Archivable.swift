/// What can be laid down in bytes and taken up again.
///
/// Parts are written one after another without names or lengths: both sides name them in the same order.
protocol Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError)
    func write(to writer: inout ArchiveWriter)
}

/// Bytes that are no archive of what is asked for.
struct ArchiveError: Error {
    init() {}
}

/// The number that stands before what the case of an enumeration carries.
protocol ArchiveTag: Archivable, RawRepresentable<UInt8> {}

extension ArchiveTag {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        guard let tag = Self(rawValue: try reader.byte()) else { throw ArchiveError() }
        self = tag
    }

    func write(to writer: inout ArchiveWriter) { writer.write(byte: rawValue) }
}

/// An enumeration whose cases carry nothing: the number of the case is written.
protocol ArchivableCases: Archivable, CaseIterable, Equatable {}

extension ArchivableCases {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let number = Int(try reader.byte())
        let cases = Self.allCases
        guard number < cases.count else { throw ArchiveError() }
        self = cases[cases.index(cases.startIndex, offsetBy: number)]
    }

    func write(to writer: inout ArchiveWriter) {
        let cases = Self.allCases
        writer.write(
            byte: UInt8(cases.firstIndex(of: self).map { cases.distance(from: cases.startIndex, to: $0) } ?? 0))
    }
}
