import Chuan
import Diagnostics
import FEELSyntax

/// Looks for cases of a check that reach what no test does: figures around the numbers of its rules are tried one after
/// another, until each side of a threshold and each row of a table shows in a verdict.
struct BoundarySearch {
    private let check: DeclaredCheck
    private let writer: BoundaryWriter
    /// The cases that were found, as items of a test file.
    private(set) var cases: [String] = []

    private static let mostTries = 3000
    private static let triesAtOnce = 60

    init(_ check: DeclaredCheck, writer: BoundaryWriter) {
        self.check = check
        self.writer = writer
    }

    /// - Returns: What no case was found for.
    mutating func find(_ probes: [CoverageProbes.Probe]) -> [CoverageProbes.Probe] {
        var ways: [Mutant.Way?] = []
        for probe in probes where !ways.contains(probe.mutant.way) { ways.append(probe.mutant.way) }
        return ways.flatMap { way in find(probes.filter { $0.mutant.way == way }, under: way) }
    }

    private mutating func find(
        _ probes: [CoverageProbes.Probe], under way: Mutant.Way?
    ) -> [CoverageProbes.Probe] {
        let choices = way.map {
            [ReadingChoice(reading: $0.reading, alternative: $0.alternative, parameter: nil)]
        }
        guard let compiled = writer.book.compile(check.check, of: check.indicator, under: choices ?? []) else {
            return probes
        }
        var figures = BoundaryFigures(
            compiled, writer.book.body(of: check.check, under: choices ?? []), writer: writer)
        var judging = TestJudging(book: writer.book)
        var open = probes.map { (probe: $0, trial: MutantTrial($0.mutant, book: writer.book)) }
        var tries = 0
        while !open.isEmpty, tries < Self.mostTries {
            let given = figures.next(Self.triesAtOnce)
            if given.isEmpty { break }
            tries += given.count
            for (given, verdict, test) in judged(given, way, &judging) {
                var reached: [Message] = []
                var left: [(probe: CoverageProbes.Probe, trial: MutantTrial)] = []
                for var one in open {
                    if one.trial.isNoticed(by: [test], &judging) {
                        reached.append(one.probe.mutant.words)
                    } else {
                        left.append(one)
                    }
                }
                if let words = reached.first { cases.append(text(given, verdict, way, words)) }
                open = left
                if open.isEmpty { break }
            }
        }
        return open.map(\.probe)
    }

    /// Tests of figures with the verdicts that they get.
    private func judged(
        _ given: [String], _ way: Mutant.Way?, _ judging: inout TestJudging
    ) -> [(given: String, verdict: VerdictCode, test: RuleTest)] {
        let draft = given.flatMap { given in
            writer.tests(.cases, text(given, .pass, way, Message(""))).prefix(1).map { (given, $0) }
        }
        return draft.compactMap { given, test in
            guard let verdict = judging.result(of: test)?.verdict else { return nil }
            return (given, verdict, test.expecting(verdict))
        }
    }

    private func text(_ given: String, _ verdict: VerdictCode, _ way: Mutant.Way?, _ words: Message) -> String {
        func key(_ key: RuleKey) -> String { Words[key][writer.language] }
        let under = way.map { " \($0.reading)=\($0.alternative)" } ?? ""
        let name = "\(check.id)\(under): \(words[writer.language])".replacing("`", with: "").replacing("\"", with: "'")
        var out = "  - \(key(.title)): \"\(name.replacing("\\", with: ""))\"\n    \(key(.check)): \"\(check.id)\"\n"
        if let way { out += "    \(key(.reading)): {\(way.reading): \(way.alternative)}\n" }
        if !given.isEmpty { out += "    \(key(.given)): {\(given)}\n" }
        let word = Words.value(verdict.rawValue, in: .verdict)?[writer.language] ?? verdict.rawValue
        return out + "    \(key(.expect)): \(word)\n"
    }
}

extension RuleTest {
    /// The same test with another verdict that is due.
    fileprivate func expecting(_ verdict: VerdictCode) -> RuleTest {
        var testCase = testCase
        testCase.expectation.verdict = Located(verdict, testCase.expectation.span)
        return RuleTest(
            testCase: testCase, file: file, language: language, checks: checks, choices: choices, given: given,
            fields: fields)
    }
}
