import Chuan
import Diagnostics
public import Workbooks

/// Makes the sheets of a form to be filled in: one for who reports, one for each block that is needed.
///
/// What is read back goes by the hidden keys in the first row and column; see `FormSheet`.
///
/// - Parameter rulebook: The id that the form is made for.
/// - Complexity: O(fields · rows).
public func formSheets(_ form: BlankForm, rulebook: String) -> [NewSheet] {
    var maker = FormSheetMaker(form, rulebook)
    var sheets = [maker.header()]
    for index in form.vocabulary.blocks.indices where index > Vocabulary.registerBlock {
        let fields = form.fields(of: index)
        let isList = form.vocabulary.blocks[index].form == .codes && form.needs.contains { $0.block == index }
        if fields.isEmpty && !isList { continue }
        sheets.append(maker.sheet(of: index, isList ? [0] : fields))
    }
    if let lists = maker.listSheet { sheets.append(lists) }
    return sheets
}

private struct FormSheetMaker {
    private let form: BlankForm
    private let rulebook: String
    private var sheet = NewSheet("")
    /// Words to choose from that do not fit into a rule itself.
    private var lists: [[String]] = []

    /// Rows of a table that are ready to be filled in.
    private static let rows = 200

    init(_ form: BlankForm, _ rulebook: String) {
        self.form = form
        self.rulebook = rulebook
    }

    /// The hidden sheet of what can be chosen.
    var listSheet: NewSheet? {
        if lists.isEmpty { return nil }
        var sheet = NewSheet(listName)
        sheet.isHidden = true
        for (column, words) in lists.enumerated() {
            for (row, word) in words.enumerated() { sheet.put(row + 1, column + 1, .text(word)) }
        }
        return sheet
    }

    private var listName: String { word("Danh mục", "Lists") }

    private func word(_ vi: String, _ en: String) -> String { Message(vi: vi, en: en)[form.language] }

    private mutating func begin(_ title: String, _ block: String, _ note: String?) {
        let title = title.prefix(1).uppercased() + title.dropFirst()
        sheet = NewSheet(title)
        sheet.isProtected = true
        sheet.hiddenRows = [1]
        sheet.hiddenColumns = [1]
        sheet.put(1, 1, .text("\(FormSheet.version) \(rulebook) \(block)"))
        sheet.put(2, 2, .text(title), .title)
        if let note { sheet.put(3, 2, .text(note), .note) }
    }

    // MARK: Labels with values

    mutating func header() -> NewSheet {
        let type = form.vocabulary.unitTypes.first { $0.code == form.unitType }
        begin(word("Thông tin chung", "The report"), FormSheet.header, nil)
        sheet.put(
            3, 2,
            .text(
                word(
                    "Mẫu báo cáo của \(type?.title[.vi] ?? form.unitType). Chưa có số liệu: để trống. Không có: ghi 0. Không phát sinh: ghi không phát sinh.",
                    "Form of \(type?.title[.en] ?? form.unitType). No figures yet: leave empty. None: write 0. No events: write no events."
                )), .note)
        beginLines()
        var row = 6
        for key in [HeaderKey.unitCode, .unitName, .unitType, .period, .dataCutoff] {
            let given: String? =
                switch key {
                case .unitCode: form.unitCode
                case .unitType: form.unitType
                case .period: form.period
                default: nil
                }
            sheet.put(row, 1, .text(key.rawValue))
            sheet.put(row, 2, .text(key.title[form.language]), .label)
            sheet.put(row, 3, given.map { .text($0) } ?? .blank, key == .dataCutoff ? .value(.date) : .value(.text))
            sheet.put(row, 5, .text(key.doc[form.language]), .note)
            if key == .unitType { addTypes(row) }
            row += 1
        }
        return sheet
    }

    /// Offers the unit types by their names; codes do as well.
    private mutating func addTypes(_ row: Int) {
        let types = form.vocabulary.unitTypes.map { $0.title[form.language] }
        sheet.rules.append(
            InputRule(
                range: CellRange(rows: row...row, columns: 3...3), kind: rule(types),
                title: HeaderKey.unitType.title[form.language],
                message: word("Chọn một loại đơn vị", "Choose a unit type"), isStrict: false))
    }

    private mutating func beginLines() {
        sheet.put(1, 3, .text(FormSheet.valueMarker))
        sheet.widths = [2: 42, 3: 22, 4: 14, 5: 60]
        let headings = [
            word("Số liệu", "Figure"), word("Giá trị", "Value"), word("Đơn vị tính", "Unit"), word("Ghi chú", "Note"),
        ]
        for (place, heading) in headings.enumerated() { sheet.put(5, 2 + place, .text(heading), .heading) }
        sheet.frozen = (6, 1)
    }

    mutating func sheet(of index: Int, _ fields: [Int]) -> NewSheet {
        let block = form.vocabulary.blocks[index]
        begin(block.shownTitle[form.language], block.key, block.note?[form.language])
        switch block.form {
        case .group: writeLines(block, fields)
        case .table, .codes: writeTable(block, fields)
        }
        return sheet
    }

    private mutating func writeLines(_ block: Block, _ fields: [Int]) {
        beginLines()
        for (place, number) in fields.enumerated() {
            let (field, row) = (block.fields[number], 6 + place)
            sheet.put(row, 1, .text(field.key))
            sheet.put(row, 2, .text(field.shownTitle[form.language]), .label)
            sheet.put(row, 3, .blank, .value(field.format))
            sheet.put(row, 4, .text(form.unit(of: field) ?? ""), .note)
            sheet.put(row, 5, .text(note(field)), .note)
        }
        let rows = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1, 6 + $0) })
        addRules(block, fields, rows: 1) { field, _ in rows[field].map { (row: $0, column: 3) } }
    }

    private func note(_ field: Field) -> String {
        let optional = field.optional ? word("không bắt buộc", "optional") : nil
        return [form.hint(field.kind), optional, field.note?[form.language]].compactMap { $0 }.joined(separator: "; ")
    }

    // MARK: Tables

    private mutating func writeTable(_ block: Block, _ fields: [Int]) {
        sheet.isLandscape = true
        sheet.put(5, 1, .text(FormSheet.rowsMarker))
        sheet.frozen = (6, block.rowLabel == fields.first ? 3 : 1)
        sheet.heights[5] = 66
        let isList = block.form == .codes
        let declared = isList ? [Field(key: FormSheet.codesKey, title: block.title, kind: .text)] : block.fields
        for (place, number) in fields.enumerated() {
            let (field, column) = (declared[number], 2 + place)
            sheet.put(1, column, .text(field.key))
            sheet.put(5, column, .text(heading(field)), .heading)
            sheet.widths[column] = field.holdsWords ? 28 : 14
            let note = note(field)
            if !note.isEmpty { sheet.notes.append(CellNote(row: 5, column: column, text: note)) }
            for row in 6..<6 + Self.rows { sheet.put(row, column, .blank, .value(field.format)) }
        }
        if isList { return }
        let columns = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1, 2 + $0) })
        addRules(block, fields, rows: Self.rows) { field, row in columns[field].map { (row: 6 + row, column: $0) } }
    }

    private func heading(_ field: Field) -> String {
        var text = field.shownTitle[form.language]
        if let unit = form.unit(of: field) { text += " (\(unit))" }
        if let column = field.column { text += "\n(\(column))" }
        return text
    }

    // MARK: Input rules

    /// Gives each field the rule of its kind, joined with the constraints that are about it.
    private mutating func addRules(
        _ block: Block, _ fields: [Int], rows: Int, _ place: @escaping (Int, Int) -> (row: Int, column: Int)?
    ) {
        var constraints: [Int: [String]] = [:]
        var words: [Int: [String]] = [:]
        for constraint in block.constraints {
            guard let (concerned, formula) = formula(constraint, block, fields, place) else { continue }
            for field in concerned {
                constraints[field, default: []].append(formula)
                words[field, default: []].append(String(decoding: constraint.condition.text, as: UTF8.self))
            }
        }
        for number in fields {
            guard let first = place(number, 0), let last = place(number, rows - 1) else { continue }
            let range = CellRange(rows: first.row...last.row, columns: first.column...last.column)
            let field = block.fields[number]
            let cell = CellPlace.name(first)
            if let choice = choice(field) {
                let list = choice.joined(separator: " / ")
                sheet.rules.append(
                    InputRule(
                        range: range, kind: rule(choice), title: field.shownTitle[form.language],
                        message: word("Chọn: \(list)", "Choose: \(list)"), isStrict: false))
                continue
            }
            var conditions = field.isWholeNumber ? ["OR(ISTEXT(\(cell)),AND(\(cell)>=0,\(cell)=INT(\(cell))))"] : []
            conditions += constraints[number] ?? []
            if conditions.isEmpty { continue }
            let needs = words[number].map { word("Phải có: ", "Must hold: ") + $0.joined(separator: "; ") }
            sheet.rules.append(
                InputRule(
                    range: range,
                    kind: .formula(conditions.count == 1 ? conditions[0] : "AND(\(conditions.joined(separator: ",")))"),
                    title: field.shownTitle[form.language],
                    message: needs ?? word("Ghi số nguyên không âm", "Write a whole number, not negative"),
                    isStrict: false))
        }
    }

    private func formula(
        _ constraint: ConstraintDeclaration, _ block: Block, _ fields: [Int],
        _ place: @escaping (Int, Int) -> (row: Int, column: Int)?
    ) -> (fields: [Int], text: String)? {
        let names = fields.flatMap { block.fields[$0].names.compactMap { $0 } }
        let formula = ConstraintFormula(constraint.condition, names: names) { name in
            guard let field = fields.first(where: { block.fields[$0].names.contains(name) }) else { return nil }
            return place(field, 0).map(CellPlace.name)
        }
        guard let formula else { return nil }
        let concerned = fields.filter { field in
            place(field, 0).map { formula.cells.contains(CellPlace.name($0)) } ?? false
        }
        return (concerned, formula.text)
    }

    /// Few plain words stand in the rule; others are on a sheet of their own.
    private mutating func rule(_ words: [String]) -> InputRule.Kind {
        let isPlain = words.allSatisfy { !$0.contains(",") && !$0.contains("\"") }
        if isPlain, words.joined(separator: ",").utf16.count <= 250 { return .words(words) }
        if !lists.contains(words) { lists.append(words) }
        let letters = CellPlaces.letters((lists.firstIndex(of: words) ?? 0) + 1)
        return .range("'\(listName)'!$\(letters)$1:$\(letters)$\(words.count)")
    }

    /// The words of a field that is one of a few.
    private func choice(_ field: Field) -> [String]? {
        switch field.kind {
        case .flag: [word("có", "yes"), word("không", "no"), word("chưa rõ", "unknown")]
        case .choice(let index) where form.vocabulary.enumerations.indices.contains(index):
            form.vocabulary.enumerations[index].values.map { $0.title[form.language] }
        default: nil
        }
    }
}

private enum CellPlace {
    static func name(_ place: (row: Int, column: Int)) -> String {
        CellPlaces.name(row: place.row, column: place.column)
    }
}
