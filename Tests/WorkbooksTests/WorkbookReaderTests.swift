import Diagnostics
import Testing

@testable import Workbooks

/// Workbooks made of parts that are written out here, so that what is read is known to the letter.
struct MadeWorkbook {
    var sheets: [(name: String, cells: String)] = []
    var strings: [String] = []
    var styles = ""
    var workbookProperties = ""
    var further: [(String, String)] = []

    var bytes: [UInt8] {
        let archive = ArchiveWriter()
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func relations(_ list: [(String, String)]) -> String {
            let items = list.enumerated().map { number, item in
                "<Relationship Id=\"r\(number)\" Type=\"\(relation)/\(item.0)\" Target=\"\(item.1)\"/>"
            }
            return "<Relationships>\(items.joined())</Relationships>"
        }
        func add(_ name: String, _ text: String) { archive.add(name, Array(text.utf8)) }
        add("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")]))
        let list = sheets.enumerated().map { "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"r\($0)\"/>" }
        add("xl/workbook.xml", "<workbook>\(workbookProperties)<sheets>\(list.joined())</sheets></workbook>")
        add(
            "xl/_rels/workbook.xml.rels",
            relations(
                sheets.indices.map { ("worksheet", "worksheets/sheet\($0).xml") } + [
                    ("sharedStrings", "sharedStrings.xml"), ("styles", "/xl/styles.xml"),
                ]))
        add("xl/sharedStrings.xml", "<sst>\(strings.map { "<si>\($0)</si>" }.joined())</sst>")
        add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
        for (number, sheet) in sheets.enumerated() {
            add("xl/worksheets/sheet\(number).xml", "<worksheet>\(sheet.cells)</worksheet>")
        }
        for (name, text) in further { add(name, text) }
        return archive.finish() ?? []
    }

    func read(_ limits: Limits = .standard) -> (Workbook?, [Diagnostic]) {
        let (workbook, _, problems) = readWorkbook(bytes, path: "a.xlsx", id: FileID(number: 0), limits: limits)
        return (workbook, problems)
    }
}

/// The cells of a workbook as `sheet!cell kind text`.
func lines(_ workbook: Workbook?) -> [String] {
    guard let workbook else { return [] }
    return workbook.sheets.flatMap { sheet in
        sheet.cells.map { cell in
            "\(workbook.source.cells?.text(at: cell.range.lowerBound) ?? "?") \(cell.kind) \(workbook.text(cell))"
        }
    }
}

@Suite("Reading workbooks")
struct WorkbookReaderTests {
    @Test("cells of every kind, each with its place")
    func kinds() {
        var made = MadeWorkbook()
        made.strings = ["<t>hộ tịch</t>", "<r><t>đất </t></r><r><t>đai</t></r><rPh><t>x</t></rPh>"]
        made.styles = """
            <numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="0.0\\%&quot;%&quot;"/>
            </numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/></cellXfs>
            """
        made.sheets = [
            (
                "TTHC",
                """
                <sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>12500</v></c><c r="D2" t="s"><v>1</v></c></row>
                <row><c><f>1+1</f><v>2</v></c><c t="str"><f>A1&amp;""</f><v>chữ</v></c><c t="b"><v>1</v></c>
                <c t="e"><v>#DIV/0!</v></c><c><f>B9</f></c><c t="inlineStr"><is><t>ô&#10;gộp</t></is></c></row>
                <row r="9"><c s="1"><v>45291</v></c><c s="2"><v>0.97996</v></c><c s="3"><v>5</v></c><c t="d"><v>2023-07-03</v></c>
                <c s="2"><v>1</v></c><c s="1"><v>0.5</v></c></row></sheetData><mergeCells><mergeCell ref="B2:C4"/></mergeCells>
                """
            ), ("Biểu số 2", "<sheetData><row r=\"1\"><c r=\"AA1\"><v>1</v></c></row></sheetData>"),
        ]
        let (workbook, problems) = made.read()
        #expect(problems.isEmpty)
        #expect(
            lines(workbook) == [
                "TTHC!B2 text hộ tịch", "TTHC!C2 number 12500", "TTHC!D2 text đất đai", "TTHC!A3 number 2",
                "TTHC!B3 text chữ", "TTHC!C3 boolean TRUE", "TTHC!D3 error #DIV/0!", "TTHC!E3 uncomputed =",
                "TTHC!F3 text ô gộp", "TTHC!A9 date 31/12/2023", "TTHC!B9 percentage 97,996%", "TTHC!C9 percentage 5%",
                "TTHC!D9 date 3/7/2023", "TTHC!E9 percentage 100%", "TTHC!F9 number 0.5",
                "'Biểu số 2'!AA1 number 1",
            ])
        #expect(workbook?.sheets.first?.merged == [CellRange(rows: 2...4, columns: 2...3)])
    }

    @Test(
        "a number is the decimal that was typed, or the shortest of what was computed",
        arguments: [
            ("0.98", "0.98"), ("0.97999999999999998", "0.98"), ("1E-3", "0.001"), ("1.25E+3", "1250"), ("-0", "0"),
            ("123456789012345", "123456789012345"), ("12345678901234567890", "12345678901234567000"), ("007.50", "7.5"),
            ("0.10000000000000001", "0.1"), ("4.9406564584124654E-324", nil), (".5", "0.5"), ("-12.50", "-12.5"),
            ("1e999", nil), ("", nil), ("-", nil), ("1.2.3", nil), ("NaN", nil),
        ] as [(String, String?)])
    func numbers(text: String, plain: String?) {
        let number = StoredNumber(Array(text.utf8))
        if text.hasPrefix("4.94") { return #expect(number != nil) }
        #expect(number.map { String(decoding: $0.plain, as: UTF8.self) } == plain)
    }

    @Test(
        "what formats write beside numbers",
        arguments: [
            ("#,##0 \"tỷ\"", "tỷ"), ("#,##0\\ \\t\\ỷ", "tỷ"), ("[$USD] #,##0", "USD"), ("[$$-409]#,##0.00", "$"),
            ("_-* #,##0 [$₫-42A]_-;-* #,##0 [$₫-42A]_-;_-* \"-\" [$₫-42A]_-;_-@_-", "₫|-  ₫|- ₫"),
            ("#,##0,, \"triệu\"", "triệu/2"),
            ("[>=1000000]#,##0.0,,\"tr\";#,##0", "tr/2|"), ("General\" đ\"", "đ"), ("#,##0.00,\"k\"", "k/1"),
            ("#,##0;[Red]-#,##0", nil), ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", nil), ("0 \"-\"", nil),
            ("@\"tỷ\"", nil),
        ] as [(String, String?)])
    func formatWords(code: String, words: String?) {
        let shown = FormatWords(code)?.sections.map { $0.words + ($0.thousands > 0 ? "/\($0.thousands)" : "") }
        #expect(shown?.joined(separator: "|") == words)
    }

    @Test("a percentage moves the point by two places and nothing else")
    func percentages() {
        for (text, shown) in [
            ("0.97996", "97,996%"), ("1", "100%"), ("0.005", "0,5%"), ("0", "0%"), ("12", "1200%"), ("0.5", "50%"),
            ("-0.015", "-1,5%"), ("0.57999999999999996", "58%"),
        ] {
            #expect(StoredNumber(Array(text.utf8)).map { String(decoding: $0.percentage, as: UTF8.self) } == shown)
        }
    }

    @Test("days are those that spreadsheets show, around every odd place of their calendar")
    func days() {
        func text(_ serial: Int, _ from1904: Bool = false) -> String? {
            SerialDay(serial, from1904: from1904).map { String(decoding: $0.text, as: UTF8.self) }
        }
        #expect(text(1) == "1/1/1900")
        #expect(text(59) == "28/2/1900")
        #expect(text(60) == nil)
        #expect(text(61) == "1/3/1900")
        #expect(text(45_291) == "31/12/2023")
        #expect(text(36_585) == "29/2/2000")
        #expect(text(2_958_465) == "31/12/9999")
        #expect(text(0) == nil)
        #expect(text(0, true) == "1/1/1904")
        #expect(text(43_829, true) == "31/12/2023")
    }

    @Test("old fonts are decoded, and what is not in their alphabet is left alone")
    func letterings() {
        var made = MadeWorkbook()
        made.styles = """
            <fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font><font><name val="VNI-Times"/></font>
            <font><name val=".VnTimeH"/></font></fonts>
            <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs>
            """
        made.strings = [
            "<t>së néi vô</t>", "<t>ph\u{AD}êng mÉu hßa</t>", "<t>Sôû Noäi vuï</t>", "<t>Ñaát ñai, ngöôøi</t>",
            "<t>quận</t>", "<t>quËn</t>",
        ]
        let cells = [(1, 0), (1, 1), (2, 2), (2, 3), (1, 4), (3, 5), (0, 5)]
        made.sheets = [
            (
                "A",
                "<sheetData><row>\(cells.map { "<c s=\"\($0)\" t=\"s\"><v>\($1)</v></c>" }.joined())</row></sheetData>"
            )
        ]
        #expect(
            lines(made.read().0) == [
                "A!A1 decodedText sở nội vụ", "A!B1 decodedText phường mẫu hòa", "A!C1 decodedText Sở Nội vụ",
                "A!D1 decodedText Đất đai, người", "A!E1 text quận", "A!F1 decodedText QUẬN", "A!G1 text quËn",
            ])
    }

    @Test("parts of a text are decoded by their own fonts, the others by that of the cell")
    func runs() {
        func run(_ font: String?, _ text: String) -> String {
            "<r>\(font.map { "<rPr><rFont val=\"\($0)\"/></rPr>" } ?? "")<t>\(text)</t></r>"
        }
        var made = MadeWorkbook()
        made.styles = """
            <fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>
            <cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>
            """
        made.strings = [
            run(".VnTime", "§Êt") + run("Arial", " đai"), run(nil, "§Êt") + run("VNI-Times", " ñai"),
            run("Arial", "Đất") + run("Calibri", " đai"), run(".VnTime", "§Ê") + run(".VnTimeH", "t"),
        ]
        let cells = [(0, 0), (1, 1), (1, 2), (0, 3), (0, 1)]
        let inline = "<c t=\"inlineStr\"><is>\(made.strings[0])</is></c>"
        made.sheets = [
            (
                "A",
                "<sheetData><row>\(cells.map { "<c s=\"\($0)\" t=\"s\"><v>\($1)</v></c>" }.joined())\(inline)</row></sheetData>"
            )
        ]
        #expect(
            lines(made.read().0) == [
                "A!A1 decodedText Đất đai", "A!B1 decodedText Đất đai", "A!C1 text Đất đai", "A!D1 decodedText ĐấT",
                "A!E1 decodedText §Êt đai", "A!F1 decodedText Đất đai",
            ])
    }

    @Test("what is no workbook is told as what it is")
    func others() {
        func told(_ bytes: [UInt8]) -> String {
            let (workbook, _, problems) = readWorkbook(bytes, path: "a.xlsx", id: FileID(number: 0))
            #expect(workbook == nil)
            return problems.map(\.message.vi).joined(separator: "; ")
        }
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(told([]) == "tệp rỗng")
        #expect(told(ole) == "tệp có định dạng Excel cũ (.xls)")
        #expect(
            told(ole + [1, 2] + "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }) == "bảng tính có mật khẩu mở")
        #expect(told(Array("\u{FEFF}<html><table>".utf8)).hasPrefix("tệp là trang web"))
        #expect(told(Array("Đơn vị;Số\n".utf8)).hasPrefix("tệp là văn bản"))
        #expect(told(Array("%PDF-1.7".utf8)).hasPrefix("tệp là PDF"))
        var made = MadeWorkbook()
        made.sheets = [("A", "<sheetData/>")]
        #expect(told(Array(made.bytes.dropLast(30))) == "bảng tính bị cắt cụt hoặc hỏng")
        made.further = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")]
        #expect(told(made.bytes) == "tệp có định dạng OpenDocument (.ods)")
        let other = ArchiveWriter()
        other.add("word/document.xml", Array("<a/>".utf8))
        other.add("_rels/.rels", Array("<Relationships/>".utf8))
        #expect(told(other.finish() ?? []).hasPrefix("tệp là tệp nén hoặc tài liệu khác"))
    }

    @Test("entities, depth, size and cells have limits")
    func limits() {
        func problem(_ cells: String, _ limits: Limits = .standard) -> String? {
            var made = MadeWorkbook()
            made.sheets = [("A", cells)]
            let (workbook, problems) = made.read(limits)
            #expect((workbook == nil) == !problems.isEmpty)
            return problems.first?.message.en
        }
        #expect(problem("<sheetData/>") == nil)
        #expect(problem("<sheetData><row></sheetData>") == "the spreadsheet is cut short or damaged")
        #expect(problem(String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)) != nil)
        var limits = Limits.standard
        limits.cells = 2
        let row = "<sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row></sheetData>"
        #expect(problem(row, limits) == "the spreadsheet has too many cells")
        limits = .standard
        limits.unpackedBytes = 2_000
        #expect(
            problem("<sheetData/>" + String(repeating: " ", count: 5_000), limits)
                == "the spreadsheet unpacks to more than the limit")
        #expect(
            problem("<sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row></sheetData>") != nil
        )
        #expect(problem("<sheetData><row r=\"0\"/></sheetData>") != nil)
        #expect(problem("<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>") != nil)
        let archive = ArchiveWriter()
        archive.add("_rels/.rels", Array("<!DOCTYPE a [<!ENTITY b \"c\">]><Relationships>&b;</Relationships>".utf8))
        let (_, _, problems) = readWorkbook(archive.finish() ?? [], path: "a.xlsx", id: FileID(number: 0))
        #expect(problems.first?.message.en == "the spreadsheet declares XML entities and is not opened, to be safe")
    }

    @Test("any change of a byte, and any cut, is read or refused")
    func spoiled() {
        var made = MadeWorkbook()
        made.strings = ["<t>hộ tịch</t>"]
        made.sheets = [("A", "<sheetData><row><c t=\"s\"><v>0</v></c><c><v>12.5</v></c></row></sheetData>")]
        let bytes = made.bytes
        for place in bytes.indices {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var spoiled = bytes
                spoiled[place] ^= change
                let (workbook, source, problems) = readWorkbook(spoiled, path: "a.xlsx", id: FileID(number: 0))
                #expect((workbook == nil) == !problems.isEmpty)
                #expect(source.path == "a.xlsx")
            }
            _ = readWorkbook(Array(bytes.prefix(place)), path: "a.xlsx", id: FileID(number: 0))
        }
    }
}
