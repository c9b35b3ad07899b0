/// A set of keys of rule files.
struct RuleKeySet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var bits: UInt128 = 0

    init() {}

    init(arrayLiteral keys: RuleKey...) {
        for key in keys { insert(key) }
    }

    /// In the order of all cases.
    var keys: [RuleKey] { RuleKey.allCases.filter(contains) }

    var isEmpty: Bool { bits == 0 }

    func contains(_ key: RuleKey) -> Bool { bits >> UInt128(key.number) & 1 == 1 }

    mutating func insert(_ key: RuleKey) { bits |= 1 << UInt128(key.number) }

    mutating func formUnion(_ other: RuleKeySet) { bits |= other.bits }

    func union(_ other: RuleKeySet) -> RuleKeySet {
        var union = self
        union.formUnion(other)
        return union
    }

    func subtracting(_ other: RuleKeySet) -> RuleKeySet {
        var rest = self
        rest.bits &= ~other.bits
        return rest
    }

    func isDisjoint(with other: RuleKeySet) -> Bool { bits & other.bits == 0 }
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
