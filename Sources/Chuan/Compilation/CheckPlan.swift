import Diagnostics
import FEEL
import FEELSyntax

/// A check made ready to be judged: each part is a plan; names are slots.
///
/// Locals: first the parameters of readings, then the definitions, then the row; parts use locals above them. Plans are
/// handed about a lot, so they and their parts are shared.
final class CheckPlan: Sendable {
    /// Indices of the vocabulary's unit types.
    let appliesTo: Set<Int>
    /// Unit types whose claim to be out of scope is believed.
    let believesClaims: Set<Int>
    let onlyIf: Part?
    /// Definitions that don't need the row, evaluated once a report; the others once a row.
    let definitions: [Definition]
    let parameters: [Parameter]
    /// Set for `for each` and `share of`.
    let source: Source?
    let whereCondition: Part?
    let measure: Measure
    let provenBy: Part?
    let consistentWhen: [Part]
    let target: Target
    let noRows: [Outcome]
    /// Nil: the same as without such rows.
    let noBlock: VerdictCode?
    let zeroDenominator: VerdictCode
    /// Decimals of the percentage, half up, before comparing.
    let rounding: Int?
    let rollUp: RollUp
    let localCount: Int

    init(
        appliesTo: Set<Int>, believesClaims: Set<Int>, onlyIf: Part?, definitions: [Definition],
        parameters: [Parameter], source: Source?, whereCondition: Part?, measure: Measure, provenBy: Part?,
        consistentWhen: [Part], target: Target, noRows: [Outcome], noBlock: VerdictCode?,
        zeroDenominator: VerdictCode, rounding: Int?, rollUp: RollUp, localCount: Int
    ) {
        self.appliesTo = appliesTo
        self.believesClaims = believesClaims
        self.onlyIf = onlyIf
        self.definitions = definitions
        self.parameters = parameters
        self.source = source
        self.whereCondition = whereCondition
        self.measure = measure
        self.provenBy = provenBy
        self.consistentWhen = consistentWhen
        self.target = target
        self.noRows = noRows
        self.noBlock = noBlock
        self.zeroDenominator = zeroDenominator
        self.rounding = rounding
        self.rollUp = rollUp
        self.localCount = localCount
    }

    /// The same plan with other settings, where they are given.
    func with(zeroDenominator: VerdictCode?, rounding: Int?) -> CheckPlan {
        CheckPlan(
            appliesTo: appliesTo, believesClaims: believesClaims, onlyIf: onlyIf, definitions: definitions,
            parameters: parameters, source: source, whereCondition: whereCondition, measure: measure,
            provenBy: provenBy, consistentWhen: consistentWhen, target: target, noRows: noRows, noBlock: noBlock,
            zeroDenominator: zeroDenominator ?? self.zeroDenominator, rounding: rounding ?? self.rounding,
            rollUp: rollUp, localCount: localCount)
    }

    /// The same plan with one target for all.
    func with(target: CompiledTarget) -> CheckPlan {
        CheckPlan(
            appliesTo: appliesTo, believesClaims: believesClaims, onlyIf: onlyIf, definitions: definitions,
            parameters: parameters, source: source, whereCondition: whereCondition, measure: measure,
            provenBy: provenBy, consistentWhen: consistentWhen, target: .test(target), noRows: noRows,
            noBlock: noBlock, zeroDenominator: zeroDenominator, rounding: rounding, rollUp: rollUp,
            localCount: localCount)
    }

    /// Whether amounts of đồng are divided.
    var isOfMoney: Bool {
        if case .rate(let numerator, _, _) = measure { numerator.isMoney } else { false }
    }

    final class Part: Sendable {
        let plan: Plan
        let slice: SourceSlice
        /// The tree that the plan was made from; nil for a part with a mistake.
        let checked: CheckedExpression?
        /// Whether it is an amount of đồng, as numerators may be.
        let isMoney: Bool

        init(plan: Plan, slice: SourceSlice, checked: CheckedExpression? = nil, isMoney: Bool = false) {
            self.plan = plan
            self.slice = slice
            self.checked = checked
            self.isMoney = isMoney
        }

        /// As written, on one line, for explanations.
        var text: String { slice.oneLine }
        var span: Span { slice.span }
    }

    struct Definition: Sendable {
        let name: String
        let local: Int
        let part: Part
        let needsRow: Bool
    }

    /// A number that is chosen with a reading.
    struct Parameter: Sendable {
        let reading: String
        let alternative: String
        let name: String
        let local: Int
    }

    struct Source: Sendable {
        let part: Part
        let rowLocal: Int
        /// The block that is gone through, when the source is nothing but that block.
        let block: Int?
    }

    enum Measure: Sendable {
        case rate(numerator: Part, denominator: Part, reported: Part?)
        case value(Part)
        case requirement(Part)
        case share(counted: Part?, met: Part)
    }

    enum Target: Sendable {
        /// A requirement has none.
        case none
        case test(CompiledTarget)
        /// By index of the unit type.
        case byUnitType([Int: CompiledTarget])
        case byCondition([(condition: Part?, test: CompiledTarget)])
    }

    struct Outcome: Sendable {
        let condition: Part?
        let verdict: VerdictCode
    }

    enum RollUp: Sendable {
        case none
        /// Rows of the same value of `by` are added up; without it, all rows.
        case pooled(by: Part?, notReporting: VerdictCode?)
        case share(CompiledTarget, notReporting: VerdictCode?)
    }
}

/// A test on a measure.
final class CompiledTarget: Sendable {
    /// Unary tests about the value in `inputLocal`.
    let plan: Plan
    let inputLocal: Int
    /// Set when the test is one comparison with a number: decided by cross-multiplication, without division.
    let comparison: (Node.Comparison, Decimal)?
    let tree: Expression
    let slice: SourceSlice

    /// - Parameters:
    ///   - checked: The tests, about a local.
    ///   - plan: The same, lowered.
    convenience init(_ checked: CheckedExpression, _ plan: Plan, _ slice: SourceSlice) {
        let tree = checked.expression
        self.init(
            plan: plan, inputLocal: checked.inputLocal ?? 0, comparison: tree.soleComparison, tree: tree,
            slice)
    }

    init(
        plan: Plan, inputLocal: Int, comparison: (Node.Comparison, Decimal)?, tree: Expression, _ slice: SourceSlice
    ) {
        self.plan = plan
        self.inputLocal = inputLocal
        self.comparison = comparison
        self.tree = tree
        self.slice = slice
    }

    /// The phrase as the rule has it.
    var text: String { slice.oneLine }
    /// Canonical FEEL: `>= 98%`.
    var canonical: String { format(tree) }
    var span: Span { slice.span }
}

extension SourceSlice {
    /// The text with each stretch of white space as one space.
    var oneLine: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for byte in text {
            let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isSpace {
                bytes.append(byte)
            } else if let last = bytes.last, last != 0x20 {
                bytes.append(0x20)
            }
        }
        if bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
