import Chuan
import Diagnostics

/// How verdicts came about.
extension TextReport {
    /// The explanation of an item, below its sentence: one line in short, else a tree.
    mutating func write(_ explanation: Explanation, of item: ItemResult, to out: inout String) {
        guard run.detail == .full else {
            var line =
                explanation.isComputed
                ? joined([explanation.substituted ?? explanation.text, explanation.value], " = ")
                : self.line(explanation)
            for child in explanation.children { line += "; " + clean(child.text[language]) }
            out += "           \(line)\n"
            return
        }
        if explanation.text == item.sentence {
            for child in explanation.children { write(child, depth: 0, to: &out) }
        } else {
            write(explanation, depth: 0, to: &out)
        }
    }

    /// A step and those that it rests on, indented by depth.
    mutating func write(_ explanation: Explanation, depth: Int, to out: inout String) {
        let indent = String(repeating: " ", count: 11 + 2 * depth)
        out += indent + line(explanation) + "\n"
        for child in explanation.children { write(child, depth: depth + 1, to: &out) }
    }

    /// `trước hạn + đúng hạn = 30.000 + 18.998 = 48.998 [23:21]`, `97,996% ≥ 98% → không đạt`
    private mutating func line(_ step: Explanation) -> String {
        let place = step.at.map { dim(" [\(places.short($0))]") } ?? ""
        if step.isComputed { return joined([step.text, step.substituted, step.value], " = ") + place }
        return joined([Message(joined([step.text, step.substituted], ": ")), step.value], " → ") + place
    }

    private func joined(_ messages: [Message?], _ separator: String) -> String {
        var parts: [String] = []
        for message in messages {
            guard let text = message.map({ clean($0[language]) }), !text.isEmpty, text != parts.last else { continue }
            parts.append(text)
        }
        return parts.joined(separator: separator)
    }
}

extension ItemResult {
    /// Whether it is told how the item came about: not where nothing was judged.
    var isTold: Bool {
        guard let explanation else { return false }
        return verdict != .notApplicable || !explanation.children.isEmpty
    }
}

extension CheckResult {
    var isExplained: Bool { rows != nil || items.contains(where: \.isTold) }
}
