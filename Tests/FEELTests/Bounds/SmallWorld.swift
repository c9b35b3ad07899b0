import Diagnostics
import FEELSyntax
import Foundation

@testable import FEEL

/// A few inputs of which each unknown one is a whole number from 0 to a small end: all completions can be gone through.
struct SmallWorld {
    static let names = ["a", "b", "c", "d"]
    static let most = 3

    /// By input; nil is unknown.
    let known: [Int?]
    /// Conditions that every completion meets, as FEEL.
    let conditions: [String]

    var unknowns: [Int] { known.indices.filter { known[$0] == nil } }

    /// The inputs of each completion that meets the conditions.
    func completions() -> [[Value]] {
        var all: [[Int]] = [[]]
        for value in known {
            let choices = value.map { [$0] } ?? Array(0...Self.most)
            all = all.flatMap { start in choices.map { start + [$0] } }
        }
        let plans = conditions.map(Self.plan)
        return all.map { $0.map { .number(Decimal($0)) } }.filter { inputs in
            plans.allSatisfy { plan in
                var evaluator = Evaluator(facts: Facts(inputs: inputs))
                return evaluator.evaluate(plan).boolean == true
            }
        }
    }

    /// What is known of the unknown inputs, the conditions assumed.
    func bounder() -> Bounder {
        var unknowns = Unknowns()
        for input in self.unknowns {
            let range = Enclosure(low: Enclosure.End(.zero), high: Enclosure.End(Decimal(Self.most)))
            unknowns.add(.input(input), .number(range, isWhole: true))
        }
        let facts = Facts(inputs: known.map { $0.map { .number(Decimal($0)) } ?? .unknown })
        for condition in conditions {
            unknowns = Bounder(facts: facts, unknowns: unknowns, limits: .standard).assuming(Self.plan(condition))
        }
        return Bounder(facts: facts, unknowns: unknowns, limits: .standard)
    }

    static func plan(_ expression: String) -> Plan { checked(expression)?.1 ?? .nothing }

    /// The expression with its plan; nil when it can't be read.
    static func checked(_ expression: String) -> (CheckedExpression, Plan)? {
        var environment = Environment(reportsTypes: false)
        for (number, name) in names.enumerated() { environment.bind(name, input: number, type: .any) }
        var files = SourceFiles()
        let source = files.add(path: "expression", bytes: Array(expression.utf8))
        let slice = SourceSlice(source, 0..<source.bytes.count)
        guard let tree = parseExpression(slice, names: environment.knownNames, limits: .standard).0 else {
            return nil
        }
        let checked = check(tree, in: environment).0
        return (checked, lower(checked))
    }

    static func value(_ plan: Plan, _ inputs: [Value]) -> Value {
        var evaluator = Evaluator(facts: Facts(inputs: inputs))
        return evaluator.evaluate(plan)
    }
}

/// Random expressions over the inputs of a small world. The same seed gives the same ones.
struct ExpressionMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(count))
    }

    mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

    mutating func number(_ depth: Int) -> String {
        if depth == 0 { return below(3) == 0 ? "\(below(5))" : pick(SmallWorld.names) }
        switch below(11) {
        case 0...3: return "(\(number(depth - 1)) \(pick(["+", "-", "+", "*"])) \(number(depth - 1)))"
        case 4: return "(\(number(depth - 1)) / \(number(depth - 1)))"
        case 5: return "(-\(number(depth - 1)))"
        case 6: return "\(pick(["sum", "min", "max", "count"]))(\(list(depth - 1)))"
        case 7: return "(if \(truth(depth - 1)) then \(number(depth - 1)) else \(number(depth - 1)))"
        case 8: return "\(list(depth - 1))[1]"
        default: return pick(SmallWorld.names)
        }
    }

    mutating func list(_ depth: Int) -> String {
        switch below(4) {
        case 0 where depth > 0:
            return "\(list(depth - 1))[item \(comparison()) \(number(0))]"
        case 1 where depth > 0: return "(for x in \(list(depth - 1)) return x + \(number(0)))"
        default: return "[\((0...below(3)).map { _ in number(max(0, depth - 1)) }.joined(separator: ", "))]"
        }
    }

    mutating func truth(_ depth: Int) -> String {
        let depth = max(1, depth)
        switch below(8) {
        case 0: return "(\(truth(depth - 1)) and \(compared(depth)))"
        case 1: return "(\(truth(depth - 1)) or \(compared(depth)))"
        case 2: return "not(\(compared(depth)))"
        case 3: return "(\(pick(["some", "every"])) x in \(list(depth - 1)) satisfies x \(comparison()) \(number(0)))"
        case 4: return "(\(number(depth - 1)) between \(number(0)) and \(number(0)))"
        case 5: return "(\(number(depth - 1)) in [\(below(3))..\(3 + below(3))))"
        case 6: return "list contains(\(list(depth - 1)), \(number(0)))"
        default: return compared(depth)
        }
    }

    private mutating func compared(_ depth: Int) -> String {
        "(\(number(depth - 1)) \(comparison()) \(number(depth - 1)))"
    }

    private mutating func comparison() -> String { pick(["<", "<=", ">", ">=", "=", "!="]) }

    /// Conditions of the kind that vocabularies have: sums and orders.
    mutating func condition() -> String {
        let (a, b, c) = (pick(SmallWorld.names), pick(SmallWorld.names), pick(SmallWorld.names))
        return pick(["\(a) <= \(b)", "\(a) = \(b) + \(c)", "\(a) + \(b) <= 4", "\(a) >= 1", "\(a) < \(b) + \(c)"])
    }

    mutating func world() -> SmallWorld {
        let known: [Int?] = SmallWorld.names.map { _ in below(3) == 0 ? below(SmallWorld.most + 1) : nil }
        return SmallWorld(known: known, conditions: (0..<below(3)).map { _ in condition() })
    }
}
