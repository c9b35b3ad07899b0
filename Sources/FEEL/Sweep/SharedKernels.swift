/// Loops over records with lists that they share.
struct SharedKernels {
    let shared: SharedColumns?
    let texts: TextKernels

    /// How many items the list has.
    func count(_ list: Int, _ out: ColumnView, _ count: Int) {
        for record in 0..<count {
            switch shared?.items(list, ofRecord: record) {
            case .items(let items)?:
                (out.values[record], out.states[record]) = (Int64(items.count), ColumnState.value)
            case .unknown?: out.states[record] = ColumnState.unknown
            case .unclear?, nil: out.states[record] = ColumnState.special
            }
        }
    }

    /// Whether each item is in the list of its record.
    ///
    /// - Parameter rows: Which items each record has.
    func contains(_ list: Int, _ item: ColumnView, _ out: ColumnView, records: Int, rows: (Int) -> Range<Int>) {
        for record in 0..<records {
            let items = shared?.items(list, ofRecord: record)
            for row in rows(record) { out.states[row] = contains(items, item.value(row), item.state(row)) }
        }
    }

    private func contains(_ items: SharedItems?, _ bits: Int64, _ state: UInt8) -> UInt8 {
        switch (items, state) {
        case (.unknown?, ColumnState.value), (.unknown?, ColumnState.null), (.unknown?, ColumnState.unknown):
            return ColumnTruth.unknown
        case (.items(let items)?, ColumnState.unknown):
            return items.count == 0 ? ColumnTruth.no : ColumnTruth.unknown
        case (.items(let items)?, ColumnState.null):
            return items.nulls > 0 ? ColumnTruth.yes : ColumnTruth.no
        case (.items(let items)?, ColumnState.value):
            guard let known = items.texts else { return ColumnTruth.special }
            switch texts.words(bits) {
            case .one(let word): return known[word] == nil ? ColumnTruth.no : ColumnTruth.yes
            case .none: return ColumnTruth.no
            case .every: return ColumnTruth.special
            }
        default: return ColumnTruth.special
        }
    }

    /// How many items of the list are among the texts of each record, or are not.
    func countListed(
        _ list: Int, _ table: TableColumns, _ kept: ColumnView, _ cells: ColumnView, isListed: Bool, _ out: ColumnView
    ) {
        for record in table.states.indices {
            let (count, state) = found(shared?.items(list, ofRecord: record), table, record, kept, cells)
            out.states[record] = state
            out.values[record] = count
            if !isListed, case .items(let items)? = shared?.items(list, ofRecord: record) {
                out.values[record] = Int64(items.count) - count
            }
        }
    }

    private func found(
        _ items: SharedItems?, _ table: TableColumns, _ record: Int, _ kept: ColumnView, _ cells: ColumnView
    ) -> (Int64, UInt8) {
        guard let shared, case .items(let items)? = items else {
            if case .unknown? = items { return (0, ColumnState.unknown) }
            return (0, ColumnState.special)
        }
        let rows = table.rows(ofRecord: record)
        if table.states[record] == ColumnState.special { return (0, ColumnState.special) }
        // No item is asked about.
        if items.count == 0 { return (0, ColumnState.value) }
        guard let known = items.texts, rows.count < shared.mostSteps / (4 * items.count) else {
            return (0, ColumnState.special)
        }
        return found(items, known, table.states[record], rows, kept, cells)
    }

    private func found(
        _ items: SharedItems.Items, _ known: [String: Int], _ state: UInt8, _ rows: Range<Int>, _ kept: ColumnView,
        _ cells: ColumnView
    ) -> (Int64, UInt8) {
        if state == ColumnState.unknown { return (0, ColumnState.unknown) }
        var met = MetTexts(nulls: items.nulls)
        for row in rows {
            switch (kept.state(row), cells.state(row)) {
            case (ColumnTruth.no, _), (ColumnTruth.null, _): continue
            case (ColumnTruth.unknown, _): return (0, ColumnState.unknown)
            case (ColumnTruth.special, _), (_, ColumnState.special): return (0, ColumnState.special)
            case (_, ColumnState.unknown): met.isOpen = true
            case (_, ColumnState.null): met.hasNull = true
            default: met.add(texts.words(cells.value(row)), known)
            }
        }
        let count = met.hasEvery ? items.count - items.nulls + (met.hasNull ? items.nulls : 0) : met.count
        // An item that was not met may be the one that is not known.
        return met.isOpen && count < items.count ? (0, ColumnState.unknown) : (Int64(count), ColumnState.value)
    }
}

/// Which items of a list were met.
private struct MetTexts {
    let nulls: Int
    private var words: Set<String> = []
    private var found = 0
    var hasNull = false
    var hasEvery = false
    var isOpen = false

    init(nulls: Int) { self.nulls = nulls }

    var count: Int { found + (hasNull ? nulls : 0) }

    mutating func add(_ word: TextKernels.Words, _ known: [String: Int]) {
        switch word {
        case .every: hasEvery = true
        case .none: break
        case .one(let word): if let times = known[word], words.insert(word).inserted { found += times }
        }
    }
}
