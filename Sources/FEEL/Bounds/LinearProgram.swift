/// The greatest value of a sum under conditions, exact. Every unknown is 0 or more.
///
/// The work is done in 64-bit integers, and again in 128 bits where these are too small.
struct LinearProgram: Sendable {
    enum Outcome: Sendable {
        /// With what is not zero there.
        case optimum(Fraction, at: [Entry])
        case unbounded
    }

    /// One unknown with its factor.
    struct Entry: Sendable {
        let column: Int
        let factor: Fraction
    }

    /// The entries add up to the value, or at most to it.
    struct Row: Sendable {
        var entries: [Entry]
        var value: Fraction
        var isEquality: Bool
    }

    private let rows: [Row]
    private let unknowns: Int
    private let start: Start

    private enum Start: Sendable {
        case narrow(Tableau<Int64>)
        case wide(Tableau<Int128>)
    }

    /// - Returns: Nil when nothing meets all conditions.
    /// - Throws: `Overflow` when 128 bits are too small, or it takes too many steps.
    /// - Complexity: O(steps · rows · columns).
    init?(_ rows: [Row], unknowns: Int) throws(Fraction.Overflow) {
        self.rows = rows
        self.unknowns = unknowns
        do {
            guard let tableau = try Tableau<Int64>(rows, unknowns: unknowns) else { return nil }
            start = .narrow(tableau)
        } catch {
            guard error == .tooLarge else { throw Fraction.Overflow() }
            guard let tableau = try Self.wide(rows, unknowns) else { return nil }
            start = .wide(tableau)
        }
    }

    private static func wide(_ rows: [Row], _ unknowns: Int) throws(Fraction.Overflow) -> Tableau<Int128>? {
        do { return try Tableau<Int128>(rows, unknowns: unknowns) } catch { throw Fraction.Overflow() }
    }

    func maximum(_ entries: [Entry]) throws(Fraction.Overflow) -> Outcome {
        switch start {
        case .narrow(let tableau):
            do {
                return try tableau.maximum(entries)
            } catch {
                guard error == .tooLarge, let again = try Self.wide(rows, unknowns) else { throw Fraction.Overflow() }
                return try Self.maximum(again, entries)
            }
        case .wide(let tableau): return try Self.maximum(tableau, entries)
        }
    }

    private static func maximum(_ tableau: Tableau<Int128>, _ entries: [Entry]) throws(Fraction.Overflow) -> Outcome {
        do { return try tableau.maximum(entries) } catch { throw Fraction.Overflow() }
    }
}
