import Foundation
import Testing

/// The program against the independent reference (Tests/Reference), report by report and group by group.
@Suite struct ReferenceTests {
    private static func lines(_ name: String) throws -> [[String: Any]] {
        let text = try String(
            contentsOf: Program.root.appendingPathComponent("Tests/Reference/\(name)"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    /// Verdicts that only bounds over several missing numbers decide.
    private static func needsBounds(_ check: String, _ expected: [String: Any], _ found: Program.Verdict?) -> Bool {
        if expected["bounds_matter"] as? Bool == true { return true }
        let verdicts = [expected["verdict"], expected["provisional"]].compactMap { $0 as? String }
        return check == "3.5" && verdicts.contains("fail") && [found?.code, found?.provisional].contains("unknown")
    }

    private static func compare(_ expected: [String: Any], _ found: [String: Program.Verdict], _ place: String) -> Int {
        var compared = 0
        for case (let check, let line as [String: Any]) in expected where !needsBounds(check, line, found[check]) {
            let verdict = line["verdict"] as? String ?? ""
            if found[check] == nil, verdict == "not_applicable" { continue }
            #expect(found[check] == Program.Verdict(verdict, line["provisional"] as? String), "\(place) \(check)")
            compared += 1
        }
        return compared
    }

    private static func register(_ units: [[String: Any]]) -> String {
        let columns = ["unit_code", "unit_name", "unit_type", "parent_unit_code", "valid_from", "valid_to"]
        let rows = units.map { unit in columns.map { unit[$0] as? String ?? "" }.joined(separator: ",") }
        return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    }

    private static func write(_ report: Any, to name: String, in scratch: Scratch) throws -> String {
        try scratch.file(name, String(decoding: try JSONSerialization.data(withJSONObject: report), as: UTF8.self))
    }

    /// One report and what the reference says of it.
    private struct Sample {
        let number: Int
        let path: String
        let unit: String
        let expected: [String: Any]

        var isRefused: Bool { expected["refused"] != nil }
    }

    private static func samples(in scratch: Scratch) throws -> [Sample] {
        try lines("reports.jsonl").enumerated().map { number, line in
            // None of them needs a register, so that they can share runs.
            #expect(line["register"] == nil, "report \(number)")
            let report = try #require(line["report"] as? [String: Any])
            return Sample(
                number: number, path: try write(report, to: "\(number).json", in: scratch),
                unit: try #require(report["unit_code"] as? String).lowercased(),
                expected: try #require(line["expected"] as? [String: Any]))
        }
    }

    /// As few runs as there may be: two reports of one unit would be refused together.
    private static func runs(_ samples: [Sample]) -> [[Sample]] {
        var runs: [[Sample]] = []
        for sample in samples {
            if let place = runs.firstIndex(where: { run in !run.contains { $0.unit == sample.unit } }) {
                runs[place].append(sample)
            } else {
                runs.append([sample])
            }
        }
        return runs
    }

    @Test func everyReport() throws {
        let scratch = try Scratch()
        let samples = try Self.samples(in: scratch)
        var compared = 0
        for run in Self.runs(samples.filter { !$0.isRefused }) {
            let outcome = try Program.run(["check"] + run.map(\.path) + ["--format", "json"])
            let found = try Program.verdictsByFile(outcome.output)
            #expect(found.count == run.count, "\(outcome.errors)")
            for sample in run {
                let verdicts = try #require(found[sample.path], "report \(sample.number)")
                let checks = try #require(sample.expected["checks"] as? [String: Any])
                compared += Self.compare(checks, verdicts, "report \(sample.number)")
            }
        }
        for sample in samples where sample.isRefused {
            let outcome = try Program.run(["check", sample.path, "--format", "json"])
            let isEmpty = try Program.verdicts(outcome.output).isEmpty
            #expect(outcome.status == 65 && isEmpty, "report \(sample.number): \(outcome.errors)")
        }
        #expect(compared > 15_000)
    }

    @Test func everyGroup() throws {
        var compared = 0
        for (number, line) in try Self.lines("groups.jsonl").enumerated() {
            let scratch = try Scratch()
            let reports = try #require(line["reports"] as? [Any])
            let paths = try reports.enumerated().map { try Self.write($1, to: "\($0).json", in: scratch) }
            var arguments = ["check"] + paths + ["--format", "json"]
            if let units = line["register"] as? [[String: Any]] {
                arguments += ["--register", try scratch.file("register.csv", Self.register(units))]
            }
            let outcome = try Program.run(arguments)
            let expected = try #require((line["expected"] as? [String: Any])?["city"] as? [String: Any])
            let found = try Program.cityVerdicts(outcome.output)
            compared += Self.compare(try #require(expected["checks"] as? [String: Any]), found, "group \(number)")
        }
        #expect(compared > 600)
    }
}
