import Diagnostics
import FEELSyntax
import Testing

/// Names of several words, and what makes them up.
@Suite struct NameTests {
    private static let known = [
        "kết quả", "kết quả đã số hóa", "Full Name", "values in a list", "decision A 2.1", "a", "b", "a-b",
        "Profit and Loss",
        "số hóa", "Tiếp nhận – tổng số", "Trong hạn / Quá hạn", "date", "time", "3.1.a", "PAKN (trong phạm vi)",
        "O'Brien", "C",
        "if paid",
    ]

    @Test(arguments: [
        ("kết quả đã số hóa / kết quả", "(/ <kết quả đã số hóa> <kết quả>)"),
        ("kết  quả\n đã số hóa", "<kết quả đã số hóa>"),
        ("\"Hello \" + Full Name", "(+ 'Hello ' <Full Name>)"),
        ("values in a list", "<values in a list>"),
        ("x in values in a list", "(in <x> <values in a list>)"),
        ("decision A 2.1 + 1", "(+ <decision A 2.1> 1)"),
        ("date_input_001+@\"P1D\"", "(+ <date_input_001> @'P1D')"),
        ("a-b", "<a-b>"), ("a - b", "(- <a> <b>)"), ("a -b", "(- <a> <b>)"), ("a-b-a", "(- <a-b> <a>)"),
        ("a-C", "(- <a> <C>)"),
        ("Profit and Loss and a", "(and <Profit and Loss> <a>)"),
        ("Tiếp nhận – tổng số > 0", "(> <Tiếp nhận – tổng số> 0)"),
        ("Trong hạn / Quá hạn", "<Trong hạn / Quá hạn>"),
        ("3.1.a = 1", "(= <3.1.a> 1)"), ("3.1 + 1", "(+ 3.1 1)"),
        ("PAKN (trong phạm vi) = 1", "(= <PAKN (trong phạm vi)> 1)"),
        ("O'Brien + 1", "(+ <O'Brien> 1)"),
        ("if paid then 1", "feel/unexpected-token then"),
        ("if a then b else C", "(if <a> <b> <C>)"),
        ("date and time", "(and <date> <time>)"), ("date and time(a)", "(call <date and time> <a>)"),
        ("row.kết quả đã số hóa + 1", "(+ (<row> . kết quả đã số hóa) 1)"),
        ("row.date and time(a)", "(and (<row> . date) (call <time> <a>))"),
    ]) func `The longest known name wins`(_ text: String, _ expected: String) {
        #expect(shape(of: text, names: Self.known) == expected)
    }

    @Test(arguments: [
        ("kết quả số hoá", "<kết quả số hoá>"),
        ("kết quả đã số hoá > 5", "(> <kết quả đã số hoá> 5)"),
        ("tổng số hồ sơ / a", "(/ <tổng số hồ sơ> <a>)"),
        ("if mức x then a b else b", "(if <mức x> <a b> <b>)"),
        ("some mức x in mức y satisfies mức x = 1", "(some mức x: <mức y> (= <mức x> 1))"),
        ("mức x instance of number", "(is <mức x> number)"),
        ("mức 2.1 + a", "(+ <mức 2.1> <a>)"),
        ("round thing(a)", "(call <round thing> <a>)"),
        ("a.x y + 1", "(+ (<a> . x y) 1)"),
        ("d'Arc + 1", "(+ <d'Arc> 1)"),
        ("tiếp nhận và trả", "<tiếp nhận và trả>"),
    ]) func `An unknown run of words is one name`(_ text: String, _ expected: String) {
        #expect(shape(of: text, names: Self.known) == expected)
    }

    @Test func `Names compare in normalisation form C`() {
        let decomposed = "ke\u{302}\u{301}t qua\u{309}"
        #expect(shape(of: decomposed + " + 1", names: ["kết quả"]) == "(+ <kết quả> 1)")
        #expect(shape(of: "kết quả + 1", names: [decomposed]) == "(+ <kết quả> 1)")
        let (tree, _) = parseExpression(slice(decomposed), names: KnownNames())
        #expect(tree.map { format($0).utf8.elementsEqual("kết quả".utf8) } == true)
    }

    @Test func `Local names end with their part`() {
        #expect(shape(of: "[for a-b in xs return a-b, a-b]") == "(list (for a-b: <xs> <a-b>) (- <a> <b>))")
        #expect(shape(of: "[function(x+y) x+y, x+y]") == #"(list (fn ["x+y"] false <x+y>) (+ <x> <y>))"#)
    }

    @Test func `Names can be added`() {
        let names = KnownNames(["x"]).inserting(["x y"])
        let (tree, _) = parseExpression(slice("x and x y"), names: names)
        #expect(tree.map(shape) == "(and <x> <x y>)")
    }

    @Test func `Spans are those of the file`() throws {
        let file = SourceFile(id: FileID(number: 3), path: "r.yaml", bytes: Array("rule: 1 + ab.c d[2]".utf8))
        let (tree, _) = parseExpression(SourceSlice(file, 6..<19), names: KnownNames(["c d"]))
        let expression = try #require(tree)
        let parts = expression.spans.map { file.text($0.range) }
        #expect(parts == ["1", "ab", "ab.c d", "2", "ab.c d[2]", "1 + ab.c d[2]"])
        #expect(expression.spans.allSatisfy { $0.file == file.id })
    }
}
