package import Diagnostics

/// One scalar of a report, before it is known what it should be.
package struct CellSource: Sendable {
    /// What the file itself says about the scalar.
    package enum Form: Sendable, Hashable {
        /// Text that a person typed: a quoted or plain YAML scalar, a JSON string, a cell of a table. Numbers in it
        /// have Vietnamese form: dots group, a comma starts the fraction.
        case text
        /// A number that a program wrote (JSON): a dot starts the fraction, nothing groups.
        case number
        case boolean(Bool)
        /// `null`, or nothing at all.
        case empty
    }

    package let text: String
    package let form: Form
    package let span: Span

    package init(_ text: String, form: Form = .text, span: Span) {
        self.text = text
        self.form = form
        self.span = span
    }
}
