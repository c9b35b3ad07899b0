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
}
