import Diagnostics
import FEEL
import FEELSyntax

/// What is said where something is missing.
extension Sentences {
    static func undecided(_ missing: [Missing]) -> Message {
        guard !missing.isEmpty else {
            return Message(vi: "chưa đủ căn cứ để kết luận", en: "there is not enough to decide")
        }
        let vi = missing.prefix(6).map { $0.name.vi + state($0.state).vi }.joined(separator: ", ")
        let en = missing.prefix(6).map { $0.name.en + state($0.state).en }.joined(separator: ", ")
        let more = missing.count > 6 ? "…" : ""
        return Message(vi: "thiếu số liệu: \(vi)\(more)", en: "missing: \(en)\(more)")
    }

    private static func state(_ state: CellState) -> Message {
        switch state {
        case .withheld: Message(vi: " (không cung cấp)", en: " (withheld)")
        case .claimedNotApplicable: Message(vi: " (ghi “không thuộc phạm vi”)", en: " (said not to apply)")
        case .unreadable: Message(vi: " (không đọc được)", en: " (unreadable)")
        case .value, .missing, .noEvents, .broken: Message("")
        }
    }

    static func noBlock(_ missing: [Missing]) -> Message {
        let vi = missing.map(\.name.vi).joined(separator: ", ")
        let en = missing.map(\.name.en).joined(separator: ", ")
        return Message(vi: "báo cáo không có khối: \(vi)", en: "the report has no block: \(en)")
    }

    static func unproven(_ condition: Message, _ evidence: [Evidence]) -> Message {
        let read = values(evidence)
        return Message(
            vi: "chưa chứng minh được “\(condition.vi)”\(read.vi)", en: "not proven: “\(condition.en)”\(read.en)")
    }

    static func openScope(_ condition: Message) -> Message {
        Message(
            vi: "chưa rõ đơn vị có thuộc phạm vi (“\(condition.vi)”)",
            en: "it is open whether this applies (“\(condition.en)”)")
    }

    static let noTarget = Message(vi: "không có mục tiêu cho trường hợp này", en: "no target for this case")

    /// Numbers are missing, and whatever they are, the verdict is the same.
    static func certain(_ verdict: VerdictCode, _ target: CompiledTarget?, _ found: BoundFindings) -> Message {
        let names = listed(found.inputs.map { $0.name + possible($0.range) })
        let start = Message(vi: "thiếu số liệu: \(names.vi)", en: "missing: \(names.en)")
        if verdict == .inconsistent {
            return Message(
                vi: "\(start.vi); không giá trị nào phù hợp với các số liệu khác",
                en: "\(start.en); no value agrees with the other figures")
        }
        let end = target.map { judged($0, verdict) } ?? required(verdict)
        let range =
            found.range.flatMap { measured($0, target?.numbers ?? []) }.map { Message(" (") + $0 + Message(")") }
            ?? Message("")
        let conclusion = verdict == .noEvents ? noEvents : end
        return Message(
            vi: "\(start.vi); với mọi giá trị có thể\(range.vi), \(conclusion.vi)",
            en: "\(start.en); whatever they are\(range.en), \(conclusion.en)")
    }

    /// Not decided: what is missing, what the measure may be, and from which values it would be decided.
    static func undecided(_ missing: [Missing], _ found: BoundFindings) -> Message {
        let start = undecided(missing)
        let range = found.range.flatMap { measured($0) }.map { Message("; ") + $0 } ?? Message("")
        let decisive = found.decisive.map(decided).reduce(Message(""), +)
        return start + range + decisive
    }

    /// `; đúng hạn (hộ tịch) = 18.998, suy ra từ “…”`.
    static func restored(_ numbers: [RestoredNumber]) -> Message {
        numbers.prefix(BoundFindings.mostInputs).map { number in
            let value = NumberForm.message(number.value)
            return Message(
                vi: "; \(number.name.vi) = \(value.vi), suy ra từ “\(number.equation.vi)”",
                en: "; \(number.name.en) = \(value.en), taken from “\(number.equation.en)”")
        }.reduce(Message(""), +)
    }

    private static func decided(_ decisive: Decisive) -> Message {
        let sign = ["<=": "≤", ">=": "≥"][decisive.comparison] ?? decisive.comparison
        let value = NumberForm.message(decisive.value)
        let verdict =
            switch decisive.verdict {
            case .pass: Message(vi: "đạt", en: "met")
            case .noEvents: Message(vi: "không phát sinh", en: "no events")
            default: Message(vi: "không đạt", en: "not met")
            }
        return Message(
            vi: "; \(verdict.vi) khi \(decisive.name.vi) \(sign) \(value.vi)",
            en: "; \(verdict.en) when \(decisive.name.en) \(sign) \(value.en)")
    }

    private static func required(_ verdict: VerdictCode) -> Message {
        verdict == .pass
            ? Message(vi: "đáp ứng yêu cầu", en: "the requirement is met")
            : Message(vi: "không đáp ứng yêu cầu", en: "the requirement is not met")
    }

    /// ` (từ 0 đến 5)`.
    private static func possible(_ range: Enclosure?) -> Message {
        guard let range, let low = range.low.map({ NumberForm.message($0.value) }) else { return Message("") }
        if range.point != nil { return Message(vi: " (chỉ có thể là \(low.vi))", en: " (can only be \(low.en))") }
        guard let high = range.high.map({ NumberForm.message($0.value) }) else {
            return Message(vi: " (từ \(low.vi) trở lên)", en: " (\(low.en) or more)")
        }
        return Message(vi: " (từ \(low.vi) đến \(high.vi))", en: " (from \(low.en) to \(high.en))")
    }

    /// `tỷ lệ từ 17,25% đến 30,00%`; nil where that says no more than that it is a share.
    private static func measured(_ range: Enclosure, _ numbers: [Decimal] = []) -> Message? {
        let low = range.low.flatMap {
            $0.value.isZero ? nil : Shown.bound($0.value, isLow: true, comparedWith: numbers)
        }
        let high = range.high.flatMap {
            $0.value == .one ? nil : Shown.bound($0.value, isLow: false, comparedWith: numbers)
        }
        switch (low, high) {
        case (let low?, let high?):
            if range.point != nil { return Message(vi: "tỷ lệ là \(low.vi)", en: "the rate is \(low.en)") }
            return Message(vi: "tỷ lệ từ \(low.vi) đến \(high.vi)", en: "the rate is from \(low.en) to \(high.en)")
        case (let low?, nil): return Message(vi: "tỷ lệ từ \(low.vi)", en: "the rate is at least \(low.en)")
        case (nil, let high?): return Message(vi: "tỷ lệ không quá \(high.vi)", en: "the rate is at most \(high.en)")
        case (nil, nil): return nil
        }
    }

    /// What a measure may be.
    static func range(_ range: Enclosure) -> Message? { measured(range) }

    private static func listed(_ names: [Message]) -> Message {
        Message(vi: names.map(\.vi).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
    }
}
