public import Diagnostics

/// One line of what a part of a rulebook means.
public struct MeaningLine: Sendable {
    public let label: Message
    public let text: Message
    /// As the rule has it, where the text says it in other words.
    package let written: String?
    /// What is compared to tell whether two lines mean the same: free of wording, as far as there are formal terms.
    package let essence: String
    /// Lines of this label are gone through one after another, so that another order is another meaning.
    package let isOrdered: Bool
}

/// Gathers lines.
struct MeaningLines {
    private(set) var all: [MeaningLine] = []

    /// - Parameter essence: The text in both languages where nothing else is given.
    mutating func add(
        _ label: Message, _ text: Message?, essence: String? = nil, written: String? = nil, isOrdered: Bool = false
    ) {
        guard let text else { return }
        all.append(
            MeaningLine(
                label: label, text: text, written: written, essence: essence ?? "\(text.vi)\n\(text.en)",
                isOrdered: isOrdered))
    }

    mutating func add(_ vi: String, _ en: String, _ text: Message?, essence: String? = nil) {
        add(Message(vi: vi, en: en), text, essence: essence)
    }

    mutating func add(_ vi: String, _ en: String, _ text: String?) { add(vi, en, text.map { Message($0) }) }
}
