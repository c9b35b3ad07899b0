import Diagnostics
import FEEL
import FEELSyntax

/// What failed items lack.
extension CheckJudging {
    /// The least changes with which the item in hand passes.
    ///
    /// - Complexity: bounded by `Limits.gapReads` for all items of the check.
    mutating func itemGap(_ result: ItemResult) -> Gap {
        var row: Row?
        if let source = plan.source, case .row(let found) = evaluator.locals[source.rowLocal] { row = found }
        let reads = evaluator.trace?.reads ?? []
        let search = GapSearch(judging: self, goal: .item(row), reads: reads, readsLeft: gapReads)
        var finder = GapFinder(search, figures: result.figures)
        finder.run()
        gapReads = finder.search.readsLeft
        if finder.ways.isEmpty { return Gap(note: finder.note) }
        return gap(finder.ways, GapWords(judging: self, row: row))
    }

    private func gap(_ ways: [GapWay], _ words: GapWords) -> Gap {
        var groups = 0
        var entries: [Gap.Entry] = []
        for way in ways {
            if way.count > 1 { groups += 1 }
            entries += self.entries(way, group: way.count > 1 ? groups : nil)
        }
        return Gap(entries, sentence: words.ways(ways, .sentence), need: words.ways(ways, .need))
    }

    func entries(_ way: GapWay, group: Int?) -> [Gap.Entry] {
        switch way {
        case .numbers(let parts):
            parts.map { Gap.Entry(change: change($0.main), with: $0.others.map(change), group: group) }
        case .flags(let flags):
            flags.map { flag in
                let value = flag.value ? "true" : "false"
                let change = Gap.Change(field: path(flag.read), name: name(flag.read), change: value, to: value)
                return Gap.Entry(change: change, with: [], group: group)
            }
        }
    }

    private func change(_ move: GapPart.Move) -> Gap.Change {
        Gap.Change(
            field: path(move.read), name: name(move.read), change: move.change.description, to: move.to.description)
    }

    /// How much a numerator lacks, for the denominator as it is; nil where both are not whole.
    func shortage(_ figures: ItemResult.Figures?) -> Decimal? {
        guard let target = shownTarget, let threshold = target.comparison?.1, plan.rounding == nil,
            let above = figures?.numerator, let below = figures?.denominator, above.isInteger, below.isInteger,
            let least = threshold.multiplied(by: below)?.rounded(scale: 0, .floor)
        else { return nil }
        let tries = [least, least.adding(.one)].compactMap { $0 }.filter { $0 > above && $0 <= below }
        return tries.first { holds(target, $0, below, $0.divided(by: below)) == true }?.subtracting(above)
    }

    /// Figures as the item would show them.
    func shown(_ figures: ItemResult.Figures) -> Message? {
        guard let target = shownTarget else { return nil }
        if let above = figures.numerator, let below = figures.denominator { return Shown.rate(above, below, target) }
        return figures.value.map(NumberForm.message)
    }
}
