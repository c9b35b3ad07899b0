/// Text for a terminal of 80 columns: labels in a column, what they say wrapped beside them.
struct PageLayout {
    private(set) var text = ""
    private let width: Int
    /// Columns before what a label says.
    private let margin: Int

    init(width: Int = 80, margin: Int = 16) {
        self.width = width
        self.margin = margin
    }

    /// A line that may be as long as it needs, wrapped at the left edge.
    mutating func heading(_ words: String) { wrap(words, first: "", rest: "  ") }

    mutating func blank() { text += "\n" }

    /// `  Label         what it says …`; without a label, below the line before.
    mutating func line(_ label: String, _ words: String) {
        let start = "  " + label
        let gap = String(repeating: " ", count: max(1, margin - start.count))
        wrap(words, first: start + gap, rest: String(repeating: " ", count: margin))
    }

    private mutating func wrap(_ words: String, first: String, rest: String) {
        var line = first
        var isEmpty = true
        for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if !isEmpty, line.count + 1 + word.count > width {
                text += line + "\n"
                line = rest
                isEmpty = true
            }
            line += isEmpty ? String(word) : " " + word
            isEmpty = false
        }
        while line.last == " " { line.removeLast() }
        text += line + "\n"
    }
}
