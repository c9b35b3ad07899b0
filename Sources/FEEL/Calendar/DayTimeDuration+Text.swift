extension DayTimeDuration: CustomStringConvertible {
    /// Reads `P1DT2H3M4.5S` and the like: at least one part, parts in order, a fraction only of seconds.
    public init?(_ text: some StringProtocol) {
        guard let duration = TextScanner.scan(text, { $0.dayTimeDuration() }) else { return nil }
        self = duration
    }

    /// Days, hours below 24, minutes and seconds below 60, what is zero left out: `P1DT12H`, `-PT0.5S`, `PT0S`.
    public var description: String {
        let size = totalNanoseconds.magnitude
        if size == 0 { return "PT0S" }
        let (seconds, rest) = size.quotientAndRemainder(dividingBy: DayTimeDuration.nanosecondsPerSecond.magnitude)
        var text = isNegative ? "-P" : "P"
        if seconds >= 86_400 { text += "\(seconds / 86_400)D" }
        if seconds.isMultiple(of: 86_400) && rest == 0 { return text }
        text += "T"
        let (hours, minutes, last) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
        if hours > 0 { text += "\(hours)H" }
        if minutes > 0 { text += "\(minutes)M" }
        if last > 0 || rest > 0 {
            text += "\(last)"
            text.append(nanoseconds: Int32(rest))
            text += "S"
        }
        return text
    }
}

extension TextScanner {
    fileprivate mutating func dayTimeDuration() -> DayTimeDuration? {
        let isNegative = take("-")
        guard take("P") else { return nil }
        var total: Int128 = 0
        if let (days, _) = digits() {
            guard take("D") else { return nil }
            total = Int128(days) * 86_400 * DayTimeDuration.nanosecondsPerSecond
        } else if next != UInt8(ascii: "T") {
            return nil
        }
        if take("T") {
            guard let time = durationTime() else { return nil }
            total += time
        }
        return DayTimeDuration(nanoseconds: isNegative ? -total : total)
    }

    /// The parts after `T` in nanoseconds; at least one.
    private mutating func durationTime() -> Int128? {
        var total: Int128 = 0
        var units: [(letter: Unicode.Scalar, seconds: Int128)] = [("S", 1), ("M", 60), ("H", 3600)]
        repeat {
            guard let (amount, _) = digits() else { return nil }
            var fraction: Int32 = 0
            let hasFraction = take(".")
            if hasFraction {
                guard let value = nanoseconds() else { return nil }
                fraction = value
            }
            while let unit = units.last, next != UInt8(ascii: unit.letter) { units.removeLast() }
            guard let unit = units.popLast(), take(unit.letter), !hasFraction || unit.seconds == 1 else { return nil }
            total += Int128(amount) * unit.seconds * DayTimeDuration.nanosecondsPerSecond + Int128(fraction)
        } while !isAtEnd
        return total
    }
}
