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
/// - Returns: Why it cannot be done, where the workbook cannot be read, has no list of looks, or holds a part to be changed
///   that is not in UTF-8.
/// - Complexity: O(bytes of the unpacked parts).
public func markWorkbook(
    _ bytes: [UInt8], _ marks: [CellMark], limits: Limits = .standard
) -> Result<[UInt8], MarkProblem> {
    bytes.withUnsafeBufferPointer { buffer in
        do {
            let reader = try WorkbookReader(buffer, limits)
            let map = try reader.map()
            guard let styles = map.styles else { return .failure(.noLooks) }
            var marking = try Marking(reader.archive, styles: styles)
            for sheet in Set(marks.map(\.sheet)).sorted() where map.sheets.indices.contains(sheet) {
                try marking.mark(map.sheets[sheet].path, marks.filter { $0.sheet == sheet })
            }
            return .success(try marking.finish())
        } catch let problem as MarkProblem {
            return .failure(problem)
        } catch let problem as WorkbookProblem {
            return .failure(MarkProblem(problem))
        } catch {
            return .failure(MarkProblem((error as? Archive.Failure).map { WorkbookProblem($0) } ?? .damaged))
        }
    }
}

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
        guard let part = archive.part(path) else { throw MarkProblem.damaged(path) }
        let bytes = try archive.bytes(of: part)
        guard isUTF8(part: bytes) else { throw MarkProblem.encoding(path) }
        guard let styles = StyleMarks(bytes) else { throw MarkProblem.noLooks }
        stylesPath = part.name
        self.styles = styles
    }

    /// The bytes of a part that is to be changed; nil where there is none.
    private func bytes(_ path: String) throws -> [UInt8]? {
        guard let part = archive.part(path) else { return nil }
        if let bytes = changed[part.name] { return bytes }
        let bytes = try archive.bytes(of: part)
        guard isUTF8(part: bytes) else { throw MarkProblem.encoding(path) }
        return bytes
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
        guard let bytes = try bytes(path), let sheet = SheetMarks(bytes, Array(first.keys)) else {
            throw MarkProblem.damaged(path)
        }
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
        if let old, !visit(old, relations) { throw MarkProblem.damaged(relationsPath) }
        func free(_ id: String) -> String { Self.free(id) { id in relations.relations.contains { $0.id == id } } }
        var further: [(id: String, type: String, target: String)] = []
        // Cells that have a note have a box for it.
        var fresh = notes
        if let comments = relations.relations.first(where: { $0.type == "comments" }),
            let old = try bytes(comments.path)
        {
            guard let marks = CommentMarks(old) else { throw MarkProblem.damaged(comments.path) }
            put(comments.path, marks.part(notes))
            fresh.removeAll(where: marks.hasNote)
        } else {
            let part = freePart("xl/chuanComments", ".xml")
            put(part, NoteParts.comments(notes))
            commentParts.append(part)
            further.append((free("chuanNotes"), "comments", "/\(part)"))
        }
        var relation = free("chuanDrawing")
        if let known = relations.relations.first(where: { $0.type == "vmlDrawing" && $0.id == drawing }),
            let old = try bytes(known.path)
        {
            relation = known.id
            if !fresh.isEmpty { try draw(fresh, in: known.path, old) }
        } else {
            let part = freePart("xl/drawings/chuanDrawing", ".vml")
            put(part, NoteParts.drawing(notes))
            further.append((relation, "vmlDrawing", "/\(part)"))
        }
        if !further.isEmpty { put(relationsPath, try Self.relations(old, further, relationsPath)) }
        return relation
    }

    /// Adds boxes to a drawing, with names that none of it has.
    private mutating func draw(_ notes: [CellNote], in path: String, _ old: [UInt8]) throws {
        let text = String(decoding: old, as: UTF8.self)
        let name = Self.free("chuan") { text.contains("\"\($0)Note\"") || text.contains("\"\($0)_0\"") }
        put(path, try Self.adding(NoteParts.shapes(notes, named: name), to: old, before: "</xml>", path))
    }

    /// A name that is not taken: itself, or with the first number that makes it so.
    private static func free(_ name: String, _ isTaken: (String) -> Bool) -> String {
        var free = name
        var number = 2
        while isTaken(free) { (free, number) = ("\(name)\(number)", number + 1) }
        return free
    }

    /// The name of a part that is not there.
    private func freePart(_ name: String, _ ending: String) -> String {
        var number = 1
        while case let part = "\(name)\(number)\(ending)",
            archive.part(part) != nil || added.contains(where: { $0.name == part })
        { number += 1 }
        return "\(name)\(number)\(ending)"
    }

    private static func relations(
        _ old: [UInt8]?, _ further: [(id: String, type: String, target: String)], _ path: String
    ) throws -> [UInt8] {
        guard let old else { return WorkbookParts.relations(further) }
        let text = further.map { WorkbookParts.relation($0) }.joined()
        return try adding(text, to: old, before: "</Relationships>", path)
    }

    /// Puts a text before the last place where another one stands.
    ///
    /// - Parameter path: The part that is changed.
    private static func adding(
        _ text: String, to bytes: [UInt8], before end: String, _ path: String
    ) throws -> [UInt8] {
        let wanted = Array(end.utf8)
        guard bytes.count >= wanted.count else { throw MarkProblem.damaged(path) }
        for place in stride(from: bytes.count - wanted.count, through: 0, by: -1)
        where bytes[place..<place + wanted.count].elementsEqual(wanted) {
            return Array(bytes[..<place]) + Array(text.utf8) + Array(bytes[place...])
        }
        throw MarkProblem.damaged(path)
    }

    // MARK: The archive

    func finish() throws -> [UInt8] {
        var parts = changed
        parts[stylesPath] = styles.part
        if !added.isEmpty, let types = archive.part("[Content_Types].xml"), let old = try bytes(types.name) {
            parts[types.name] = try contentTypes(old, types.name)
        }
        let writer = ArchiveWriter()
        for part in archive.parts { writer.add(part.name, try parts[part.name] ?? archive.bytes(of: part)) }
        for part in added { writer.add(part.name, part.bytes) }
        guard let bytes = writer.finish() else { throw MarkProblem.outOfMemory }
        return bytes
    }

    private func contentTypes(_ old: [UInt8], _ path: String) throws -> [UInt8] {
        var text = commentParts.map { "<Override PartName=\"/\($0)\" ContentType=\"\(WorkbookParts.commentsType)\"/>" }
            .joined()
        let known = String(decoding: old, as: UTF8.self).lowercased()
        if !known.contains("extension=\"vml\""), !known.contains("extension='vml'") {
            text = "<Default Extension=\"vml\" ContentType=\"\(WorkbookParts.drawingType)\"/>" + text
        }
        return try Self.adding(text, to: old, before: "</Types>", path)
    }
}

/// Adds notes to the part that holds those of a sheet.
private struct CommentMarks {
    private let bytes: [UInt8]
    private let places = CommentPlaces()

    /// - Returns: Nil where the part is damaged.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard visit(bytes, places), places.end != nil else { return nil }
    }

    /// Whether the cell of a note has one already.
    func hasNote(_ note: CellNote) -> Bool { places.ends[Self.cell(note)] != nil }

    private static func cell(_ note: CellNote) -> String { CellPlaces.name(row: note.row, column: note.column) }

    /// A cell that has a note keeps it, with the new text behind.
    func part(_ notes: [CellNote]) -> [UInt8] {
        var edits = PartEdits()
        let prefix = places.prefix
        for note in notes {
            let cell = Self.cell(note)
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
