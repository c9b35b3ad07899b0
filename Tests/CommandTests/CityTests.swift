import Foundation
import Testing

/// The roll-up to the city over flat files: what the same reports come to in files of their own.
@Suite struct CityTests {
    /// Some reports, one a file and all in one flat file, and the register of their units.
    private struct Group {
        let scratch: Scratch
        let files: [String]
        let flat: String
        let options: [String]

        init(_ line: [String: Any]) throws {
            scratch = try Scratch()
            let reports = try #require(line["reports"] as? [Any]).map {
                String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
            }
            let folder = scratch
            files = try reports.enumerated().map { try folder.file("\($0).json", $1) }
            flat = try scratch.file("all.ndjson", reports.joined(separator: "\n") + "\n")
            var options: [String] = []
            if let units = line["register"] as? [[String: Any]] {
                options = ["--register", try scratch.file("register.csv", Self.register(units))]
            }
            self.options = options
        }

        private static func register(_ units: [[String: Any]]) -> String {
            let columns = ["unit_code", "unit_name", "unit_type", "parent_unit_code", "valid_from", "valid_to"]
            let rows = units.map { unit in columns.map { unit[$0] as? String ?? "" }.joined(separator: ",") }
            return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
        }

        func both(_ more: [String]) throws -> (files: Program.Outcome, flat: Program.Outcome) {
            (
                try Program.run(["check"] + files + options + more + ["--lang", "en"]),
                try Program.run(["check", flat] + options + more + ["--lang", "en"])
            )
        }
    }

    private static func groups() throws -> [Group] {
        let text = try String(
            contentsOf: Program.root.appendingPathComponent("Tests/Reference/groups.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").enumerated().filter { $0.offset % 4 == 0 }.map { _, line in
            try Group(try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]))
        }
    }

    private static func city(_ output: String) throws -> Substring {
        try output[#require(output.range(of: "The whole city\n")).lowerBound...]
    }

    @Test(arguments: ["type", "parent"]) func flatFilesComeToTheSame(grouping: String) throws {
        var told = 0
        for group in try Self.groups() {
            let text = try group.both(["--by", grouping])
            #expect(try Self.city(text.files.output) == Self.city(text.flat.output))
            #expect(text.flat.errors.isEmpty || !text.files.errors.isEmpty, "\(text.flat.errors)")
            let table = try group.both(["--by", grouping, "--format", "csv"])
            #expect(table.files.output == table.flat.output)
            told += table.flat.output.split(separator: "\n").count
        }
        #expect(told > 300)
    }

    /// Whole results of flat files hold the city, and how often each check came out as what.
    @Test func wholeResultsHoldTheCity() throws {
        let group = try #require(try Self.groups().first)
        let (files, flat) = try group.both(["--format", "json", "--by", "type"])
        func object(_ output: String) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        }
        let (left, right) = (try object(files.output), try object(flat.output))
        let city = try #require(left["city"] as? NSDictionary)
        #expect(city == right["city"] as? NSDictionary)
        #expect((city["groups"] as? [Any])?.count ?? 0 > 1)
        let batch = try #require(right["batch"] as? [String: Any])
        #expect(batch["reports"] as? Int == group.files.count)
        let checks = try #require(batch["checks"] as? [[String: Any]])
        for check in checks {
            let verdicts = try #require(check["verdicts"] as? [String: Int])
            #expect(verdicts.values.reduce(0, +) == group.files.count, "\(check)")
        }
        #expect(files.status == flat.status)
    }

    @Test func groupsOfUnits() throws {
        let scratch = try Scratch()
        let register = try scratch.file(
            "register.csv",
            "unit_code,unit_name,unit_type,parent_unit_code\nA,Phường 10,comm,Q10\nB,Phường 2,comm,Q2\nC,Phường 3,comm,Q2\n"
                + "Q2,Quận 2,dist,\nQ10,Quận 10,dist,\n")
        let reports = try scratch.file(
            "reports.csv",
            "unit_code,unit_type,parent_unit_code,period,results_in_force,results_digitised\n"
                + "A,comm,,2023,100,35\nB,comm,Q10,2023,100,34\nD,comm,Q2,2023,100,90\nE,comm,,2023,100,90\n")
        let outcome = try Program.run(["check", reports, "--register", register, "--by", "parent", "--format", "csv"])
        let lines = outcome.output.split(separator: "\n").filter { $0.contains(",7.c,") }
        #expect(
            lines == [
                ",Toàn thành phố,4,3,7,7.c,,unknown,,249,400,0.6225",
                "Q2,Quận 2,2,1,7,7.c,,unknown,,124,200,0.62", "Q10,Quận 10,1,0,7,7.c,,pass,,35,100,0.35",
                "–,chưa rõ đơn vị cấp trên,1,2,7,7.c,,pass,,90,100,0.9",
            ])
        #expect(try Program.run(["check", reports, "--by", "size"]).status == 64)
        #expect(try Program.run(["check", reports, "--by", "type", "--format", "ndjson"]).status == 64)
    }

    @Test func rankingOfUnits() throws {
        let scratch = try Scratch()
        let register = try scratch.file(
            "register.csv", "unit_code,unit_name,unit_type\nB,Phường Bé,comm\nC,Phường Ăn,comm\n")
        let head =
            "unit_code,unit_type,period,results_in_force,results_digitised,docs_official_total,docs_state_secret,docs_electronic\n"
        let rows = ["A,comm,2023,100,10,10,0,9", "B,comm,2023,100,90,10,0,9", "C,comm,2023,100,90,10,0,9"]
        let flat = try scratch.file("reports.csv", head + rows.joined(separator: "\n") + "\n")
        let files = try rows.map { row in
            let cells = zip(head.dropLast().split(separator: ","), row.split(separator: ","))
            return try scratch.file("\(row.prefix(1)).yaml", cells.map { "\($0): \($1)\n" }.joined())
        }
        let options = ["--register", register, "--rank", "share"]
        let table = try Program.run(["check", flat, "--format", "csv"] + options).output
        #expect(table == (try Program.run(["check"] + files + ["--format", "csv"] + options)).output)
        let lines = table.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.dropFirst().map { $0.split(separator: ",")[4] } == ["C", "B", "A"])
        #expect(lines[1].hasPrefix("1,1,") && lines[2].hasPrefix("1,1,") && lines[3].hasPrefix("3,"))
        #expect(lines[1].contains(",Phường Ăn,comm,1,1,"))
        let text = try Program.run(["check", flat, "--lang", "en"] + options).output
        let single = try Program.run(["check"] + files + ["--lang", "en"] + options).output
        let start = try #require(text.range(of: "Ranking of units")).lowerBound
        #expect(text[start...] == single[try #require(single.range(of: "Ranking of units")).lowerBound...])
        for path in [[flat], files] {
            let json = try Program.run(["check"] + path + ["--format", "json"] + options).output
            let result = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let ranking = try #require(result["ranking"] as? [String: Any])
            let units = try #require(ranking["units"] as? [[String: Any]])
            #expect(units.map { $0["place"] as? Int } == [1, 1, 3])
        }
        #expect(try Program.run(["check", flat, "--format", "csv", "--by", "type"] + options).status == 64)
        #expect(try Program.run(["check", flat, "--rank", "best"]).status == 64)
    }

    /// The worst of each check, over columns and one by one.
    @Test func unitsFarthestFromTheTarget() throws {
        let scratch = try Scratch()
        let head = "unit_code,unit_type,period,results_in_force,results_digitised\n"
        let rows = (0..<400).map { "U\(String($0 + 1_000)),dist,2023,1000,\(300 + $0 * 37 % 200)" }
        let flat = try scratch.file("reports.csv", head + rows.joined(separator: "\n") + "\n")
        let text = try Program.run(["check", flat, "--worst", "2", "--lang", "en"]).output
        let found = text.split(separator: "\n").map(String.init)
        let place = try #require(found.firstIndex { $0 == "Farthest from the target" })
        #expect(found[place + 1] == "7.b")
        #expect(found[place + 2].hasPrefix("  U1000 (line 2): 300 / 1,000 = 30.0"), "\(found[place + 2])")
        #expect(found[place + 3].contains("100"), "\(found[place + 3])")
        #expect(found[place + 4].hasPrefix("  U1200 (line 202): 300 / 1,000"))
        let json = try Program.run(["check", flat, "--worst", "2", "--format", "json", "--lang", "en"]).output
        let result = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let checks = try #require((result["batch"] as? [String: Any])?["checks"] as? [[String: Any]])
        let worst = try #require(checks.first { $0["id"] as? String == "7.b" }?["worst"] as? [[String: Any]])
        #expect(worst.map { $0["unit_code"] as? String } == ["U1000", "U1200"])
        #expect(worst.map { $0["line"] as? Int } == [2, 202])
        #expect((worst[0]["gap"] as? [[String: Any]])?.first?["change"] as? String == "100")
        #expect(!(try Program.run(["check", flat, "--worst", "0", "--lang", "en"]).output.contains("Farthest")))
        #expect(try Program.run(["check", flat, "--worst", "many"]).status == 64)
    }
}
