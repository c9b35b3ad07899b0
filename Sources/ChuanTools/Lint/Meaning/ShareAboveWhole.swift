import Chuan
import Diagnostics

extension Lint {
    /// A share whose numerator nothing keeps from being greater than its denominator.
    static let shareAboveWhole = Lint(
        .shareAboveWhole,
        .check { checked in
            checked.findings { analysis in
                guard analysis.expectsShare, !FixedVerdict.isFixed(analysis), let overshoot = analysis.overshoot else {
                    return []
                }
                return [.shareAboveWhole(overshoot, analysis)]
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let shareAboveWhole = Diagnostic.Kind(
        "lint/share-above-whole", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "tử số có thể lớn hơn mẫu số: tỷ lệ có thể vượt 100%",
                en: "the numerator may be greater than the denominator: the share may exceed 100%"),
            why: Message(
                vi: "số liệu sai vẫn được kết luận, và tử số, mẫu số đặt nhầm chỗ không ai biết",
                en: "wrong figures are judged all the same, and parts that were exchanged go unnoticed"),
            wrong: LintExample.indicator(
                check: """
                    tử số: kết quả đã đăng tải
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 50%
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: kết quả đã đăng tải
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 50%
                    nhất quán khi: kết quả đã đăng tải <= kết quả còn hiệu lực
                    """),
            fix: Message(
                vi: "thêm ràng buộc còn thiếu vào từ điển dữ liệu hoặc vào `nhất quán khi`; nếu đặt nhầm thì đổi chỗ",
                en: "add the constraint to the vocabulary or to `consistent when`; exchange the parts if they are wrong"
            )))
}

extension Diagnostic {
    fileprivate static func shareAboveWhole(
        _ overshoot: CheckAnalysis.Overshoot, _ analysis: CheckAnalysis
    ) -> Diagnostic {
        let place = analysis.underReading
        let example = overshoot.figures.words
        return Diagnostic(
            .shareAboveWhole,
            Message(
                vi: "tử số có thể lớn hơn mẫu số\(place.vi), ví dụ khi \(example.vi)",
                en: "the numerator may be greater than the denominator\(place.en), such as \(example.en)"),
            at: overshoot.numerator,
            labels: [Label(overshoot.denominator, Message(vi: "mẫu số ở đây", en: "the denominator"))]
                + analysis.readingLabel(for: overshoot.numerator),
            help: help(overshoot.cure))
    }

    private static func help(_ cure: CheckAnalysis.Overshoot.Cure) -> Message {
        switch cure {
        case .constraint(let lacking):
            Message(
                vi: "còn thiếu ràng buộc `\(lacking)`", en: "what is lacking is the constraint `\(lacking)`")
        case .exchange(let known):
            Message(
                vi: "có phải tử số và mẫu số đặt nhầm chỗ? các ràng buộc đã buộc `\(known)`",
                en: "are numerator and denominator exchanged? the constraints already say `\(known)`")
        case .unclear:
            Message(
                vi: "xem lại tử số và mẫu số: không thấy số liệu nào mà tử số nhỏ hơn",
                en: "look at numerator and denominator again: no figures were found with the numerator less")
        }
    }
}
