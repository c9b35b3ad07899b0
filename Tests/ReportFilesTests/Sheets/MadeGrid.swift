import Diagnostics

@testable import ReportFiles
@testable import Workbooks

/// A workbook written as text: a line is a row, bars part its cells.
///
///     --columns Chậm trả=resolved_late       what the user says that headings mean
///     == TTHC ==                             another sheet; == Nháp (ẩn) == a hidden one
///     Lĩnh vực | Tiếp nhận | Tỷ lệ
///     (ẩn) Hộ tịch | 10 | 97,5%              a hidden row
///     (phông .VnTime) hé tÞch | =            text in an old font; a formula without a value
///     (dạng #,##0 "tỷ") 1250                 a number in a format; (dạng 44) by its number
///     A1:C1 gộp                              merged cells
struct MadeGrid {
    private var sheets: [Sheet] = []
    private var formats: [FormatWords] = []
    private var bytes: [UInt8] = []
    private var places = CellPlaces(sheets: [])
    private(set) var names: [String: String] = [:]
    private let id: FileID

    /// What is known of the sheet that is read.
    private var name = "Bảng"
    private var cells: [SheetCell] = []
    private var merged: [CellRange] = []
    private var hiddenRows: Set<Int> = []
    private var row = 0

    init(_ text: String, id: FileID = FileID(number: 0)) {
        self.id = id
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let titles = lines.compactMap(Self.title)
        let isNamed = lines.first { !$0.hasPrefix("--columns ") }.flatMap(Self.title) != nil
        places = CellPlaces(sheets: (isNamed ? [] : [name]) + titles.map(Self.plain))
        if isNamed { name = "" }
        for line in lines { take(line) }
        close()
    }

    var workbook: Workbook {
        let source = SourceFile(id: id, path: "a.xlsx", bytes: bytes, cells: places)
        var workbook = Workbook(sheets: sheets, source: source, hasMacros: false)
        workbook.formats = formats
        return workbook
    }

    private static func title(_ line: String) -> String? {
        line.hasPrefix("== ") && line.hasSuffix(" ==") ? String(line.dropFirst(3).dropLast(3)) : nil
    }

    private static func plain(_ title: String) -> String {
        title.hasSuffix(" (ẩn)") ? String(title.dropLast(5)) : title
    }

    private mutating func take(_ line: String) {
        if line.hasPrefix("--columns ") {
            let sides = line.dropFirst(10).split(separator: "=")
            names[String(sides[0])] = String(sides[1])
        } else if let title = Self.title(line) {
            close()
            name = title
        } else if line.hasSuffix(" gộp") {
            merged += [CellRange(String(line.dropLast(4)))].compactMap { $0 }
        } else {
            row += 1
            var line = Substring(line)
            if line.hasPrefix("(ẩn) ") {
                hiddenRows.insert(row)
                line = line.dropFirst(5)
            }
            for (column, cell) in line.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
                add(trimmed(cell), column + 1)
            }
        }
    }

    private mutating func close() {
        if name.isEmpty { return }
        var sheet = Sheet(name: Self.plain(name), isHidden: name.hasSuffix(" (ẩn)"), cells: cells, merged: merged)
        sheet.hiddenRows = hiddenRows
        sheets.append(sheet)
        (cells, merged, hiddenRows, row, name) = ([], [], [], 0, "")
    }

    private mutating func add(_ text: String, _ column: Int) {
        guard !text.isEmpty else { return }
        let (plain, format) = formatted(text)
        let (shown, kind) = Self.read(plain)
        let start = bytes.count
        places.add(CellPlaces.Cell(sheet: sheets.count, row: row, column: column), at: start)
        bytes += Array(shown.utf8)
        cells.append(SheetCell(row: row, column: column, kind: kind, range: start..<bytes.count, format: format))
        bytes.append(0x0A)
    }

    /// A number without its format, and the number of what that writes beside it.
    private mutating func formatted(_ text: String) -> (String, UInt16) {
        guard text.hasPrefix("(dạng "), let close = text.lastIndex(of: ")") else { return (text, 0) }
        let plain = trimmed(text[text.index(after: close)...])
        let code = String(text[text.index(text.startIndex, offsetBy: 6)..<close])
        guard let words = Int(code).flatMap(FormatWords.init(builtin:)) ?? FormatWords(code) else { return (plain, 0) }
        formats.append(words)
        return (plain, UInt16(formats.count))
    }

    private static func read(_ text: String) -> (String, SheetCell.Kind) {
        if text.hasPrefix("(phông "), let close = text.firstIndex(of: ")") {
            let font = String(text[text.index(text.startIndex, offsetBy: 7)..<close])
            var stored = trimmed(text[text.index(after: close)...])
            return (stored.withUTF8 { Lettering(font: font).decode($0) } ?? stored, .decodedText)
        }
        if text == "=" { return (text, .uncomputed) }
        if text.hasPrefix("#") { return (text, .error) }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return (text, .number) }
        return (text, text.hasSuffix("%") ? .percentage : .text)
    }
}

private func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
}
