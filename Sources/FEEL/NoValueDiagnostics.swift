import Diagnostics

/// Why a part of an expression is null, in the terms of its author.
enum NoValueReason {
    case divisionByZero
    case beyondNumbers(sign: String)
    /// An operand is null.
    case missing(Side, sign: String)
    case doesNotTake(sign: String, Type, Type)
    case doesNotTakeOne(sign: String, Type)
    case notComparable(Type, Type)
    case notTruth(Side, sign: String, Type)
    case noMember(String, of: Type, similar: [String])
    case noPosition(String, count: Int)
    /// Whatever the list.
    case neverPosition(String)
    case notIterable(Type)
    case notAFunction(Type)
    case wrongCount(String, given: Int, usage: String)
    case missingArgument(Int, of: String)
    case wrongArgument(Int, of: String, Type, wanted: Type)
    /// An item of a list that is an argument.
    case wrongItem(Int, argument: Int, of: String, Type, wanted: Type)
    case unknownParameter(String, of: String, usage: String)
    case noResult(String, usage: String)
    case noDay(String)
    /// A text that a conversion can't read, and a text that it could.
    case unreadable(String, by: String, example: String)
    case badPattern(String)
    case badLiteral(String)
    /// A text names a region whose clocks are not known.
    case badZone(String, ZoneFailure)
    case badRange
    case unknownType
    case duplicateKey(String)
    case gaveUp(Evaluator.Breach)

    enum Side {
        case left, right
    }
}

extension Diagnostic.Kind {
    static let noValue = Diagnostic.Kind(
        "feel/no-value", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một phần của biểu thức không có giá trị (null).",
                en: "A part of the expression has no value: it is null."),
            why: Message(
                vi: "FEEL coi mọi lỗi là null và tính tiếp, nên chỗ sai dễ bị bỏ qua.",
                en: "FEEL takes every mistake for null and goes on, so it is easily missed."),
            wrong: "1 / 0", right: "1 / 2",
            fix: Message(
                vi: "Sửa chỗ được gạch chân; nếu null là có chủ ý thì không cần làm gì.",
                en: "Mend the part that is underlined; if null is what was meant, leave it.")))
}

extension Diagnostic {
    static func noValue(_ reason: NoValueReason, at span: Span) -> Diagnostic {
        Diagnostic(.noValue, reason.message, at: span, help: reason.help)
    }

    /// The same finding of the checker, where it is no error: the part is null.
    static func noValue(because finding: Diagnostic) -> Diagnostic {
        Diagnostic(
            .noValue, finding.message, at: finding.span, labels: finding.labels, help: finding.help,
            fixes: finding.fixes)
    }
}

extension NoValueReason {
    fileprivate var message: Message {
        switch self {
        case .divisionByZero: Message(vi: "chia cho 0", en: "division by zero")
        case .beyondNumbers(let sign):
            Message(vi: "`\(sign)` không có kết quả là một số", en: "`\(sign)` has no number for a result here")
        case .missing(let side, let sign):
            Message(vi: "\(side.words.vi) của `\(sign)` là null", en: "\(side.words.en) of `\(sign)` is null")
        case .doesNotTake(let sign, let left, let right):
            Message(
                vi: "`\(sign)` không dùng được cho \(left.words.vi) và \(right.words.vi)",
                en: "`\(sign)` does not take \(left.words.en) and \(right.words.en)")
        case .doesNotTakeOne(let sign, let type):
            Message(
                vi: "`\(sign)` không dùng được cho \(type.words.vi)", en: "`\(sign)` does not take \(type.words.en)")
        case .notComparable(let left, let right):
            Message(
                vi: "không so sánh được \(left.words.vi) với \(right.words.vi)",
                en: "\(left.words.en) can't be compared with \(right.words.en)")
        case .notTruth(let side, let sign, let type):
            Message(
                vi: "\(side.words.vi) của `\(sign)` là \(type.words.vi), không phải đúng/sai",
                en: "\(side.words.en) of `\(sign)` is \(type.words.en), not true or false")
        default: structureMessage
        }
    }

    private var structureMessage: Message {
        switch self {
        case .noMember(let name, let type, _):
            Message(vi: "\(type.words.vi) này không có `\(name)`", en: "there is no `\(name)` in \(type.words.en)")
        case .noPosition(let position, let count):
            Message(
                vi: "không có vị trí \(position) trong danh sách \(count) phần tử",
                en: "there is no position \(position) in a list of \(count)")
        case .neverPosition(let position):
            Message(
                vi: "không danh sách nào có vị trí \(position): vị trí đầu tiên là 1",
                en: "no list has a position \(position): the first one is 1")
        case .notIterable(let type):
            Message(vi: "không duyệt qua được \(type.words.vi) này", en: "\(type.words.en) can't be gone through here")
        case .notAFunction(let type):
            Message(vi: "\(type.words.vi) không phải là hàm", en: "\(type.words.en) is no function")
        case .badLiteral(let text):
            Message(
                vi: "`\(text)` không phải là ngày, giờ hay khoảng thời gian",
                en: "`\(text)` is no date, time or duration")
        case .badRange:
            Message(
                vi: "hai đầu của khoảng không cùng loại hoặc ngược thứ tự",
                en: "the ends of the range don't fit each other, or stand in the wrong order")
        case .unknownType: Message(vi: "không có kiểu mang tên này", en: "there is no type of this name")
        case .duplicateKey(let key): Message(vi: "khóa `\(key)` có hai lần", en: "the key `\(key)` stands there twice")
        case .gaveUp(let breach): breach.message
        default: argumentMessage
        }
    }

    private var argumentMessage: Message {
        switch self {
        case .wrongCount(let name, let given, _):
            Message(
                vi: "`\(name)` không nhận \(given) tham số",
                en: "`\(name)` does not take \(given) argument\(given == 1 ? "" : "s")")
        case .missingArgument(let number, let name):
            Message(vi: "tham số \(number) của `\(name)` là null", en: "argument \(number) of `\(name)` is null")
        case .wrongArgument(let number, let name, let found, let wanted):
            Message(
                vi: "tham số \(number) của `\(name)` là \(found.words.vi), không phải \(wanted.words.vi)",
                en: "argument \(number) of `\(name)` is \(found.words.en), not \(wanted.words.en)")
        case .wrongItem(let item, let number, let name, let found, let wanted):
            Message(
                vi:
                    "phần tử \(item) của tham số \(number) của `\(name)` là \(found.words.vi), không phải \(wanted.words.vi)",
                en: "item \(item) of argument \(number) of `\(name)` is \(found.words.en), not \(wanted.words.en)")
        case .unknownParameter(let parameter, let name, _):
            Message(vi: "`\(name)` không có tham số `\(parameter)`", en: "`\(name)` has no parameter `\(parameter)`")
        case .noDay(let name):
            Message(vi: "`\(name)` cần ngày của lần chạy", en: "`\(name)` needs the day of the run")
        case .badZone(let text, let failure): failure.message(of: text)
        case .unreadable(let text, let name, _):
            Message(vi: "`\(name)` không đọc được `\(text)`", en: "`\(name)` can't read `\(text)`")
        case .badPattern(let pattern):
            Message(
                vi: "`\(pattern)` không phải là biểu thức chính quy dùng được ở đây",
                en: "`\(pattern)` is no regular expression that can be used here")
        case .noResult(let name, _):
            Message(
                vi: "`\(name)` không có kết quả với các tham số này", en: "`\(name)` has no result for these arguments")
        default: Message(vi: "không có giá trị", en: "there is no value")
        }
    }

    fileprivate var help: Message? {
        switch self {
        case .noMember(_, _, let similar) where !similar.isEmpty:
            Message(
                vi: "có phải là \(similar.map { "`\($0)`" }.joined(separator: " hay "))?",
                en: "did you mean \(similar.map { "`\($0)`" }.joined(separator: " or "))?")
        case .wrongCount(_, _, let usage), .unknownParameter(_, _, let usage), .noResult(_, let usage):
            Message(vi: "cách gọi: \(usage)", en: "usage: \(usage)")
        case .badZone(_, .noDatabase), .badZone(_, .unreadable):
            Message(
                vi: "cài gói tzdata; chương trình đọc /usr/share/zoneinfo",
                en: "install the package tzdata; the program reads /usr/share/zoneinfo")
        case .badZone(_, .unknownName):
            Message(vi: "viết dạng `Asia/Ho_Chi_Minh`", en: "write it like `Asia/Ho_Chi_Minh`")
        case .unreadable(let text, let name, _)
        where ["date", "duration"].contains(name) && TemporalSpelling.text(meantBy: text) != nil:
            TemporalSpelling.text(meantBy: text).map { Message(vi: "viết `\($0)`", en: "write `\($0)`") }
        case .unreadable(_, _, let example):
            Message(vi: "viết dạng `\(example)`", en: "write it like `\(example)`")
        case .badLiteral(let text):
            TemporalSpelling.literal(meantBy: text).map { Message(vi: "viết `\($0)`", en: "write `\($0)`") }
        case .noDay: Message(vi: "thêm --as-of 2023-12-31", en: "add --as-of 2023-12-31")
        default: nil
        }
    }
}

extension NoValueReason.Side {
    fileprivate var words: Message {
        switch self {
        case .left: Message(vi: "vế trái", en: "the left side")
        case .right: Message(vi: "vế phải", en: "the right side")
        }
    }
}

extension ZoneFailure {
    /// - Parameter text: The text that names the region after `@`.
    fileprivate func message(of text: String) -> Message {
        let name = text.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? text
        return switch self {
        case .noDatabase:
            Message(
                vi: "máy này không có dữ liệu múi giờ nên không hiểu được `\(name)`",
                en: "this machine has no time-zone database, so `\(name)` is not known")
        case .unknownName: Message(vi: "không có múi giờ `\(name)`", en: "there is no time zone `\(name)`")
        case .unreadable:
            Message(
                vi: "không đọc được dữ liệu múi giờ của `\(name)`",
                en: "the time-zone file of `\(name)` can't be read")
        }
    }
}

extension Evaluator.Breach {
    fileprivate var message: Message {
        switch self {
        case .steps: Message(vi: "phép tính quá dài nên bị dừng", en: "the evaluation took too many steps")
        case .callDepth: Message(vi: "hàm gọi lồng nhau quá sâu", en: "functions call each other too deep")
        case .listItems: Message(vi: "danh sách quá dài", en: "a list got too long")
        case .textBytes: Message(vi: "văn bản quá dài", en: "a text got too long")
        }
    }
}
