import Chuan
import Diagnostics

extension RuleTests {
    /// Changes the rules in every small way and looks which changes no test notices.
    ///
    /// Only tests that hold take part. A mutant that can't be compiled is none.
    ///
    /// - Complexity: O(mutants · tests of their checks).
    package func mutate() -> MutationResult {
        var judging = TestJudging(book: book)
        let holding = tests.filter { judging.outcome(of: $0).holds }
        var count = 0
        var survivors: [SurvivingMutant] = []
        for check in declaredChecks {
            let own = holding.filter { $0.concerns(check.id) }
            for mutant in MutantMaker(check, book: book).mutants {
                var trial = MutantTrial(mutant, book: book)
                guard trial.isAlive else { continue }
                count += 1
                if trial.isNoticed(by: own, &judging) { continue }
                survivors.append(
                    SurvivingMutant(
                        check: check.id, kind: mutant.kind.rawValue, words: mutant.words, span: mutant.span,
                        proof: Equivalence(mutant, book: book).proof))
            }
        }
        return MutationResult(mutants: count, survivors: survivors)
    }

    /// The checks of the rules that the tests are about, in their order.
    var declaredChecks: [DeclaredCheck] {
        let all = book.indicators.flatMap { indicator in
            indicator.checks.map { DeclaredCheck(indicator: indicator, check: $0) }
        }
        return all.filter { focus?.contains($0.id) ?? true }
    }
}

/// One mutant before the tests of its check.
struct MutantTrial {
    private let mutant: Mutant
    private let book: LoneChecks
    /// By choices.
    private var compiled: [String: LoneCheck] = [:]

    init(_ mutant: Mutant, book: LoneChecks) {
        self.mutant = mutant
        self.book = book
    }

    /// Whether it can be compiled at all.
    var isAlive: Bool {
        mutating get {
            let way = mutant.way.map { ReadingChoice(reading: $0.reading, alternative: $0.alternative, parameter: nil) }
            return check(way.map { [$0] } ?? []) != nil
        }
    }

    /// Stops at the first test that notices.
    mutating func isNoticed(by tests: [RuleTest], _ judging: inout TestJudging) -> Bool {
        tests.contains { test in
            guard concerns(test), let check = check(test.choices) else { return false }
            return !judging.holds(test, with: check, inPlaceOf: mutant.original.id)
        }
    }

    /// What belongs to a reading is seen only under it.
    private func concerns(_ test: RuleTest) -> Bool {
        guard let way = mutant.way else { return true }
        return test.choices.contains { $0.reading == way.reading && $0.alternative == way.alternative }
    }

    private mutating func check(_ choices: [ReadingChoice]) -> LoneCheck? {
        let key = "\(choices)"
        if let known = compiled[key] { return known }
        let check = book.compile(mutant.changed.check, of: mutant.changed.indicator, under: choices)
        compiled[key] = check
        return check
    }
}
