import Foundation
import TestSupport
import Testing

/// `chuan check` over flat files that are not as they should be.
@Suite struct BatchTroubleTests {
    private static let head = "unit_code,unit_type,period,results_in_force,results_digitised\n"

    @Test func linesOutsideTheTimeInForce() throws {
        let scratch = try Scratch()
        let rows = (1...9).map { "U\($0),dist,\($0 % 2 == 0 ? 2023 : 2024),100,50" }
        let path = try scratch.file("reports.csv", Self.head + rows.joined(separator: "\n") + "\n")
        let outcome = try Program.run(["check", path, "--format", "csv", "--lang", "en"])
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("5 reports lie outside"))
        #expect(outcome.errors.contains("(line 2, 4, 6, 8, 10)"), "\(outcome.errors)")
    }

    /// What is too large to be held whole is read piece by piece, whatever the ending of its name.
    @Test func aLargeListOfJSON() throws {
        let scratch = try Scratch()
        let note = String(repeating: "x", count: 1 << 20)
        let rows = (1...65).map {
            "{\"unit_code\":\"U\($0)\",\"unit_type\":\"dist\",\"period\":2023,\"note\":\"\(note)\"}"
        }
        let path = try scratch.file("reports.json", "\n [" + rows.joined(separator: ",\n") + "]\n")
        let outcome = try Program.run(["check", path, "--format", "csv", "--lang", "en"])
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(outcome.output.split(separator: "\n").count == 66)
    }

    /// What can't be asked for is refused, in the language of the run.
    @Test func optionsThatMakeNoSense() throws {
        let scratch = try Scratch()
        let path = try scratch.file("reports.csv", Self.head + "A,dist,2023,100,50\n")
        let refused = [
            (["--worst=-2"], "--worst: ghi một số từ 0 đến 1000"), (["--rank", "tên"], "'share' hoặc 'count'"),
            (["--by", "phường"], "'type' hoặc 'parent'"),
            (["--rank", "share", "--format", "ndjson"], "không dùng với --format ndjson"),
            (["--rank", "share", "--by", "type", "--format", "csv"], "chọn --by hoặc --rank"),
        ]
        for (options, message) in refused {
            let outcome = try Program.run(["check", path] + options)
            #expect(outcome.status == 64 && outcome.errors.contains(message), "\(options): \(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func namesThatNoColumnHas() throws {
        let scratch = try Scratch()
        let head = Self.head.replacing("unit_code", with: "ma")
        let path = try scratch.file("reports.csv", head + "A,dist,2023,100,50\n")
        let names = "ma=unit_code,Ma=unit_code,kieu=unit_type"
        let outcome = try Program.run(["check", path, "--columns", names, "--format", "csv", "--lang", "en"])
        #expect(outcome.errors.contains("--columns: there is no column `Ma`, `kieu`"), "\(outcome.errors)")
        let plain = try Program.run(["check", path, "--columns", "ma=unit_code", "--format", "csv", "--lang", "en"])
        #expect(outcome.output == plain.output && !plain.errors.contains("--columns"))
    }

    /// Nothing that was checked is no success.
    @Test func filesWithoutReports() throws {
        let scratch = try Scratch()
        let paths = [
            try scratch.file("head.csv", Self.head), try scratch.file("none.ndjson", ""),
            try scratch.file("blank.ndjson", "\n\n\n"), try scratch.file("blank.csv", Self.head + ",,,,\r\n,,,,\r\n"),
        ]
        for path in paths {
            for format in ["text", "csv", "ndjson"] {
                let outcome = try Program.run(["check", path, "--format", format])
                #expect(outcome.status == 66, "\(path) as \(format): \(outcome.errors)")
                #expect(outcome.errors.contains("không có báo cáo nào để chấm"), "\(outcome.errors)")
            }
        }
    }

    /// A cell that can't be read costs itself alone; the run says so with its status as for a report of its own.
    @Test func cellsThatCannotBeRead() throws {
        let scratch = try Scratch()
        let table = try scratch.file("a.csv", Self.head + "A,dist,2023,\"1,234\",50\n,,,,\nB,dist,2023,100,50\n")
        let line = #"{"unit_code":"A","unit_type":"dist","period":2023,"results_in_force":"1,234"}"#
        for path in [table, try scratch.file("a.ndjson", line + "\n")] {
            let outcome = try Program.run(["check", path, "--format", "csv"])
            #expect(outcome.status == 65 && outcome.output.contains("\nA,"), "\(path): \(outcome.errors)")
            #expect(outcome.errors.contains("report/unreadable-number") && !outcome.errors.contains("để riêng"))
        }
    }

    /// A byte that is no letter costs its row, wherever it stands.
    @Test func bytesThatAreNoLetters() throws {
        let scratch = try Scratch()
        let path = scratch.path("bytes.csv")
        let rows = [Array("A,dist,2023,100,50\nB".utf8), [0xFF], Array(",dist,2023,100,50\nC,dist,2023,100,50\n".utf8)]
        try Data(Array(Self.head.utf8) + rows.joined()).write(to: URL(fileURLWithPath: path))
        let outcome = try Program.run(["check", path, "--format", "csv", "--lang", "en"])
        #expect(outcome.status == 65 && outcome.errors.contains("bytes.csv:3:"), "\(outcome.errors)")
        #expect(outcome.output.contains("\nA,") && outcome.output.contains("\nC,"))
    }

    @Test func oneUnitTwice() throws {
        let scratch = try Scratch()
        let rows = ["A,dist,2023,100,50", "B,dist,2023,100,50", "a,dist,2023,100,10", "A,dist,2022,100,50"]
        let path = try scratch.file("reports.csv", Self.head + rows.joined(separator: "\n") + "\n")
        let other = try scratch.file("more.csv", Self.head + "B,dist,1/1/2023-31/12/2023,1,1\n")
        let outcome = try Program.run(["check", path, other, "--format", "csv", "--lang", "en", "--any-period"])
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("reports.csv:4: this unit has a report for the same period at \(path):2"))
        #expect(outcome.output.split(separator: "\n").count >= 5)
        let alone = try Program.run(["check", path, "--format", "json", "--any-period", "--lang", "en"])
        #expect(alone.errors.contains("reports.csv:4: this unit has"))
    }

    /// Reports in files of their own are named by their files, and by lines where they have some.
    @Test func oneUnitInTwoFiles() throws {
        let scratch = try Scratch()
        let report = Program.root.appendingPathComponent("Examples/reports/e2-quan-binh-mau.yaml")
        let text = try String(contentsOf: report, encoding: .utf8)
        for name in ["a", "b", "c"] {
            let unit = name == "c" ? text.replacing("QM-BINH", with: "QM-AN") : text
            _ = try scratch.file("\(name).yaml", unit)
        }
        let outcome = try Program.run(["check", scratch.path(""), "--format", "csv", "--lang", "en"])
        #expect(outcome.status == 65)
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("b.yaml:4: this unit has a report for the same period at"))
        #expect(outcome.errors.contains("a.yaml:4; both were judged"))
        #expect(outcome.output.split(separator: "\n").count == 4)
    }

    /// Among many reports, those that repeat others are found, and no others.
    @Test func manyUnitsTwice() throws {
        let scratch = try Scratch()
        var random = Seeded(Seeded.seed)
        var (rows, first, repeated): (String, [Int: Int], [(line: Int, first: Int)]) = (Self.head, [:], [])
        for line in 2..<2_002 {
            let unit = random.below(10_000)
            rows += "U\(unit),dist,2023,100,50\n"
            if let known = first[unit] { repeated.append((line, known)) } else { first[unit] = line }
        }
        let path = try scratch.file("reports.csv", rows)
        let outcome = try Program.run(["check", path, "--format", "csv", "--lang", "en"])
        #expect(outcome.status == 65)
        for (line, first) in repeated.prefix(10) {
            #expect(
                outcome.errors.contains(
                    "reports.csv:\(line): this unit has a report for the same period at \(path):\(first);"))
        }
        #expect(
            outcome.errors.contains("chuan: \(repeated.count - 10) more reports repeat"), "TEST_SEED=\(Seeded.seed)")
    }

    /// Nothing is left of a run that Ctrl-C ends, whatever it was at.
    @Test func interruption() throws {
        let scratch = try Scratch()
        let pipe = scratch.folder.appendingPathComponent("in.csv").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let output = scratch.folder.appendingPathComponent("out.csv").path
        let process = Process()
        process.executableURL = Program.path
        process.currentDirectoryURL = Program.root
        process.arguments = ["check", pipe, "--format", "csv", "-o", output, "--no-progress"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        let writer = open(pipe, O_WRONLY)
        let rows = Self.head + (0..<200).map { "U\($0),dist,2023,100,50\n" }.joined()
        _ = Array(rows.utf8).withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
        // It has its file by now, and waits for more.
        for _ in 0..<200 where try Self.temporary(in: scratch).isEmpty { usleep(20_000) }
        #expect(try !Self.temporary(in: scratch).isEmpty)
        process.interrupt()
        process.waitUntilExit()
        close(writer)
        #expect(process.terminationStatus == 130)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["in.csv"])
    }

    private static func temporary(in scratch: Scratch) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).filter { $0.hasSuffix(".tmp") }
    }

    /// A line that was set aside is no report of its unit.
    @Test func rejectedLinesAreNoReports() throws {
        let scratch = try Scratch()
        let register = try scratch.file("register.csv", "unit_code,unit_type\nA,dist\nB,dist\nC,dist\n")
        let lines = [
            #"{"unit_code": "A", "unit_type": "dist", "period": 2023, "results_in_force": 100, "results_digitised": 50}"#,
            #"{"unit_code": "B", "unit_type": "dist", "period": 2023, "results_in_force": 100,"#,
            #"{"unit_code": "C", "unit_type": "dist", "period": 2023, "results_in_force": 100} 5"#,
        ]
        let path = try scratch.file("reports.ndjson", lines.joined(separator: "\n") + "\n")
        let outcome = try Program.run(["check", path, "--register", register, "--lang", "en"])
        #expect(outcome.status == 65)
        #expect(outcome.output.contains("1 units reported, 2 did not"), "\(outcome.output)")
    }

    /// What is no object in a list of JSON is set aside alone.
    @Test func elementsThatAreNoObjects() throws {
        let scratch = try Scratch()
        func report(_ code: String) -> String {
            #"{"unit_code": "\#(code)", "unit_type": "dist", "period": 2023, "results_in_force": 9, "results_digitised": 9}"#
        }
        let list = ["5", report("A"), "\"a, [b] {\"", report("B"), "null", "[1, {}]", report("C")]
        for (separator, count) in [(",\n", 3), (",", 3)] {
            let path = try scratch.file("reports.json", "[" + list.joined(separator: separator) + "]")
            let outcome = try Program.run(["check", path, "--input", "json", "--format", "csv", "--lang", "en"])
            let units = outcome.output.split(separator: "\n").dropFirst().map { $0.prefix(1) }
            #expect(units == ["A", "B", "C"], "\(outcome.errors)")
            #expect(units.count == count && outcome.status == 65)
        }
    }

    @Test(arguments: ["gzip", "zstd"]) func compressedStandardInput(program: String) throws {
        let scratch = try Scratch()
        let rows = (0..<300).map { "U\($0),dist,2023,100,\($0 % 100)\n" }.joined()
        let path = try scratch.file("reports.csv", Self.head + rows)
        let errors = scratch.folder.appendingPathComponent("errors").path
        func piped(_ first: String) throws -> String {
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.currentDirectoryURL = Program.root
            shell.arguments = [
                "-c", "\(first) | '\(Program.path.path)' check - --input csv --format csv 2>'\(errors)'",
            ]
            let pipe = Pipe()
            shell.standardOutput = pipe
            try shell.run()
            let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
            shell.waitUntilExit()
            return String(decoding: output, as: UTF8.self)
        }
        let expected = try Program.run(["check", path, "--format", "csv"]).output
        #expect(try piped("cat '\(path)'") == expected)
        guard ["/bin", "/usr/bin"].contains(where: { FileManager.default.fileExists(atPath: "\($0)/\(program)") })
        else {
            return
        }
        #expect(try piped("\(program) -c '\(path)'") == expected)
        _ = try piped("\(program) -c '\(path)' | head -c 200")
        #expect(try String(contentsOfFile: errors, encoding: .utf8).contains("bị hỏng hoặc bị cắt ngang"))
    }

    /// What stands in standard input has to be declared where it is no report.
    @Test func standardInputThatIsNoReport() throws {
        let rows = Self.head + "A,dist,2023,100,50\nB,dist,2023,100,50\n"
        let line = #"{"unit_code": "A", "unit_type": "dist", "period": 2023}"# + "\n"
        for input in [rows, line + line] {
            let outcome = try Program.run(["check", "-"], input: input)
            #expect(outcome.status == 65 && outcome.errors.contains("--input csv"), "\(outcome.errors)")
        }
        let report = try Program.run(["check", "-"], input: "unit_code: A\nunit_type: dist\nperiod: 2023\n")
        #expect(!report.errors.contains("--input"), "\(report.errors)")
    }

    /// Text of two bytes a character is told as such.
    @Test func textOfTwoBytes() throws {
        let scratch = try Scratch()
        let text = Self.head + "A,dist,2023,100,50\n"
        for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf16] {
            let path = scratch.path("wide.csv")
            try #require(text.data(using: encoding)).write(to: URL(fileURLWithPath: path))
            let outcome = try Program.run(["check", path, "--input", "csv", "--format", "csv", "--lang", "en"])
            #expect(outcome.status == 65 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("UTF-16, not UTF-8") && outcome.errors.contains("CSV UTF-8"))
        }
    }

    /// Links in a folder that lead nowhere are told, whatever they are called.
    @Test(arguments: ["text", "csv"]) func linksThatLeadNowhere(format: String) throws {
        let scratch = try Scratch()
        _ = try scratch.file("a.yaml", "unit_code: A\nunit_type: dist\nperiod: 2023\n")
        for name in ["b.yaml", "part"] { #expect(symlink("/no-such-place", scratch.path(name)) == 0) }
        let outcome = try Program.run(["check", scratch.folder.path, "--format", format, "--lang", "en"])
        #expect(outcome.status == 66, "\(outcome.errors)")
        for name in ["b.yaml", "part"] { #expect(outcome.errors.contains("\(name)` is a broken link")) }
    }
}
