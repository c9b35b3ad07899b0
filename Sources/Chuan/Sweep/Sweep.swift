import FEEL
import FEELSyntax

/// The checks of a judge made ready to be judged over columns, many reports at a time.
///
/// Gives the verdicts that `Judge.judge` gives, byte for byte; what columns can't do is left to it, report by report.
/// Immutable: share it between threads.
package struct Sweep: Sendable {
    package let judge: Judge
    /// What has to be read of every report.
    package let layout: FlatLayout
    /// In the order of the rulebook.
    package let checks: [SweptCheck]
    let constraints: [SweptConstraint]
    /// What gave the columns of the layout.
    let directory: SweepDirectory
    /// Whether reports of a part of the year have no verdicts yet.
    let postpones: Bool
    /// What finds numbers that others leave no choice.
    let restoring: [RestorePlan]

    /// One check of a rulebook.
    package struct SweptCheck: Sendable {
        package let check: Check
        package let indicator: Int
        let number: Int
        let plan: CheckPlan
        /// The readings that the plan was made under.
        let choices: [ReadingChoice]
        let columns: Result<ColumnCheck, SweepRefusal>

        /// Why reports are judged one by one; nil where columns do.
        package var refusal: SweepRefusal? {
            if case .failure(let refusal) = columns { return refusal }
            return nil
        }
    }

    enum Restoring: Sendable {
        case never
        /// By the number of the plan that does it.
        case byPlan(Int)
        /// In ways that columns can't follow.
        case unclear
    }

    /// What must hold before figures are believed.
    struct SweptConstraint: Sendable {
        let block: Int
        let constraint: Constraint
        /// Of the records, or of a table's rows.
        let space: ColumnProgram.Space
        let program: ColumnProgram
        let register: Int32
        /// Whether numbers of its block may follow from others, so that what it says of missing ones may change.
        let restoring: Restoring
    }

    /// - Complexity: O(nodes of all plans).
    package init(_ judge: Judge) {
        var builder = SweepBuilder(judge.rulebook, SweepDirectory(judge.rulebook.vocabulary))
        var checks: [SweptCheck] = []
        for (index, indicator) in judge.rulebook.indicators.enumerated() {
            for (number, check) in indicator.checks.enumerated() {
                let plan = judge.plans[index][number]
                checks.append(
                    SweptCheck(
                        check: check, indicator: index, number: number, plan: plan, choices: judge.choices,
                        columns: builder.compile(plan)))
            }
        }
        self.init(judge, checks, builder, postpones: judge.rulebook.annual)
    }

    /// Checks of a roll-up, over the columns of another sweep and more behind them. Checks that columns can't do are left
    /// out; verdicts are those that hold were every period at its end.
    init(of slots: [RollUpPlan.Slot], _ judge: Judge, directory: SweepDirectory) {
        var builder = SweepBuilder(judge.rulebook, directory)
        var checks: [SweptCheck] = []
        for slot in slots {
            if checks.contains(where: { $0.judges(slot) }) { continue }
            guard case .success(let columns) = builder.compile(slot.unitPlan) else { continue }
            checks.append(
                SweptCheck(
                    check: judge.rulebook.indicators[slot.indicator].checks[slot.number], indicator: slot.indicator,
                    number: slot.number, plan: slot.unitPlan, choices: slot.choices, columns: .success(columns)))
        }
        self.init(judge, checks, builder, postpones: false)
    }

    private init(_ judge: Judge, _ checks: [SweptCheck], _ builder: SweepBuilder, postpones: Bool) {
        var builder = builder
        self.judge = judge
        self.checks = checks.map { builder.planningTrials($0) }
        self.postpones = postpones
        directory = builder.directory
        layout = builder.directory.layout
        constraints = builder.constraints
        restoring = builder.restoring
    }
}

extension Sweep {
    /// The first and the last day of each report's period, in days since 1970-01-01.
    package func periods(
        of block: FlatBlock
    ) -> (starts: UnsafeMutablePointer<Int64>, ends: UnsafeMutablePointer<Int64>) {
        (
            block.main.values(of: SweepDirectory.HeaderColumn.periodStart.rawValue),
            block.main.values(of: SweepDirectory.HeaderColumn.periodEnd.rawValue)
        )
    }
}

extension Sweep {
    /// The unit type of each report, by its place in the vocabulary.
    package func unitTypes(of block: FlatBlock) -> UnsafeMutablePointer<Int64> {
        block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
    }
}

/// Compiles checks, and the constraints of what they read.
private struct SweepBuilder {
    let rulebook: Rulebook
    var directory: SweepDirectory
    private(set) var constraints: [Sweep.SweptConstraint] = []
    private(set) var restoring: [RestorePlan] = []
    private var numbers: [ObjectIdentifier: Int] = [:]
    /// By block.
    private var restoringBlocks: [Int: Sweep.Restoring] = [:]

    init(_ rulebook: Rulebook, _ directory: SweepDirectory) {
        self.rulebook = rulebook
        self.directory = directory
    }

    mutating func compile(_ plan: CheckPlan) -> Result<ColumnCheck, SweepRefusal> {
        var compiler = ColumnCheckCompiler(plan, directory)
        do throws(SweepRefusal) {
            let (check, grown) = try compiler.compile()
            directory = grown
            return .success(ColumnCheck(check, constraints: try constraints(about: check)))
        } catch {
            return .failure(error)
        }
    }

    /// The constraints that mention what a check reads.
    private mutating func constraints(about check: ColumnCheck) throws(SweepRefusal) -> [Int] {
        try constraints(about: fields(of: check.program.columnsRead)) { $0.severity == .inconsistent }
    }

    private mutating func constraints(
        about fields: [NeededField], where isWanted: (Constraint) -> Bool
    ) throws(SweepRefusal) -> [Int] {
        var found: [Int] = []
        for field in fields {
            for constraint in rulebook.constraints[field.block]
            where isWanted(constraint) && constraint.mentions.contains(mention(field)) {
                let number = try number(of: constraint, field.block)
                if !found.contains(number) { found.append(number) }
            }
        }
        return found
    }

    /// The fields of the vocabulary behind columns.
    private func fields(of places: some Sequence<ColumnProgram.ColumnPlace>) -> [NeededField] {
        places.compactMap { place in
            switch place.space {
            case .records:
                guard case .field(let field) = directory.layout.columns[place.column].place else { return nil }
                return field
            case .table(let table):
                let flat = directory.layout.tables[table]
                return NeededField(block: flat.block, field: flat.columns[place.column])
            }
        }
    }

    /// By what constraints know a field: its input in a group, its column in a table.
    private func mention(_ field: NeededField) -> Int {
        let block = rulebook.vocabulary.blocks[field.block]
        return block.form == .group ? block.input + field.field : field.field
    }

    private mutating func number(of constraint: Constraint, _ block: Int) throws(SweepRefusal) -> Int {
        if let known = numbers[ObjectIdentifier(constraint)] { return known }
        var compiler = ColumnCompiler(directory, tables: directory.layout.tables.count)
        var space = ColumnProgram.Space.records
        if let table = directory.table(ofBlock: block) {
            compiler.bind(row: table, to: 0)
            space = .table(table)
        }
        do throws(ColumnRefusal) {
            let register = try compiler.truth(constraint.plan, in: space)
            directory = compiler.directory
            constraints.append(
                Sweep.SweptConstraint(
                    block: block, constraint: constraint, space: space, program: compiler.program, register: register,
                    restoring: restoring(block, space)))
        } catch {
            throw SweepRefusal(part: .constraint, reason: .expression(error))
        }
        numbers[ObjectIdentifier(constraint)] = constraints.count - 1
        return constraints.count - 1
    }

    /// How missing numbers of a block may follow from others.
    private mutating func restoring(_ block: Int, _ space: ColumnProgram.Space) -> Sweep.Restoring {
        if let known = restoringBlocks[block] { return known }
        let all = rulebook.constraints[block]
        var found = Sweep.Restoring.never
        if all.contains(where: { $0.sides?.comparison == .equal }) {
            if let plan = RestorePlan(all, space: space, &directory) {
                restoring.append(plan)
                found = .byPlan(restoring.count - 1)
            } else {
                found = .unclear
            }
        }
        restoringBlocks[block] = found
        return found
    }

    // MARK: Trials

    /// The check with what is needed to try values in place of what is missing.
    mutating func planningTrials(_ swept: Sweep.SweptCheck) -> Sweep.SweptCheck {
        guard case .success(let plain) = swept.columns else { return swept }
        let conditions = plain.noRows.compactMap(\.condition) + [plain.onlyIf].compactMap { $0 }
        let check = ColumnCheck(
            plain, constraints: plain.constraints,
            trial: trial(of: plain, plain.registersOfItems, unit: plain.unit),
            trialWithoutRows: conditions.isEmpty ? nil : trial(of: plain, conditions, unit: .record))
        return Sweep.SweptCheck(
            check: swept.check, indicator: swept.indicator, number: swept.number, plan: swept.plan,
            choices: swept.choices, columns: .success(check))
    }

    /// - Returns: Nil where a constraint that ties the inputs can't be looked at.
    private mutating func trial(
        of check: ColumnCheck, _ registers: [Int32], unit: TrialPlan.Unit
    ) -> TrialPlan? {
        let reach = check.program.reach(of: registers)
        if case .row = unit, !reach.tablesGathered.isEmpty { return nil }
        var places = reach.columns
        // All that constraints tie to what is read: only with these together is a completion one that they allow.
        var tied: Set<Int> = []
        var isGrowing = true
        while isGrowing {
            guard let more = try? constraints(about: fields(of: places), where: { $0.bindsUnknowns }) else {
                return nil
            }
            isGrowing = !tied.isSuperset(of: more)
            tied.formUnion(more)
            for number in more { places.formUnion(constraints[number].program.columnsRead) }
        }
        for number in tied where !constraints[number].isOf(unit) { return nil }
        let known = directory
        let binding = tied.sorted().map { constraints[$0] }
        let straight = StraightRate(check, binding, &directory)
        let lines = binding.compactMap { constraint in
            RestorePlan.Line(constraint, &directory).map { TrialPlan.Line(space: constraint.space, line: $0) }
        }
        return TrialPlan(
            unit, places, constraints: tied.sorted(), gathered: reach.tablesGathered, check.program, known,
            restoring: restoring, lines: lines, straight: straight)
    }
}

extension Constraint {
    /// Whether bounds hold unknown numbers to it.
    fileprivate var bindsUnknowns: Bool { severity == .inconsistent && sides != nil }
}

extension Sweep.SweptConstraint {
    /// Whether it can be looked at for what is on trial.
    fileprivate func isOf(_ unit: TrialPlan.Unit) -> Bool {
        guard program.reach(of: [register]).tablesGathered.isEmpty else { return false }
        switch (unit, space) {
        case (_, .records), (.record, .table): return true
        case (.row(let table), .table(let own)): return table == own
        }
    }
}
