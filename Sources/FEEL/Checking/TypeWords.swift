package import Diagnostics
package import FEELSyntax

/// Words for types, as messages use them.
enum Words {
    static let number = Message(vi: "một số", en: "a number")
    static let condition = Message(vi: "một điều kiện đúng/sai", en: "a condition (true or false)")
}

extension Type {
    /// What a reader calls a value of this type.
    package func words(schemas: [Environment.Schema], choices: [Environment.Choice]) -> Message {
        switch self {
        case .any, .mistaken: Message(vi: "giá trị bất kỳ", en: "any value")
        case .null: Message(vi: "giá trị rỗng (null)", en: "null")
        case .boolean: Words.condition
        case .number(let measure): measure.words
        case .string: Message(vi: "văn bản", en: "a text")
        case .choice(let number):
            Message(
                vi: "một giá trị của danh mục `\(choices[number].name)`", en: "a value of `\(choices[number].name)`")
        case .date: Message(vi: "một ngày", en: "a date")
        case .time: Message(vi: "một giờ", en: "a time")
        case .dateTime: Message(vi: "ngày và giờ", en: "a date and time")
        case .yearMonthDuration: Message(vi: "khoảng thời gian theo năm, tháng", en: "a duration in years and months")
        case .dayTimeDuration: Message(vi: "khoảng thời gian theo ngày, giờ", en: "a duration in days and hours")
        case .list(.list): Message(vi: "danh sách các danh sách", en: "a list of lists")
        case .list(let item): Self.list(of: item.words(schemas: schemas, choices: choices))
        case .row(let number):
            Message(vi: "một dòng của `\(schemas[number].name)`", en: "a row of `\(schemas[number].name)`")
        case .context: Message(vi: "một bộ giá trị có tên", en: "a context")
        case .range: Message(vi: "một khoảng giá trị", en: "a range")
        case .function: Message(vi: "một hàm", en: "a function")
        }
    }

    private static func list(of item: Message) -> Message {
        Message(vi: "danh sách (\(item.vi))", en: "a list (\(item.en))")
    }

    /// The type that a written name stands for; `any` for names that are no type of the standard.
    package init(named name: TypeName) {
        switch name {
        case .list(let item): self = .list(Type(named: item))
        case .range(let item): self = .range(Type(named: item))
        case .context(let members):
            self = .context(members.map { ContextMember(name: $0.name, type: Type(named: $0.type)) })
        case .function(let parameters, let result):
            self = .function(parameters.map(Type.init(named:)), Type(named: result))
        case .named(let word): self = Self.simple[word] ?? .any
        }
    }

    private static let simple: [String: Type] = [
        "number": .number(.plain), "string": .string, "boolean": .boolean, "date": .date, "time": .time,
        "date and time": .dateTime, "days and time duration": .dayTimeDuration,
        "years and months duration": .yearMonthDuration, "list": .list(.any), "Null": .null,
    ]
}

extension Measure {
    fileprivate var words: Message {
        switch self {
        case .literal, .plain: Words.number
        case .ratio: Message(vi: "một tỷ lệ", en: "a ratio")
        case .unit(let unit): Message(vi: "một số tính bằng `\(unit)`", en: "a number of `\(unit)`")
        }
    }
}
