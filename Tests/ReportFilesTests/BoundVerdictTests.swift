import Chuan
import Diagnostics
import TestSupport
import ReportFiles
import Testing

/// Verdicts over missing numbers against brute force: every completion of a small world is judged on its own.
@Suite struct BoundVerdictTests {
    private static let seed = Seeded.seed
    private static let rounds = Seeded.rounds(300)
    private static let most = 3

    @Test func `A verdict over missing numbers is the one that all completions share`() throws {
        var counts: [VerdictCode: Int] = [:]
        for round in 0..<Self.rounds {
            var maker = WorldMaker(seed: Self.seed &+ UInt64(round))
            let world = maker.world()
            let book = try TextRulebook(world.rules)
            let found = try #require(book.verdicts(world.report).first, "\(world.rules)")
            let completions = world.completions(most: Self.most)
            if completions.isEmpty { continue }
            let all = try book.verdicts(completions.joined(separator: "\n"))
            let place = "TEST_SEED=\(Self.seed) round \(round)\n\(world.rules)\n\(world.report)"
            #expect(found == Self.shared(all), "\(place)\nof \(Set(all))")
            counts[found, default: 0] += 1
        }
        #expect(counts[.pass, default: 0] > Self.rounds / 20 && counts[.fail, default: 0] > Self.rounds / 20)
        #expect(counts[.unknown, default: 0] > Self.rounds / 20, "\(counts)")
    }

    /// A pass of all completions with events stands; other verdicts have to be the same everywhere.
    private static func shared(_ verdicts: [VerdictCode]) -> VerdictCode {
        let found = Set(verdicts)
        if found == [.pass, .noEvents] { return .pass }
        return found.count == 1 ? verdicts[0] : .unknown
    }
}

/// A rulebook of one check, from text.
private struct TextRulebook {
    private let judge: Judge
    private let reader: ReportReader

    private struct Mistaken: Error, CustomStringConvertible {
        let description: String
    }

    init(_ text: String) throws {
        var sources = SourceFiles()
        let (books, diagnostics) = loadRulebooks(
            path: "mau.rules.yaml", provider: FileProvider(files: ["mau.rules.yaml": Array(text.utf8)]),
            limits: .standard, sources: &sources)
        var renderer = DiagnosticRenderer(files: sources, language: .en)
        guard let book = books.first else {
            throw Mistaken(description: diagnostics.map { renderer.render($0) }.joined())
        }
        judge = book.judge([], asOf: nil, limits: .standard).0
        reader = ReportReader(vocabulary: book.rulebook.vocabulary)
    }

    /// The verdicts of reports in one text, a line each.
    func verdicts(_ text: String) throws -> [VerdictCode] {
        var sources = SourceFiles()
        let source = sources.add(path: "bao-cao.yaml", bytes: Array(text.utf8))
        return reader.read(source).reports.map { judge.judge($0, register: nil).indicators[0].verdict }
    }
}

/// Four counts in a group, some missing, with constraints, and a check about them.
private struct World {
    let rules: String
    let known: [Int?]
    let constraints: [Constraint]

    /// Over the counts by number.
    enum Constraint {
        case order(Int, Int)
        case sum(Int, Int, Int)
        case limit(Int, Int)

        var text: String {
            switch self {
            case .order(let low, let high): "\(World.names[low]) <= \(World.names[high])"
            case .sum(let whole, let a, let b): "\(World.names[whole]) = \(World.names[a]) + \(World.names[b])"
            case .limit(let a, let b): "\(World.names[a]) + \(World.names[b]) <= 4"
            }
        }

        func holds(_ values: [Int]) -> Bool {
            switch self {
            case .order(let low, let high): values[low] <= values[high]
            case .sum(let whole, let a, let b): values[whole] == values[a] + values[b]
            case .limit(let a, let b): values[a] + values[b] <= 4
            }
        }
    }

    static let names = ["a", "b", "c", "d"]

    var report: String { Self.line(known) }

    /// Every report with all numbers that meets the constraints.
    func completions(most: Int) -> [String] {
        var all: [[Int]] = [[]]
        for value in known {
            all = all.flatMap { start in (value.map { [$0] } ?? Array(0...most)).map { start + [$0] } }
        }
        return all.filter { values in constraints.allSatisfy { $0.holds(values) } }.map { Self.line($0) }
    }

    private static func line(_ values: [Int?]) -> String {
        let header = "unit_code: A, unit_type: dept, period_start: 2023-01-01, period_end: 2023-12-31"
        let numbers = zip(names, values).compactMap { name, value in value.map { "\(name): \($0)" } }
        return "- {\(([header] + numbers).joined(separator: ", "))}"
    }
}

private struct WorldMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func below(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(count))
    }

    private mutating func pick(_ items: [String]) -> String { items[below(items.count)] }
    private mutating func name() -> String { pick(World.names) }

    mutating func world() -> World {
        let known: [Int?] = (0..<4).map { _ in below(5) < 2 ? below(4) : nil }
        let constraints = (0..<below(3)).map { _ in constraint() }
        let ranges = World.names.map { "\($0) <= 3" }
        return World(rules: rules(ranges + constraints.map(\.text)), known: known, constraints: constraints)
    }

    private mutating func constraint() -> World.Constraint {
        let first = below(4)
        let (second, third) = ((first + 1 + below(2)) % 4, (first + 3) % 4)
        switch below(3) {
        case 0: return .order(first, second)
        case 1: return .sum(first, second, third)
        default: return .limit(first, second)
        }
    }

    private mutating func rules(_ constraints: [String]) -> String {
        """
        rulebook: {id: world, title: {vi: a, en: a}, effective: {from: 2023-01-01, to: 31/12/2023}, assessment: any}
        unit types: [{id: dept, title: {vi: sở, en: department}}]
        units of measure: [{id: dossiers, title: {vi: hồ sơ, en: dossiers}}]
        vocabulary:
          - block: figures
            title: {vi: số liệu, en: figures}
            form: group
            fields:
        \(World.names.map { "      - {key: \($0), title: {vi: \($0), en: \($0)}, type: count, unit: dossiers}" }
            .joined(separator: "\n"))
            constraints: [\(constraints.joined(separator: ", "))]
        indicators:
          - id: "1"
            title: {vi: chỉ tiêu, en: indicator}
            applies to: [dept]
            checks:
              - id: 1.a
        \(check().map { "        \($0)" }.joined(separator: "\n"))

        """
    }

    private mutating func check() -> [String] {
        switch below(6) {
        case 0: return ["require: \(truth(1))"]
        case 1: return ["measure: \(number(2))", "target: \"\(test())\""]
        case 2: return ["numerator: \(number(1))", "denominator: \(number(1))", "target: \(pick(Self.targets))"]
        case 3:
            return [
                "let: {first: \"\(truth(1))\"}",
                "numerator: if first then \(name()) else \(name())",
                "denominator: if first then \(name()) else \(name())", "target: \(pick(Self.targets))",
            ]
        default:
            return [
                "numerator: \(name()) + \(name())", "denominator: \(name()) + \(name())",
                "target: \(pick(Self.targets))",
            ]
        }
    }

    private static let targets = [
        "at least 50%", "more than 50%", "less than 40%", "at most 75%", "\"= 100%\"", "\"[40%..80%]\"",
    ]

    private mutating func test() -> String {
        pick([">= 2", "< 4", "= 3", "[1..3]", "> 1", "!= 2"])
    }

    private mutating func number(_ depth: Int) -> String {
        if depth == 0 { return name() }
        return pick([
            "\(number(depth - 1)) + \(number(depth - 1))", "\(number(depth - 1)) - \(name())",
            "max(\(name()), \(name()))", "min(\(name()), \(name()))", "sum([\(name()), \(name())])",
            "if \(truth(depth - 1)) then \(name()) else \(name())",
        ])
    }

    private mutating func truth(_ depth: Int) -> String {
        let compared = "\(number(depth)) \(pick(["<", "<=", ">", ">=", "="])) \(number(0))"
        return depth == 0 ? compared : pick(["\(compared) and \(truth(0))", "\(compared) or \(truth(0))", compared])
    }
}
