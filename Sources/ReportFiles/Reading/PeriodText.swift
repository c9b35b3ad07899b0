import Chuan
import FEEL

/// A stretch of whole days.
struct Period: Sendable, Equatable {
    enum Kind: Sendable, CaseIterable {
        case month, quarter, half, nineMonths, year

        /// The names of the kind in `period_kind`.
        var spellings: [String] {
            switch self {
            case .month: ["month", "tháng"]
            case .quarter: ["quarter", "quý"]
            case .half: ["half", "6 tháng", "sáu tháng", "nửa năm", "half year"]
            case .nineMonths: ["nine_months", "9 tháng", "chín tháng"]
            case .year: ["year", "năm"]
            }
        }

        init?(_ text: String) {
            let folded = Spelling.fold(text)
            guard let kind = Self.allCases.first(where: { $0.spellings.map(Spelling.fold).contains(folded) }) else {
                return nil
            }
            self = kind
        }
    }

    let start: CalendarDate
    let end: CalendarDate

    init(start: CalendarDate, end: CalendarDate) {
        self.start = start
        self.end = end
    }

    /// Whole months of one year; nil for months or years that do not exist.
    init?(year: Int, from first: Int, to last: Int) {
        guard (1900...9999).contains(year), first <= last,
            let start = CalendarDate.civil(year: year, month: first, day: 1),
            let end = CalendarDate.civil(year: year, month: last, day: DateScan.lastDay(month: last, year: year))
        else { return nil }
        self.init(start: start, end: end)
    }

    /// A period in words or digits: `2023`, `2023-06`, `6/2023`, `tháng 6 năm 2023`, `Q2/2023`, `quý II năm 2023`,
    /// `6 tháng đầu năm 2023`, `9 tháng 2023`.
    init?(_ text: String) {
        guard text.utf8.count <= 100 else { return nil }
        let words = Spelling.fold(text).split { $0 == " " || $0 == "/" }.map(String.init).filter { $0 != Self.year }
        guard let period = Self.read(words) else { return nil }
        self = period
    }

    private static func read(_ words: [String]) -> Period? {
        guard let last = words.last, let first = words.first else { return nil }
        if let year = year(first), words.count > 1 { return part(Array(words.dropFirst()), of: year) }
        guard let year = year(last) else { return nil }
        return words.count == 1 ? Period(year: year, from: 1, to: 12) : part(Array(words.dropLast()), of: year)
    }

    /// A part of a year: its words without the year.
    private static func part(_ words: [String], of year: Int) -> Period? {
        switch words.count {
        case 1:
            if let month = number(words[0]) { return Period(year: year, from: month, to: month) }
            return words[0].hasPrefix("q") ? quarter(String(words[0].dropFirst()), of: year) : nil
        case 2:
            if words[0] == month, let number = number(words[1]) { return Period(year: year, from: number, to: number) }
            if words[0] == quarterWord { return quarter(words[1], of: year) }
            return words == ["9", month] ? Period(year: year, from: 1, to: 9) : nil
        case 3 where words[1] == month:
            switch (words[0], words[2]) {
            case ("6", first): return Period(year: year, from: 1, to: 6)
            case ("6", final): return Period(year: year, from: 7, to: 12)
            case ("9", first): return Period(year: year, from: 1, to: 9)
            default: return nil
            }
        default: return nil
        }
    }

    private static func quarter(_ text: String, of year: Int) -> Period? {
        let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
        guard let number = roman[text] ?? number(text), (1...4).contains(number) else { return nil }
        return Period(year: year, from: number * 3 - 2, to: number * 3)
    }

    private static func year(_ text: String) -> Int? { text.utf8.count == 4 ? number(text) : nil }

    private static func number(_ text: String) -> Int? {
        text.utf8.count <= 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// Whether the days are a whole period of a kind.
    func isWhole(_ kind: Kind) -> Bool {
        let starts: [Int]
        let months: Int
        switch kind {
        case .month: (starts, months) = (Array(1...12), 1)
        case .quarter: (starts, months) = ([1, 4, 7, 10], 3)
        case .half: (starts, months) = ([1, 7], 6)
        case .nineMonths: (starts, months) = ([1], 9)
        case .year: (starts, months) = ([1], 12)
        }
        return starts.contains { Period(year: Int(start.year), from: $0, to: $0 + months - 1) == self }
    }

    private static let year = Spelling.fold("năm")
    private static let month = Spelling.fold("tháng")
    private static let quarterWord = Spelling.fold("quý")
    private static let first = Spelling.fold("đầu")
    private static let final = Spelling.fold("cuối")
}
