import Foundation
import Testing

/// `chuan eval` as a user meets it.
@Suite struct EvalTests {
    private static func eval(_ arguments: String..., input: String? = nil) throws -> Program.Outcome {
        try Program.run(["eval", "--lang", "en"] + arguments, input: input)
    }

    private static let values: [([String], String)] = [
        (["1 + 2"], "3"), (["1", "+", "2"], "3"), (["0.1 + 0.2"], "0.3"), (["\"a\" + \"b\""], "\"ab\""),
        (["98%"], "0.98"), (["@\"2024-01-31\" + @\"P1M\""], "@\"2024-02-29\""), (["[1, 2][item > 1]"], "[2]"),
        (["-1"], "-1"), (["today()", "--as-of", "2023-12-31"], "@\"2023-12-31\""),
        ([">= 98%", "--unary", "0.985"], "true"), (["[1..5], 7", "--unary", "6"], "false"),
        (["tổng số * 2", "--context", "{\"tổng số\": 21}"], "42"),
        (
            ["a.b[1]", "--context", "{\"a\": {\"b\": [\"@\\\"2023-12-31\\\"\"]}}"], "@\"2023-12-31\""
        ),
        (["\"a\"", "--type"], "a text"), (["[1]", "--type"], "a list (a number)"),
        (["1 + x", "--plan", "--context", "{\"x\": 1}"], "+\n  constant 1\n  input 0"),
    ]

    @Test(arguments: values)
    func `Values come on standard output`(_ arguments: [String], _ expected: String) throws {
        let outcome = try Program.run(["eval", "--lang", "en"] + arguments)
        #expect(outcome.output == expected + "\n" && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(outcome.status == 0)
    }

    private static let statuses: [([String], Int32)] = [
        (["1 / 0"], 0), (["1 +"], 65), (["{a: 1, a: 2}"], 65), (["1", "--context", "no-such-file.json"], 66),
        (["1", "--context", "{\"a\": }"], 65), (["1", "--context", "README.md"], 65),
        (["1", "--as-of", "31/6/2023"], 64), (["--unary", "1"], 64), (["1", "--frob"], 64),
        (["> 1", "--unary", "1 +"], 65), (["--help"], 0),
    ]

    @Test(arguments: statuses)
    func `Statuses`(_ arguments: [String], _ status: Int32) throws {
        let outcome = try Program.run(["eval"] + arguments)
        #expect(outcome.status == status, "\(arguments): \(outcome.output) \(outcome.errors)")
        #expect(arguments == ["--help"] || !outcome.errors.isEmpty)
    }

    @Test func `A null says why, in both languages`() throws {
        let english = try Self.eval("1 / 0")
        #expect(english.output == "null\n")
        #expect(english.errors.hasPrefix("eval:1:1: warning: division by zero [feel/no-value]\n"))
        let vietnamese = try Program.run(["eval", "1 / 0"])
        #expect(vietnamese.errors.hasPrefix("eval:1:1: cảnh báo: chia cho 0 [feel/no-value]\n"))
        let unknown = try Program.run(["eval", "hạm + 1", "--context", "{\"hạn\": 1}"])
        #expect(unknown.errors.contains("`hạm`") && unknown.errors.contains("có phải là `hạn`?"))
    }

    @Test func `Files of values`() throws {
        let scratch = try Scratch()
        let yaml = try scratch.file(
            "v.yaml", "số hồ sơ: 48998\ntổng: 50000\nhạn: '@\"2023-12-31\"'\nmã: '007'\nds: [{a: 1}, {a: 2}]\ntrống:\n")
        #expect(try Self.eval("số hồ sơ / tổng", "--context", yaml).output == "0.97996\n")
        #expect(try Self.eval("hạn.month", "--context", yaml).output == "12\n")
        #expect(try Self.eval("mã", "--context", yaml).output == "\"007\"\n")
        #expect(try Self.eval("ds[a > 1].a", "--context", yaml).output == "[2]\n")
        let days = try scratch.file("d.yaml", "ngày: 2023-12-31\nchữ: \"2023-12-31\"\n")
        #expect(try Self.eval("[ngày, chữ]", "--context", days).output == "[@\"2023-12-31\", \"2023-12-31\"]\n")
        #expect(try Self.eval("trống", "--context", yaml).output == "null\n")
        let json = try scratch.file("v.json", "{\"n\": 12345678901234567890.5, \"t\": [true, null]}")
        #expect(try Self.eval("n", "--context", json).output == "12345678901234567890.5\n")
        #expect(try Self.eval("t", "--context", json).output == "[true, null]\n")
    }

    @Test func `A value of endless text is not printed`() throws {
        let entries = (1...40).map { "v\($0): [v\($0 - 1), v\($0 - 1)]" }.joined(separator: ", ")
        let outcome = try Self.eval("{v0: [1], \(entries)}.v40")
        #expect(outcome.output.isEmpty && outcome.errors == "chuan: the value is too long to print\n")
        let script = try Self.eval(input: ":let x = {v0: [1], \(entries)}.v40\n1 + 1\n")
        #expect(script.output == "2\n")
    }

    @Test func `A script of lines`() throws {
        let script = """
            :let số hồ sơ = 1 + 1
            số hồ sơ * 21

            :type số hồ sơ
            :plan 1
            1 +
            :frob
            :let x
            :quit
            99
            """
        let outcome = try Self.eval(input: script)
        #expect(outcome.output == "2\n42\na number\nconstant 1\n")
        #expect(outcome.errors.contains("feel/unexpected-end") && outcome.errors.contains("no command `:frob`"))
        #expect(outcome.errors.contains("write :let name = expression"))
        #expect(outcome.status == 0)
    }
}
