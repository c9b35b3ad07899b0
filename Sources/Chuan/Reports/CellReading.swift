package import Diagnostics
package import FEEL

/// A cell as it was read, and what there is to say about it.
package struct CellReading: Sendable {
    package let cell: Cell
    /// At most one for a cell; an error only where the cell is `unreadable`.
    package let diagnostic: Diagnostic?

    init(_ cell: Cell, _ diagnostic: Diagnostic? = nil) {
        self.cell = cell
        self.diagnostic = diagnostic
    }
}

/// How plain amounts of a row or block are to be scaled.
package enum MoneyScale: Sendable, Hashable {
    /// Đồng that one unit of a plain number stands for.
    case known(Decimal)
    /// The unit could not be read: plain amounts are missing, amounts with a unit of their own are not.
    case unknown

    package static let dong = MoneyScale.known(.one)
}

/// Reads cells by the fields of a vocabulary. Made once, used for any number of reports.
package final class CellReader: Sendable {
    package let vocabulary: Vocabulary

    package init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// Reads one scalar as the value of a field.
    ///
    /// Nothing is guessed: what has two readings is refused and shows both, except where the Vietnamese form (dots
    /// group, a comma starts the fraction) settles it.
    ///
    /// - Parameters:
    ///   - source: The scalar. An empty text is an empty cell.
    ///   - field: What it should be.
    ///   - scale: The unit of plain amounts; only for money.
    ///   - suggests: Whether a diagnostic may take the time to look for similar words.
    /// - Returns: A cell with the scalar's text and span, whatever its state.
    /// - Diagnostics: `report/unreadable-number`, `report/unreadable-value`, `report/unknown-choice`,
    ///   `report/bad-date`, `report/dash`, `report/spreadsheet-error`, `report/impossible-value`,
    ///   `report/garbled-text`, `report/percent-sign-missing`, `report/ambiguous-rate`, `report/rate-above-100`, `report/grouped-amount`.
    /// - Complexity: O(n) in the text, and in the values of the enumeration when it names none.
    package func read(
        _ source: CellSource, as field: Field, scale: MoneyScale = .dong, suggests: Bool = true
    ) -> CellReading {
        if field.isPlainCount, let whole = source.whole {
            return CellReading(
                Cell(state: .value, value: .number(Decimal(whole)), text: source.text, span: source.span))
        }
        let input = CellInput(source, field, suggests: suggests)
        switch source.form {
        case .empty: return CellReading(input.cell(.missing))
        case .boolean(let value):
            switch field.kind {
            case .flag: return CellReading(input.cell(.value, .boolean(value)))
            case .text, .texts, .choice: return readValue(input, scale: scale)
            default: return input.unreadable()
            }
        case .number: return readValue(input, scale: scale)
        case .text:
            if let first = input.text.utf8.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= first {
                return readValue(input, scale: scale)
            }
            if let word = StateWord(input.text), let reading = readWord(word, input) { return reading }
            return readValue(input, scale: scale)
        }
    }

    /// Reads a list of scalars as the value of a field that holds texts.
    ///
    /// - Returns: A list of strings; empty items are left out.
    package func read(_ sources: [CellSource], as field: Field, span: Span) -> CellReading {
        var texts: [Value] = []
        for source in sources {
            let text = source.text.trimmingSpaces()
            if source.form != .empty, !text.isEmpty { texts.append(.string(text)) }
        }
        let shown = sources.map(\.text).joined(separator: "; ")
        return CellReading(Cell(state: .value, value: .list(texts), text: shown, span: span))
    }

    /// Whether a text is what a spreadsheet shows for a broken formula: `#DIV/0!`.
    package static func isSpreadsheetError(_ text: String) -> Bool {
        StateWord.isSpreadsheetError(text)
    }

    private func readWord(_ word: StateWord, _ input: CellInput) -> CellReading? {
        switch word {
        case .dash: CellReading(input.cell(.missing), .dash(in: input))
        case .nothing: readNothing(input)
        case .state(.broken): CellReading(input.cell(.broken), .spreadsheetError(in: input))
        case .state(.unreadable): CellReading(input.cell(.unreadable), .spreadsheetError(in: input))
        case .state(.noEvents): CellReading(input.cell(.noEvents, input.field.countsEvents ? .number(.zero) : .null))
        case .state(let state): CellReading(input.cell(state))
        }
    }

    /// "không có": zero in a count or an amount, no in a flag; elsewhere a text as any other.
    private func readNothing(_ input: CellInput) -> CellReading? {
        switch input.field.kind {
        case .count, .money: CellReading(input.cell(.value, .number(.zero)))
        case .flag: CellReading(input.cell(.value, .boolean(false)))
        default: nil
        }
    }

    private func readValue(_ input: CellInput, scale: MoneyScale) -> CellReading {
        switch input.field.kind {
        case .count(let unit): readCount(input, unit: unit)
        case .money: readMoney(input, scale: scale)
        case .rate: readRate(input)
        case .number(let unit): readNumber(input, unit: unit)
        case .flag: readFlag(input)
        case .date: readDate(input)
        case .text: CellReading(input.cell(.value, .string(input.text)), .garbled(in: input))
        case .texts: CellReading(input.cell(.value, .list([.string(input.text)])))
        case .choice(let enumeration): readChoice(input, enumeration)
        }
    }
}

/// A scalar and the field that it is read for.
struct CellInput: Sendable {
    let field: Field
    let source: CellSource
    /// Without white space at the ends.
    let text: String
    let suggests: Bool

    init(_ source: CellSource, _ field: Field, suggests: Bool) {
        self.source = source
        self.field = field
        self.suggests = suggests
        text = source.text.trimmingSpaces()
    }

    var span: Span { source.span }

    func cell(_ state: CellState, _ value: Value = .null, interval: RateInterval? = nil) -> Cell {
        Cell(state: state, value: value, interval: interval, text: source.text, span: source.span)
    }

    func unreadable(_ problem: UnreadableNumber) -> CellReading {
        CellReading(cell(.unreadable), .unreadableNumber(self, problem))
    }

    func unreadable() -> CellReading {
        CellReading(cell(.unreadable), .unreadableValue(self))
    }

    func broken(_ reason: ImpossibleValue) -> CellReading {
        CellReading(cell(.broken), .impossibleValue(self, reason))
    }
}

extension CellSource {
    /// The number of a text of nothing but digits, where a word holds it; it has no other reading.
    fileprivate var whole: Int64? {
        guard form == .text || form == .number, 1...18 ~= text.utf8.count else { return nil }
        var value: Int64 = 0
        for byte in text.utf8 {
            guard byte &- 0x30 < 10 else { return nil }
            value = value &* 10 &+ Int64(byte &- 0x30)
        }
        return value
    }
}

extension Field {
    /// Whether it is a number that is written without a unit or form of its own.
    fileprivate var isPlainCount: Bool {
        switch kind {
        case .count, .number: true
        default: false
        }
    }

    /// Whether "không phát sinh" says that the value is 0, and not that there is none.
    var countsEvents: Bool {
        switch kind {
        case .count, .money: true
        default: false
        }
    }

    /// The name that messages show.
    package var shownTitle: Message {
        Message(vi: title.vi ?? title.en ?? key, en: title.en ?? title.vi ?? key)
    }
}
