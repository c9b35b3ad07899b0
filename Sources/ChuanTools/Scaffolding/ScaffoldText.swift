import Chuan
import Diagnostics
import YAMLSource

/// Rule text, written line by line in one language.
struct ScaffoldText {
    private(set) var text: String
    private let language: Language

    /// - Parameter schema: The schema that editors take for the file.
    init(_ language: Language, schema: String) {
        self.language = language
        text = "# yaml-language-server: $schema=schemas/\(schema).json\n"
    }

    func word(_ key: RuleKey) -> String { Words[key][language] }

    mutating func line(_ depth: Int, _ line: String) { text += String(repeating: "  ", count: depth) + line + "\n" }

    mutating func blank() { text += "\n" }

    mutating func comment(_ depth: Int, _ words: String) { line(depth, "# " + words) }

    /// `key: value`, or the key alone, its value below it.
    mutating func entry(_ depth: Int, _ key: RuleKey, _ value: String? = nil) {
        line(depth, word(key) + ":" + (value.map { " " + YAMLText.scalar($0) } ?? ""))
    }

    /// The first entry of an item of a list.
    mutating func item(_ depth: Int, _ key: RuleKey, _ value: String) {
        line(depth, "- \(word(key)): \(YAMLText.scalar(value))")
    }

    /// An item of a list as it is.
    mutating func flow(_ depth: Int, _ value: String) { line(depth, "- " + value) }

    /// A title that is known in one language; the other is left to the author.
    mutating func title(_ depth: Int, _ words: String) {
        entry(depth, .title)
        line(depth + 1, "vi: " + YAMLText.scalar(words))
        line(depth + 1, "en: " + YAMLText.scalar(words))
    }
}
