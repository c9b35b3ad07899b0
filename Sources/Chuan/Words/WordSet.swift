public import Diagnostics

/// A closed list of words that a key takes as its value.
public enum WordSet: String, Sendable, Hashable, CaseIterable {
    case flag
    case verdict
    case assessment
    case form
    case duplicates
    case level
    case severity
    case fieldType
    case movement
    case rollUp
    /// Only beside the verdicts, where a report lacks the block.
    case noBlock

    /// What people call the list.
    public var name: Message {
        switch self {
        case .flag: Message(vi: "có hay không", en: "yes or no")
        case .verdict: Message(vi: "kết luận", en: "a verdict")
        case .assessment: Message(vi: "kỳ đánh giá", en: "an assessment period")
        case .form: Message(vi: "dạng của khối", en: "a form of blocks")
        case .duplicates: Message(vi: "cách xử lý dòng trùng", en: "a treatment of duplicate rows")
        case .level: Message(vi: "mức của ràng buộc", en: "a level of constraints")
        case .severity: Message(vi: "mức của điều cần lưu ý", en: "a level of lints")
        case .fieldType: Message(vi: "kiểu của trường", en: "a type of fields")
        case .movement: Message(vi: "chiều thay đổi", en: "a way to change")
        case .rollUp: Message(vi: "cách tổng hợp", en: "a method of roll-up")
        case .noBlock: Message(vi: "kết luận", en: "a verdict")
        }
    }
}

/// One word of a closed list.
public struct ValueWord: Sendable {
    public let set: WordSet
    /// What the word stands for, the same in every language: `not_applicable`, `pooled`.
    public let code: String
    public let vi: String
    public let en: String
    public let doc: Message

    init(_ set: WordSet, _ code: String, _ vi: String, _ en: String, _ doc: Message) {
        self.set = set
        self.code = code
        self.vi = vi
        self.en = en
        self.doc = doc
    }

    public subscript(language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}

/// A key of reports outside the vocabulary: the header, and the words that every table row may carry.
public struct ReportWord: Sendable {
    /// As results and exports write it: `unit_code`.
    public let key: String
    public let vi: String
    public let aliases: [String]
    public let doc: Message

    init(_ key: String, _ vi: String, aliases: [String] = [], _ doc: Message) {
        self.key = key
        self.vi = vi
        self.aliases = aliases
        self.doc = doc
    }
}
