import Diagnostics
import FEELSyntax
import Testing

@testable import FEEL

@Suite struct BuiltinTests {
    @Test(arguments: Builtins.all.map(\.name))
    func `Every example has the value that it shows`(_ name: String) throws {
        let builtin = try #require(Builtins.all.first { $0.name == name })
        #expect(!builtin.examples.isEmpty)
        for example in builtin.examples {
            #expect(evaluate(example.expression).text() == example.result, "\(example.expression)")
            #expect(example.expression.contains("\(name)("), "\(example.expression) is no example of \(name)")
        }
    }

    @Test(arguments: Builtins.all.map(\.name))
    func `Every function is documented in both languages`(_ name: String) throws {
        let builtin = try #require(Builtins.all.first { $0.name == name })
        for text in [builtin.documentation.vi, builtin.documentation.en] {
            #expect(text.count > 5 && text.count < 130 && !text.hasSuffix(".") && !text.contains("\n"), "\(text)")
            #expect(text.first?.isUppercase == false, "\(text)")
        }
        #expect(builtin.documentation.vi != builtin.documentation.en)
        #expect(builtin.specification.hasPrefix("10.3.4."))
        for signature in builtin.signatures {
            #expect(Set(signature.parameters.map(\.name)).count == signature.parameters.count)
            #expect(!signature.parameters.dropLast().contains { $0.isVariadic })
        }
    }

    @Test func `The list has every function of the standard once, and the parser knows its name`() {
        let names = Builtins.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(names).subtracting(LanguageNames.builtins).isEmpty)
        #expect(Set(LanguageNames.builtins).subtracting(names) == ["overlapped by", "random number"])
        #expect(Set(Builtins.all.map(\.family)) == Set(Builtin.Family.allCases))
    }

    @Test(arguments: Builtins.all.map(\.name))
    func `A wrong number of arguments is null`(_ name: String) throws {
        let builtin = try #require(Builtins.all.first { $0.name == name })
        let day = CalendarDate(year: 2023, month: 12, day: 31)
        let required = builtin.signatures.map { $0.parameters.count { !$0.isOptional } }.min() ?? 0
        if required > 0 { #expect(evaluate("\(name)()", asOf: day).isNull) }
        if builtin.signatures.contains(where: { $0.parameters.last?.isVariadic == true }) { return }
        let most = builtin.signatures.map(\.parameters.count).max() ?? 0
        for filler in ["1", "\"a\"", "[1]", "true", "null", "@\"2023-01-01\""] {
            let arguments = Array(repeating: filler, count: most + 1).joined(separator: ", ")
            #expect(evaluate("\(name)(\(arguments))", asOf: day).isNull, "\(name)(\(arguments))")
        }
    }

    @Test(arguments: Builtins.all.map(\.name))
    func `A name that is no parameter is null`(_ name: String) throws {
        let day = CalendarDate(year: 2023, month: 12, day: 31)
        #expect(evaluate("\(name)(nonsense: 1)", asOf: day).isNull)
        #expect(evaluate("\(name)(list: [1], nonsense: 1)", asOf: day).isNull)
    }

    @Test(arguments: ["builtins.md", "language.md", "patterns.md"].flatMap(CaseTable.lines))
    func `Tables of values hold`(_ line: CaseTable.Line) {
        #expect(evaluate(line.expression).text() == line.value, "line \(line.number): \(line.expression)")
    }

    @Test func `The tables are there`() {
        #expect(CaseTable.lines("builtins.md").count > 200)
        #expect(CaseTable.lines("language.md").count > 600)
        #expect(CaseTable.lines("patterns.md").count > 80)
    }

    @Test func `Today and now come from the run, not from the clock`() throws {
        let day = try #require(CalendarDate(year: 2023, month: 3, day: 29))
        #expect(evaluate("today()").isNull && evaluate("now()").isNull)
        #expect(evaluate("string(today())", asOf: day).text() == "2023-03-29")
        #expect(evaluate("string(now())", asOf: day).text() == "2023-03-29T00:00:00Z")
        #expect(evaluate("now() = today()", asOf: day).boolean == true)
        #expect(evaluate("today(123)", asOf: day).isNull)
    }
}
