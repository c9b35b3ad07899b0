import Diagnostics
import FEEL
import Foundation
import TestSupport
import Testing

@testable import Chuan

/// What is said of checks before any report is there holds for every report. Failures print their seed.
@Suite("Laws of analyses") struct AnalysisLawTests {
    @Test func `No report has a verdict that was excluded`() throws {
        var random = Seeded(Seeded.seed)
        let rules = try MadeRules(&random, checks: 240)
        let book = try LawBook(rules: Array(rules.text.utf8))
        let analyses = RulebookAnalysis(book.loaded.rulebook).checks
        var (excluded, judged) = (0, 0)
        for checked in analyses { excluded += Self.possible(checked).isSuperset(of: [.pass, .fail]) ? 0 : 1 }
        for round in 0..<Seeded.rounds(150) {
            let made = MadeReport(&random)
            let result = try book.result(made.text)
            for (check, checked) in zip(result.indicators.flatMap(\.checks), analyses) {
                for item in check.items where item.verdict == .pass || item.verdict == .fail {
                    judged += 1
                    let outcome: Outcomes = item.verdict == .pass ? .pass : .fail
                    guard Self.possible(checked).contains(outcome) else {
                        let rule = rules.checks[check.check.id] ?? ""
                        let place = "TEST_SEED=\(Seeded.seed), round \(round): \(check.check.id) \(item.verdict)"
                        Issue.record("\(place)\n\(rule)\(made.text)\(item.sentence.vi)")
                        return
                    }
                }
            }
        }
        // Enough checks have a verdict that no report gets, and enough items were judged.
        #expect(excluded > 40)
        #expect(judged > 20 * Seeded.rounds(150))
    }

    /// What items of a check may come out as: of a table, by the lines that may be used.
    private static func possible(_ checked: RulebookAnalysis.Analysed) -> Outcomes {
        checked.byDefault.reduce(into: Outcomes()) { all, analysis in
            if !analysis.isReached { return }
            let lines = analysis.lines
            if lines.isEmpty { all.formUnion(analysis.outcomes) }
            let unreached = Set(analysis.unreachedTargets.map(\.line))
            for (number, line) in lines.enumerated() where !unreached.contains(number) {
                all.formUnion(line.outcomes)
            }
        }.known
    }

    /// A figure that is named as an example is one of the case.
    @Test func `Examples are what they are said to be`() throws {
        var random = Seeded(Seeded.seed)
        let rules = try MadeRules(&random, checks: 240)
        let analyses = RulebookAnalysis(try LawBook(rules: Array(rules.text.utf8)).loaded.rulebook).checks
        var found = 0
        for analysis in analyses.flatMap(\.byDefault) {
            guard let overshoot = analysis.overshoot else { continue }
            found += 1
            #expect(!analysis.outcomes.isEmpty)
            #expect(!overshoot.figures.isEmpty, "\(analysis.check.id)")
        }
        #expect(found > 5)
    }
}

extension Outcomes {
    /// An open outcome may be any.
    fileprivate var known: Outcomes { contains(.open) ? union([.pass, .fail]) : self }
}
