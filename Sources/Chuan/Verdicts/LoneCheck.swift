package import Diagnostics
package import FEELSyntax

/// Compiles and judges checks of a rulebook one at a time, also such as do not stand in it: for tests of rules.
package struct LoneChecks {
    package let rulebook: Rulebook
    package let readings: [ReadingDeclaration]
    package let indicators: [IndicatorDeclaration]
    private let compiler: RulebookCompiler
    private let files: [RuleFile]
    /// Where the first check of an id stands.
    private let places: [String: (indicator: Int, check: Int)]
    let limits: Limits

    /// - Complexity: O(names of the vocabulary + checks).
    package init(_ loaded: LoadedRulebook, limits: Limits) {
        rulebook = loaded.rulebook
        files = loaded.files.all
        readings = files.flatMap(\.readings)
        indicators = files.flatMap(\.indicators)
        compiler = RulebookCompiler(vocabulary: loaded.rulebook.vocabulary, files: files, limits: limits)
        self.limits = limits
        var places: [String: (indicator: Int, check: Int)] = [:]
        for (number, indicator) in indicators.enumerated() {
            for (place, check) in indicator.checks.enumerated() where places[check.id.value] == nil {
                places[check.id.value] = (number, place)
            }
        }
        self.places = places
    }

    /// A check as it is declared, with its indicator.
    package func check(_ id: String) -> (indicator: IndicatorDeclaration, check: CheckDeclaration)? {
        guard let place = places[id] else { return nil }
        let indicator = indicators[place.indicator]
        return (indicator, indicator.checks[place.check])
    }

    /// The codes of the unit types that a check applies to as the rulebook has it; nil for one that could not be compiled.
    package func unitTypes(ofCheck id: String) -> [String]? {
        guard let place = places[id], rulebook.indicators.indices.contains(place.indicator) else { return nil }
        let checks = rulebook.indicators[place.indicator].checks
        guard checks.indices.contains(place.check), checks[place.check].id == id else { return nil }
        return checks[place.check].plan.appliesTo.sorted().map { rulebook.vocabulary.unitTypes[$0].code }
    }

    /// The path of the file that the rulebook starts with.
    package var path: String { files.first?.source.path ?? "" }

    /// The tree of an expression of the rules; nil when it can't be parsed.
    package func tree(of slice: SourceSlice) -> Expression? { compiler.base.tree(of: slice) }

    /// The tree of a target in either form, as unary tests; nil when it can't be parsed.
    package func tests(of target: SourceSlice) -> Expression? { compiler.base.tests(of: target) }

    /// The body of a check as chosen readings make it.
    package func body(of check: CheckDeclaration, under choices: [ReadingChoice]) -> CheckBody {
        var body = check.body
        for choice in choices { _ = choice.apply(to: &body, of: check, readings: readings) }
        return body
    }

    /// Compiles a check under chosen readings.
    ///
    /// - Returns: Nil when it has a mistake.
    package func compile(
        _ check: CheckDeclaration, of indicator: IndicatorDeclaration, under choices: [ReadingChoice]
    ) -> LoneCheck? {
        var compiler = compiler.cleared()
        let compiled = compiler.alone(check, of: indicator, under: choices)
        if compiler.diagnostics.hasError { return nil }
        let alone = Indicator(indicator, checks: [compiled])
        let book = Rulebook(
            id: rulebook.id, title: rulebook.title, effectiveFrom: rulebook.effectiveFrom,
            effectiveTo: rulebook.effectiveTo, annual: rulebook.annual, documents: rulebook.documents,
            vocabulary: rulebook.vocabulary, indicators: [alone], readings: rulebook.readings, derivations: [],
            constraints: rulebook.constraints)
        let judge = Judge(
            rulebook: book, choices: choices, plans: [[compiled.plan]], exchanges: [[[]]], files: RuleFiles(files),
            limits: limits, asOf: nil)
        return LoneCheck(judge: judge, check: compiled, choices: choices)
    }

    /// Makes a report ready to be judged by any check.
    ///
    /// - Parameter register: The units in force at the period's end; nil when there is no register.
    package func subject(_ report: Report, register: [Register.Unit]?) -> ReportSubject {
        let facts = ReportFacts(report, rulebook: rulebook, register: register, asOf: nil, limits: limits)
        return ReportSubject(facts: facts)
    }
}

/// A report made ready to be judged.
package struct ReportSubject {
    let facts: ReportFacts

    package var report: Report { facts.report }
}

/// One check, ready to judge reports, without what other readings would say.
package struct LoneCheck: Sendable {
    let judge: Judge
    package let check: Check
    let choices: [ReadingChoice]

    var plan: CheckPlan { check.plan }

    /// The codes of the unit types that it addresses, in the order of the vocabulary.
    package var unitTypes: [String] {
        plan.appliesTo.sorted().map { judge.rulebook.vocabulary.unitTypes[$0].code }
    }

    /// - Parameter inFull: With figures to show, gaps and sentences; without them only verdicts are made.
    package func judge(_ subject: ReportSubject, inFull: Bool) -> CheckResult {
        judge.judge(check, plan, choices, self.subject(subject), inFull ? .full : .verdict)
    }

    /// The check over the units of several reports; nil when it is not rolled up.
    package func rollUp(_ subjects: [ReportSubject], register: Register?) -> CheckResult? {
        let results = subjects.map { subject in
            let result = judge(subject, inFull: true)
            let (verdict, provisional) = Judge.together([result])
            let indicator = IndicatorResult(
                indicator: judge.rulebook.indicators[0], verdict: verdict, provisional: provisional, checks: [result],
                readings: [])
            return ReportResult(report: subject.report, indicators: [indicator], notes: [], others: [[]])
        }
        return judge.rollUp(results, register: register).indicators.first?.checks.first
    }

    private func subject(_ subject: ReportSubject) -> Judge.Subject {
        let header = subject.report.header
        return Judge.Subject(
            facts: subject.facts,
            unitType: judge.rulebook.vocabulary.unitTypes.firstIndex { $0.code == header.unitType.value },
            interim: judge.rulebook.annual && judge.isInterim(header), detail: nil)
    }
}
