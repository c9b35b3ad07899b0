import Chuan
import Diagnostics
import YAMLSource

/// Tells whether two documents say the same.
enum FormatComparison {
    /// Whether two nodes have the same texts in the same places; the order of keys and their spelling make no difference.
    static func haveSameNodes(_ left: YAMLNode?, _ right: YAMLNode?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        switch (left.value, right.value) {
        case (.scalar(let one), .scalar(let other)):
            return one.style == other.style && one.text.utf8.elementsEqual(other.text.utf8)
        case (.sequence(let one), .sequence(let other)):
            return one.count == other.count && zip(one, other).allSatisfy { haveSameNodes($0, $1) }
        case (.mapping(let one), .mapping(let other)): return haveSameEntries(one, other)
        default: return false
        }
    }

    private static func haveSameEntries(_ left: YAMLEntries, _ right: YAMLEntries) -> Bool {
        guard left.count == right.count else { return false }
        let others = Dictionary(right.map { (name($0), $0.value) }, uniquingKeysWith: { first, _ in first })
        return left.allSatisfy { entry in
            others[name(entry)].map { haveSameNodes(entry.value, $0) } ?? false
        }
    }

    private static func name(_ entry: YAMLEntry) -> String { Words.ruleKey(entry.name)?.rawValue ?? "=" + entry.name }

    /// Whether two documents have the same comments, in whatever order.
    static func haveSameComments(_ left: YAMLDocument, _ right: YAMLDocument) -> Bool {
        left.comments.map { nfc($0.text) }.sorted() == right.comments.map { nfc($0.text) }.sorted()
    }
}
