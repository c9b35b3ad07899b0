import Diagnostics
import FEELSyntax
import Glibc
import Testing

/// Hostile texts end in a mistake, soon and without exhausting the stack.
@Suite struct LimitTests {
    private static let wide: Limits = {
        var limits = Limits()
        limits.expressionBytes = 4 << 20
        return limits
    }()

    @Test(arguments: [
        "(", "[", "{a: ", "-", "f(", "a[", "if ", "for x in ", "some x in ", "function() ", "x instance of list<",
        "1 in (", "]", "not(", "{a-b: [",
        "x instance of context<a: ", "x instance of function<", "a between ", "[1..",
    ]) func `Deep nesting is refused`(_ piece: String) {
        let text = String(repeating: piece, count: 100_000)
        for parse in [parseExpression, parseUnaryTests] {
            let (tree, diagnostics) = parse(slice(text), KnownNames(), Self.wide)
            #expect(tree == nil && diagnostics.count == 1)
        }
    }

    @Test func `Long chains are refused as deep`() {
        let text = "1" + String(repeating: " + 1", count: 100_000)
        let (_, diagnostics) = parseExpression(slice(text), names: KnownNames(), limits: Self.wide)
        #expect(diagnostics.map(\.kind.name) == ["feel/too-deep"])
    }

    @Test func `Nesting is allowed up to the limit`() {
        var limits = Limits()
        limits.expressionDepth = 20
        for (depth, isFine) in [(19, true), (20, false)] {
            let text = String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
            #expect((parseExpression(slice(text), names: KnownNames(), limits: limits).0 != nil) == isFine)
            let chain = "1" + String(repeating: " + 1", count: depth)
            #expect((parseExpression(slice(chain), names: KnownNames(), limits: limits).0 != nil) == isFine)
        }
        let deepest = String(repeating: "[", count: 199) + String(repeating: "]", count: 199)
        #expect(shape(of: deepest).hasPrefix("(list (list"))
    }

    @Test func `Long texts are refused`() {
        let (_, diagnostics) = parseExpression(slice(String(repeating: " ", count: 65_537)), names: KnownNames())
        #expect(diagnostics.map(\.kind.name) == ["feel/too-long"])
    }

    /// What this thread has worked; a busy machine does not count.
    private static func work() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// Twice the text takes about twice the time, whatever it consists of.
    @Test(arguments: [
        "(a, ", "a b ", "f(a + b, ", "{a b: 1, c: a b}, ", "1,2,", "'", "x + ", "a-b-", "\"a\", ", "[1..5[, ", "a.b ",
        "for x y in z return ", "1 000 ", "a' ",
    ]) func `Time is linear`(_ piece: String) {
        func time(_ count: Int) -> Duration {
            let text = slice("[" + String(repeating: piece, count: count))
            let names = KnownNames(["a b", "a-b", "a-b-a-b-a-c"])
            return (0..<5).map { _ in
                let start = Self.work()
                _ = parseExpression(text, names: names, limits: Self.wide)
                return Self.work() - start
            }.min() ?? .zero
        }
        _ = time(100)
        let (small, large) = (time(500), time(4_000))
        #expect(large < small * 24 + .milliseconds(20), "\(small) then \(large)")
    }
}
