import Diagnostics
import Testing

@testable import FEEL

/// What strangers may write must not take more time or memory than the limits say.
@Suite struct BuiltinLimitTests {
    /// An expression that makes a value so many times out of itself.
    private static func repeated(_ start: String, _ step: String, _ times: Int, _ last: String) -> String {
        let entries = (1...times).map { "v\($0): \(step.replacing("@", with: "v\($0 - 1)"))" }
        let result = last.replacing("@", with: "v\(times)")
        return "{v0: \(start), \(entries.joined(separator: ", ")), result: \(result)}.result"
    }

    /// Limits that a debug build reaches in a moment.
    private static let small = {
        var limits = Limits()
        limits.evaluationSteps = 20_000
        limits.listItems = 10_000
        limits.textBytes = 100_000
        return limits
    }()

    @Test func `Lists that double end at the limit`() {
        #expect(evaluate(Self.repeated("[1, 2]", "concatenate(@, @)", 60, "count(@)"), limits: Self.small).isNull)
        #expect(evaluate(Self.repeated("[1, 2]", "append(@, @)", 60, "count(flatten(@))"), limits: Self.small).isNull)
        #expect(
            evaluate(Self.repeated("[1, 2]", "concatenate(@, @)", 10, "count(@)"), limits: Self.small).text() == "2048")
    }

    @Test func `Texts that double end at the limit`() {
        #expect(evaluate(Self.repeated("\"ab\"", "@ + @", 60, "string length(@)"), limits: Self.small).isNull)
        #expect(
            evaluate(Self.repeated("\"ab\"", "string join([@, @])", 60, "string length(@)"), limits: Self.small).isNull)
        #expect(
            evaluate(
                Self.repeated("\"ab\"", "replace(@, \"b\", \"bb$0b\")", 80, "string length(@)"), limits: Self.small
            ).isNull)
        #expect(evaluate(Self.repeated("\"ab\"", "string([@, @])", 60, "string length(@)"), limits: Self.small).isNull)
        #expect(
            evaluate(Self.repeated("\"ab\"", "string join([@, @])", 10, "string length(@)"), limits: Self.small).text()
                == "2048")
    }

    /// Each value holds the one before twice: 40 steps make a tree of 2^40 parts.
    @Test(arguments: [
        "string(@)", "flatten(@)", "@ = @", "distinct values(@)", "list contains(@, @)", "list contains([@], 1)",
        "index of(@, @)", "is(@, @)", "@ in @", "@ in [@]", "@ between @ and @", "@ instance of list<list<number>>",
        "union(@, @)", "(function(x: list<list<number>>) x)(@)", "mode(@)", "min(@)", "all(@)",
    ])
    func `Values that share parts are not walked through for ever`(_ last: String) {
        let value = evaluate(Self.repeated("[1]", "[@, @]", 40, last), limits: Self.small)
        #expect(value.boolean != true && value.list == nil && value.string == nil, "\(last)")
    }

    @Test(arguments: ["string(@)", "@ = @", "flatten(@)", "list contains(@, @)"])
    func `Values nested too deep are not walked through`(_ last: String) {
        #expect(evaluate(Self.repeated("[1]", "[@]", 2_000, last), limits: Self.small).isNull)
        #expect(!evaluate(Self.repeated("[1]", "[@]", 150, last), limits: Self.small).isNull)
    }

    @Test func `Patterns that are slow elsewhere are fast here`() {
        let text = Value.string(String(repeating: "a", count: 2_000))
        #expect(evaluate("matches(x, \"^(a+)+b$\")", [("x", text)]).boolean == false)
        #expect(evaluate("matches(x, \"^(a|aa)+$\")", [("x", text)]).boolean == true)
        #expect(evaluate("matches(x, \"(x+x+)+y\")", [("x", text)]).boolean == false)
    }

    @Test func `Patterns with back-references stop when the steps are used up`() {
        let text = Value.string(String(repeating: "a", count: 60))
        #expect(evaluate("matches(x, \"^(a+)+(a+)\\2b$\")", [("x", text)], limits: Self.small).isNull)
        #expect(evaluate("matches(x, \"^(a+)\\1$\")", [("x", text)]).boolean == true)
    }

    @Test func `The work of patterns counts as steps`() {
        var limits = Limits()
        limits.evaluationSteps = 1_000
        let text = Value.string(String(repeating: "a", count: 2_000))
        #expect(evaluate("matches(x, \"b\")", [("x", text)], limits: limits).isNull)
        #expect(evaluate("matches(x, \"b\")", [("x", text)]).boolean == false)
    }

    @Test(arguments: [
        "((((a{100}){100}){100}){100}){100}", "a{99999999999999999999}", "(a{5000}){5000}",
        String(repeating: "(", count: 5_000) + String(repeating: ")", count: 5_000),
        String(repeating: "[a-", count: 5_000),
    ])
    func `Patterns that are too large are null`(_ pattern: String) {
        #expect(evaluate("matches(\"aaa\", p)", [("p", .string(pattern))]).isNull)
    }

    @Test func `Large numbers as positions and lengths`() {
        let large = "9223372036854775807"
        #expect(evaluate("substring(\"abc\", 2, \(large))").text() == "bc")
        #expect(evaluate("substring(\"abc\", -\(large))").isNull)
        #expect(evaluate("substring(\"abc\", 1E+400)").isNull)
        #expect(evaluate("sublist([1, 2], 1, \(large))").isNull)
        #expect(evaluate("remove([1, 2], -\(large))").isNull)
        #expect(evaluate("decimal(1.5, 99999999999)").isNull)
        #expect(evaluate("date(\(large), 1, 1)").isNull)
        #expect(evaluate("time(\(large), \(large), 1)").isNull)
    }

    @Test func `Distinct values are found by hashing, or counted as steps`() throws {
        let start = try #require(CalendarDate(year: 1900, month: 1, day: 1))
        let dates = (0..<3_000).compactMap { start.adding(days: Int64($0)).map(Value.date) }
        #expect(
            evaluate("count(distinct values(x))", [("x", .list(dates + dates))], limits: Self.small).text() == "3000")
        let times = (0..<300).compactMap { DayTimeDuration(nanoseconds: Int128($0)).map(Value.dayTimeDuration) }
        #expect(evaluate("count(distinct values(x))", [("x", .list(times))], limits: Self.small).isNull)
    }

    @Test func `A long list is sorted`() {
        let numbers = (0..<2_000).map { Value.number(Decimal(($0 &* 7919) % 20_011)) }
        let sorted = evaluate("sort(x, function(a, b) a < b)", [("x", .list(numbers))])
        #expect(sorted.list?.compactMap(\.number) == numbers.compactMap(\.number).sorted())
    }
}
