/// A sheet to be written.
public struct NewSheet: Sendable {
    public var name: String
    public var isHidden = false
    /// In any order; a later cell of a place replaces an earlier one.
    public var cells: [NewCell] = []
    /// In letters of the standard font, by column.
    public var widths: [Int: Double] = [:]
    /// In points, by row.
    public var heights: [Int: Double] = [:]
    public var hiddenColumns: Set<Int> = []
    public var hiddenRows: Set<Int> = []
    public var merged: [CellRange] = []
    /// Rows above and columns before this cell stay in sight.
    public var frozen: (row: Int, column: Int)?
    public var rules: [InputRule] = []
    public var notes: [CellNote] = []
    /// Whether cells that are locked cannot be changed; there is no password.
    public var isProtected = false
    /// The rows with buttons to sort and filter.
    public var filter: CellRange?
    public var isLandscape = false

    /// - Parameter name: Shortened and rid of what names of sheets may not hold.
    public init(_ name: String) {
        self.name = name
    }

    public mutating func put(_ row: Int, _ column: Int, _ value: NewCell.Value, _ look: CellLook = CellLook()) {
        cells.append(NewCell(row: row, column: column, value: value, look: look))
    }
}

/// A cell to be written.
public struct NewCell: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        /// Never taken for a formula, whatever it begins with.
        case text(String)
        /// A decimal with a dot before the fraction.
        case number(String)
        case blank
    }

    public let row: Int
    public let column: Int
    public let value: Value
    public let look: CellLook
}

/// How a cell looks and behaves.
public struct CellLook: Sendable, Hashable {
    public enum Format: String, Sendable, Hashable {
        case general = "General"
        case count = "#,##0"
        case percentage = "0.00%"
        case date = "dd/mm/yyyy"
        case text = "@"
    }

    public enum Alignment: String, Sendable, Hashable {
        case general, left, center, right
    }

    public var format = Format.general
    public var isBold = false
    public var isItalic = false
    public var size = 11
    /// RRGGBB.
    public var colour: String?
    /// RRGGBB.
    public var fill: String?
    public var hasBorder = false
    public var wraps = false
    public var alignment = Alignment.general
    /// Whether the cell may be changed where the sheet is protected.
    public var isOpen = false

    public init() {}
}

/// What may be put into cells.
public struct InputRule: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// One of a few words.
        case words([String])
        /// One of the texts of a range, which may be on another sheet: `'Danh mục'!$A$1:$A$9`.
        case range(String)
        /// A formula that has to hold.
        case formula(String)
    }

    public var range: CellRange
    public var kind: Kind
    public var title: String
    public var message: String
    /// Whether something else is refused, or only warned of.
    public var isStrict: Bool

    public init(range: CellRange, kind: Kind, title: String, message: String, isStrict: Bool) {
        self.range = range
        self.kind = kind
        self.title = title
        self.message = message
        self.isStrict = isStrict
    }
}

/// A note that is shown at a cell.
public struct CellNote: Sendable, Hashable {
    public let row: Int
    public let column: Int
    public let text: String

    public init(row: Int, column: Int, text: String) {
        self.row = row
        self.column = column
        self.text = text
    }
}

/// Writes a workbook.
///
/// - Returns: The bytes of an `.xlsx` file, the same for the same sheets; nil where there is no memory for them.
/// - Specification: ECMA-376 part 1, 18 (SpreadsheetML), transitional.
/// - Complexity: O(cells · log cells).
public func writeWorkbook(_ sheets: [NewSheet]) -> [UInt8]? {
    let archive = ArchiveWriter()
    var styles = StyleTable()
    var names: Set<String> = []
    let named = sheets.map { sheet in
        var sheet = sheet
        sheet.name = SheetName.make(sheet.name, unlike: &names)
        return sheet
    }
    let parts = named.map { SheetWriter($0).part(&styles) }
    let package = WorkbookParts(named)
    archive.add("[Content_Types].xml", package.contentTypes)
    archive.add("_rels/.rels", package.roots)
    archive.add("xl/workbook.xml", package.workbook)
    archive.add("xl/_rels/workbook.xml.rels", package.relations)
    archive.add("xl/styles.xml", styles.part)
    for (number, sheet) in named.enumerated() {
        archive.add("xl/worksheets/sheet\(number + 1).xml", parts[number])
        if sheet.notes.isEmpty { continue }
        archive.add("xl/worksheets/_rels/sheet\(number + 1).xml.rels", package.sheetRelations(number))
        archive.add("xl/comments\(number + 1).xml", NoteParts.comments(sheet.notes))
        archive.add("xl/drawings/vmlDrawing\(number + 1).vml", NoteParts.drawing(sheet.notes))
    }
    return archive.finish()
}

/// Names of sheets.
enum SheetName {
    /// - Specification: ECMA-376 part 1, 18.2.19: at most 31 characters, no `[]:*?/\`, no quote at the ends.
    static func make(_ wanted: String, unlike others: inout Set<String>) -> String {
        var plain = String(wanted.map { "[]:*?/\\".contains($0) || $0.isNewline ? " " : $0 })
        while plain.first == "'" || plain.first == " " { plain.removeFirst() }
        while plain.last == "'" || plain.last == " " { plain.removeLast() }
        if plain.isEmpty { plain = "Trang" }
        var name = shorten(plain, to: 31)
        var number = 2
        while !others.insert(name.lowercased()).inserted {
            name = shorten(plain, to: 31 - " (\(number))".utf16.count) + " (\(number))"
            number += 1
        }
        return name
    }

    private static func shorten(_ text: String, to count: Int) -> String {
        var out = ""
        for character in text where out.utf16.count + character.utf16.count <= count { out.append(character) }
        return out
    }
}
