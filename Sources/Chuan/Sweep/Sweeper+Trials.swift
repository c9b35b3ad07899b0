import Diagnostics
import FEEL

/// Shows that missing inputs leave a check undecided, by completing them in ways that come out differently.
extension Sweeper {
    /// What is asked of completions.
    enum Question {
        case item
        /// What a condition is.
        case condition(Int32)
    }

    /// Finds the verdicts of what is open; those that completions don't settle are left to `evaluate`.
    ///
    /// - Parameter put: Takes each verdict.
    func settle(
        _ units: [OpenUnit], _ question: Question, _ task: SweepTask, _ put: (OpenUnit, UInt8) -> Void
    ) {
        func verdict(_ unit: OpenUnit) -> UInt8? {
            if case .item = question { return unit.settled(task.check) }
            return unit.seen.condition.isUndecided ? SweptVerdict.unknown : nil
        }
        var open = units
        /// Keeps what is still open where it stands.
        func takeSettled() -> Int {
            var (left, unknown) = (0, 0)
            for place in open.indices {
                guard let found = verdict(open[place]) else {
                    if left != place { open[left] = open[place] }
                    left += 1
                    continue
                }
                put(open[place], found)
                unknown += found == SweptVerdict.unknown ? 1 : 0
            }
            open.removeLast(open.count - left)
            return unknown
        }
        // Nothing was seen yet that could settle what is plainly open.
        if !open.allSatisfy({ $0.isPlain }) { _ = takeSettled() }
        let plan = trialPlan(question, task.check)
        open = triable(open, question, task, plan, put)
        if let plan, case .item = question { open = settleStraight(open, task, plan, put) }
        guard let plan, !open.isEmpty else { return }
        let trial = TrialBlock(plan, task.block, reusing: trialed)
        trialed = trial.reserve(open.count)
        func tryOut(_ rounds: [[Completion]]) {
            for ways in rounds where !open.isEmpty {
                for (number, way) in ways.enumerated() {
                    trial.complete(open, way, isNew: number == 0)
                    judge(trial, plan, question, task, way, &open)
                }
                statistics.settled[task.number] += takeSettled()
            }
        }
        tryOut((plan.isFree ? Completion.roundsOfFree : []) + Completion.rounds)
        guard !open.isEmpty else { return }
        for group in trial.byMissing(open) {
            open = group.units
            tryOut(Completion.subsets(of: group.missing))
            for unit in open { put(unit, SweptVerdict.deferred) }
        }
    }

    private func trialPlan(_ question: Question, _ check: ColumnCheck) -> TrialPlan? {
        if case .item = question { return check.trial }
        return check.trialWithoutRows
    }

    /// Those of which completions can be made.
    private func triable(
        _ units: [OpenUnit], _ question: Question, _ task: SweepTask, _ plan: TrialPlan?,
        _ put: (OpenUnit, UInt8) -> Void
    ) -> [OpenUnit] {
        guard !units.isEmpty else { return [] }
        if case .none = task.check.reported, let plan, !plan.mayBeEmpty { return units }
        var reported: ColumnView?
        var isTriable = plan != nil
        if case .item = question {
            switch task.check.reported {
            case .none: break
            case .unclear: isTriable = false
            case .cell(let program, let register):
                runner.run(program, task.block.main, task.block.tables)
                reported = runner.view(register)
            }
        }
        return units.filter { unit in
            let state = reported?.state(unit.row ?? unit.record) ?? ColumnState.unknown
            let isLeft =
                unit.verdict == SweptVerdict.open && (state == ColumnState.value || state == ColumnState.special)
            if isTriable, !isLeft, plan?.follows(unit, task.block, most: sweep.judge.limits.boundInputs / 2) ?? false {
                return true
            }
            put(unit, SweptVerdict.deferred)
            return false
        }
    }

    /// Judges the completions on trial and takes note of what those came out as that the constraints allow.
    private func judge(
        _ trial: TrialBlock, _ plan: TrialPlan, _ question: Question, _ task: SweepTask, _ way: Completion,
        _ open: inout [OpenUnit]
    ) {
        let check = task.check
        let isAllowed = allowed(trial, plan, open, task.block, way)
        runner.run(
            check.program, trial.block.main, trial.block.tables,
            shared: register.columns(check.program, .check(task.number), open, of: task.block, way))
        if case .condition(let register) = question {
            let truths = runner.view(register)
            for place in open.indices where isAllowed[place] { open[place].seen.condition.insert(truths.state(place)) }
            return
        }
        if trialVerdicts.count < open.count { trialVerdicts = Array(repeating: 0, count: open.count) }
        trialVerdicts.withUnsafeMutableBufferPointer { buffer in
            guard let verdicts = buffer.baseAddress else { return }
            measure(check, trial, plan, open, verdicts)
            note(verdicts, check, isAllowed, &open)
        }
    }

    /// Whether each completion is one that the constraints allow.
    private func allowed(
        _ trial: TrialBlock, _ plan: TrialPlan, _ open: [OpenUnit], _ block: FlatBlock, _ way: Completion
    ) -> [Bool] {
        var isAllowed = [Bool](repeating: true, count: open.count)
        for number in plan.constraints {
            let constraint = sweep.constraints[number]
            runner.run(
                constraint.program, trial.block.main, trial.block.tables,
                shared: register.columns(constraint.program, .constraint(number), open, of: block, way))
            let holds = runner.view(constraint.register)
            // One that has no truth binds nothing.
            func isKept(_ row: Int) -> Bool {
                holds.state(row) == ColumnTruth.yes || holds.state(row) == ColumnTruth.null
            }
            for place in open.indices where isAllowed[place] {
                switch constraint.space {
                case .records: isAllowed[place] = isKept(place)
                case .table(let table):
                    isAllowed[place] = trial.boundRows(table, open[place], place).allSatisfy(isKept)
                }
            }
        }
        return isAllowed
    }

    private func measure(
        _ check: ColumnCheck, _ trial: TrialBlock, _ plan: TrialPlan, _ open: [OpenUnit],
        _ out: UnsafeMutablePointer<UInt8>
    ) {
        let types = trial.block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
        if case .share(let table, let belongs, let counted, let met) = check.form {
            share(check, trial.block.tables[table], (belongs, counted, met), (out, SweptVerdict.empty), types)
        } else {
            measure(check, open.count, out, zero: SweptVerdict.empty) { Int(types[$0]) }
        }
    }

    private func note(
        _ verdicts: UnsafeMutablePointer<UInt8>, _ check: ColumnCheck, _ isAllowed: [Bool], _ open: inout [OpenUnit]
    ) {
        let (scope, proof) = (check.onlyIf.map(runner.view), check.item.provenBy.map(runner.view))
        let conditions = check.item.consistentWhen.map(runner.view)
        var belongs: ColumnView?
        if case .rows(_, let register) = check.form { belongs = register.map(runner.view) }
        for place in open.indices where isAllowed[place] {
            if let scope { open[place].seen.scope.insert(scope.state(place)) }
            if let belongs { open[place].seen.condition.insert(belongs.state(place)) }
            if let proof { open[place].seen.proof.insert(proof.state(place)) }
            let isConsistent = conditions.allSatisfy {
                $0.state(place) == ColumnTruth.yes || $0.state(place) == ColumnTruth.null
            }
            if isConsistent { open[place].seen.measure.formUnion(outcome(verdicts[place], check.item.measure, place)) }
        }
    }

    private func outcome(_ verdict: UInt8, _ measure: ColumnCheck.Measure, _ place: Int) -> Outcomes {
        switch verdict {
        case SweptVerdict.pass: .pass
        case SweptVerdict.fail: .fail
        case SweptVerdict.empty: .empty
        case SweptVerdict.inconsistent: .inconsistent
        case SweptVerdict.open: outcomeOfNull(measure, place)
        default: []
        }
    }

    /// What a measure that is null comes out as; nothing, where it is not.
    private func outcomeOfNull(_ measure: ColumnCheck.Measure, _ place: Int) -> Outcomes {
        switch measure {
        case .rate(let above, let below, let bars):
            guard let isNumber = isNull(above, below, place) else { return [] }
            guard isNumber, case let bar?? = bars.first, Set(bars).count == 1 else { return isNumber ? [] : .open }
            return bar.outcomeOfNull
        case .testedRate(let above, let below, let test):
            guard let isNumber = isNull(above, below, place) else { return truth(test, place) }
            return isNumber ? truth(test, place) : .open
        case .truth(let register): return truth(register, place)
        case .share: return []
        }
    }

    private func truth(_ register: Int32, _ place: Int) -> Outcomes {
        switch runner.view(register).state(place) {
        case ColumnTruth.yes: .pass
        case ColumnTruth.no: .fail
        case ColumnTruth.null: .open
        default: []
        }
    }

    /// Whether, of a rate that is null, the denominator is a number above zero; nil where it is not null.
    private func isNull(_ above: Int32, _ below: Int32, _ place: Int) -> Bool? {
        let (a, b) = (runner.view(above), runner.view(below))
        switch (a.state(place), b.state(place)) {
        case (ColumnState.value, ColumnState.null), (ColumnState.null, ColumnState.null): return false
        case (ColumnState.null, ColumnState.value) where b.value(place) > 0: return true
        default: return nil
        }
    }
}

extension ColumnCheck.Threshold {
    /// What the test says of null: nothing equals it, and nothing is above or below it.
    fileprivate var outcomeOfNull: Outcomes {
        switch meets {
        case 2: .fail
        case 5: .pass
        default: .open
        }
    }
}

extension TrialPlan {
    /// Whether bounds follow everything that may be unknown in a report: numbers that may be left empty are known to be
    /// nothing beyond that.
    fileprivate func follows(_ unit: OpenUnit, _ block: FlatBlock, most: Int) -> Bool {
        guard mayBeEmpty else { return true }
        return isFollowed(unit, block, most: most)
    }

    fileprivate var mayBeEmpty: Bool {
        (columns + tables.flatMap(\.columns)).contains { column in
            if case .number(mayBeEmpty: true) = column.kind { return true }
            return false
        }
    }
}
