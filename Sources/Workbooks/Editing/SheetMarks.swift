import Diagnostics

/// Gives cells of a sheet other looks; what is not there is made, all else stays as it is.
struct SheetMarks {
    private let bytes: [UInt8]
    private let places: SheetPlaces

    /// - Parameter cells: The cells that are to be marked.
    /// - Returns: Nil where the part is damaged.
    init?(_ bytes: [UInt8], _ cells: [CellReference]) {
        let places = SheetPlaces(Set(cells))
        guard visit(bytes, places), places.data != nil else { return nil }
        self.bytes = bytes
        self.places = places
    }

    /// The look that a cell has.
    func style(of cell: CellReference) -> Int { places.cells[cell]?.style ?? 0 }

    /// The part with looks by cell, and where notes need it with the drawing of a relation.
    func part(_ styles: [CellReference: Int], drawing: String?) -> [UInt8] {
        var edits = PartEdits()
        for row in Set(styles.keys.map(\.row)).sorted() {
            mark(row, styles.filter { $0.key.row == row }.sorted { $0.key.column < $1.key.column }, &edits)
        }
        if let drawing, places.drawing == nil {
            let relation = "xmlns:r=\"\(Namespace.relations)\" r:id=\"\(drawing)\""
            edits.insert("<\(places.prefix)legacyDrawing \(relation)/>", at: places.drawingGoes)
        }
        return edits.applied(to: bytes)
    }

    /// The relation of the drawing that the sheet has for notes.
    var drawing: String? { places.drawing }

    private func mark(_ row: Int, _ cells: [(key: CellReference, value: Int)], _ edits: inout PartEdits) {
        var missing: [(key: CellReference, value: Int)] = []
        for cell in cells {
            if let place = places.cells[cell.key] {
                edits.set("s", to: "\(cell.value)", in: place.tag, of: bytes)
            } else {
                missing.append(cell)
            }
        }
        if missing.isEmpty { return }
        func text(_ cells: [(key: CellReference, value: Int)]) -> String {
            cells.map {
                "<\(places.prefix)c r=\"\(CellPlaces.name(row: row, column: $0.key.column))\" s=\"\($0.value)\"/>"
            }
            .joined()
        }
        guard let place = places.rows[row] else {
            let whole = "<\(places.prefix)row r=\"\(row)\">\(text(missing))</\(places.prefix)row>"
            return insert(whole, before: row, &edits)
        }
        if place.isClosed {
            let close = place.tag.upperBound - 2
            edits.replace(close..<place.tag.upperBound, with: ">\(text(missing))</\(places.prefix)row>")
            return
        }
        for cell in missing {
            let next = place.cells.first { $0.column > cell.key.column }
            edits.insert(text([cell]), at: next?.start ?? place.end)
        }
    }

    private func insert(_ row: String, before number: Int, _ edits: inout PartEdits) {
        guard let data = places.data else { return }
        if data.isClosed {
            edits.replace(
                data.tag.upperBound - 2..<data.tag.upperBound, with: ">\(row)</\(places.prefix)sheetData>")
        } else {
            edits.insert(row, at: places.following(number) ?? data.end)
        }
    }
}

/// Where the cells that are to be marked stand, and their neighbours.
private final class SheetPlaces: XMLVisitor {
    struct Cell {
        let tag: Range<Int>
        let style: Int
    }

    struct Row {
        let tag: Range<Int>
        var end = 0
        /// Only of rows that hold a wanted cell.
        var cells: [(column: Int, start: Int)] = []
        var isClosed = false
    }

    private let wanted: Set<CellReference>
    private let wantedRows: Set<Int>
    private(set) var cells: [CellReference: Cell] = [:]
    private(set) var rows: [Int: Row] = [:]
    /// For wanted rows that are not there, where the next one starts.
    private var next: [Int: Int] = [:]
    private var open: [Int]
    private(set) var data: Row?
    private(set) var drawing: String?
    private(set) var drawingGoes = 0
    private(set) var prefix = ""
    private var row = 0
    private var column = 0

    init(_ wanted: Set<CellReference>) {
        self.wanted = wanted
        wantedRows = Set(wanted.map(\.row))
        open = wantedRows.sorted()
    }

    /// Where the first row behind a number starts.
    func following(_ number: Int) -> Int? { next[number] }

    /// Elements that stand behind the drawing of notes.
    private static let later = [
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    ]

    func start(_ name: XMLName, _ attributes: XMLAttributes, at place: Range<Int>) {
        if name == "c" {
            startCell(attributes, place)
        } else if name == "row" {
            startRow(attributes.integer("r") ?? row + 1, place)
        } else if name == "sheetData" {
            data = Row(tag: place)
        } else if name == "legacyDrawing" {
            drawing = attributes[anyPrefix: "id"]
        } else if name == "worksheet" {
            prefix = name.prefix
        } else if data != nil, drawingGoes == 0, Self.later.contains(name.text) {
            drawingGoes = place.lowerBound
        }
    }

    private func startRow(_ number: Int, _ place: Range<Int>) {
        (row, column) = (number, 0)
        while let first = open.first, first <= number {
            if first < number { next[first] = place.lowerBound }
            open.removeFirst()
        }
        if wantedRows.contains(number) { rows[number] = Row(tag: place) }
    }

    private func startCell(_ attributes: XMLAttributes, _ place: Range<Int>) {
        column += 1
        if let named = attributes.withText("r", { CellReference.parse($0) }) ?? nil {
            (row, column) = (named.row, named.column)
        }
        guard wantedRows.contains(row) else { return }
        rows[row]?.cells.append((column, place.lowerBound))
        let cell = CellReference(row: row, column: column)
        if wanted.contains(cell) { cells[cell] = Cell(tag: place, style: attributes.integer("s") ?? 0) }
    }

    func end(_ name: XMLName, at place: Range<Int>) {
        if name == "row" {
            rows[row]?.end = place.lowerBound
            rows[row]?.isClosed = place.isEmpty
        } else if name == "sheetData" {
            data?.end = place.lowerBound
            data?.isClosed = place.isEmpty
        } else if name == "worksheet", drawingGoes == 0 {
            drawingGoes = place.lowerBound
        }
    }
}
