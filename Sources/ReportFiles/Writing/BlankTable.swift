import Chuan
import Diagnostics

/// Writes a form as a table with one line to fill in, as spreadsheets open it: cells with semicolons between them, a
/// column for each field, and for tables the columns of some rows.
///
/// - Parameter rows: How many rows of each table, and codes of each list, have columns.
/// - Returns: CSV that `chuan check` reads.
/// - Complexity: O(fields · rows).
public func writeBlankTable(_ form: BlankForm, rows: Int) -> String {
    var columns: [(name: String, value: String)] = [
        (HeaderKey.unitCode, form.unitCode), (.unitName, nil), (.unitType, form.unitType), (.period, form.period),
        (.dataCutoff, nil),
    ].map { key, value in (form.keys == .codes ? key.rawValue : key.title.vi, value ?? "") }
    for index in form.vocabulary.blocks.indices where index > Vocabulary.registerBlock {
        let block = form.vocabulary.blocks[index]
        let table = form.name(block.key, block.shownTitle)
        func add(_ name: String) { columns.append((name, "")) }
        switch block.form {
        case .group: for field in form.fields(of: index) { add("\(table).\(form.name(block.fields[field]))") }
        case .table:
            for row in 1...max(1, rows) {
                for field in form.fields(of: index) { add("\(table).\(row).\(form.name(block.fields[field]))") }
            }
        case .codes:
            if form.needs.contains(where: { $0.block == index }) {
                for row in 1...max(1, rows) { add("\(table).\(row)") }
            }
        }
    }
    func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ";") + "\r\n" }
    return "\u{FEFF}" + line(columns.map(\.name)) + line(columns.map(\.value))
}

/// - Specification: RFC 4180, 2.
private func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ";\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

extension BlankForm {
    fileprivate func name(_ key: String, _ title: Message) -> String { keys == .codes ? key : title.vi }

    fileprivate func name(_ field: Field) -> String { name(field.key, field.shownTitle) }
}
