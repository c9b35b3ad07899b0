import Diagnostics
import FEEL

/// What people call things of a report.
extension Vocabulary {
    /// The title of a code; nil for what is none of the field's.
    func title(of code: String, in field: Field) -> Message? {
        guard case .choice(let index) = field.kind else { return nil }
        return enumerations[index].values.first { $0.code == code }?.title.message
    }

    /// The label of a row, a code by its title; nil for a row without label.
    func title(of row: Row) -> Message? {
        guard let block = blocks.first(where: { $0.form != .group && $0.input == row.input }),
            let column = block.rowLabel, case .string(let text) = row.values[column]
        else { return nil }
        return title(of: text, in: block.fields[column]) ?? Message(text)
    }
}
