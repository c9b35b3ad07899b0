package import Diagnostics

/// Why a value that could be read cannot be true.
enum ImpossibleValue: Sendable, Hashable {
    case negative
    case fraction
    case fractionOfDong
}

extension Diagnostic {
    /// A number cell that is none.
    static func unreadableNumber(_ input: CellInput, _ problem: UnreadableNumber) -> Diagnostic {
        let (reason, help) = explain(problem, input)
        return Diagnostic(
            .unreadableNumber,
            Message(
                vi: "không đọc được `\(input.shown)` thành số ở ô `\(input.title.vi)`: \(reason.vi)",
                en: "`\(input.shown)` in `\(input.title.en)` is no readable number: \(reason.en)"),
            at: input.span, help: help)
    }

    private static func explain(_ problem: UnreadableNumber, _ input: CellInput) -> (Message, Message?) {
        switch problem {
        case .words:
            (
                Message(vi: "đây là chữ", en: "it is text"),
                Message(
                    vi: "ghi số; để trống nếu chưa có, ghi \"không phát sinh\" nếu không có phát sinh",
                    en: "write a number; leave it empty if there is none yet")
            )
        case .malformed:
            (
                Message(vi: "dấu ngăn cách hoặc ký hiệu không hợp lệ", en: "its separators or signs fit no form"),
                Message(vi: "viết như 1234, 1.234 hoặc 1.234,5", en: "write it like 1234, 1.234 or 1.234,5")
            )
        case .english(let value):
            (
                Message(vi: "đây là kiểu Anh (\(comma(value)))", en: "this is English form (\(value))"),
                Message(vi: "viết \(comma(value))", en: "write \(comma(value))")
            )
        case .ambiguous(let grouped, let decimal):
            (
                Message(
                    vi: "có thể là \(grouped) (dấu ngăn hàng nghìn) hoặc \(decimal) (dấu phần lẻ)",
                    en: "it may be \(grouped) (grouped thousands) or \(decimal) (a fraction)"),
                Message(
                    vi: "viết \(grouped) nếu dấu đó ngăn hàng nghìn",
                    en: "write \(grouped) if the separator groups thousands")
            )
        case .tooLong:
            (Message(vi: "quá 34 chữ số", en: "it has more than 34 digits"), nil)
        case .unit(let unit):
            (
                Message(
                    vi: "phần `\(clip(unit))` sau số không phải đơn vị tính của ô",
                    en: "`\(clip(unit))` after the number is not the cell's unit"),
                nil
            )
        }
    }

    private static func comma(_ value: String) -> String { value.replacing(".", with: ",") }

    /// A flag or another cell that is not of its field's kind.
    static func unreadableValue(_ input: CellInput) -> Diagnostic {
        let expected = expectation(input.field.kind)
        return Diagnostic(
            .unreadableValue,
            Message(
                vi: "ô `\(input.title.vi)` không nhận `\(input.shown)`",
                en: "`\(input.title.en)` does not take `\(input.shown)`"),
            at: input.span, help: Message(vi: "ghi \(expected.vi)", en: "write \(expected.en)"))
    }

    private static func expectation(_ kind: Field.Kind) -> Message {
        switch kind {
        case .flag: Message(vi: "có, không hoặc chưa rõ", en: "yes, no or unknown")
        case .date: Message(vi: "ngày như 31/12/2023", en: "a date like 31/12/2023")
        case .rate: Message(vi: "tỷ lệ như 98,5%", en: "a rate like 98,5%")
        case .money: Message(vi: "số tiền như 1.250,5 tỷ đồng", en: "an amount like 1.250,5 tỷ đồng")
        case .count, .number: Message(vi: "một số", en: "a number")
        case .text, .texts, .choice: Message(vi: "một đoạn chữ", en: "a text")
        }
    }

    /// A value that the enumeration of a field does not have.
    static func unknownChoice(_ input: CellInput, _ enumeration: Enumeration) -> Diagnostic {
        let spellings = enumeration.values.flatMap { [$0.title[.vi], $0.code, $0.title[.en]] + $0.aliases }
        let near = input.suggests ? Spelling.nearest(to: String(input.text.prefix(200)), among: spellings) : []
        let all = enumeration.values.prefix(8).map { "`\($0.title[.vi])`" }.joined(separator: ", ")
        let help = near.isEmpty ? all : near.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownChoice,
            Message(
                vi: "`\(input.shown)` không có trong danh mục \(enumeration.title[.vi]) của ô `\(input.title.vi)`",
                en: "`\(input.shown)` is not in the enumeration \(enumeration.title[.en]) of `\(input.title.en)`"),
            at: input.span,
            help: near.isEmpty
                ? Message(vi: "các giá trị: \(help)", en: "the values are \(help)")
                : Message(vi: "có phải \(help)?", en: "did you mean \(help)?"))
    }

    /// A text that is no day of the calendar.
    package static func badReportDate(_ text: String, at span: Span) -> Diagnostic {
        let shown = clip(text)
        let (reason, help) = dateReason(DateScan.scan(text))
        return Diagnostic(
            .badReportDate,
            Message(vi: "`\(shown)` không phải là ngày: \(reason.vi)", en: "`\(shown)` is no date: \(reason.en)"),
            at: span, help: help)
    }

    private static func dateReason(_ scan: DateScan) -> (Message, Message?) {
        switch scan {
        case .noSuchDay(let month, let year, let last):
            (
                Message(
                    vi: "tháng \(month)/\(year) chỉ có \(last) ngày", en: "month \(month)/\(year) has \(last) days"),
                Message(
                    vi: "ngày cuối tháng là \(last)/\(month)/\(year)",
                    en: "the last day of the month is \(last)/\(month)/\(year)")
            )
        case .monthFirst(let day, let month, let year):
            (
                Message(vi: "ngày đứng trước tháng", en: "the day stands before the month"),
                Message(
                    vi: "viết theo ngày/tháng/năm: \(day)/\(month)/\(year)",
                    en: "write day/month/year: \(day)/\(month)/\(year)")
            )
        case .notInCalendar:
            (
                Message(vi: "tháng hoặc năm không hợp lệ", en: "its month or year does not exist"),
                Message(
                    vi: "viết ngày/tháng/năm với năm đủ bốn chữ số: 31/12/2023",
                    en: "write day/month/year with a year of four digits: 31/12/2023")
            )
        case .notADate, .date:
            (
                Message(vi: "không đúng cách viết", en: "it has another form"),
                Message(vi: "viết 31/12/2023 hoặc 2023-12-31", en: "write 31/12/2023 or 2023-12-31")
            )
        }
    }

    static func clip(_ text: String) -> String { text.count > 60 ? text.prefix(57) + "…" : text }
}

extension CellInput {
    var title: Message { field.shownTitle }
    var shown: String { Diagnostic.clip(text) }
}
