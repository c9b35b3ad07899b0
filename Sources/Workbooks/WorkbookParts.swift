/// The parts of a new workbook that say where the others are.
struct WorkbookParts {
    private let sheets: [NewSheet]

    init(_ sheets: [NewSheet]) {
        self.sheets = sheets
    }

    private static let kinds = "application/vnd.openxmlformats-officedocument"
    static let commentsType = "\(kinds).spreadsheetml.comments+xml"
    static let drawingType = "\(kinds).vmlDrawing"

    /// - Specification: ECMA-376 part 2, 10.1.2.
    var contentTypes: [UInt8] {
        Self.part { xml in
            xml.add("<Types xmlns=\"\(Namespace.package)/content-types\">")
            xml.add(
                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            )
            xml.add("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            xml.add("<Default Extension=\"vml\" ContentType=\"\(Self.drawingType)\"/>")
            let main = "\(Self.kinds).spreadsheetml"
            xml.add("<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(main).sheet.main+xml\"/>")
            xml.add("<Override PartName=\"/xl/styles.xml\" ContentType=\"\(main).styles+xml\"/>")
            for (number, sheet) in sheets.enumerated() {
                xml.add(
                    "<Override PartName=\"/xl/worksheets/sheet\(number + 1).xml\" ContentType=\"\(main).worksheet+xml\"/>"
                )
                if !sheet.notes.isEmpty {
                    xml.add(
                        "<Override PartName=\"/xl/comments\(number + 1).xml\" ContentType=\"\(Self.commentsType)\"/>")
                }
            }
            xml.add("</Types>")
        }
    }

    var roots: [UInt8] {
        Self.relations([("r1", "officeDocument", "xl/workbook.xml")])
    }

    var relations: [UInt8] {
        let list = sheets.indices.map { ("r\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        return Self.relations(list + [("r\(sheets.count + 1)", "styles", "styles.xml")])
    }

    /// Those of a sheet with notes.
    func sheetRelations(_ number: Int) -> [UInt8] {
        Self.relations([
            ("r1", "comments", "../comments\(number + 1).xml"),
            ("r2", "vmlDrawing", "../drawings/vmlDrawing\(number + 1).vml"),
        ])
    }

    var workbook: [UInt8] {
        Self.part { xml in
            xml.add("<workbook xmlns=\"\(Namespace.main)\" xmlns:r=\"\(Namespace.relations)\">")
            let shown = sheets.firstIndex { !$0.isHidden } ?? 0
            xml.add("<bookViews><workbookView activeTab=\"\(shown)\"/></bookViews><sheets>")
            for (number, sheet) in sheets.enumerated() {
                xml.add("<sheet name=\"")
                xml.text(sheet.name)
                xml.add(
                    "\" sheetId=\"\(number + 1)\"\(sheet.isHidden ? " state=\"hidden\"" : "") r:id=\"r\(number + 1)\"/>"
                )
            }
            xml.add("</sheets></workbook>")
        }
    }

    static func relations(_ list: [(id: String, type: String, target: String)]) -> [UInt8] {
        part { xml in
            xml.add("<Relationships xmlns=\"\(Namespace.package)/relationships\">")
            for item in list { xml.add(relation(item)) }
            xml.add("</Relationships>")
        }
    }

    static func relation(_ item: (id: String, type: String, target: String)) -> String {
        "<Relationship Id=\"\(item.id)\" Type=\"\(Namespace.relations)/\(item.type)\" Target=\"\(item.target)\"/>"
    }

    private static func part(_ write: (inout XMLWriter) -> Void) -> [UInt8] {
        var xml = XMLWriter()
        write(&xml)
        return xml.bytes
    }
}

/// The parts that notes of cells take.
enum NoteParts {
    /// - Specification: ECMA-376 part 1, 18.7.
    static func comments(_ notes: [CellNote]) -> [UInt8] {
        var xml = XMLWriter()
        xml.add("<comments xmlns=\"\(Namespace.main)\"><authors><author>Chuẩn</author></authors><commentList>")
        for note in notes {
            xml.add("<comment ref=\"\(CellRange(rows: note.row...note.row, columns: note.column...note.column).text)\"")
            xml.add(" authorId=\"0\"><text><t xml:space=\"preserve\">")
            xml.text(note.text)
            xml.add("</t></text></comment>")
        }
        xml.add("</commentList></comments>")
        return xml.bytes
    }

    /// Where the notes are drawn.
    ///
    /// - Specification: ECMA-376 part 4, 19.1 (VML).
    static func drawing(_ notes: [CellNote]) -> [UInt8] {
        var xml = XMLWriter()
        xml.add("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"")
        xml.add(" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">")
        xml.add(shapes(notes))
        xml.add("</xml>")
        return xml.bytes
    }

    /// The boxes of notes, to be put among others.
    ///
    /// - Parameter name: What the ids of the boxes begin with; no other box of the drawing has it.
    static func shapes(_ notes: [CellNote], named name: String = "chuan") -> String {
        let shape =
            "<v:shapetype id=\"\(name)Note\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"/>"
        return shape
            + notes.enumerated().map { number, note in
                let (row, column) = (note.row - 1, note.column - 1)
                return
                    "<v:shape id=\"\(name)_\(number)\" type=\"#\(name)Note\" style=\"visibility:hidden\" fillcolor=\"#ffffe1\">"
                    + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
                    + "<x:Anchor>\(column + 1), 10, \(row), 4, \(column + 5), 10, \(row + 6), 4</x:Anchor>"
                    + "<x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column>"
                    + "</x:ClientData></v:shape>"
            }.joined()
    }
}
