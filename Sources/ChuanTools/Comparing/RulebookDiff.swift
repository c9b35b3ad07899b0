public import Chuan
public import Diagnostics

/// What two rulebooks mean that differs: thresholds, strictness, scope, formulas, sources, vocabulary, constraints, how
/// reports follow from records. Wording alone does not count.
public struct RulebookDiff: Sendable {
    /// One thing of the rulebooks that is not as it was.
    public struct Change: Sendable {
        public enum Kind: String, Sendable {
            case added, removed, changed
        }

        public typealias Subject = RulePart.Subject

        public let kind: Kind
        public let subject: Subject
        public let id: String
        public let title: Message
        /// Nothing for what was added or removed.
        public let details: [Detail]

        fileprivate init(_ kind: Kind, _ part: RulePart, details: [Detail] = []) {
            self.kind = kind
            subject = part.subject
            id = part.id
            title = part.title
            self.details = details
        }
    }

    /// A part of it.
    public struct Detail: Sendable {
        public let label: Message
        /// Nil where there was none.
        public let old: Message?
        /// Nil where there is none any more.
        public let new: Message?
    }

    /// In the order of the new rulebook; what was removed comes last.
    public let changes: [Change]

    /// - Complexity: O(checks · readings + fields).
    public init(from old: Rulebook, to new: Rulebook) {
        let (was, now) = (old.parts, new.parts)
        let before = Dictionary(was.map { (Identity($0), $0) }) { first, _ in first }
        let kept = Set(now.map(Identity.init))
        changes =
            now.compactMap { part in
                guard let other = before[Identity(part)] else { return Change(.added, part) }
                let details = Self.details(other, part)
                return details.isEmpty ? nil : Change(.changed, part, details: details)
            } + was.filter { !kept.contains(Identity($0)) }.map { Change(.removed, $0) }
    }

    public var isEmpty: Bool { changes.isEmpty }

    /// There is one rulebook, whatever its id.
    private struct Identity: Hashable {
        let subject: RulePart.Subject
        let id: String

        init(_ part: RulePart) {
            subject = part.subject
            id = part.subject == .rulebook ? "" : part.id
        }
    }

    // MARK: Details

    private static func details(_ old: RulePart, _ new: RulePart) -> [Detail] {
        var details = difference(old.lines, new.lines)
        for (name, lines) in new.variants {
            guard let others = old.variants.first(where: { $0.name == name })?.lines else {
                details.append(Detail(label: Message(vi: "Cách hiểu", en: "Reading"), old: nil, new: Message(name)))
                continue
            }
            details += difference(others, lines).filter { detail in
                !details.contains { $0.label == detail.label && $0.old == detail.old && $0.new == detail.new }
            }.map { Detail(label: Message("\(name): ") + $0.label, old: $0.old, new: $0.new) }
        }
        for (name, _) in old.variants where !new.variants.contains(where: { $0.name == name }) {
            details.append(Detail(label: Message(vi: "Cách hiểu", en: "Reading"), old: Message(name), new: nil))
        }
        return details
    }

    /// Lines of the same label, in pairs; those without a partner of the same meaning.
    private static func difference(_ old: [MeaningLine], _ new: [MeaningLine]) -> [Detail] {
        var labels: [Message] = []
        for line in new + old where !labels.contains(line.label) { labels.append(line.label) }
        return labels.flatMap { label -> [Detail] in
            let was = old.filter { $0.label == label }
            let now = new.filter { $0.label == label }
            let gone = was.filter { line in !now.contains { $0.essence == line.essence } }
            let come = now.filter { line in !was.contains { $0.essence == line.essence } }
            if gone.isEmpty, come.isEmpty { return reordered(label, was, now) }
            return (0..<max(gone.count, come.count)).map { place in
                pair(
                    label, gone.indices.contains(place) ? gone[place] : nil,
                    come.indices.contains(place) ? come[place] : nil)
            }
        }
    }

    /// The same lines in another order, where it matters.
    private static func reordered(_ label: Message, _ old: [MeaningLine], _ new: [MeaningLine]) -> [Detail] {
        guard (old + new).contains(where: \.isOrdered), old.map(\.essence) != new.map(\.essence) else { return [] }
        return [Detail(label: label, old: old.map(\.text).listed, new: new.map(\.text).listed)]
    }

    /// Words that don't show the difference give way to those of the rule, and these to what is compared.
    private static func pair(_ label: Message, _ old: MeaningLine?, _ new: MeaningLine?) -> Detail {
        var (was, now) = (old?.text, new?.text)
        if let old, let new, old.text.vi == new.text.vi || old.text.en == new.text.en {
            let (one, other) = (old.written ?? old.essence, new.written ?? new.essence)
            (was, now) =
                one == other ? (Message(old.essence), Message(new.essence)) : (Message(one), Message(other))
        }
        return Detail(label: label, old: was, new: now)
    }
}

extension [Message] {
    fileprivate var listed: Message {
        Message(vi: map(\.vi).joined(separator: "; "), en: map(\.en).joined(separator: "; "))
    }
}
