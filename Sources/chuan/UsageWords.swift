/// The sentences of the parser of arguments in Vietnamese.
enum UsageWords {
    /// What is not known stays as it is.
    static func vietnamese(_ message: String) -> String {
        var text = phrases.reduce(named(message)) { text, phrase in
            text.replacing(phrase.en, with: phrase.vi, maxReplacements: 1)
        }
        for word in [" or ", " and "] { text = text.replacing("'\(word)'", with: "' hoặc '") }
        while text.last == "." { text.removeLast() }
        return text
    }

    private static let phrases: [(en: String, vi: String)] = [
        ("Missing expected argument", "thiếu tham số"), ("Unknown option", "không có tùy chọn"),
        ("Missing value for", "thiếu giá trị cho"), ("Unexpected argument", "thừa tham số"),
        ("unexpected arguments", "tham số thừa"), ("The value", "giá trị"), ("is invalid for", "không dùng được cho"),
        ("The option", "tùy chọn"), (" does not take any value, but ", " không nhận giá trị, nhưng có "),
        (" was specified", ""), (". Did you mean", "; có phải là"),
        (". Please provide one of the following", "; chọn một trong các giá trị sau"),
        (". Please provide one of", "; chọn một trong"),
    ]

    /// What the pages of help call the arguments.
    private static let arguments = [
        "report": "BÁO-CÁO", "reports": "BÁO-CÁO", "old": "CŨ", "new": "MỚI", "kind": "rulebook|indicator|test",
        "id": "MÃ", "unit-type": "LOẠI-ĐƠN-VỊ", "name": "TÊN", "path": "ĐƯỜNG-DẪN", "paths": "ĐƯỜNG-DẪN",
        "expression": "BIỂU-THỨC", "records": "BẢN-GHI",
    ]

    /// Without what the program calls the values of options: `'--for <for>'` is `'--for'`; a range of numbers stays.
    private static func named(_ message: String) -> String {
        var text = ""
        var rest = message[...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let name = String(rest[rest.index(after: start)..<end])
            let before = rest[..<start]
            rest = rest[rest.index(after: end)...]
            if !before.hasSuffix(" ") {
                text += before + (arguments[name] ?? name)
            } else if name.contains(where: \.isNumber) {
                text += before + name
            } else {
                text += before.dropLast()
            }
        }
        return text + rest
    }
}
