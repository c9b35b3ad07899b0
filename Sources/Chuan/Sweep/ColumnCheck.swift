package import FEEL
import FEELSyntax

/// A check made ready to be judged over columns.
///
/// A class, because all threads share it: handing it on counts one reference and not one for each part.
final class ColumnCheck: Sendable {
    typealias Register = Int32

    let program: ColumnProgram
    /// By unit type.
    let applies: [Bool]
    let onlyIf: Register?
    let form: Form
    let item: Item
    let noRows: [(condition: Register?, verdict: VerdictCode)]
    let noBlock: VerdictCode?
    let zeroDenominator: VerdictCode
    /// What the sweep must look at before it believes a figure: by their place in the sweep.
    let constraints: [Int]
    /// Where a number is missing, a reported rate may decide.
    let reported: Reported
    /// How values are tried in place of what is missing of an item, and of what the verdict without rows rests on; nil
    /// where that can't be done.
    let trial: TrialPlan?
    let trialWithoutRows: TrialPlan?

    init(
        program: ColumnProgram, applies: [Bool], onlyIf: Register?, form: Form, item: Item,
        noRows: [(condition: Register?, verdict: VerdictCode)], noBlock: VerdictCode?, zeroDenominator: VerdictCode,
        reported: Reported
    ) {
        self.program = program
        self.applies = applies
        self.onlyIf = onlyIf
        self.form = form
        self.item = item
        self.noRows = noRows
        self.noBlock = noBlock
        self.zeroDenominator = zeroDenominator
        self.reported = reported
        (constraints, trial, trialWithoutRows) = ([], nil, nil)
    }

    /// A check with the constraints that it depends on, and how values are tried.
    init(_ check: ColumnCheck, constraints: [Int], trial: TrialPlan? = nil, trialWithoutRows: TrialPlan? = nil) {
        program = check.program
        applies = check.applies
        onlyIf = check.onlyIf
        form = check.form
        item = check.item
        noRows = check.noRows
        noBlock = check.noBlock
        zeroDenominator = check.zeroDenominator
        reported = check.reported
        self.constraints = constraints
        self.trial = trial
        self.trialWithoutRows = trialWithoutRows
    }

    enum Reported: Sendable {
        case none
        /// Whether there is one.
        case cell(ColumnProgram, Register)
        case unclear
    }

    enum Form: Sendable {
        case single
        case rows(table: Int, belongs: Register?)
        /// A share of rows: those that count, those of them that meet the condition.
        case share(table: Int, belongs: Register?, counted: Register?, met: Register)
    }

    struct Item: Sendable {
        let measure: Measure
        let provenBy: Register?
        let consistentWhen: [Register]
    }

    enum Measure: Sendable {
        /// Against thresholds by unit type.
        case rate(above: Register, below: Register, [Threshold?])
        /// Against a test of the quotient that is a truth of its own.
        case testedRate(above: Register, below: Register, test: Register)
        case truth(Register)
        /// The share of rows.
        case share([Threshold?])
    }

    /// `above * first` against `below * second`, exactly.
    struct Threshold: Sendable, Hashable {
        let first: Int64
        let second: Int64
        /// Bit 0 for less, bit 1 for equal, bit 2 for greater: where it is set, the target is met.
        let meets: UInt8

        init(_ comparison: Node.Comparison, first: Int64, second: Int64) {
            self.first = first
            self.second = second
            meets = (comparison.holds(-1) ? 1 : 0) | (comparison.holds(0) ? 2 : 0) | (comparison.holds(1) ? 4 : 0)
        }
    }
}

/// What sweeping makes of a check of a report: a verdict, or that it has to be looked at again.
enum SweptVerdict {
    static var pass: UInt8 { 0 }
    static var fail: UInt8 { 1 }
    static var unknown: UInt8 { 2 }
    static var noEvents: UInt8 { 3 }
    static var notApplicable: UInt8 { 4 }
    static var inconsistent: UInt8 { 5 }
    static var notDue: UInt8 { 6 }
    /// Some input is missing: what it may be decides.
    static var open: UInt8 { 100 }
    /// `evaluate` has to judge.
    static var deferred: UInt8 { 101 }
    /// A pass whose proof is open.
    static var unproven: UInt8 { 102 }
    /// Inconsistent by a condition of its own, whatever else is open.
    static var contradictory: UInt8 { 103 }
    /// The denominator is zero, on trial.
    static var empty: UInt8 { 104 }
}

extension SweptVerdict {
    /// Goes through the rows whose verdict is none yet, eight passed over at a time.
    @inline(__always)
    static func eachOpen(_ verdicts: UnsafePointer<UInt8>, _ count: Int, _ body: (Int) -> Void) {
        // All of them have this bit, and no verdict has it.
        let bit: UInt64 = 0x4040_4040_4040_4040
        let raw = UnsafeRawPointer(verdicts)
        var row = 0
        while row + 8 <= count {
            var found = raw.loadUnaligned(fromByteOffset: row, as: UInt64.self).littleEndian & bit
            while found != 0 {
                body(row + found.trailingZeroBitCount >> 3)
                found &= found &- 1
            }
            row += 8
        }
        for row in row..<count where verdicts[row] >= open { body(row) }
    }
}

extension VerdictCode {
    /// The place in `allCases`, as columns of verdicts keep it.
    package var byte: UInt8 {
        switch self {
        case .pass: SweptVerdict.pass
        case .fail: SweptVerdict.fail
        case .unknown: SweptVerdict.unknown
        case .noEvents: SweptVerdict.noEvents
        case .notApplicable: SweptVerdict.notApplicable
        case .inconsistent: SweptVerdict.inconsistent
        case .notDue: SweptVerdict.notDue
        }
    }

    package static let byByte = allCases.sorted { $0.byte < $1.byte }
}

/// Why a check is judged report by report.
package struct SweepRefusal: Sendable, Hashable {
    /// The part of the check that columns can't do.
    package enum Part: Sendable, Hashable {
        case scope, rows, condition, measure, target, proof, constraint, definition
    }

    package let part: Part
    package let reason: Reason

    package enum Reason: Sendable, Hashable {
        case expression(ColumnRefusal)
        case rounding
        case conditionTable
        case parameter
        case source
        case threshold
        case openScope
    }
}

extension SweepRefusal: Error {}

extension ColumnCheck {
    /// What is judged by itself.
    var unit: TrialPlan.Unit {
        if case .rows(let table, _) = form { return .row(table) }
        return .record
    }

    /// What the verdict of an item comes from.
    var registersOfItems: [Register] {
        var registers = item.consistentWhen + [onlyIf, item.provenBy].compactMap { $0 }
        switch item.measure {
        case .rate(let above, let below, _): registers += [above, below]
        case .testedRate(let above, let below, let test): registers += [above, below, test]
        case .truth(let truth): registers.append(truth)
        case .share: break
        }
        switch form {
        case .single: break
        case .rows(_, let belongs): registers += [belongs].compactMap { $0 }
        case .share(_, let belongs, let counted, let met): registers += [belongs, counted, met].compactMap { $0 }
        }
        return registers
    }
}
