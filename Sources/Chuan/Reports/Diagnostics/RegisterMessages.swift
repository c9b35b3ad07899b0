package import Diagnostics
import FEEL

/// Why a register cannot be used.
package enum RegisterProblem: Sendable, Hashable {
    case missingColumn(String)
    case duplicateColumn(String)
    /// A column that is nearly one of those that are read.
    case unknownColumn(String, near: String)
    /// The byte at which UTF-8 breaks off.
    case notUTF8
    case tooLarge(Int)
    case unclosedQuote
    /// Text behind a closing quote.
    case textAfterQuote
    case empty
    /// More or fewer cells than the first line has.
    case cellCount(Int, expected: Int)
    case missingValue(String)
    case unknownType(String, near: [String])
    /// The unit ends before it starts.
    case reversed
    case notARow
    case tooManyRows(Int)
}

extension Diagnostic {
    /// A register that cannot be used as a whole.
    package static func badRegister(_ problem: RegisterProblem, at span: Span) -> Diagnostic {
        Diagnostic(.badRegister, describe(problem), at: span)
    }

    /// A row of a register that cannot be used.
    package static func badRegisterRow(_ problem: RegisterProblem, at span: Span) -> Diagnostic {
        var help: Message?
        if case .unknownType(_, let near) = problem, !near.isEmpty {
            let names = near.map { "`\($0)`" }.joined(separator: ", ")
            help = Message(vi: "có phải \(names)?", en: "did you mean \(names)?")
        }
        return Diagnostic(.badRegisterRow, describe(problem), at: span, help: help)
    }

    private static func describe(_ problem: RegisterProblem) -> Message {
        switch problem {
        case .missingColumn(let name):
            Message(vi: "danh bạ thiếu cột `\(name)`", en: "the register lacks column `\(name)`")
        case .duplicateColumn(let name):
            Message(vi: "danh bạ có hai cột `\(clip(name))`", en: "the register has two columns `\(clip(name))`")
        case .unknownColumn(let name, let near):
            Message(
                vi: "không có cột `\(clip(name))`; có phải `\(near)`?",
                en: "there is no column `\(clip(name))`; did you mean `\(near)`?")
        case .notUTF8:
            Message(
                vi: "danh bạ không phải UTF-8; lưu lại tệp dạng CSV UTF-8",
                en: "the register is not UTF-8; save it as CSV UTF-8")
        case .tooLarge(let limit):
            Message(vi: "danh bạ lớn hơn \(limit) byte", en: "the register has more than \(limit) bytes")
        case .unclosedQuote: Message(vi: "dấu ngoặc kép không đóng", en: "the quote is not closed")
        case .textAfterQuote: Message(vi: "còn chữ sau dấu ngoặc kép đóng", en: "there is text after the closing quote")
        case .empty: Message(vi: "danh bạ không có đơn vị nào", en: "the register has no units")
        case .cellCount(let count, let expected):
            Message(
                vi: "dòng có \(count) ô, dòng đầu có \(expected)",
                en: "the row has \(count) cells, the first line has \(expected)")
        case .missingValue(let name): Message(vi: "dòng thiếu `\(name)`", en: "the row lacks `\(name)`")
        case .unknownType(let text, _):
            Message(vi: "không có loại đơn vị `\(clip(text))`", en: "there is no unit type `\(clip(text))`")
        case .reversed: Message(vi: "ngày hết hiệu lực trước ngày bắt đầu", en: "the unit ends before it starts")
        case .notARow: Message(vi: "đơn vị phải là các cặp khóa: giá trị", en: "a unit must be pairs of key and value")
        case .tooManyRows(let limit):
            Message(vi: "danh bạ có quá \(limit) dòng", en: "the register has more than \(limit) rows")
        }
    }

    /// A code that is in force twice at one time.
    static func duplicateRegisterUnit(_ code: String, at span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateRegisterUnit,
            Message(
                vi: "mã đơn vị `\(clip(code))` có hai dòng cùng hiệu lực",
                en: "unit code `\(clip(code))` has two rows in force at the same time"),
            at: span, labels: [Label(first, Message(vi: "dòng kia ở đây", en: "the other row is here"))])
    }

    static func unitNotInRegister(_ code: String, near: [String], at span: Span) -> Diagnostic {
        let names = near.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unitNotInRegister,
            Message(vi: "danh bạ không có đơn vị `\(clip(code))`", en: "the register has no unit `\(clip(code))`"),
            at: span, help: near.isEmpty ? nil : Message(vi: "có phải \(names)?", en: "did you mean \(names)?"))
    }

    static func unitNotInForce(
        _ code: String, _ unit: Register.Unit, on date: CalendarDate, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .unitNotInForce,
            Message(
                vi: "đơn vị `\(clip(code))` không còn hoặc chưa có hiệu lực vào ngày \(date)",
                en: "unit `\(clip(code))` is not in force on \(date)"),
            at: span,
            labels: [Label(unit.span, Message(vi: "theo dòng này của danh bạ", en: "by this row of the register"))],
            help: Message(
                vi: "tìm đơn vị kế thừa; số liệu không được tự chuyển",
                en: "look for a successor; figures are not moved by themselves"))
    }

    static func nameDiffers(_ given: String, registered: String, at span: Span, register: Span) -> Diagnostic {
        Diagnostic(
            .nameDiffers,
            Message(
                vi: "báo cáo ghi tên `\(clip(given))`, danh bạ ghi `\(clip(registered))`",
                en: "the report is named `\(clip(given))`, the register has `\(clip(registered))`"),
            at: span, labels: [Label(register, Message(vi: "danh bạ", en: "the register"))])
    }

    static func typeDiffers(_ given: Located<String>, registered: String, register: Span) -> Diagnostic {
        Diagnostic(
            .typeDiffers,
            Message(
                vi: "báo cáo ghi loại đơn vị `\(given.value)`, danh bạ ghi `\(registered)`",
                en: "the report says unit type `\(given.value)`, the register `\(registered)`"),
            at: given.span, labels: [Label(register, Message(vi: "danh bạ", en: "the register"))])
    }
}
