import Diagnostics
import FEEL

/// Values as people write them.
struct ValueWords {
    let vocabulary: Vocabulary

    /// Items of a list that are shown.
    private static let mostItems = 6
    /// Digits after the point up to which a number is shown as it is.
    private static let mostDigits = 6

    /// - Parameter field: Where the value comes from, if it is a cell.
    func text(_ value: Value, of field: Field? = nil) -> Message {
        switch value {
        case .null: Message(vi: "trống", en: "empty")
        case .unknown: Message("?")
        case .boolean(let truth): truth ? field.yes : field.no
        case .number(let number): text(number, field)
        case .string(let text): self.text(text, field)
        case .date(let date): Message(vi: date.vietnamese, en: date.description)
        case .list(let items): list(items, field)
        case .row(let row): label(row)
        default: Message(value.text())
        }
    }

    private func text(_ number: Decimal, _ field: Field?) -> Message {
        switch field?.kind {
        case .rate: return Shown.reported(number) ?? Message(number.description)
        case .money: return NumberForm.money(number)
        // What is measured in nothing is no amount: a year is written without a point.
        case .number(unit: nil) where number.isInteger && number.magnitude < 10_000: return Message(number.description)
        default: return plain(number)
        }
    }

    /// A number with many digits is rounded, and says so.
    private func plain(_ number: Decimal) -> Message {
        guard number.fractionDigits > Self.mostDigits, let rounded = number.rounded(scale: Self.mostDigits, .halfEven)
        else { return NumberForm.message(number) }
        return Message("≈ ") + NumberForm.message(rounded)
    }

    /// The name of a code, or the text between quotes.
    private func text(_ text: String, _ field: Field?) -> Message {
        field.flatMap { vocabulary.title(of: text, in: $0) } ?? Message("“\(text)”")
    }

    private func list(_ items: [Value], _ field: Field?) -> Message {
        if case .row? = items.first { return Message(vi: "\(items.count) dòng", en: "\(items.count) rows") }
        let shown = items.prefix(Self.mostItems).map { text($0, of: field) }
        let more = items.count > shown.count ? Message("; … (\(items.count))") : Message("")
        return shown.joined("; ") + more
    }

    func label(_ row: Row) -> Message {
        vocabulary.title(of: row) ?? Message(vi: "dòng \(row.number)", en: "row \(row.number)")
    }
}

extension Field? {
    /// Cells say yes or no, conditions are true or false.
    fileprivate var yes: Message {
        self == nil ? Message(vi: "đúng", en: "true") : Message(vi: "có", en: "yes")
    }

    fileprivate var no: Message {
        self == nil ? Message(vi: "sai", en: "false") : Message(vi: "không", en: "no")
    }
}

extension [Message] {
    func joined(_ separator: String) -> Message {
        Message(vi: map(\.vi).joined(separator: separator), en: map(\.en).joined(separator: separator))
    }
}
