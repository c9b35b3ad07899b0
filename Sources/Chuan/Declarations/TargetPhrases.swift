package import Diagnostics
import FEELSyntax

/// Reads a target in the words of decisions: "từ 98% trở lên", "at least 98%".
///
/// The phrases are a closed list. A number may have a decimal comma or point; in Vietnamese phrases a dot before three
/// digits groups thousands, unless a percent sign follows. Amounts are given in đồng, nghìn, triệu or tỷ.
///
/// - Returns: Nil when the text is no phrase: then it is FEEL unary tests.
/// - Complexity: O(n).
package func readTarget(_ slice: SourceSlice) -> TargetTest? { TargetPhrase(slice)?.test }

/// The same target in the words of another language: `từ 98,5% trở lên`, `at least 98.5%`.
///
/// - Returns: Nil when the text is no phrase, or when the language has no words for exactly the same test.
package func translateTarget(_ slice: SourceSlice, to language: Language) -> String? {
    guard let phrase = TargetPhrase(slice), let test = phrase.test else { return nil }
    let written = phrase.slice.string(phrase.number)
    let separator: Character = language == .vi ? "," : "."
    let usual = String(written.map { $0 == "," || $0 == "." ? separator : $0 })
    for number in [usual, written] {
        for pattern in TargetPhrase.patterns where pattern.language == language {
            let parts = [pattern.before, number + (test.isPercent ? "%" : ""), pattern.after]
            let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
            let candidate = SourceSlice(file: slice.file, text: Array(text.utf8), runs: [], origin: 0)
            if let other = TargetPhrase(candidate)?.test, other.feel == test.feel { return text }
        }
    }
    return nil
}

/// What is wrong with a target that was meant to be a phrase; nil for a phrase and for FEEL unary tests.
///
/// - Diagnostics: `rule/unknown-target-phrase`.
func targetPhraseMistake(_ slice: SourceSlice, _ language: Language) -> Diagnostic? {
    let slice = slice.trimmed
    guard slice.text.count < 400, TargetPhrase(slice)?.test == nil, TargetPhrase.isMeantAsPhrase(slice) else {
        return nil
    }
    let instead = TargetPhrase.hint(for: slice, language)
    return .unknownTargetPhrase(slice.string, instead: instead, at: slice.span)
}

/// A text taken apart into the words before a number, the number, and the words behind it.
struct TargetPhrase {
    /// One known phrase: words, a number, and sometimes words again.
    struct Pattern {
        let language: Language
        let comparison: Node.Comparison
        let before: String
        let after: String
        let foldedBefore: String
        let foldedAfter: String

        init(_ language: Language, _ comparison: Node.Comparison, _ before: String, then after: String = "") {
            self.language = language
            self.comparison = comparison
            self.before = before
            self.after = after
            foldedBefore = Spelling.fold(before)
            foldedAfter = Spelling.fold(after)
        }
    }

    static let patterns: [Pattern] = [
        Pattern(.vi, .greaterOrEqual, "từ", then: "trở lên"),
        Pattern(.vi, .greaterOrEqual, "đạt từ", then: "trở lên"),
        Pattern(.vi, .greaterOrEqual, "đạt", then: "trở lên"),
        Pattern(.vi, .greaterOrEqual, "tối thiểu"),
        Pattern(.vi, .greaterOrEqual, "ít nhất"),
        Pattern(.vi, .greater, "trên"),
        Pattern(.vi, .less, "dưới"),
        Pattern(.vi, .lessOrEqual, "không quá"),
        Pattern(.vi, .lessOrEqual, "tối đa"),
        Pattern(.vi, .greaterOrEqual, "đạt"),
        Pattern(.vi, .equal, "đúng"),
        Pattern(.vi, .greaterOrEqual, "không dưới"),
        Pattern(.vi, .greaterOrEqual, "không thấp hơn"),
        Pattern(.vi, .greaterOrEqual, "không ít hơn"),
        Pattern(.vi, .greaterOrEqual, "lớn hơn hoặc bằng"),
        Pattern(.vi, .lessOrEqual, "từ", then: "trở xuống"),
        Pattern(.vi, .lessOrEqual, "nhỏ hơn hoặc bằng"),
        Pattern(.vi, .lessOrEqual, "không vượt quá"),
        Pattern(.vi, .lessOrEqual, "không cao hơn"),
        Pattern(.vi, .lessOrEqual, "không nhiều hơn"),
        Pattern(.vi, .greater, "cao hơn"),
        Pattern(.vi, .greater, "lớn hơn"),
        Pattern(.vi, .greater, "nhiều hơn"),
        Pattern(.vi, .less, "thấp hơn"),
        Pattern(.vi, .less, "nhỏ hơn"),
        Pattern(.vi, .less, "ít hơn"),
        Pattern(.en, .greaterOrEqual, "at least"),
        Pattern(.en, .greater, "more than"),
        Pattern(.en, .less, "less than"),
        Pattern(.en, .lessOrEqual, "at most"),
        Pattern(.en, .equal, "exactly"),
        Pattern(.en, .greaterOrEqual, "no less than"),
        Pattern(.en, .lessOrEqual, "no more than"),
    ]

    /// Units of money behind a number, and the zeros that they stand for.
    static let moneyUnits: [(word: String, zeros: Int)] = [
        ("đồng", 0), ("nghìn đồng", 3), ("nghìn", 3), ("triệu đồng", 6), ("triệu", 6), ("tỷ đồng", 9), ("tỷ", 9),
        ("nghìn tỷ đồng", 12), ("nghìn tỷ", 12), ("dong", 0),
    ]

    let slice: SourceSlice
    /// The digits with their separators.
    let number: Range<Int>
    let before: String
    /// Folded, without the percent sign.
    let after: String
    let isPercent: Bool

    /// Nil when the text has no number.
    init?(_ whole: SourceSlice) {
        slice = whole.trimmed
        let text = slice.text
        guard let start = text.firstIndex(where: Self.isDigit) else { return nil }
        var end = start
        while end < text.count, Self.isDigit(text[end]) || Self.separates(text, end) { end += 1 }
        number = start..<end
        before = Spelling.fold(slice.string(0..<start))
        var rest = slice.part(end..<text.count).trimmed
        isPercent = rest.text.first == UInt8(ascii: "%")
        if isPercent { rest = rest.part(1..<rest.text.count) }
        after = Spelling.fold(rest.string)
        if start > 0, !Self.isSpace(text[start - 1]) { return nil }
    }

    /// The test, if the text is a known phrase.
    var test: TargetTest? {
        for pattern in Self.patterns where pattern.foldedBefore == before {
            guard let zeros = zeros(of: pattern), let digits = plainNumber(pattern.language, zeros) else { continue }
            // A share cannot be more than the whole: "đạt 100%" is the whole itself.
            let isWhole = isPercent && digits == "100" && pattern.before == "đạt" && pattern.after.isEmpty
            let end = slice.text.count
            return TargetTest(
                comparison: isWhole ? .equal : pattern.comparison, number: digits,
                written: slice.string(number), isPercent: isPercent,
                span: slice.span(0..<end), numberSpan: slice.span(number))
        }
        return nil
    }

    /// The zeros of the unit of money between the number and the end of the pattern; nil when other words stand there.
    private func zeros(of pattern: Pattern) -> Int? {
        let tail = pattern.foldedAfter
        if after == tail { return 0 }
        guard !isPercent else { return nil }
        return Self.moneyUnits.first { unit in
            after == (tail.isEmpty ? Spelling.fold(unit.word) : Spelling.fold(unit.word) + " " + tail)
        }?.zeros
    }

    /// The number in FEEL form; nil when its separators cannot be told apart.
    private func plainNumber(_ language: Language, _ zeros: Int) -> String? {
        let digits = slice.text[number]
        if zeros == 0, digits.first != UInt8(ascii: "0"), digits.allSatisfy(Self.isDigit) {
            return slice.string(number)
        }
        let text = slice.string(number)
        let commas = text.split(separator: ",", omittingEmptySubsequences: false)
        guard commas.count <= 2, let head = commas.first else { return nil }
        let dots = head.split(separator: ".", omittingEmptySubsequences: false)
        let isGrouped = dots.count > 1 && dots[0].count <= 3 && dots.dropFirst().allSatisfy { $0.count == 3 }
        var (whole, fraction) = (String(head), commas.count == 2 ? String(commas[1]) : "")
        if dots.count > 1 {
            if isGrouped, !isPercent, language == .vi, dots[0] != "0" {
                whole = dots.joined()
            } else if dots.count == 2, commas.count == 1 {
                (whole, fraction) = (String(dots[0]), String(dots[1]))
            } else {
                return nil
            }
        }
        if commas.count == 2 {
            guard !fraction.isEmpty, !fraction.contains(".") else { return nil }
            if language == .en, !isPercent, fraction.count == 3 { return nil }
        }
        return Self.shifted(whole, fraction, zeros)
    }

    /// `whole.fraction` times a power of ten, without needless zeros.
    private static func shifted(_ whole: String, _ fraction: String, _ zeros: Int) -> String? {
        guard !whole.isEmpty, whole.utf8.allSatisfy(isDigit), fraction.utf8.allSatisfy(isDigit) else { return nil }
        let moved = String(fraction.prefix(zeros)) + String(repeating: "0", count: max(0, zeros - fraction.count))
        var digits = Substring(whole + moved)
        while digits.hasPrefix("0"), digits.count > 1 { digits = digits.dropFirst() }
        var rest = fraction.dropFirst(zeros)
        while rest.hasSuffix("0") { rest = rest.dropLast() }
        return rest.isEmpty ? String(digits) : "\(digits).\(rest)"
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// A comma or dot between digits.
    private static func separates(_ text: [UInt8], _ index: Int) -> Bool {
        guard text[index] == UInt8(ascii: ",") || text[index] == UInt8(ascii: ".") else { return false }
        return index + 1 < text.count && isDigit(text[index + 1])
    }
}
