import FEEL

/// Whether conditions can hold, looked at case by case: each value of what has few of them, and for numbers what the
/// conditions themselves leave of these.
///
/// Sound: what is said not to be possible is not.
struct CaseSearch {
    /// Over some completions.
    let bounder: (Unknowns) -> Bounder
    private static let mostCases = 64

    /// What a condition may come out as.
    ///
    /// - Parameter few: What it reads that has few values.
    func truths(of plan: Plan, in unknowns: Unknowns, few: [Trace.Read]) -> Truths {
        var all = bounder(unknowns)
        let whole = all.bound(plan).truths
        guard whole.rawValue.nonzeroBitCount > 1 else { return whole }
        var found: Truths = []
        var left = Self.mostCases
        visit(unknowns, few, &left) { rest in
            var over = bounder(rest)
            var truths = over.bound(plan).truths
            for (truth, holds) in [(Truths.yes, true), (.no, false)] where truths.contains(truth) {
                var there = bounder(over.assuming(plan, holds: holds))
                if !there.bound(plan).truths.contains(truth) { truths.remove(truth) }
            }
            found.formUnion(truths)
            return found == whole
        }
        return left > 0 ? found : whole
    }

    /// Whether there may be a completion for which none of some conditions is false.
    func mayHold(_ plans: [Plan], in unknowns: Unknowns, few: [Trace.Read]) -> Bool {
        var found = false
        var left = Self.mostCases
        visit(unknowns, few, &left) { rest in
            let there = plans.reduce(rest) { bounder($0).assuming($1) }
            var over = bounder(there)
            found = plans.allSatisfy { !over.bound($0).truths.isSubset(of: .no) }
            return found
        }
        return found || left <= 0
    }

    /// Goes through the cases until one is enough, or too many were looked at.
    private func visit(
        _ unknowns: Unknowns, _ few: [Trace.Read], _ left: inout Int, until isEnough: (Unknowns) -> Bool
    ) {
        var pending = [(unknowns, few)]
        while let (next, few) = pending.popLast() {
            left -= 1
            guard left > 0 else { return }
            if let split = bounder(next).split(among: few) {
                let rest = few.filter { $0 != split.read }
                pending += split.cases.reversed().map { ($0, rest) }
            } else if isEnough(next) {
                return
            }
        }
    }
}

extension Unknowns {
    /// Those of some reads that have few values.
    func few(among reads: [Trace.Read]) -> [Trace.Read] {
        reads.filter { read in
            guard let index = index(of: read) else { return false }
            switch entries[index].kind {
            case .truth, .text: return true
            case .number, .anything, .known: return false
            }
        }
    }
}

extension OpenReport {
    /// What some plans read, each once.
    ///
    /// - Parameter rowLocal: The local in which they find the row.
    func reads(of plans: [Plan], rowLocal: Int?) -> [Trace.Read] {
        var reads: [Trace.Read] = []
        for plan in plans {
            reads += plan.inputsRead.map { .input($0) }
            guard let rowLocal, case .row(let place) = row else { continue }
            reads += plan.columnsRead(ofLocal: rowLocal).map {
                .cell(input: place.input, row: place.number, column: $0)
            }
        }
        var seen: Set<Trace.Read> = []
        return reads.filter { seen.insert($0).inserted }
    }
}
