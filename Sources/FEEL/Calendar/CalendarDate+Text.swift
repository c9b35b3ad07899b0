extension CalendarDate: CustomStringConvertible {
    /// Reads `2023-12-31`, `-0044-03-15`, `12023-12-31`: at least four digits of year, more only without zeros in front,
    /// no `+`, no year 0.
    ///
    /// - Specification: XML Schema `date`; DMN 10.3.4.1, `date`.
    public init?(_ text: some StringProtocol) {
        guard let date = TextScanner.scan(text, { $0.date() }) else { return nil }
        self = date
    }

    /// `2023-12-31`; reads back as the same day, except in year 0.
    public var description: String {
        var text = year < 0 ? "-" : ""
        text.append(abs(year), width: 4)
        text += "-"
        text.append(month, width: 2)
        text += "-"
        text.append(day, width: 2)
        return text
    }
}

extension TextScanner {
    mutating func date() -> CalendarDate? {
        let isNegative = take("-")
        let leading = next
        guard let (year, count) = digits(), count >= 4, count == 4 || leading != UInt8(ascii: "0"), year != 0 else {
            return nil
        }
        guard take("-"), let month = pair(), take("-"), let day = pair() else { return nil }
        return CalendarDate(year: Int(isNegative ? -year : year), month: month, day: day)
    }
}
