import Chuan
import Diagnostics

extension Diagnostic {
    static func unknownTestedCheck(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknownTested(
            .unknownTestedCheck, text, Message(vi: "tiêu chí hay chỉ tiêu", en: "check or indicator"), similar, span)
    }

    static func unknownTestedReading(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknownTested(.unknownTestedReading, text, Message(vi: "cách hiểu", en: "reading"), similar, span)
    }

    static func unknownTestedField(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknownTested(.unknownTestedField, text, Message(vi: "trường số liệu", en: "field"), similar, span)
    }

    static func unknownTestedType(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknownTested(.unknownTestedType, text, Message(vi: "loại đơn vị", en: "unit type"), similar, span)
    }

    private static func unknownTested(
        _ kind: Kind, _ text: String, _ what: Message, _ similar: [String], _ span: Span
    ) -> Diagnostic {
        let quoted = Wording.quoted(text)
        return Diagnostic(
            kind, Message(vi: "không có \(what.vi) \(quoted)", en: "there is no \(what.en) \(quoted)"), at: span,
            help: Wording.didYouMean(similar), fixes: Wording.replacement(similar, at: span))
    }

    static func contradiction(_ problem: Contradiction, at span: Span, other: Span) -> Diagnostic {
        Diagnostic(
            .contradiction,
            Message(
                vi: "không thể vừa \(problem.first.vi) vừa có \(problem.second.vi)",
                en: "it can't be \(problem.first.en) and have \(problem.second.en)"),
            at: span, labels: [Label(other, Message(vi: "kết luận ở đây", en: "the verdict is here"))])
    }

    static func duplicateTestName(_ name: String, at span: Span, first: Span) -> Diagnostic {
        let quoted = Wording.quoted(name)
        return Diagnostic(
            .duplicateTestName, Message(vi: "tên \(quoted) đã có", en: "the name \(quoted) is there already"),
            at: span, labels: [Label(first, Message(vi: "lần đầu ở đây", en: "first here"))])
    }

    static func noVerdictColumn(_ word: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(word)
        return Diagnostic(
            .noVerdictColumn, Message(vi: "cột cuối phải là \(quoted)", en: "the last column must be \(quoted)"),
            at: span)
    }

    static func wrongRowLength(_ cells: Int, _ columns: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .wrongRowLength,
            Message(
                vi: "dòng có \(cells) ô, bảng có \(columns) cột",
                en: "the row has \(cells) cells, the table \(columns) columns"
            ), at: span)
    }

    static func noRowForColumn(_ name: String, isAmbiguous: Bool, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(name)
        return Diagnostic(
            .noRowForColumn,
            isAmbiguous
                ? Message(vi: "\(quoted) có ở nhiều bảng của báo cáo", en: "several lists of the report have \(quoted)")
                : Message(
                    vi: "báo cáo không có dòng nào, hoặc có nhiều dòng, cho \(quoted)",
                    en: "the report has no single row for \(quoted)"),
            at: span,
            help: Message(
                vi: "thêm dòng vào `cho`, hoặc viết đường dẫn như \"tthc[1].đúng hạn\"",
                en: "add the row to `given`, or write a path such as \"tthc[1].resolved_on_time\""))
    }

    static func untestedRulebook(_ id: String?, known: [String], at span: Span) -> Diagnostic {
        let message =
            id.map {
                Message(
                    vi: "không có bộ chỉ tiêu \(Wording.quoted($0))", en: "there is no rulebook \(Wording.quoted($0))")
            }
            ?? (known.isEmpty
                ? Message(vi: "không có bộ chỉ tiêu nào cạnh tệp này", en: "no rulebook stands beside this file")
                : Message(vi: "cạnh tệp này có nhiều bộ chỉ tiêu", en: "several rulebooks stand beside this file"))
        let list = Wording.alternatives(known)
        return Diagnostic(
            .untestedRulebook, message, at: span,
            help: known.isEmpty
                ? nil : Message(vi: "ghi `bộ chỉ tiêu`: \(list.vi)", en: "write `rulebook`: \(list.en)"))
    }
}
