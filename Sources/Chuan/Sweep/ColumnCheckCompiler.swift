import FEEL
import FEELSyntax

/// Turns the plan of a check into steps over columns, or says why that can't be done.
struct ColumnCheckCompiler {
    private let plan: CheckPlan
    private let unitTypes: Int
    private var compiler: ColumnCompiler<SweepDirectory>

    init(_ plan: CheckPlan, _ directory: SweepDirectory) {
        self.plan = plan
        unitTypes = directory.vocabulary.unitTypes.count
        compiler = ColumnCompiler(directory, tables: directory.layout.tables.count)
    }

    /// The check and the layout with the columns that it needs.
    ///
    /// - Complexity: O(nodes).
    mutating func compile() throws(SweepRefusal) -> (ColumnCheck, SweepDirectory) {
        if plan.rounding != nil { throw SweepRefusal(part: .target, reason: .rounding) }
        if !plan.parameters.isEmpty { throw SweepRefusal(part: .definition, reason: .parameter) }
        let onlyIf = try plan.onlyIf.map { part throws(SweepRefusal) in try truth(part, .scope, .records) }
        try compiler.define(plan, needingRow: false)
        let (form, item) = try body()
        var lines: [(condition: Int32?, verdict: VerdictCode)] = []
        for line in plan.noRows {
            let condition = try line.condition.map { part throws(SweepRefusal) in try truth(part, .rows, .records) }
            lines.append((condition, line.verdict))
        }
        if case .share = form, onlyIf != nil { throw SweepRefusal(part: .scope, reason: .openScope) }
        let reported = reported(form)
        let check = ColumnCheck(
            program: compiler.program, applies: (0..<unitTypes).map { plan.appliesTo.contains($0) }, onlyIf: onlyIf,
            form: form, item: item, noRows: lines, noBlock: plan.noBlock, zeroDenominator: plan.zeroDenominator,
            reported: reported)
        return (check, compiler.directory)
    }

    /// Where a reported rate stands, in a program of its own: where figures decide, nobody asks for it.
    private mutating func reported(_ form: ColumnCheck.Form) -> ColumnCheck.Reported {
        guard case .rate(_, _, let part?) = plan.measure else { return .none }
        var space = ColumnProgram.Space.records
        if case .rows(let table, _) = form { space = .table(table) }
        var copy = compiler
        do throws(ColumnRefusal) {
            let register = try copy.cell(part.plan, in: space)
            compiler.directory = copy.directory
            return .cell(copy.program, register)
        } catch {
            return .unclear
        }
    }

    private mutating func body() throws(SweepRefusal) -> (ColumnCheck.Form, ColumnCheck.Item) {
        guard let source = plan.source else { return (.single, try item(.records)) }
        guard let table = source.block.flatMap(compiler.directory.table(ofBlock:)) else {
            throw SweepRefusal(part: .rows, reason: .source)
        }
        let isList = compiler.directory.vocabulary.blocks[compiler.directory.layout.tables[table].block].form == .codes
        if isList, let column = compiler.directory.codes(table) {
            compiler.bind(textOf: table, column: column, to: source.rowLocal)
        } else {
            compiler.bind(row: table, to: source.rowLocal)
        }
        let space = ColumnProgram.Space.table(table)
        try compiler.define(plan, needingRow: true)
        let belongs = try plan.whereCondition.map { part throws(SweepRefusal) in try truth(part, .condition, space) }
        guard case .share(let counted, let met) = plan.measure else {
            return (.rows(table: table, belongs: belongs), try item(space))
        }
        let form = ColumnCheck.Form.share(
            table: table, belongs: belongs,
            counted: try counted.map { part throws(SweepRefusal) in try truth(part, .measure, space) },
            met: try truth(met, .measure, space))
        let item = ColumnCheck.Item(
            measure: .share(try thresholds(scale: 0)), provenBy: nil, consistentWhen: try conditions(.records))
        return (form, item)
    }

    private mutating func item(_ space: ColumnProgram.Space) throws(SweepRefusal) -> ColumnCheck.Item {
        let measure = try measure(space)
        let proof = try plan.provenBy.map { part throws(SweepRefusal) in try truth(part, .proof, space) }
        return ColumnCheck.Item(measure: measure, provenBy: proof, consistentWhen: try conditions(space))
    }

    private mutating func conditions(_ space: ColumnProgram.Space) throws(SweepRefusal) -> [Int32] {
        var conditions: [Int32] = []
        for part in plan.consistentWhen { conditions.append(try truth(part, .condition, space)) }
        return conditions
    }

    // MARK: Measures

    private mutating func measure(_ space: ColumnProgram.Space) throws(SweepRefusal) -> ColumnCheck.Measure {
        switch plan.measure {
        case .requirement(let part): return .truth(try truth(part, .measure, space))
        case .value(let part):
            guard let target = soleTarget else { throw SweepRefusal(part: .target, reason: .conditionTable) }
            return .truth(
                try attempt(.measure) { compiler throws(ColumnRefusal) in
                    try compiler.test(part.plan, by: target.plan, about: target.inputLocal, in: space)
                })
        case .rate(let numerator, let denominator, _): return try rate(numerator.plan, denominator.plan, space)
        case .share: throw SweepRefusal(part: .measure, reason: .source)
        }
    }

    private mutating func rate(
        _ numerator: Plan, _ denominator: Plan, _ space: ColumnProgram.Space
    ) throws(SweepRefusal) -> ColumnCheck.Measure {
        let above = try attempt(.measure) { compiler throws(ColumnRefusal) in
            try compiler.number(numerator, in: space)
        }
        let below = try attempt(.measure) { compiler throws(ColumnRefusal) in
            try compiler.number(denominator, in: space)
        }
        if plan.tests.allSatisfy({ $0.comparison != nil }) {
            return .rate(
                above: above.register, below: below.register, try thresholds(scale: below.scale - above.scale))
        }
        guard let target = soleTarget else { throw SweepRefusal(part: .target, reason: .conditionTable) }
        let test = try attempt(.target) { compiler throws(ColumnRefusal) in
            try compiler.test(numerator, over: denominator, by: target.plan, about: target.inputLocal, in: space)
        }
        return .testedRate(above: above.register, below: below.register, test: test)
    }

    private var soleTarget: CompiledTarget? {
        if case .test(let target) = plan.target { return target }
        return nil
    }

    /// The bars by unit type.
    ///
    /// - Parameter scale: Digits after the point of the denominator less those of the numerator.
    private func thresholds(scale: Int) throws(SweepRefusal) -> [ColumnCheck.Threshold?] {
        switch plan.target {
        case .test(let target):
            return Array(repeating: try threshold(target, scale: scale), count: unitTypes)
        case .byUnitType(let targets):
            var result: [ColumnCheck.Threshold?] = []
            for type in 0..<unitTypes {
                result.append(
                    try targets[type].map { target throws(SweepRefusal) in try threshold(target, scale: scale) })
            }
            return result
        case .byCondition, .none: throw SweepRefusal(part: .target, reason: .conditionTable)
        }
    }

    private func threshold(_ target: CompiledTarget, scale: Int) throws(SweepRefusal) -> ColumnCheck.Threshold {
        let refusal = SweepRefusal(part: .target, reason: .threshold)
        guard let (comparison, bar) = target.comparison, let (digits, places) = bar.scaledInteger else { throw refusal }
        let shift = places + scale
        guard abs(shift) <= 15 else { throw refusal }
        var power: Int64 = 1
        for _ in 0..<abs(shift) { power *= 10 }
        let (second, overflow) = digits.multipliedReportingOverflow(by: shift < 0 ? power : 1)
        if overflow { throw refusal }
        return ColumnCheck.Threshold(comparison, first: shift > 0 ? power : 1, second: second)
    }

    // MARK: Expressions

    private mutating func truth(
        _ part: CheckPlan.Part, _ name: SweepRefusal.Part, _ space: ColumnProgram.Space
    ) throws(SweepRefusal) -> Int32 {
        try attempt(name) { compiler throws(ColumnRefusal) in try compiler.truth(part.plan, in: space) }
    }

    private mutating func attempt<Result>(
        _ part: SweepRefusal.Part, _ body: (inout ColumnCompiler<SweepDirectory>) throws(ColumnRefusal) -> Result
    ) throws(SweepRefusal) -> Result {
        do throws(ColumnRefusal) {
            return try body(&compiler)
        } catch {
            throw SweepRefusal(part: part, reason: .expression(error))
        }
    }
}

extension SweepDirectory {
    /// The place in the layout of a table of the vocabulary.
    func table(ofBlock block: Int) -> Int? { layout.tables.firstIndex { $0.block == block } }
}

extension ColumnCompiler {
    /// Takes the definitions of a check that need a row, or those that do not.
    mutating func define(_ plan: CheckPlan, needingRow: Bool) throws(SweepRefusal) {
        for definition in plan.definitions where definition.needsRow == needingRow {
            do throws(ColumnRefusal) {
                try define(definition.local, definition.part.plan)
            } catch {
                throw SweepRefusal(part: .definition, reason: .expression(error))
            }
        }
    }
}
