import FEEL

extension CellReader {
    /// A percentage with the digits that were printed. A number without a percent sign is never rescaled: above 1 it
    /// can only be a percentage; up to 1 it has two readings and is left out.
    func readRate(_ input: CellInput) -> CellReading {
        switch scanNumber(input) {
        case .failure(let problem): return input.unreadable(problem)
        case .success(var number):
            if let written = number.written, written.doubt == .dot {
                guard case .success(let decimal) = Self.printed(written.other, rest: number.rest) else {
                    return input.unreadable(.tooLong)
                }
                number = decimal
            }
            guard number.fractionDigits <= 28 else { return input.unreadable(.tooLong) }
            if number.value.signum < 0 { return input.broken(.negative) }
            if number.value > Self.hundred { return CellReading(input.cell(.missing), .rateAbove100(input)) }
            if number.rest.isEmpty { return bareRate(input, number) }
            guard Self.percentWords.contains(Spelling.fold(number.rest)) else {
                return input.unreadable(.unit(number.rest))
            }
            return percentage(input, number)
        }
    }

    private func bareRate(_ input: CellInput, _ number: PrintedNumber) -> CellReading {
        if number.value.signum > 0, number.value <= .one {
            return CellReading(input.cell(.missing), .ambiguousRate(input))
        }
        return CellReading(percentage(input, number).cell, .percentSignMissing(input, number))
    }

    private func percentage(_ input: CellInput, _ number: PrintedNumber) -> CellReading {
        let zeros = String(repeating: "0", count: number.fractionDigits + 2)
        guard let value = number.value.multiplied(by: Self.hundredth), let half = Decimal("0.\(zeros)5"),
            let low = value.subtracting(half), let high = value.adding(half)
        else { return input.unreadable(.tooLong) }
        let interval = RateInterval(low: max(.zero, low), high: min(.one, high))
        return CellReading(input.cell(.value, .number(value), interval: interval))
    }

    private static let hundred = Decimal(100)
    private static let hundredth = Decimal("0.01") ?? .zero
    private static let percentWords: Set<String> = Set(["%", "phần trăm", "percent", "％"].map(Spelling.fold))
}
