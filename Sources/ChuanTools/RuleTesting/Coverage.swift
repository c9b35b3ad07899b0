import Chuan
package import Diagnostics
import FEELSyntax

/// Something of the rules that a test should reach.
package struct CoverageItem: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case check
        case verdict
        case tableRow = "table_row"
        case reading
        case side

        var title: Message {
            switch self {
            case .check: Message(vi: "tiêu chí", en: "checks")
            case .verdict: Message(vi: "loại kết luận", en: "verdict kinds")
            case .tableRow: Message(vi: "dòng của bảng", en: "table rows")
            case .reading: Message(vi: "cách hiểu", en: "readings")
            case .side: Message(vi: "phía của ngưỡng", en: "sides of thresholds")
            }
        }
    }

    package let kind: Kind
    package let check: String
    package let words: Message
    package let span: Span
    package let isReached: Bool
}

/// What the tests of a rulebook reach.
package struct CoverageResult: Sendable {
    /// In order of the rules.
    package let items: [CoverageItem]

    package var reached: Int { items.count { $0.isReached } }
    /// Rounded down.
    package var percent: Int { items.isEmpty ? 100 : reached * 100 / items.count }
}

extension RuleTests {
    /// What the tests that hold reach: each check, each verdict that it can give, the rows of its tables, its readings, and
    /// both sides of its thresholds. A row or a side is reached where a test would notice that it says otherwise.
    ///
    /// - Complexity: O(thresholds · tests of their checks).
    package func coverage() -> CoverageResult {
        var judging = TestJudging(book: book)
        let holding = tests.filter { judging.outcome(of: $0).holds }
        var items: [CoverageItem] = []
        for check in declaredChecks {
            let own = holding.filter { $0.concerns(check.id) }
            items.append(
                CoverageItem(
                    kind: .check, check: check.id, words: Message(vi: "tiêu chí", en: "check"), span: check.check.span,
                    isReached: !own.isEmpty))
            items += verdicts(of: check, own)
            items += readings(of: check, own)
            items += reach(of: check, by: own, &judging).map { probe, isReached in
                CoverageItem(
                    kind: probe.kind, check: check.id, words: probe.mutant.words, span: probe.mutant.span,
                    isReached: isReached)
            }
        }
        return CoverageResult(items: items + sharedReadings(holding))
    }

    /// The rows of tables and the sides of thresholds of a check, and whether tests that hold reach them.
    func reach(
        of check: DeclaredCheck, by tests: [RuleTest], _ judging: inout TestJudging
    ) -> [(probe: CoverageProbes.Probe, isReached: Bool)] {
        var found: [(CoverageProbes.Probe, Bool)] = []
        for probe in CoverageProbes(check, book: book).probes {
            var trial = MutantTrial(probe.mutant, book: book)
            if trial.isAlive { found.append((probe, trial.isNoticed(by: tests, &judging))) }
        }
        return found
    }

    private func verdicts(of check: DeclaredCheck, _ tests: [RuleTest]) -> [CoverageItem] {
        guard let compiled = book.compile(check.check, of: check.indicator, under: []) else { return [] }
        let single = tests.filter { $0.checks.count == 1 }.map(\.testCase.expectation)
        let rows = single.flatMap { ($0.rows ?? []).map(\.verdict.value) }
        let expected = Set(single.compactMap { $0.verdict?.value } + rows)
        return compiled.possibleVerdicts.map { verdict in
            CoverageItem(
                kind: .verdict, check: check.id, words: verdict.label, span: check.check.span,
                isReached: expected.contains(verdict))
        }
    }

    private func readings(of check: DeclaredCheck, _ tests: [RuleTest]) -> [CoverageItem] {
        check.check.variants.map { variant in
            item(variant.reading, variant.alternative, check.id, tests)
        }
    }

    /// Readings that speak of every check need one test anywhere.
    private func sharedReadings(_ tests: [RuleTest]) -> [CoverageItem] {
        if focus != nil { return [] }
        return book.readings.flatMap { reading in
            reading.alternatives.filter { $0.everywhere != nil }.map { item(reading.id, $0.id, "*", tests) }
        }
    }

    private func item(
        _ reading: Located<String>, _ way: Located<String>, _ check: String, _ tests: [RuleTest]
    ) -> CoverageItem {
        let isReached = tests.contains { test in
            test.choices.contains { $0.reading == reading.value && $0.alternative == way.value }
        }
        return CoverageItem(
            kind: .reading, check: check, words: Message("\(reading.value)=\(way.value)"), span: way.span,
            isReached: isReached)
    }
}
