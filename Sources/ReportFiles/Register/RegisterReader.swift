public import Chuan
public import Diagnostics
import FEEL
import YAMLSource

/// Reads a register of units from a table (CSV with commas, semicolons or tabs) or, when the file is named so, from a
/// YAML or JSON list.
///
/// - Returns: The units that could be read; nil when the file as a whole could not.
/// - Diagnostics: `report/bad-register`, `report/bad-register-row`, `report/bad-date`,
///   `report/duplicate-register-unit`, and those of the YAML reader.
/// - Complexity: O(n) in bytes.
public func readRegister(
    _ source: SourceFile, vocabulary: Vocabulary, limits: Limits = .standard
) -> (Register?, [Diagnostic]) {
    var reader = RegisterReader(source, vocabulary, limits)
    return reader.read()
}

/// The columns of a register.
enum RegisterColumn: String, CaseIterable, Sendable {
    case code = "unit_code"
    case name = "unit_name"
    case type = "unit_type"
    case parent = "parent_unit_code"
    case validFrom = "valid_from"
    case validTo = "valid_to"

    var spellings: [String] {
        switch self {
        case .code: [rawValue, "mã đơn vị", "unit code"]
        case .name: [rawValue, "tên đơn vị", "unit name"]
        case .type: [rawValue, "loại đơn vị", "unit type"]
        case .parent: [rawValue, "đơn vị cấp trên", "mã đơn vị cấp trên", "parent unit code"]
        case .validFrom: [rawValue, "hiệu lực từ", "có hiệu lực từ", "từ ngày", "valid from"]
        case .validTo: [rawValue, "hiệu lực đến", "có hiệu lực đến", "đến ngày", "valid to"]
        }
    }

    static let names: NameTable<RegisterColumn> = {
        var table = NameTable<RegisterColumn>()
        for column in allCases { table.add(column.spellings, column) }
        return table
    }()
}

struct RegisterReader {
    typealias Cells = [RegisterColumn: DelimitedText.Cell]

    private let source: SourceFile
    private let limits: Limits
    private let vocabulary: Vocabulary
    private var units: [Register.Unit] = []
    private var diagnostics: [Diagnostic] = []
    private var omitted = 0

    init(_ source: SourceFile, _ vocabulary: Vocabulary, _ limits: Limits) {
        self.source = source
        self.limits = limits
        self.vocabulary = vocabulary
    }

    mutating func read() -> (Register?, [Diagnostic]) {
        guard source.bytes.count <= limits.fileBytes else { return fail(.tooLarge(limits.fileBytes)) }
        guard String(validating: source.bytes, as: UTF8.self) != nil else { return fail(.notUTF8) }
        let path = source.path.lowercased()
        let isUsable =
            [".yaml", ".yml", ".json"].contains(where: path.hasSuffix)
            ? readList(isJSON: path.hasSuffix(".json")) : readTable()
        guard isUsable else { return (nil, bounded()) }
        if units.isEmpty, !diagnostics.hasError { return fail(.empty) }
        let register = Register(units: units)
        for duplicate in register.duplicates(limit: limits.diagnosticsPerFile) { tell(duplicate) }
        return (register, bounded())
    }

    private mutating func fail(_ problem: RegisterProblem) -> (Register?, [Diagnostic]) {
        diagnostics.append(.badRegister(problem, at: source.span.startPoint))
        return (nil, bounded())
    }

    private func bounded() -> [Diagnostic] {
        let ordered = diagnostics.ordered()
        guard omitted > 0, let last = ordered.last else { return ordered }
        return ordered + [.moreMistakes(omitted, at: last.span)]
    }

    /// Keeps a diagnostic, or only counts it when there are enough; then it is not even made.
    private mutating func tell(_ diagnostic: @autoclosure () -> Diagnostic) {
        if diagnostics.count < limits.diagnosticsPerFile { diagnostics.append(diagnostic()) } else { omitted += 1 }
    }

    private mutating func readTable() -> Bool {
        let table = DelimitedText(source, limit: limits.rows)
        if let (problem, place) = table.problem {
            diagnostics.append(.badRegister(RegisterProblem(problem), at: place))
            return false
        }
        guard let names = table.rows.first else {
            diagnostics.append(.badRegister(.empty, at: source.span.startPoint))
            return false
        }
        guard let columns = columns(names) else { return false }
        for row in table.rows.dropFirst() {
            guard row.count == names.count else {
                tell(.badRegisterRow(.cellCount(row.count, expected: names.count), at: Self.span(of: row)))
                continue
            }
            var cells: Cells = [:]
            for (place, column) in columns { cells[column] = row[place] }
            addUnit(cells, at: Self.span(of: row))
        }
        return true
    }

    private static func span(of row: [DelimitedText.Cell]) -> Span {
        guard let first = row.first, let last = row.last else { return Span(file: FileID(number: 0), start: 0, end: 0) }
        return first.span.joined(with: last.span)
    }

    /// What each cell of a row is, from the line of names; other columns are left alone.
    private mutating func columns(_ names: [DelimitedText.Cell]) -> [(Int, RegisterColumn)]? {
        var found: [(Int, RegisterColumn)] = []
        var problems: [Diagnostic] = []
        var others: [DelimitedText.Cell] = []
        for (place, cell) in names.enumerated() {
            if let column = RegisterColumn.names.find(cell.text) {
                if found.contains(where: { $0.1 == column }) {
                    problems.append(.badRegister(.duplicateColumn(cell.text), at: cell.span))
                }
                found.append((place, column))
            } else {
                others.append(cell)
            }
        }
        for cell in others.prefix(100) {
            guard let near = RegisterColumn.names.nearest(cell.text).first, let meant = RegisterColumn.names.find(near),
                !found.contains(where: { $0.1 == meant })
            else { continue }
            problems.append(.badRegister(.unknownColumn(cell.text, near: near), at: cell.span))
        }
        if problems.isEmpty {
            for needed in [RegisterColumn.code, .type] where !found.contains(where: { $0.1 == needed }) {
                problems.append(.badRegister(.missingColumn(needed.rawValue), at: Self.span(of: names)))
            }
        }
        diagnostics += problems
        return problems.isEmpty ? found : nil
    }

    private mutating func readList(isJSON: Bool) -> Bool {
        let (document, problems) = isJSON ? readJSON(source, limits: limits) : readYAML(source, limits: limits)
        diagnostics += problems
        guard let root = document?.root else { return false }
        guard let items = root.items, items.count <= limits.rows else {
            if !root.isBroken { diagnostics.append(.badRegister(.empty, at: root.span.startPoint)) }
            return false
        }
        for item in items {
            guard let entries = item.entries else {
                if !item.isBroken { tell(.badRegisterRow(.notARow, at: item.span)) }
                continue
            }
            var cells: Cells = [:]
            for entry in entries { sort(entry, into: &cells) }
            addUnit(cells, at: item.span)
        }
        return true
    }

    private mutating func sort(_ entry: YAMLEntry, into cells: inout Cells) {
        guard let column = RegisterColumn.names.find(entry.name) else {
            if omitted == 0, let near = RegisterColumn.names.nearest(entry.name).first {
                tell(.badRegisterRow(.unknownColumn(entry.name, near: near), at: entry.key.span))
            }
            return
        }
        guard let scalar = entry.value.scalar else {
            if !entry.value.isBroken { tell(.badRegisterRow(.notARow, at: entry.value.span)) }
            return
        }
        if cells[column] != nil {
            tell(.badRegisterRow(.duplicateColumn(entry.name), at: entry.key.span))
        } else if scalar.kind != .null {
            cells[column] = DelimitedText.Cell(text: scalar.text, span: entry.value.span)
        }
    }

    private mutating func addUnit(_ cells: Cells, at span: Span) {
        func text(_ column: RegisterColumn) -> String? {
            let text = cells[column]?.text.trimmingBlanks() ?? ""
            return text.isEmpty ? nil : text
        }
        guard let code = text(.code) else {
            return tell(.badRegisterRow(.missingValue(RegisterColumn.code.rawValue), at: span))
        }
        guard let word = text(.type) else {
            return tell(.badRegisterRow(.missingValue(RegisterColumn.type.rawValue), at: span))
        }
        guard let type = vocabulary.unitTypeCode(word) else {
            let (place, vocabulary) = (cells[.type]?.span ?? span, vocabulary)
            return tell(.badRegisterRow(.unknownType(word, near: vocabulary.unitTypes(near: word)), at: place))
        }
        guard let from = date(.validFrom, cells), let to = date(.validTo, cells) else { return }
        if let first = from.day, let last = to.day, last < first {
            return tell(.badRegisterRow(.reversed, at: cells[.validTo]?.span ?? span))
        }
        units.append(
            Register.Unit(
                code: code, name: text(.name), type: type, parent: text(.parent), valid: (from.day, to.day), span: span)
        )
    }

    /// A day that a row gives, or leaves out.
    private struct OptionalDay {
        var day: CalendarDate?
    }

    /// - Returns: nil when there is a text that is no day, which has then been told.
    private mutating func date(_ column: RegisterColumn, _ cells: Cells) -> OptionalDay? {
        guard let cell = cells[column], !cell.text.trimmingBlanks().isEmpty else { return OptionalDay() }
        if case .date(let date) = DateScan.scan(cell.text) { return OptionalDay(day: date) }
        tell(.badReportDate(cell.text, at: cell.span))
        return nil
    }
}

extension RegisterProblem {
    fileprivate init(_ problem: DelimitedText.Problem) {
        switch problem {
        case .tooManyRows(let limit): self = .tooManyRows(limit)
        case .unclosedQuote: self = .unclosedQuote
        case .textAfterQuote: self = .textAfterQuote
        }
    }
}
