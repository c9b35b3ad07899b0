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
                        Issue.record(
                            "TEST_SEED=\(Seeded.seed), round \(round): \(check.check.id) \(item.verdict)\n\(made.text)")
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

/// Rules over the vocabulary of the laws, made up at random: most of them say something, some say nothing.
private struct MadeRules {
    let text: String

    init(_ random: inout Seeded, checks: Int) throws {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let laws = String(decoding: try bytes(of: "\(folder)/RuleTexts/laws.rules.yaml"), as: UTF8.self)
        let vocabulary = laws.components(separatedBy: "chỉ tiêu:\n").dropLast().joined(separator: "chỉ tiêu:\n")
        var text = vocabulary + "chỉ tiêu:\n  - mã: \"1\"\n    tên: Thử\n    tiêu chí:\n"
        for number in 0..<checks {
            text += "      - mã: \"1.\(number)\"\n" + Self.check(&random).map { "        \($0)\n" }.joined()
        }
        self.text = text
    }

    private static func check(_ random: inout Seeded) -> [String] {
        switch random.below(5) {
        case 0: fraction(&random, of: ("kết quả đã số hóa", "kết quả còn hiệu lực"))
        case 1:
            ["yêu cầu: \"\(condition(&random, of: ("kết quả đã số hóa", "kết quả còn hiệu lực")))\""]
        case 2:
            [
                "với mỗi: tthc là dòng",
                "trong đó: \"\(condition(&random, of: ("dòng.đúng hạn", "dòng.đã giải quyết")))\"",
            ] + fraction(&random, of: ("dòng.đúng hạn", "dòng.đã giải quyết"))
        case 3:
            [
                "tỷ lệ của: tthc là dòng",
                "đạt khi: \"\(condition(&random, of: ("dòng.đúng hạn", "dòng.đã giải quyết")))\"",
            ]
                + ["mục tiêu: \"\(test(&random))\""]
        default: table(&random)
        }
    }

    private static func fraction(_ random: inout Seeded, of pair: (String, String)) -> [String] {
        let above = random.pick([pair.0, "\(pair.0) + \(random.below(3))", "\(pair.1) - \(pair.0)", pair.1])
        let below = random.pick([pair.1, "\(pair.1) + \(random.below(3))", "\(pair.0) + 1"])
        return ["tử số: \(above)", "mẫu số: \(below)", "mục tiêu: \"\(test(&random))\""]
    }

    private static func table(_ random: inout Seeded) -> [String] {
        let pair = ("dòng.đúng hạn", "dòng.đã giải quyết")
        var lines = (0..<2).map { _ in
            "    - {khi: \"\(condition(&random, of: pair))\", mục tiêu: \"\(test(&random))\"}"
        }
        if random.below(2) == 0 { lines.append("    - {mục tiêu: \"\(test(&random))\"}") }
        let measure = fraction(&random, of: pair).dropLast()
        return ["với mỗi: tthc là dòng"] + measure + ["mục tiêu:", "  theo điều kiện:"] + lines
    }

    private static func test(_ random: inout Seeded) -> String {
        let level = random.pick(["0%", "50%", "98%", "100%", "105%"])
        return random.below(8) == 0 ? "[\(level)..110%]" : "\(random.pick(["<", "<=", ">=", ">"])) \(level)"
    }

    private static func condition(_ random: inout Seeded, of pair: (String, String)) -> String {
        let left = random.pick([pair.0, pair.1, "\(pair.0) + \(random.below(4))"])
        let right = random.pick([pair.0, pair.1, "\(random.below(14))"])
        let first = "\(left) \(comparison(&random)) \(right)"
        switch random.below(5) {
        case 0: return "\(first) and \(pair.1) > \(random.below(8))"
        case 1: return "\(first) or \(pair.0) < \(random.below(8))"
        case 2: return "not(\(first))"
        default: return first
        }
    }

    private static func comparison(_ random: inout Seeded) -> String { random.pick(["<", "<=", "=", ">=", ">"]) }
}
