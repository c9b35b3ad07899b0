import Diagnostics

extension Diagnostic {
    /// - Parameters:
    ///   - similar: Keys that may stand there and look alike.
    ///   - homes: Where the key may stand, if it is one at all.
    static func unknownKey(
        _ text: String, _ place: RulePlace, similar: [String], homes: [RulePlace], at span: Span
    ) -> Diagnostic {
        let quoted = Wording.quoted(text)
        var help = Wording.didYouMean(similar)
        if !homes.isEmpty {
            let vi = homes.prefix(3).map(\.name.vi).joined(separator: ", ")
            let en = homes.prefix(3).map(\.name.en).joined(separator: ", ")
            let belongs = Message(vi: "khóa này thuộc về: \(vi)", en: "this key belongs to: \(en)")
            help = help.map { Message(vi: "\($0.vi) \(belongs.vi)", en: "\($0.en) \(belongs.en)") } ?? belongs
        }
        return Diagnostic(
            .unknownKey,
            Message(
                vi: "khóa \(quoted) không dùng được trong \(place.name.vi)",
                en: "unknown key \(quoted) in \(place.name.en)"),
            at: span, help: help, fixes: Wording.replacement(similar, at: span))
    }

    static func mixedLanguages(
        _ text: String, instead: String, fileLanguage: Language, at span: Span
    ) -> Diagnostic {
        let (quoted, word) = (Wording.quoted(text), Wording.quoted(instead))
        let vi =
            fileLanguage == .vi
            ? "khóa \(quoted) là tiếng Anh, các khóa khác của tệp là tiếng Việt"
            : "khóa \(quoted) là tiếng Việt, các khóa khác của tệp là tiếng Anh"
        let en =
            fileLanguage == .vi
            ? "key \(quoted) is English, the other keys of the file are Vietnamese"
            : "key \(quoted) is Vietnamese, the other keys of the file are English"
        let help = Message(vi: "viết \(word)", en: "write \(word)")
        return Diagnostic(
            .mixedLanguages, Message(vi: vi, en: en), at: span, help: help,
            fixes: [Fix(help, .safe, [Fix.Edit(span, instead)])])
    }

    static func unknownLanguage(_ text: String, of key: String, at span: Span) -> Diagnostic {
        let (quoted, owner) = (Wording.quoted(text), Wording.quoted(key))
        return Diagnostic(
            .unknownKey,
            Message(vi: "\(quoted) không phải là thứ tiếng của \(owner)", en: "\(quoted) is no language of \(owner)"),
            at: span, help: Message(vi: "viết `vi` hoặc `en`", en: "write `vi` or `en`"))
    }

    static func repeatedKey(_ text: String, at span: Span, first: Span) -> Diagnostic {
        let quoted = Wording.quoted(text)
        return Diagnostic(
            .repeatedKey, Message(vi: "khóa \(quoted) đã có", en: "key \(quoted) is there already"), at: span,
            labels: [Label(first, Message(vi: "lần đầu ở đây", en: "first here"))])
    }

    static func wrongShape(
        _ subject: Message, _ expected: ExpectedShape, found: Message, at span: Span, help: Message?
    ) -> Diagnostic {
        Diagnostic(
            .wrongShape,
            Message(
                vi: "\(subject.vi) cần \(expected.name.vi), ở đây là \(found.vi)",
                en: "\(subject.en) must be \(expected.name.en), but here is \(found.en)"),
            at: span, help: help)
    }

    static func missingKey(_ key: String, _ place: RulePlace, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(key)
        return Diagnostic(
            .missingKey, Message(vi: "\(place.name.vi) thiếu khóa \(quoted)", en: "\(place.name.en) lacks \(quoted)"),
            at: span)
    }

    static func emptyList(_ subject: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .emptyList, Message(vi: "\(subject.vi) không có mục nào", en: "\(subject.en) has no entries"), at: span)
    }

    static func badRuleDate(_ text: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(text)
        return Diagnostic(
            .badRuleDate, Message(vi: "\(quoted) không phải là một ngày", en: "\(quoted) is not a date"), at: span,
            help: ExpectedShape.date.example)
    }

    static func reversedPeriod(_ start: String, _ end: String, from: Span, to: Span) -> Diagnostic {
        Diagnostic(
            .reversedPeriod,
            Message(
                vi: "ngày cuối \(end) đứng trước ngày đầu \(start)",
                en: "the last day \(end) comes before the first, \(start)"),
            at: to, labels: [Label(from, Message(vi: "ngày đầu", en: "the first day"))])
    }

    static func unknownWord(_ text: String, _ set: WordSet, _ language: Language, at span: Span) -> Diagnostic {
        let words = Words.values(of: set).map { $0[language] }
        let near = Spelling.nearest(to: text, among: words)
        let all = Wording.alternatives(words)
        let quoted = Wording.quoted(text)
        return Diagnostic(
            .unknownWord,
            Message(vi: "\(quoted) không phải là \(set.name.vi)", en: "\(quoted) is not \(set.name.en)"), at: span,
            help: Wording.didYouMean(near) ?? Message(vi: "dùng \(all.vi)", en: "use \(all.en)"),
            fixes: Wording.replacement(near, at: span))
    }

    /// - Parameter needs: What the key can go with; one of them.
    static func misplacedKey(_ key: String, needs: [String], at span: Span) -> Diagnostic {
        let (quoted, list) = (Wording.quoted(key), Wording.alternatives(needs))
        return Diagnostic(
            .misplacedKey,
            Message(
                vi: "\(quoted) chỉ dùng được cùng \(list.vi)", en: "\(quoted) means nothing without \(list.en)"),
            at: span)
    }
}
