import Chuan
import Diagnostics
import YAMLSource

/// Adds codes and types to lines and rows that call a unit by its name.
struct UnitNaming {
    private let directory: UnitDirectory
    private let file: FileID
    private(set) var problems: [Diagnostic] = []
    /// What names were found to mean; nil for those that mean nothing.
    private var known: [String: Register.Unit?] = [:]

    init(_ directory: UnitDirectory, _ file: FileID) {
        self.directory = directory
        self.file = file
    }

    /// - Returns: False where there is a name that is not one of a unit.
    mutating func complete(_ lines: inout [SourceEntry], _ blanks: inout BlankCells) -> Bool {
        let header = lines.compactMap { line in HeaderKey(line.name).map { ($0, line) } }
        guard let further = further(header, &blanks) else { return false }
        lines += further.map(\.entry)
        return true
    }

    /// Rows of units that cannot be told are left out.
    mutating func complete(_ rows: inout [SheetRow], _ blanks: inout BlankCells) {
        for place in rows.indices.reversed() {
            if let further = further(rows[place].header, &blanks) {
                rows[place].header += further
            } else {
                rows.remove(at: place)
            }
        }
    }

    /// The code and type of the unit that some lines call by its name, or by its code without the type.
    ///
    /// - Returns: Nil where the unit cannot be told.
    mutating func further(
        _ header: [(HeaderKey, SourceEntry)], _ blanks: inout BlankCells
    ) -> [(key: HeaderKey, entry: SourceEntry)]? {
        func line(_ key: HeaderKey) -> SourceNode? { header.first { $0.0 == key }?.1.value }
        let unit: Register.Unit?
        let place: Range<Int>
        if case .text(let code, let range)? = line(.unitCode), !code.isEmpty {
            (unit, place) = (directory.unit(code: code), range)
        } else if case .text(let name, let range)? = line(.unitName), !name.isEmpty {
            (unit, place) = (find(name, range), range)
            if unit == nil { return nil }
        } else {
            return []
        }
        guard let unit else { return [] }
        var further: [(key: HeaderKey, entry: SourceEntry)] = []
        if line(.unitCode) == nil {
            further.append((.unitCode, SourceEntry(HeaderKey.unitCode.rawValue, .text(unit.code, place))))
        }
        if line(.unitType) == nil {
            let start = directory.place(of: unit).map { blanks.place(of: $0) }
            let range = start.map { $0..<$0 } ?? place
            further.append((.unitType, SourceEntry(HeaderKey.unitType.rawValue, .text(unit.type, range))))
        }
        return further
    }

    private mutating func find(_ name: String, _ range: Range<Int>) -> Register.Unit? {
        if let found = known[name] { return found }
        let span = Span(file: file, start: range.lowerBound, end: range.upperBound)
        var unit: Register.Unit?
        switch directory.find(name) {
        case .unit(let found): unit = found
        case .several(let units): problems.append(.unknownUnit(name, codes: units.map(\.code), at: span))
        case .none(let near): problems.append(.unknownUnit(name, near: near, at: span))
        }
        known[name] = .some(unit)
        return unit
    }
}
