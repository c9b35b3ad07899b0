import Chuan
import Diagnostics

extension Lint {
    /// A way to read a clause that is known by its id only.
    static let missingTitle = Lint(
        .missingTitle,
        .meaning { rulebook, _ in
            rulebook.readings.flatMap { reading in
                reading.alternatives.filter { $0.title == Title(vi: nil, en: nil) }.map {
                    .missingTitle($0.id, of: reading.id.value)
                }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let missingTitle = Diagnostic.Kind(
        "lint/missing-title", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "một lựa chọn của cách hiểu không có tên", en: "an alternative of a reading has no title"),
            why: Message(
                vi: "kết quả nêu cách hiểu đã dùng; chỉ có mã thì người đọc không biết đó là gì",
                en: "results name the reading that was used; an id alone tells readers nothing"),
            wrong: example("{mã: held}"),
            right: example("{mã: held, tên: {vi: Tính cả kết quả cũ, en: Old results count too}}"),
            fix: Message(vi: "thêm `tên`", en: "add a `title`")))

    private static func example(_ alternative: String) -> String {
        """
        cách hiểu:
          - mã: A01
            tên: {vi: Tính kết quả nào?, en: Which results count?}
            mặc định: {vi: Kết quả còn hiệu lực, en: Results in force}
            lựa chọn khác:
              - \(alternative)

        """
            + LintExample.indicator(
                check: LintExample.digitisation + """

                    cách hiểu:
                      A01:
                        held:
                          mục tiêu: tối thiểu 40%
                    """)
    }
}

extension Diagnostic {
    fileprivate static func missingTitle(_ id: Located<String>, of reading: String) -> Diagnostic {
        Diagnostic(
            .missingTitle,
            Message(
                vi: "lựa chọn `\(id.value)` của cách hiểu `\(reading)` không có tên",
                en: "alternative `\(id.value)` of reading `\(reading)` has no title"),
            at: id.span)
    }
}
