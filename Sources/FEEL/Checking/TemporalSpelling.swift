/// Dates and durations as people write them, for hints.
enum TemporalSpelling {
    /// The literal that a text was meant as: `@"2024-12-31"` for `31/12/2024`, `@"P30D"` for `P30`.
    ///
    /// - Returns: Nil where that is not certain.
    static func literal(meantBy text: String) -> String? { self.text(meantBy: text).map { "@\"\($0)\"" } }

    /// The same without quotes: `2024-12-31`, `P30D`.
    static func text(meantBy text: String) -> String? { date(text).map { "\($0)" } ?? duration(text) }

    /// Day, month and year, or year, month and day, with one sign between them.
    private static func date(_ text: String) -> CalendarDate? {
        for sign in ["-", "/", "."] as [Character] {
            let parts = text.split(separator: sign, omittingEmptySubsequences: false)
            guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
                continue
            }
            let numbers = parts.compactMap { Int($0) }
            guard numbers.count == 3, parts[1].utf8.count <= 2 else { return nil }
            if parts[0].utf8.count == 4, parts[2].utf8.count <= 2 {
                return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
            }
            guard parts[2].utf8.count == 4, parts[0].utf8.count <= 2 else { return nil }
            return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
        }
        return nil
    }

    private static func duration(_ text: String) -> String? {
        let number = text.hasPrefix("P") ? text.dropFirst() : text[...]
        if text.hasPrefix("P"), !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return text + "D"
        }
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return switch words[1] {
        case "ngày", "days", "day": "P\(words[0])D"
        case "tháng", "months", "month": "P\(words[0])M"
        case "năm", "years", "year": "P\(words[0])Y"
        case "giờ", "hours", "hour": "PT\(words[0])H"
        default: nil
        }
    }
}
