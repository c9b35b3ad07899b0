import Diagnostics
import FEELSyntax
import Testing

/// What is wrong, and where: the kind and the text under the caret.
@Suite struct MistakeTests {
    @Test(arguments: [
        ("", "feel/missing-expression "), ("  // nothing", "feel/missing-expression   // nothing"),
        ("1 +", "feel/unexpected-end "), ("(", "feel/unexpected-end "), ("(1", "feel/unclosed-bracket ("),
        ("[1, 2", "feel/unclosed-bracket ["), ("{a: 1", "feel/unclosed-bracket {"), ("f(1", "feel/unclosed-bracket ("),
        ("a[1", "feel/unclosed-bracket ["), ("[1..2", "feel/unclosed-bracket ["),
        ("function(a", "feel/unclosed-bracket ("),
        ("(1]", "feel/unexpected-token ]"), ("1 2", "feel/unexpected-token 2"),
        ("a \"b\"", "feel/unexpected-token \"b\""),
        ("a + * b", "feel/unexpected-token *"), ("1)", "feel/unexpected-token )"), ("a,b", "feel/unexpected-token ,"),
        ("[1,]", "feel/unexpected-token ]"), ("f(a: 1, 2)", "feel/unexpected-token 2"),
        ("{1: 2}", "feel/unexpected-token 1"),
        ("if a then b", "feel/unexpected-end "), ("if a b", "feel/unexpected-end "),
        ("then", "feel/unexpected-token then"),
        ("a between 1 or 2", "feel/unexpected-token or"), ("for in xs return 1", "feel/unexpected-token in"),
        ("a.1", "feel/unexpected-token .1"), ("a.", "feel/unexpected-end "), ("a instance of", "feel/unexpected-end "),
        ("a instance number", "<a instance number>"), ("x instance of list<number", "feel/unexpected-end "),
        ("\"abc", "feel/unclosed-string \"abc"), ("a + \"b\nc", "feel/unclosed-string \"b"),
        ("\"a\\\"", "feel/unclosed-string \"a\\\""),
        ("1 /* x", "feel/unclosed-comment /*"), ("# a", "feel/unexpected-token #"),
        ("a $ b", "feel/unexpected-token $"),
        ("\"\\u12\" = \"\\uD83D\"", "feel/bad-escape \\u; feel/bad-escape \\uD83D"),
        ("\"\\UFFFFFF\"", "feel/bad-escape \\UFFFFFF"),
        ("{a: 1, a: 2, \"a\": 3}", "feel/duplicate-name a; feel/duplicate-name \"a\""),
        ("function(x, x) 1", "feel/duplicate-name x"),
    ]) func `Structure`(_ text: String, _ expected: String) {
        #expect(shape(of: text) == expected)
    }

    @Test(arguments: [
        ("a ≥ 98%", "feel/foreign-operator ≥"), ("a ≤ b and a ≠ c", "feel/foreign-operator ≤; feel/foreign-operator ≠"),
        ("a == b", "feel/foreign-operator =="), ("a === b", "feel/foreign-operator ==="),
        ("a <> b", "feel/foreign-operator <>"),
        ("a => b", "feel/foreign-operator =>"), ("a =< b", "feel/foreign-operator =<"),
        ("a !== b", "feel/foreign-operator !=="),
        ("a && b || c", "feel/foreign-operator &&; feel/foreign-operator ||"), ("a & b", "feel/foreign-operator &"),
        ("a – b × c ÷ 2", "feel/foreign-operator –; feel/foreign-operator ×; feel/foreign-operator ÷"),
        ("a ^ 2", "feel/foreign-operator ^"), ("–5", "feel/foreign-operator –"), ("(≥ 5)", "feel/foreign-operator ≥"),
        ("!a", "feel/foreign-operator !"), ("a : b", "feel/foreign-operator :"), ("f(a; b)", "feel/foreign-operator ;"),
        ("a và b", "feel/foreign-operator và"), ("a AND b OR c", "feel/foreign-operator AND; feel/foreign-operator OR"),
        ("a = 1 hoặc b = 2", "feel/foreign-operator hoặc"), ("a between 1 AND 2", "feel/foreign-operator AND"),
        ("a ＞ 5", "feel/foreign-operator ＞"), ("x = 'land'", "feel/foreign-quote 'land'"),
        ("x = “đất đai” or y = ‘b’", "feel/foreign-quote “đất đai”; feel/foreign-quote ‘b’"),
        ("x = 'a", "feel/unclosed-string 'a"),
    ]) func `Habits from elsewhere`(_ text: String, _ expected: String) {
        #expect(shape(of: text, names: ["a", "b", "c"]) == expected)
    }

    @Test(arguments: [
        (">= 97,5%", "feel/decimal-comma 97,5%"), (">= 97,5", "feel/decimal-comma 97,5"),
        ("97,50 %", "feel/bad-number 50 %"),
        ("[97,5..100]", "feel/decimal-comma 97,5"), ("[97,5%..100%]", "feel/decimal-comma 97,5%"),
        (">= 1.000,5%", "feel/decimal-comma 1.000,5%"),
        ("≥ 97,5%", "feel/foreign-operator ≥; feel/decimal-comma 97,5%"),
        (">= 1.000.000", "feel/bad-number 1.000.000"), (">= 1 000 000", "feel/bad-number 1 000 000"),
        (">= 98 %", "feel/bad-number 98 %"), ("5km", "feel/bad-number 5km"), ("> 5.", "feel/bad-number 5."),
        ("> 1.2.3", "feel/bad-number 1.2.3"),
    ]) func `Numbers`(_ text: String, _ expected: String) {
        #expect(shape(ofTests: text) == expected)
    }

    @Test(arguments: ["97,5", "rate >= 97,5", "rate >= 97,5%", "round(97,5%)", "x in [97,5..100]"])
    func `Decimal commas in expressions`(_ text: String) {
        #expect(shape(of: text).hasPrefix("feel/decimal-comma 97,5"))
    }

    @Test(arguments: ["[97,5]", "f(97,5)", "[97, 5%]", "x in (1,5,9)"])
    func `Commas that part values`(_ text: String) {
        #expect(!shape(of: text).hasPrefix("feel/"))
    }

    /// Applying a fix gives a text that parses to what was meant.
    @Test(arguments: [
        ("a ≥ 97,5%", "a >= 97.5%"), ("a&&b", "a and b"), ("a == 1.000.000", "a = 1000000"), ("a VÀ b", "a and b"),
        ("a > 98 %", "a > 98%"),
    ]) func `Fixes`(_ text: String, _ expected: String) {
        var bytes = Array(text.utf8)
        let (_, diagnostics) = parseExpression(slice(text), names: KnownNames(["a", "b"]))
        for edit in diagnostics.flatMap(\.fixes).flatMap(\.edits).reversed() {
            bytes.replaceSubrange(edit.span.range, with: edit.replacement.utf8)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: FEELSyntaxDiagnostics.kinds) func `Explanations hold`(_ kind: Diagnostic.Kind) {
        let limits = FEELSyntaxDiagnostics.exampleLimits
        let (_, wrong) = parseExpression(slice(kind.explanation.wrong), names: KnownNames(), limits: limits)
        #expect(wrong.map(\.kind) == [kind])
        let (tree, right) = parseExpression(slice(kind.explanation.right), names: KnownNames(), limits: limits)
        #expect(tree != nil && right.isEmpty)
    }

    @Test func `The list of kinds is sorted`() {
        let names = FEELSyntaxDiagnostics.kinds.map(\.name)
        #expect(names == names.sorted() && Set(names).count == names.count)
    }

    @Test func `Messages quote what was found and say what was wanted`() throws {
        let (_, diagnostics) = parseExpression(slice("(1 + 2]"), names: KnownNames())
        let mistake = try #require(diagnostics.first)
        #expect(mistake.message.en == "expected `)`, found `]`")
        #expect(mistake.message.vi == "cần `)` nhưng gặp `]`")
        #expect(mistake.labels.map(\.span.start) == [0])
    }
}
