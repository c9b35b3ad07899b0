import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// Two rulebooks of one series that are in force on the same day.
    static let overlappingPeriods = Lint(
        .overlappingPeriods,
        .rulebooks { rulebooks in
            RulebookSeries.all(rulebooks).flatMap(\.neighbours).compactMap { earlier, later in
                later.from.value <= earlier.to.value ? .overlappingPeriods(later, earlier) : nil
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let overlappingPeriods = Diagnostic.Kind(
        "lint/overlapping-periods", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "hai bộ chỉ tiêu cùng loại có hiệu lực trong cùng một thời gian",
                en: "two rulebooks of one series are in force at the same time"),
            why: Message(
                vi: "không rõ báo cáo của thời gian đó được đánh giá theo bộ nào",
                en: "it is not clear by which of them a report of that time is judged"),
            wrong: LintExample.nextYear(from: "2023-07-01"), right: LintExample.nextYear(from: "2024-01-01"),
            fix: Message(
                vi: "sửa `hiệu lực`: bộ cũ hết hiệu lực trước ngày bộ mới có hiệu lực",
                en: "correct `effective`: the old one ends the day before the new one begins")))
}

extension LintExample {
    /// A rulebook of the series to which the one around the examples belongs.
    static func nextYear(from day: String) -> String {
        """
        # == 2024/bo.rules.yaml ==
        bộ chỉ tiêu:
          mã: mau-2024
          tên: {vi: Bộ mẫu, en: Sample}
          hiệu lực: {từ: \(day), đến: 2024-12-31}
          văn bản:
            - {mã: qd-2024, tên: {vi: Quyết định mẫu, en: Sample decision}}

        các loại đơn vị:
          - {mã: dept, tên: {vi: sở ngành, en: departments}}

        từ điển dữ liệu:
          - khối: website
            tên: {vi: trang tin, en: website}
            dạng: nhóm
            trường:
              - {khóa: published, tên: {vi: đã công khai, en: published}, kiểu: có hay không}

        chỉ tiêu:
          - mã: "7"
            tên: {vi: Công khai kết quả, en: Results published}
            căn cứ: {nguồn: qd-2024, mục: "7"}
            khắc phục: {vi: Công khai kết quả, en: Publish the results}
            tiêu chí:
              - mã: "7"
                yêu cầu: đã công khai

        """
    }
}

extension Diagnostic {
    fileprivate static func overlappingPeriods(
        _ later: RulebookSeries.Member, _ earlier: RulebookSeries.Member
    ) -> Diagnostic {
        Diagnostic(
            .overlappingPeriods,
            Message(
                vi: "`\(later.id)` có hiệu lực từ \(later.from.value.vietnamese), khi `\(earlier.id)` còn hiệu lực",
                en: "`\(later.id)` is in force from \(later.from.value), while `\(earlier.id)` still is"),
            at: later.from.span,
            labels: [
                Label(earlier.to.span, Message(vi: "`\(earlier.id)` hết hiệu lực", en: "`\(earlier.id)` ends here"))
            ])
    }
}
