import Diagnostics

/// Functions with regular expressions of XPath. What XPath calls an error is null. Steps of a search count as steps of
/// the evaluation.
///
/// - Specification: DMN 1.5, 10.3.4.3.
extension Builtins {
    static let patterns: [Builtin] = [matches, replace, split]

    private static let matches = Builtin.Family.string.function(
        "matches", [Builtin.Signature([.text("input"), .text("pattern"), .text("flags").optional], .boolean)],
        Message(
            vi: "văn bản có đoạn khớp với biểu thức chính quy hay không", en: "whether a text has a match of a pattern"),
        [
            "matches(\"foobar\", \"^fo*b\")": "true", "matches(\"FOOBAR\", \"^fo*b\", \"i\")": "true",
            "matches(\"foobar\", \"(\")": "null",
        ]
    ) { call, evaluator in
        guard let input = call.text(0), let pattern = pattern(call, flags: 2, &evaluator) else { return nil }
        switch evaluator.find(pattern, in: pattern.prepared(input), keepsGroups: false) {
        case .match: return .boolean(true)
        case .none: return .boolean(false)
        case .exhausted: return nil
        }
    }

    private static let replace = Builtin.Family.string.function(
        "replace",
        [
            Builtin.Signature(
                [.text("input"), .text("pattern"), .text("replacement"), .text("flags").optional], .string)
        ],
        Message(
            vi: "thay mọi đoạn khớp; $1 là nhóm thứ nhất",
            en: "the text with all matches replaced; $1 is the first group"),
        [
            "replace(\"banana\", \"a\", \"o\")": "bonono",
            "replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")": "[1=ab][2=]cd",
            "replace(\"abc\", \"x*\", \"-\")": "null",
        ]
    ) { call, evaluator in
        guard let input = call.text(0), let pattern = pattern(call, flags: 3, &evaluator), let template = call.text(2),
            let replacement = PatternReplacement(template, groupCount: pattern.groupCount)
        else { return nil }
        let source = pattern.prepared(input)
        var result = ""
        let isDone = evaluator.cut(source, at: pattern) { piece, slots in
            result += source.string(piece)
            if let slots { result += replacement.text(for: slots, in: source) }
            return result.utf8.count
        }
        return isDone ? .string(result) : nil
    }

    private static let split = Builtin.Family.string.function(
        "split", [Builtin.Signature([.text("string"), .text("delimiter")], .list(.string))],
        Message(vi: "tách văn bản ở mọi đoạn khớp", en: "the parts of a text between the matches of a pattern"),
        [
            "split(\"John Doe\", \"\\s\")": "[\"John\", \"Doe\"]",
            "split(\"a;b;c;;\", \";\")": "[\"a\", \"b\", \"c\", \"\", \"\"]",
        ]
    ) { call, evaluator in
        guard let text = call.text(0), let pattern = pattern(call, flags: 2, &evaluator) else { return nil }
        let source = pattern.prepared(text)
        var parts: [Value] = []
        let isDone = evaluator.cut(source, at: pattern) { piece, _ in
            parts.append(.string(source.string(piece)))
            return 0
        }
        return isDone ? .list(parts) : nil
    }

    /// The pattern of a call. Flags that are null are none.
    private static func pattern(_ call: Call, flags: Int, _ evaluator: inout Evaluator) -> Pattern? {
        guard let text = call.text(1) else { return nil }
        return evaluator.patterns.pattern(text, flags: call.text(flags) ?? "")
    }
}

extension Evaluator {
    /// Looks for a match within the steps that are left.
    fileprivate mutating func find(
        _ pattern: Pattern, in text: PatternText, from start: Int = 0, keepsGroups: Bool = true
    ) -> PatternOutcome {
        let before = stepsLeft
        var left = before
        let outcome = pattern.find(in: text, from: start, keepsGroups: keepsGroups, steps: &left)
        return spend(before - left) ? outcome : .exhausted
    }

    /// Cuts a text at every match of a pattern.
    ///
    /// - Parameter body: Takes each piece before a match with the match's slots, and the last piece without; gives the
    ///   bytes that it made so far.
    /// - Returns: False if the pattern matches nothing at all, or a limit was reached.
    fileprivate mutating func cut(
        _ text: PatternText, at pattern: Pattern, _ body: (Range<Int>, [Int]?) -> Int
    ) -> Bool {
        guard case .none = find(pattern, in: pattern.prepared(""), keepsGroups: false) else { return false }
        var start = 0
        while true {
            switch find(pattern, in: text, from: start) {
            case .exhausted: return false
            case .none:
                _ = body(start..<text.count, nil)
                return true
            case .match(let slots):
                // A pattern that can't match the empty text may still match nothing between two characters.
                guard slots[1] > slots[0] else { return false }
                if body(start..<slots[0], slots) > limits.textBytes {
                    _ = give(up: .textBytes)
                    return false
                }
                start = slots[1]
            }
        }
    }
}
