import Diagnostics
import FEEL
import FEELSyntax

/// Judges one check of one report.
struct CheckJudging {
    let check: Check
    let plan: CheckPlan
    let facts: ReportFacts
    let unitType: Int?
    let choices: [ReadingChoice]
    let limits: Limits
    var evaluator: Evaluator
    let extent: Extent
    /// The condition `only if` could not be decided: a pass stays a pass, anything else is unknown.
    var scopeIsOpen = false
    /// What may still be read to find out what is missing.
    var gapReads: Int

    init(
        check: Check, plan: CheckPlan, facts: ReportFacts, unitType: Int?, choices: [ReadingChoice], limits: Limits,
        extent: Extent
    ) {
        self.check = check
        self.plan = plan
        self.facts = facts
        self.unitType = unitType
        self.choices = choices
        self.limits = limits
        self.extent = extent
        gapReads = limits.gapReads
        evaluator = Evaluator(facts: facts.facts, limits: limits, localCount: plan.localCount, recording: true)
        for parameter in plan.parameters {
            let choice = choices.first { $0.reading == parameter.reading && $0.alternative == parameter.alternative }
            evaluator.locals[parameter.local] = choice?.parameter.map(Value.number) ?? .unknown
        }
    }

    /// What is asked for.
    enum Extent: Sendable {
        case full
        /// Of items that pass or have nothing to be judged by, the verdict and the figures alone; all of the others.
        case findings
        /// No evidence, no sentence.
        case verdict
        /// The same, and what is missing where there is no verdict.
        case verdictAndMissing
        /// No evidence, no sentence, but every figure that `full` has.
        case figures
    }

    /// Only the verdict is asked for.
    var isQuiet: Bool { extent != .full && extent != .findings }

    /// Whether nobody asks how an item came to this verdict.
    func isQuiet(_ verdict: VerdictCode) -> Bool {
        switch verdict {
        case .pass, .noEvents, .notApplicable: extent != .full
        case .fail, .unknown, .inconsistent, .notDue: isQuiet
        }
    }

    /// The items of the check, in the order of the report.
    mutating func judge() -> [ItemResult] {
        guard let unitType, plan.appliesTo.contains(unitType) else {
            return [plain(.notApplicable, Sentences.otherUnitTypes(plan, facts.vocabulary))]
        }
        if let condition = plan.onlyIf {
            switch truth(of: condition) {
            case .boolean(true): break
            case .boolean(false):
                return [plain(.notApplicable, Sentences.outOfScope(condition, takeEvidence(for: .notApplicable)))]
            default: scopeIsOpen = true
            }
        }
        evaluateDefinitions(needingRow: false)
        guard let source = plan.source else { return [judgeItem(label: nil)] }
        return judgeRows(source)
    }

    /// The target of this report's unit type; of a table by condition, none before the row is known.
    var shownTarget: CompiledTarget? {
        switch plan.target {
        case .test(let test): test
        case .byUnitType(let tests): unitType.flatMap { tests[$0] }
        case .byCondition, .none: nil
        }
    }

    // MARK: Evaluation

    mutating func evaluateDefinitions(needingRow: Bool) {
        for definition in plan.definitions where definition.needsRow == needingRow {
            evaluator.locals[definition.local] = evaluator.evaluate(definition.part.plan)
        }
    }

    /// Forgets what was read, so that the next item's evidence is its own.
    mutating func startItem() {
        evaluator.trace = Trace()
        // What the definitions read belongs to every item.
        evaluateDefinitions(needingRow: false)
    }

    func takeEvidence(for verdict: VerdictCode) -> [Evidence] { evidence(evaluator.trace?.reads ?? [], of: verdict) }

    /// A result without figures.
    func plain(
        _ verdict: VerdictCode, _ sentence: @autoclosure () -> Message, label: String? = nil, compared: Int = 0
    ) -> ItemResult {
        let reads = evaluator.trace?.reads ?? []
        return ItemResult(
            label: label, verdict: verdict, compared: compared, figures: nil,
            missing: verdict == .unknown ? missing(reads) : [], evidence: evidence(reads, of: verdict),
            sentence: said(verdict, sentence()))
    }

    /// The sentence about an item of this verdict, unless nobody asked.
    func said(_ verdict: VerdictCode, _ sentence: @autoclosure () -> Message) -> Message {
        isQuiet(verdict) ? Message("") : sentence()
    }

    /// A condition of the check, as sentences quote it.
    func inWords(_ condition: CheckPlan.Part) -> Message { plan.sentence(condition, facts.vocabulary) }

    // MARK: One item

    /// Judges the row in the row's local, or the report as a whole.
    mutating func judgeItem(label: String?) -> ItemResult {
        startItem()
        evaluateDefinitions(needingRow: true)
        let found = measure()
        if let settled = settledBeforehand(label) { return settled }
        var result = narrowed(decide(found, label: label))
        if result.verdict == .fail, !isQuiet { result.gap = itemGap(result) }
        result.restored = restored(evaluator.trace?.reads ?? [])
        if !result.restored.isEmpty {
            result.sentence = said(result.verdict, result.sentence + Sentences.restored(result.restored))
        }
        return result
    }

    /// Claims, broken cells and broken constraints go before any comparison.
    mutating func settledBeforehand(_ label: String?) -> ItemResult? {
        let reads = evaluator.trace?.reads ?? []
        let claimed = reads.contains { facts.state($0) == .claimedNotApplicable }
        if claimed, unitType.map(plan.believesClaims.contains) ?? false {
            return plain(.notApplicable, Sentences.claimed, label: label)
        }
        if let read = reads.first(where: { facts.state($0) == .broken }), let cell = facts.cell(read) {
            return plain(.inconsistent, Sentences.brokenCell(name(read), cell), label: label)
        }
        if let broken = brokenConstraint(reads) {
            return plain(.inconsistent, Sentences.broken(broken, facts), label: label)
        }
        if let twice = facts.repeated(among: reads) {
            return plain(.inconsistent, Sentences.twice(twice), label: label)
        }
        for condition in plan.consistentWhen where evaluator.evaluate(condition.plan).boolean == false {
            return plain(.inconsistent, Sentences.brokenHere(inWords(condition)), label: label)
        }
        return nil
    }

    /// A broken constraint of a row or block that mentions a field which was read there.
    func brokenConstraint(_ reads: [Trace.Read]) -> ReportFacts.Broken? {
        facts.broken.first { broken in
            guard broken.constraint.severity == .inconsistent else { return false }
            let table = facts.vocabulary.blocks[broken.block].input
            return reads.contains { read in
                switch read {
                case .input(let input): broken.row == nil && broken.constraint.mentions.contains(input)
                case .cell(let input, let row, let column):
                    input == table && row == broken.row && broken.constraint.mentions.contains(column)
                }
            }
        }
    }

    /// What the measure came out as.
    enum Found {
        case rate(Value, Value, reported: RateInterval?, reportedValue: Value)
        case value(Value)
        case truth(Value)
    }

    private mutating func measure() -> Found {
        switch plan.measure {
        case .rate(let numerator, let denominator, let reported):
            let above = evaluator.evaluate(numerator.plan)
            let below = evaluator.evaluate(denominator.plan)
            guard above.isUnknown || below.isUnknown, let reported else {
                return .rate(above, below, reported: nil, reportedValue: .null)
            }
            let value = evaluator.evaluate(reported.plan)
            return .rate(above, below, reported: value.isUnknown ? nil : interval(), reportedValue: value)
        case .value(let part): return .value(evaluator.evaluate(part.plan))
        case .requirement(let part): return .truth(evaluator.evaluate(part.plan))
        case .share: return .truth(.null)
        }
    }

    /// The interval of the rate that was read last.
    private func interval() -> RateInterval? {
        (evaluator.trace?.reads ?? []).reversed().lazy.compactMap { facts.cell($0)?.interval }.first
    }

    private mutating func decide(_ found: Found, label: String?) -> ItemResult {
        switch found {
        case .rate(let above, let below, let reported, let value):
            return decideRate(above, below, reported: reported, value, label: label)
        case .value(let value): return decideValue(value, label: label)
        case .truth(let truth): return decideTruth(truth, label: label)
        }
    }

    /// A pass has to be proven where the check asks for it, and an open scope leaves only a pass standing.
    private mutating func narrowed(_ result: ItemResult) -> ItemResult {
        if result.verdict == .pass, let proof = plan.provenBy, truth(of: proof).boolean != true {
            return result.changed(
                to: .unknown, Sentences.unproven(inWords(proof), takeEvidence(for: .unknown)),
                missing: missing(evaluator.trace?.reads ?? []),
                evidence: takeEvidence(for: .unknown))
        }
        if scopeIsOpen, result.verdict != .pass {
            return result.changed(
                to: .unknown, Sentences.openScope(plan.onlyIf.map(inWords) ?? Message("")), missing: openScopeMissing(),
                evidence: result.evidence)
        }
        return result
    }

    private mutating func openScopeMissing() -> [Missing] {
        evaluator.trace = Trace()
        if let condition = plan.onlyIf { _ = evaluator.evaluate(condition.plan) }
        return missing(evaluator.trace?.reads ?? [])
    }
}

extension ItemResult {
    func changed(
        to verdict: VerdictCode, _ sentence: Message, missing: [Missing], evidence: [Evidence]
    ) -> ItemResult {
        ItemResult(
            label: label, verdict: verdict, compared: 0, figures: figures, missing: missing, evidence: evidence,
            sentence: sentence)
    }
}
