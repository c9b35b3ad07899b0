/// A set of keys of rule files.
struct RuleKeySet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init() {}

    init(arrayLiteral keys: RuleKey...) {
        for key in keys { insert(key) }
    }

    /// In the order of all cases.
    var keys: [RuleKey] { RuleKey.allCases.filter(contains) }

    var isEmpty: Bool { low | high == 0 }

    func contains(_ key: RuleKey) -> Bool { (key.number < 64 ? low : high) &>> UInt64(key.number & 63) & 1 == 1 }

    mutating func insert(_ key: RuleKey) {
        let bit: UInt64 = 1 &<< UInt64(key.number & 63)
        if key.number < 64 { low |= bit } else { high |= bit }
    }

    mutating func formUnion(_ other: RuleKeySet) {
        low |= other.low
        high |= other.high
    }

    func union(_ other: RuleKeySet) -> RuleKeySet {
        var union = self
        union.formUnion(other)
        return union
    }

    func subtracting(_ other: RuleKeySet) -> RuleKeySet {
        var rest = self
        rest.low &= ~other.low
        rest.high &= ~other.high
        return rest
    }

    func isDisjoint(with other: RuleKeySet) -> Bool { low & other.low | high & other.high == 0 }
}

extension RuleKey {
    /// The place of the key among all cases. A case without payload is stored as its place, in one byte.
    var number: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}

extension RulePlace {
    /// The place of the case among all cases.
    var number: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}

extension WordSet {
    /// The place of the case among all cases.
    var number: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}
