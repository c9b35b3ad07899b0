public import Chuan
public import Diagnostics

/// The verdicts that differ when the same reports are judged by two rulebooks.
public struct VerdictFlips: Sendable {
    /// A check of one unit whose verdict is not what it was.
    public struct Flip: Sendable {
        public let check: String
        public let unitCode: String
        public let unitName: String?
        public let unitType: String
        /// Nil where the rulebook does not have the check.
        public let old: VerdictCode?
        public let new: VerdictCode?
        /// What would have to change for the check to be met under the new rulebook; in the words of its items.
        public let gaps: [Message]
    }

    /// By check, unit type and unit, in the order of the new rulebook and of the reports.
    public let all: [Flip]
    /// How many reports were judged by both.
    public let reportCount: Int

    /// - Parameter pairs: The results of one report each, by the old and by the new rulebook.
    /// - Complexity: O(checks · reports).
    public init(_ pairs: [(old: ReportResult, new: ReportResult)]) {
        reportCount = pairs.count
        let flips = pairs.flatMap { Self.flips($0.old, $0.new) }
        var order: [String] = []
        for flip in flips where !order.contains(flip.check) { order.append(flip.check) }
        var types: [String] = []
        for flip in flips where !types.contains(flip.unitType) { types.append(flip.unitType) }
        all = order.flatMap { check in
            types.flatMap { type in flips.filter { $0.check == check && $0.unitType == type } }
        }
    }

    private static func flips(_ old: ReportResult, _ new: ReportResult) -> [Flip] {
        let before = Dictionary(old.indicators.flatMap(\.checks).map { ($0.check.id, $0) }) { first, _ in first }
        let after = new.indicators.flatMap(\.checks)
        var flips = after.compactMap { flip(of: $0.check.id, before[$0.check.id], $0, new) }
        let known = Set(after.map(\.check.id))
        for check in old.indicators.flatMap(\.checks) where !known.contains(check.check.id) {
            flips += [flip(of: check.check.id, check, nil, new)].compactMap { $0 }
        }
        return flips
    }

    private static func flip(
        of check: String, _ old: CheckResult?, _ new: CheckResult?, _ result: ReportResult
    ) -> Flip? {
        let (was, now) = (old?.verdict, new?.verdict)
        if was == now || (was ?? .notApplicable) == .notApplicable && (now ?? .notApplicable) == .notApplicable {
            return nil
        }
        let header = result.report.header
        return Flip(
            check: check, unitCode: header.unitCode.value, unitName: header.unitName,
            unitType: header.unitType.value, old: was, new: now,
            gaps: (new?.items ?? []).compactMap { $0.gap?.sentence })
    }
}
