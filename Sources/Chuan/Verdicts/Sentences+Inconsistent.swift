import Diagnostics
import FEEL
import FEELSyntax

/// What is said of figures that do not hold together.
extension Sentences {
    static func brokenCell(_ name: Message, _ cell: Cell) -> Message {
        Message(
            vi: "\(name.vi) ghi `\(cell.text)`, không phải là số liệu hợp lệ",
            en: "\(name.en) is `\(cell.text)`, which can't be right")
    }

    static func broken(_ broken: ReportFacts.Broken, _ facts: ReportFacts) -> Message {
        let place = row(of: broken, facts)
        if let message = broken.constraint.message {
            return Message(vi: place.vi + message[.vi], en: place.en + message[.en])
        }
        guard let sides = broken.constraint.sides, let left = number(broken.left), let right = number(broken.right)
        else {
            let condition = broken.constraint.sentence(ofBlock: broken.block, facts.vocabulary)
            return Message(
                vi: "\(place.vi)không đúng với “\(condition.vi)”", en: "\(place.en)breaks “\(condition.en)”")
        }
        let (one, other) = broken.constraint.sentences(of: sides, block: broken.block, facts.vocabulary)
        let (sign, difference) = (sides.comparison.rawValue, difference(broken))
        return Message(
            vi:
                "\(place.vi)phải có \(one.vi) \(sign) \(other.vi), nhưng \(left.vi) so với \(right.vi)\(difference.vi)",
            en:
                "\(place.en)\(one.en) \(sign) \(other.en) must hold, but it is \(left.en) against \(right.en)\(difference.en)"
        )
    }

    private static func row(of broken: ReportFacts.Broken, _ facts: ReportFacts) -> Message {
        guard let row = broken.row else { return Message("") }
        let block = facts.vocabulary.blocks[broken.block]
        guard case .list(let rows) = facts.facts.inputs[block.input], rows.indices.contains(row - 1),
            case .row(let found) = rows[row - 1], let title = facts.vocabulary.title(of: found)
        else { return Message(vi: "dòng \(row): ", en: "row \(row): ") }
        return title + Message(": ")
    }

    private static func number(_ value: Value?) -> Message? {
        guard case .number(let number) = value else { return nil }
        return NumberForm.message(number)
    }

    private static func difference(_ broken: ReportFacts.Broken) -> Message {
        guard case .number(let left) = broken.left, case .number(let right) = broken.right,
            let difference = left.subtracting(right)?.magnitude
        else { return Message("") }
        let text = NumberForm.message(difference)
        return Message(vi: " (lệch \(text.vi))", en: " (off by \(text.en))")
    }

    static func brokenHere(_ condition: Message) -> Message {
        Message(vi: "không đúng với “\(condition.vi)”; cần giải trình", en: "breaks “\(condition.en)”; explain")
    }

    static func twice(_ words: String) -> Message {
        Message(vi: "`\(words)` có mặt hai lần", en: "`\(words)` stands there twice")
    }

    static func negativeDenominator(_ denominator: Decimal) -> Message {
        let text = NumberForm.message(denominator)
        return Message(vi: "mẫu số âm (\(text.vi))", en: "the denominator is negative (\(text.en))")
    }
}
