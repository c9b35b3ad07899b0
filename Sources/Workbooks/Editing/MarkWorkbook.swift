public import Diagnostics

/// A cell to be marked.
public struct CellMark: Sendable, Hashable {
    /// A place in the sheets that were read.
    public let sheet: Int
    public let row: Int
    public let column: Int
    /// The colour behind it, RRGGBB.
    public let fill: String
    public let note: String

    public init(sheet: Int, row: Int, column: Int, fill: String, note: String) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.fill = fill
        self.note = note
    }
}

/// Gives a workbook back with some cells coloured and commented, and otherwise as it was: what is not marked keeps its
/// bytes, macros and all.
///
/// - Parameter marks: At most one for a cell; further ones are left out.
/// - Returns: Nil where the workbook cannot be read or has no list of looks.
/// - Complexity: O(bytes of the unpacked parts).
public func markWorkbook(_ bytes: [UInt8], _ marks: [CellMark], limits: Limits = .standard) -> [UInt8]? {
    bytes.withUnsafeBufferPointer { buffer in
        do {
            let reader = try WorkbookReader(buffer, limits)
            let map = try reader.map()
            guard let styles = map.styles else { return nil }
            var marking = try Marking(reader.archive, styles: styles)
            for sheet in Set(marks.map(\.sheet)).sorted() where map.sheets.indices.contains(sheet) {
                try marking.mark(map.sheets[sheet].path, marks.filter { $0.sheet == sheet })
            }
            return try marking.finish()
        } catch {
            return nil
        }
    }
}

private struct Damaged: Error {}

/// The parts of a workbook that marks change.
private struct Marking {
    private let archive: Archive
    private let stylesPath: String
    private var styles: StyleMarks
    private var changed: [String: [UInt8]] = [:]
    /// Parts that are added, in order.
    private var added: [(name: String, bytes: [UInt8])] = []
    private var commentParts: [String] = []

    init(_ archive: Archive, styles path: String) throws {
        self.archive = archive
        guard let part = archive.part(path), let styles = StyleMarks(try archive.bytes(of: part)) else {
            throw Damaged()
        }
        stylesPath = part.name
        self.styles = styles
    }

    private func bytes(_ path: String) throws -> [UInt8]? {
        guard let part = archive.part(path) else { return nil }
        if let bytes = changed[part.name] { return bytes }
        return try archive.bytes(of: part)
    }

    private mutating func put(_ path: String, _ bytes: [UInt8]) {
        if let part = archive.part(path) { changed[part.name] = bytes } else { added.append((path, bytes)) }
    }

    mutating func mark(_ path: String, _ marks: [CellMark]) throws {
        var first: [CellReference: CellMark] = [:]
        for mark in marks {
            first[CellReference(row: mark.row, column: mark.column)] =
                first[CellReference(row: mark.row, column: mark.column)] ?? mark
        }
        guard let bytes = try bytes(path), let sheet = SheetMarks(bytes, Array(first.keys)) else { throw Damaged() }
        var looks: [CellReference: Int] = [:]
        for (cell, mark) in first.sorted(by: { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }) {
            looks[cell] = styles.number(of: sheet.style(of: cell), on: mark.fill)
        }
        let notes = first.values.filter { !$0.note.isEmpty }
            .map { CellNote(row: $0.row, column: $0.column, text: $0.note) }
            .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        let drawing = notes.isEmpty ? nil : try comment(path, notes, drawing: sheet.drawing)
        put(path, sheet.part(looks, drawing: drawing))
    }

    // MARK: Notes

    /// Adds notes to those of a sheet.
    ///
    /// - Parameter drawing: The relation of the drawing that the sheet has for notes.
    /// - Returns: The relation of the drawing.
    private mutating func comment(_ path: String, _ notes: [CellNote], drawing: String?) throws -> String {
        let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let relationsPath = "\(folder)_rels/\(name).rels"
        let relations = RelationsVisitor(folder: folder)
        let old = try bytes(relationsPath)
        if let old, !visit(old, relations) { throw Damaged() }
        var further: [(id: String, type: String, target: String)] = []
        let number = commentParts.count + 1
        if let comments = relations.relations.first(where: { $0.type == "comments" }),
            let old = try bytes(comments.path)
        {
            put(comments.path, try CommentMarks(old).part(notes))
        } else {
            let part = "xl/chuanComments\(number).xml"
            put(part, NoteParts.comments(notes))
            commentParts.append(part)
            further.append(("chuanNotes", "comments", "/\(part)"))
        }
        let known = relations.relations.first { $0.type == "vmlDrawing" && $0.id == drawing }
        if let known, let old = try bytes(known.path) {
            put(known.path, try Self.adding(NoteParts.shapes(notes), to: old, before: "</xml>"))
        } else {
            let part = "xl/drawings/chuanDrawing\(number).vml"
            put(part, NoteParts.drawing(notes))
            further.append(("chuanDrawing", "vmlDrawing", "/\(part)"))
        }
        if !further.isEmpty { put(relationsPath, try Self.relations(old, further)) }
        return known?.id ?? "chuanDrawing"
    }

    private static func relations(
        _ old: [UInt8]?, _ further: [(id: String, type: String, target: String)]
    ) throws -> [UInt8] {
        guard let old else { return WorkbookParts.relations(further) }
        let text = further.map { WorkbookParts.relation($0) }.joined()
        return try adding(text, to: old, before: "</Relationships>")
    }

    /// Puts a text before the last place where another one stands.
    private static func adding(_ text: String, to bytes: [UInt8], before end: String) throws -> [UInt8] {
        let wanted = Array(end.utf8)
        guard bytes.count >= wanted.count else { throw Damaged() }
        for place in stride(from: bytes.count - wanted.count, through: 0, by: -1)
        where bytes[place..<place + wanted.count].elementsEqual(wanted) {
            return Array(bytes[..<place]) + Array(text.utf8) + Array(bytes[place...])
        }
        throw Damaged()
    }

    // MARK: The archive

    func finish() throws -> [UInt8]? {
        var parts = changed
        parts[stylesPath] = styles.part
        if let types = archive.part("[Content_Types].xml") {
            parts[types.name] = try contentTypes(archive.bytes(of: types))
        }
        let writer = ArchiveWriter()
        for part in archive.parts { writer.add(part.name, try parts[part.name] ?? archive.bytes(of: part)) }
        for part in added { writer.add(part.name, part.bytes) }
        return writer.finish()
    }

    private func contentTypes(_ old: [UInt8]) throws -> [UInt8] {
        var text = commentParts.map { "<Override PartName=\"/\($0)\" ContentType=\"\(WorkbookParts.commentsType)\"/>" }
            .joined()
        let known = String(decoding: old, as: UTF8.self).lowercased()
        if !known.contains("extension=\"vml\"") {
            text = "<Default Extension=\"vml\" ContentType=\"\(WorkbookParts.drawingType)\"/>" + text
        }
        return added.isEmpty ? old : try Self.adding(text, to: old, before: "</Types>")
    }
}

/// Adds notes to the part that holds those of a sheet.
private struct CommentMarks {
    private let bytes: [UInt8]
    private let places = CommentPlaces()

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        guard visit(bytes, places), places.end != nil else { throw Damaged() }
    }

    /// A cell that has a note keeps it, with the new text behind.
    func part(_ notes: [CellNote]) throws -> [UInt8] {
        var edits = PartEdits()
        let prefix = places.prefix
        for note in notes {
            let cell = CellPlaces.name(row: note.row, column: note.column)
            let text = XMLWriter.escaped(note.text)
            if let end = places.ends[cell] {
                edits.insert(
                    "<\(prefix)r><\(prefix)t xml:space=\"preserve\">&#10;\(text)</\(prefix)t></\(prefix)r>", at: end)
            } else if let end = places.end {
                edits.insert(
                    "<\(prefix)comment ref=\"\(cell)\" authorId=\"0\"><\(prefix)text><\(prefix)t xml:space=\"preserve\">\(text)</\(prefix)t></\(prefix)text></\(prefix)comment>",
                    at: end)
            }
        }
        return edits.applied(to: bytes)
    }
}

/// Where the notes of a sheet stand.
private final class CommentPlaces: XMLVisitor {
    private(set) var end: Int?
    /// Where the text of each note ends.
    private(set) var ends: [String: Int] = [:]
    private(set) var prefix = ""
    private var cell = ""

    func start(_ name: XMLName, _ attributes: XMLAttributes, at place: Range<Int>) {
        if name == "comment" { cell = attributes["ref"] ?? "" }
        if name == "comments" { prefix = name.prefix }
    }

    func end(_ name: XMLName, at place: Range<Int>) {
        if name == "text", !place.isEmpty { ends[cell] = place.lowerBound }
        if name == "commentList", !place.isEmpty { end = place.lowerBound }
    }
}
