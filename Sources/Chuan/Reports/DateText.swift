package import FEEL

/// What a text is, read as a date: `2023-12-31`, or day before month with `/`, `-`, `.` or in words.
package enum DateScan: Sendable, Hashable {
    case date(CalendarDate)
    /// A day that the month does not have.
    case noSuchDay(month: Int, year: Int, lastDay: Int)
    /// Would be a date if the month stood first: `12/31/2023`.
    case monthFirst(day: Int, month: Int, year: Int)
    /// No such month, or a year that is not written in full.
    case notInCalendar
    case notADate

    /// - Complexity: O(n).
    package static func scan(_ text: String) -> DateScan {
        guard text.utf8.count <= 100 else { return .notADate }
        if let plain = plain(text) { return plain }
        var words = text.split { $0.isWhitespace }[...]
        if let first = words.first, words.count > 1, Spelling.fold(String(first)) == day { words = words.dropFirst() }
        if words.count == 5, let date = inWords(Array(words)) { return date }
        let compact = words.count == 1 ? words[words.startIndex] : Substring(words.joined())
        for separator: Character in ["/", ".", "-"] {
            let pieces = compact.split(separator: separator, omittingEmptySubsequences: false)
            guard pieces.count == 3, let parts = numbers(pieces) else { continue }
            return pieces[0].utf8.count == 4 ? iso(parts) : check(parts)
        }
        return .notADate
    }

    /// `2023-12-31` and nothing else.
    private static func plain(_ text: String) -> DateScan? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 else { return nil }
        var numbers = [0]
        for (place, byte) in bytes.enumerated() {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                numbers.append(0)
            } else {
                guard (0x30...0x39).contains(byte) else { return nil }
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte & 0x0F)
            }
        }
        return iso(Parts(first: numbers[0], month: numbers[1], last: numbers[2], lastDigits: 2))
    }

    /// Numbers, with the count of digits of the year.
    private struct Parts {
        var first: Int
        var month: Int
        var last: Int
        var lastDigits: Int
    }

    private static func iso(_ parts: Parts) -> DateScan {
        if parts.month > 12 { return .notInCalendar }
        return check(Parts(first: parts.last, month: parts.month, last: parts.first, lastDigits: 4))
    }

    private static func check(_ parts: Parts) -> DateScan {
        let (day, month, year) = (parts.first, parts.month, parts.last)
        guard parts.lastDigits == 4, year >= 1900 else { return .notInCalendar }
        if let date = CalendarDate.civil(year: year, month: month, day: day) { return .date(date) }
        if month > 12, CalendarDate.civil(year: year, month: day, day: month) != nil {
            return .monthFirst(day: month, month: day, year: year)
        }
        guard (1...12).contains(month), day >= 1 else { return .notInCalendar }
        return .noSuchDay(month: month, year: year, lastDay: lastDay(month: month, year: year))
    }

    /// The last day of a month of the calendar.
    package static func lastDay(month: Int, year: Int) -> Int {
        for day in [31, 30, 29] where CalendarDate.civil(year: year, month: month, day: day) != nil { return day }
        return 28
    }

    /// "31 tháng 12 năm 2023": numbers between words.
    private static func inWords(_ words: [Substring]) -> DateScan? {
        guard Spelling.fold(String(words[1])) == month, Spelling.fold(String(words[3])) == year,
            let parts = numbers([words[0], words[2], words[4]])
        else { return nil }
        return check(parts)
    }

    private static let day = Spelling.fold("ngày")
    private static let month = Spelling.fold("tháng")
    private static let year = Spelling.fold("năm")

    private static func numbers(_ pieces: [Substring]) -> Parts? {
        let values = pieces.compactMap(number)
        guard values.count == 3 else { return nil }
        return Parts(first: values[0], month: values[1], last: values[2], lastDigits: pieces[2].utf8.count)
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}

extension CalendarDate {
    /// A day of the calendar; nil for one that does not exist. Years from 1000 to 9999.
    package static func civil(year: Int, month: Int, day: Int) -> CalendarDate? {
        guard (1000...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        return CalendarDate("\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
    }
}
