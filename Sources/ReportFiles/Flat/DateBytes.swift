/// Reads dates.
enum DateBytes {
    /// The days since 1970-01-01 of `2023-12-31`; nil for anything else and for days that do not exist.
    @inline(__always)
    static func days(_ text: UnsafePointer<UInt8>) -> Int64? {
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
        return Int64(truncatingIfNeeded: days) &- 719_163
    }
}

/// Remembers what dates stood for, by their bytes: most files have few days.
struct DateCache {
    private struct Entry {
        var start: UInt64
        var end: UInt16
        var days: Int32
    }

    private static let slots = 1_024
    private let entries: UnsafeMutablePointer<Entry>

    /// The memory has to be given back with `free`.
    init() {
        entries = .allocate(capacity: Self.slots)
        // 1970-01-01, which is right wherever it is found.
        let first = Entry(start: 0x2D31_302D_3037_3931, end: 0x3130, days: 0)
        entries.initialize(repeating: first, count: Self.slots)
    }

    func free() { entries.deallocate() }

    /// As `DateBytes.days`.
    @inline(__always)
    func days(_ text: UnsafePointer<UInt8>) -> Int64? {
        let start = CellBytes.word(text)
        let end = UnsafeRawPointer(text + 8).loadUnaligned(as: UInt16.self)
        // Day, month and the last bit of the year: no two days of two years share an entry.
        let digits = start ^ CellBytes.zeros
        let pairs = digits &* 10 &+ digits &>> 8
        let day = (UInt64(end) & 0xF) &* 10 &+ UInt64(end) &>> 8 & 0xF
        let place = day &+ (pairs &>> 40 & 0xF) &<< 5 &+ (digits &>> 24 & 1) &<< 9
        let entry = entries + Int(truncatingIfNeeded: place & 0x3FF)
        if entry.pointee.start == start, entry.pointee.end == end { return Int64(entry.pointee.days) }
        return learn(text, start, end, entry)
    }

    @inline(never)
    private func learn(
        _ text: UnsafePointer<UInt8>, _ start: UInt64, _ end: UInt16, _ entry: UnsafeMutablePointer<Entry>
    ) -> Int64? {
        guard let days = DateBytes.days(text) else { return nil }
        entry.pointee = Entry(start: start, end: end, days: Int32(truncatingIfNeeded: days))
        return days
    }
}
