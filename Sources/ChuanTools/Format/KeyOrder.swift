import Chuan

/// The order in which the keys of a mapping are written. One list serves all mappings: what a thing is called comes
/// first, then whom it is about, what is measured, the target, what follows from it, and what it consists of.
enum KeyOrder {
    /// The place of a key among others. Keys that are not in the list follow in the order of the table of words.
    static func rank(_ key: RuleKey) -> Int { ranks[key] ?? order.count }

    private static let order: [RuleKey] =
        [.rulebook, .imports, .unitTypes, .unitsOfMeasure, .enumerations, .vocabulary]
        + [.records, .intoBlock, .byUnit, .byRow, .difference, .countWhere, .sum]
        + [.block, .key, .id, .from, .to, .method, .document, .clause, .when, .verdict, .title, .aliases]
        + [.effective, .assessment, .number, .issued, .issuer, .link, .documents, .lints]
        + [.defaultReading, .alternatives, .conflict, .parameter, .everyCheck, .values]
        + [.form, .type, .unit, .moneyUnitField, .ofEnumeration, .optional, .column, .movable, .work]
        + [.derivedFrom, .defaultValue, .rowLabel, .identity, .duplicateRows, .sumRows]
        + [.condition, .level, .reason, .message, .source, .appliesTo]
        + [.define, .forEach, .rowCondition, .onlyIf, .numerator, .denominator, .reportedRate]
        + [.shareOf, .countedWhen, .metWhen, .measure, .require, .provenBy, .byUnitType, .byCondition]
        + [.target, .rounding, .acceptsNotApplicable, .consistentWhen, .zeroDenominator, .noRows, .noBlock]
        + [.rollUp, .notReporting, .separatelyBy, .note, .fields, .constraints, .figures]
        + [.derivations, .readings, .remedy, .checks, .indicators]
        + [.tables, .cases, .check, .reading, .registered, .given, .columns, .rows, .expect]
        + [.shown, .gap, .missing, .eachRow]

    private static let ranks: [RuleKey: Int] = {
        let rest = Words.ruleKeys.map(\.key).filter { !order.contains($0) }
        return Dictionary((order + rest).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }()
}
