import FEEL
import FEELSyntax

/// How far a failed figure is from its target: billionths of the measure, rounded down, so that it can be compared and the
/// figures that people see keep their order.
package struct Shortfall: Sendable, Hashable, Comparable {
    package let billionths: UInt64

    package static func < (left: Shortfall, right: Shortfall) -> Bool { left.billionths < right.billionths }

    /// `|above / below - digits / power|`
    ///
    /// - Parameter below: Positive.
    init(_ above: Int64, _ below: Int64, _ threshold: (digits: Int64, power: Int64)) {
        // 63 and 53 bits a side at the most, then 30: what does not fit is as far as can be.
        let left = Int128(above).multipliedReportingOverflow(by: Int128(threshold.power))
        let right = Int128(below).multipliedReportingOverflow(by: Int128(threshold.digits))
        let (difference, overflow) = left.partialValue.subtractingReportingOverflow(right.partialValue)
        let (scaled, isWide) = difference.magnitude.multipliedReportingOverflow(by: 1_000_000_000)
        let whole = UInt128(below.magnitude) * UInt128(threshold.power.magnitude)
        if left.overflow || right.overflow || overflow || isWide || whole == 0 {
            billionths = .max
        } else {
            billionths = UInt64(exactly: scaled / whole) ?? .max
        }
    }

    init?(_ above: Decimal, _ below: Decimal, _ threshold: Decimal) {
        guard let quotient = above.divided(by: below), let far = quotient.subtracting(threshold),
            let scaled = far.multiplied(by: Decimal(1_000_000_000 as Int64))
        else { return nil }
        let size = scaled.signum < 0 ? Decimal.zero.subtracting(scaled) : scaled
        billionths = size?.rounded(scale: 0, .floor)?.exactInt64.map { UInt64($0.magnitude) } ?? .max
    }
}

extension Judge {
    /// How far each check of a report is from its target, in the order of the rulebook; nil where it does not fail, or is
    /// no rate against one number.
    ///
    /// - Complexity: O(items).
    package func shortfalls(of result: ReportResult) -> [Shortfall?] {
        guard let type = type(of: result.report.header) else { return [] }
        return result.indicators.enumerated().flatMap { index, indicator in
            indicator.checks.enumerated().map { number, check in
                // Of a check that is not due, items fail that nobody has to answer for yet.
                check.verdict == .fail ? worst(of: check.items, plans[index][number], type: type)?.shortfall : nil
            }
        }
    }

    private func type(of header: Report.Header) -> Int? {
        let found = rulebook.vocabulary.unitTypes.firstIndex { $0.code == header.unitType.value }
        return header.unitType.value == "city" ? nil : found
    }

    private func worst(
        of items: [ItemResult], _ plan: CheckPlan, type: Int
    ) -> (item: ItemResult, shortfall: Shortfall)? {
        guard case .rate = plan.measure, plan.rounding == nil, let (_, threshold) = plan.comparison(ofType: type) else {
            return nil
        }
        var found: (item: ItemResult, shortfall: Shortfall)?
        for item in items where item.verdict == .fail {
            guard let above = item.figures?.numerator, let below = item.figures?.denominator,
                let far = Shortfall(above, below, threshold)
            else { continue }
            if found.map({ $0.shortfall < far }) ?? true { found = (item, far) }
        }
        return found
    }

    /// How far a failed check of one report is from its target, as in `shortfalls(of:)`.
    ///
    /// - Parameters:
    ///   - check: Its number among all checks of the rulebook.
    ///   - register: The units in force at the period's end.
    func shortfall(ofCheck check: Int, _ report: Report, register: [Register.Unit]?) -> Shortfall? {
        worstFound(ofCheck: check, report, register: register, .findings)?.shortfall
    }

    /// The item of a check that is farthest from its target, with its sentence and its gap.
    ///
    /// - Parameters:
    ///   - check: Its number among all checks of the rulebook.
    ///   - register: The units in force at the period's end.
    package func worstItem(ofCheck check: Int, _ report: Report, register: [Register.Unit]?) -> ItemResult? {
        worstFound(ofCheck: check, report, register: register, .full)?.item
    }

    private func worstFound(
        ofCheck check: Int, _ report: Report, register: [Register.Unit]?, _ extent: CheckJudging.Extent
    ) -> (item: ItemResult, shortfall: Shortfall)? {
        guard let type = type(of: report.header) else { return nil }
        var first = 0
        for (index, indicator) in rulebook.indicators.enumerated() {
            let number = check - first
            first += indicator.checks.count
            guard indicator.checks.indices.contains(number) else { continue }
            let plan = plans[index][number]
            let result = judge(
                indicator.checks[number], plan, choices, subject(report, register: register), extent)
            return result.verdict == .fail ? worst(of: result.items, plan, type: type) : nil
        }
        return nil
    }
}

extension CheckPlan {
    /// How the measure of a unit type is compared with a number; nil for other tests.
    func comparison(ofType type: Int) -> (Node.Comparison, Decimal)? {
        switch target {
        case .test(let test): test.comparison
        case .byUnitType(let tests): tests[type]?.comparison
        case .byCondition, .none: nil
        }
    }
}
