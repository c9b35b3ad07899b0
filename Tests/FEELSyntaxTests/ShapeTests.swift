import FEELSyntax
import Testing

/// What binds to what: one line a case, expression and shape.
@Suite struct ShapeTests {
    @Test(arguments: [
        ("1 + 2 * 3", "(+ 1 (* 2 3))"),
        ("1 * 2 + 3", "(+ (* 1 2) 3)"),
        ("1 - 2 - 3", "(- (- 1 2) 3)"),
        ("8 / 4 / 2", "(/ (/ 8 4) 2)"),
        ("2 ** 3 ** 2", "(** (** 2 3) 2)"),
        ("-3 ** 2", "(** (neg 3) 2)"),
        ("2 * 3 ** 2", "(* 2 (** 3 2))"),
        ("10**-5", "(** 10 (neg 5))"),
        ("a - -b", "(- <a> (neg <b>))"),
        ("a--b", "(- <a> (neg <b>))"),
        ("--1", "(neg (neg 1))"),
        ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
        ("a or b and c", "(or <a> (and <b> <c>))"),
        ("a and b or c and d", "(or (and <a> <b>) (and <c> <d>))"),
        ("a = b and c != d", "(and (= <a> <b>) (!= <c> <d>))"),
        ("a + 1 < b * 2", "(< (+ <a> 1) (* <b> 2))"),
        ("a<=b", "(<= <a> <b>)"),
        ("a = b = c", "(= (= <a> <b>) <c>)"),
        ("a between 1 and 2 and b", "(and (between <a> 1 2) <b>)"),
        ("a + 1 between b - 1 and c * 2 or d", "(or (between (+ <a> 1) (- <b> 1) (* <c> 2)) <d>)"),
        ("1 + 2 instance of number", "(+ 1 (is 2 number))"),
        ("-1 instance of number", "(is (neg 1) number)"),
        ("a instance of number and b", "(and (is <a> number) <b>)"),
        ("-a.b", "(neg (<a> . b))"),
        ("a[1].b(2)", "(call ((<a> [ 1) . b) 2)"),
        ("if a then b else c + 1", "(if <a> <b> (+ <c> 1))"),
        ("1 + if a then b else c", "(+ 1 (if <a> <b> <c>))"),
        ("if a then if b then 1 else 2 else 3", "(if <a> (if <b> 1 2) 3)"),
    ]) func `Operators bind`(_ text: String, _ expected: String) {
        #expect(shape(of: text, names: ["a", "b", "c", "d"]) == expected)
    }

    @Test(arguments: [
        ("null", "null"), ("true", "true"), ("false", "false"),
        ("1", "1"), (".5", ".5"), ("1.2e-3", "1.2e-3"), ("1E5", "1E5"), ("007", "007"),
        ("98%", "98%"), ("97.5%", "97.5%"), ("a>=98%", "(>= <a> 98%)"),
        (#""a\n\t\"\\\'b""#, "'a\n\t\"\\'b'"), (#""\d\s""#, #"'\d\s'"#), (#""\uD83D\uDC0E\U01F40E""#, "'🐎🐎'"),
        ("\"o\u{302}\u{301}\"", "'ố'"), (#""""#, "''"),
        (#"@"2023-01-01""#, "@'2023-01-01'"), (#"@ "P1D""#, "@'P1D'"),
        ("[]", "(list)"), ("[1, [2], {}]", "(list 1 (list 2) {})"),
        ("{a: 1, \"b c\": a, foo+bar: 2, 🐎: 3, if: 4}", "{a: 1 b c: <a> foo+bar: 2 🐎: 3 if: 4}"),
        ("?", "?"), ("? > 5", "(> ? 5)"), ("?.a", "(? . a)"),
        ("1 // one\n + /* two */ 2", "(+ 1 2)"), ("1\u{A0}+\u{3000}2", "(+ 1 2)"),
    ]) func `Literals are read`(_ text: String, _ expected: String) {
        #expect(shape(of: text) == expected)
    }

    @Test(arguments: [
        ("[1..5]", "[1 .. 5]"), ("(1..5)", "(1 .. 5)"), ("]1..5[", "(1 .. 5)"), ("[1..5[", "[1 .. 5)"),
        ("(1..5]", "(1 .. 5]"), ("[1..5)", "[1 .. 5)"), ("[.5...7]", "[.5 .. .7]"), ("[a..b[1]]", "[<a> .. (<b> [ 1)]"),
        ("[a..b[-1]]", "[<a> .. (<b> [ (neg 1))]"), ("[a..b[", "[<a> .. <b>)"), ("[[1..5[]", "(list [1 .. 5))"),
        ("[1..5[ = x", "(= [1 .. 5) <x>)"), ("([1..5[)", "[1 .. 5)"), ("[[1..5[, 2]", "(list [1 .. 5) 2)"),
        ("[1..5[ and x", "(and [1 .. 5) <x>)"), ("[1..(b[1])[", "[1 .. (<b> [ 1))"),
        ("(null..10)", "(null .. 10)"), ("(1+1..2*2)", "((+ 1 1) .. (* 2 2))"), ("((1)..(2))", "(1 .. 2)"),
        ("(< 10)", "(range< 10)"), ("(>=10)", "(range>= 10)"), ("(=10) = (!=10)", "(= (range= 10) (range!= 10))"),
        ("((< 10))", "(range< 10)"),
    ]) func `Brackets are told apart by what follows`(_ text: String, _ expected: String) {
        #expect(shape(of: text) == expected)
    }

    @Test(arguments: [
        ("x in 1", "(in <x> 1)"), ("x in (1, [2..3], > 5)", "(in <x> 1 [2 .. 3] (test> 5))"),
        ("x in [1..5]", "(in <x> [1 .. 5])"), ("x in (1..5]", "(in <x> (1 .. 5])"),
        ("x in ]1..5[", "(in <x> (1 .. 5))"),
        ("x in ((1..5))", "(in <x> (1 .. 5))"), ("x in ((1..5), (6..7])", "(in <x> (1 .. 5) (6 .. 7])"),
        ("x in list", "(in <x> <list>)"), ("x in > 5", "(in <x> (test> 5))"), ("x in (> 5)", "(in <x> (test> 5))"),
        ("x in ((> 5))", "(in <x> (range> 5))"), ("x in !=5 and y", "(and (in <x> (test!= 5)) <y>)"),
        ("x in (a).b", "(in <x> (<a> . b))"), ("x in (a + b) * c", "(in <x> (* (+ <a> <b>) <c>))"),
        ("x in (a)[1]", "(in <x> (<a> [ 1))"), ("x in (1) = true", "(= (in <x> 1) true)"),
        ("x + 1 in (a or b)", "(in (+ <x> 1) (or <a> <b>))"), ("x in (1) or y in 2", "(or (in <x> 1) (in <y> 2))"),
        ("x in (= 1, <2%)", "(in <x> (test= 1) (test< 2%))"),
    ]) func `Membership takes tests`(_ text: String, _ expected: String) {
        #expect(shape(of: text) == expected)
    }

    @Test(arguments: [
        ("-", "(tests any)"), (">= 98%", "(tests (test>= 98%))"), ("98%", "(tests (test 98%))"),
        ("< 5, > 10", "(tests (test< 5) (test> 10))"), ("[1..5], 7", "(tests (test [1 .. 5]) (test 7))"),
        ("1,2,3", "(tests (test 1) (test 2) (test 3))"), ("-1", "(tests (test (neg 1)))"),
        ("not(1, 2)", "(none (test 1) (test 2))"), ("not(> 5)", "(none (test> 5))"),
        ("not([1..2])", "(none (test [1 .. 2]))"),
        ("not((1..2))", "(none (test (1 .. 2)))"), ("not(a) and b", "(tests (test (and (call <not> <a>) <b>)))"),
        ("not(a), b", "(tests (test (call <not> <a>)) (test <b>))"), ("(not(a))", "(tests (test (call <not> <a>)))"),
        ("? > 5 and ? < 10", "(tests (test (and (> ? 5) (< ? 10))))"), ("= 5", "(tests (test= 5))"),
        ("!= null", "(tests (test!= null))"), ("\"a\", \"b\"", "(tests (test 'a') (test 'b'))"),
        ("(> 5)", "(tests (test (range> 5)))"), (">= 97, 5%", "(tests (test>= 97) (test 5%))"),
    ]) func `Unary tests are read`(_ text: String, _ expected: String) {
        #expect(shape(ofTests: text) == expected)
    }

    @Test(arguments: [
        ("for i in 1..10, j in xs return i + j", "(for i: 1..10 j: <xs> (+ <i> <j>))"),
        ("for i in 1+1..1+3 return i", "(for i: (+ 1 1)..(+ 1 3) <i>)"),
        ("for mức độ in [1, 2] return mức độ * 2", "(for mức độ: (list 1 2) (* <mức độ> 2))"),
        ("for a-b in xs return a-b", "(for a-b: <xs> <a-b>)"),
        ("some x in xs satisfies x > 1 and y", "(some x: <xs> (and (> <x> 1) <y>))"),
        ("every x in xs, y in x satisfies y", "(every x: <xs> y: <x> <y>)"),
        (
            "function(a: number, first name: list<string>) a + first name",
            #"(fn ["a:number", "first name:list<string>"] false (+ <a> <first name>))"#
        ),
        ("function() external {java: {class: \"x\"}}", "(fn [] true {java: {class: 'x'}})"),
        ("(function(a) a)(10)", #"(call (fn ["a"] false <a>) 10)"#),
        ("{first name: 1, b: first name + 1}", "{first name: 1 b: (+ <first name> 1)}"),
        ("{first name: 1}.first name", "({first name: 1} . first name)"),
        ("[{a-b: 1}][a-b > 0]", "((list {a-b: 1}) [ (> <a-b> 0))"),
        ("{a-b: 1}.a-b", "({a-b: 1} . a-b)"),
        ("[{a-b: 1}, a-b]", "(list {a-b: 1} (- <a> <b>))"),
        ("xs[item > 1]", "(<xs> [ (> <item> 1))"),
        ("f()", "(call <f>)"), ("f(1, a)", "(call <f> 1 <a>)"),
        ("f(start position: 2, b: 1)", "(call <f> start position: 2 b: 1)"),
        ("string length(string: \"a\")", "(call <string length> string: 'a')"),
        ("date and\n time(\"x\")", "(call <date and time> 'x')"),
        ("x.function", "(<x> . function)"), ("not(true)", "(call <not> true)"),
    ]) func `Binding forms and calls are read`(_ text: String, _ expected: String) {
        #expect(shape(of: text) == expected)
    }

    @Test(arguments: [
        ("number", "number"), ("date and time", "date and time"), ("days and time duration", "days and time duration"),
        ("years and months duration", "years and months duration"), ("list<list<Any>>", "list<list<Any>>"),
        ("context<a: string, first name: list<number>>", "context<a: string, first name: list<number>>"),
        ("function<>->Any", "function<> -> Any"),
        ("function<number, string> -> boolean", "function<number, string> -> boolean"),
        ("function<number, string -> boolean>", "function<number, string> -> boolean"),
        ("range<date and time>", "range<date and time>"), ("org.Type", "org.Type"), ("t Mixed", "t Mixed"),
    ]) func `Types are read`(_ text: String, _ expected: String) {
        #expect(shape(of: "x instance of \(text)") == "(is <x> \(expected))")
        #expect(shape(of: "x instance of \(text) and y") == "(and (is <x> \(expected)) <y>)")
    }
}
