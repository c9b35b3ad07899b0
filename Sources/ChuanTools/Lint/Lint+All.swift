package import Diagnostics

extension Lint {
    /// Every lint, by name.
    package static let all: [Lint] = (form + meaning + upkeep).sorted { $0.kind.name < $1.kind.name }

    /// The kinds of all lints, by name.
    package static let kinds: [Diagnostic.Kind] = all.map(\.kind)

    private static let form: [Lint] = [
        .emptyLastLines, .hiddenCharacter, .keyOutOfOrder, .longLine, .lookalikeLetter, .missingLineBreak,
        .mixedLineBreaks,
        .mixedTonePlacement, .tab, .trailingSpace, .unnormalizedText,
    ]
    private static let meaning: [Lint] = [
        .alwaysPasses, .constantMeasure, .contradictingTargets, .doubtfulThousands, .duplicateCheck, .exactShare,
        .idleCondition, .impliedTarget,
        .mixedUnits,
        .neverPasses,
        .overlappingConditions, .overlappingPeriods, .periodGap, .rateSum, .shareAboveWhole, .smallAmount,
        .strictnessMismatch, .targetOutOfRange, .unaddressedUnitType, .uncoveredRow, .unreachableCondition,
        .unmeetableConstraint, .unreachableOnlyIf, .unreachableWhere, .unusedAlternative, .unusedDefinition,
        .vacuousPass,
    ]
    private static let upkeep: [Lint] = [
        .idOutOfOrder, .missingReason, .missingRemedy, .missingSource, .missingTitle, .unknownLint, .untranslatedName,
        .untranslatedText, .unusedConstraint, .unusedDocument, .unusedEnumeration, .unusedField, .unusedSuppression,
        .untestedCheck, .unusedParameter, .unusedUnitOfMeasure, .unusedUnitType,
    ]
}
