import Chuan
import Diagnostics

/// How verdicts came about.
extension TextReport {
    /// The explanation of an item, below its sentence: one line in short, else a tree.
    mutating func write(_ explanation: Explanation, of item: ItemResult, to out: inout String) {
        guard run.detail == .full else {
            out += "           \(explanation.shortLine(language))\n"
            return
        }
        for step in explanation.steps(of: item) { write(step, depth: 0, to: &out) }
    }

    /// A step and those that it rests on, indented by depth.
    mutating func write(_ explanation: Explanation, depth: Int, to out: inout String) {
        let indent = String(repeating: " ", count: 11 + 2 * depth)
        let place = explanation.at.map { dim(" [\(places.short($0))]") } ?? ""
        out += indent + explanation.line(language) + place + "\n"
        for child in explanation.children { write(child, depth: depth + 1, to: &out) }
    }
}

extension Explanation {
    /// `trước hạn + đúng hạn = 30.000 + 18.998 = 48.998`, `97,996% ≥ 98% → không đạt`
    func line(_ language: Language) -> String {
        if isComputed { return Self.joined([text, substituted, value], " = ", language) }
        return Self.joined([Message(Self.joined([text, substituted], ": ", language)), value], " → ", language)
    }

    /// The whole of it in one line: the numbers put in, and what was looked at beside them.
    func shortLine(_ language: Language) -> String {
        let start = isComputed ? Self.joined([substituted ?? text, value], " = ", language) : line(language)
        return children.reduce(start) { $0 + "; " + TextReport.clean($1.text[language]) }
    }

    /// The steps that are shown below an item: without the first where the item's sentence says it already.
    func steps(of item: ItemResult) -> [Explanation] { text == item.sentence ? children : [self] }

    private static func joined(_ messages: [Message?], _ separator: String, _ language: Language) -> String {
        var parts: [String] = []
        for message in messages {
            guard let text = message.map({ TextReport.clean($0[language]) }), !text.isEmpty, text != parts.last
            else { continue }
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
