import Chuan
import Diagnostics

extension Lint {
    /// Tone marks on the first vowel (`hòa`) and on the second (`hoà`) in one rulebook: the rarer way is reported.
    static let mixedTonePlacement = Lint(
        .mixedTonePlacement,
        .declarations { rulebook in
            let files = rulebook.lintedFiles
            var words: [(file: Int, word: PlacedWord, tone: TonePlacement)] = []
            for (number, file) in files.enumerated() where file.anatomy != nil {
                for range in file.text.tonedEnds {
                    let word = file.source.word(range)
                    if let tone = TonePlacement(word) { words.append((number, word, tone)) }
                }
            }
            let firsts = words.count { $0.tone.isOnFirst }
            let isFirstRarer = firsts < words.count - firsts
            guard firsts > 0, firsts < words.count else { return [] }
            return words.filter { $0.tone.isOnFirst == isFirstRarer }.map { number, word, tone in
                let grade = files[number].anatomy?.grade(at: word.range.lowerBound) ?? .needsReview
                return .mixedTonePlacement(word, tone, at: files[number].span(word.range), grade)
            }
        })
}

/// Where the tone mark stands in a syllable that ends in `oa`, `oe` or `uy`.
private struct TonePlacement {
    /// On the first vowel of the two: `hòa`, `thủy`.
    let isOnFirst: Bool
    /// The word with its mark on the other one.
    let other: String

    /// Nil where there is no choice: no tone, a consonant behind the vowels, `qu` before `y`.
    init?(_ word: PlacedWord) {
        let letters = word.letters.map(\.scalar)
        guard letters.count >= 2, !letters.contains(where: \.isMark) else { return nil }
        let (first, second) = (Self.parts(letters[letters.count - 2]), Self.parts(letters[letters.count - 1]))
        guard let first, let second, (first.tone == 0) != (second.tone == 0) else { return nil }
        switch (first.vowel, second.vowel) {
        case ("o", "a"), ("o", "e"): break
        case ("u", "y") where letters.count < 3 || (letters[letters.count - 3].properties.lowercaseMapping != "q"):
            break
        default: return nil
        }
        isOnFirst = first.tone != 0
        var changed = String.UnicodeScalarView(letters.dropLast(2))
        changed.append(Self.letter(first, tone: second.tone))
        changed.append(Self.letter(second, tone: first.tone))
        other = String(changed)
    }

    private struct Vowel {
        let vowel: Character
        let isUpper: Bool
        let tone: Int
    }

    /// Rows: a letter without tone, then with each.
    private static let rows = [
        "oòóỏõọ", "aàáảãạ", "eèéẻẽẹ", "uùúủũụ", "yỳýỷỹỵ", "OÒÓỎÕỌ", "AÀÁẢÃẠ", "EÈÉẺẼẸ", "UÙÚỦŨỤ", "YỲÝỶỸỴ",
    ].map { Array($0.unicodeScalars) }

    private static func parts(_ scalar: Unicode.Scalar) -> Vowel? {
        for (number, row) in rows.enumerated() {
            guard let tone = row.firstIndex(of: scalar) else { continue }
            return Vowel(vowel: Character(rows[number % 5][0]), isUpper: number >= 5, tone: tone)
        }
        return nil
    }

    private static func letter(_ vowel: Vowel, tone: Int) -> Unicode.Scalar {
        let row = rows.firstIndex { Character($0[0]) == vowel.vowel } ?? 0
        return rows[row + (vowel.isUpper ? 5 : 0)][tone]
    }
}

extension Diagnostic.Kind {
    fileprivate static let mixedTonePlacement = Diagnostic.Kind(
        "lint/mixed-tone-placement", .note, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "cùng một bộ chỉ tiêu mà dấu thanh đặt theo hai kiểu: `hòa` và `hoà`, `thủy` và `thuỷ`",
                en: "one rulebook places tone marks in two ways: `hòa` and `hoà`, `thủy` and `thuỷ`"),
            why: Message(
                vi: "tìm một cách viết thì bỏ sót cách kia; tên trong biểu thức phải viết đúng như đã khai",
                en: "a search for one misses the other, and names in expressions must be spelled as declared"),
            wrong: LintExample.indicator(remedy: "khắc phục: {vi: Số hoá thêm kết quả, en: Digitise more results}"),
            right: LintExample.indicator(),
            fix: Message(
                vi: "viết theo kiểu mà bộ chỉ tiêu dùng nhiều hơn", en: "write it the way the rulebook mostly does")))
}

extension Diagnostic {
    fileprivate static func mixedTonePlacement(
        _ word: PlacedWord, _ tone: TonePlacement, at span: Span, _ grade: Fix.Grade
    ) -> Diagnostic {
        Diagnostic(
            .mixedTonePlacement,
            Message(
                vi: "`\(word.text)`: nơi khác trong bộ chỉ tiêu đặt dấu thanh kiểu `\(tone.other)`",
                en: "`\(word.text)`: elsewhere the rulebook places the tone mark as in `\(tone.other)`"),
            at: span,
            fixes: [
                Fix(
                    Message(vi: "viết `\(tone.other)`", en: "write `\(tone.other)`"), grade,
                    [Fix.Edit(span, tone.other)])
            ])
    }
}
