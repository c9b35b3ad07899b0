import Diagnostics

/// Writes the part of one sheet.
struct SheetWriter {
    private let sheet: NewSheet

    init(_ sheet: NewSheet) {
        self.sheet = sheet
    }

    /// - Specification: ECMA-376 part 1, 18.3.1.99 (worksheet); its children come in this order.
    func part(_ styles: inout StyleTable) -> [UInt8] {
        var xml = XMLWriter()
        xml.add("<worksheet xmlns=\"\(Namespace.main)\" xmlns:r=\"\(Namespace.relations)\">")
        xml.add("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
        writeView(&xml)
        xml.add("<sheetFormatPr defaultRowHeight=\"15\"/>")
        writeColumns(&xml)
        writeRows(&xml, &styles)
        if sheet.isProtected {
            xml.add("<sheetProtection sheet=\"1\" objects=\"1\" formatColumns=\"0\" formatRows=\"0\" insertRows=\"0\"")
            xml.add(" deleteRows=\"0\" sort=\"0\" autoFilter=\"0\"/>")
        }
        if let filter = sheet.filter { xml.add("<autoFilter ref=\"\(filter.text)\"/>") }
        if !sheet.merged.isEmpty {
            let items = sheet.merged.map { "<mergeCell ref=\"\($0.text)\"/>" }.joined()
            xml.add("<mergeCells count=\"\(sheet.merged.count)\">\(items)</mergeCells>")
        }
        writeRules(&xml)
        xml.add("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>")
        xml.add(
            "<pageSetup paperSize=\"9\" orientation=\"\(sheet.isLandscape ? "landscape" : "portrait")\" fitToHeight=\"0\"/>"
        )
        if !sheet.notes.isEmpty { xml.add("<legacyDrawing r:id=\"r2\"/>") }
        xml.add("</worksheet>")
        return xml.bytes
    }

    private func writeView(_ xml: inout XMLWriter) {
        guard let frozen = sheet.frozen, frozen.row > 1 || frozen.column > 1 else { return }
        let place = CellPlaces.name(row: frozen.row, column: frozen.column)
        xml.add("<sheetViews><sheetView workbookViewId=\"0\"><pane")
        if frozen.column > 1 { xml.add(" xSplit=\"\(visible(before: frozen.column, sheet.hiddenColumns))\"") }
        if frozen.row > 1 { xml.add(" ySplit=\"\(visible(before: frozen.row, sheet.hiddenRows))\"") }
        let pane = frozen.column > 1 ? (frozen.row > 1 ? "bottomRight" : "topRight") : "bottomLeft"
        xml.add(" topLeftCell=\"\(place)\" activePane=\"\(pane)\" state=\"frozen\"/></sheetView></sheetViews>")
    }

    private func visible(before end: Int, _ hidden: Set<Int>) -> Int { (1..<end).count { !hidden.contains($0) } }

    private func writeColumns(_ xml: inout XMLWriter) {
        let columns = Set(sheet.widths.keys).union(sheet.hiddenColumns).sorted()
        if columns.isEmpty { return }
        xml.add("<cols>")
        for column in columns {
            let width = sheet.widths[column] ?? 9
            let hidden = sheet.hiddenColumns.contains(column) ? " hidden=\"1\"" : ""
            xml.add("<col min=\"\(column)\" max=\"\(column)\" width=\"\(width)\" customWidth=\"1\"\(hidden)/>")
        }
        xml.add("</cols>")
    }

    private func writeRows(_ xml: inout XMLWriter, _ styles: inout StyleTable) {
        xml.add("<sheetData>")
        let cells = sheet.cells.enumerated().sorted { left, right in
            (left.element.row, left.element.column, left.offset) < (
                right.element.row, right.element.column, right.offset
            )
        }.map(\.element)
        var place = 0
        var rows = Set(sheet.heights.keys).union(sheet.hiddenRows)
        for cell in cells { rows.insert(cell.row) }
        for row in rows.sorted() {
            let height = sheet.heights[row].map { " ht=\"\($0)\" customHeight=\"1\"" } ?? ""
            xml.add("<row r=\"\(row)\"\(height)\(sheet.hiddenRows.contains(row) ? " hidden=\"1\"" : "")>")
            while place < cells.count, cells[place].row == row {
                let cell = cells[place]
                place += 1
                if place < cells.count, cells[place].row == row, cells[place].column == cell.column { continue }
                write(cell, &xml, styles.number(of: cell.look))
            }
            xml.add("</row>")
        }
        xml.add("</sheetData>")
    }

    private func write(_ cell: NewCell, _ xml: inout XMLWriter, _ style: Int) {
        xml.add("<c r=\"\(CellPlaces.name(row: cell.row, column: cell.column))\" s=\"\(style)\"")
        switch cell.value {
        case .blank: xml.add("/>")
        case .number(let text):
            xml.add("><v>")
            xml.text(text)
            xml.add("</v></c>")
        case .text(let text):
            xml.add(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
            xml.text(Self.fitting(text))
            xml.add("</t></is></c>")
        }
    }

    /// A text that a cell holds: at most 32,767 units of UTF-16.
    private static func fitting(_ text: String) -> String {
        if text.utf16.count <= 32_767 { return text }
        var out = ""
        var count = 0
        for character in text {
            count += character.utf16.count
            if count > 32_766 { break }
            out.append(character)
        }
        return out + "…"
    }

    private func writeRules(_ xml: inout XMLWriter) {
        if sheet.rules.isEmpty { return }
        xml.add("<dataValidations count=\"\(sheet.rules.count)\">")
        for rule in sheet.rules {
            let (type, formula): (String, String) =
                switch rule.kind {
                case .words(let words): ("list", "\"\(words.map { $0.replacingQuotes }.joined(separator: ","))\"")
                case .range(let range): ("list", range)
                case .formula(let formula): ("custom", formula)
                }
            xml.add(
                "<dataValidation type=\"\(type)\" errorStyle=\"\(rule.isStrict ? "stop" : "warning")\" allowBlank=\"1\""
            )
            xml.add(" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"")
            xml.text(String(rule.title.prefix(32)))
            xml.add("\" error=\"")
            xml.text(String(rule.message.prefix(225)))
            xml.add("\" sqref=\"\(rule.range.text)\"><formula1>")
            xml.text(formula)
            xml.add("</formula1></dataValidation>")
        }
        xml.add("</dataValidations>")
    }
}

extension CellRange {
    /// `B2:D5`.
    var text: String {
        let first = CellPlaces.name(row: rows.lowerBound, column: columns.lowerBound)
        let last = CellPlaces.name(row: rows.upperBound, column: columns.upperBound)
        return first == last ? first : "\(first):\(last)"
    }
}

extension String {
    fileprivate var replacingQuotes: String { String(map { $0 == "\"" || $0 == "," ? " " : $0 }) }
}
