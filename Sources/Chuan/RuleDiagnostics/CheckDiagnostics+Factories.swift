import Diagnostics

extension Diagnostic {
    static func noMeasure(_ words: [String], at span: Span) -> Diagnostic {
        let list = Wording.alternatives(words)
        return Diagnostic(
            .noMeasure,
            Message(
                vi: "tiêu chí chưa nói phải tính hay yêu cầu gì",
                en: "the check does not say what to compute or require"),
            at: span, help: Message(vi: "viết \(list.vi)", en: "write \(list.en)"))
    }

    static func severalMeasures(_ words: [String], in place: RulePlace, at span: Span, first: Span) -> Diagnostic {
        let list = words.map(Wording.quoted).joined(separator: ", ")
        return Diagnostic(
            .severalMeasures,
            Message(
                vi: "\(place.name.vi) không thể có cùng lúc \(list)", en: "\(place.name.en) cannot have all of \(list)"),
            at: span, labels: first == span ? [] : [Label(first, Message(vi: "đã có ở đây", en: "already here"))])
    }

    static func halfFraction(_ written: String, missing: String, at span: Span) -> Diagnostic {
        let (one, other) = (Wording.quoted(written), Wording.quoted(missing))
        return Diagnostic(
            .halfFraction, Message(vi: "có \(one) mà thiếu \(other)", en: "\(one) without \(other)"), at: span)
    }

    static func missingTarget(_ target: String, beside: String, _ language: Language, at span: Span) -> Diagnostic {
        let (missing, one) = (Wording.quoted(target), Wording.quoted(beside))
        let example = language == .vi ? "\(target): từ 98% trở lên" : "\(target): at least 98%"
        return Diagnostic(
            .missingTarget, Message(vi: "có \(one) mà thiếu \(missing)", en: "\(one) without \(missing)"), at: span,
            help: Message(vi: "ví dụ `\(example)`", en: "for example `\(example)`"))
    }

    static func comparedRequirement(_ target: String, require: String, at span: Span) -> Diagnostic {
        let (one, other) = (Wording.quoted(target), Wording.quoted(require))
        return Diagnostic(
            .comparedRequirement,
            Message(
                vi: "\(one) không đi cùng \(other): yêu cầu chỉ đúng hoặc sai",
                en: "\(one) does not go with \(other), which is true or false"),
            at: span)
    }

    static func badIteration(_ text: String, key: String, _ language: Language, at span: Span) -> Diagnostic {
        let example = Wording.quoted("\(key): tthc \(language == .vi ? "là dòng" : "as row")")
        let quoted = Wording.quoted(text)
        return Diagnostic(
            .badIteration,
            Message(
                vi: "\(quoted) chưa nói lấy các dòng nào và gọi mỗi dòng là gì",
                en: "\(quoted) does not say which rows are meant and what each is called"),
            at: span, help: Message(vi: "viết \(example)", en: "write \(example)"))
    }

    static func unknownTargetPhrase(_ text: String, instead: String?, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(text)
        let shapes = Message(
            vi: "ví dụ `từ 98% trở lên`, `không quá 5%`, `đạt 100%`, hoặc trong ngoặc kép `>= 98%`",
            en: "for example `at least 98%`, `at most 5%`, or in quotes `>= 98%`")
        let help = instead.map(Wording.quoted).map { Message(vi: "viết \($0)", en: "write \($0)") } ?? shapes
        return Diagnostic(
            .unknownTargetPhrase,
            Message(vi: "không hiểu mục tiêu \(quoted)", en: "the target \(quoted) is not understood"), at: span,
            help: help)
    }

    static func unreachableLine(_ when: String, at span: Span, after first: Span) -> Diagnostic {
        let quoted = Wording.quoted(when)
        return Diagnostic(
            .unreachableLine,
            Message(vi: "dòng này không bao giờ được dùng", en: "this line never holds"), at: span,
            labels: [
                Label(
                    first,
                    Message(
                        vi: "dòng này không có \(quoted) nên luôn được dùng",
                        en: "without \(quoted), this line always holds"))
            ])
    }
}
