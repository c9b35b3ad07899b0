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
        let (above, below) = (figures.words(numerator), figures.words(denominator))
        return Message(
            vi: "\(above.vi) / \(below.vi) = \(shown.vi), \(judged(target, verdict).vi)",
            en: "\(above.en) / \(below.en) = \(shown.en), \(judged(target, verdict).en)")
    }

    static func compared(_ shown: Message, _ target: CompiledTarget, _ verdict: VerdictCode) -> Message {
        Message(vi: "\(shown.vi), \(judged(target, verdict).vi)", en: "\(shown.en), \(judged(target, verdict).en)")
    }

    static func judged(_ target: CompiledTarget, _ verdict: VerdictCode) -> Message {
        switch verdict {
        case .pass: Message(vi: "đạt mục tiêu \(quoted(target).vi)", en: "meets the target \(quoted(target).en)")
        default: Message(vi: "không đạt mục tiêu \(quoted(target).vi)", en: "misses the target \(quoted(target).en)")
        }
    }

    static func quoted(_ target: CompiledTarget) -> Message {
        Message(vi: "“\(target.text)”", en: "“\(target.canonical)”")
    }

    static func comparedReported(
        _ interval: RateInterval, _ rate: Decimal, _ target: CompiledTarget, _ verdict: VerdictCode
    ) -> Message {
        let (shown, low, high) = printed(interval, rate)
        return Message(
            vi: "tỷ lệ báo cáo \(shown.vi) (từ \(low.vi) đến \(high.vi)), \(judged(target, verdict).vi)",
            en: "reported rate \(shown.en) (from \(low.en) to \(high.en)), \(judged(target, verdict).en)")
    }

    static func straddles(_ interval: RateInterval, _ rate: Decimal, _ target: CompiledTarget) -> Message {
        let (shown, low, high) = printed(interval, rate)
        return Message(
            vi:
                "tỷ lệ báo cáo \(shown.vi) chưa đủ chính xác: thực tế từ \(low.vi) đến \(high.vi), mục tiêu \(quoted(target).vi) nằm trong khoảng đó; cần số hồ sơ",
            en:
                "reported rate \(shown.en) is not precise enough: it stands for \(low.en) to \(high.en), and the target \(quoted(target).en) lies between; counts are needed"
        )
    }

    private static func printed(_ interval: RateInterval, _ rate: Decimal) -> (Message, Message, Message) {
        let empty = Message("")
        let high = Shown.reported(interval.high) ?? empty
        return (
            Shown.reported(rate, in: interval) ?? empty, Shown.reported(interval.low) ?? empty,
            interval.isClosed ? high : Message(vi: "dưới \(high.vi)", en: "below \(high.en)")
        )
    }

    /// - Parameter condition: In words, as in all functions here that take one.
    static func required(_ condition: Message, holds: Bool, _ evidence: [Evidence]) -> Message {
        let read = values(evidence)
        return Message(
            vi: "\(holds ? "đáp ứng" : "không đáp ứng") yêu cầu “\(condition.vi)”\(read.vi)",
            en: "the requirement “\(condition.en)” is \(holds ? "met" : "not met")\(read.en)")
    }

    /// - Parameters:
    ///   - one: What is counted, as in “no row counts yet”.
    ///   - many: The same of several.
    static func share(
        _ counts: ShareCounts, _ figures: ItemResult.Figures, _ target: CompiledTarget, _ verdict: VerdictCode,
        one: Message = Message(vi: "dòng", en: "row"), many: Message = Message(vi: "dòng", en: "rows")
    ) -> Message {
        let open = counts.open.count
        let part =
            counts.counted == 0
            ? Message(vi: "chưa có \(one.vi) nào được tính", en: "no \(one.en) counts yet")
            : Message(
                vi: "\(counts.met) / \(counts.counted) = \(figures.shown?.vi ?? "")",
                en: "\(counts.met) / \(counts.counted) = \(figures.shown?.en ?? "")")
        let rest =
            open == 0
            ? Message("")
            : Message(vi: "; \(open) \(many.vi) chưa có số liệu (", en: "; \(open) \(many.en) without figures (")
                + list(counts.open) + Message(")")
        switch verdict {
        case .pass, .fail:
            let missed =
                verdict == .fail && counts.notMet.count > 0
                ? Message(vi: "; chưa đạt: ", en: "; not met by: ") + list(counts.notMet)
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
            let (above, below) = (figures.numerator.map(figures.words), figures.denominator.map(figures.words))
            return Message(
                vi: "cộng \(units) đơn vị: \(above?.vi ?? "") / \(below?.vi ?? "")\(rest.vi): chưa thể kết luận",
                en: "\(units) units together: \(above?.en ?? "") / \(below?.en ?? "")\(rest.en): can't be decided")
        default: return noEvents
        }
    }

    static func unitsSilent(_ count: Int) -> Message {
        Message(vi: "\(count) đơn vị chưa có số liệu", en: "\(count) units without figures")
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

    // MARK: Pieces

    /// ` (tên: giá trị; …)` of what was read, at most four.
    static func values(_ evidence: [Evidence]) -> Message {
        let read = evidence.filter { !$0.text.isEmpty }.prefix(4)
        guard !read.isEmpty else { return Message("") }
        return Message(
            vi: " (\(read.map { "\($0.name.vi): \($0.shown.vi)" }.joined(separator: "; ")))",
            en: " (\(read.map { "\($0.name.en): \($0.shown.en)" }.joined(separator: "; ")))")
    }

    static func list(_ titles: Titles) -> Message {
        titles.first.joined(", ") + Message(titles.count > titles.first.count ? ", … (\(titles.count))" : "")
    }

    /// What a share is made of.
    struct ShareCounts {
        let met: Int
        let counted: Int
        let open: Titles
        let notMet: Titles

        init(_ tally: CheckJudging.Tally) {
            (met, counted) = (tally.met, tally.counted)
            (open, notMet) = (Titles(tally.openTitles), Titles(tally.notMet))
        }

        init(_ sums: ShareSums) {
            (met, counted, open, notMet) = (sums.met, sums.counted, sums.open, sums.notMet)
        }
    }
}
