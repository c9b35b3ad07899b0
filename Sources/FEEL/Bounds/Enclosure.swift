/// All numbers between two ends, each of which belongs to it or not; without an end, it goes on for ever.
public struct Enclosure: Sendable, Hashable {
    public struct End: Sendable, Hashable {
        public let value: Decimal
        public let isClosed: Bool

        public init(_ value: Decimal, isClosed: Bool = true) {
            self.value = value
            self.isClosed = isClosed
        }
    }

    public let low: End?
    public let high: End?

    package init(low: End?, high: End?) {
        self.low = low
        self.high = high
    }

    package init(_ value: Decimal) { self.init(low: End(value), high: End(value)) }

    package static let everything = Enclosure(low: nil, high: nil)

    /// The only number in it.
    package var point: Decimal? {
        guard let low, let high, low.isClosed, high.isClosed, low.value == high.value else { return nil }
        return low.value
    }

    package var isEmpty: Bool {
        guard let low, let high else { return false }
        return low.value > high.value || (low.value == high.value && !(low.isClosed && high.isClosed))
    }

    package func contains(_ number: Decimal) -> Bool {
        if let low, number < low.value || (number == low.value && !low.isClosed) { return false }
        if let high, number > high.value || (number == high.value && !high.isClosed) { return false }
        return true
    }

    /// Which signs numbers in it have.
    var signs: Signs {
        var signs: Signs = []
        if low.map({ $0.value.isNegative }) ?? true { signs.insert(.negative) }
        if high.map({ $0.value.signum > 0 }) ?? true { signs.insert(.positive) }
        if contains(.zero) { signs.insert(.zero) }
        return signs
    }

    // MARK: Arithmetic. Ends are rounded as the numbers themselves are, so that no result of an evaluation lies outside.

    var negated: Enclosure {
        Enclosure(
            low: high.map { End($0.value.negated, isClosed: $0.isClosed) },
            high: low.map { End($0.value.negated, isClosed: $0.isClosed) })
    }

    func adding(_ other: Enclosure) -> Enclosure {
        Enclosure(low: Self.sum(low, other.low), high: Self.sum(high, other.high))
    }

    private static func sum(_ a: End?, _ b: End?) -> End? {
        guard let a, let b, let value = a.value.adding(b.value) else { return nil }
        return End(value, isClosed: a.isClosed && b.isClosed)
    }

    /// The products of numbers of both. With an end missing only what signs say is kept.
    func multiplied(by other: Enclosure) -> Enclosure {
        guard let a = low, let b = high, let c = other.low, let d = other.high else { return unbounded(times: other) }
        let corners = [(a, c), (a, d), (b, c), (b, d)].compactMap { Self.product($0, $1) }
        guard corners.count == 4 else { return .everything }
        return Self.hull(corners)
    }

    private static func product(_ a: End, _ b: End) -> End? {
        a.value.multiplied(by: b.value).map {
            // Zero is reached as soon as one factor reaches it.
            let reachesZero = (a.isClosed && a.value.isZero) || (b.isClosed && b.value.isZero)
            return End($0, isClosed: (a.isClosed && b.isClosed) || reachesZero)
        }
    }

    private func unbounded(times other: Enclosure) -> Enclosure {
        guard let a = low, let c = other.low, a.value.signum >= 0, c.value.signum >= 0 else { return .everything }
        return Enclosure(low: Self.product(a, c), high: nil)
    }

    /// The quotients; nil if the divisor may be zero.
    func divided(by other: Enclosure) -> Enclosure? {
        guard !other.contains(.zero), !other.signs.isSuperset(of: [.negative, .positive]) else { return nil }
        if other.signs == .negative { return negated.divided(by: other.negated) }
        guard let least = other.low, !least.value.isZero else { return .everything }
        let most = other.high
        return Enclosure(
            low: low.flatMap { Self.quotient($0, by: $0.value.isNegative ? least : most) },
            high: high.flatMap { Self.quotient($0, by: $0.value.isNegative ? most : least) })
    }

    /// By a divisor above zero; nil: as large as one likes.
    private static func quotient(_ end: End, by divisor: End?) -> End? {
        guard let divisor else { return End(.zero, isClosed: end.value.isZero && end.isClosed) }
        return end.value.divided(by: divisor.value).map { End($0, isClosed: end.isClosed && divisor.isClosed) }
    }

    /// The least enclosure of some ends, at least one.
    private static func hull(_ ends: [End]) -> Enclosure {
        let low = ends.min { $0.value < $1.value }
        let high = ends.max { $0.value < $1.value }
        func end(_ end: End?) -> End? {
            end.map { found in End(found.value, isClosed: ends.contains { $0.value == found.value && $0.isClosed }) }
        }
        return Enclosure(low: end(low), high: end(high))
    }

    /// The least enclosure that holds both.
    package func union(_ other: Enclosure) -> Enclosure {
        var result = Enclosure(low: nil, high: nil)
        if let a = low, let b = other.low { result = Enclosure(low: Self.hull([a, b]).low, high: nil) }
        if let a = high, let b = other.high { result = Enclosure(low: result.low, high: Self.hull([a, b]).high) }
        return result
    }

    /// The numbers in both.
    func intersection(_ other: Enclosure) -> Enclosure {
        Enclosure(
            low: Self.lesserHigh(low.map(Self.mirrored), other.low.map(Self.mirrored)).map(Self.mirrored),
            high: Self.lesserHigh(high, other.high))
    }

    private static func mirrored(_ end: End) -> End { End(end.value.negated, isClosed: end.isClosed) }

    /// The least, or the greatest, of a number of each.
    func extreme(_ other: Enclosure, isLeast: Bool) -> Enclosure {
        isLeast
            ? Enclosure(low: Self.lesser(low, other.low, missing: nil), high: Self.lesserHigh(high, other.high))
            : negated.extreme(other.negated, isLeast: true).negated
    }

    /// The lesser of two low ends; without one there is none.
    private static func lesser(_ a: End?, _ b: End?, missing: End?) -> End? {
        guard let a, let b else { return missing }
        return hull([a, b]).low
    }

    /// The lesser of two high ends, where one that is missing is the greater.
    private static func lesserHigh(_ a: End?, _ b: End?) -> End? {
        guard let a else { return b }
        guard let b else { return a }
        if a.value == b.value { return End(a.value, isClosed: a.isClosed && b.isClosed) }
        return a.value < b.value ? a : b
    }
}

/// Which signs a number may have.
struct Signs: OptionSet, Sendable {
    let rawValue: UInt8

    static let negative = Signs(rawValue: 1)
    static let zero = Signs(rawValue: 2)
    static let positive = Signs(rawValue: 4)
    static let all: Signs = [.negative, .zero, .positive]
}
