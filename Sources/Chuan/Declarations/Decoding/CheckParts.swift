import Diagnostics
import YAMLSource

/// How the keys of a check go together, judged by the keys alone: what their values are does not matter here.
struct CheckParts {
    enum Problem: Hashable {
        case noMeasure
        case severalMeasures([RuleKey])
        case halfFraction(written: RuleKey, missing: RuleKey)
        case missing(RuleKey, beside: RuleKey)
        case misplaced(RuleKey, needs: [RuleKey])
        /// A requirement is true or false: there is nothing to compare.
        case comparedRequirement
    }

    let keys: RuleKeySet

    /// What is wrong, one for each mistake.
    var problems: [Problem] {
        let forms = MeasureForm.forms(of: keys)
        guard let form = forms.first else { return [.noMeasure] }
        guard forms.count == 1 else {
            return [
                .severalMeasures(
                    Self.order.filter { key in forms.contains { $0.keys.contains(key) } && keys.contains(key) })
            ]
        }
        return problems(of: form) + misplaced
    }

    private func problems(of form: MeasureForm) -> [Problem] {
        var found: [Problem] = []
        if form == .fraction {
            if !keys.contains(.denominator) { found.append(.halfFraction(written: .numerator, missing: .denominator)) }
            if !keys.contains(.numerator) { found.append(.halfFraction(written: .denominator, missing: .numerator)) }
        }
        if form == .share, !keys.contains(.metWhen) { found.append(.missing(.metWhen, beside: .shareOf)) }
        let mark = Self.order.first { form.keys.contains($0) && keys.contains($0) } ?? .measure
        if form != .requirement, !keys.contains(.target) { found.append(.missing(.target, beside: mark)) }
        if form == .requirement, keys.contains(.target) { found.append(.comparedRequirement) }
        return found
    }

    private var misplaced: [Problem] {
        let partners: [(key: RuleKey, needs: RuleKeySet)] = [
            (.reportedRate, [.numerator, .denominator]), (.zeroDenominator, [.numerator, .denominator, .shareOf]),
            (.countedWhen, [.shareOf]), (.metWhen, [.shareOf]), (.rowCondition, [.forEach]),
            (.noRows, [.forEach, .shareOf]),
        ]
        return partners.compactMap { key, needs in
            keys.contains(key) && keys.isDisjoint(with: needs) ? .misplaced(key, needs: needs.keys) : nil
        }
    }

    private static let order: [RuleKey] = [.numerator, .denominator, .measure, .require, .shareOf]
}

extension RuleDecoder {
    /// - Diagnostics: `rule/no-measure`, `rule/several-measures`, `rule/half-fraction`, `rule/missing-target`,
    ///   `rule/misplaced-key`, `rule/missing-key`.
    mutating func checkParts(of keyed: KeyedNode) {
        if isPartial { return }
        let written = keyed.written
        for problem in CheckParts(keys: written.union(keyed.suspects)).problems {
            if case .severalMeasures = problem, !keyed.suspects.isEmpty { continue }
            if case .misplaced(let key, _) = problem, !written.contains(key) { continue }
            report(problem, in: keyed)
        }
    }

    /// The same for a check as a reading changes it; what was wrong before the change is not said again.
    mutating func checkParts(of change: KeyedNode, changing base: KeyedNode) {
        let before = base.written.union(base.suspects)
        let after = MeasureForm.merged(before, changedBy: change.written.union(change.suspects))
        let known = Set(CheckParts(keys: before).problems)
        guard known.isEmpty, change.suspects.isEmpty, !isPartial else { return }
        for problem in CheckParts(keys: after).problems { report(problem, in: change) }
    }

    private mutating func report(_ problem: CheckParts.Problem, in keyed: KeyedNode) {
        switch problem {
        case .noMeasure:
            report(.noMeasure([.numerator, .denominator, .measure, .require, .shareOf].map(word), at: keyed.anchor))
        case .severalMeasures(let keys):
            let written = keys.filter { keyed[$0] != nil }
            report(
                .severalMeasures(
                    keys.map(word), in: .check, at: keyed.keySpan(written.last ?? .id),
                    first: keyed.keySpan(written.first ?? .id)))
        case .halfFraction(let written, let missing):
            report(.halfFraction(word(written), missing: word(missing), at: keyed.keySpan(written)))
        case .missing(.target, let beside):
            report(.missingTarget(word(.target), beside: word(beside), language, at: keyed.keySpan(beside)))
        case .missing(let key, let beside):
            report(.missingKey(word(key), .check, at: keyed.keySpan(beside)))
        case .misplaced(let key, let needs):
            report(.misplacedKey(word(key), needs: needs.map(word), at: keyed.keySpan(key)))
        case .comparedRequirement:
            report(.comparedRequirement(word(.target), require: word(.require), at: keyed.keySpan(.target)))
        }
    }
}
