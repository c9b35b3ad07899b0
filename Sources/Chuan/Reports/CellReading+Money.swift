import Diagnostics
package import FEEL

extension CellReader {
    /// An amount in đồng. Conversion is exact; what is no whole number of đồng afterwards is broken.
    func readMoney(_ input: CellInput, scale: MoneyScale) -> CellReading {
        switch scanNumber(input) {
        case .failure(let problem): return input.unreadable(problem)
        case .success(let number):
            if number.rest.isEmpty {
                guard case .known(let factor) = scale else { return CellReading(input.cell(.missing)) }
                return amount(input, number, factor)
            }
            guard let factor = Self.factor(of: number.rest) else { return input.unreadable(.unit(number.rest)) }
            return amount(input, number, factor)
        }
    }

    private func amount(_ input: CellInput, _ number: PrintedNumber, _ factor: Decimal) -> CellReading {
        guard let dong = number.value.multiplied(by: factor) else { return input.unreadable(.tooLong) }
        if dong.signum < 0 { return input.broken(.negative) }
        guard dong.isInteger else {
            if let written = number.written, written.doubt == .comma {
                return input.unreadable(.ambiguous(written.other.plain, written.shownWithComma))
            }
            return input.broken(.fractionOfDong)
        }
        return CellReading(input.cell(.value, .number(dong)), doubtful(input, number, factor))
    }

    /// A note where a writer of English form would mean a thousand times more or less.
    private func doubtful(_ input: CellInput, _ number: PrintedNumber, _ factor: Decimal) -> Diagnostic? {
        guard factor > .one, let written = number.written, let doubt = written.doubt else { return nil }
        let other = doubt == .dot ? written.other.shownWithComma : written.other.plain
        let used = doubt == .dot ? written.plain : written.shownWithComma
        return .groupedAmount(input, used: used, other: other)
    }

    /// Đồng in one of a unit of money: "triệu đồng" is 1,000,000; nil for anything else.
    package static func factor(of unit: String) -> Decimal? {
        var words = Spelling.fold(unit).split(separator: " ").map(String.init)
        if let last = words.last, words.count > 1, !dongWords.contains(words[0]), dongWords.contains(last) {
            words.removeLast()
        }
        return factors[words.joined(separator: " ")]
    }

    /// The scale that a cell of the money unit field gives to plain amounts beside it.
    ///
    /// - Parameter cell: A choice; an empty one means đồng, a word such as "chưa rõ" leaves the scale open.
    package func moneyScale(_ cell: Cell, of field: Field) -> MoneyScale {
        switch (cell.state, cell.value) {
        case (.missing, _): return cell.text.trimmingSpaces().isEmpty ? .dong : .unknown
        case (.value, .string(let code)):
            let factor = titles(of: code, field).lazy.compactMap(Self.factor).first
            return factor.map(MoneyScale.known) ?? .unknown
        default: return .unknown
        }
    }

    private func titles(of code: String, _ field: Field) -> [String] {
        guard case .choice(let index) = field.kind, vocabulary.enumerations.indices.contains(index) else {
            return [code]
        }
        let value = vocabulary.enumerations[index].values.first { $0.code == code }
        return [code, value?.title.vi, value?.title.en].compactMap { $0 }
    }

    private static let dongWords: Set<String> = Set(["đồng", "đ", "vnđ", "vnd", "dong"].map(Spelling.fold))

    private static let factors: [String: Decimal] = {
        let table: [(Int, [String])] = [
            (1, ["đồng", "đ", "vnđ", "vnd", "dong"]),
            (1_000, ["nghìn", "ngàn", "thousand"]),
            (1_000_000, ["triệu", "tr", "trđ", "million"]),
            (1_000_000_000, ["tỷ", "tỉ", "billion"]),
            (1_000_000_000_000, ["nghìn tỷ", "ngàn tỷ", "trillion"]),
        ]
        var factors: [String: Decimal] = [:]
        for (factor, words) in table {
            for word in words { factors[Spelling.fold(word)] = Decimal(factor) }
        }
        return factors
    }()
}
