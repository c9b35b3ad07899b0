/// The replacement of matches: a text in which `$1` stands for what a group took, `$0` for the whole match.
///
/// - Specification: XQuery and XPath Functions and Operators 3.1, 5.6.4.
struct PatternReplacement {
    private enum Part {
        case text(String)
        case group(Int)
    }

    private var parts: [Part] = []

    /// - Parameter groupCount: How many groups the pattern has. Of a number above it, only the first digits count.
    /// - Returns: Nil if a `$` has no number, or a `\` stands before anything but `\` and `$`.
    init?(_ text: String, groupCount: Int) {
        var scalars = Array(text.unicodeScalars)[...]
        var literal = ""
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\\":
                guard let escaped = scalars.popFirst(), escaped == "\\" || escaped == "$" else { return nil }
                literal.unicodeScalars.append(escaped)
            case "$":
                guard let number = Self.number(&scalars, most: groupCount) else { return nil }
                parts += [.text(literal), .group(number)]
                literal = ""
            default: literal.unicodeScalars.append(scalar)
            }
        }
        parts.append(.text(literal))
    }

    private static func number(_ scalars: inout ArraySlice<Unicode.Scalar>, most: Int) -> Int? {
        var number: Int?
        while let digit = scalars.first, ("0"..."9").contains(digit) {
            let longer = (number ?? 0) * 10 + Int(digit.value - 48)
            if number != nil, longer > most { break }
            number = longer
            scalars.removeFirst()
        }
        return number
    }

    /// The text for one match. A group that took no part is empty.
    func text(for slots: [Int], in source: PatternText) -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .group(let number):
                guard 2 * number + 1 < slots.count, slots[2 * number] >= 0, slots[2 * number] <= slots[2 * number + 1]
                else { continue }
                result += source.string(slots[2 * number]..<slots[2 * number + 1])
            }
        }
        return result
    }
}
