/// Names one key of rule files, whatever the language it is written in. The raw value is the English word.
public enum RuleKey: String, Sendable, Hashable, CaseIterable {
    // A rule file
    case rulebook, imports
    case unitTypes = "unit types"
    case unitsOfMeasure = "units of measure"
    case enumerations, vocabulary, readings, indicators

    // Shared
    case id, title, aliases, note, source, remedy, target, condition, when, verdict
    case appliesTo = "applies to"

    // The head of a rulebook
    case effective, from, to, assessment, documents, number, issued, issuer, link
    case lints, reason

    // The vocabulary
    case values, block, form, identity, fields, constraints, level, message
    case rowLabel = "row label"
    case duplicateRows = "duplicate rows"
    case sumRows = "sum rows"
    case key, type, unit, optional, movable, work, column
    case ofEnumeration = "of enumeration"
    case moneyUnitField = "money unit field"
    case derivedFrom = "derived from"
    case defaultValue = "default value"

    // Derivations
    case derivations, records, figures, sum, difference
    case intoBlock = "into block"
    case byUnit = "by unit"
    case byRow = "by row"
    case countWhere = "count where"

    // Indicators and checks
    case document, clause, checks
    case onlyIf = "only if"
    case define = "let"
    case forEach = "for each"
    case rowCondition = "where"
    case numerator, denominator, measure, require
    case reportedRate = "reported rate"
    case provenBy = "proven by"
    case shareOf = "share of"
    case countedWhen = "counted when"
    case metWhen = "met when"
    case consistentWhen = "consistent when"
    case noRows = "no rows"
    case noBlock = "no block"
    case zeroDenominator = "zero denominator"
    case acceptsNotApplicable = "accepts not applicable"
    case rounding
    case rollUp = "roll up"
    case method
    case notReporting = "not reporting"
    case separatelyBy = "separately by"
    case byUnitType = "by unit type"
    case byCondition = "by condition"

    // Readings
    case defaultReading = "default"
    case alternatives, parameter, conflict
    case everyCheck = "every check"

    // Test files
    case cases, tables, check, given, expect, shown, gap, missing, columns, rows, reading
    case registered
    case eachRow = "each row"
}
