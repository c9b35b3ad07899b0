import Diagnostics
import Testing

@testable import FEEL

/// Why there is no value, and where.
@Suite struct NullReasonTests {
    /// The findings of an expression: the text that is underlined, and the message in English.
    private static func reasons(_ expression: String, in scope: FreeScope = FreeScope()) -> [String] {
        var files = SourceFiles()
        let source = files.add(path: "e", bytes: Array(expression.utf8))
        return scope.evaluate(SourceSlice(source, 0..<source.bytes.count)).diagnostics.map {
            "\(source.text($0.span.start..<$0.span.end)): \($0.message.en)"
        }
    }

    private static func noZone(_ name: String) -> String {
        ZoneDatabase.system.names.isEmpty
            ? "this machine has no time-zone database, so `\(name)` is not known" : "there is no time zone `\(name)`"
    }

    private static let cases: [(String, [String])] = [
        ("1 / 0", ["1 / 0: division by zero"]),
        ("(1 / 0 + 2) * 3", ["1 / 0: division by zero"]),
        ("hạn + 1", ["hạn: `hạn` is not known here"]),
        ("null + 1", ["null + 1: the left side of `+` is null"]),
        ("1 - null", ["1 - null: the right side of `-` is null"]),
        ("\"a\" + 1", ["\"a\" + 1: `+` does not take a text and a number"]),
        ("-\"a\"", ["-\"a\": `-` does not take a text"]),
        ("10 ** 7000", ["10 ** 7000: `**` has no number for a result here"]),
        ("1 < \"a\"", ["1 < \"a\": a number can't be compared with a text"]),
        ("1 between 0 and \"a\"", ["1 between 0 and \"a\": a number can't be compared with a text"]),
        ("true and \"x\"", ["true and \"x\": the right side of `and` is a text, not true or false"]),
        ("if null > 1 then 1 else 2", ["null > 1: the left side of `>` is null"]),
        ("substring(\"abc\", \"x\")", ["substring(\"abc\", \"x\"): argument 2 of `substring` is a text, not a number"]),
        ("substring(null, 1)", ["substring(null, 1): argument 1 of `substring` is null"]),
        ("substring(\"abc\")", ["substring(\"abc\"): `substring` does not take 1 argument"]),
        ("substring(\"abc\", 9)", ["substring(\"abc\", 9): `substring` has no result for these arguments"]),
        ("sum([1, \"a\"])", ["sum([1, \"a\"]): item 2 of argument 1 of `sum` is a text, not a number"]),
        ("abs(number: 1)", ["abs(number: 1): `abs` has no parameter `number`"]),
        ("today()", ["today(): `today` needs the day of the run"]),
        ("(function(a) a)(1, 2)", ["(function(a) a)(1, 2): `function` does not take 2 arguments"]),
        ("3(4)", ["3(4): a number is no function"]),
        ("[1, 2][5]", ["[1, 2][5]: there is no position 5 in a list of 2"]),
        ("[1, 2][-3]", ["[1, 2][-3]: there is no position -3 in a list of 2"]),
        ("{total: 1}.totl", ["{total: 1}.totl: there is no `totl` in a context"]),
        ("(1).day", ["(1).day: there is no `day` in a number"]),
        ("@\"2023-02-30\"", ["@\"2023-02-30\": `2023-02-30` is no date, time or duration"]),
        ("[3..1]", ["[3..1]: the ends of the range don't fit each other, or stand in the wrong order"]),
        ("1 instance of planet", ["1 instance of planet: there is no type of this name"]),
        ("for i in \"a\"..\"b\" return i", ["for i in \"a\"..\"b\" return i: a range can't be gone through here"]),
        (
            "for i in [\"a\"..\"b\"] return i",
            [
                "for i in [\"a\"..\"b\"] return i: a range can't be gone through here"
            ]
        ),
        ("@\"10:00:00@Asia/Nowhere\"", ["@\"10:00:00@Asia/Nowhere\": \(noZone("Asia/Nowhere"))"]),
        ("time(\"10:00:00@Asia/Nowhere\")", ["time(\"10:00:00@Asia/Nowhere\"): \(noZone("Asia/Nowhere"))"]),
        ("for i in 1..9999999999 return i", ["for i in 1..9999999999 return i: a list got too long"]),
        (
            "for i in @\"202021-01-04\"..@\"2020-02-01\" return i",
            ["for i in @\"202021-01-04\"..@\"2020-02-01\" return i: a list got too long"]
        ),
        ("date(\"31/12/2023\")", ["date(\"31/12/2023\"): `date` can't read `31/12/2023`"]),
        ("number(\"1.000,5\")", ["number(\"1.000,5\"): `number` can't read `1.000,5`"]),
        ("matches(\"a\", \"(\")", ["matches(\"a\", \"(\"): `(` is no regular expression that can be used here"]),
        ("for i in [2, 0, 0] return 1 / i", ["1 / i: division by zero"]),
        ("null", []), ("{a: null}.a", []), ("null = null", []), ("1 + 1", []), ("[][1 > 0]", []),
        ("some i in [1] satisfies i > 0", []),
    ]

    @Test(arguments: cases)
    func `The innermost part that lost its value is named once`(_ expression: String, _ expected: [String]) {
        #expect(Self.reasons(expression) == expected)
    }

    @Test func `Names without their marks are suggested`() {
        var scope = FreeScope()
        scope.bind("số hồ sơ đúng hạn", .number(3))
        var files = SourceFiles()
        let source = files.add(path: "e", bytes: Array("so ho so dung han / 2".utf8))
        let found = scope.evaluate(SourceSlice(source, 0..<source.bytes.count)).diagnostics
        #expect(found.map { $0.help?.en } == ["did you mean `số hồ sơ đúng hạn`?"])
    }

    @Test func `Names that are nearly right are suggested`() {
        var scope = FreeScope()
        scope.bind("tổng số", .number(3))
        var files = SourceFiles()
        let source = files.add(path: "e", bytes: Array("tongso + 1".utf8))
        let outcome = scope.evaluate(SourceSlice(source, 0..<source.bytes.count))
        #expect(outcome.value?.isNull == true)
        #expect(outcome.diagnostics.map(\.kind) == [.noValue])
        #expect(Self.reasons("tổng số * 2", in: scope).isEmpty)
    }

    @Test func `A breach of the limits is the only reason`() {
        var limits = Limits()
        limits.evaluationSteps = 50
        let scope = FreeScope(limits: limits)
        let reasons = Self.reasons("for i in 1..40 return 1 / 0", in: scope)
        #expect(reasons == ["for i in 1..40 return 1 / 0: the evaluation took too many steps"])
    }

    @Test func `The explanation of the kind is true`() {
        let kind = Diagnostic.Kind.noValue
        #expect(Self.reasons(kind.explanation.wrong).count == 1)
        #expect(Self.reasons(kind.explanation.right).isEmpty)
    }

    @Test func `Recording does not change a value`() {
        for builtin in Builtins.all {
            for example in builtin.examples {
                var files = SourceFiles()
                let source = files.add(path: "e", bytes: Array(example.expression.utf8))
                let outcome = FreeScope().evaluate(SourceSlice(source, 0..<source.bytes.count))
                #expect(outcome.value?.text() == evaluate(example.expression).text(), "\(example.expression)")
            }
        }
    }
}
