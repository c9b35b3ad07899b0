import Diagnostics

extension Message: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(vi: try reader.text(), en: try reader.text())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(vi, en) }
}

extension Diagnostic {
    private enum Grade: UInt8, ArchiveTag {
        case safe, needsReview
    }

    private enum Level: UInt8, ArchiveTag {
        case note, warning, error
    }

    func write(to writer: inout ArchiveWriter) {
        let level: Level =
            switch severity {
            case .note: .note
            case .warning: .warning
            case .error: .error
            }
        writer.write(kind.name, level, message, span)
        writer.write(labels.count)
        for label in labels { writer.write(label.span, label.message) }
        writer.write(help)
        writer.write(fixes.count)
        for fix in fixes {
            writer.write(fix.title, fix.grade == .safe ? Grade.safe : .needsReview, fix.edits.count)
            for edit in fix.edits { writer.write(edit.span, edit.replacement) }
        }
    }

    /// - Parameter kinds: The kind of a name.
    init(from reader: inout ArchiveReader, _ kinds: (String) -> Kind?) throws(ArchiveError) {
        guard let kind = kinds(try reader.text()) else { throw ArchiveError() }
        let level: Level = try reader.value()
        self.init(kind, try reader.value(), at: try reader.value())
        severity =
            switch level {
            case .note: .note
            case .warning: .warning
            case .error: .error
            }
        for _ in 0..<(try reader.count()) { labels.append(Label(try reader.value(), try reader.value())) }
        help = try reader.value()
        for _ in 0..<(try reader.count()) {
            let title: Message = try reader.value()
            let grade: Grade = try reader.value()
            var edits: [Fix.Edit] = []
            for _ in 0..<(try reader.count()) { edits.append(Fix.Edit(try reader.value(), try reader.text())) }
            fixes.append(Fix(title, grade == .safe ? .safe : .needsReview, edits))
        }
    }
}
