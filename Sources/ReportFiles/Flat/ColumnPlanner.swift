import Chuan
import Diagnostics
import FEEL

/// Finds out what the columns of a file are and what is to be done with them.
struct ColumnPlanner {
    let reader: ReportReader
    let layout: FlatLayout
    let options: FlatOptions
    private(set) var problems: [Diagnostic] = []
    private(set) var columns: [ColumnPlan] = []
    private(set) var shown: [FlatFileColumn] = []

    init(_ reader: ReportReader, _ layout: FlatLayout, _ options: FlatOptions) {
        self.reader = reader
        self.layout = layout
        self.options = options
    }

    private var vocabulary: Vocabulary { reader.layout.vocabulary }

    /// - Parameter samples: Some rows of the file.
    mutating func plan(_ head: CSVHead, samples: CSVSamples) {
        find(head)
        let places = Set(columns.compactMap { $0.found?.place })
        for number in columns.indices { columns[number].settle(layout, vocabulary, options.subject) }
        for number in columns.indices { settleNumbers(number, head.names[number], samples) }
        tellMissing(places, head)
    }

    private func span(_ range: Range<Int>) -> Span {
        Span(file: options.file, start: range.lowerBound, end: range.upperBound)
    }

    private mutating func find(_ head: CSVHead) {
        let names = FlatNames(layout: reader.layout, subject: options.subject)
        var first: [FlatPlace: String] = [:]
        for name in head.names {
            let ours = options.names[name.text] ?? name.text
            var column = ColumnPlan(name: name.text, found: names.find(ours))
            column.named = layout.columns.firstIndex { $0.place.isNamed(name.text) }
            if let place = column.found?.place, let other = first.updateValue(name.text, forKey: place) {
                problems.append(.badFlatFile(.columnTwice(name.text, first: other), at: span(name.range)))
            } else if column.found == nil, column.named == nil {
                problems.append(.unknownColumn(name.text, near: near(ours), at: span(name.range)))
            }
            columns.append(column)
        }
    }

    private func near(_ name: String) -> [String] {
        guard problems.count < options.limits.diagnosticsPerFile else { return [] }
        if case .records(let block) = options.subject { return reader.layout.nearestRow(name, of: block) }
        return reader.layout.nearestTop(name)
    }

    private mutating func settleNumbers(_ number: Int, _ name: CSVHead.Name, _ samples: CSVSamples) {
        var form: (NumberWriting, FlatFileColumn.Source)?
        if columns[number].field?.holdsNumbers ?? columns[number].mayHoldNumbers(vocabulary) {
            if let declared = options.writing {
                form = (declared, .declared)
            } else {
                form = samples.evidence(ofColumn: number).verdict
            }
        }
        columns[number].isPlain = form?.0 == .plain
        if form?.1 == .contradictory { problems.append(.mixedNumbers(name.text, at: span(name.range))) }
        shown.append(
            FlatFileColumn(
                name: name.text, isKnown: columns[number].found != nil || columns[number].named != nil,
                isNested: columns[number].kind == .nested, writing: form?.0, writingSource: form?.1))
    }

    private mutating func tellMissing(_ places: Set<FlatPlace>, _ head: CSVHead) {
        let line = Span(file: options.file, start: head.names.first?.range.lowerBound ?? 0, end: head.used)
        if options.subject == .reports {
            for key in [HeaderKey.unitCode, .unitType] where !places.contains(.header(key)) {
                problems.append(.badFlatFile(.missingColumn(key.title), at: line.startPoint))
            }
            if [HeaderKey.period, .periodStart, .periodEnd].allSatisfy({ !places.contains(.header($0)) }) {
                problems.append(.badFlatFile(.missingColumn(HeaderKey.period.title), at: line.startPoint))
            }
        }
        let filled = Set(columns.compactMap(\.target))
        var names: [Message] = []
        for (number, column) in layout.columns.enumerated() where !filled.contains(number) {
            switch column.place {
            case .field: if let field = column.field, !field.optional { names.append(field.shownTitle) }
            case .named where columns.contains(where: { $0.named == number }): break
            case .named(let name): problems.append(.badFlatFile(.missingColumn(Message(name)), at: line.startPoint))
            case .header: break
            }
        }
        if !names.isEmpty { problems.append(.missingColumns(names, at: line.startPoint)) }
    }
}

extension FlatColumn.Place {
    /// Whether it is the column of that name.
    func isNamed(_ name: String) -> Bool {
        guard case .named(let wanted) = self else { return false }
        return wanted == name || Spelling.same(wanted, name)
    }
}

extension Field {
    /// Whether its cells may have the form of programs or of people.
    fileprivate var holdsNumbers: Bool {
        switch kind {
        case .count, .money, .rate, .number: true
        case .flag, .date, .text, .choice, .texts: false
        }
    }
}

extension ColumnPlan {
    fileprivate func mayHoldNumbers(_ vocabulary: Vocabulary) -> Bool {
        switch found?.place {
        case .field(let block, let field)?, .cell(let block, _, let field)?:
            vocabulary.blocks[block].fields[field].holdsNumbers
        default: false
        }
    }

    /// Finds what the column fills and how its cells are read.
    mutating func settle(
        _ layout: FlatLayout, _ vocabulary: Vocabulary, _ subject: FlatSubject
    ) {
        switch found?.place {
        case .header(let key)?: settleHeader(key, layout)
        case .field(let block, let field)?: settle(NeededField(block: block, field: field), layout, vocabulary)
        case .record(let field)?:
            guard case .records(let block) = subject else { break }
            settle(NeededField(block: block, field: field), layout, vocabulary)
        case .cell?, .sumOf?, .code?, .word?: kind = .nested
        case nil: break
        }
        if target == nil, let named, kind == .skip { (target, kind, emptyState) = (named, .named, ColumnState.unknown) }
    }

    private mutating func settleHeader(_ key: HeaderKey, _ layout: FlatLayout) {
        func target(_ field: HeaderField) -> Int? { layout.columns.firstIndex { $0.place == .header(field) } }
        switch key {
        case .unitCode, .unitType, .period, .periodKind, .periodStart, .periodEnd: kind = .header
        case .unitName:
            self.target = target(.unitName)
            (field, emptyState) = (key.field(.text), ColumnState.null)
            if self.target != nil { kind = .text }
        case .dataCutoff:
            self.target = target(.dataCutoff)
            (field, emptyState) = (key.field(.date), ColumnState.unknown)
            if self.target != nil { kind = .date }
        default: break
        }
    }

    private mutating func settle(_ place: NeededField, _ layout: FlatLayout, _ vocabulary: Vocabulary) {
        if let number = layout.columns.firstIndex(where: { $0.place == .field(place) }),
            let field = layout.columns[number].field
        {
            target = number
            self.field = field
            emptyState = field.optional ? ColumnState.null : ColumnState.unknown
            kind = CellStep.Kind(field.kind)
        }
        // Amounts beside it are worth more than they say.
        if target == nil, layout.hasAmounts(scaledBy: place, vocabulary) { kind = .nested }
    }
}

extension CellStep.Kind {
    init(_ kind: Field.Kind) {
        switch kind {
        case .count, .money: self = .integer
        case .number: self = .decimal
        case .flag: self = .flag
        case .date: self = .date
        case .choice: self = .choice
        case .text: self = .text
        case .rate, .texts: self = .other
        }
    }
}

extension FlatLayout {
    /// Whether a field gives the unit of amounts that are wanted.
    fileprivate func hasAmounts(scaledBy place: NeededField, _ vocabulary: Vocabulary) -> Bool {
        columns.contains { column in
            guard case .field(let other) = column.place, other.block == place.block,
                case .money(let scale?)? = column.field?.kind
            else { return false }
            return scale == place.field
        }
    }
}
