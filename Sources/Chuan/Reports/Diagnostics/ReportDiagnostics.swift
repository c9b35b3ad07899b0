package import Diagnostics

/// The mistakes that readers of reports and registers tell of.
package enum ReportDiagnostics {
    /// Sorted by name.
    package static let kinds: [Diagnostic.Kind] = [
        .ambiguousRate, .badFlatFile, .badRecord, .badReportDate, .badPeriod, .badRegister, .badRegisterRow,
        .classAssumed, .dash,
        .missingColumns, .mixedNumbers, .tooManyRejects, .unknownColumn,
        .duplicateField, .duplicateRegisterUnit, .duplicateRow, .duplicateUnit, .garbledText, .groupedAmount,
        .impossibleValue,
        .missingHeader, .moreMistakes, .nameDiffers, .noReport, .percentSignMissing, .rateAbove100, .spreadsheetError,
        .badSumOf, .sumRowDiffers, .tooManyRows, .typeDiffers, .unitNotInForce, .unitNotInRegister, .unknownChoice,
        .unknownReportKey, .unknownReportUnitType, .unreadableNumber, .unreadableValue, .wrongReportShape,
    ].sorted { $0.name < $1.name }
}

extension Diagnostic.Explanation {
    /// An explanation whose examples are reports: what is given, below the lines that every report has.
    static func report(
        what: Message, why: Message, wrong: String, right: String, fix: Message
    ) -> Diagnostic.Explanation {
        let header = "unit_code: VD-01\nunit_type: dept\nperiod: 2023\n"
        return Diagnostic.Explanation(what: what, why: why, wrong: header + wrong, right: header + right, fix: fix)
    }
}
