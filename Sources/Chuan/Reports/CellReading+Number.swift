import FEEL

/// A number of a cell with the digits it was printed with.
struct PrintedNumber: Sendable {
    var value: Decimal
    var fractionDigits: Int
    /// How it was written; nil for a number of a program.
    var written: NumberText?
    /// The text after the number: a unit, a percent sign.
    var rest: String

    /// A separator with two readings.
    var doubt: NumberText.Doubt? { written?.doubt }

    /// Its plain digits, as many behind the point as were written.
    var digits: String {
        let plain = value.description
        let lacking = fractionDigits - value.fractionDigits
        if lacking <= 0 { return plain }
        return plain + (plain.contains(".") ? "" : ".") + String(repeating: "0", count: lacking)
    }
}

/// Why a text is no number of its field.
enum UnreadableNumber: Error, Sendable, Hashable {
    case words
    /// `1_000`, `0x1F`, `1.23.4`.
    case malformed
    /// Only English form: the value it has there.
    case english(String)
    /// Two readings.
    case ambiguous(String, String)
    /// More than 34 digits that count.
    case tooLong
    /// Text after the number that is not the field's unit.
    case unit(String)
}

extension CellReader {
    /// A number of any form; the unit behind it is left to the caller.
    func scanNumber(_ input: CellInput) -> Result<PrintedNumber, UnreadableNumber> {
        if input.source.form == .number { return scanProgramNumber(input.text) }
        switch NumberScan.scan(input.text) {
        case .words: return .failure(.words)
        case .malformed: return .failure(.malformed)
        case .english(let value): return .failure(.english(value))
        case .number(let number, let rest): return Self.printed(number, rest: rest)
        }
    }

    static func printed(_ number: NumberText, rest: String) -> Result<PrintedNumber, UnreadableNumber> {
        guard number.significantDigits <= 34, let value = Decimal(number.plain) else { return .failure(.tooLong) }
        let digits = number.fraction.utf8.count
        return .success(PrintedNumber(value: value, fractionDigits: digits, written: number, rest: rest))
    }

    /// A JSON number: `-1250.50`, `1e3`.
    private func scanProgramNumber(_ text: String) -> Result<PrintedNumber, UnreadableNumber> {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        let mantissa = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
        let number = NumberText(
            isNegative: text.hasPrefix("-"), whole: mantissa.first.map(String.init) ?? "",
            fraction: mantissa.count > 1 ? String(mantissa[1]) : "", doubt: nil)
        let exponent = parts.count > 1 ? Int(parts[1]) : 0
        guard number.significantDigits <= 34, let exponent, (-100...100).contains(exponent), let value = Decimal(text)
        else { return .failure(.tooLong) }
        let digits = max(0, number.fraction.utf8.count - exponent)
        return .success(PrintedNumber(value: value, fractionDigits: digits, written: nil, rest: ""))
    }

    /// A whole number of things, 0 or more.
    func readCount(_ input: CellInput, unit: String) -> CellReading {
        switch scanNumber(input) {
        case .failure(let problem): return input.unreadable(problem)
        case .success(let number):
            guard isUnit(number.rest, unit) || (number.value.isZero && Spelling.same(number.rest, "có")) else {
                return input.unreadable(.unit(number.rest))
            }
            if let written = number.written, written.doubt == .comma {
                return input.unreadable(.ambiguous(written.other.plain, written.shownWithComma))
            }
            if number.value.signum < 0 { return input.broken(.negative) }
            guard number.value.isInteger else { return input.broken(.fraction) }
            return CellReading(input.cell(.value, .number(number.value)))
        }
    }

    /// A score, a rank, a year.
    func readNumber(_ input: CellInput, unit: String?) -> CellReading {
        switch scanNumber(input) {
        case .failure(let problem): return input.unreadable(problem)
        case .success(let number):
            guard isUnit(number.rest, unit) else { return input.unreadable(.unit(number.rest)) }
            if let written = number.written, written.doubt == .dot {
                return input.unreadable(.ambiguous(written.plain, written.other.shownWithComma))
            }
            return CellReading(input.cell(.value, .number(number.value)))
        }
    }

    private func isUnit(_ text: String, _ unit: String?) -> Bool {
        if text.isEmpty { return true }
        guard let unit, let place = vocabulary.unitOfMeasure(text) else { return false }
        return vocabulary.unitsOfMeasure[place].code == unit
    }
}

extension NumberText {
    /// With a decimal comma: `1,234`.
    var shownWithComma: String {
        (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "," + fraction)
    }
}
