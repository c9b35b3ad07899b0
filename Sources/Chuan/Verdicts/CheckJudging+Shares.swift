import Diagnostics
import FEEL

/// Shares of rows that meet a condition.
extension CheckJudging {
    /// How an open row may come out.
    struct OpenRow: OptionSet, Sendable, Hashable {
        let rawValue: UInt8

        static let left = OpenRow(rawValue: 1)
        static let met = OpenRow(rawValue: 2)
        static let notMet = OpenRow(rawValue: 4)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        /// - Parameters:
        ///   - counts: Whether the row counts.
        ///   - meets: Whether it meets the condition where it counts.
        init(counts: Truths, meets: Truths) {
            self = counts == .yes ? [] : .left
            if counts != .no { insert(meets == .yes ? .met : meets == .no ? .notMet : [.met, .notMet]) }
        }
    }

    /// The rows of a share: those that count, those that meet the condition, and those that are open.
    struct Tally {
        var met = 0
        var counted = 0
        var open: [OpenRow] = []
        var openTitles: [Message] = []
        var notMet: [Message] = []
        var left: [Message] = []

        mutating func add(_ row: OpenRow, title: Message) {
            switch row {
            case .left: left.append(title)
            case .met:
                met += 1
                counted += 1
            case .notMet:
                counted += 1
                notMet.append(title)
            default:
                open.append(row)
                openTitles.append(title)
            }
        }

        /// A number of rows that meet the condition, of a number that count.
        struct Way: Hashable {
            var met: Int
            var counted: Int
        }

        /// Every way in which open rows may come out; of many open rows the ways that lie furthest out, between which the
        /// share lies.
        var ways: Set<Way> {
            let start = Way(met: met, counted: counted)
            guard open.count <= Self.mostOpen else { return corners(start) }
            return open.reduce(into: [start]) { ways, row in ways = Set(ways.flatMap { row.ways(from: $0) }) }
        }

        private static let mostOpen = 48

        private func corners(_ start: Way) -> Set<Way> {
            let orders: [[OpenRow]] = [
                [.met, .left, .notMet], [.notMet, .left, .met], [.left, .met, .notMet], [.left, .notMet, .met],
            ]
            return Set(
                orders.map { order in
                    open.reduce(start) { way, row in
                        order.first { row.contains($0) }.map { $0.ways(from: way)[0] } ?? way
                    }
                })
        }
    }

    /// The share of rows that meet a condition; undecided rows are counted in every way that they may come out.
    mutating func judgeShare(
        _ rows: [Value], _ source: CheckPlan.Source, _ counted: CheckPlan.Part?, _ met: CheckPlan.Part
    ) -> ItemResult {
        guard let target = shownTarget else { return plain(.unknown, Sentences.noTarget) }
        var tally = Tally()
        startItem()
        for (offset, row) in rows.enumerated() {
            evaluator.locals[source.rowLocal] = row
            evaluateDefinitions(needingRow: true)
            if let condition = plan.whereCondition, truth(of: condition).boolean == false { continue }
            tally.add(standing(counted, met), title: title(of: row, offset: offset))
        }
        if let settled = settledBeforehand(nil) { return settled }
        var result = decide(tally, target)
        if result.verdict == .fail, !isQuiet { result.gap = shareGap(rows, source, tally, target) }
        return result
    }

    /// How the current row stands.
    private mutating func standing(_ counted: CheckPlan.Part?, _ met: CheckPlan.Part) -> OpenRow {
        let counts = counted.map { evaluator.evaluate($0.plan) } ?? .boolean(true)
        if counts.boolean == false { return .left }
        let meets = evaluator.evaluate(met.plan)
        if counts.boolean == true, let meets = meets.boolean { return meets ? .met : .notMet }
        let open = facts.open.facts(of: facts, limits: limits)
        var bounder = bounder(open, open.unknowns)
        let truths = counted.map { bounder.bound($0.plan).truths } ?? .yes
        var counting = self.bounder(open, counted.map { bounder.assuming($0.plan) } ?? open.unknowns)
        return OpenRow(counts: truths, meets: counting.bound(met.plan).truths)
    }

    private mutating func decide(_ tally: Tally, _ target: CompiledTarget) -> ItemResult {
        let verdict = verdict(of: tally, target)
        let (met, counted) = (Decimal(tally.met), Decimal(tally.counted))
        let quotient = met.divided(by: counted)
        let figures = ItemResult.Figures(
            numerator: met, denominator: counted, value: quotient,
            shown: tally.counted == 0 || isQuiet(verdict) ? nil : Shown.rate(met, counted, target), interval: nil)
        let reads = evaluator.trace?.reads ?? []
        let decided = verdict == .pass || verdict == .fail
        return ItemResult(
            label: nil, verdict: verdict, compared: decided ? tally.counted : 0, figures: figures,
            missing: tally.open.isEmpty ? [] : missing(reads), evidence: evidence(reads, of: verdict),
            sentence: said(
                verdict, Sentences.share(Sentences.ShareCounts(tally), figures, target, verdict)))
    }

    /// The verdict when all ways agree. Ways without any counted row have no verdict of their own.
    private func verdict(of tally: Tally, _ target: CompiledTarget) -> VerdictCode {
        var found: Set<VerdictCode> = []
        for way in tally.ways {
            if way.counted == 0 {
                found.insert(plan.zeroDenominator)
                continue
            }
            let (above, below) = (Decimal(way.met), Decimal(way.counted))
            switch holds(target, above, below, above.divided(by: below)) {
            case true: found.insert(.pass)
            case false: found.insert(.fail)
            default: return .unknown
            }
        }
        return found.count == 1 ? found.first ?? .unknown : .unknown
    }
}

extension CheckJudging.OpenRow {
    /// What a row of this kind makes of a way.
    fileprivate func ways(from way: CheckJudging.Tally.Way) -> [CheckJudging.Tally.Way] {
        var result: [CheckJudging.Tally.Way] = []
        if contains(.left) { result.append(way) }
        if contains(.met) { result.append(.init(met: way.met + 1, counted: way.counted + 1)) }
        if contains(.notMet) { result.append(.init(met: way.met, counted: way.counted + 1)) }
        return result
    }
}
