/// Days and civil dates of the proleptic Gregorian calendar. Day 0 is 1970-01-01; the year before 1 is 0.
enum Civil {
    static let secondsPerDay: Int64 = 86_400
    /// Days in 400 years, after which the calendar repeats.
    private static let daysPerCycle: Int64 = 146_097
    /// From 0000-03-01 to 1970-01-01.
    private static let daysToEpoch: Int64 = 719_468

    static func isLeap(_ year: Int64) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// How many days a month of 1 ... 12 has.
    static func days(inMonth month: Int, of year: Int64) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day number of a date.
    ///
    /// Years are taken to begin in March, so that the leap day is a year's last and the months before any other one have
    /// (153 · months + 2) / 5 days.
    static func days(year: Int64, month: Int, day: Int) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (cycle, place) = shifted.flooredDivision(by: 400)
        let months = Int64(month <= 2 ? month + 9 : month - 3)
        let inYear = (153 * months + 2) / 5 + Int64(day) - 1
        return cycle * daysPerCycle + place * 365 + place / 4 - place / 100 + inYear - daysToEpoch
    }

    /// The date of a day number.
    static func date(days: Int64) -> (year: Int64, month: Int, day: Int) {
        let (cycle, place) = (days + daysToEpoch).flooredDivision(by: daysPerCycle)
        // Leap days that came before: one in 1,460 days, but none in 36,524, but one at the cycle's end.
        let year = (place - place / 1460 + place / 36_524 - place / 146_096) / 365
        let inYear = place - (365 * year + year / 4 - year / 100)
        let months = (5 * inYear + 2) / 153
        let day = Int(inYear - (153 * months + 2) / 5) + 1
        let month = Int(months < 10 ? months + 3 : months - 9)
        return (cycle * 400 + year + (month <= 2 ? 1 : 0), month, day)
    }
}

extension FixedWidthInteger {
    /// The quotient rounded down and a remainder of the divisor's sign.
    func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        let isOff = remainder != 0 && (remainder < 0) != (divisor < 0)
        return isOff ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
