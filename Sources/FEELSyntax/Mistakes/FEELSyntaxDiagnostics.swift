package import Diagnostics

/// The mistakes that the parser knows, by name.
package enum FEELSyntaxDiagnostics {
    package static let kinds: [Diagnostic.Kind] = [
        .badEscape, .badNumber, .decimalComma, .duplicateName, .foreignOperator, .foreignQuote, .missingExpression,
        .tooDeep, .tooLong, .unclosedBracket, .unclosedComment, .unclosedString, .unexpectedEnd, .unexpectedToken,
    ]
}
