import Diagnostics
import FEEL
import FEELSyntax

/// The sentences that say what was found, in both languages: short, with the unit's own numbers.
enum Sentences {
    // MARK: Comparisons

    /// `48.998 / 50.000 = 97,996%, mục tiêu từ 98% trở lên`
    static func compared(_ figures: ItemResult.Figures, _ target: CompiledTarget, _ verdict: VerdictCode) -> Message {
        guard let numerator = figures.numerator, let denominator = figures.denominator, let shown = figures.shown else {
            return verdict.label
        }
        let above = NumberForm.message(numerator)
        let below = NumberForm.message(denominator)
        return Message(
            vi: "\(above.vi) / \(below.vi) = \(shown.vi), \(judged(target, verdict).vi)",
            en: "\(above.en) / \(below.en) = \(shown.en), \(judged(target, verdict).en)")
    }

    static func compared(_ shown: Message, _ target: CompiledTarget, _ verdict: VerdictCode) -> Message {
        Message(vi: "\(shown.vi), \(judged(target, verdict).vi)", en: "\(shown.en), \(judged(target, verdict).en)")
    }

    private static func judged(_ target: CompiledTarget, _ verdict: VerdictCode) -> Message {
        switch verdict {
        case .pass: Message(vi: "đạt mục tiêu \(quoted(target).vi)", en: "meets the target \(quoted(target).en)")
        default: Message(vi: "không đạt mục tiêu \(quoted(target).vi)", en: "misses the target \(quoted(target).en)")
        }
    }

    private static func quoted(_ target: CompiledTarget) -> Message {
        Message(vi: "“\(target.text)”", en: "“\(target.canonical)”")
    }

    static func comparedReported(
        _ interval: RateInterval, _ rate: Decimal, _ target: CompiledTarget, _ verdict: VerdictCode
    ) -> Message {
        let (shown, low, high) = printed(interval, rate)
        return Message(
            vi: "tỷ lệ báo cáo \(shown.vi) (từ \(low.vi) đến dưới \(high.vi)), \(judged(target, verdict).vi)",
            en: "reported rate \(shown.en) (from \(low.en) to below \(high.en)), \(judged(target, verdict).en)")
    }

    static func straddles(_ interval: RateInterval, _ rate: Decimal, _ target: CompiledTarget) -> Message {
        let (shown, low, high) = printed(interval, rate)
        return Message(
            vi:
                "tỷ lệ báo cáo \(shown.vi) chưa đủ chính xác: thực tế từ \(low.vi) đến dưới \(high.vi), mục tiêu \(quoted(target).vi) nằm trong khoảng đó; cần số hồ sơ",
            en:
                "reported rate \(shown.en) is not precise enough: it stands for \(low.en) to below \(high.en), and the target \(quoted(target).en) lies between; counts are needed"
        )
    }

    private static func printed(_ interval: RateInterval, _ rate: Decimal) -> (Message, Message, Message) {
        let empty = Message("")
        return (
            Shown.reported(rate) ?? empty, Shown.reported(interval.low) ?? empty, Shown.reported(interval.high) ?? empty
        )
    }

    static func required(_ part: CheckPlan.Part, holds: Bool, _ evidence: [Evidence]) -> Message {
        let read = values(evidence)
        return Message(
            vi: "\(holds ? "đáp ứng" : "không đáp ứng") yêu cầu “\(part.text)”\(read.vi)",
            en: "the requirement “\(part.text)” is \(holds ? "met" : "not met")\(read.en)")
    }

    static func share(
        _ tally: CheckJudging.Tally, _ figures: ItemResult.Figures, _ target: CompiledTarget, _ verdict: VerdictCode
    ) -> Message {
        let open = tally.open.count
        let part =
            tally.counted == 0
            ? Message(vi: "chưa có dòng nào được tính", en: "no row counts yet")
            : Message(
                vi: "\(tally.met) / \(tally.counted) = \(figures.shown?.vi ?? "")",
                en: "\(tally.met) / \(tally.counted) = \(figures.shown?.en ?? "")")
        let rest =
            open == 0
            ? Message("")
            : Message(
                vi: "; \(open) dòng chưa có số liệu (\(list(tally.openLabels)))",
                en: "; \(open) rows without figures (\(list(tally.openLabels)))")
        switch verdict {
        case .pass, .fail:
            let missed =
                verdict == .fail && !tally.notMet.isEmpty
                ? Message(vi: "; chưa đạt: \(list(tally.notMet))", en: "; not met by: \(list(tally.notMet))")
                : Message("")
            return Message(
                vi: "\(part.vi)\(rest.vi), \(judged(target, verdict).vi)\(missed.vi)",
                en: "\(part.en)\(rest.en), \(judged(target, verdict).en)\(missed.en)")
        case .noEvents: return noEvents
        default:
            return Message(
                vi: "\(part.vi)\(rest.vi): chưa thể kết luận mục tiêu \(quoted(target).vi)",
                en: "\(part.en)\(rest.en): the target \(quoted(target).en) can't be decided")
        }
    }

    /// Sums over units.
    static func pooled(
        _ figures: ItemResult.Figures, _ target: CompiledTarget, _ verdict: VerdictCode, units: Int, open: Int
    ) -> Message {
        let basis = compared(figures, target, verdict)
        let rest =
            open == 0
            ? Message("")
            : Message(
                vi: "; \(open) đơn vị chưa có số liệu", en: "; \(open) units without figures")
        switch verdict {
        case .pass, .fail:
            return Message(
                vi: "cộng \(units) đơn vị: \(basis.vi)\(rest.vi)", en: "\(units) units together: \(basis.en)\(rest.en)")
        case .unknown:
            let (above, below) = (
                figures.numerator.map(NumberForm.message), figures.denominator.map(NumberForm.message)
            )
            return Message(
                vi: "cộng \(units) đơn vị: \(above?.vi ?? "") / \(below?.vi ?? "")\(rest.vi): chưa thể kết luận",
                en: "\(units) units together: \(above?.en ?? "") / \(below?.en ?? "")\(rest.en): can't be decided")
        default: return noEvents
        }
    }

    static func unitsSilent(_ count: Int) -> Message {
        Message(vi: "\(count) đơn vị chưa có số liệu", en: "\(count) units without figures")
    }

    // MARK: Not decided

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

    static func unproven(_ proof: CheckPlan.Part, _ evidence: [Evidence]) -> Message {
        let read = values(evidence)
        return Message(
            vi: "chưa chứng minh được “\(proof.text)”\(read.vi)", en: "not proven: “\(proof.text)”\(read.en)")
    }

    static func openScope(_ condition: String) -> Message {
        Message(
            vi: "chưa rõ đơn vị có thuộc phạm vi (“\(condition)”)",
            en: "it is open whether this applies (“\(condition)”)")
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
                vi: "; \(number.name.vi) = \(value.vi), suy ra từ “\(number.equality)”",
                en: "; \(number.name.en) = \(value.en), taken from “\(number.equality)”")
        }.reduce(Message(""), +)
    }

    private static func decided(_ decisive: Decisive) -> Message {
        let sign = ["<=": "≤", ">=": "≥"][decisive.comparison] ?? decisive.comparison
        let value = NumberForm.message(decisive.value)
        return Message(
            vi: "; \(decisive.verdict == .pass ? "đạt" : "không đạt") khi \(decisive.name.vi) \(sign) \(value.vi)",
            en: "; \(decisive.verdict == .pass ? "met" : "not met") when \(decisive.name.en) \(sign) \(value.en)")
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

    // MARK: Neutral

    static let noEvents = Message(vi: "không phát sinh", en: "nothing occurred")

    static let noRows = Message(vi: "không có dòng nào thuộc tiêu chí này", en: "no row is addressed by this check")

    static let claimed = Message(
        vi: "đơn vị báo không thuộc phạm vi", en: "the unit says that this does not apply to it")

    static func otherUnitTypes(_ plan: CheckPlan, _ vocabulary: Vocabulary) -> Message {
        let titles = plan.appliesTo.sorted().map { vocabulary.unitTypes[$0].title }
        return Message(
            vi: "chỉ áp dụng cho: \(titles.map { $0[.vi] }.joined(separator: ", "))",
            en: "applies only to: \(titles.map { $0[.en] }.joined(separator: ", "))")
    }

    static func outOfScope(_ condition: CheckPlan.Part, _ evidence: [Evidence]) -> Message {
        let read = values(evidence)
        return Message(vi: "không thuộc phạm vi\(read.vi)", en: "does not apply\(read.en)")
    }

    // MARK: Inconsistent

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
            return Message(
                vi: "\(place.vi)không đúng với “\(broken.constraint.slice.oneLine)”",
                en: "\(place.en)breaks “\(broken.constraint.slice.oneLine)”")
        }
        return Message(
            vi:
                "\(place.vi)phải có \(sides.leftText) \(sides.comparison.rawValue) \(sides.rightText), nhưng \(left.vi) so với \(right.vi)\(difference(broken).vi)",
            en:
                "\(place.en)\(sides.leftText) \(sides.comparison.rawValue) \(sides.rightText) must hold, but it is \(left.en) against \(right.en)\(difference(broken).en)"
        )
    }

    private static func row(of broken: ReportFacts.Broken, _ facts: ReportFacts) -> Message {
        guard let row = broken.row else { return Message("") }
        let block = facts.vocabulary.blocks[broken.block]
        guard case .list(let rows) = facts.facts.inputs[block.input], rows.indices.contains(row - 1),
            case .row(let found) = rows[row - 1], let column = block.rowLabel,
            case .string(let label) = found.values[column]
        else { return Message(vi: "dòng \(row): ", en: "row \(row): ") }
        return Message("\(label): ")
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

    static func brokenHere(_ condition: CheckPlan.Part) -> Message {
        Message(vi: "không đúng với “\(condition.text)”; cần giải trình", en: "breaks “\(condition.text)”; explain")
    }

    static func twice(_ words: String) -> Message {
        Message(vi: "`\(words)` có mặt hai lần", en: "`\(words)` stands there twice")
    }

    static func negativeDenominator(_ denominator: Decimal) -> Message {
        let text = NumberForm.message(denominator)
        return Message(vi: "mẫu số âm (\(text.vi))", en: "the denominator is negative (\(text.en))")
    }

    // MARK: Pieces

    /// ` (tên: giá trị; …)` of what was read, at most four.
    private static func values(_ evidence: [Evidence]) -> Message {
        let read = evidence.filter { !$0.text.isEmpty }.prefix(4)
        guard !read.isEmpty else { return Message("") }
        return Message(
            vi: " (\(read.map { "\($0.name.vi): \($0.text)" }.joined(separator: "; ")))",
            en: " (\(read.map { "\($0.name.en): \($0.text)" }.joined(separator: "; ")))")
    }

    private static func list(_ labels: [String]) -> String {
        labels.prefix(8).joined(separator: ", ") + (labels.count > 8 ? ", … (\(labels.count))" : "")
    }
}
