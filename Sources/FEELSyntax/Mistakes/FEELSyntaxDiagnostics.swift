package import Diagnostics

/// The mistakes that the parser knows, by name.
package enum FEELSyntaxDiagnostics {
    package static let kinds: [Diagnostic.Kind] = [
        .badEscape, .badNumber, .decimalComma, .duplicateName, .foreignOperator, .foreignQuote, .missingExpression,
        .tooDeep, .tooLong, .unclosedBracket, .unclosedComment, .unclosedString, .unexpectedEnd, .unexpectedToken,
    ]

    /// The limits under which the examples of the explanations hold: an example that broke the standard ones would be
    /// too large to read.
    package static let exampleLimits: Limits = {
        var limits = Limits()
        limits.expressionDepth = 4
        limits.expressionBytes = 24
        return limits
    }()
}
