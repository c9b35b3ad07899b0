import Diagnostics

extension Diagnostic {
    /// - Parameter subject: What the id names: "check", "unit type".
    static func duplicateID(_ id: String, _ subject: Message, at span: Span, first: Span) -> Diagnostic {
        let quoted = Wording.quoted(id)
        return Diagnostic(
            .duplicateID,
            Message(vi: "mã \(quoted) của \(subject.vi) đã có", en: "the id \(quoted) of \(subject.en) is taken"),
            at: span,
            labels: [Label(first, Message(vi: "lần đầu ở đây", en: "first here"))])
    }

    static func unknownUnitType(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.unknownUnitType, text, Message(vi: "loại đơn vị", en: "unit type"), similar, span)
    }

    static func unknownDocument(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.unknownDocument, text, Message(vi: "văn bản", en: "document"), similar, span)
    }

    static func unknownReading(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.unknownReading, text, Message(vi: "cách hiểu", en: "reading"), similar, span)
    }

    static func unknownAlternative(_ text: String, reading: String, similar: [String], at span: Span) -> Diagnostic {
        let subject = Message(vi: "lựa chọn của cách hiểu `\(reading)`", en: "alternative of the reading `\(reading)`")
        return unknown(.unknownAlternative, text, subject, similar, span)
    }

    /// "no such thing is declared", with what it may have been.
    static func unknown(
        _ kind: Kind, _ text: String, _ subject: Message, _ similar: [String], _ span: Span
    ) -> Diagnostic {
        let quoted = Wording.quoted(text)
        return Diagnostic(
            kind, Message(vi: "không có \(subject.vi) \(quoted)", en: "there is no \(subject.en) \(quoted)"), at: span,
            help: Wording.didYouMean(similar), fixes: Wording.replacement(similar, at: span))
    }

    static func badName(_ name: String, _ problem: Names.Problem, at span: Span) -> Diagnostic {
        let reason: Message =
            switch problem {
            case .empty: Message(vi: "tên trống", en: "it is empty")
            case .character(let character):
                Message(
                    vi: "tên không được có `\(character)`", en: "names cannot have `\(character)`")
            case .keyword(let word):
                Message(vi: "`\(word)` là từ nối của biểu thức", en: "`\(word)` joins expressions")
            case .startsWithDigit: Message(vi: "tên phải bắt đầu bằng chữ", en: "names start with a letter")
            case .reserved: Message(vi: "từ này đã có nghĩa riêng", en: "the word has a meaning of its own")
            }
        let quoted = Wording.quoted(name)
        return Diagnostic(
            .badName,
            Message(
                vi: "\(quoted) không dùng làm tên trong biểu thức được: \(reason.vi)",
                en: "\(quoted) cannot be a name in expressions: \(reason.en)"),
            at: span)
    }

    static func badKey(_ key: String, suggestion: String?, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(key)
        let similar = suggestion.map { [$0] } ?? []
        return Diagnostic(
            .badKey,
            Message(
                vi: "khóa \(quoted) chỉ được có chữ thường không dấu, chữ số và gạch dưới",
                en: "the key \(quoted) may only have lower-case letters, digits and underscores"),
            at: span, help: suggestion.map { Message(vi: "ví dụ `\($0)`", en: "for example `\($0)`") },
            fixes: Wording.replacement(similar, at: span))
    }

    static func nameClash(_ name: String, with other: String, at span: Span, first: Span?) -> Diagnostic {
        let (quoted, owner) = (Wording.quoted(name), Wording.quoted(other))
        return Diagnostic(
            .nameClash,
            Message(vi: "tên \(quoted) đã là tên của \(owner)", en: "the name \(quoted) already belongs to \(owner)"),
            at: span, labels: first.map { [Label($0, Message(vi: "ở đây", en: "here"))] } ?? [])
    }

    static func nameOfFunction(_ name: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(name)
        return Diagnostic(
            .nameClash,
            Message(vi: "tên \(quoted) đã là tên của một hàm", en: "the name \(quoted) already belongs to a function"),
            at: span)
    }

    static func differentNames(_ key: String, in block: String, at span: Span, first: Span?) -> Diagnostic {
        let (quoted, other) = (Wording.quoted(key), Wording.quoted(block))
        return Diagnostic(
            .differentNames,
            Message(
                vi: "khóa \(quoted) có tên khác ở khối \(other)",
                en: "the key \(quoted) has other names in block \(other)"),
            at: span, labels: first.map { [Label($0, Message(vi: "ở đây", en: "here"))] } ?? [])
    }
}
