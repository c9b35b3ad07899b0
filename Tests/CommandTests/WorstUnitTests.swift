import Foundation
import TestSupport
import Testing

/// The units that are farthest from each target are the same, however reports are judged.
@Suite struct WorstUnitTests {
    private static let fields = [
        "results_in_force", "results_digitised", "feedback_received", "feedback_within_authority",
        "feedback_processed", "feedback_answered",
    ]

    /// A table of units of all types, for whole years and parts of them, with cells missing and oddly written.
    private static func table(_ random: inout Seeded) -> String {
        var text = (["unit_code", "unit_type", "period"] + fields).joined(separator: ",") + "\n"
        for unit in 0..<120 {
            let type = ["dept", "dist", "comm"][random.below(3)]
            let period = ["2023", "2023", "2023-06", "Q1/2023"][random.below(4)]
            let figures = fields.map { _ in
                switch random.below(12) {
                case 0: ""
                case 1: "0"
                case 2: "không phát sinh"
                case 3: "1.\(random.below(900) + 100)"
                default: "\(random.below(60))"
                }
            }
            text += (["U\(unit)", type, period] + figures).joined(separator: ",") + "\n"
        }
        return text
    }

    /// Results judge each report by itself, the table of counts many at once.
    @Test func columnsAndReports() throws {
        let scratch = try Scratch()
        var random = Seeded(Seeded.seed)
        let path = try scratch.file("reports.csv", Self.table(&random))
        let arguments = ["check", path, "--worst", "4", "--lang", "en", "--any-period"]
        let text = try Program.run(arguments).output
        let json = try Program.run(arguments + ["--format", "json"]).output
        let batch = try JSONDecoder().decode(Result.self, from: Data(json.utf8)).batch
        var expected: [String: [String]] = [:]
        for check in batch.checks where !check.worst.isEmpty { expected[check.id] = check.worst.map(\.title) }
        #expect(try Self.worst(in: text) == expected, "TEST_SEED=\(Seeded.seed)")
        #expect(!expected.isEmpty)
        // Nobody is far from a target that is not due yet.
        for check in batch.checks where check.verdicts["fail"] == 0 { #expect(check.worst.isEmpty, "\(check.id)") }
    }

    /// By check, unit and line.
    private static func worst(in text: String) throws -> [String: [String]] {
        let part = try #require(text.components(separatedBy: "Farthest from the target\n").dropFirst().first)
        var found: [String: [String]] = [:]
        var check = ""
        for line in part.components(separatedBy: "\n\n")[0].split(separator: "\n") {
            if !line.hasPrefix(" ") {
                check = String(line)
            } else if !line.hasPrefix("    "), let end = line.firstIndex(of: ":") {
                found[check, default: []].append(String(line[..<end]).trimmingCharacters(in: .whitespaces))
            }
        }
        return found
    }

    private struct Result: Decodable {
        struct Batch: Decodable { let checks: [Check] }
        struct Check: Decodable {
            let id: String
            let verdicts: [String: Int]
            let worst: [Unit]
        }
        struct Unit: Decodable {
            let unit_code: String
            let line: Int

            var title: String { "\(unit_code) (line \(line))" }
        }
        let batch: Batch
    }
}
