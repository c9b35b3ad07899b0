import FEEL

/// The figures of one report, as a reader of files would have them: nil where the report says nothing.
struct Report {
    let level: String
    let figures: [Int?]
    let flags: [Bool?]

    /// The values in the order of `Rule.names`; null where nothing was given.
    var values: [Value] {
        [.string(level)] + figures.map { $0.map { .number(Decimal($0)) } ?? .null }
            + flags.map { $0.map { .boolean($0) } ?? .null }
    }

    /// One line of JSON, without what is missing.
    var json: String {
        let numbers = zip(Rule.figures, figures).compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
        let truths = zip(Rule.flags, flags).compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
        return "{" + (["\"level\":\"\(level)\""] + numbers + truths).joined(separator: ",") + "}"
    }
}

/// Makes reports: parts that pass, parts just below the bar or exactly on it, nothing to measure, missing figures.
struct ReportMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func report() -> Report {
        let level = Rule.levels[chance(25) ? below(3) : 3 + below(2)]
        var known: [String: Int] = [:]
        for rule in Rule.all { fill(rule.condition, into: &known) }
        let figures: [Int?] = Rule.figures.map { name in chance(3) ? nil : known[name, default: 0] }
        let flags: [Bool?] = Rule.flags.map { _ in chance(2) ? nil : chance(96) }
        return Report(level: level, figures: figures, flags: flags)
    }

    private mutating func fill(_ condition: Rule.Condition, into known: inout [String: Int]) {
        switch condition {
        case .share(let part, let whole, let percent):
            let sum = whole.map { fill($0, into: &known) }
            let base = max(0, sum.dropFirst().reduce(sum[0], -)) * percent / 100
            if known[part[0]] == nil { known[part[0]] = near(base, most: sum[0]) }
        case .shareBelow: break
        case .shareByLevel(let part, let whole, let bars):
            let base = fill(whole[0], into: &known) * bars[below(bars.count)].atLeast / 100
            known[part[0]] = near(base, most: known[whole[0], default: 0])
        case .flags: break
        }
    }

    private mutating func fill(_ total: String, into known: inout [String: Int]) -> Int {
        if let value = known[total] { return value }
        let most = total == "capital_plan" ? 10_000_000_000_000 : total == "documents_secret" ? 60 : 9_000
        let value = chance(2) ? 0 : chance(30) ? (below(most) / 100 + 1) * 100 : 1 + below(most)
        known[total] = value
        return value
    }

    private mutating func near(_ base: Int, most: Int) -> Int {
        switch below(100) {
        case ..<55: min(most, base + below(max(1, most - base) + 1))
        case ..<80: max(0, base - below(20))
        default: base
        }
    }
}
