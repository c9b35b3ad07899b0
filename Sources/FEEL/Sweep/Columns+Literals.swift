extension Decimal {
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
