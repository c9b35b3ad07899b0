import Diagnostics
import FEEL

/// What people call things of a report.
extension Vocabulary {
    /// The title of a code; nil for what is none of the field's.
    func title(of code: String, in field: Field) -> Message? {
        if case .choice(let index) = field.kind {
            return enumerations[index].values.first { $0.code == code }?.title.message
        }
        return field.key == Self.unitTypeKey ? unitTypes.first { $0.code == code }?.title.message : nil
    }

    /// The key of the field that holds a unit's type, in the header and in the register.
    private static let unitTypeKey = builtinBlocks[headerBlock].fields[HeaderField.unitType.rawValue].key

    /// The label of a row, a code by its title; nil for a row without label.
    func title(of row: Row) -> Message? {
        guard let block = blocks.first(where: { $0.form != .group && $0.input == row.input }),
            let column = block.rowLabel, case .string(let text) = row.values[column]
        else { return nil }
        return title(of: text, in: block.fields[column]) ?? Message(text)
    }
}
