public import Chuan
import Diagnostics
import FEEL
import YAMLSource

/// The forms in which reports are written.
public enum ReportForm: String, Sendable, CaseIterable {
    case csv
    case ndjson
    case json
    case yaml

    /// The form that the name of a file tells.
    public init?(path: String) {
        let name = path.lowercased()
        if name.hasSuffix(".yml") {
            self = .yaml
        } else if let form = Self.allCases.first(where: { name.hasSuffix("." + $0.rawValue) }) {
            self = form
        } else {
            return nil
        }
    }
}

/// Writes reports so that they read back with the same values: what has no value is left out.
///
/// - Complexity: O(cells).
public func writeReports(_ reports: [Report], _ vocabulary: Vocabulary, as form: ReportForm) -> String {
    let writer = ReportWriter(vocabulary: vocabulary)
    switch form {
    case .csv: return writer.csv(reports)
    case .ndjson: return reports.map { writer.json($0) + "\n" }.joined()
    case .json: return "[\n" + reports.map(writer.json).joined(separator: ",\n") + "\n]\n"
    case .yaml: return reports.map(writer.yaml).joined(separator: "\n")
    }
}

/// A value as files write it.
enum WrittenValue: Hashable {
    /// Digits with a dot before the fraction.
    case number(String)
    case text(String)
    case flag(Bool)

    init?(_ cell: Cell) {
        guard cell.state == .value || cell.state == .noEvents else { return nil }
        switch cell.value {
        case .number(let number): self = .number(number.description)
        case .string(let text): self = .text(text)
        case .boolean(let flag): self = .flag(flag)
        case .date(let date): self = .text("\(date)")
        case .list(let items): self = .text(items.compactMap(\.string).joined(separator: "; "))
        default: return nil
        }
    }

    /// For people's files, where a comma starts the fraction.
    var typed: String {
        switch self {
        case .number(let digits): Self.withComma(digits)
        case .text(let text): text
        case .flag(let flag): flag ? "true" : "false"
        }
    }

    private static func withComma(_ digits: String) -> String {
        let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
        guard digits.utf8.contains(point) else { return digits }
        return String(decoding: digits.utf8.map { $0 == point ? comma : $0 }, as: UTF8.self)
    }

    var json: String {
        switch self {
        case .number(let digits): digits
        case .text(let text): JSONEscape.quoted(text)
        case .flag(let flag): flag ? "true" : "false"
        }
    }

    var yaml: String {
        switch self {
        case .number: typed
        case .text(let text): YAMLText.scalar(text)
        case .flag(let flag): flag ? "true" : "false"
        }
    }

    /// Quoted where it has to be. What a spreadsheet would take for a formula has an apostrophe before it.
    var csv: String {
        var text = typed
        if case .text = self, let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
            text = "'" + text
        }
        let isPlain = text.utf8.allSatisfy {
            $0 != 0x22 && $0 != 0x2C && $0 != 0x3B && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D
        }
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

enum JSONEscape {
    /// - Specification: RFC 8259, section 7.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x2029).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

struct ReportWriter {
    let vocabulary: Vocabulary

    /// The header lines of a report, in their order.
    private func header(_ header: Report.Header) -> [(key: String, value: WrittenValue)] {
        var lines: [(String, WrittenValue)] = [("unit_code", .text(header.unitCode.value))]
        if let name = header.unitName { lines.append(("unit_name", .text(name))) }
        lines.append(("unit_type", .text(header.unitType.value)))
        lines.append(("period_start", .text("\(header.periodStart)")))
        lines.append(("period_end", .text("\(header.periodEnd)")))
        if let cutoff = header.dataCutoff { lines.append(("data_cutoff", .text("\(cutoff)"))) }
        if let rulebook = header.rulebook { lines.append(("rulebook", .text(rulebook.value))) }
        return lines
    }

    private func values(_ cells: some Sequence<Cell>, _ fields: [Field]) -> [(key: String, value: WrittenValue)] {
        zip(fields, cells).compactMap { field, cell in WrittenValue(cell).map { (field.key, $0) } }
    }

    /// The single fields of a group.
    private func values(_ report: Report, _ block: Block) -> [(key: String, value: WrittenValue)] {
        values(report.cells[block.input..<block.input + block.fields.count], block.fields)
    }

    private var blocks: ArraySlice<Block> { vocabulary.blocks.dropFirst(Vocabulary.builtinBlocks.count) }

    /// What a block of a report holds.
    private enum Content {
        case fields([(key: String, value: WrittenValue)])
        case rows(Block, [[(key: String, value: WrittenValue)]])
        case codes(Block, [WrittenValue])
    }

    private func contents(_ report: Report) -> [Content] {
        blocks.compactMap { block in
            if block.form == .group { return .fields(values(report, block)) }
            guard let list = report.lists[block.input], list.state == .value else { return nil }
            if block.form == .codes {
                return .codes(block, list.rows.compactMap { $0.cells.first.flatMap(WrittenValue.init) })
            }
            return .rows(block, (list.rows + list.sumRows).map { values($0.cells, block.fields) })
        }
    }

    // MARK: Forms

    func json(_ report: Report) -> String {
        func object(_ lines: [(key: String, value: WrittenValue)]) -> [String] {
            lines.map { "\(JSONEscape.quoted($0.key)): \($0.value.json)" }
        }
        var members = object(header(report.header))
        for content in contents(report) {
            switch content {
            case .fields(let lines): members += object(lines)
            case .rows(let block, let rows):
                let list = rows.map { "{" + object($0).joined(separator: ", ") + "}" }.joined(separator: ", ")
                members.append("\(JSONEscape.quoted(block.key)): [\(list)]")
            case .codes(let block, let codes):
                members.append("\(JSONEscape.quoted(block.key)): [\(codes.map(\.json).joined(separator: ", "))]")
            }
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// One item of a list of reports.
    func yaml(_ report: Report) -> String {
        var lines = header(report.header).map { "\($0.key): \($0.value.yaml)" }
        for content in contents(report) {
            switch content {
            case .fields(let fields): lines += fields.map { "\($0.key): \($0.value.yaml)" }
            case .rows(let block, let rows):
                lines.append(rows.isEmpty ? "\(block.key): []" : "\(block.key):")
                for row in rows {
                    let cells = row.map { "\($0.key): \($0.value.yaml)" }
                    lines.append("  - " + (cells.first ?? "{}"))
                    lines += cells.dropFirst().map { "    " + $0 }
                }
            case .codes(let block, let codes):
                lines.append("\(block.key): [\(codes.map(\.yaml).joined(separator: ", "))]")
            }
        }
        return lines.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 + "\n" }.joined()
    }

    /// A line for each report; nested names joined by dots, rows counted from 1.
    func csv(_ reports: [Report]) -> String {
        let lines = reports.map(flat)
        var found: Set<FlatColumn> = []
        for line in lines { for (column, _) in line { found.insert(column) } }
        let columns = found.sorted()
        var text = columns.map(name).joined(separator: ",") + "\n"
        for line in lines {
            // Both are in the order of columns.
            var rest = line[...]
            for (place, column) in columns.enumerated() {
                if place > 0 { text += "," }
                if let (next, value) = rest.first, next == column {
                    text += value.csv
                    rest.removeFirst()
                }
            }
            text += "\n"
        }
        return text
    }

    /// A column of a flat file, in the order of the vocabulary.
    private struct FlatColumn: Hashable, Comparable {
        /// -1 for the header.
        let block: Int
        /// 0 for single fields.
        var row = 0
        /// In the block, or among the lines of the header.
        var field = 0

        static func < (left: FlatColumn, right: FlatColumn) -> Bool {
            (left.block, left.row, left.field) < (right.block, right.row, right.field)
        }
    }

    private static let headerKeys = [
        "unit_code", "unit_name", "unit_type", "period_start", "period_end", "data_cutoff", "rulebook",
    ]

    private func name(_ column: FlatColumn) -> String {
        if column.block < 0 { return Self.headerKeys[column.field] }
        let block = vocabulary.blocks[column.block]
        switch block.form {
        case .group: return block.fields[column.field].key
        case .codes: return "\(block.key).\(column.row)"
        case .table: return "\(block.key).\(column.row).\(block.fields[column.field].key)"
        }
    }

    /// The values of a report in the order of their columns.
    private func flat(_ report: Report) -> [(FlatColumn, WrittenValue)] {
        var line: [(FlatColumn, WrittenValue)] = header(report.header).compactMap { key, value in
            Self.headerKeys.firstIndex(of: key).map { (FlatColumn(block: -1, field: $0), value) }
        }
        for (number, block) in vocabulary.blocks.enumerated().dropFirst(Vocabulary.builtinBlocks.count) {
            if block.form == .group {
                line += flat(report.cells[block.input..<block.input + block.fields.count], block: number, row: 0)
            } else if let list = report.lists[block.input], list.state == .value {
                for (place, row) in (list.rows + list.sumRows).enumerated() {
                    line += flat(row.cells[...], block: number, row: place + 1)
                }
            }
        }
        return line
    }

    private func flat(_ cells: ArraySlice<Cell>, block: Int, row: Int) -> [(FlatColumn, WrittenValue)] {
        cells.enumerated().compactMap { field, cell in
            WrittenValue(cell).map { (FlatColumn(block: block, row: row, field: field), $0) }
        }
    }
}
