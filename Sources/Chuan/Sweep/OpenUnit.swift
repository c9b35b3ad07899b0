import FEEL

/// A report, or a row of one, in which something is open, and what completions of it came out as.
///
/// `bound` takes every completion that the constraints allow into account. So where some that they allow come out
/// differently, it can't find a verdict either. Everything else is left to it.
struct OpenUnit {
    let record: Int
    let row: Int?
    /// What its figures came out as: a byte of `SweptVerdict`.
    let verdict: UInt8
    /// Truths, as evaluation found them.
    var scope = ColumnTruth.yes
    var belongs = ColumnTruth.yes
    var seen = Seen()

    /// What completions came out as.
    struct Seen {
        var measure: Outcomes = []
        var proof = TruthSet()
        var scope = TruthSet()
        /// Of the condition that the row has to meet, or of the one that was asked about.
        var condition = TruthSet()
    }

    /// Whether only its figures are open.
    var isPlain: Bool {
        verdict == SweptVerdict.open && scope == ColumnTruth.yes && belongs == ColumnTruth.yes
    }

    /// The verdict, as far as what was seen decides; nil while it does not.
    func settled(_ check: ColumnCheck) -> UInt8? {
        if belongs == ColumnTruth.special || scope == ColumnTruth.special || verdict == SweptVerdict.deferred {
            return SweptVerdict.deferred
        }
        let isOpen = isScopeOpen
        guard isOpen || scope == ColumnTruth.yes || seen.scope.hasOther(than: ColumnTruth.no) else { return nil }
        if belongs == ColumnTruth.unknown { return seen.condition.isSeveral ? SweptVerdict.unknown : nil }
        switch measured(check) {
        case nil:
            // A pass would stand, which it can't be.
            let fails = !seen.measure.isDisjoint(with: [.fail, .inconsistent, .open])
            return isOpen && fails ? SweptVerdict.unknown : nil
        case SweptVerdict.contradictory?: return SweptVerdict.inconsistent
        case let found? where found == SweptVerdict.pass || found == SweptVerdict.unknown: return found
        case let found?: return isOpen ? SweptVerdict.unknown : scope == ColumnTruth.yes ? found : nil
        }
    }

    /// Whether the condition `only if` can't be decided.
    private var isScopeOpen: Bool {
        switch scope {
        case ColumnTruth.null: true
        case ColumnTruth.unknown: seen.scope.isUndecided
        default: false
        }
    }

    private func measured(_ check: ColumnCheck) -> UInt8? {
        let isUnproven = seen.proof.hasOther(than: ColumnTruth.yes)
        switch verdict {
        case SweptVerdict.unproven: return isUnproven ? SweptVerdict.unknown : nil
        case SweptVerdict.open:
            let isUndecided = check.isShare ? seen.isShareUndecided(check.zeroDenominator) : seen.measure.isUndecided
            return isUndecided || isUnproven && seen.measure.contains(.pass) ? SweptVerdict.unknown : nil
        default: return verdict
        }
    }
}

extension OpenUnit.Seen {
    /// A share that leaves nothing is a verdict of its own, unless it is the same one.
    fileprivate func isShareUndecided(_ zero: VerdictCode) -> Bool {
        var verdicts: Set<VerdictCode> = []
        if measure.contains(.pass) { verdicts.insert(.pass) }
        if measure.contains(.fail) { verdicts.insert(.fail) }
        if measure.contains(.empty) { verdicts.insert(zero) }
        return verdicts.count > 1
    }
}

extension ColumnCheck {
    var isShare: Bool {
        if case .share = form { return true }
        return false
    }
}

/// Truths of `ColumnTruth` that were met.
struct TruthSet {
    private var bits: UInt8 = 0

    mutating func insert(_ truth: UInt8) {
        // What is special or unknown in a completion is none.
        if truth != ColumnTruth.special, truth != ColumnTruth.unknown { bits |= 1 << truth }
    }

    var isSeveral: Bool { bits & (bits &- 1) != 0 }
    /// Whether a condition is neither true nor false.
    var isUndecided: Bool { isSeveral || bits & (1 << ColumnTruth.null) != 0 }

    func hasOther(than truth: UInt8) -> Bool { bits & ~(1 << truth) != 0 }
}
