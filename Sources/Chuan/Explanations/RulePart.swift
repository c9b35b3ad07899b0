public import Diagnostics
import FEEL

/// A part of a rulebook that stands by itself, with what it means line by line.
///
/// Everything that can change a verdict, a roll-up, a figure that is derived from records, or what a report may say has a
/// line. What only people read has none: titles, notes, remedies, messages, what a unit does to move a figure, the column
/// of a printed form, links; nor has the order of parts, where nothing depends on it.
public struct RulePart: Sendable {
    public enum Subject: String, Sendable, CaseIterable {
        case rulebook, document
        case unitType = "unit_type"
        case unitOfMeasure = "unit_of_measure"
        case enumeration, block, field, records, derivation, reading, indicator, check
    }

    public let subject: Subject
    /// Unlike that of every other part of the same subject.
    public let id: String
    public let title: Message
    public let lines: [MeaningLine]
    /// For a check, the same under each alternative that changes it: `A02=strict`.
    public var variants: [(name: String, lines: [MeaningLine])] = []
}

extension Rulebook {
    /// All parts, in the order in which people want to hear of them.
    ///
    /// - Complexity: O(size of the rulebook).
    public var parts: [RulePart] {
        [header] + documents.map(part) + indicators.flatMap(parts) + readings.map(part) + vocabulary.parts(constraints)
            + derivationParts
    }

    private var header: RulePart {
        var lines = MeaningLines()
        lines.add("Mã", "Id", id)
        lines.add("Hiệu lực từ", "In force from", effectiveFrom.map(Message.init(day:)))
        lines.add("Hiệu lực đến", "In force to", effectiveTo.map(Message.init(day:)))
        lines.add("Kỳ đánh giá", "Assessment", Words.message(annual ? "yearly" : "any", .assessment))
        return RulePart(subject: .rulebook, id: id, title: title.message, lines: lines.all)
    }

    private func part(_ document: DocumentDeclaration) -> RulePart {
        var lines = MeaningLines()
        lines.add("Số hiệu", "Number", document.number)
        lines.add("Ngày ban hành", "Issued", document.issued.map(Message.init(day:)))
        lines.add("Nơi ban hành", "Issuer", document.issuer)
        return RulePart(
            subject: .document, id: document.id.value, title: document.title.message, lines: lines.all)
    }

    private func parts(_ indicator: Indicator) -> [RulePart] {
        var lines = MeaningLines()
        lines.add("Căn cứ", "Source", indicator.source?.text)
        let whole = RulePart(
            subject: .indicator, id: indicator.id, title: indicator.title.message, lines: lines.all)
        return [whole] + indicator.checks.map { part($0, of: indicator) }
    }

    /// A source that a check has from its indicator is a matter of the indicator.
    private func part(_ check: Check, of indicator: Indicator) -> RulePart {
        var lines = MeaningLines()
        lines.add("Chỉ tiêu", "Indicator", indicator.id)
        if check.source?.text != indicator.source?.text { lines.add("Căn cứ", "Source", check.source?.text) }
        return RulePart(
            subject: .check, id: check.id, title: (check.title ?? indicator.title).message,
            lines: lines.all + check.meaning(in: self),
            variants: check.meaningsOfReadings(in: self).map { ("\($0.reading)=\($0.alternative)", $0.lines) })
    }

    /// What an alternative changes is told with the checks.
    private func part(_ reading: Reading) -> RulePart {
        var lines = MeaningLines()
        for alternative in reading.alternatives {
            let number = alternative.parameter.map { Message(vi: ", kèm số \($0)", en: ", with the number \($0)") }
            lines.add(
                "Lựa chọn", "Alternative", Message(alternative.id) + (number ?? Message("")))
        }
        lines.add("Mặc định", "Default", reading.defaultTitle.message)
        for check in reading.conflicts { lines.add("Mâu thuẫn", "Conflicts", check) }
        return RulePart(
            subject: .reading, id: reading.id, title: reading.title.message, lines: lines.all)
    }

    private var derivationParts: [RulePart] {
        var counts: [String: Int] = [:]
        return derivations.map { derivation in
            let name = "\(vocabulary.records[derivation.records].key) → \(vocabulary.blocks[derivation.block].key)"
            counts[name, default: 0] += 1
            let number = counts[name] ?? 1
            return DerivationMeaning(derivation, vocabulary).part(named: number == 1 ? name : "\(name) (\(number))")
        }
    }
}

extension Message {
    fileprivate init(day: CalendarDate) { self.init(vi: day.vietnamese, en: day.description) }
}

extension SourceClause {
    /// `qd-2023, 3.1`.
    var text: String { document.value + (clause.map { ", " + $0.value } ?? "") }
}

extension Words {
    /// A code of a closed set in words.
    static func message(_ code: String, _ set: WordSet) -> Message {
        values(of: set).first { $0.code == code }.map { Message(vi: $0.vi, en: $0.en) } ?? Message(code)
    }
}
