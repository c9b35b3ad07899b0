import Foundation
import Testing

/// `chuan check` as a user meets it: exit status, what goes where, bad input.
@Suite struct CheckTests {
    private static let passing = "Examples/reports/e6-truong-mau.yaml"
    private static let failing = "Examples/reports/e2-quan-binh-mau.yaml"

    /// A copy of the 2023 rulebook with one replacement in one file.
    private static func rules(_ scratch: Scratch, _ file: String, _ old: String, _ new: String) throws -> String {
        let copy = scratch.folder.appendingPathComponent("rules")
        try FileManager.default.copyItem(
            at: Program.root.appendingPathComponent("Rules/hcmc-cchc-2023"), to: copy)
        let path = copy.appendingPathComponent(file)
        let text = try String(contentsOf: path, encoding: .utf8)
        let range = try #require(text.range(of: old), "the rulebook has no \(old)")
        try text.replacingCharacters(in: range, with: new).write(to: path, atomically: true, encoding: .utf8)
        return copy.path
    }

    private static let statuses: [([String], Int32)] = [
        (["check", failing], 1), (["check", "Examples/reports/e4-phuong-mau-hoa.yaml"], 1),
        (["check", "no-such-file.yaml"], 66), (["check", "Tests/CommandTests"], 66), (["check"], 64),
        (["check", "--frob", failing], 64), (["check", failing, "--reading", "A99=x"], 64),
        (["check", failing, "--reading", "A02=strct"], 64), (["check", failing, "--as-of", "31/6/2023"], 64),
        (["check", "Examples/bad/khoa-la.yaml"], 65), (["check", "Examples/bad/ngay-31-6.yaml"], 65),
        (["check", failing, "--rules", "no-such-folder"], 66), ([], 64), (["--help"], 0), (["check", "--help"], 0),
        (["--version"], 0), (["form", "dist"], 0), (["form", "planet"], 64), (["explain", "3.1.a"], 0),
        (["explain", "yaml/tab"], 0), (["explain", "nothing-of-that-name"], 66),
    ]

    @Test(arguments: statuses)
    func exitStatus(arguments: [String], status: Int32) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
        #expect(status == 0 || status == 1 || !outcome.errors.isEmpty)
    }

    @Test func nothingFailsOrIsOpen() throws {
        let scratch = try Scratch()
        let report = """
            unit_code: T-1
            unit_type: edu
            period: 2023
            has_fee_procedures: có
            epay_enabled: có
            surveys:
              - {kind: public_service, sector: edu, sent: 400, valid: 400, satisfied: 380}
            """
        let path = try scratch.file("t.yaml", report)
        #expect(try Program.run(["check", path]).status == 0)
        let open = try scratch.file(
            "o.yaml", report.replacingOccurrences(of: "epay_enabled: có", with: "epay_enabled:"))
        #expect(try Program.run(["check", open]).status == 2)
    }

    @Test func standardInputAndOutputFile() throws {
        let text = try String(contentsOf: Program.root.appendingPathComponent(Self.failing), encoding: .utf8)
        let piped = try Program.run(["check", "-", "--format", "json"], input: text)
        let read = try Program.run(["check", Self.failing, "--format", "json"])
        #expect(try Program.verdicts(piped.output) == Program.verdicts(read.output))
        let scratch = try Scratch()
        let path = scratch.folder.appendingPathComponent("kết quả.json").path
        let written = try Program.run(["check", Self.failing, "--format", "json", "-o", path])
        #expect(written.output.isEmpty)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == read.output)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).count == 1)
    }

    @Test func aBrokenReportLeavesTheOthersJudged() throws {
        let outcome = try Program.run(["check", "Examples/bad/ngay-31-6.yaml", Self.failing, "--format", "json"])
        #expect(outcome.status == 65)
        #expect(try Program.verdicts(outcome.output).count == 1)
        #expect(outcome.errors.contains("Examples/bad/ngay-31-6.yaml:7:13"))
        #expect(outcome.errors.contains("report/bad-date"))
    }

    @Test func patternsAndFolders() throws {
        let folder = try Program.run(["check", "Examples/reports", "--format", "json"])
        let pattern = try Program.run(["check", "Examples/reports/*", "--format", "json"])
        #expect(try Program.verdicts(folder.output).count == 8)
        #expect(try Program.verdicts(folder.output) == Program.verdicts(pattern.output))
    }

    @Test func languages() throws {
        let vietnamese = try Program.run(["check", Self.failing])
        let english = try Program.run(["check", Self.failing, "--lang", "en"])
        #expect(vietnamese.output.contains("48.998 / 50.000 = 97,996%, không đạt mục tiêu “từ 98% trở lên”"))
        #expect(english.output.contains("48,998 / 50,000 = 97.996%, misses the target “>= 98%”"))
        #expect(try Program.run(["check", "--help"]).output.contains("Chấm từng báo cáo"))
        #expect(try Program.run(["check", "--help", "--lang", "en"]).output.contains("Judges each report"))
        #expect(try Program.run(["check", "--frob", Self.failing]).errors.contains("không có tùy chọn"))
    }

    /// A row is called by the title of its code, in the language of the reader.
    @Test(arguments: [("vi", "4.3.c xây dựng: 179 / 200"), ("en", "4.3.c construction: 179 / 200")])
    func rowsAreCalledByTitles(language: String, line: String) throws {
        let outcome = try Program.run(["check", Self.failing, "--lang", language])
        #expect(outcome.output.contains(line), "\(outcome.output)")
    }

    @Test func noColourThroughAPipe() throws {
        #expect(!(try Program.run(["check", Self.failing]).output.contains("\u{1B}")))
    }

    @Test func rulesAreFoundWhereverTheProgramIsMoved() throws {
        let scratch = try Scratch("một chỗ khác")
        let program = scratch.folder.appendingPathComponent("chuan")
        try FileManager.default.copyItem(at: Program.path, to: program)
        try FileManager.default.copyItem(
            at: Program.root.appendingPathComponent("Rules"), to: scratch.folder.appendingPathComponent("Rules"))
        #expect(try Program.run(["check", Self.failing], program: program).status == 1)
    }

    // MARK: The rules alone decide

    @Test(arguments: [
        ("chi-tieu-07.rules.yaml", "tối thiểu 40%", "tối thiểu 41%", "7.b", "fail"),
        ("chi-tieu-07.rules.yaml", "tối thiểu 40%", "trên 40%", "7.b", "fail"),
        ("chi-tieu-07.rules.yaml", "áp dụng: [quận huyện]", "áp dụng: [phường xã]", "7.b", "not_applicable"),
        ("chi-tieu-03.rules.yaml", "!= \"complaint\"", "= \"construction\"", "3.1.a", "pass"),
        ("chi-tieu-03.rules.yaml", "từ 98% trở lên", "từ 97,9% trở lên", "3.1.a", "pass"),
    ])
    func anEditedRuleChangesTheVerdict(file: String, old: String, new: String, check: String, verdict: String) throws {
        let scratch = try Scratch()
        let rules = try Self.rules(scratch, file, old, new)
        let outcome = try Program.run(["check", Self.failing, "--rules", rules, "--format", "json"])
        let found = try #require(try Program.verdicts(outcome.output).first)
        #expect(found[check]?.code == verdict)
        #expect(
            try Program.verdicts(Program.run(["check", Self.failing, "--format", "json"]).output).first?[check]?.code
                != verdict)
    }

    @Test(arguments: [
        ("tối thiểu 40%", ">= 40%", "yaml/unquoted-operator"), ("tối thiểu 40%", "\">= 40\"", "feel/bare-number"),
        ("tối thiểu 40%", "\">= 97,5%\"", "feel/decimal-comma"),
        ("tối thiểu 40%", "tối thiẻu 40%", "rule/unknown-target-phrase"),
        ("mẫu số: ", "mẫu số:", "yaml/missing-space"),
        ("áp dụng: [quận huyện]", "áp dụng: [quận huyên]", "rule/unknown-unit-type"),
        ("kết quả đã số hóa", "kết quả đã số hóaa", "feel/unknown-name"),
        ("mục tiêu:", "mục tieu:", "rule/unknown-key"),
    ])
    func aMistakenRuleStopsTheRun(old: String, new: String, kind: String) throws {
        let scratch = try Scratch()
        let rules = try Self.rules(scratch, "chi-tieu-07.rules.yaml", old, new)
        for language in ["vi", "en"] {
            let outcome = try Program.run(["check", Self.failing, "--rules", rules, "--lang", language])
            #expect(outcome.status == 65)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("[\(kind)]"), "\(outcome.errors)")
            #expect(outcome.errors.contains("chi-tieu-07.rules.yaml:"))
            #expect(outcome.errors.contains("^"))
        }
    }

    @Test(arguments: [
        ("A02=strict", "e2-quan-binh-mau.yaml", "3.1.b", "fail"),
        ("A11=c10_only", "e2-quan-binh-mau.yaml", "3.5", "fail"),
        ("A13=include_comm", "e4-phuong-mau-hoa.yaml", "6.b", "unknown"),
        ("A16=transactions", "e3-so-ke-hoach-mau.yaml", "9.a", "fail"),
        ("A14=both", "e3-so-ke-hoach-mau.yaml", "7.a", "fail"),
        ("A23=as_fail", "e1-so-dat-dai-mau.yaml", "3.3", "unknown"),
        ("A02=default", "e2-quan-binh-mau.yaml", "3.1.b", "pass"),
    ])
    func readings(choice: String, report: String, check: String, verdict: String) throws {
        let outcome = try Program.run(["check", "Examples/reports/\(report)", "--reading", choice, "--format", "json"])
        #expect(try Program.verdicts(outcome.output).first?[check]?.code == verdict)
    }

    // MARK: Hostile input

    @Test func hugeAndDeepInputIsRefused() throws {
        let scratch = try Scratch()
        var laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (inner, outer) in zip("abcdefgh", "bcdefghi") {
            laughs += "\(outer): &\(outer) [" + Array(repeating: "*\(inner)", count: 10).joined(separator: ", ") + "]\n"
        }
        for (name, text) in [
            ("brackets.yaml", String(repeating: "[", count: 10_000)), ("laughs.yaml", laughs),
            ("scalar.yaml", "unit_code: \"" + String(repeating: "x", count: 100_000_000) + "\"\n"),
            ("brackets.json", String(repeating: "[", count: 100_000)), ("empty.yaml", ""),
        ] {
            let outcome = try Program.run(["check", try scratch.file(name, text)])
            #expect(outcome.status == 65, "\(name): \(outcome.errors.prefix(400))")
            #expect(outcome.errors.contains(name), "\(name): \(outcome.errors.prefix(400))")
        }
    }

    /// Mistakes of usage in the words of the reader, without names that only the program uses.
    @Test(arguments: [
        (["lnit"], "không có lệnh 'lnit'; có phải là 'lint'?"), (["xyzzy"], "không có lệnh 'xyzzy'\n"),
        (
            ["schema", "--for", "xyz"],
            "'xyz' không dùng được cho '--for'; chọn một trong 'rules', 'vocabulary', 'tests', "
        ),
        (["schema", "--for", "xyz"], "'report' hoặc 'result'\n"),
        (["diff", "a"], "thiếu tham số 'MỚI'"),
        (["check", "--rank", "x", "a"], "chọn một trong 'share' hoặc 'count'\n"),
        (["lint", "--format", "x"], "'--format'; chọn một trong các giá trị sau:\n  - text\n"),
        (["fmt", "--bla"], "không có tùy chọn '--bla'; có phải là '--lang'?"),
        (["lint", "--diff=3"], "tùy chọn '--diff' không nhận giá trị, nhưng có '3'\n"),
        (["test", "--coverage-min", "200"], "'--coverage-min 0-100'"),
    ])
    func mistakesOfUsageAreVietnamese(arguments: [String], words: String) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test func unknownCommandsAreTold() throws {
        let outcome = try Program.run(["lnit", "--lang", "en"])
        #expect(outcome.errors.hasPrefix("chuan: there is no command 'lnit'; did you mean 'lint'?"))
    }

    /// What the system says is said in Vietnamese too.
    @Test func causesAreVietnamese() throws {
        for (path, words) in [
            ("/no-such-folder/x", "không có thư mục hoặc tệp đó"), ("/dev/null/x", "không phải là thư mục"),
            ("/dev/full", "hết chỗ trên đĩa"), ("/proc", "đó là một thư mục"),
        ] {
            let outcome = try Program.run(["schema", "-o", path])
            #expect(outcome.status == 73)
            #expect(outcome.errors.contains("không ghi được `\(path)`: ") && outcome.errors.contains(words))
        }
        let english = try Program.run(["schema", "-o", "/no-such-folder/x", "--lang", "en"])
        #expect(english.errors.contains("No such file or directory"))
    }
}
