public import Diagnostics

/// Reads delimited text (CSV) as a workbook of one sheet.
///
/// The texts of cells stay where they stand in the file: places are lines and columns of it. Whole numbers are numbers;
/// everything else is text, which is read by the kind of its column.
///
/// - Parameter bytes: UTF-8, or UTF-16 with a byte order mark, which becomes UTF-8.
/// - Returns: The workbook, nil where the file has another encoding or too many cells; its source in any case.
/// - Diagnostics: `workbook/unreadable-file`.
/// - Specification: RFC 4180; the separator is the most frequent of comma, semicolon and tab.
/// - Complexity: O(n).
public func readDelimitedSheet(
    _ bytes: [UInt8], path: String, id: FileID, limits: Limits = .standard
) -> (Workbook?, SourceFile, [Diagnostic]) {
    let text = DelimitedText.utf8(bytes)
    let source = SourceFile(id: id, path: path, bytes: text ?? [])
    guard text != nil else { return (nil, source, [.notAWorkbook(.notUTF8, at: source.span)]) }
    var reader = DelimitedText(source.bytes)
    guard let cells = reader.read(most: limits.cells) else {
        return (nil, source, [.notAWorkbook(.tooManyCells, at: source.span)])
    }
    let sheet = Sheet(name: "", isHidden: false, cells: cells, merged: [])
    return (Workbook(sheets: [sheet], source: source, hasMacros: false), source, [])
}

/// The cells of the first line that says something: to tell a table of records from a sheet.
///
/// - Returns: Nil for text that is neither UTF-8 nor UTF-16.
public func firstDelimitedLine(_ bytes: some Collection<UInt8>) -> [String]? {
    guard let text = DelimitedText.utf8(Array(bytes)) else { return nil }
    var reader = DelimitedText(text)
    let cells = reader.read(most: CellReference.mostColumns, isFirstLine: true) ?? []
    return cells.map { String(decoding: text[$0.range], as: UTF8.self) }
}

enum DelimitedSheet {
    /// The text of a cell with each doubled quote as one, where the cell stands in quotes.
    ///
    /// - Parameter before: What stands before the text in its file.
    static func unquoted(_ text: String, after before: ArraySlice<UInt8>) -> String {
        guard before.last(where: { $0 != 0x20 }) == 0x22 else { return text }
        var plain: [UInt8] = []
        var isDoubled = false
        for byte in text.utf8 {
            isDoubled = byte == 0x22 && !isDoubled && plain.last == 0x22
            if !isDoubled { plain.append(byte) }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}

private struct DelimitedText {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var place: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        // Programs may say the separator in a line of its own.
        if bytes[place...].prefix(4) == [0x73, 0x65, 0x70, 0x3D], bytes.count > place + 4 {
            separator = bytes[place + 4]
            place += 5
        } else {
            separator = Self.separator(bytes.prefix(1 << 16))
        }
    }

    /// The text as UTF-8; nil where it is in another encoding.
    static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        if isLittle || bytes.starts(with: [0xFE, 0xFF]) {
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
                isLittle
                    ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
                    : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
            }
            return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
        }
        return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }

    private static func separator(_ bytes: some Sequence<UInt8>) -> UInt8 {
        var (commas, semicolons, tabs) = (0, 0, 0)
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x2C where !isQuoted: commas += 1
            case 0x3B where !isQuoted: semicolons += 1
            case 0x09 where !isQuoted: tabs += 1
            default: continue
            }
        }
        // Commas stand in text and in numbers; semicolons and tabs hardly do.
        if tabs > 0, tabs >= semicolons { return 0x09 }
        return semicolons * 2 >= commas && semicolons > 0 ? 0x3B : 0x2C
    }

    /// The cells that say something.
    ///
    /// - Parameter isFirstLine: Only those of the first line that has any.
    mutating func read(most: Int, isFirstLine: Bool = false) -> [SheetCell]? {
        var cells: [SheetCell] = []
        var (row, column) = (1, 1)
        while place < bytes.count {
            let range = cell()
            if !range.isEmpty {
                cells.append(SheetCell(row: row, column: column, kind: kind(range), range: range))
                if cells.count > most || column > CellReference.mostColumns { return nil }
            }
            guard place < bytes.count else { break }
            if bytes[place] == separator {
                column += 1
                place += 1
            } else {
                if isFirstLine, !cells.isEmpty { break }
                skipLineBreak()
                (row, column) = (row + 1, 1)
            }
        }
        return cells
    }

    /// Reads to the next separator or line break.
    private mutating func cell() -> Range<Int> {
        while place < bytes.count, bytes[place] == 0x20 { place += 1 }
        var start = place
        var end = place
        if place < bytes.count, bytes[place] == 0x22 {
            place += 1
            start = place
            while place < bytes.count {
                if bytes[place] == 0x22 {
                    if place + 1 < bytes.count, bytes[place + 1] == 0x22 { place += 1 } else { break }
                }
                place += 1
            }
            end = min(place, bytes.count)
            while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
        } else {
            while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
            end = place
        }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        while start < end, bytes[start] == 0x20 { start += 1 }
        return start..<end
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

    private mutating func skipLineBreak() {
        if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        place += 1
    }

    private func kind(_ range: Range<Int>) -> SheetCell.Kind {
        if bytes[range.lowerBound] == 0x23, bytes[range].last == 0x21 || bytes[range].elementsEqual("#N/A".utf8) {
            return .error
        }
        return range.count <= 15 && bytes[range].allSatisfy { (0x30...0x39).contains($0) } ? .number : .text
    }
}
