import Chuan
import Diagnostics
import Testing

@testable import ReportFiles
@testable import Workbooks

/// A form that is filled in with what a report in YAML says, reads back as that report.
@Suite("Laws of forms and sheets") struct SheetLawTests {
    private typealias Generator = ReportFuzzTests.Generator

    @Test("a filled form reads back as the same data in YAML", arguments: 1...40 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let made = MadeForm(&generator)
        var sheets = made.sheets
        if seed.isMultiple(of: 2) {
            sheets.shuffle(using: &generator)
            for place in sheets.indices { sheets[place] = Self.spread(sheets[place], &generator) }
        }
        let bytes = try #require(writeWorkbook(sheets))
        let (workbook, _, problems) = readWorkbook(bytes, path: "a.xlsx", id: FileID(number: 0))
        #expect(problems.isEmpty)
        let read = ReportSamples.reader.read(try #require(workbook), rulebook: "r")
        let wanted = ReportSamples.read(made.yaml)
        #expect(
            read.reading.reports.map(ReportSamples.shown) == wanted.reports.map(ReportSamples.shown), "\(made.yaml)")
        #expect(
            ReportSamples.kinds(read.reading.diagnostics).sorted() == ReportSamples.kinds(wanted.diagnostics).sorted())
        for diagnostic in read.reading.diagnostics { #expect(read.source.span.contains(diagnostic.span)) }
    }

    /// The same with empty rows put between.
    private static func spread(_ sheet: NewSheet, _ generator: inout Generator) -> NewSheet {
        var sheet = sheet
        let place = Int.random(in: 7...9, using: &generator)
        let isTable = sheet.cells.contains { $0.value == .text(FormSheet.rowsMarker) }
        guard isTable else { return sheet }
        sheet.cells = sheet.cells.map {
            NewCell(row: $0.row >= place ? $0.row + 2 : $0.row, column: $0.column, value: $0.value, look: $0.look)
        }
        return sheet
    }

    @Test("what is written is read: every text and number, whatever it holds", arguments: 1...20 as ClosedRange<UInt64>)
    func writing(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let pieces = [
            "a", "Đ", "<", "&amp;", "\"", "'", "_x0041_", "=1+1", "]]>", "\u{301}", "𝒳", "+", "-", "@", "1,5",
        ]
        var sheet = NewSheet("A")
        var wanted: [String] = []
        for row in 1...5 {
            for column in 1...4 {
                let isNumber = Bool.random(using: &generator)
                let number = "\(Int.random(in: -99...99_999, using: &generator))"
                let text = (0..<4).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
                sheet.put(row, column, isNumber ? .number(number) : .text(text))
                wanted.append("\(isNumber ? "number" : "text") \(isNumber ? number : text)")
            }
        }
        let bytes = try #require(writeWorkbook([sheet]))
        let workbook = try #require(readWorkbook(bytes, path: "a.xlsx", id: FileID(number: 0)).0)
        #expect(workbook.sheets.first?.cells.map { "\($0.kind) \(workbook.text($0))" } == wanted)
    }

    @Test("any bytes and any sheet are read or refused", arguments: 1...4 as ClosedRange<UInt64>)
    func spoiled(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let made = MadeForm(&generator)
        let whole = try #require(writeWorkbook(made.sheets))
        for _ in 0..<150 {
            let bytes = ReportFuzzTests.mutate(whole, &generator)
            let (workbook, source, problems) = readWorkbook(bytes, path: "a.xlsx", id: FileID(number: 0))
            #expect((workbook == nil) == problems.contains { $0.severity == .error })
            #expect(source.path == "a.xlsx")
            if let workbook { Self.read(workbook) }
        }
        let text = Array(
            "Mã đơn vị;PM-HOA\n\"Lĩnh vực\";Tiếp nhận;\"Đã \"\"giải\"\" quyết\"\nHộ tịch;10;9,5\nTổng cộng;10;9\n".utf8)
        for _ in 0..<400 {
            let bytes = ReportFuzzTests.mutate(text, &generator)
            let (workbook, _, problems) = readDelimitedSheet(bytes, path: "a.csv", id: FileID(number: 0))
            #expect((workbook == nil) != problems.isEmpty)
            if let workbook { Self.read(workbook) }
        }
    }

    private static func read(_ workbook: Workbook) {
        let read = ReportSamples.reader.read(workbook, rulebook: "r")
        for diagnostic in read.reading.diagnostics { #expect(read.source.span.contains(diagnostic.span)) }
        for report in read.reading.reports { #expect(ReportFuzzTests.isSound(report, read.source)) }
    }
}

/// A form of every block of the samples, filled in at random, and the same as YAML.
private struct MadeForm {
    let sheets: [NewSheet]
    private(set) var yaml: String

    private static let words: [String] = [
        "12", "0", "12.500", "không phát sinh", "", "mật", "97,5%", "1.234,5", "31/12/2023", "có", "không", "đất đai",
        "triệu đồng", "1.250,5 tỷ đồng", "khiếu nại, tố cáo", "#REF!", "chữ bất kỳ", "-5",
    ]

    init(_ generator: inout ReportFuzzTests.Generator) {
        let vocabulary = ReportSamples.vocabulary
        var needs: [BlankForm.Need] = []
        for (index, block) in vocabulary.blocks.enumerated().dropFirst(2) {
            for field in block.fields.indices { needs.append(BlankForm.Need(block: index, field: field)) }
            if block.fields.isEmpty { needs.append(BlankForm.Need(block: index, field: 0)) }
        }
        var form = BlankForm(vocabulary: vocabulary, needs: needs, unitType: "dept", language: .vi)
        (form.unitCode, form.period) = ("VD-01", "2023")
        yaml = "unit_code: VD-01\nunit_name:\nunit_type: dept\nperiod: 2023\ndata_cutoff:\n"
        var filled: [NewSheet] = []
        for sheet in formSheets(form, rulebook: "r") {
            var sheet = sheet
            let mark = sheet.cells.first { $0.row == 1 && $0.column == 1 }.flatMap(Self.text)?.split(separator: " ")
            if let key = mark?.last.map(String.init),
                let block = vocabulary.blocks.dropFirst(2).first(where: { $0.key == key })
            {
                yaml +=
                    block.form == .group ? Self.fillLines(&sheet, &generator) : Self.fillRows(&sheet, block, &generator)
            }
            filled.append(sheet)
        }
        sheets = filled
    }

    private static func text(_ cell: NewCell) -> String? {
        if case .text(let text) = cell.value { return text }
        return nil
    }

    /// A word, put into a cell as a number where it is one; as YAML.
    private static func put(
        _ word: String, _ sheet: inout NewSheet, _ row: Int, _ column: Int
    ) -> String {
        let isNumber = !word.isEmpty && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if !word.isEmpty { sheet.put(row, column, isNumber ? .number(word) : .text(word)) }
        return word.isEmpty || isNumber ? word : "\"\(word)\""
    }

    private static func fillLines(_ sheet: inout NewSheet, _ generator: inout ReportFuzzTests.Generator) -> String {
        let keys = sheet.cells.filter { $0.column == 1 && $0.row > 5 }
        return keys.map { cell in
            let word = words.randomElement(using: &generator) ?? ""
            return "\(text(cell) ?? "?"): \(put(word, &sheet, cell.row, 3))\n"
        }.joined()
    }

    private static func fillRows(
        _ sheet: inout NewSheet, _ block: Block, _ generator: inout ReportFuzzTests.Generator
    ) -> String {
        let keys = sheet.cells.filter { $0.row == 1 && $0.column > 1 }
        let count = Int.random(in: 0...3, using: &generator)
        if count == 0 { return "" }
        var out = "\(block.key):\n"
        for row in 6..<6 + count {
            for (place, key) in keys.enumerated() {
                let word = place == 0 ? "dòng \(row)" : words.randomElement(using: &generator) ?? ""
                let value = put(word, &sheet, row, key.column)
                out +=
                    block.form == .codes
                    ? "  - \(value)\n" : "  \(place == 0 ? "-" : " ") \(text(key) ?? "?"): \(value)\n"
            }
        }
        return out
    }
}
