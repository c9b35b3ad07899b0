import Diagnostics

extension Lint {
    /// A letter of another script that looks like a Latin one, in a word of Latin letters; full-width letters and digits and
    /// the look-alikes of `Đ` anywhere.
    static let lookalikeLetter = Lint(
        .lookalikeLetter,
        .file { file in
            guard let anatomy = file.anatomy else { return [] }
            var found: [Diagnostic] = []
            for range in file.text.oddWords {
                let wrong = Lookalike.all(in: file.source.word(range))
                guard let first = wrong.first else { continue }
                let edits = wrong.map { Fix.Edit(file.span($0.range), $0.replacement) }
                found.append(.lookalikeLetter(first, edits, anatomy.grade(at: first.range.lowerBound)))
            }
            return found
        })
}

/// A letter that looks like another one.
struct Lookalike {
    let letter: Unicode.Scalar
    /// What stands there: the letter with the marks on it.
    let range: Range<Int>
    let latin: Unicode.Scalar
    let replacement: String
    let script: Message

    private static let cyrillic = Message(vi: "chữ Kirin", en: "Cyrillic")
    private static let greek = Message(vi: "chữ Hy Lạp", en: "Greek")
    private static let wide = Message(vi: "ký tự toàn chiều rộng", en: "full-width")
    private static let other = Message(vi: "chữ của tiếng khác", en: "of another language")

    /// Those of a word, in order.
    static func all(in word: PlacedWord) -> [Lookalike] {
        let twins = word.letters.map { twin(of: $0.scalar) }
        let isAmongLatin = zip(word.letters, twins).contains { letter, twin in twin == nil && isLatin(letter.scalar) }
        var found: [Lookalike] = []
        for (place, twin) in twins.enumerated() {
            guard let twin, isAmongLatin || twin.isAnywhere else { continue }
            let marks = word.letters[(place + 1)...].prefix { $0.scalar.isMark }
            let group = PlacedWord(letters: [word.letters[place]] + marks)
            let letters = String(Character(twin.latin)) + PlacedWord(letters: Array(marks)).text
            found.append(
                Lookalike(
                    letter: word.letters[place].scalar, range: group.range, latin: twin.latin,
                    replacement: nfc(letters), script: twin.script))
        }
        return found
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "\u{C0}"..."\u{24F}", "\u{1E00}"..."\u{1EFF}": scalar != "×" && scalar != "÷"
        default: false
        }
    }

    private static func twin(
        of scalar: Unicode.Scalar
    ) -> (latin: Unicode.Scalar, script: Message, isAnywhere: Bool)? {
        switch scalar.value {
        case 0xD0, 0x189: return ("Đ", other, true)
        case 0xF0, 0x256: return ("đ", other, true)
        case 0x370...0x3FF: return find(scalar, greekLetters).map { ($0, greek, false) }
        case 0x400...0x52F: return find(scalar, cyrillicLetters).map { ($0, cyrillic, false) }
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            return Unicode.Scalar(scalar.value - 0xFEE0).map { ($0, wide, true) }
        default: return nil
        }
    }

    /// Whether it looks like another letter, although it lies where most letters stand for themselves.
    static func isStableTwin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xD0, 0xF0, 0x189, 0x256: true
        default: false
        }
    }

    private static func find(
        _ scalar: Unicode.Scalar, _ pairs: [(Unicode.Scalar, Unicode.Scalar)]
    ) -> Unicode.Scalar? {
        pairs.first { $0.0 == scalar }?.1
    }

    private static let cyrillicLetters = pairs("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԚԜ", "aeopcyxijshdqwABEKMHOPCTYXIJSQW")
    private static let greekLetters = pairs("ανικορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "avikopuABEZHIKMNOPTYX")

    private static func pairs(_ letters: String, _ latin: String) -> [(Unicode.Scalar, Unicode.Scalar)] {
        Array(zip(letters.unicodeScalars, latin.unicodeScalars))
    }
}

extension Diagnostic.Kind {
    fileprivate static let lookalikeLetter = Diagnostic.Kind(
        "lint/lookalike-letter", .warning, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi:
                    "một chữ cái của bảng chữ khác (Kirin, Hy Lạp, toàn chiều rộng, Ð của tiếng Băng Đảo) trông như chữ Latinh",
                en: "a letter of another script (Cyrillic, Greek, full-width, the Icelandic Ð) looks like a Latin one"),
            why: Message(
                vi: "nhìn không phân biệt được, nhưng tên viết bằng chữ ấy là một tên khác",
                en: "nobody sees it, but a name with such a letter is another name"),
            wrong: LintExample.indicator(remedy: "khắc phục: {vi: Số hóa thêm, en: Digitise m\u{43E}re}"),
            right: LintExample.indicator(remedy: "khắc phục: {vi: Số hóa thêm, en: Digitise more}"),
            fix: Message(vi: "gõ lại bằng bộ gõ tiếng Việt", en: "type the letter anew")))
}

extension Diagnostic {
    fileprivate static func lookalikeLetter(
        _ first: Lookalike, _ edits: [Fix.Edit], _ grade: Fix.Grade
    ) -> Diagnostic {
        let (letter, latin) = (Character(first.letter), Character(first.latin))
        return Diagnostic(
            .lookalikeLetter,
            Message(
                vi: "`\(letter)` (\(first.letter.codePoint)) là \(first.script.vi), chỉ trông như `\(latin)`",
                en: "`\(letter)` (\(first.letter.codePoint)) is \(first.script.en) and only looks like `\(latin)`"),
            at: edits[0].span,
            fixes: [
                Fix(
                    Message(
                        vi: "thay bằng chữ Latinh `\(latin)`\(edits.count > 1 ? "…" : "")",
                        en: "replace with the Latin `\(latin)`\(edits.count > 1 ? "…" : "")"),
                    grade, edits)
            ])
    }
}
