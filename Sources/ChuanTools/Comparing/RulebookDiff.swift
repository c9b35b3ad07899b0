public import Chuan
public import Diagnostics
import FEEL

/// What two rulebooks mean that differs: thresholds, strictness, scope, formulas, sources, vocabulary. Wording alone does not
/// count.
public struct RulebookDiff: Sendable {
    /// One thing of the rulebooks that is not as it was.
    public struct Change: Sendable {
        public enum Kind: String, Sendable {
            case added, removed, changed
        }

        public enum Subject: String, Sendable {
            case rulebook, check, reading, field
        }

        public let kind: Kind
        public let subject: Subject
        public let id: String
        public let title: Message
        /// Nothing for what was added or removed.
        public let details: [Detail]
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
        changes =
            Self.header(old, new)
            + Self.compare(
                old.checksByID, new.checksByID, .check,
                title: { $0.title.message }, details: { Self.details(of: $0.check, old, $1.check, new) })
            + Self.compare(
                old.readings.map { ($0.id, $0) }, new.readings.map { ($0.id, $0) }, .reading,
                title: { $0.title.message }, details: Self.details)
            + Self.compare(
                old.vocabulary.fieldsByKey, new.vocabulary.fieldsByKey, .field, title: { $0.title.message },
                details: { Self.details(of: $0, old.vocabulary, $1, new.vocabulary) })
    }

    public var isEmpty: Bool { changes.isEmpty }

    private static func compare<Thing>(
        _ old: [(id: String, thing: Thing)], _ new: [(id: String, thing: Thing)], _ subject: Change.Subject,
        title: (Thing) -> Message, details: (Thing, Thing) -> [Detail]
    ) -> [Change] {
        let before = Dictionary(old.map { ($0.id, $0.thing) }) { first, _ in first }
        let after = Set(new.map(\.id))
        var changes = new.compactMap { id, thing -> Change? in
            guard let other = before[id] else {
                return Change(kind: .added, subject: subject, id: id, title: title(thing), details: [])
            }
            let details = details(other, thing)
            if details.isEmpty { return nil }
            return Change(kind: .changed, subject: subject, id: id, title: title(thing), details: details)
        }
        for (id, thing) in old where !after.contains(id) {
            changes.append(Change(kind: .removed, subject: subject, id: id, title: title(thing), details: []))
        }
        return changes
    }

    // MARK: Parts

    private static func header(_ old: Rulebook, _ new: Rulebook) -> [Change] {
        let details = [
            detail("Mã", "Id", old.id, new.id),
            detail("Hiệu lực từ", "In force from", old.effectiveFrom?.description, new.effectiveFrom?.description),
            detail("Hiệu lực đến", "In force to", old.effectiveTo?.description, new.effectiveTo?.description),
            detail("Kỳ đánh giá", "Assessment", period(old), period(new)),
        ].compactMap { $0 }
        if details.isEmpty { return [] }
        return [
            Change(kind: .changed, subject: .rulebook, id: new.id, title: new.title.message, details: details)
        ]
    }

    private static func period(_ rulebook: Rulebook) -> Message? {
        word(rulebook.annual ? "yearly" : "any", .assessment)
    }

    private static func word(_ code: String, _ set: WordSet) -> Message? {
        Words.values(of: set).first { $0.code == code }.map { Message(vi: $0.vi, en: $0.en) }
    }

    private static func details(of old: Check, _ before: Rulebook, _ new: Check, _ after: Rulebook) -> [Detail] {
        var details = difference(old.meaning(in: before), new.meaning(in: after))
        let source = (old.source?.text, new.source?.text)
        details += [detail("Căn cứ", "Source", source.0, source.1)].compactMap { $0 }
        let (was, now) = (readings(of: old, before), readings(of: new, after))
        for (name, lines) in now {
            guard let others = was.first(where: { $0.name == name })?.lines else {
                details.append(Detail(label: Message(vi: "Cách hiểu", en: "Reading"), old: nil, new: Message(name)))
                continue
            }
            details += difference(others, lines).filter { detail in
                !details.contains { $0.label == detail.label && $0.old == detail.old && $0.new == detail.new }
            }.map { Detail(label: Message("\(name): ") + $0.label, old: $0.old, new: $0.new) }
        }
        for (name, _) in was where !now.contains(where: { $0.name == name }) {
            details.append(Detail(label: Message(vi: "Cách hiểu", en: "Reading"), old: Message(name), new: nil))
        }
        return details
    }

    private static func readings(
        of check: Check, _ rulebook: Rulebook
    ) -> [(name: String, lines: [Check.MeaningLine])] {
        check.meaningsOfReadings(in: rulebook).map { ("\($0.reading)=\($0.alternative)", $0.lines) }
    }

    /// Lines of the same label, in pairs; those without a partner of the same meaning.
    private static func difference(_ old: [Check.MeaningLine], _ new: [Check.MeaningLine]) -> [Detail] {
        var labels: [Message] = []
        for line in new + old where !labels.contains(line.label) { labels.append(line.label) }
        return labels.flatMap { label -> [Detail] in
            let was = old.filter { $0.label == label }
            let now = new.filter { $0.label == label }
            let gone = was.filter { line in !now.contains { $0.essence == line.essence } }
            let come = now.filter { line in !was.contains { $0.essence == line.essence } }
            return (0..<max(gone.count, come.count)).map { place in
                Detail(
                    label: label, old: gone.indices.contains(place) ? gone[place].text : nil,
                    new: come.indices.contains(place) ? come[place].text : nil)
            }
        }
    }

    private static func details(of old: Reading, _ new: Reading) -> [Detail] {
        let (was, now) = (old.alternatives.map(\.id), new.alternatives.map(\.id))
        return [
            detail(
                "Lựa chọn", "Alternatives", was.joined(separator: ", "), now.joined(separator: ", ")),
            detail("Mặc định", "Default", old.defaultTitle.message, new.defaultTitle.message),
        ].compactMap { $0 }
    }

    private static func details(
        of old: Field, _ before: Vocabulary, _ new: Field, _ after: Vocabulary
    ) -> [Detail] {
        [
            detail("Kiểu", "Type", before.kindWords(of: old), after.kindWords(of: new)),
            detail("Được để trống", "Optional", word("\(old.optional)", .flag), word("\(new.optional)", .flag)),
        ].compactMap { $0 }
    }

    private static func detail(_ vi: String, _ en: String, _ old: String?, _ new: String?) -> Detail? {
        detail(vi, en, old.map { Message($0) }, new.map { Message($0) })
    }

    private static func detail(_ vi: String, _ en: String, _ old: Message?, _ new: Message?) -> Detail? {
        old == new ? nil : Detail(label: Message(vi: vi, en: en), old: old, new: new)
    }
}

extension Rulebook {
    /// The checks with the title of their indicator where they have none.
    fileprivate var checksByID: [(id: String, thing: (check: Check, title: Title))] {
        indicators.flatMap { indicator in
            indicator.checks.map { ($0.id, ($0, $0.title ?? indicator.title)) }
        }
    }
}

extension SourceClause {
    /// `qd-2023, 3.1`.
    fileprivate var text: String { document.value + (clause.map { ", " + $0.value } ?? "") }
}

extension Vocabulary {
    fileprivate var fieldsByKey: [(id: String, thing: Field)] {
        blocks.dropFirst(Vocabulary.builtinBlocks.count).flatMap { block in
            block.fields.map { ("\(block.key).\($0.key)", $0) }
        }
    }

    /// The kind of a field with its unit of measure or its list of values.
    fileprivate func kindWords(of field: Field) -> Message {
        switch field.kind {
        case .count(let unit): Message(vi: "số đếm, ", en: "count, ") + words(ofUnit: unit)
        case .money: Message(vi: "tiền", en: "money")
        case .rate: Message(vi: "tỷ lệ", en: "rate")
        case .number(let unit):
            Message(vi: "số", en: "number") + (unit.map { Message(", ") + words(ofUnit: $0) } ?? Message(""))
        case .flag: Message(vi: "có hay không", en: "yes or no")
        case .date: Message(vi: "ngày", en: "date")
        case .text: Message(vi: "chữ", en: "text")
        case .texts: Message(vi: "các đoạn chữ", en: "texts")
        case .choice(let number): Message(vi: "lựa chọn, ", en: "choice, ") + enumerations[number].title.message
        }
    }

    private func words(ofUnit code: String) -> Message {
        unitsOfMeasure.first { $0.code == code }?.title.message ?? Message(code)
    }
}
