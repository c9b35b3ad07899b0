package import Diagnostics
import FEEL
import FEELSyntax
import Parallel

/// Compiles the files of one rulebook.
///
/// - Parameters:
///   - files: All rule files, the one with the header among them; ids are known to be unique.
///   - vocabulary: Resolved from the same files.
///   - keepsTrees: The parts of checks keep their checked trees, for lints.
///   - workers: Threads that share the indicators out among them.
/// - Returns: Nil when the header is missing; otherwise a rulebook whose faulty parts are null. It must not judge anything
///   while a diagnostic is an error.
/// - Diagnostics: those of `FEELSyntax` and `FEEL`; `rule/…` of `CompilationDiagnostics`.
package func compile(
    _ files: [RuleFile], vocabulary: Vocabulary, limits: Limits, keepsTrees: Bool = false, workers: Int = 1
) -> (Rulebook?, [Diagnostic]) {
    guard let header = files.lazy.compactMap(\.rulebook).first else { return (nil, []) }
    var compiler = RulebookCompiler(
        vocabulary: vocabulary, files: files, limits: limits, keepsTrees: keepsTrees)
    let constraints = vocabulary.blocks.indices.map { compiler.constraints(ofBlock: $0) }
    let indicators = compiler.compileIndicators(workers: workers)
    let readings = files.flatMap(\.readings).map(Reading.init)
    let (derivations, mistakes) = compileDerivations(
        files, vocabulary: vocabulary, limits: limits, keepsTrees: keepsTrees)
    let rulebook = Rulebook(
        id: header.id.value, title: header.title, effectiveFrom: header.effectiveFrom?.value,
        effectiveTo: header.effectiveTo?.value, annual: header.annual,
        documents: files.compactMap(\.rulebook).flatMap(\.documents),
        vocabulary: vocabulary, indicators: indicators, readings: readings, derivations: derivations,
        constraints: constraints)
    return (rulebook, compiler.diagnostics + mistakes)
}

extension Reading {
    init(_ declaration: ReadingDeclaration) {
        id = declaration.id.value
        title = declaration.title
        defaultTitle = declaration.defaultTitle
        alternatives = declaration.alternatives.map {
            Alternative(
                id: $0.id.value, title: $0.title, parameter: $0.parameter?.value,
                changesRollUps: $0.everywhere?.rollUp != nil)
        }
        conflicts = declaration.conflicts.map(\.value)
        span = declaration.span
    }
}

/// Compiles the parts of a rulebook and gathers their mistakes.
struct RulebookCompiler: Sendable {
    let vocabulary: Vocabulary
    let readings: [ReadingDeclaration]
    private let indicators: [IndicatorDeclaration]
    /// The declared checks by id.
    private lazy var declarations = Dictionary(
        indicators.flatMap(\.checks).map { ($0.id.value, $0) }, uniquingKeysWith: { first, _ in first })
    /// All alternatives of all readings, in order.
    private let ways: [WayOfReading]
    let limits: Limits
    private(set) var base: ExpressionCompiler
    /// By alternative of a reading: the id of the check for which its roll-up for every check is compiled.
    private let rolledUp: [String: Span]
    /// Unit types by the codes that were looked up before.
    private var knownUnitTypes: [String: Int] = [:]
    var diagnostics: [Diagnostic] = []

    init(vocabulary: Vocabulary, files: [RuleFile], limits: Limits, keepsTrees: Bool = false) {
        self.vocabulary = vocabulary
        readings = files.flatMap(\.readings)
        indicators = files.flatMap(\.indicators)
        ways = readings.flatMap { reading in
            reading.alternatives.map { alternative in
                WayOfReading(reading.id.value, alternative.id.value, EverywhereSettings(alternative.everywhere))
            }
        }
        self.limits = limits
        rolledUp = Self.rolledUp(ways, indicators)
        base = ExpressionCompiler(
            vocabulary: vocabulary, localNames: Self.localNames(files), limits: limits, keepsTrees: keepsTrees)
    }

    /// The names that checks give to rows and definitions, and readings to their numbers.
    private static func localNames(_ files: [RuleFile]) -> Set<String> {
        var names: Set<String> = []
        func note(_ body: CheckBody) {
            for definition in body.definitions { names.insert(definition.name.value) }
            if let name = body.forEach?.name.value { names.insert(name) }
            if let name = body.shareOf?.name.value { names.insert(name) }
        }
        for file in files {
            for indicator in file.indicators {
                for check in indicator.checks {
                    note(check.body)
                    for variant in check.variants { note(variant.body) }
                }
            }
            for reading in file.readings {
                for alternative in reading.alternatives {
                    if let name = alternative.parameter?.value { names.insert(name) }
                }
            }
        }
        return names
    }

    /// The first check with a roll-up that each alternative with one for every check does not name.
    private static func rolledUp(_ ways: [WayOfReading], _ indicators: [IndicatorDeclaration]) -> [String: Span] {
        var places: [String: Span] = [:]
        for way in ways where way.settings.rollUp {
            let first = indicators.lazy.flatMap(\.checks).first { check in
                check.body.isReplaced(everywhereBy: way.settings) && !check.variants.contains { way.isNamed(by: $0) }
            }
            if let first, places[way.name] == nil { places[way.name] = first.id.span }
        }
        return places
    }

    /// All indicators. Threads share them out as long as none of them has a mistake; mistakes are told one after another,
    /// because what was told before is not told again.
    fileprivate mutating func compileIndicators(workers: Int) -> [Indicator] {
        if workers > 1, indicators.count >= 4 {
            let (fresh, all) = (cleared(), indicators)
            let compiled = shared(all.count, workers: workers) {
                var own = fresh
                own.base.forget()
                return { number in
                    let indicator = own.compile(all[number])
                    return own.diagnostics.isEmpty ? indicator : nil
                }
            }
            if compiled.allSatisfy({ $0 != nil }) { return compiled.compactMap(\.self) }
        }
        return indicators.map { compile($0) }
    }

    mutating func compile(_ indicator: IndicatorDeclaration) -> Indicator {
        let checks = indicator.checks.map { compile($0, of: indicator) }
        return Indicator(indicator, checks: checks)
    }

    private mutating func compile(_ check: CheckDeclaration, of indicator: IndicatorDeclaration) -> Check {
        base.forget()
        // Where no unit type is named, none is left out.
        let named = check.appliesTo.isEmpty ? indicator.appliesTo : check.appliesTo
        let appliesTo = named.isEmpty ? Set(vocabulary.unitTypes.indices) : unitTypes(named)
        let plan = compile(check.body, appliesTo: appliesTo, parameters: [], of: check)
        let variants = variants(of: check, appliesTo: appliesTo, default: plan)
        return Check(check, of: indicator, plan: plan, variants: variants)
    }

    private mutating func compile(
        _ body: CheckBody, appliesTo: Set<Int>, parameters: [CheckPlan.Parameter], of check: CheckDeclaration
    ) -> CheckPlan {
        let appliesTo = body.appliesTo.map { unitTypes($0) } ?? appliesTo
        var compiler = CheckCompiler(
            base: base, vocabulary: vocabulary, check: check, appliesTo: appliesTo, parameters: parameters)
        let plan = compiler.compile(body, believesClaims: unitTypes(body.believesClaims ?? check.believesClaims))
        diagnostics += compiler.diagnostics
        return plan
    }

    /// One plan for each alternative of a reading that the check names, or that speaks of every check.
    private mutating func variants(
        of check: CheckDeclaration, appliesTo: Set<Int>, default plan: CheckPlan
    ) -> [Check.Variant] {
        var variants: [Check.Variant] = []
        for way in ways {
            let isNamed = check.variants.contains { way.isNamed(by: $0) }
            guard isNamed || check.body.isReplaced(everywhereBy: way.settings) else { continue }
            let derived = isNamed ? nil : derived(way, of: check, default: plan)
            let changesNamed = check.variants.contains { way.isNamed(by: $0) && !$0.body.isRollUpOnly }
            variants.append(
                Check.Variant(
                    reading: way.reading, alternative: way.alternative,
                    plan: derived ?? compileVariant(way, appliesTo: appliesTo, of: check),
                    changesUnits: way.settings.changeUnits || changesNamed,
                    onlyZeroDenominator: derived != nil && way.settings.isOnlyZeroDenominator))
        }
        return variants
    }

    /// The plan under an alternative that speaks of every check alike and of none by name: the default plan with other
    /// settings. A roll-up is compiled for the first check that has one, so that its mistakes are found.
    private mutating func derived(
        _ way: WayOfReading, of check: CheckDeclaration, default plan: CheckPlan
    ) -> CheckPlan? {
        if way.settings.rollUp, rolledUp[way.name] == check.id.span { return nil }
        let verdict = check.body.zeroDenominator == nil ? way.settings.zeroDenominator : nil
        return plan.with(zeroDenominator: verdict, rounding: way.settings.rounding)
    }

    /// Mistakes in shared parts were reported with the default plan.
    private mutating func compileVariant(
        _ way: WayOfReading, appliesTo: Set<Int>, of check: CheckDeclaration
    ) -> CheckPlan {
        let choice = ReadingChoice(reading: way.reading, alternative: way.alternative, parameter: nil)
        var body = check.body
        _ = choice.apply(to: &body, of: check, readings: readings)
        let known = diagnostics.count
        let variant = compile(body, appliesTo: appliesTo, parameters: parameters(of: [choice], in: check), of: check)
        if diagnostics.count == known { return variant }
        let fresh = diagnostics[known...].filter { !diagnostics[..<known].contains($0) }
        diagnostics.replaceSubrange(known..., with: fresh)
        return variant
    }

    /// The plan of a check under several chosen readings together.
    mutating func plan(of check: Check, under choices: [ReadingChoice]) -> CheckPlan {
        guard let declaration = check.declaration ?? declarations[check.id] else { return check.plan }
        var body = declaration.body
        var changed = false
        for choice in choices where choice.apply(to: &body, of: declaration, readings: readings) { changed = true }
        guard changed else { return check.plan }
        let parameters = parameters(of: choices, in: declaration)
        return compile(body, appliesTo: check.plan.appliesTo, parameters: parameters, of: declaration)
    }

    /// One check by itself, under chosen readings: nothing is compiled of what other readings make of it.
    ///
    /// - Returns: The check, with its plan under the choices.
    mutating func alone(
        _ check: CheckDeclaration, of indicator: IndicatorDeclaration, under choices: [ReadingChoice]
    ) -> Check {
        base.forget()
        var body = check.body
        for choice in choices { _ = choice.apply(to: &body, of: check, readings: readings) }
        let named = check.appliesTo.isEmpty ? indicator.appliesTo : check.appliesTo
        let appliesTo = named.isEmpty ? Set(vocabulary.unitTypes.indices) : unitTypes(named)
        let plan = compile(body, appliesTo: appliesTo, parameters: parameters(of: choices, in: check), of: check)
        return Check(check, of: indicator, plan: plan, variants: [])
    }

    /// The same compiler without what was found wrong before.
    func cleared() -> RulebookCompiler {
        var compiler = self
        compiler.diagnostics = []
        return compiler
    }

    private func parameters(of choices: [ReadingChoice], in check: CheckDeclaration) -> [CheckPlan.Parameter] {
        var parameters: [CheckPlan.Parameter] = []
        for choice in choices {
            guard let reading = readings.first(where: { $0.id.value == choice.reading }),
                let alternative = reading.alternatives.first(where: { $0.id.value == choice.alternative }),
                let name = alternative.parameter?.value
            else { continue }
            parameters.append(
                CheckPlan.Parameter(
                    reading: choice.reading, alternative: choice.alternative, name: name, local: parameters.count))
        }
        return parameters
    }

    private mutating func unitTypes(_ codes: [Located<String>]) -> Set<Int> {
        var types: Set<Int> = []
        for code in codes {
            if let known = knownUnitTypes[code.value] {
                types.insert(known)
            } else if let type = vocabulary.unitType(code.value) {
                knownUnitTypes[code.value] = type
                types.insert(type)
            }
        }
        return types
    }

    // MARK: Constraints

    fileprivate mutating func constraints(ofBlock index: Int) -> [Constraint] {
        let block = vocabulary.blocks[index]
        return block.constraints.compactMap { compile($0, of: block, index) }
    }

    private mutating func compile(
        _ declaration: ConstraintDeclaration, of block: Block, _ index: Int
    ) -> Constraint? {
        var compiler = base
        let rowLocal = block.form == .table ? compiler.bindBareRow(block: index) : nil
        let row = rowLocal.map { LinearForm.RowPlace(local: $0, table: block.input) }
        guard let (part, sides) = compiler.constraint(declaration.condition, row: row, &diagnostics) else { return nil }
        let inputs = part.plan.inputsRead
        let mentions = rowLocal.map { part.plan.columnsRead(ofLocal: $0) } ?? inputs
        return Constraint(declaration, part, mentions: mentions, inputs: inputs, sides: sides)
    }
}
