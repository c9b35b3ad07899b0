package import FEEL
import FEELSyntax

/// A check made ready to be judged over columns.
struct ColumnCheck: Sendable {
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
    let hasReportedRate: Bool

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
