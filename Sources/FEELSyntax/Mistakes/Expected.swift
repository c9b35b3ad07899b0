import Diagnostics

/// What the grammar wants at a place, in the author's words.
enum Expected: Equatable {
    case value, end, name, type, key, argumentName
    case sign(String)
    /// The bracket that closes one before.
    case closing(String)

    var message: Message {
        switch self {
        case .value: Message(vi: "một giá trị", en: "a value")
        case .end: Message(vi: "một phép toán hoặc hết biểu thức", en: "an operator or the end of the expression")
        case .name: Message(vi: "một tên", en: "a name")
        case .type: Message(vi: "một kiểu dữ liệu", en: "a type")
        case .key: Message(vi: "tên của mục", en: "the name of an entry")
        case .argumentName: Message(vi: "tên tham số và `:`", en: "a parameter's name and `:`")
        case .sign(let sign), .closing(let sign): Message("`\(sign)`")
        }
    }

    /// User text as messages quote it: short, and without characters that can't be seen.
    static func shown(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars.prefix(40) {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator:
                out += "U+" + String(scalar.value, radix: 16, uppercase: true)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.count > 40 ? out + "…" : out
    }
}
