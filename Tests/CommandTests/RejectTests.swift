import Foundation
import TestSupport
import Testing

/// Rows that can't be judged: where they go, why, and how many there may be.
@Suite struct RejectTests {
    private static let head = "unit_code,unit_type,period,results_in_force,results_digitised\n"

    /// Every one is told with its place, also behind those that are shown.
    @Test func everyRejectHasItsReason() throws {
        let scratch = try Scratch()
        var random = Seeded(Seeded.seed)
        var (rows, expected): (String, [String]) = (Self.head, [])
        for line in 2..<602 {
            switch random.below(4) {
            case 0:
                rows += "U\(line),planet,2023,1,1\n"
                expected.append("\(line),\("U\(line),".count + 1),report/unknown-unit-type")
            case 1:
                rows += "U\(line),dist,2023\n"
                expected.append("\(line),1,report/bad-record")
            case 2:
                rows += "U\(line),dist,2022,1,1\n"
                expected.append("\(line),\("U\(line),dist,".count + 1),report/period-outside-rulebook")
            default: rows += "U\(line),dist,2023,1,1\n"
            }
        }
        let path = try scratch.file("reports.csv", rows)
        let (rejects, output) = (scratch.path("left.csv"), scratch.path("out.csv"))
        let outcome = try Program.run(["check", path, "--format", "csv", "-o", output, "--rejects", rejects])
        #expect(outcome.status == 65)
        let reasons = try String(contentsOfFile: scratch.path("left.reasons.csv"), encoding: .utf8)
        let lines = reasons.split(separator: "\n")
        #expect(lines.first == "file,line,column,diagnostic,message")
        let found = lines.dropFirst().map { $0.dropFirst(path.count + 1).split(separator: ",").prefix(3) }
        #expect(found.map { $0.joined(separator: ",") }.sorted() == expected.sorted(), "TEST_SEED=\(Seeded.seed)")
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(path + ",") })
        // The rows stand there in the same order.
        let left = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
        let file = rows.split(separator: "\n")
        #expect(left == found.compactMap { Int($0[0]).map { file[$0 - 1] } })
    }

    @Test func rejectsOfLinesOfJSON() throws {
        let scratch = try Scratch()
        let lines = [
            #"{"unit_code": "A", "unit_type": "dist", "period": 2023}"#, "5", #"{"unit_code": "B","#,
            #"{"unit_code": "C", "unit_type": "planet", "period": 2023}"#,
        ]
        let path = try scratch.file("reports.ndjson", lines.joined(separator: "\n") + "\n")
        let rejects = scratch.path("left.ndjson")
        _ = try Program.run(["check", path, "--format", "csv", "--rejects", rejects, "--lang", "en"])
        #expect(try String(contentsOfFile: rejects, encoding: .utf8) == lines[1...].joined(separator: "\n") + "\n")
        let reasons = try String(contentsOfFile: scratch.path("left.reasons.csv"), encoding: .utf8)
        let found = reasons.split(separator: "\n").dropFirst().map { line in
            line.dropFirst(path.count + 1).split(separator: ",").prefix(3).joined(separator: ",")
        }
        #expect(found == ["2,1,report/bad-record", "3,1,json/unclosed", "4,33,report/unknown-unit-type"], "\(reasons)")
    }

    /// What is no file has nothing beside it, and two results need two names.
    @Test func namesBesideRejects() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.head + "A,planet,2023,1,1\n")
        let none = try Program.run(["check", path, "--format", "csv", "--rejects", "/dev/null"])
        #expect(none.status == 65)
        let same = scratch.path("left.reasons.csv")
        let twice = try Program.run(
            ["check", path, "--format", "csv", "--rejects", scratch.path("left.csv"), "-o", same])
        #expect(twice.status == 64 && twice.errors.contains(same), "\(twice.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["reports.csv"])
    }

    /// The limit is named, with the option that raises it; what was printed is said to be no result.
    @Test func theLimitIsNamed() throws {
        let scratch = try Scratch()
        // Long enough for several pieces, of few reports.
        let note = String(repeating: "x", count: 20_000)
        let rows = (0..<150).map { "U\($0),dist,2023,100,50,\(note)\n" }.joined()
        let bad = String(repeating: "F,planet,2023,1,1,\n", count: 30)
        let path = try scratch.file("reports.csv", Self.head.dropLast() + ",note\n" + rows + bad)
        let arguments = ["check", path, "--format", "csv", "--most-rejects", "10", "--lang", "en"]
        let printed = try Program.run(arguments)
        #expect(printed.status == 65 && !printed.output.isEmpty)
        #expect(printed.errors.contains("more than 10 rows can't be read"), "\(printed.errors)")
        #expect(printed.errors.contains("--most-rejects N"))
        #expect(
            printed.errors.hasSuffix("only a part of the results: do not use it (-o FILE leaves whole files only)\n"))
        let written = try Program.run(
            arguments + ["-o", scratch.path("out.csv"), "--rejects", scratch.path("left.csv")])
        #expect(written.status == 65 && written.errors.hasSuffix("chuan: no result was written\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["reports.csv"])
        let raised = try Program.run(arguments.map { $0 == "10" ? "30" : $0 })
        #expect(raised.errors.contains("30 rows could not be judged"))
    }

    /// Records have the same limit.
    @Test func theLimitOfRecords() throws {
        let scratch = try Scratch()
        let example = Program.root.appendingPathComponent("Examples/dossiers/ho-so-2023.csv")
        let text = try String(contentsOf: example, encoding: .utf8)
        let path = try scratch.file("list.csv", text + String(repeating: "x,y\n", count: 12))
        let made = scratch.path("made.csv")
        let arguments = ["aggregate", path, "--units", "Examples/register.csv", "-o", made]
        let few = try Program.run(arguments + ["--most-rejects", "10"])
        #expect(few.status == 65 && few.errors.contains("--most-rejects N"), "\(few.errors)")
        #expect(!FileManager.default.fileExists(atPath: made))
        #expect(try Program.run(arguments + ["--most-rejects", "12"]).status == 65)
        #expect(FileManager.default.fileExists(atPath: made))
    }

    private static func element(_ code: String) -> String {
        #"{"unit_code": "\#(code)", "unit_type": "dist", "period": 2023, "results_in_force": 9}"#
    }

    /// A broken element of a list costs itself alone, wherever it breaks.
    @Test(arguments: ["}", "dist\"", "{", ":"]) func brokenElements(lost: String) throws {
        let scratch = try Scratch()
        let good = ["A", "B", "C", "D"].map(Self.element)
        let broken = Self.element("X").replacing(lost, with: "", maxReplacements: 1)
        for place in 1...3 {
            var list = good
            list.insert(broken, at: place)
            let path = try scratch.file("reports.json", "[\n" + list.joined(separator: ",\n") + "\n]\n")
            let rejects = scratch.path("left.json")
            let outcome = try Program.run(
                ["check", path, "--input", "json", "--format", "csv", "--lang", "en", "--rejects", rejects])
            let units = outcome.output.split(separator: "\n").dropFirst().map { String($0.prefix(1)) }
            #expect(outcome.status == 65 && units == ["A", "B", "C", "D"], "\(place): \(outcome.errors)")
            let reasons = try String(contentsOfFile: scratch.path("left.reasons.csv"), encoding: .utf8)
            let lines = reasons.split(separator: "\n").dropFirst()
            #expect(
                !lines.isEmpty
                    && lines.allSatisfy {
                        $0.hasPrefix("\(path),\(place + 2),") || $0.hasPrefix("\(path),\(place + 3),")
                    }, "\(reasons)")
        }
    }

    /// A list that ends too early is told, with the line, and so is the record that was cut.
    @Test func listsThatAreCut() throws {
        let scratch = try Scratch()
        let whole = "[" + ["A", "B", "C"].map(Self.element).joined(separator: ",\n") + "\n]\n"
        for (end, count, line) in [(2, 3, 4), (4, 2, 3), (30, 2, 3)] {
            let path = try scratch.file("reports.json", String(whole.dropLast(end)))
            let outcome = try Program.run(["check", path, "--input", "json", "--format", "csv", "--lang", "en"])
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains("the file ends on line \(line) without `]`"), "\(outcome.errors)")
            #expect(outcome.output.split(separator: "\n").count == 1 + count)
        }
        // Rows inside the record that was cut are no records.
        let rows = "[\n  {\n    \"unit_code\": \"A\",\n    \"tthc\": [\n      {\"x\": 1},\n      {\"x\": 2},\n"
        let nested = try scratch.file("nested.json", rows)
        let told = try Program.run(["check", nested, "--input", "json", "--format", "csv", "--lang", "en"])
        #expect(told.errors.contains("1 rows could not be judged"), "\(told.errors)")
        let path = try scratch.file("reports.json", whole)
        let outcome = try Program.run(["check", path, "--input", "json", "--format", "csv", "--lang", "en"])
        #expect(!outcome.errors.contains("not closed"))
    }
}
