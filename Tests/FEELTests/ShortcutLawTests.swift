import Diagnostics
import FEELSyntax
import TestSupport
import Testing

@testable import FEEL

/// What is evaluated by shortcuts is what the steps of an observed evaluation come to.
@Suite struct ShortcutLawTests {
    private static let names = ["a", "b", "c", "d", "e"]
    private static let values: [Value] = [
        .null, .unknown, .boolean(true), .boolean(false), .number(0), .number(98), .number(100), .number(-3),
        .number(Decimal("0.98") ?? 0), .number(Decimal("1E+6100") ?? 0), .number(Decimal("33.333") ?? 0),
        .string("a"), .string(""), .list([]), .list([.number(1), .unknown]), .list([.boolean(true)]),
        .dayTimeDuration(DayTimeDuration(nanoseconds: 1) ?? .zero), .date(.epoch),
    ]

    /// A random expression of the nodes that have shortcuts.
    private static func expression(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        func inner() -> String { expression(depth - 1, &generator) }
        if depth == 0 {
            return (names + ["null", "true", "98%", "0", "3"]).randomElement(using: &generator) ?? "a"
        }
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return "(\(inner()) and \(inner()))"
        case 1: return "(\(inner()) or \(inner()))"
        case 2: return "not(\(inner()))"
        case 3: return "(if \(inner()) then \(inner()) else \(inner()))"
        case 4: return "(\(inner()) \(comparison(&generator)) null)"
        case 5, 6: return "(\(inner()) / \(inner()) \(comparison(&generator)) \(inner()))"
        case 7: return "(\(inner()) \(["+", "-", "*", "/"].randomElement(using: &generator) ?? "+") \(inner()))"
        default: return "(\(inner()) \(comparison(&generator)) \(inner()))"
        }
    }

    private static func comparison(_ generator: inout SeededGenerator) -> String {
        ["=", "!=", "<", "<=", ">", ">="].randomElement(using: &generator) ?? "="
    }

    private static func slice(_ text: String) -> SourceSlice {
        var files = SourceFiles()
        let source = files.add(path: "expression", bytes: Array(text.utf8))
        return SourceSlice(source, 0..<source.bytes.count)
    }

    @Test func `Shortcuts give what observed steps give`() throws {
        var generator = SeededGenerator()
        var environment = Environment(reportsTypes: false)
        for (number, name) in Self.names.enumerated() { environment.bind(name, input: number, type: .any) }
        var found: Set<String> = []
        for _ in 0..<SeededGenerator.rounds(20_000) {
            let text = Self.expression(Int.random(in: 1...4, using: &generator), &generator)
            let tree = try #require(parseExpression(Self.slice(text), names: environment.knownNames).0)
            let plan = lower(check(tree, in: environment).0)
            let inputs = Self.names.map { _ in Self.values.randomElement(using: &generator) ?? .null }
            for traces in [false, true] {
                var quick = Evaluator(facts: Facts(inputs: inputs), recording: traces)
                var slow = Evaluator(facts: Facts(inputs: inputs))
                let (one, other) = (quick.evaluate(plan).literal, slow.record(plan, most: 1_000).value.literal)
                if one != other { Issue.record("seed \(generator.seed): \(text) over \(inputs): \(one), not \(other)") }
                found.insert(one)
            }
        }
        #expect(found.isSuperset(of: ["true", "false", "null"]) && found.count > 20)
    }

    @Test func `A quotient stands to a bar as its digits do`() {
        var generator = SeededGenerator()
        var (decided, equal) = (0, 0)
        for _ in 0..<SeededGenerator.rounds(50_000) {
            let bar = Decimal(
                isNegative: false, coefficient: UInt128(Self.word(&generator)),
                exponent: -Int.random(in: 0...20, using: &generator))
            let whole = Decimal(Int64(clamping: Self.word(&generator)))
            // Near the bar as often as anywhere.
            let near = bar.multiplied(by: whole)?.rounded(scale: 0, .halfEven)?.exactInt64 ?? 0
            let part = Decimal(Bool.random(using: &generator) ? near : Int64(clamping: Self.word(&generator)))
            guard let order = Decimal.compareQuotient(part, whole, bar) else { continue }
            decided += 1
            if order == 0 { equal += 1 }
            #expect(part.divided(by: whole).map { Decimal.compare($0, bar) } == order, "\(part) / \(whole), \(bar)")
        }
        #expect(decided > 5_000 && equal > 100)
    }

    private static func word(_ generator: inout SeededGenerator) -> UInt64 {
        UInt64.random(in: 0...UInt64.max, using: &generator) >> UInt64.random(in: 0...63, using: &generator)
    }
}
