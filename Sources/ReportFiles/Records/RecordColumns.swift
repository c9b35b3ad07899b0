import Chuan
import Diagnostics

/// Which fields of a record the columns of a file hold.
struct RecordColumns {
    /// By field, whether the file has it.
    let isThere: [Bool]

    /// The objects of a JSON file may have any keys: what one does not have is missing in it alone.
    init(_ file: FlatFile, of records: RecordBlock) {
        var isThere = [Bool](repeating: file.format != .csv, count: records.fields.count)
        for column in file.columns { if let field = records.field(column.name) { isThere[field] = true } }
        self.isThere = isThere
    }

    var count: Int { isThere.count { $0 } }

    /// The fields that are not there.
    var absent: [Int] { isThere.indices.filter { !isThere[$0] } }

    /// What is missing: the column of a unit stops the file, others leave figures undecided.
    ///
    /// - Parameter line: The first line of the file.
    func mistakes(
        _ columns: [FlatFileColumn], of records: RecordBlock, _ derivations: [Derivation], at line: Span
    ) -> [Diagnostic] {
        if count == 0 {
            return [.badRecordFile(.noSuchRecords(known: Array(records.fields.map(\.key).prefix(20))), at: line)]
        }
        let counted = Set(derivations.flatMap(\.fieldsCounted))
        let units = Set(derivations.map(\.unit))
        let others = columns.filter { !$0.isKnown }.map(\.name)
        let wanted = Set(derivations.flatMap(\.fieldsRead) + records.identity).sorted()
        return wanted.filter { !isThere[$0] }.compactMap { number in
            let field = records.fields[number]
            // What may be left empty in every record may be left out, unless a figure depends on it.
            if field.optional, !counted.contains(number) { return nil }
            let near = others.filter { other in
                field.names.contains { $0.map { !Spelling.nearest(to: $0, among: [other]).isEmpty } ?? false }
            }
            return units.contains(number)
                ? .badRecordFile(.missingUnitColumn(field.shownTitle, near: near), at: line)
                : .missingColumn(field.shownTitle, near: near, at: line)
        }
    }
}
