/// Reads dates.
enum DateBytes {
    /// The days since 1970-01-01 of `2023-12-31`; nil for anything else and for days that do not exist.
    @inline(__always)
    static func days(_ text: UnsafePointer<UInt8>) -> Int64? { date(text)?.days }

    /// The days since 1970-01-01 of a date, which day of its month it is, and how many days that has.
    @inline(__always)
    fileprivate static func date(_ text: UnsafePointer<UInt8>) -> (days: Int64, day: UInt64, length: UInt64)? {
        // "0000-00-" and "00".
        let word = CellBytes.word(text) ^ 0x2D30_302D_3030_3030
        let (ten, one) = (text[8] &- 0x30, text[9] &- 0x30)
        guard CellBytes.strangers(word) == 0, word & 0xFF00_00FF_0000_0000 == 0, ten < 10, one < 10 else { return nil }
        // Numbers of two digits, each where its first digit stood.
        let pairs = word &* 10 &+ word &>> 8
        let year = (pairs & 0xFF) &* 100 &+ (pairs &>> 16 & 0xFF)
        let month = pairs &>> 40 & 0xFF
        let day = UInt64(truncatingIfNeeded: ten &* 10 &+ one)
        guard year >= 1900, month &- 1 < 12, day >= 1 else { return nil }
        let isLeap = year & 3 == 0 && (year % 100 != 0 || year & 15 == 0)
        let longest = month == 2 ? (isLeap ? 29 : 28) : 30 &+ (month &+ month &>> 3) & 1
        guard day <= longest else { return nil }
        let years = year &- 1
        let centuries = years / 100
        let before = years &* 365 &+ years &>> 2 &- centuries &+ centuries &>> 2
        // As if February had thirty days; those that it lacks are taken off behind it.
        let lacking: UInt64 = month > 2 ? (isLeap ? 1 : 2) : 0
        let days = before &+ (month &* 367 &- 362) / 12 &- lacking &+ day
        return (Int64(truncatingIfNeeded: days) &- 719_163, day, longest)
    }
}

/// Remembers months by their bytes: a date of a known month takes a look at its two last digits. Few months fill most files.
struct DateCache {
    private struct Month {
        /// `2023-12-`.
        var start: UInt64
        /// The day before the first, since 1970-01-01.
        var before: Int32
        var length: UInt32
    }

    /// No two months of two years share one.
    private static let slots = 64
    private let months: UnsafeMutablePointer<Month>

    /// The memory has to be given back with `free`.
    init() {
        months = .allocate(capacity: Self.slots)
        // 1970-01-, which is right wherever it is found.
        months.initialize(repeating: Month(start: 0x2D31_302D_3037_3931, before: -1, length: 31), count: Self.slots)
    }

    func free() { months.deallocate() }

    /// As `DateBytes.days`.
    @inline(__always)
    func days(_ text: UnsafePointer<UInt8>) -> Int64? {
        let start = CellBytes.word(text)
        // Both digits of the month and the last bit of the year.
        let place = start &>> 48 & 0xF | start &>> 36 & 0x10 | start &>> 19 & 0x20
        let month = months + Int(truncatingIfNeeded: place)
        let (tens, ones) = (UInt32(text[8]) &- 0x30, UInt32(text[9]) &- 0x30)
        let day = tens &* 10 &+ ones
        if month.pointee.start == start, ones < 10, day &- 1 < month.pointee.length {
            return Int64(month.pointee.before) &+ Int64(day)
        }
        return learn(text, start, month)
    }

    @inline(never)
    private func learn(
        _ text: UnsafePointer<UInt8>, _ start: UInt64, _ month: UnsafeMutablePointer<Month>
    ) -> Int64? {
        guard let date = DateBytes.date(text) else { return nil }
        let before = Int32(truncatingIfNeeded: date.days - Int64(date.day))
        month.pointee = Month(start: start, before: before, length: UInt32(date.length))
        return date.days
    }
}
