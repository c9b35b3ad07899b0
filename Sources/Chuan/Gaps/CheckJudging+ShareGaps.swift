import Diagnostics
import FEEL

/// What failed shares of rows lack: how many more rows must meet the condition, and which are nearest to it.
extension CheckJudging {
    /// A row that does not meet the condition, and its least way to do so.
    private struct Near {
        let title: Message
        let row: Row
        let way: GapWay
        /// How far it is; flags count one each.
        let distance: Decimal
    }

    mutating func shareGap(
        _ rows: [Value], _ source: CheckPlan.Source, _ tally: Tally, _ target: CompiledTarget
    ) -> Gap {
        if !tally.open.isEmpty { return Gap(note: GapNotes.unknown) }
        let below = Decimal(tally.counted)
        let needed = (1...max(1, tally.notMet.count)).first { more in
            let above = Decimal(tally.met + more)
            return holds(target, above, below, above.divided(by: below)) == true
        }
        guard let needed else { return Gap(note: GapNotes.notEvenAll) }
        let near = nearest(rows, source, needed)
        if gapReads <= 0 { return Gap(note: GapNotes.tooMuch) }
        guard near.count == needed, isEnough(near.map(\.way)) else {
            return Gap(note: GapNotes.rows(needed, of: tally.notMet))
        }
        let entries = near.enumerated().flatMap { number, near in
            self.entries(near.way, group: needed > 1 || near.way.count > 1 ? 1 : nil)
        }
        let words = GapWords(judging: self, row: nil)
        let parts = near.map { (title: $0.title, row: $0.row, way: $0.way) }
        let isAll = needed == tally.notMet.count
        return Gap(
            entries, sentence: words.share(parts, count: needed, isAll: isAll, .sentence),
            need: words.share(parts, count: needed, isAll: isAll, .need))
    }

    /// So many of the rows that do not meet the condition, nearest first.
    private mutating func nearest(_ rows: [Value], _ source: CheckPlan.Source, _ count: Int) -> [Near] {
        var found: [Near] = []
        for (offset, value) in rows.enumerated() {
            guard case .row(let row) = value, gapReads > 0 else { continue }
            var again = over(facts)
            guard again.judgeMember(row) == .fail else { continue }
            let reads = again.evaluator.trace?.reads ?? []
            gapReads -= reads.count
            let search = GapSearch(judging: again, goal: .member(row), reads: reads, readsLeft: gapReads)
            var finder = GapFinder(search, figures: nil)
            finder.run()
            gapReads = finder.search.readsLeft
            let title = title(of: value, offset: offset)
            let near = finder.ways.map { Near(title: title, row: row, way: $0, distance: $0.distance) }
            if let nearest = near.min(by: { $0.distance < $1.distance }) { found.append(nearest) }
        }
        return Array(found.stablySorted { $0.distance < $1.distance }.prefix(count))
    }

    /// Whether the share passes with all of these, and no longer with one step less of any.
    private mutating func isEnough(_ ways: [GapWay]) -> Bool {
        var search = GapSearch(
            judging: self, goal: .share, reads: evaluator.trace?.reads ?? [], readsLeft: gapReads)
        defer { gapReads = search.readsLeft }
        let steps = ways.map(\.steps)
        guard search.outcome(changes(ways, steps, &search)).kind == .pass else { return false }
        for (way, whole) in steps.enumerated() {
            for part in whole.indices {
                var less = steps
                less[way][part] -= whole[part].signum()
                if search.outcome(changes(ways, less, &search)).kind != .fail { return false }
            }
        }
        return true
    }

    /// All changes together, with so many steps of each part.
    private func changes(_ ways: [GapWay], _ steps: [[Int]], _ search: inout GapSearch) -> Changes? {
        var numbers: ReadTable<Decimal>? = [:]
        var flags: Changes = [:]
        for (way, steps) in zip(ways, steps) {
            switch way {
            case .numbers(let parts):
                for (part, steps) in zip(parts, steps) where steps != 0 {
                    numbers = numbers.flatMap { search.moved(part.mover, by: steps, from: $0) }
                }
            case .flags(let parts):
                for (part, steps) in zip(parts, steps) where steps != 0 { flags[part.read] = .boolean(part.value) }
            }
        }
        guard var changes = numbers?.mapValues(Value.number) else { return nil }
        for (read, value) in flags where changes[read] == nil { changes[read] = value }
        return changes
    }
}

extension GapWay {
    /// The steps of each part; a flag takes one.
    fileprivate var steps: [Int] {
        switch self {
        case .numbers(let parts): parts.map(\.steps)
        case .flags(let flags): flags.map { _ in 1 }
        }
    }

    fileprivate var distance: Decimal {
        switch self {
        case .numbers(let parts):
            parts.reduce(Decimal?.some(.zero)) { $0?.adding($1.main.change.magnitude) } ?? Decimal(Int.max)
        case .flags(let flags): Decimal(flags.count)
        }
    }
}

extension Array {
    /// Sorted, with equal elements in their order.
    fileprivate func stablySorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
        enumerated().sorted { a, b in
            if isBefore(a.element, b.element) { return true }
            return !isBefore(b.element, a.element) && a.offset < b.offset
        }.map(\.element)
    }
}
