/// What the format of a cell makes of the numbers in it.
enum NumberFormat: UInt8 {
    case number
    case percentage
    /// A plain number with the sign of percentages behind it: `0.0"%"`.
    case percentWord
    case date

    /// A format that spreadsheets know by its number.
    ///
    /// - Specification: ECMA-376 part 1, 18.8.30 (numFmts).
    init(builtin number: Int) {
        switch number {
        case 9, 10: self = .percentage
        case 14...17, 22, 27...31, 34...36, 50...58: self = .date
        default: self = .number
        }
    }

    /// A format by its code: `dd/mm/yyyy`, `0.00%`.
    init(code: String) {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        var hasDay = false
        for byte in code.utf8 {
            defer { isEscaped = !isEscaped && (byte == 0x5C || byte == 0x5F || byte == 0x2A) }
            if isEscaped { continue }
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x5B where !isQuoted: isBracketed = true
            case 0x5D where !isQuoted: isBracketed = false
            case _ where isQuoted || isBracketed: break
            case 0x25:
                self = .percentage
                return
            case 0x3B:
                self = hasDay ? .date : .number
                return
            case 0x44, 0x64, 0x59, 0x79: hasDay = true
            default: break
            }
        }
        self = hasDay ? .date : .number
    }
}

/// How the cells of a style are read.
struct CellStyle {
    var format = NumberFormat.number
    /// The number of what the format writes beside numbers; 0 for nothing.
    var words: UInt16 = 0
    var lettering = Lettering.unicode
}

/// Reads the part about styles.
final class StylesVisitor: XMLVisitor {
    private(set) var styles: [CellStyle] = []
    /// What formats write beside numbers.
    private(set) var words: [FormatWords] = []
    private(set) var isTooLong = false
    private var formats: [Int: CellStyle] = [:]
    private var fonts: [Lettering] = []
    private var isInFonts = false
    private var isInCellFormats = false

    private static let most = 100_000
    /// Programs stop at a few hundred.
    private static let mostWords = 2_000

    var isDone: Bool { isTooLong }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "numFmt" {
            guard let number = attributes.integer("numFmtId"), let code = attributes["formatCode"] else { return }
            formats[number] = style(code)
        } else if name == "fonts" {
            isInFonts = true
        } else if name == "font", isInFonts, fonts.count < Self.most {
            fonts.append(.unicode)
        } else if name == "name", isInFonts, !fonts.isEmpty {
            fonts[fonts.count - 1] = Lettering(font: attributes["val"] ?? "")
        } else if name == "cellXfs" {
            isInCellFormats = true
        } else if name == "xf", isInCellFormats, styles.count < Self.most {
            add(attributes)
        }
    }

    func end(_ name: XMLName) {
        if name == "fonts" { isInFonts = false }
        if name == "cellXfs" { isInCellFormats = false }
    }

    /// How the numbers of a format are read.
    private func style(_ code: String) -> CellStyle {
        var style = CellStyle(format: NumberFormat(code: code))
        guard style.format == .number, let found = FormatWords(code) else { return style }
        if found.isPercentage {
            style.format = .percentWord
        } else {
            style.words = place(of: found)
        }
        return style
    }

    /// The number of what a format writes, from 1; 0 where there is no more room.
    private func place(of found: FormatWords) -> UInt16 {
        if let known = words.firstIndex(of: found) { return UInt16(known + 1) }
        guard words.count < Self.mostWords else {
            isTooLong = true
            return 0
        }
        words.append(found)
        return UInt16(words.count)
    }

    private func add(_ attributes: XMLAttributes) {
        var style = CellStyle()
        if let number = attributes.integer("numFmtId") {
            style = formats[number] ?? CellStyle(format: NumberFormat(builtin: number))
            if formats[number] == nil, let found = FormatWords(builtin: number) { style.words = place(of: found) }
        }
        if let font = attributes.integer("fontId"), fonts.indices.contains(font) { style.lettering = fonts[font] }
        styles.append(style)
    }
}
