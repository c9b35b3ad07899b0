package import Diagnostics
package import YAMLSource

/// A mapping whose keys are known words.
package struct KeyedNode {
    package let place: RulePlace
    package let node: YAMLNode
    private struct Entry {
        let key: RuleKey
        let entry: YAMLEntry
    }

    private var entries: [Entry] = []
    /// The keys that were written, rightly spelled.
    private(set) var written = RuleKeySet()
    /// Keys that a misspelled one was probably meant to be: they are not reported as missing too.
    var suspects = RuleKeySet()

    init(_ place: RulePlace, _ node: YAMLNode) {
        self.place = place
        self.node = node
    }

    /// The value of a key that was written.
    package subscript(key: RuleKey) -> YAMLNode? { entry(key)?.value }

    /// Makes room for entries.
    mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

    private func entry(_ key: RuleKey) -> YAMLEntry? {
        guard written.contains(key) else { return nil }
        return entries.first { $0.key == key }?.entry
    }

    /// Where the mapping is shown: its first key.
    package var anchor: Span {
        guard case .mapping(let entries) = node.value, let first = entries.first else { return node.span }
        return first.key.span
    }

    /// The place of a key that was written; the anchor for one that was not.
    package func keySpan(_ key: RuleKey) -> Span { entry(key)?.key.span ?? anchor }

    /// Keeps the first entry of a key; gives it back when there was one.
    mutating func add(_ entry: YAMLEntry, as key: RuleKey) -> YAMLEntry? {
        if let first = self.entry(key) { return first }
        entries.append(Entry(key: key, entry: entry))
        written.insert(key)
        return nil
    }
}

/// What a value is the value of, for messages.
package enum ValueRole {
    case file
    case value(RuleKey)
    case item(RuleKey)
    /// The value of a key that the author made up: a name, an id, a unit type.
    case entry(String)
}

/// What a value should have been.
package enum ExpectedShape: CaseIterable, Sendable {
    case text, title, date, flag, wholeNumber, word, expression, iteration, test, target, list, mapping, entries
    case report, expectation

    var name: Message {
        switch self {
        case .text: Message(vi: "một đoạn chữ", en: "a text")
        case .title: Message(vi: "một đoạn chữ hoặc `{vi: …, en: …}`", en: "a text or `{vi: …, en: …}`")
        case .date: Message(vi: "một ngày", en: "a date")
        case .flag: Message(vi: "`có` hoặc `không`", en: "`yes` or `no`")
        case .wholeNumber: Message(vi: "một số nguyên từ 0 đến 30", en: "a whole number from 0 to 30")
        case .word: Message(vi: "một từ cho sẵn", en: "one of the known words")
        case .expression: Message(vi: "một biểu thức", en: "an expression")
        case .iteration: Message(vi: "dạng `tthc là dòng`", en: "of the form `tthc as row`")
        case .test: Message(vi: "một mức như `từ 98% trở lên`", en: "a test such as `at least 98%`")
        case .target:
            Message(
                vi: "một mức như `từ 98% trở lên`, hoặc một bảng", en: "a test such as `at least 98%`, or a table")
        case .list: Message(vi: "một danh sách", en: "a list")
        case .mapping: Message(vi: "các dòng `khóa: giá trị`", en: "lines of `key: value`")
        case .entries: Message(vi: "các dòng `tên: giá trị`", en: "lines of `name: value`")
        case .report:
            Message(vi: "số liệu báo cáo, hoặc một danh sách báo cáo", en: "figures of a report, or a list of reports")
        case .expectation:
            Message(vi: "một kết luận, hoặc các dòng `khóa: giá trị`", en: "a verdict, or lines of `key: value`")
        }
    }

    /// What to write where there is nothing.
    static let someExpression = Message(
        vi: "viết một biểu thức, chẳng hạn tên một trường", en: "write an expression, such as the name of a field")

    /// What to write instead.
    var example: Message? {
        switch self {
        case .date: Message(vi: "viết năm-tháng-ngày: `2023-12-31`", en: "write year-month-day: `2023-12-31`")
        case .list:
            Message(
                vi: "viết mỗi mục một dòng bắt đầu bằng `- `, hoặc `[mục, mục]`",
                en: "write each item on a line starting with `- `, or `[item, item]`")
        case .mapping, .entries, .report:
            Message(
                vi: "viết mỗi khóa một dòng, thụt vào, có dấu cách sau dấu hai chấm",
                en: "write a line for each key, indented, with a space after the colon")
        case .expression:
            Message(
                vi: "đặt biểu thức có `[`, `{` hoặc `: ` trong dấu nháy",
                en: "quote an expression with `[`, `{` or `: `")
        default: nil
        }
    }
}
