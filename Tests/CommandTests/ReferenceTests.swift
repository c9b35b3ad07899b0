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

    @Test func everyReport() throws {
        var compared = 0
        for (number, line) in try Self.lines("reports.jsonl").enumerated() {
            let scratch = try Scratch()
            let report = try Self.write(try #require(line["report"]), to: "report.json", in: scratch)
            var arguments = ["check", report, "--format", "json"]
            if let units = line["register"] as? [[String: Any]] {
                arguments += ["--register", try scratch.file("register.csv", Self.register(units))]
            }
            let outcome = try Program.run(arguments)
            let expected = try #require(line["expected"] as? [String: Any])
            guard let found = try Program.verdicts(outcome.output).first else {
                #expect(outcome.status == 65 && expected["refused"] != nil, "report \(number): \(outcome.errors)")
                continue
            }
            compared += Self.compare(try #require(expected["checks"] as? [String: Any]), found, "report \(number)")
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
