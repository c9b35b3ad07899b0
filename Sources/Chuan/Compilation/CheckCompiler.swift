import Diagnostics
import FEEL
import FEELSyntax

/// Compiles one check under one choice of readings.
struct CheckCompiler {
    private var scope: ExpressionCompiler
    private let vocabulary: Vocabulary
    private let check: CheckDeclaration
    private let appliesTo: Set<Int>
    private let parameters: [CheckPlan.Parameter]
    private(set) var diagnostics: [Diagnostic] = []
    /// Locals whose value depends on the row: the row itself, and definitions that read it.
    private var rowLocals: Set<Int> = []

    init(
        base: ExpressionCompiler, vocabulary: Vocabulary, check: CheckDeclaration, appliesTo: Set<Int>,
        parameters: [CheckPlan.Parameter]
    ) {
        scope = base
        self.vocabulary = vocabulary
        self.check = check
        self.appliesTo = appliesTo
        self.parameters = parameters
    }

    /// Definitions that don't read the row come first, so that the list of rows may use them.
    mutating func compile(_ body: CheckBody, believesClaims: Set<Int>) -> CheckPlan {
        for parameter in parameters { _ = scope.bind(parameter.name, .number(.literal)) }
        let onlyIf = body.onlyIf.flatMap { scope.condition($0, &diagnostics) }
        let rowName = (body.forEach ?? body.shareOf)?.name.value
        var definitions = body.definitions.filter { !mentions($0.expression, rowName) }.compactMap { define($0) }
        let source = (body.forEach ?? body.shareOf).flatMap { iterate($0) }
        definitions += body.definitions.filter { mentions($0.expression, rowName) }.compactMap { define($0) }
        let whereCondition = body.whereCondition.flatMap { scope.condition($0, &diagnostics) }
        let (measure, type) = measure(body)
        return CheckPlan(
            appliesTo: appliesTo, believesClaims: believesClaims, onlyIf: onlyIf, definitions: definitions,
            parameters: parameters, source: source,
            whereCondition: whereCondition, measure: measure,
            provenBy: body.provenBy.flatMap { scope.condition($0, &diagnostics) },
            consistentWhen: (body.consistentWhen ?? []).compactMap { scope.condition($0, &diagnostics) },
            target: target(body.target, about: type), noRows: outcomes(body), noBlock: noBlock(body),
            zeroDenominator: body.zeroDenominator?.value ?? .noEvents, rounding: body.rounding?.value,
            rollUp: rollUp(body, about: type), localCount: scope.localCount)
    }

    /// Whether an expression has the row's name in it, as whole words.
    private func mentions(_ slice: SourceSlice, _ rowName: String?) -> Bool {
        guard let rowName else { return false }
        let name = Array(nfc(rowName).utf8)
        let text = Array(nfc(String(decoding: slice.text, as: UTF8.self)).utf8)
        guard let first = name.first, text.count >= name.count else { return false }
        for start in 0...(text.count - name.count) where text[start] == first {
            let end = start + name.count
            guard text[start..<end].elementsEqual(name) else { continue }
            if start > 0, Self.isWord(text[start - 1]) { continue }
            if end < text.count, Self.isWord(text[end]) { continue }
            return true
        }
        return false
    }

    /// Letters of any script, digits and the underscore, by their UTF-8 bytes.
    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }

    private mutating func define(_ definition: CheckBody.Definition) -> CheckPlan.Definition? {
        guard let (part, type) = scope.expression(definition.expression, &diagnostics) else {
            _ = scope.bind(definition.name.value, .mistaken)
            return nil
        }
        let needsRow = rowLocals.contains { part.plan.reads(local: $0) }
        let local = scope.bind(definition.name.value, type)
        if needsRow { rowLocals.insert(local) }
        return CheckPlan.Definition(name: definition.name.value, local: local, part: part, needsRow: needsRow)
    }

    private mutating func iterate(_ iteration: CheckBody.Iteration) -> CheckPlan.Source? {
        guard let (part, type) = scope.expression(iteration.source, &diagnostics) else {
            _ = scope.bind(iteration.name.value, .mistaken)
            return nil
        }
        var item = Type.mistaken
        if case .list(let element) = type {
            item = element
        } else if !type.isOpen {
            diagnostics.append(.notAList(at: iteration.source.span))
        }
        let local = scope.bind(iteration.name.value, item)
        rowLocals.insert(local)
        let block = part.plan.soleInput.flatMap { scope.block(ofInput: $0) }
        return CheckPlan.Source(part: part, rowLocal: local, block: block)
    }

    // MARK: Measures and targets

    private mutating func measure(_ body: CheckBody) -> (CheckPlan.Measure, Type) {
        if let requirement = body.requirement {
            return (scope.condition(requirement, &diagnostics).map { .requirement($0) } ?? Self.faulty, .mistaken)
        }
        if body.shareOf != nil {
            let counted = body.countedWhen.flatMap { scope.condition($0, &diagnostics) }
            let met = body.metWhen.flatMap { scope.condition($0, &diagnostics) }
            return (met.map { .share(counted: counted, met: $0) } ?? Self.faulty, .number(.ratio))
        }
        if let value = body.measure {
            guard let (part, type) = scope.expression(value, &diagnostics) else { return (Self.faulty, .mistaken) }
            return (.value(part), type)
        }
        guard let above = body.numerator, let below = body.denominator else { return (Self.faulty, .mistaken) }
        return rate(above, below, reported: body.reportedRate)
    }

    /// A measure with a mistake: it is never evaluated, since a mistake in the rules stops the run.
    private static let faulty = CheckPlan.Measure.requirement(
        CheckPlan.Part(
            plan: Plan.nothing, slice: SourceSlice(file: FileID(number: 0), text: [], runs: [], origin: 0)))

    private mutating func rate(
        _ above: SourceSlice, _ below: SourceSlice, reported: SourceSlice?
    ) -> (CheckPlan.Measure, Type) {
        let numerator = scope.number(above, &diagnostics)
        let denominator = scope.number(below, &diagnostics)
        let rate = reported.flatMap { scope.number($0, &diagnostics) }
        if let rate, let reported, rate.1 != .ratio || !rate.0.plan.readsData {
            diagnostics.append(.notARate(at: reported.span))
        }
        guard let numerator, let denominator else { return (Self.faulty, .mistaken) }
        if !numerator.1.isLike(denominator.1) {
            diagnostics.append(.unlikeRate(above: above.span, below: below.span))
        }
        var part = numerator.0
        if numerator.1 == .unit("dong") {
            part = CheckPlan.Part(plan: part.plan, slice: part.slice, checked: part.checked, isMoney: true)
        }
        return (.rate(numerator: part, denominator: denominator.0, reported: rate?.0), .number(.ratio))
    }

    private mutating func target(_ declaration: TargetDeclaration?, about type: Type) -> CheckPlan.Target {
        switch declaration {
        case nil: return .none
        case .test(let slice): return scope.test(slice, about: type, &diagnostics).map { .test($0) } ?? .none
        case .byUnitType(let cases, let span): return byUnitType(cases, span, type)
        case .byCondition(let cases, _):
            let compiled = cases.compactMap { line -> (condition: CheckPlan.Part?, test: CompiledTarget)? in
                let condition = line.condition.flatMap { scope.condition($0, &diagnostics) }
                return scope.test(line.test, about: type, &diagnostics).map { (condition, $0) }
            }
            return .byCondition(compiled)
        }
    }

    /// A table by unit type has to answer for each unit type of the check. None stands there twice: that was reported.
    private mutating func byUnitType(
        _ cases: [TargetDeclaration.UnitTypeCase], _ span: Span, _ type: Type
    ) -> CheckPlan.Target {
        var tests: [Int: CompiledTarget] = [:]
        for line in cases {
            guard let test = scope.test(line.test, about: type, &diagnostics) else { continue }
            for code in line.unitTypes {
                guard let index = vocabulary.unitType(code.value) else { continue }
                tests[index] = test
            }
        }
        let missing = appliesTo.subtracting(tests.keys).sorted().map { vocabulary.unitTypes[$0].title.message }
        if !missing.isEmpty, cases.count > 0 { diagnostics.append(.targetGap(missing, at: span)) }
        return .byUnitType(tests)
    }

    // MARK: The rest

    private mutating func outcomes(_ body: CheckBody) -> [CheckPlan.Outcome] {
        (body.noRows ?? []).compactMap { line in
            guard let slice = line.condition else {
                return CheckPlan.Outcome(condition: nil, verdict: line.verdict.value)
            }
            return scope.condition(slice, &diagnostics).map {
                CheckPlan.Outcome(condition: $0, verdict: line.verdict.value)
            }
        }
    }

    private func noBlock(_ body: CheckBody) -> VerdictCode? {
        switch body.noBlock {
        case nil: .unknown
        case .verdict(let verdict): verdict.value
        case .asNoRows: nil
        }
    }

    private mutating func rollUp(_ body: CheckBody, about type: Type) -> CheckPlan.RollUp {
        guard let declaration = body.rollUp else { return .none }
        if let mistake = body.rollUpMistake(declaration) {
            diagnostics.append(mistake)
            return .none
        }
        let notReporting = declaration.notReporting?.value
        switch declaration.method?.value ?? .none {
        case .none: return .none
        case .pooled:
            let by = declaration.separatelyBy.flatMap { scope.expression($0, &diagnostics)?.0 }
            return .pooled(by: by, notReporting: notReporting)
        case .share:
            guard case .test(let slice) = declaration.target else { return .none }
            return scope.test(slice, about: .number(.ratio), &diagnostics).map {
                .share($0, notReporting: notReporting)
            }
                ?? .none
        }
    }
}

extension Measure {
    /// Whether a quotient of the two is a share: like over like.
    func isLike(_ other: Measure) -> Bool {
        switch (self, other) {
        case (.literal, _), (_, .literal), (.plain, _), (_, .plain): true
        default: self == other
        }
    }
}
