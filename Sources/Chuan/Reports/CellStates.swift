/// Words that stand in a cell in place of a value.
enum StateWord: Sendable, Hashable {
    case state(CellState)
    /// A stroke: a zero for some, nothing yet for others.
    case dash
    /// "không có": zero in a count, no in a yes-or-no cell.
    case nothing

    /// The meaning of a text; nil when it is no such word.
    ///
    /// - Parameter text: Without white space at the ends.
    init?(_ text: String) {
        if text.isEmpty {
            self = .state(.missing)
        } else if text.unicodeScalars.allSatisfy(Self.isStroke) {
            self = .dash
        } else if Self.isSpreadsheetError(text) {
            // A formula without a result says nothing; one with an error says that it is wrong.
            self = .state(text == Self.uncomputed ? .unreadable : .broken)
        } else if let word = Self.words[Spelling.fold(text)] {
            self = word
        } else {
            return nil
        }
    }

    /// What stands for a formula whose result the file does not hold.
    static let uncomputed = "="

    /// `#DIV/0!`, `#REF!`, `#N/A`, a column too narrow to show (`####`).
    ///
    /// - Parameter text: Without white space at the ends.
    static func isSpreadsheetError(_ text: String) -> Bool {
        if text == uncomputed { return true }
        guard text.utf8.first == UInt8(ascii: "#") else { return false }
        return text.utf8.allSatisfy { $0 == UInt8(ascii: "#") }
            ? text.utf8.count > 1 : errors.contains(text.uppercased())
    }

    private static func isStroke(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "\u{2010}", "\u{2011}", "\u{2012}", "–", "—", "\u{2212}": true
        default: false
        }
    }

    private static let errors: Set<String> = [
        "#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
        "#GETTING_DATA",
    ]

    private static let words: [String: StateWord] = {
        var words: [String: StateWord] = [:]
        for (meaning, spellings) in table {
            for spelling in spellings { words[Spelling.fold(spelling)] = meaning }
        }
        return words
    }()

    private static let table: [(StateWord, [String])] = [
        (.state(.noEvents), ["không phát sinh", "không có phát sinh", "kps", "không ps", "no events"]),
        (
            .state(.missing),
            [
                "chưa có số liệu", "chưa có dữ liệu", "đang cập nhật", "chưa cập nhật", "chưa rõ", "không rõ",
                "unknown",
                "no data", "not yet available",
            ]
        ),
        (
            .state(.claimedNotApplicable),
            ["không thuộc phạm vi", "không áp dụng", "k/a", "n/a", "not applicable"]
        ),
        (.state(.withheld), ["mật", "tối mật", "tuyệt mật", "không cung cấp", "withheld", "secret"]),
        (.nothing, ["không có", "none"]),
    ]
}
