import Chuan
import Diagnostics
import TestSupport
import Testing

@testable import ChuanTools

/// What holds of every result in text.
@Suite("Laws of text") struct TextLawTests {
    /// The same report with another figure, or none, in one of its places.
    private static func changed(_ report: [UInt8], _ random: inout Seeded) -> [UInt8] {
        let digits = report.indices.filter { (0x30..<0x3A).contains(report[$0]) }
        guard let place = digits.isEmpty ? nil : random.pick(digits) else { return report }
        var report = report
        report[place] = random.pick([0x30, 0x31, 0x39, 0x2D, report[place]])
        return report
    }

    @Test("It is the same whether or not what passes is given its words")
    func passes() throws {
        let rules = try PageLawTests.bytes(below: "Rules/hcmc-cchc-2023", [".rules.yaml"])
        let examples = try PageLawTests.bytes(below: "Examples/reports", [".yaml", ".json"])
        let register = try PageLawTests.bytes(below: "Examples", ["register.csv"]).values.first ?? []
        var random = Seeded(Seeded.seed)
        var spared = 0
        for round in 0..<Seeded.rounds(6) {
            let reports = round == 0 ? examples : examples.mapValues { Self.changed($0, &random) }
            var run = PageRun()
            (run.detail, run.grouping, run.rank) = (nil, .type, .share)
            run.register = String(decoding: register, as: UTF8.self)
            let whole = try run.result(files: rules, path: "Rules/hcmc-cchc-2023", reports)
            run.saysPasses = false
            let brief = try run.result(files: rules, path: "Rules/hcmc-cchc-2023", reports)
            for language in [Language.vi, .en] {
                #expect(brief.text(language) == whole.text(language), "seed \(Seeded.seed), round \(round)")
            }
            spared += whole.passingWords - brief.passingWords
            #expect(brief.passingWords == 0)
        }
        #expect(spared > 100)
    }
}

extension RunResult {
    /// Pieces of evidence for items that pass.
    fileprivate var passingWords: Int {
        results.flatMap(\.indicators).flatMap(\.checks).flatMap(\.items).filter { $0.verdict == .pass }.reduce(0) {
            $0 + $1.evidence.count
        }
    }
}
