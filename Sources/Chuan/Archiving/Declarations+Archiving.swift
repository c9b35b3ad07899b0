import Diagnostics
import FEEL

extension Title: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(vi: try reader.optional(), en: try reader.optional())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(vi, en) }
}

extension Located: Archivable where Value: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(try reader.value(), try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(value, span) }
}

extension SourceClause: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(document: try reader.value(), clause: try reader.optional())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(document, clause) }
}

extension DocumentDeclaration: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            id: try reader.value(), title: try reader.value(), number: try reader.optional(),
            issued: try reader.optional(), issuer: try reader.optional(), link: try reader.optional())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(id, title, number, issued, issuer, link) }
}

extension ConstraintDeclaration.Severity: ArchivableCases {}

extension ConstraintDeclaration: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(condition: try reader.value(), severity: try reader.value(), message: try reader.optional())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(condition, severity, message) }
}

extension VerdictCode: ArchivableCases {}
