import Foundation
import Testing

/// `chuan aggregate`, and `chuan check --from`.
@Suite struct AggregateTests {
    private static let example = "Examples/dossiers/ho-so-2023.csv"
    private static let rules = ["--rules", "Rules/hcmc-cchc-2023"]

    private static func list(_ text: String) throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    }

    @Test func `A list that is cut short is no list`() throws {
        let scratch = try Scratch()
        let example = try String(contentsOf: Program.root.appendingPathComponent(Self.example), encoding: .utf8)
        let lines = example.split(separator: "\n")
        let long = (0..<400).flatMap { turn in lines.dropFirst().map { "\(turn)-\($0)" } }
        let whole = try scratch.file("list.csv", ([String(lines[0])] + long).joined(separator: "\n") + "\n")
        let path = whole + ".gz"
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.currentDirectoryURL = Program.root
        shell.arguments = ["-c", "gzip '\(whole)' && truncate -s -40 '\(path)'"]
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus == 0 else { return }
        let made = scratch.path("reports.yaml")
        for arguments in [["aggregate", path, "-o", made], ["check", "--from", path, "-o", made]] {
            let outcome = try Program.run(arguments + Self.rules)
            #expect(outcome.status == 65, "\(outcome.errors)")
            #expect(outcome.errors.contains("bị hỏng hoặc bị cắt ngang"), "\(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: made))
        }
    }

    @Test func `The example counts as the reference says`() throws {
        let outcome = try Program.run(
            ["aggregate", Self.example, "--units", "Examples/register.csv", "--format", "json"] + Self.rules)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let reference = try Data(contentsOf: Program.root.appendingPathComponent("Tests/Reference/dossiers.json"))
        let expected = try #require(
            try JSONSerialization.jsonObject(with: reference) as? [String: [[String: Any]]])
        let reports = try Self.list(outcome.output)
        #expect(Set(reports.compactMap { $0["unit_code"] as? String }) == Set(expected.keys))
        var compared = 0
        for report in reports {
            let unit = try #require(report["unit_code"] as? String)
            let rows = try #require(report["tthc"] as? [[String: Any]])
            #expect(rows.count == expected[unit]?.count)
            for row in rows {
                let wanted = try #require(
                    expected[unit]?.first {
                        $0["field_name"] as? String == row["field_name"] as? String
                            && $0["settlement_level"] as? String == row["settlement_level"] as? String ?? ""
                    })
                for (key, value) in wanted where !["field_name", "settlement_level"].contains(key) {
                    #expect(row[key] as? Int == value as? Int, "\(unit) \(row["field_name"] ?? "") \(key)")
                    compared += 1
                }
            }
        }
        #expect(compared == 15 * 7)
    }

    @Test func `Deriving and judging at once is deriving, writing and judging`() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.json", "")
        let written = try Program.run(
            ["aggregate", Self.example, "--units", "Examples/register.csv", "-o", path] + Self.rules)
        #expect(written.status == 0 && written.output.isEmpty)
        let register = ["--register", "Examples/register.csv", "--format", "json"] + Self.rules
        let first = try Program.run(["check", path] + register)
        let second = try Program.run(["check", "--from", Self.example] + register)
        #expect(first.status == 1 && second.status == 1)
        let verdicts = try Program.verdicts(first.output)
        #expect(verdicts == (try Program.verdicts(second.output)) && verdicts.count == 3)
        #expect(try Program.cityVerdicts(first.output) == Program.cityVerdicts(second.output))
    }

    @Test func `Tables of verdicts say what results say`() throws {
        let arguments = ["check", "--from", Self.example, "--register", "Examples/register.csv"] + Self.rules
        let verdicts = try Program.verdicts(try Program.run(arguments + ["--format", "json"]).output)
        let table = try Program.run(arguments + ["--format", "csv", "--verdicts", "codes"])
        #expect(table.status == 1)
        let lines = table.output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let checks = try #require(lines.first)
        #expect(lines.count == 1 + verdicts.count)
        for (line, unit) in zip(lines.dropFirst(), verdicts) {
            let found = zip(checks, line).filter { unit[String($0.0)] != nil }
            #expect(found.count == unit.count)
            for (check, verdict) in found { #expect(unit[String(check)]?.code == String(verdict), "\(check)") }
        }
        let rows = try Program.run(arguments + ["--format", "ndjson"])
        #expect(rows.status == 1 && rows.output.split(separator: "\n").count == verdicts.count)
        let flat = try Program.run(
            ["check", "Tests/a.csv", "--input", "csv"] + arguments.dropFirst() + ["--format", "csv"])
        #expect(flat.status == 64)
    }

    /// 3.1.a: rows below 98%; 3.5: apologies of late dossiers; a missing day leaves its row open.
    @Test func `The verdicts of the example`() throws {
        let outcome = try Program.run(
            ["check", "--from", Self.example, "--register", "Examples/register.csv", "--format", "json"] + Self.rules)
        let verdicts = try Program.verdicts(outcome.output)
        let codes = verdicts.map { unit in ["3.1.a", "3.2.a", "3.2.b", "3.5"].map { unit[$0]?.code ?? "" } }
        #expect(
            codes == [
                ["fail", "not_applicable", "not_applicable", "pass"],
                ["fail", "fail", "not_applicable", "fail"],
                ["fail", "not_applicable", "fail", "unknown"],
            ])
    }

    @Test func `A report beside the records is compared with them`() throws {
        let scratch = try Scratch()
        let report = try scratch.file(
            "pm-hoa.yaml",
            """
            unit_code: PM-HOA
            unit_type: comm
            period: 2023
            officials_total: 24
            officials_using_mail: 24
            tthc:
              - {field_name: Chứng thực, resolved_total: 90}
            """)
        let outcome = try Program.run(
            ["check", "--from", Self.example, report, "--register", "Examples/register.csv", "--lang", "en"]
                + Self.rules)
        #expect(outcome.errors.contains("the report says 90 for `resolved`, the records amount to 86"))
        #expect(outcome.errors.contains("pm-hoa.yaml:7:"))
    }

    @Test func `Mistakes of usage and of files`() throws {
        let scratch = try Scratch()
        func status(_ arguments: [String]) throws -> Int32 { try Program.run(arguments).status }
        #expect(try status(["aggregate"]) == 64)
        #expect(try status(["aggregate", "khong-co.csv"] + Self.rules) == 66)
        #expect(try status(["aggregate", Self.example, "--period", "năm ngoái"] + Self.rules) == 64)
        #expect(try status(["aggregate", Self.example, "--as-of", "hôm nay"] + Self.rules) == 64)
        #expect(try status(["check"]) == 64)
        // Without a register no unit has a type.
        let untyped = try Program.run(["aggregate", Self.example, "--lang", "en"] + Self.rules)
        #expect(untyped.status == 65 && untyped.output.isEmpty && untyped.errors.contains("add --units"))
        let empty = try scratch.file("rong.csv", "")
        #expect(try status(["aggregate", empty] + Self.rules) == 65)
        let other = try scratch.file("khac.csv", "a,b\n1,2\n")
        let refused = try Program.run(["aggregate", other, "--lang", "en"] + Self.rules)
        #expect(refused.status == 65 && refused.errors.contains("report/bad-record-file"))
        let standard = try Program.run(
            ["aggregate", "-", "--units", "Examples/register.csv"] + Self.rules,
            input:
                "dossier_id,unit_code,field_name,online,received_at,due_at,rescheduled_due_at,resolved_at,returned_at,apology_at\n1,PM-HOA,Hộ tịch,có,2023-01-05,2023-01-09,,2023-01-09,,\n"
        )
        #expect(standard.status == 0 && standard.output.contains("PM-HOA,UBND phường Mẫu Hoà,comm"))
    }
}
