import Chuan
import Diagnostics

/// Which columns of a file hold which fields of a record.
struct RecordColumns {
    /// An index of the vocabulary's records.
    let records: Int
    /// For each field its place in a line; nil where the file has no such column.
    let places: [Int?]
    /// For each field where it is shown: its column's name, or the whole first line.
    let spans: [Span]

    /// Finds the block of records that the columns of a file are of: the one of which most fields are there, and that of
    /// the unit among them.
    ///
    /// - Returns: Nil when there is none; the mistake is told.
    init?(
        _ names: [DelimitedText.Cell], _ rulebook: Rulebook, at line: Span, _ tell: (Diagnostic) -> Void
    ) {
        var best: (records: Int, places: [Int?])?
        let used = Set(rulebook.derivations.map(\.records)).sorted()
        for number in used {
            let places = Self.places(names, rulebook.vocabulary.records[number])
            if places.count(where: { $0 != nil }) > best?.places.count(where: { $0 != nil }) ?? 0 {
                best = (number, places)
            }
        }
        guard let best else {
            let known = used.flatMap { rulebook.vocabulary.records[$0].fields.map(\.key) }
            tell(.badRecordFile(.noSuchRecords(known: Array(known.prefix(20))), at: line))
            return nil
        }
        records = best.records
        places = best.places
        spans = best.places.map { $0.map { names[$0].span } ?? line }
        let told = Self.mistakes(names, rulebook, best.records, best.places, line)
        for mistake in told { tell(mistake) }
        if told.hasError { return nil }
    }

    private static func places(_ names: [DelimitedText.Cell], _ block: RecordBlock) -> [Int?] {
        var places = [Int?](repeating: nil, count: block.fields.count)
        for (place, name) in names.enumerated() {
            if let field = block.field(name.text.trimmingBlanks()), places[field] == nil { places[field] = place }
        }
        return places
    }

    /// Two columns of one field, no column of the unit, and columns that are read and not there.
    private static func mistakes(
        _ names: [DelimitedText.Cell], _ rulebook: Rulebook, _ records: Int, _ places: [Int?], _ line: Span
    ) -> [Diagnostic] {
        let block = rulebook.vocabulary.records[records]
        let derivations = rulebook.derivations.filter { $0.records == records }
        let units = Set(derivations.map(\.unit))
        var found: [Diagnostic] = []
        var others: [String] = []
        for (place, name) in names.enumerated() {
            guard let field = block.field(name.text.trimmingBlanks()) else {
                others.append(name.text)
                continue
            }
            if places[field] != place { found.append(.badRecordFile(.duplicateColumn(name.text), at: name.span)) }
        }
        let counted = Set(derivations.flatMap(\.fieldsCounted))
        for field in Set(derivations.flatMap(\.fieldsRead) + block.identity).sorted() where places[field] == nil {
            // What may be left empty in every record may be left out, unless a figure depends on it.
            if block.fields[field].optional, !counted.contains(field) { continue }
            let known = block.fields[field]
            let near = others.filter { other in
                known.names.contains { $0.map { !Spelling.nearest(to: $0, among: [other]).isEmpty } ?? false }
            }
            found.append(
                units.contains(field)
                    ? .badRecordFile(.missingUnitColumn(known.shownTitle, near: near), at: line)
                    : .missingColumn(known.shownTitle, near: near, at: line))
        }
        return found
    }
}
