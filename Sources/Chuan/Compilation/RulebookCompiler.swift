package import Diagnostics
public import FEEL
import FEELSyntax

/// Compiles the files of one rulebook.
///
/// - Parameters:
///   - files: All rule files, the one with the header among them; ids are known to be unique.
///   - vocabulary: Resolved from the same files.
/// - Returns: Nil when the header is missing; otherwise a rulebook whose faulty parts are null. It must not judge anything
///   while a diagnostic is an error.
/// - Diagnostics: those of `FEELSyntax` and `FEEL`; `rule/…` of `CompilationDiagnostics`.
package func compile(
    _ files: [RuleFile], vocabulary: Vocabulary, limits: Limits
) -> (Rulebook?, [Diagnostic]) {
    guard let header = files.lazy.compactMap(\.rulebook).first else { return (nil, []) }
    var compiler = RulebookCompiler(vocabulary: vocabulary, files: files, limits: limits)
    let constraints = vocabulary.blocks.indices.map { compiler.constraints(ofBlock: $0) }
    let indicators = files.flatMap(\.indicators).map { compiler.compile($0) }
    let readings = files.flatMap(\.readings).map(Reading.init)
    let rulebook = Rulebook(
        id: header.id.value, title: header.title, effectiveFrom: header.effectiveFrom?.value,
        effectiveTo: header.effectiveTo?.value, annual: header.annual,
        documents: files.compactMap(\.rulebook).flatMap(\.documents),
        vocabulary: vocabulary, indicators: indicators, readings: readings, constraints: constraints)
    return (rulebook, compiler.diagnostics)
}

extension Reading {
    init(_ declaration: ReadingDeclaration) {
        id = declaration.id.value
        title = declaration.title
        defaultTitle = declaration.defaultTitle
        alternatives = declaration.alternatives.map {
            Alternative(id: $0.id.value, title: $0.title, parameter: $0.parameter?.value)
        }
        conflicts = declaration.conflicts.map(\.value)
        span = declaration.span
    }
}

/// Compiles the parts of a rulebook and gathers their mistakes.
struct RulebookCompiler {
    let vocabulary: Vocabulary
    let readings: [ReadingDeclaration]
    let limits: Limits
    let base: ExpressionCompiler
    /// Alternatives of readings whose roll-up for every check was compiled once.
    private var rolledUp: Set<String> = []
    var diagnostics: [Diagnostic] = []

    init(vocabulary: Vocabulary, files: [RuleFile], limits: Limits) {
        self.vocabulary = vocabulary
        readings = files.flatMap(\.readings)
        self.limits = limits
        base = ExpressionCompiler(vocabulary: vocabulary, localNames: Self.localNames(files), limits: limits)
    }

    /// The names that checks give to rows and definitions, and readings to their numbers.
    private static func localNames(_ files: [RuleFile]) -> [String] {
        var names: Set<String> = []
        for check in files.lazy.flatMap(\.indicators).flatMap(\.checks) {
            for body in [check.body] + check.variants.map(\.body) {
                names.formUnion(body.definitions.map(\.name.value))
                names.formUnion([body.forEach, body.shareOf].compactMap { $0?.name.value })
            }
        }
        for alternative in files.lazy.flatMap(\.readings).flatMap(\.alternatives) {
            if let parameter = alternative.parameter { names.insert(parameter.value) }
        }
        return names.sorted()
    }

    mutating func compile(_ indicator: IndicatorDeclaration) -> Indicator {
        let checks = indicator.checks.map { compile($0, of: indicator) }
        return Indicator(
            id: indicator.id.value, title: indicator.title, source: indicator.source, remedy: indicator.remedy,
            note: indicator.note, checks: checks, span: indicator.span)
    }

    private mutating func compile(_ check: CheckDeclaration, of indicator: IndicatorDeclaration) -> Check {
        let appliesTo = unitTypes(check.appliesTo.isEmpty ? indicator.appliesTo : check.appliesTo)
        let plan = compile(check.body, appliesTo: appliesTo, parameters: [], of: check)
        let variants = variants(of: check, appliesTo: appliesTo, default: plan)
        return Check(
            id: check.id.value, title: check.title, source: check.source ?? indicator.source,
            remedy: check.remedy ?? indicator.remedy, note: check.note, plan: plan, variants: variants,
            declaration: check, span: check.span)
    }

    private mutating func compile(
        _ body: CheckBody, appliesTo: Set<Int>, parameters: [CheckPlan.Parameter], of check: CheckDeclaration
    ) -> CheckPlan {
        var compiler = CheckCompiler(
            base: base, vocabulary: vocabulary, check: check, appliesTo: body.appliesTo.map(unitTypes) ?? appliesTo,
            parameters: parameters)
        let plan = compiler.compile(body, believesClaims: unitTypes(body.believesClaims ?? check.believesClaims))
        diagnostics += compiler.diagnostics
        return plan
    }

    /// One plan for each alternative of a reading that the check names, or that speaks of every check.
    private mutating func variants(
        of check: CheckDeclaration, appliesTo: Set<Int>, default plan: CheckPlan
    ) -> [Check.Variant] {
        var variants: [Check.Variant] = []
        for reading in readings {
            for alternative in reading.alternatives {
                let choice = ReadingChoice(
                    reading: reading.id.value, alternative: alternative.id.value, parameter: nil)
                guard let body = variantBody(of: check, choice) else { continue }
                let variant =
                    derived(alternative, of: check, reading: reading.id.value, default: plan)
                    ?? compileVariant(body, choice, appliesTo: appliesTo, of: check)
                variants.append(
                    Check.Variant(
                        reading: reading.id.value, alternative: alternative.id.value, plan: variant,
                        changesUnits: changesUnits(alternative, of: check, reading: reading.id.value)))
            }
        }
        return variants
    }

    /// The plan under an alternative that speaks of every check alike and of none by name: the default plan with other
    /// settings. A roll-up is compiled for the first check that has one, so that its mistakes are found.
    private mutating func derived(
        _ alternative: ReadingDeclaration.Alternative, of check: CheckDeclaration, reading: String,
        default plan: CheckPlan
    ) -> CheckPlan? {
        let isNamed = check.variants.contains {
            $0.reading.value == reading && $0.alternative.value == alternative.id.value
        }
        guard !isNamed, let everywhere = alternative.everywhere else { return nil }
        if everywhere.rollUp != nil, rolledUp.insert("\(reading)=\(alternative.id.value)").inserted { return nil }
        var plan = plan
        if check.body.zeroDenominator == nil, let verdict = everywhere.zeroDenominator {
            plan.zeroDenominator = verdict.value
        }
        if let digits = everywhere.rounding { plan.rounding = digits.value }
        return plan
    }

    /// Mistakes in shared parts were reported with the default plan.
    private mutating func compileVariant(
        _ body: CheckBody, _ choice: ReadingChoice, appliesTo: Set<Int>, of check: CheckDeclaration
    ) -> CheckPlan {
        let known = diagnostics.count
        let variant = compile(body, appliesTo: appliesTo, parameters: parameters(of: [choice], in: check), of: check)
        let fresh = diagnostics[known...].filter { !diagnostics[..<known].contains($0) }
        diagnostics.replaceSubrange(known..., with: fresh)
        return variant
    }

    private func changesUnits(
        _ alternative: ReadingDeclaration.Alternative, of check: CheckDeclaration, reading: String
    ) -> Bool {
        let everywhere = alternative.everywhere
        if everywhere?.zeroDenominator != nil || everywhere?.rounding != nil { return true }
        return check.variants.contains {
            $0.reading.value == reading && $0.alternative.value == alternative.id.value && !$0.body.isRollUpOnly
        }
    }

    /// The declared parts under a choice of reading; nil when it changes nothing here.
    private func variantBody(of check: CheckDeclaration, _ choice: ReadingChoice) -> CheckBody? {
        var body = check.body
        return choice.apply(to: &body, of: check, readings: readings) ? body : nil
    }

    /// The plan of a check under several chosen readings together.
    mutating func plan(of check: Check, under choices: [ReadingChoice]) -> CheckPlan {
        var body = check.declaration.body
        var changed = false
        for choice in choices where choice.apply(to: &body, of: check.declaration, readings: readings) {
            changed = true
        }
        guard changed else { return check.plan }
        let parameters = parameters(of: choices, in: check.declaration)
        return compile(body, appliesTo: check.plan.appliesTo, parameters: parameters, of: check.declaration)
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

    private func unitTypes(_ codes: [Located<String>]) -> Set<Int> {
        Set(codes.compactMap { vocabulary.unitType($0.value) })
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
        guard let (part, sides) = compiler.constraint(declaration.condition, &diagnostics) else { return nil }
        let mentions = rowLocal.map { part.plan.columnsRead(ofLocal: $0) } ?? part.plan.inputsRead
        return Constraint(
            plan: part.plan, mentions: Set(mentions), severity: declaration.severity, message: declaration.message,
            slice: part.slice, sides: sides)
    }
}

/// A reading that was chosen for a run: `A02=strict`, `A10=30`.
public struct ReadingChoice: Sendable, Hashable {
    public let reading: String
    public let alternative: String
    public let parameter: Decimal?

    public init(reading: String, alternative: String, parameter: Decimal?) {
        self.reading = reading
        self.alternative = alternative
        self.parameter = parameter
    }

    /// Replaces the parts of a check that the alternative changes; false when there are none.
    func apply(
        to body: inout CheckBody, of check: CheckDeclaration, readings: [ReadingDeclaration]
    ) -> Bool {
        var changed = false
        let alternative = readings.first { $0.id.value == reading }?.alternatives
            .first { $0.id.value == self.alternative }
        if let everywhere = alternative?.everywhere { changed = body.replaceEverywhere(by: everywhere) }
        for variant in check.variants
        where variant.reading.value == reading && variant.alternative.value == self.alternative {
            body = body.changed(by: variant.body)
            changed = true
        }
        return changed
    }
}
