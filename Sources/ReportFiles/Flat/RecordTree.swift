import Chuan
import YAMLSource

/// Puts the cells of one record where they stand in a report.
struct RecordTree {
    /// A table, a group or a list of codes.
    private struct Part {
        var name: String
        /// By their number in the names of columns.
        var rows: [Int: Row] = [:]
        var form: Form
    }

    private enum Form {
        case group, table, codes
    }

    private struct Row {
        var entries: [SourceEntry] = []
        /// Whether a cell says something.
        var isThere = false
    }

    private let range: Range<Int>
    private var entries: [SourceEntry] = []
    private var parts: [Int: Part] = [:]
    /// Blocks in the order of their first columns.
    private var order: [Int] = []

    init(_ range: Range<Int>) {
        self.range = range
    }

    mutating func add(_ node: SourceNode, _ name: FlatName, isEmpty: Bool) {
        let inner = name.path.count > 1 ? name.path[1] : ""
        switch name.place {
        case .header, .record: entries.append(SourceEntry(name.path[0], node))
        case .field(let block, _) where name.path.count > 1:
            add(SourceEntry(inner, node), to: block, name.path[0], .group, row: 0, isEmpty)
        case .field: entries.append(SourceEntry(name.path[0], node))
        case .word where isEmpty: break
        case .word: entries.append(SourceEntry(name.path[0], node))
        case .cell(let block, let row, _), .sumOf(let block, let row):
            add(SourceEntry(inner, node), to: block, name.path[0], .table, row: row, isEmpty)
        case .code(let block, let row):
            add(SourceEntry(inner, node), to: block, name.path[0], .codes, row: row, isEmpty)
        }
    }

    private mutating func add(
        _ entry: SourceEntry, to block: Int, _ name: String, _ form: Form, row: Int, _ isEmpty: Bool
    ) {
        if parts[block] == nil {
            parts[block] = Part(name: name, form: form)
            order.append(block)
        }
        if !isEmpty { parts[block]?.rows[row, default: Row()].isThere = true }
        parts[block]?.rows[row, default: Row()].entries.append(entry)
    }

    /// Everything that was added.
    var root: SourceNode { .mapping(entries + order.compactMap { parts[$0].flatMap(entry) }, range) }

    private func entry(_ part: Part) -> SourceEntry? {
        let rows = part.rows.sorted { $0.key < $1.key }.map(\.value)
        let there = rows.filter(\.isThere)
        switch part.form {
        case .group: return rows.first.map { SourceEntry(part.name, .mapping($0.entries, range)) }
        case .table where there.isEmpty: return nil
        case .codes where there.isEmpty: return nil
        case .table:
            return SourceEntry(part.name, .list(there.map { .mapping($0.entries, span(of: $0)) }, range))
        case .codes: return SourceEntry(part.name, .list(there.compactMap { $0.entries.first?.value }, range))
        }
    }

    private func span(of row: Row) -> Range<Int> {
        let places = row.entries.map(\.value.range)
        let start = places.map(\.lowerBound).min() ?? range.lowerBound
        return start..<max(start, places.map(\.upperBound).max() ?? start)
    }
}
