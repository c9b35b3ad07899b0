import Diagnostics
import Testing

@testable import Workbooks

@Suite("Sheets given back with marks")
struct MarkWorkbookTests {
    /// The text of a part.
    private func part(_ name: String, of bytes: [UInt8]) throws -> String? {
        try bytes.withUnsafeBufferPointer { buffer in
            let archive = try Archive(buffer, limit: 1 << 24)
            guard let part = archive.part(name) else { return nil }
            return String(decoding: try archive.bytes(of: part), as: UTF8.self)
        }
    }

    private func mark(_ row: Int, _ column: Int, _ note: String = "", sheet: Int = 0, fill: String = "FFC7CE")
        -> CellMark
    {
        CellMark(sheet: sheet, row: row, column: column, fill: fill, note: note)
    }

    private static let styles = """
        <fills count="2"><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="3" fontId="0" fillId="1"><alignment wrapText="1"/></xf></cellXfs>
        """

    private func made(_ cells: String, after: String = "") -> MadeWorkbook {
        var made = MadeWorkbook()
        made.styles = Self.styles
        made.sheets = [("A", "<sheetData>\(cells)</sheetData>\(after)"), ("B", "<sheetData/>")]
        made.further = [("xl/media/image1.png", "nothing but bytes")]
        return made
    }

    @Test("a look keeps all but its colour; cells and rows that are not there are made where they belong")
    func looks() throws {
        let made = made(
            "<row r=\"2\"><c r=\"B2\" s=\"1\"><v>7</v></c><c r=\"D2\"><v>9</v></c></row><row r=\"4\" ht=\"20\"/>"
                + "<row r=\"9\"><c r=\"A9\"><v>1</v></c></row>")
        let marks = [
            mark(2, 2), mark(2, 3), mark(2, 5), mark(4, 1), mark(6, 2), mark(9, 1, fill: "FFEB9C"), mark(12, 3),
        ]
        let marked = try markWorkbook(made.bytes, marks).get()
        let sheet = try part("xl/worksheets/sheet0.xml", of: marked)
        #expect(
            sheet == "<worksheet><sheetData>"
                + "<row r=\"2\"><c r=\"B2\" s=\"2\"><v>7</v></c><c r=\"C2\" s=\"3\"/><c r=\"D2\"><v>9</v></c><c r=\"E2\" s=\"3\"/></row>"
                + "<row r=\"4\" ht=\"20\"><c r=\"A4\" s=\"3\"/></row><row r=\"6\"><c r=\"B6\" s=\"3\"/></row>"
                + "<row r=\"9\"><c s=\"4\" r=\"A9\"><v>1</v></c></row><row r=\"12\"><c r=\"C12\" s=\"3\"/></row>"
                + "</sheetData></worksheet>")
        let styles = try #require(try part("xl/styles.xml", of: marked))
        #expect(styles.contains("<fills count=\"4\">"))
        #expect(styles.contains("<cellXfs count=\"5\">"))
        #expect(
            styles.contains(
                "<xf applyFill=\"1\" numFmtId=\"3\" fontId=\"0\" fillId=\"2\"><alignment wrapText=\"1\"/></xf>"))
        #expect(styles.contains("<fgColor rgb=\"FFFFC7CE\"/>"))
        #expect(try part("xl/media/image1.png", of: marked) == "nothing but bytes")
        #expect(try part("[Content_Types].xml", of: marked) == nil)
    }

    @Test("marks change nothing that is read, on any sheet")
    func readsAlike() throws {
        let made = made("<row><c><v>1.5</v></c><c t=\"inlineStr\"><is><t>đất</t></is></c></row>")
        let marks = [mark(1, 1, "xem"), mark(1, 2, "xem"), mark(3, 4, "thiếu"), mark(2, 2, "thiếu", sheet: 1)]
        let marked = try markWorkbook(made.bytes, marks).get()
        let read = readWorkbook(marked, path: "a.xlsx", id: FileID(number: 0))
        #expect(read.2.isEmpty)
        #expect(lines(read.0) == lines(made.read().0))
        let again = try markWorkbook(marked, marks).get()
        #expect(lines(readWorkbook(again, path: "a.xlsx", id: FileID(number: 0)).0) == lines(made.read().0))
    }

    @Test("notes get parts of their own, before what has to stand behind them")
    func notes() throws {
        var made = made("<row><c><v>1</v></c></row>", after: "<pageMargins/><extLst/>")
        made.further.append(("[Content_Types].xml", "<Types></Types>"))
        let marked = try markWorkbook(made.bytes, [mark(1, 1, "1 < 2 & \"ba\"")]).get()
        let sheet = try #require(try part("xl/worksheets/sheet0.xml", of: marked))
        #expect(sheet.hasSuffix("r:id=\"chuanDrawing\"/><extLst/></worksheet>"))
        #expect(try part("xl/chuanComments1.xml", of: marked)?.contains("1 &lt; 2 &amp; &quot;ba&quot;") == true)
        #expect(
            try part("xl/drawings/chuanDrawing1.vml", of: marked)?.contains("<x:Row>0</x:Row><x:Column>0</x:Column>")
                == true)
        #expect(
            try part("xl/worksheets/_rels/sheet0.xml.rels", of: marked)?.contains("Target=\"/xl/chuanComments1.xml\"")
                == true)
        let types = try #require(try part("[Content_Types].xml", of: marked))
        #expect(types.contains("PartName=\"/xl/chuanComments1.xml\"") && types.contains("Extension=\"vml\""))
    }

    @Test("notes that are there stay, and get company")
    func notesBeside() throws {
        var made = made("<row><c><v>1</v></c></row>", after: "<legacyDrawing r:id=\"d\"/>")
        made.further += [
            (
                "xl/worksheets/_rels/sheet0.xml.rels",
                "<Relationships><Relationship Id=\"c\" Type=\"x/comments\" Target=\"../comments1.xml\"/>"
                    + "<Relationship Id=\"d\" Type=\"x/vmlDrawing\" Target=\"../drawings/v.vml\"/></Relationships>"
            ),
            (
                "xl/comments1.xml",
                "<comments><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>cũ</t></text></comment></commentList></comments>"
            ),
            ("xl/drawings/v.vml", "<xml><v:shape><br></v:shape></xml>"),
        ]
        let marked = try markWorkbook(made.bytes, [mark(1, 1, "mới"), mark(2, 2, "khác")]).get()
        let comments = try #require(try part("xl/comments1.xml", of: marked))
        #expect(comments.contains("<t>cũ</t><r><t xml:space=\"preserve\">&#10;mới</t></r></text>"))
        #expect(comments.contains("<comment ref=\"B2\""))
        #expect(
            try part("xl/drawings/v.vml", of: marked)?.hasPrefix("<xml><v:shape><br></v:shape><v:shapetype") == true)
        #expect(
            try part("xl/worksheets/sheet0.xml", of: marked)?.contains("<legacyDrawing r:id=\"d\"/></worksheet>")
                == true)
        #expect(try part("xl/chuanComments1.xml", of: marked) == nil)
    }

    @Test("elements with a prefix are met and made with it")
    func prefixes() throws {
        let archive = ArchiveWriter()
        var made = made("")
        made.sheets = [("A", "")]
        let plain = made.bytes
        for name in ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"] {
            archive.add(name, Array((try part(name, of: plain) ?? "").utf8))
        }
        archive.add(
            "xl/styles.xml",
            Array(
                "<x:styleSheet xmlns:x=\"m\"><x:fills><x:fill/></x:fills><x:cellXfs><x:xf/></x:cellXfs></x:styleSheet>"
                    .utf8))
        archive.add("xl/worksheets/sheet0.xml", Array("<x:worksheet xmlns:x=\"m\"><x:sheetData/></x:worksheet>".utf8))
        let bytes = try #require(archive.finish())
        let marked = try markWorkbook(bytes, [mark(2, 1)]).get()
        #expect(
            try part("xl/worksheets/sheet0.xml", of: marked)
                == "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"2\"><x:c r=\"A2\" s=\"1\"/></x:row></x:sheetData></x:worksheet>"
        )
        #expect(try part("xl/styles.xml", of: marked)?.contains("<x:xf fillId=\"1\" applyFill=\"1\"/>") == true)
    }

    @Test("a second marking of a file takes names that are free, and draws a box a cell")
    func twice() throws {
        var made = made("<row><c><v>1</v></c></row>")
        made.sheets[1].1 = "<sheetData><row><c><v>2</v></c></row></sheetData>"
        made.further.append(("[Content_Types].xml", "<Types></Types>"))
        let once = try markWorkbook(made.bytes, [mark(1, 1, "trang một")]).get()
        let twice = try markWorkbook(once, [mark(1, 1, "trang hai", sheet: 1)]).get()
        #expect(try part("xl/chuanComments1.xml", of: twice)?.contains("trang một") == true)
        #expect(try part("xl/chuanComments2.xml", of: twice)?.contains("trang hai") == true)
        #expect(try part("xl/drawings/chuanDrawing1.vml", of: twice) == part("xl/drawings/chuanDrawing1.vml", of: once))
        let relations = try #require(try part("xl/worksheets/_rels/sheet1.xml.rels", of: twice))
        #expect(relations.contains("/xl/chuanComments2.xml") && relations.contains("/xl/drawings/chuanDrawing2.vml"))
        let types = try #require(try part("[Content_Types].xml", of: twice))
        #expect(types.split(separator: "chuanComments").count == 3)
        #expect(types.split(separator: "Extension=\"vml\"").count == 2)
        // The same cell again gets more text, another one of the sheet a box of another name.
        let thrice = try markWorkbook(twice, [mark(1, 1, "lần nữa"), mark(1, 3, "ô khác")]).get()
        let drawing = try #require(try part("xl/drawings/chuanDrawing1.vml", of: thrice))
        #expect(drawing.split(separator: "<x:Row>").count == 3)
        #expect(drawing.contains("id=\"chuan_0\"") && drawing.contains("id=\"chuan2_0\""))
    }

    @Test("what cannot be marked is not spoilt but refused, with the reason", arguments: Language.allCases)
    func refused(_ language: Language) {
        func reason(_ bytes: [UInt8]) -> String? {
            guard case .failure(let problem) = markWorkbook(bytes, [mark(1, 1, "xem")]) else { return nil }
            return problem.reason[language]
        }
        func says(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
        #expect(reason([]) == says("tệp rỗng", "the file is empty") || reason([])?.isEmpty == false)
        #expect(reason(Array("PK".utf8)) != nil)
        var plain = made("<row/>")
        plain.styles = ""
        #expect(reason(plain.bytes) == says("tệp không có phần định dạng ô", "it has no part for the looks of cells"))
        var odd = made("<row/>")
        odd.further.append(("[Content_Types].xml", "<?xml version='1.0' encoding='ISO-8859-1'?><Types></Types>"))
        #expect(
            reason(odd.bytes)?.hasPrefix(says("phần `[Content_Types].xml`", "its part `[Content_Types].xml`")) == true)
        odd.further[odd.further.count - 1].1 = "<Kinds/>"
        #expect(reason(odd.bytes)?.contains("`[Content_Types].xml`") == true)
    }

    @Test("parts are edited as UTF-8 alone")
    func encodings() {
        let others = [
            "\u{0}<", "<\u{0}", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<?xml encoding='windows-1258'?>",
        ]
        for text in others { #expect(!isUTF8(part: Array(text.utf8)), "\(text)") }
        #expect(!isUTF8(part: [0xFF, 0xFE, 0x3C, 0]) && !isUTF8(part: [0xFE, 0xFF, 0, 0x3C]))
        let plain = [
            "", "<a encoding='x'/>", "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='utf-8'?>",
            "\u{FEFF}<a/>",
        ]
        for text in plain { #expect(isUTF8(part: Array(text.utf8)), "\(text)") }
    }
}
