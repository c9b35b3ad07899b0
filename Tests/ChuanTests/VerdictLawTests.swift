import Diagnostics
import FEEL
import TestSupport
import Testing

@testable import Chuan

/// What holds for every report. Failures print their seed.
@Suite("Laws of verdicts") struct VerdictLawTests {
    /// The order of rows says nothing: only their numbers, and the order in which rows are listed, may change.
    @Test func `Permuting rows changes no verdict`() throws {
        let book = try LawBook()
        for round in 0..<Seeded.rounds(400) {
            let seed = Seeded.seed &+ UInt64(round)
            var random = Seeded(seed)
            let made = MadeReport(&random)
            let other = made.shuffled(&random)
            let before = Self.outline(try book.result(made.text))
            let after = Self.outline(try book.result(other.text))
            guard before == after else {
                let lines = zip(before, after).filter { $0 != $1 }.map { "\($0)\n\($1)" }.joined(separator: "\n")
                Issue.record("TEST_SEED=\(seed)\n\(made.text)\(other.text)\(lines)")
                return
            }
        }
    }

    /// A line an item, in an order of their own; what lists rows has its words in order. A requirement over rows is told
    /// by the values that were read first, and reads only until it is decided: of it, the verdict counts.
    private static func outline(_ result: ReportResult) -> [String] {
        result.indicators.flatMap { indicator in
            ["\(indicator.indicator.id) \(indicator.verdict)"] + indicator.checks.flatMap(outline)
        }
    }

    private static func outline(_ check: CheckResult) -> [String] {
        if case .requirement = check.check.plan.measure, check.check.plan.source == nil {
            return ["\(check.check.id) \(check.verdict)"] + check.items.map { "\($0.verdict)" }
        }
        let items = check.items.map { item in
            let missing = item.missing.map { "\($0.name.vi)" }.sorted()
            // Of several rows that break a constraint the first is named, and of many missing values the first six.
            let namesAll = item.label != nil || (item.verdict != .inconsistent && item.missing.count <= 6)
            let sentence = namesAll ? item.sentence.vi.split { " ,;():".contains($0) }.sorted() : []
            let figures = item.figures.map { "\($0.numerator as Any) \($0.denominator as Any) \($0.shown as Any)" }
            return "\(item.label ?? "") \(item.verdict) \(figures ?? "") \(missing) \(sentence)"
        }
        return ["\(check.check.id) \(check.verdict) \(check.compared)"] + items.sorted()
    }

    /// Recording what is read changes nothing of what is found, plan by plan, with and without rows.
    @Test func `Recorded and plain evaluation agree`() throws {
        let book = try LawBook()
        let rulebook = book.loaded.rulebook
        var compared = 0
        for round in 0..<Seeded.rounds(100) {
            let seed = Seeded.seed &+ UInt64(round)
            var random = Seeded(seed)
            let made = MadeReport(&random)
            let facts = ReportFacts(
                try book.report(made.text), rulebook: rulebook, register: nil, asOf: nil, limits: .standard)
            for check in rulebook.indicators.flatMap(\.checks) {
                let values = Self.values(check.plan, facts.facts)
                compared += values.count
                guard values.allSatisfy({ $0.plain == $0.recorded }) else {
                    Issue.record("TEST_SEED=\(seed) \(check.id)\n\(made.text)\(values)")
                    return
                }
            }
        }
        #expect(compared > 10 * Seeded.rounds(100))
    }

    /// Every part of a check, for each row that it goes through, evaluated both ways.
    private static func values(_ plan: CheckPlan, _ facts: Facts) -> [(plain: String, recorded: String)] {
        var plain = Evaluator(facts: facts, localCount: plan.localCount)
        var recorded = Evaluator(facts: facts, localCount: plan.localCount, recording: true)
        var rows: [Value] = [.null]
        if let source = plan.source, case .list(let found) = plain.evaluate(source.part.plan) { rows = found }
        var values: [(plain: String, recorded: String)] = []
        for row in rows {
            for part in parts(of: plan) {
                if let local = plan.source?.rowLocal {
                    plain.locals[local] = row
                    recorded.locals[local] = row
                }
                values.append(("\(plain.evaluate(part.plan))", "\(recorded.evaluate(part.plan))"))
            }
        }
        return values
    }

    private static func parts(of plan: CheckPlan) -> [CheckPlan.Part] {
        var parts = [plan.onlyIf, plan.whereCondition, plan.provenBy].compactMap { $0 } + plan.consistentWhen
        parts += plan.definitions.map(\.part)
        switch plan.measure {
        case .rate(let numerator, let denominator, let reported):
            parts += [numerator, denominator] + [reported].compactMap { $0 }
        case .value(let part), .requirement(let part): parts.append(part)
        case .share(let counted, let met): parts += [met] + [counted].compactMap { $0 }
        }
        return parts
    }

    /// Without sentences and evidence the same verdicts come out.
    @Test func `Quiet judging gives the same verdicts`() throws {
        let book = try LawBook()
        let rulebook = book.loaded.rulebook
        for round in 0..<Seeded.rounds(100) {
            let seed = Seeded.seed &+ UInt64(round)
            var random = Seeded(seed)
            let made = MadeReport(&random)
            let report = try book.report(made.text)
            let facts = ReportFacts(report, rulebook: rulebook, register: nil, asOf: nil, limits: .standard)
            let loud = book.judge.judge(report, register: nil).indicators.flatMap(\.checks)
            for (check, result) in zip(rulebook.indicators.flatMap(\.checks), loud) {
                let subject = Judge.Subject(facts: facts, unitType: 0, interim: false, detail: nil)
                let quiet = book.judge.judge(check, check.plan, [], subject, .verdict)
                let same =
                    quiet.verdict == result.verdict && quiet.items.map(\.verdict) == result.items.map(\.verdict)
                    && quiet.compared == result.compared
                guard same else {
                    Issue.record("TEST_SEED=\(seed) \(check.id)\n\(made.text)")
                    return
                }
            }
        }
    }
}
