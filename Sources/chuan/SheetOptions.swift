import Chuan
import ChuanTools
import Diagnostics
import ReportFiles

/// What `chuan check` is told about spreadsheets.
struct SheetOptions {
    /// Lines that a spreadsheet without them gets: `--unit`, `--unit-type`; the period is that of `--period`.
    var unit: String?
    var unitType: String?
    /// Where the meanings of columns are written, to be used again with `--columns`.
    var saveColumns: String?
    /// Where the sheets are given back with cells marked: a file, or a folder for several.
    var mark: String?

    /// - Returns: False for an option that is not known.
    mutating func take(_ option: String, _ value: String) -> Bool {
        switch option {
        case "--unit": unit = value
        case "--unit-type": unitType = value
        case "--save-columns": saveColumns = value
        case "--mark": mark = value
        default: return false
        }
        return true
    }

    /// How workbooks are read.
    ///
    /// - Parameter names: Of `--columns`.
    func reading(names: [String: String], period: String?) -> WorkbookOptions {
        var options = WorkbookOptions()
        options.names = names
        options.header["unit_code"] = unit
        options.header["unit_type"] = unitType
        options.header["period"] = period
        return options
    }
}

/// Names of columns that users give: `name in the file=name of ours`.
enum ColumnNames {
    /// Reads `a=b,c=d`.
    ///
    /// - Returns: The pair that is none, where there is one.
    static func read(_ text: String) -> Result<[String: String], Refused> {
        var names: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let sides = pair.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { return .failure(.unlike(String(pair))) }
            guard names.updateValue(String(sides[1]), forKey: String(sides[0])) == nil else {
                return .failure(.twice(String(sides[0])))
            }
        }
        return .success(names)
    }

    /// Reads a file with a pair in each line; empty lines and such with a `#` in front say nothing. Headings may hold
    /// any character: the last `=` of a line parts it.
    static func read(file bytes: [UInt8]) -> Result<[String: String], Refused> {
        var names: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let text = String(line).trimmingSpaces()
            if text.isEmpty || text.hasPrefix("#") { continue }
            guard let equals = text.lastIndex(of: "=") else { return .failure(.unlike(text)) }
            let heading = String(text[..<equals]).trimmingSpaces()
            let name = String(text[text.index(after: equals)...]).trimmingSpaces()
            guard !heading.isEmpty, !name.isEmpty else { return .failure(.unlike(text)) }
            if let other = names.updateValue(name, forKey: heading), other != name { return .failure(.twice(heading)) }
        }
        return .success(names)
    }

    /// Why pairs are not taken.
    struct Refused: Error {
        let message: Message

        /// What is no pair.
        fileprivate static func unlike(_ text: String) -> Refused {
            Refused(
                message: Message(
                    vi: "--columns: `\(text)` không có dạng `tiêu đề=trường`, như `Chậm trả=resolved_late`",
                    en: "--columns: `\(text)` is not like `heading=field`, as in `Chậm trả=resolved_late`"))
        }

        /// A heading with two meanings.
        fileprivate static func twice(_ heading: String) -> Refused {
            Refused(
                message: Message(
                    vi: "--columns: `\(heading)` được khai hai lần", en: "--columns: `\(heading)` is declared twice"))
        }
    }

    /// The file of the meanings that columns were found to have.
    static func text(_ tables: [TableMapping], _ language: Language) -> String {
        var text = Message(
            vi: "# tiêu đề cột = trường của từ điển dữ liệu; dùng lại bằng --columns\n",
            en: "# heading of a column = field of the vocabulary; to be used again with --columns\n")[language]
        var seen: Set<String> = []
        for table in tables {
            text += "\n# \(table.sheet)\(table.table.map { ": \($0[language])" } ?? "")\n"
            for column in table.columns {
                guard let key = column.key, seen.insert(column.heading).inserted else { continue }
                text += "\(column.heading) = \(key)\n"
            }
        }
        return text
    }

    /// One line about a table: what its columns were taken for.
    static func summary(_ path: String, _ table: TableMapping) -> Message {
        func list(_ language: Language) -> String {
            table.columns.compactMap { column in column.title.map { "\(column.letters) \($0[language])" } }
                .joined(separator: ", ")
        }
        let name = table.table ?? Message(vi: "mỗi dòng một báo cáo", en: "a report in each row")
        if table.sheet.isEmpty {
            return Message(
                vi: "\(path): đọc thành bảng `\(name.vi)`: \(list(.vi))",
                en: "\(path): read as the table `\(name.en)`: \(list(.en))")
        }
        return Message(
            vi: "\(path): trang `\(table.sheet)` là bảng `\(name.vi)`: \(list(.vi))",
            en: "\(path): the sheet `\(table.sheet)` is the table `\(name.en)`: \(list(.en))")
    }
}

extension Session {
    /// Says which names of `--columns` no column has: one that is misspelt gives none a meaning.
    func sayUnused(_ names: Set<String>?) {
        guard let names, !names.isEmpty else { return }
        let shown = names.sorted().map { "`\($0)`" }.joined(separator: ", ")
        say(Message(vi: "--columns: không có cột \(shown)", en: "--columns: there is no column \(shown)"))
    }
}
