import Chuan
import FEEL

/// The period that a sheet is called by: `Quý I`, `Q2`, `Quý 3-2023`, `TTHC 6 tháng`, `Tháng 5`, `Năm 2023`.
struct TabPeriod: Equatable {
    /// The months of a year; all of them where the name says only a year.
    private let months: ClosedRange<Int>
    /// Nil where the name says none.
    let year: Int?
    /// Whether the name may be short for something else: `Q2` is a district too.
    let isShort: Bool

    init?(_ name: String) {
        guard name.utf8.count <= 100, let found = Self.find(HeadingWords.list(name)) else { return nil }
        self = found
    }

    /// A caption of rows that says little else than a period: `II. Quý II năm 2023`.
    init?(caption: String) {
        let words = HeadingWords.list(caption)
        guard words.count <= 7, let found = Self.find(words), !found.isYear || words.count <= 3 else { return nil }
        self = found
    }

    private init(_ months: ClosedRange<Int>, _ year: Int?, isShort: Bool) {
        (self.months, self.year, self.isShort) = (months, year, isShort)
    }

    /// The days that are meant, in a year that is said elsewhere where the name says none.
    func days(in other: Int?) -> Period? {
        (year ?? other).flatMap { Period(year: $0, from: months.lowerBound, to: months.upperBound) }
    }

    /// Whether the name says no more than a year.
    var isYear: Bool { months == 1...12 }

    // MARK: Words

    /// The only part of a year and the only year among words; nil where there are several or none.
    private static func find(_ words: [String]) -> TabPeriod? {
        var part: (months: ClosedRange<Int>, isShort: Bool)?
        var years: [Int] = []
        var next = 0
        while next < words.count {
            if let year = year(words[next]) {
                // A year alone may be anything, but for a name that is nothing else.
                if part == nil, words.count > 1, next == 0 || !yearWords.contains(words[next - 1]) { years.append(0) }
                years.append(year)
                next += 1
            } else if let found = months(words[next...]) {
                if part != nil { return nil }
                part = (found.months, found.isShort)
                next += found.count
                // `Quý I, II`, `Tháng 1-3`: more than one part.
                if next < words.count, year(words[next]) == nil, let number = number(words[next]) {
                    guard next + 1 == words.count, 20...60 ~= number, years.isEmpty else { return nil }
                    years.append(2_000 + number)
                    next += 1
                }
            } else {
                next += 1
            }
        }
        let said = years.filter { $0 != 0 }
        guard said.count <= 1, part != nil || said.count == 1 && years.count == 1 else { return nil }
        return TabPeriod(part?.months ?? 1...12, said.first, isShort: part?.isShort ?? false)
    }

    private static func months(
        _ words: ArraySlice<String>
    ) -> (months: ClosedRange<Int>, isShort: Bool, count: Int)? {
        guard let first = words.first else { return nil }
        let second = words.dropFirst().first ?? ""
        if quarters.contains(first), let number = number(second), 1...4 ~= number { return (quarter(number), false, 2) }
        if monthWords.contains(first), let number = number(second), 1...12 ~= number {
            return (number...number, false, 2)
        }
        let isMonths = monthWords.contains(second)
        let last = words.dropFirst(2).first ?? ""
        if sixes.contains(first), isMonths { return finals.contains(last) ? (7...12, false, 3) : (1...6, false, 2) }
        if nines.contains(first), isMonths { return (1...9, false, 2) }
        if words.count >= 2, wholes.contains(first), yearWords.contains(second) { return (1...12, false, 2) }
        return short(first).map { ($0, true, 1) }
    }

    /// `Q2`, `QIII`, `T5`, `6T`.
    private static func short(_ word: String) -> ClosedRange<Int>? {
        if word == "6t" { return 1...6 }
        if word == "9t" { return 1...9 }
        guard let number = number(String(word.dropFirst())) else { return nil }
        if word.first == "q", 1...4 ~= number { return quarter(number) }
        return word.first == "t" && 1...12 ~= number && word.last?.isNumber ?? false ? number...number : nil
    }

    private static func quarter(_ number: Int) -> ClosedRange<Int> { number * 3 - 2...number * 3 }

    private static func year(_ word: String) -> Int? {
        guard word.utf8.count == 4, let year = number(word), 1990...2100 ~= year else { return nil }
        return year
    }

    private static func number(_ word: String) -> Int? {
        if let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4][word] { return roman }
        guard !word.isEmpty, word.utf8.count <= 4, word.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return Int(word)
    }

    private static let quarters = folded("quý", "quy")
    private static let monthWords = folded("tháng", "thang")
    private static let yearWords = folded("năm", "nam")
    private static let sixes = folded("6", "06", "sáu")
    private static let nines = folded("9", "09", "chín")
    private static let finals = folded("cuối", "cuoi")
    private static let wholes = folded("cả", "ca")

    private static func folded(_ words: String...) -> Set<String> { Set(words.map(Spelling.fold)) }
}
