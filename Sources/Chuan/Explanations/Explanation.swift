public import Diagnostics

/// How far a verdict is explained beyond its sentence.
public enum ExplanationDetail: String, Sendable, Hashable, CaseIterable {
    /// The measure and the target with the unit's own numbers.
    case short
    /// Each step: what was read and where it stands, what was computed, what was compared, which rows.
    case full
}

/// How a value or a verdict came about: a step, and the steps that it rests on.
///
/// Made from what an evaluation recorded. Long lists are shortened, and a step says how many were left out.
public struct Explanation: Sendable {
    /// The step in words: `trước hạn + đúng hạn`.
    public let text: Message
    /// The same with the values in place of names: `30.000 + 18.998`; nil where that says nothing new.
    public let substituted: Message?
    /// What came of it: `48.998`.
    public let value: Message?
    /// Where it stands, for a value that was read.
    public let at: Span?
    public let children: [Explanation]
    /// Whether the value is what the text comes to; otherwise it is what follows: true, kept, met.
    public let isComputed: Bool

    init(
        _ text: Message, substituted: Message? = nil, value: Message? = nil, at span: Span? = nil,
        isComputed: Bool = true, _ children: [Explanation] = []
    ) {
        self.isComputed = isComputed
        self.text = text
        self.substituted = substituted
        self.value = value
        at = span
        self.children = children
    }
}
