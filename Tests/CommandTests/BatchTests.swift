import Foundation
import Testing

/// `chuan check` over flat files: many reports, one a line.
@Suite struct BatchTests {
    private static let head =
        "unit_code,unit_type,period,results_in_force,results_digitised,docs_official_total,docs_state_secret,docs_electronic"
    private static let rows = [
        "A,dist,2023,50200,20080,100,10,90", "B,dist,2023,50200,20079,100,10,89", "C,dist,2023,0,0,,10,90",
        "D,comm,2023,50200,,100,,90", "E,edu,2023,1,1,1,1,0",
    ]

    private static func table(_ rows: [String]) -> String { ([head] + rows).joined(separator: "\n") + "\n" }

    /// The column of a check, by unit.
    private static func column(_ id: String, of output: String) throws -> [String: String] {
        let lines = output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let place = try #require(lines.first?.firstIndex { $0 == id }, "no column \(id)")
        return Dictionary(uniqueKeysWithValues: lines.dropFirst().map { (String($0[0]), String($0[place])) })
    }

    @Test func verdictsOfATable() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.table(Self.rows))
        let outcome = try Program.run(["check", path, "--format", "csv"])
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("unit_code,period_start,period_end,1.a,"))
        #expect(outcome.output.contains("\nA,2023-01-01,2023-12-31,not_applicable,"))
        #expect(
            try Self.column("7.b", of: outcome.output) == [
                "A": "pass", "B": "fail", "C": "no_events", "D": "not_applicable", "E": "not_applicable",
            ])
        #expect(
            try Self.column("10.1", of: outcome.output) == [
                "A": "pass", "B": "fail", "C": "unknown", "D": "unknown", "E": "not_applicable",
            ])
    }

    /// Every verdict of a table is the one that the same report gets by itself.
    @Test func sameAsOneByOne() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.table(Self.rows))
        let table = try Program.run(["check", path, "--format", "csv"]).output
        let heads = Self.head.split(separator: ",")
        for row in Self.rows {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            let report = zip(heads, cells).filter { !$1.isEmpty }.map { "\($0): \($1)\n" }.joined()
            let single = try Program.run(["check", try scratch.file("one.yaml", report), "--format", "json"])
            for (id, verdict) in try Self.checks(of: single.output) {
                #expect(try Self.column(id, of: table)[String(cells[0])] == verdict, "\(id) of \(row)")
            }
        }
    }

    private static func checks(of json: String) throws -> [String: String] {
        let result = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let reports = try #require(result["reports"] as? [[String: Any]])
        let indicators = try #require(reports.first?["indicators"] as? [[String: Any]])
        var verdicts: [String: String] = [:]
        for check in indicators.compactMap({ $0["checks"] as? [[String: Any]] }).joined() {
            verdicts[try #require(check["id"] as? String)] = check["verdict"] as? String
        }
        return verdicts
    }

    @Test func formsOfTheResult() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.table(Self.rows))
        let letters = try Program.run(["check", path, "--format", "csv", "--verdicts", "letters"]).output
        #expect(try Self.column("7.b", of: letters)["C"] == "E")
        let own = try Program.run(["check", path, "--format", "csv", "--verdicts", "pass=đạt,fail=\"x\""]).output
        #expect(try Self.column("7.b", of: own)["A"] == "đạt")
        #expect(try Self.column("7.b", of: own)["B"] == "\"\"\"x\"\"\"")
        let labels = try Program.run(["check", path, "--format", "csv", "--verdicts", "labels", "--lang", "en"]).output
        #expect(try Self.column("7.b", of: labels)["B"] == "Not met")
        let indicators = try Program.run(["check", path, "--format", "csv", "--by-indicator"]).output
        #expect(try Self.column("7", of: indicators)["B"] == "fail")
        let lines = try Program.run(["check", path, "--format", "ndjson"]).output.split(separator: "\n")
        #expect(lines.count == Self.rows.count)
        let first = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
        #expect(first["unit_code"] as? String == "A")
        #expect((first["checks"] as? [String: String])?["7.b"] == "pass")
        #expect((first["indicators"] as? [String: String])?["10.1"] == "pass")
        let summary = try Program.run(["check", path, "--lang", "en"]).output
        #expect(summary.contains("5 reports"))
        #expect(summary.split(separator: "\n").contains { $0.hasPrefix("7.b ") && $0.hasSuffix("50.0%") }, "\(summary)")
    }

    /// The whole result of a row is that of the report by itself, but for the places of its figures.
    @Test func wholeResults() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.table(Self.rows))
        let outcome = try Program.run(["check", path, "--format", "json"])
        let result = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let reports = try #require(result["reports"] as? [[String: Any]])
        #expect(reports.map { $0["unit_code"] as? String } == ["A", "B", "C", "D", "E"])
        #expect(outcome.output.contains("\"at\": \"\(path):2:13\""))
        let verdicts = try Program.verdicts(outcome.output)
        let table = try Program.run(["check", path, "--format", "csv"]).output
        for (row, unit) in ["A", "B", "C", "D", "E"].enumerated() {
            for (id, verdict) in verdicts[row] {
                guard let column = try? Self.column(id, of: table) else { continue }
                #expect(column[unit] == verdict.code, "\(id) of \(unit)")
            }
        }
    }

    /// Report files as a table: the verdicts of the whole results, also beside files that are no reports.
    @Test func tableOfReportFiles() throws {
        let table = try Program.run(["check", "Examples/reports", "--format", "csv"])
        let result = try Program.run(["check", "Examples/reports", "--format", "json"])
        #expect(table.status == result.status)
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let units = try #require(document["reports"] as? [[String: Any]]).map { $0["unit_code"] as? String ?? "" }
        #expect(units.count > 5)
        for (unit, verdicts) in zip(units, try Program.verdicts(result.output)) {
            for (id, verdict) in verdicts {
                guard let column = try? Self.column(id, of: table.output) else { continue }
                #expect(column[unit] == verdict.code, "\(id) of \(unit)")
            }
        }
        let bad = try Program.run(["check", "Examples/bad", "--format", "csv", "--lang", "en"])
        #expect(bad.status == 65)
        #expect(bad.errors.contains("Examples/bad/khoa-la.yaml:"))
        #expect(bad.output.split(separator: "\n").count > 2)
    }

    @Test func rowsThatAreNoReports() throws {
        let scratch = try Scratch()
        let bad = ["F,planet,2023,1,1,1,1,1", "G,dist,2023,1,1", "H,dist,2023,\"1", "I,dist,2023,nhiều,1,1,0,1"]
        let path = try scratch.file(
            "reports.csv", Self.table(Self.rows + [bad[0], bad[1], bad[3], Self.rows[0], bad[2]]))
        let rejects = scratch.folder.appendingPathComponent("rejects.csv").path
        let outcome = try Program.run(["check", path, "--format", "csv", "--rejects", rejects])
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("reports.csv:7:3: "), "\(outcome.errors)")
        #expect(outcome.errors.contains("reports.csv:8:"))
        #expect(outcome.errors.contains("reports.csv:9:13: "))
        let left = try String(contentsOfFile: rejects, encoding: .utf8)
        #expect(left.contains(bad[0]) && left.contains(bad[1]) && left.contains(bad[2]))
        #expect(!left.contains(Self.rows[0]) && !left.contains("nhiều"))
        #expect(outcome.output.split(separator: "\n").count == 1 + Self.rows.count + 2)
    }

    @Test func tooManyRejectsLeaveNothingBehind() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.table(Array(repeating: "F,planet,2023,1,1,1,1,1", count: 30)))
        let output = scratch.folder.appendingPathComponent("out.csv").path
        let outcome = try Program.run(["check", path, "--format", "csv", "--most-rejects", "10", "-o", output])
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("đã dừng") && !outcome.errors.contains("đã để riêng"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: output))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["reports.csv"])
    }

    @Test func mistakesOfUse() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.table(Self.rows))
        let other = try scratch.file("a.yaml", "unit_code: A\nunit_type: dist\nperiod: 2023\n")
        for arguments in [
            ["--verdicts", "passed=P"], ["--separator", "x"], ["--numbers", "roman"], ["--columns", "unit_id"],
            ["--input", "xml"],
        ] {
            let outcome = try Program.run(["check", path] + arguments)
            #expect(outcome.status == 64 && !outcome.errors.isEmpty, "\(arguments): \(outcome.errors)")
        }
        #expect(try Program.run(["check", path, other]).status == 64)
        #expect(try Program.run(["check", other, "--format", "csv", "--keep", "unit_code"]).status == 64)
        #expect(try Program.run(["check", path, "--explain", "short"]).status == 64)
        let lacking = try Program.run(["check", path, "--keep", "no_such_column", "--format", "csv"])
        #expect(lacking.status == 65 && lacking.output.isEmpty)
        let output = scratch.folder.appendingPathComponent("out.csv").path
        #expect(try Program.run(["check", path, "-o", output, "--rejects", "/no-such-folder/x"]).status == 73)
        #expect(try Program.run(["check", path, "-o", output, "--keep", "no_such_column"]).status == 65)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted() == [
                "a.yaml", "reports.csv",
            ]
        )
        #expect(try Program.run(["check", path, "-o", "/no-such-folder/x.csv"]).status == 73)
        #expect(try Program.run(["check", path, "-o", "/dev/full", "--format", "csv"]).status == 73)
        #expect(try Program.run(["check", other, "-o", "/dev/full"]).status == 73)
        #expect(try Program.run(["check", scratch.folder.path + "/none.csv"]).status == 66)
    }

    @Test func columnsByOtherNames() throws {
        let scratch = try Scratch()
        let text = "ma;loai;kỳ;kết quả còn hiệu lực;kết quả đã số hóa\nA;quận huyện;2023;1.000;400\n"
        let path = try scratch.file("reports.csv", text)
        let outcome = try Program.run([
            "check", path, "--format", "csv", "--columns", "ma=mã đơn vị,loai=loại đơn vị,kỳ=period", "--keep", "ma",
        ])
        #expect(outcome.output.hasPrefix("ma,1.a,"), "\(outcome.errors)")
        #expect(try Self.column("7.b", of: outcome.output) == ["A": "pass"])
    }

    @Test func outsideTheTimeInForce() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.table(["A,dist,2024,50200,20080,100,10,90"] + Self.rows))
        let outcome = try Program.run(["check", path, "--format", "csv", "--lang", "en"])
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("1 reports lie outside") || outcome.errors.contains("period-outside"))
        #expect(outcome.output.split(separator: "\n").count == 1 + Self.rows.count)
        let all = try Program.run(["check", path, "--format", "csv", "--any-period"])
        #expect(all.output.split(separator: "\n").count == 2 + Self.rows.count)
    }

    @Test func whatColumnsDo() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.table(Self.rows))
        let outcome = try Program.run(["check", path, "--stats", "--lang", "en"])
        #expect(outcome.errors.contains(" of 39 checks are judged for many reports at once"))
    }
}
