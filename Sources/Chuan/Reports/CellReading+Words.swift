import Diagnostics
import FEEL

extension CellReader {
    /// Yes or no; "chưa rõ" is a state and does not come here.
    func readFlag(_ input: CellInput) -> CellReading {
        guard input.source.form == .text, let value = Self.flags[Spelling.fold(input.text)] else {
            return input.unreadable()
        }
        return CellReading(input.cell(.value, .boolean(value)))
    }

    /// A value of an enumeration, by code, title or alias.
    func readChoice(_ input: CellInput, _ enumeration: Int) -> CellReading {
        guard vocabulary.enumerations.indices.contains(enumeration) else { return input.unreadable() }
        let choices = vocabulary.enumerations[enumeration]
        if let place = vocabulary.value(input.text, of: enumeration) {
            return CellReading(input.cell(.value, .string(choices.values[place].code)))
        }
        return CellReading(input.cell(.unreadable), .unknownChoice(input, choices))
    }

    /// A day of the calendar.
    func readDate(_ input: CellInput) -> CellReading {
        if input.source.form == .text, case .date(let date) = DateScan.scan(input.text) {
            return CellReading(input.cell(.value, .date(date)))
        }
        return CellReading(input.cell(.unreadable), .badReportDate(input.text, at: input.span))
    }

    private static let flags: [String: Bool] = {
        var flags: [String: Bool] = [:]
        for word in ["có", "yes", "true"] { flags[Spelling.fold(word)] = true }
        for word in ["không", "no", "false"] { flags[Spelling.fold(word)] = false }
        return flags
    }()
}
