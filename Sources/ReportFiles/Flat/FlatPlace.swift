import Chuan

/// What a column of a file stands for.
enum FlatPlace: Hashable {
    case header(HeaderKey)
    /// A single field of a group.
    case field(block: Int, field: Int)
    /// A column of a row of a table.
    case cell(block: Int, row: Int, field: Int)
    /// `sum_of` of a row of a table.
    case sumOf(block: Int, row: Int)
    case code(block: Int, row: Int)
    /// A word in place of a whole block.
    case word(block: Int)
    /// A column of the table whose rows the file holds.
    case record(field: Int)
}

/// A column of a file: what it stands for, and the names that lead there in a report.
struct FlatName {
    let place: FlatPlace
    /// The name at the top; that of the row or group below it.
    let path: [String]
}

/// Finds out what the names of columns stand for, by the same rules as keys of reports.
struct FlatNames {
    let layout: ReportLayout
    let subject: FlatSubject

    /// - Complexity: O(length²): dots may be part of names.
    func find(_ name: String) -> FlatName? {
        if case .records(let block) = subject {
            guard case .column(let field)? = layout.row(name, of: block) else { return nil }
            return FlatName(place: .record(field: field), path: [name])
        }
        switch layout.top(name) {
        case .header(let key)?: return FlatName(place: .header(key), path: [name])
        case .field(let block, let field)?: return FlatName(place: .field(block: block, field: field), path: [name])
        case .block(let block)?: return FlatName(place: .word(block: block), path: [name])
        case nil: return nested(name)
        }
    }

    private func nested(_ name: String) -> FlatName? {
        for dot in name.indices where name[dot] == "." {
            let (head, rest) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
            guard case .block(let block)? = layout.top(head), let place = inside(block, rest) else { continue }
            return FlatName(place: place.0, path: [head, place.1])
        }
        return nil
    }

    private func inside(_ block: Int, _ name: String) -> (FlatPlace, String)? {
        if layout.vocabulary.blocks[block].form == .group {
            guard case .column(let field)? = layout.row(name, of: block) else { return nil }
            return (.field(block: block, field: field), name)
        }
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let row = Self.number(parts[0]) else { return nil }
        if layout.vocabulary.blocks[block].form == .codes {
            return parts.count == 1 ? (.code(block: block, row: row), "") : nil
        }
        guard parts.count == 2 else { return nil }
        let column = String(parts[1])
        switch layout.row(column, of: block) {
        case .column(let field)?: return (.cell(block: block, row: row, field: field), column)
        case .sumOf?: return (.sumOf(block: block, row: row), column)
        case nil: return nil
        }
    }

    /// The number of a row, from 1.
    private static func number(_ text: Substring) -> Int? {
        guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let row = Int(text),
            row > 0
        else { return nil }
        return row
    }
}
