import Diagnostics
import FEEL

/// Numbers in targets as people write them where they may not be written so.
enum NumberSpelling {
    /// The text with its numbers as phrases have them: plain digits and signs, no blanks inside, thousands in one piece or
    /// with points.
    static func mended(_ text: String, _ language: Language) -> String {
        var characters = text.unicodeScalars.map { plain($0) }
        dropBlanks(in: &characters)
        dropTrailingSigns(in: &characters)
        return joined(characters, language)
    }

    /// Letters, digits and signs of double width in their usual form.
    private static func plain(_ scalar: Unicode.Scalar) -> Character {
        guard (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) else {
            return Character(scalar)
        }
        return Character(plain)
    }

    /// `98 ,5` is `98,5`, and `1 250` is `1250`.
    private static func dropBlanks(in text: inout [Character]) {
        var result: [Character] = []
        // Where the last group of three ends that was put behind others.
        var groupEnd: Int?
        for (index, character) in text.enumerated() {
            guard character == " ", let before = result.last,
                let next = text[(index + 1)...].first(where: { $0 != " " })
            else {
                result.append(character)
                continue
            }
            let rest = text[(index + 1)...].drop { $0 == " " }
            let isBeforeSign = isDigit(before) && isSign(next) && isNumber(after: rest)
            let isBehindSign = isSign(before) && isDigit(next) && result.dropLast().last.map(isDigit) ?? false
            let isGroup =
                isDigit(before) && rest.prefix(while: isDigit).count == 3
                && (isFirstGroup(result) || result.count == groupEnd)
            if isGroup { groupEnd = result.count + 3 }
            if !(isBeforeSign || isBehindSign || isGroup) { result.append(character) }
        }
        text = result
    }

    private static func isNumber(after rest: ArraySlice<Character>) -> Bool {
        rest.dropFirst().first { $0 != " " }.map(isDigit) ?? false
    }

    /// Whether a text ends with one to three digits that are no fraction.
    private static func isFirstGroup(_ text: [Character]) -> Bool {
        let digits = text.reversed().prefix(while: isDigit).count
        return digits <= 3 && !(text.dropLast(digits).last.map(isSign) ?? false)
    }

    /// `98.%` is `98%`.
    private static func dropTrailingSigns(in text: inout [Character]) {
        var result: [Character] = []
        for (index, character) in text.enumerated() {
            let next = index + 1 < text.count ? text[index + 1] : nil
            let isTrailing = isSign(character) && result.last.map(isDigit) ?? false && (next == "%" || next == " ")
            if !isTrailing { result.append(character) }
        }
        text = result
    }

    /// `1,250,000` is `1.250.000` in Vietnamese, and `1250000` in English.
    private static func joined(_ text: [Character], _ language: Language) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            guard isDigit(first) else {
                result.append(first)
                rest.removeFirst()
                continue
            }
            let number = rest.prefix { isDigit($0) || isSign($0) }
            rest = rest.dropFirst(number.count)
            let groups = number.split(omittingEmptySubsequences: false, whereSeparator: isSign)
            let hasOneSign = Set(number.filter(isSign)).count == 1
            let isGrouped = groups.count > 2 && hasOneSign && groups.dropFirst().allSatisfy { $0.count == 3 }
            if isGrouped, groups[0].count <= 3 {
                result += groups.map { String($0) }.joined(separator: language == .vi ? "." : "")
            } else {
                result += String(number)
            }
        }
        return result
    }

    // MARK: Ranges

    private static let openers: Set<String> = ["tu", "trong", "khoang", "dat", "giua", "from", "between"]
    private static let joiners: Set<String> = ["den", "toi", "va", "-", "–", "to", "and"]

    /// `[90%..95%]` for `từ 90% đến 95%`.
    static func range(in text: String) -> String? {
        let spaced = text.map { $0 == "-" || $0 == "–" ? " - " : String($0) }.joined()
        var words = spaced.split(separator: " ").map(String.init)
        while let first = words.first, openers.contains(Spelling.plain(first)) { words.removeFirst() }
        guard words.count == 3, words.count < text.count,
            joiners.contains(words[1]) || joiners.contains(Spelling.plain(words[1])),
            let low = number(words[0]), let high = number(words[2])
        else { return nil }
        // `từ 90 đến 95%`: the sign speaks of both.
        let isPercent = high.isPercent
        guard isPercent || !low.isPercent, let a = Decimal(low.digits), let b = Decimal(high.digits), a < b else {
            return nil
        }
        let sign = isPercent ? "%" : ""
        return "[\(low.digits)\(sign)..\(high.digits)\(sign)]"
    }

    private static func number(_ word: String) -> (digits: String, isPercent: Bool)? {
        let digits = word.hasSuffix("%") ? String(word.dropLast()) : word
        let parts = digits.split(omittingEmptySubsequences: false, whereSeparator: isSign)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
        // Three digits behind a sign may be thousands.
        if parts.count == 2, parts[1].count == 3 { return nil }
        return (parts.joined(separator: "."), word.hasSuffix("%"))
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    private static func isSign(_ character: Character) -> Bool { character == "," || character == "." }
}
