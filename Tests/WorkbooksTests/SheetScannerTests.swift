import Diagnostics
import TestSupport
import Testing

@testable import Workbooks

/// Two readers read the XML of sheets; they have to agree, whatever it says.
@Suite("Scanning sheets")
struct SheetScannerTests {
    private static let values = [
        "12", "-0.5", "0", "007", "1e3", "0.97999999999999998", "", " 5 ", "1&#48;", "&amp;", "]]>", "]", "&nope;",
        "&#1;",
        "a\r\nb", "\r", "đất", "_x000D_", "<i/>", "\u{FFFE}", "\u{1}", "99999999999999999999", "2023-07-03T00:00:00",
    ]
    private static let cells = [
        "<c r=\"%\"><v>@</v></c>", "<c r='%' s='1'><v>@</v></c>", "<c t=\"str\"><f>A1&amp;\"\"</f><v>@</v></c>",
        "<c t=\"inlineStr\"><is><t>@</t><rPh><t>x</t></rPh><r><t xml:space=\"preserve\">@</t></r></is></c>", "<c/>",
        "<c ><f>1</f></c >", "<x:c r=\"%\"><x:v>@</x:v></x:c>", "<c r=\"%\" t=\"s\"><v>0</v></c>",
        "<c t=\"s\"><v>@</v></c>",
        "<c r=\"%\"s=\"1\"><v>@</v></c>", "<c r=\"%\" r=\"%\"><v>1</v></c>", "<c s=\"x\"><v>@</v></c>",
        "<c r=\"\"><v>1</v></c>",
        "<c><v>@</c></v>", "<c><![CDATA[1]]><v><![CDATA[@]]></v></c>", "<!-- x --><c><v>@</v></c>",
        "<c t=\"d\"><v>@</v></c>",
        "<c\n t = \"b\" ><v>@</v></c>", "<c t=\"b\"><v>1</v><v>2</v></c>", "<c a=\"<\"><v>1</v></c>",
        "<c a=\">\"><v>@</v></c>",
    ]
    private static let rows = [
        "<row>#</row>", "<row r=\"9\">#</row>", "<row hidden=\"1\" spans=\"1:9\">#</row>", "<row r=\"x\">#</row>",
        "<row/>#",
        "<row r=\"-3\">#</row>", "<row>#", "#</row>", "<row>#</row><?x?>",
    ]

    /// A sheet, mostly as programs write them.
    private static func sheet(_ generator: inout Seeded) -> String {
        func pick(_ list: [String], most: Int) -> String {
            let isUsual = !Int.random(in: 0..<12, using: &generator).isMultiple(of: 11)
            return isUsual
                ? list[Int.random(in: 0..<most, using: &generator)] : list.randomElement(using: &generator) ?? ""
        }
        let rows = (1...3).map { row in
            let cells = (1...3).map { column in
                pick(Self.cells, most: 9).split(separator: "@", omittingEmptySubsequences: false)
                    .joined(separator: pick(values, most: 10))
                    .split(separator: "%", omittingEmptySubsequences: false)
                    .joined(separator: CellPlaces.name(row: 3 * row, column: 2 * column))
            }
            return pick(Self.rows, most: 3).split(separator: "#", omittingEmptySubsequences: false)
                .joined(separator: cells.joined())
        }
        let merged = "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"
        return "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>\(rows.joined())</sheetData>\(merged)"
    }

    @Test("the scanner and expat read the same, or refuse", arguments: 1...300 as ClosedRange<UInt64>)
    func agreement(seed: UInt64) {
        var generator = Seeded(seed)
        var made = MadeWorkbook()
        made.strings = ["<t>một_x0041_</t>"]
        let cells = Self.sheet(&generator)
        made.sheets = [("A", cells)]
        let (scanned, told) = made.read()
        // A comment is left to expat.
        made.sheets = [("A", "<!-- -->" + cells)]
        let (visited, wanted) = made.read()
        #expect(lines(scanned) == lines(visited), "\(cells)")
        #expect(told.map(\.message.en) == wanted.map(\.message.en), "\(cells)")
        #expect(scanned?.sheets[0].merged == visited?.sheets[0].merged)
        #expect(scanned?.sheets[0].hiddenRows == visited?.sheets[0].hiddenRows)
        #expect(scanned?.sheets[0].hiddenColumns == visited?.sheets[0].hiddenColumns)
    }

    @Test("pieces may end anywhere", arguments: 1...40 as ClosedRange<UInt64>)
    func pieces(seed: UInt64) {
        var generator = Seeded(seed)
        let text = Array(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet>\(Self.sheet(&generator))</worksheet>".utf8)
        func read(_ size: Int) -> (SheetScanner, [SheetCell]) {
            var scanner = SheetScanner(SheetCells(), depth: 64)
            for start in stride(from: 0, to: text.count, by: size) {
                let isWanted = text[start..<min(start + size, text.count)].withUnsafeBytes { scanner.take($0) }
                if !isWanted { break }
            }
            scanner.finish()
            return (scanner, scanner.cells.texts.cells)
        }
        let (whole, cells) = read(text.count)
        for size in [1, 2, 3, 7, 64] {
            let (scanner, read) = read(size)
            #expect(scanner.isStrange == whole.isStrange)
            if !whole.isStrange { #expect(read == cells) }
        }
    }

    @Test("most sheets are not strange")
    func usual() {
        var count = 0
        for seed in 1...100 as ClosedRange<UInt64> {
            var generator = Seeded(seed)
            var scanner = SheetScanner(SheetCells(), depth: 64)
            _ = Array("<worksheet>\(Self.sheet(&generator))</worksheet>".utf8).withUnsafeBytes { scanner.take($0) }
            scanner.finish()
            if !scanner.isStrange { count += 1 }
        }
        #expect(count > 10)
    }
}
