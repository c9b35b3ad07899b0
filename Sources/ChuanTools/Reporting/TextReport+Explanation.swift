import Chuan
import Diagnostics

/// How verdicts came about.
extension TextReport {
    /// The steps of an explanation below their item, indented by depth.
    mutating func write(_ explanation: Explanation, depth: Int = 0, to out: inout String) {
        let indent = String(repeating: " ", count: 11 + 2 * depth)
        out += indent + line(explanation) + "\n"
        for child in explanation.children { write(child, depth: depth + 1, to: &out) }
    }

    /// `trước hạn + đúng hạn = 30.000 + 18.998 = 48.998 [23:21]`
    private mutating func line(_ step: Explanation) -> String {
        var parts: [String] = []
        for part in [step.text, step.substituted, step.value] {
            guard let text = part.map({ clean($0[language]) }), !text.isEmpty, text != parts.last else { continue }
            parts.append(text)
        }
        let place = step.at.map { dim(" [\(places.short($0))]") } ?? ""
        return parts.joined(separator: " = ") + place
    }
}

extension CheckResult {
    /// Whether its items say how they came about.
    var isExplained: Bool { items.contains { $0.explanation != nil } }
}
