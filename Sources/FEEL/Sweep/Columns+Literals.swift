extension Decimal {
    /// The number times 10 to a power, where it is whole then and 64 bits hold it.
    ///
    /// - Parameter places: The power, 0 ... 18.
    package func digits(places: Int) -> Int64? {
        let raised = exponent + places
        guard (0...PowersOfTen.largest64 - 1).contains(raised) || isZero else {
            // Zeros behind the last place change nothing.
            guard raised < 0, raised >= -PowersOfTen.largest128 else { return nil }
            let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: PowersOfTen.wide(-raised))
            return rest == 0 ? signed(quotient) : nil
        }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: isZero ? 1 : PowersOfTen.wide(raised))
        return overflow ? nil : signed(product)
    }

    private func signed(_ magnitude: UInt128) -> Int64? {
        Int64(exactly: magnitude).map { isNegative ? -$0 : $0 }
    }

    /// A whole number divided by 10 to a power.
    package init(digits: Int64, places: Int) {
        self.init(isNegative: digits < 0, coefficient: UInt128(digits.magnitude), exponent: -places)
    }

    /// The number as an integer and how many of its digits stand after the point; nil where columns can't keep it.
    package var scaledInteger: (digits: Int64, scale: Int)? {
        if let whole = exactInt64 { return whole.magnitude < 1 << 53 ? (whole, 0) : nil }
        let (exponent, coefficient) = (exponent, coefficient)
        guard (-9 ... -1).contains(exponent), coefficient < 1 << 53 else { return nil }
        let digits = Int64(truncatingIfNeeded: coefficient)
        return (isNegative ? -digits : digits, -exponent)
    }
}

extension DayTimeDuration {
    /// The days, if there is nothing beside them.
    var wholeDays: Int64? {
        hours == 0 && minutes == 0 && seconds == 0 && nanoseconds == 0 ? days : nil
    }
}
