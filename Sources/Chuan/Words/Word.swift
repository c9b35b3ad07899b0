public import Diagnostics

/// One key of rule files: its word in each language, what it means, and where it may stand.
public struct Word: Sendable {
    /// A place where the key may stand, and what its value looks like there.
    public struct Use: Sendable, Hashable {
        public let place: RulePlace
        public let shape: RuleShape
        public let required: Bool

        public init(_ place: RulePlace, _ shape: RuleShape, required: Bool = false) {
            self.place = place
            self.shape = shape
            self.required = required
        }
    }

    public let key: RuleKey
    public let vi: String
    public let en: String
    /// One sentence for people who write rules.
    public let doc: Message
    public let uses: [Use]

    public init(_ key: RuleKey, _ vi: String, _ doc: Message, _ uses: [Use]) {
        self.key = key
        self.vi = vi
        en = key.rawValue
        self.doc = doc
        self.uses = uses
    }

    public subscript(language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }

    /// How the key is used in a place; nil where it may not stand.
    public func use(in place: RulePlace) -> Use? { uses.first { $0.place == place } }
}

/// The mappings of a rule file, each with keys of its own.
public enum RulePlace: String, Sendable, Hashable, CaseIterable {
    case file
    case rulebook
    case effective
    case document
    case lint
    case unitType
    case unitOfMeasure
    case enumeration
    case enumerationValue
    case block
    case constraint
    case field
    /// How fields of reports follow from records.
    case derivation
    /// How one field does.
    case derivedFigure
    case indicator
    case sourceClause
    case check
    case targetTable
    case conditionCase
    case outcome
    case rollUp
    case reading
    case alternative
    /// What an alternative reading changes in one check.
    case variant
    /// What an alternative reading changes in every check.
    case everyCheck
    case testFile
    case testCase
    case testTable
    case expectation

    /// What people call it, fit for "in …".
    public var name: Message {
        switch self {
        case .file: Message(vi: "tệp quy tắc", en: "a rule file")
        case .rulebook: Message(vi: "phần đầu bộ chỉ tiêu", en: "the head of a rulebook")
        case .effective: Message(vi: "thời gian hiệu lực", en: "an effective period")
        case .document: Message(vi: "văn bản", en: "a document")
        case .lint: Message(vi: "mức của một điều cần lưu ý", en: "the level of a lint")
        case .unitType: Message(vi: "loại đơn vị", en: "a unit type")
        case .unitOfMeasure: Message(vi: "đơn vị tính", en: "a unit of measure")
        case .enumeration: Message(vi: "danh mục", en: "an enumeration")
        case .enumerationValue: Message(vi: "giá trị của danh mục", en: "a value of an enumeration")
        case .block: Message(vi: "khối", en: "a block")
        case .constraint: Message(vi: "ràng buộc", en: "a constraint")
        case .field: Message(vi: "trường", en: "a field")
        case .derivation: Message(vi: "phần tổng hợp từ bản ghi", en: "a derivation")
        case .derivedFigure: Message(vi: "số liệu tổng hợp", en: "a derived figure")
        case .indicator: Message(vi: "chỉ tiêu", en: "an indicator")
        case .sourceClause: Message(vi: "căn cứ", en: "a source")
        case .check: Message(vi: "tiêu chí", en: "a check")
        case .targetTable: Message(vi: "bảng mục tiêu", en: "a table of targets")
        case .conditionCase: Message(vi: "dòng mục tiêu theo điều kiện", en: "a line of targets by condition")
        case .outcome: Message(vi: "dòng kết luận", en: "a line of verdicts")
        case .rollUp: Message(vi: "phần tổng hợp", en: "a roll-up")
        case .reading: Message(vi: "cách hiểu", en: "a reading")
        case .alternative: Message(vi: "lựa chọn khác của cách hiểu", en: "an alternative of a reading")
        case .variant: Message(vi: "phần thay đổi theo cách hiểu", en: "what a reading changes in a check")
        case .everyCheck: Message(vi: "phần thay đổi ở mọi tiêu chí", en: "what a reading changes in every check")
        case .testFile: Message(vi: "tệp kiểm thử", en: "a test file")
        case .testCase: Message(vi: "trường hợp kiểm thử", en: "a test case")
        case .testTable: Message(vi: "bảng trường hợp", en: "a table of cases")
        case .expectation: Message(vi: "điều mong đợi", en: "what is expected")
        }
    }
}

/// What the value of a key looks like.
public enum RuleShape: Sendable, Hashable {
    /// A text, as written: an id, a code, a number of a document.
    case text
    /// A text, or one in each language: `{vi: …, en: …}`.
    case title
    case texts
    case date
    /// `có`, `không`, `true`, `false`, …
    case flag
    case wholeNumber
    /// One of a closed list.
    case word(WordSet)
    /// A FEEL expression.
    case expression
    /// A FEEL expression or a list of them.
    case expressions
    case mapping(RulePlace)
    case list(RulePlace)
    /// A list whose items are expressions or mappings.
    case constraints
    /// `tthc as row`.
    case iteration
    /// Names with their expressions.
    case definitions
    case unitTypes
    /// A phrase or unary tests, or a table by unit type or condition.
    case target
    /// A phrase or unary tests.
    case test
    /// Tests by unit types.
    case testsByUnitType
    /// A verdict, or a list of conditions with verdicts.
    case outcomes
    /// A verdict, or "as no rows".
    case noBlock
    /// A method, or a mapping.
    case rollUp
    /// Reading, alternative, and what it changes.
    case variants
    /// The figures of a report by their names, or a list of reports.
    case report
    /// A verdict, or what else is expected.
    case expectation
    /// Names of the author's own with their values.
    case entries
    /// Fields with the fields that they are taken from.
    case fieldPairs
    /// Fields with how they follow from records.
    case figures
    /// Rows of cells, each a list.
    case rows
}
