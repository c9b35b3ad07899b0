import Chuan
import FEEL
import FEELSyntax

/// A level as prose speaks of it: `trên 80%`, `từ 90% trở lên`, `no more than 3%`.
struct LevelPhrase: Hashable {
    let comparison: Node.Comparison
    let number: Decimal
    let isPercent: Bool
    /// As written.
    let text: String

    /// Words before a number, in lower case; the longest that fits counts.
    private static let before: [(words: [String], comparison: Node.Comparison)] = pairs([
        (.greater, ["trên", "lớn hơn", "cao hơn", "nhiều hơn", "hơn", "vượt", "vượt quá", "vượt mức"]),
        (.less, ["dưới", "nhỏ hơn", "thấp hơn", "ít hơn", "chưa đến", "chưa tới"]),
        (
            .greaterOrEqual,
            [
                "tối thiểu", "tối thiểu là", "ít nhất", "ít nhất là", "không dưới", "không thấp hơn", "không ít hơn",
                "không nhỏ hơn",
            ]
        ),
        (
            .lessOrEqual,
            [
                "tối đa", "tối đa là", "nhiều nhất", "nhiều nhất là", "không quá", "không vượt quá", "không trên",
                "không cao hơn", "không lớn hơn", "không nhiều hơn", "không hơn",
            ]
        ),
        (.greater, ["more than", "greater than", "higher than", "above", "over", "exceeding", "exceeds", "exceed"]),
        (.less, ["less than", "fewer than", "lower than", "below", "under"]),
        (
            .greaterOrEqual,
            ["at least", "no less than", "not less than", "no fewer than", "not below", "a minimum of", "minimum of"]
        ),
        (
            .lessOrEqual,
            [
                "at most", "no more than", "not more than", "not above", "not over", "not exceeding", "up to",
                "a maximum of", "maximum of",
            ]
        ),
    ])

    /// Words behind a number.
    private static let behind: [(words: [String], comparison: Node.Comparison)] = pairs([
        (.greaterOrEqual, ["trở lên", "or more", "or above", "or higher", "and above", "and more"]),
        (.lessOrEqual, ["trở xuống", "or less", "or fewer", "or below", "or lower", "and below"]),
    ])

    private static func pairs(
        _ table: [(Node.Comparison, [String])]
    ) -> [(words: [String], comparison: Node.Comparison)] {
        let all = table.flatMap { comparison, phrases in
            phrases.map { (words: $0.split(separator: " ").map(String.init), comparison: comparison) }
        }
        return all.sorted { $0.words.count > $1.words.count }
    }

    /// Whether a text has the number of one of these tests in it; false where it surely has none.
    ///
    /// - Complexity: O(length).
    static func mayName(_ tests: [Check.Test], in text: String) -> Bool {
        if tests.isEmpty { return false }
        var text = text
        return text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                guard isDigit(bytes[start]) else {
                    start += 1
                    continue
                }
                var (end, last) = (start, start)
                while end < bytes.count, isDigit(bytes[end]) || bytes[end] == 0x2C || bytes[end] == 0x2E {
                    if isDigit(bytes[end]) { last = end }
                    end += 1
                }
                // What has an exponent is looked at more closely.
                if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") { return true }
                if last - start < 11, let number = number(bytes[start...last]), isThat(number, of: tests) {
                    return true
                }
                start = end
            }
            return false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isThat(_ number: Decimal, of tests: [Check.Test]) -> Bool {
        let share = number.multiplied(by: .percent)
        return tests.contains { $0.number == ($0.isPercent ? share : number) }
    }

    /// Those in a text. One whose words before and behind the number disagree is left out.
    ///
    /// - Complexity: O(length).
    static func all(in text: String) -> [LevelPhrase] {
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
        let words = text.split { $0 == " " || $0.isNewline || $0 == "\t" }.map(String.init)
        let plain = words.map { trimmed($0.lowercased()) }
        return words.indices.compactMap { phrase(at: $0, words, plain) }
    }

    private static func phrase(at index: Int, _ words: [String], _ plain: [String]) -> LevelPhrase? {
        var (digits, end, isPercent) = (Substring(plain[index]), index + 1, false)
        if digits.hasSuffix("%") {
            (digits, isPercent) = (digits.dropLast(), true)
        } else if end < plain.count, plain[end] == "%" || plain[end] == "percent" {
            (end, isPercent) = (end + 1, true)
        }
        guard let number = number(digits, isPercent: isPercent) else { return nil }
        let opener = before.first {
            index >= $0.words.count && plain[(index - $0.words.count)..<index].elementsEqual($0.words)
        }
        let closer = behind.first {
            end + $0.words.count <= plain.count && plain[end..<(end + $0.words.count)].elementsEqual($0.words)
        }
        guard let comparison = opener?.comparison ?? closer?.comparison, !endsSentence(words, opener, index) else {
            return nil
        }
        if let closer, let opener, closer.comparison != opener.comparison { return nil }
        let isFrom = opener == nil && index > 0 && plain[index - 1] == "từ"
        let first = opener.map { index - $0.words.count } ?? (isFrom ? index - 1 : index)
        let last = closer.map { end + $0.words.count } ?? end
        return LevelPhrase(
            comparison: comparison, number: number, isPercent: isPercent,
            text: trimmed(words[first..<last].joined(separator: " ")))
    }

    /// Whether a sign ends the clause between the words and the number.
    private static func endsSentence(
        _ words: [String], _ opener: (words: [String], comparison: Node.Comparison)?, _ index: Int
    ) -> Bool {
        guard let opener else { return false }
        return words[(index - opener.words.count)..<index].contains { ",.;:".contains($0.last ?? " ") }
    }

    /// Either decimal sign, no groups.
    private static func number(_ digits: Substring, isPercent: Bool) -> Decimal? {
        guard let first = digits.utf8.first, (0x30...0x39).contains(first), digits.utf8.count < 12 else { return nil }
        guard let number = number(digits.utf8) else { return nil }
        return isPercent ? number.multiplied(by: .percent) : number
    }

    private static func number(_ digits: some Collection<UInt8>) -> Decimal? {
        Decimal(utf8: digits.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 })
    }

    private static func trimmed(_ word: String) -> String {
        let scalars = word.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSign($0) }),
            let last = scalars.lastIndex(where: { !isSign($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", ".", ";", ":", "(", ")", "“", "”", "\"", "'", "!", "?": true
        default: false
        }
    }

    /// Whether a test is the same level in the same direction, but counts the level itself where the words don't, or the
    /// other way round.
    func differsInStrictness(from test: Check.Test) -> Bool {
        number == test.number && isPercent == test.isPercent && comparison != test.comparison
            && comparison.isUpward == test.comparison.isUpward && test.comparison.isUpward != nil
    }

    func agrees(with test: Check.Test) -> Bool {
        number == test.number && isPercent == test.isPercent && comparison == test.comparison
    }
}

extension Node.Comparison {
    /// Whether greater numbers pass; nil for those that say neither.
    fileprivate var isUpward: Bool? {
        switch self {
        case .greater, .greaterOrEqual: true
        case .less, .lessOrEqual: false
        case .equal, .notEqual: nil
        }
    }
}
