import FEEL

extension LoneCheck {
    /// The verdicts that the check can give, one that the period alone decides left out.
    ///
    /// Anything can be missing or broken, so every check can be undecided. Figures that contradict each other need
    /// figures: a number that is read, a constraint that mentions what is read, or a condition of the check's own.
    package var possibleVerdicts: [VerdictCode] {
        var found: Set<VerdictCode> = [.pass, .fail, .unknown]
        if plan.appliesTo.count < judge.rulebook.vocabulary.unitTypes.count || plan.onlyIf != nil {
            found.insert(.notApplicable)
        }
        if plan.source != nil { found.formUnion(rowOutcomes) }
        if !plan.believesClaims.isEmpty { found.insert(.notApplicable) }
        switch plan.measure {
        case .rate, .share: found.insert(plan.zeroDenominator)
        case .value, .requirement: break
        }
        if readsNumbers || !plan.consistentWhen.isEmpty { found.insert(.inconsistent) }
        return VerdictCode.allCases.filter(found.contains)
    }

    /// What a report without rows or without the block gets.
    private var rowOutcomes: [VerdictCode] {
        let last = plan.noRows.last.map { $0.condition == nil } ?? false
        return plan.noRows.map(\.verdict) + (last ? [] : [.notApplicable]) + [plan.noBlock].compactMap { $0 }
    }

    private var readsNumbers: Bool {
        let vocabulary = judge.rulebook.vocabulary
        return judge.rulebook.fieldsRead(by: plan).contains { field in
            let fields = vocabulary.blocks[field.block].fields
            guard field.block >= 2, fields.indices.contains(field.field) else { return false }
            switch fields[field.field].kind {
            case .count, .money, .number, .rate: return true
            case .flag, .date, .text, .choice, .texts: return false
            }
        }
    }
}
