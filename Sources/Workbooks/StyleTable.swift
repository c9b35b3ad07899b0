/// The looks that cells of a workbook have, each by its number.
struct StyleTable {
    private var looks: [CellLook] = [CellLook()]
    private var numbers: [CellLook: Int] = [CellLook(): 0]

    mutating func number(of look: CellLook) -> Int {
        if let known = numbers[look] { return known }
        numbers[look] = looks.count
        looks.append(look)
        return looks.count - 1
    }

    private static let formats: [CellLook.Format: Int] = [
        .general: 0, .count: 3, .percentage: 10, .date: 164, .text: 49,
    ]

    /// - Specification: ECMA-376 part 1, 18.8.
    var part: [UInt8] {
        var xml = XMLWriter()
        xml.add("<styleSheet xmlns=\"\(Namespace.main)\">")
        xml.add("<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>")
        xml.add("<fonts count=\"\(looks.count)\">\(looks.map(font).joined())</fonts>")
        xml.add("<fills count=\"\(looks.count + 2)\"><fill><patternFill patternType=\"none\"/></fill>")
        xml.add("<fill><patternFill patternType=\"gray125\"/></fill>\(looks.map(fill).joined())</fills>")
        xml.add("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>")
        for side in ["left", "right", "top", "bottom"] {
            xml.add("<\(side) style=\"thin\"><color rgb=\"FFBFBFBF\"/></\(side)>")
        }
        xml.add("<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>")
        xml.add("<cellXfs count=\"\(looks.count)\">")
        for (number, look) in looks.enumerated() { xml.add(format(look, number)) }
        xml.add(
            "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>")
        xml.add("</styleSheet>")
        return xml.bytes
    }

    private func font(_ look: CellLook) -> String {
        let colour = look.colour.map { "<color rgb=\"FF\($0)\"/>" } ?? ""
        return "<font>\(look.isBold ? "<b/>" : "")\(look.isItalic ? "<i/>" : "")<sz val=\"\(look.size)\"/>\(colour)"
            + "<name val=\"Calibri\"/><family val=\"2\"/></font>"
    }

    private func fill(_ look: CellLook) -> String {
        guard let fill = look.fill else { return "<fill><patternFill patternType=\"none\"/></fill>" }
        return "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(fill)\"/></patternFill></fill>"
    }

    private func format(_ look: CellLook, _ number: Int) -> String {
        let format = Self.formats[look.format] ?? 0
        var text =
            "<xf xfId=\"0\" numFmtId=\"\(format)\" fontId=\"\(number)\" fillId=\"\(look.fill == nil ? 0 : number + 2)\""
        text += " borderId=\"\(look.hasBorder ? 1 : 0)\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\""
        text += " applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\">"
        text +=
            "<alignment horizontal=\"\(look.alignment.rawValue)\" vertical=\"top\"\(look.wraps ? " wrapText=\"1\"" : "")/>"
        return text + "<protection locked=\"\(look.isOpen ? 0 : 1)\"/></xf>"
    }
}

/// Names that parts of workbooks belong to.
enum Namespace {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let package = "http://schemas.openxmlformats.org/package/2006"
}
