public import Diagnostics

/// What would make a failed item pass: each number alone, or several together; or why that can't be said.
///
/// Every entry was judged again: with it the item passes, and with one step less it fails.
public struct Gap: Sendable, Hashable {
    /// One value of the report, changed.
    public struct Change: Sendable, Hashable {
        /// `tthc[1].resolved_on_time`.
        public let field: String
        public let name: Message
        /// How much is added, exact: `2`, `-3`; for a flag its new value.
        public let change: String
        /// What it is then.
        public let to: String
    }

    /// One way to pass, or one part of a way that needs several changes.
    public struct Entry: Sendable, Hashable {
        public let change: Change
        /// Changes that the constraints of the vocabulary bring with it.
        public let with: [Change]
        /// Entries of the same group pass only together; nil for one that is enough by itself.
        public let group: Int?
    }

    public let entries: [Entry]
    /// `thiếu 2 hồ sơ đúng hạn, chuyển từ quá hạn`; without entries, why there are none.
    public let sentence: Message
    /// The same, fit to stand behind "Cần:".
    public let need: Message

    init(_ entries: [Entry], sentence: Message, need: Message) {
        self.entries = entries
        self.sentence = sentence
        self.need = need
    }

    /// No way was found.
    init(note: Message) {
        self.init([], sentence: note, need: note)
    }
}
