import Chuan
import Diagnostics

extension Lint {
    /// A number that is chosen with a reading and that nothing uses.
    static let unusedParameter = Lint(
        .unusedParameter,
        .meaning { rules, rulebook in
            let used = Set(rulebook.indicators.flatMap(\.checks).flatMap(\.parametersUsed))
            return rules.readings.flatMap { reading in
                reading.alternatives.compactMap { alternative in
                    guard let name = alternative.parameter, !used.contains([reading.id.value, alternative.id.value])
                    else { return nil }
                    return .unusedParameter(name)
                }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unusedParameter = Diagnostic.Kind(
        "lint/unused-parameter", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "không biểu thức nào dùng số đi kèm một lựa chọn của cách hiểu",
                en: "no expression uses the number that comes with an alternative of a reading"),
            why: Message(
                vi: "chọn số nào khi chạy thì kết quả cũng như nhau",
                en: "whatever number a run gives, the results are the same"),
            wrong: reading(target: "\">= 60%\""), right: reading(target: "\">= mức / 100\""),
            fix: Message(
                vi: "dùng tên đó trong phần thay đổi theo lựa chọn, hoặc bỏ `tham số`",
                en: "use the name in what the alternative changes, or drop the parameter")))

    private static func reading(target: String) -> String {
        let change = """

            cách hiểu:
              B01:
                percent:
                  mục tiêu: \(target)
            """
        return """
            cách hiểu:
              - mã: B01
                tên: {vi: Bao nhiêu là đủ?, en: How much is enough?}
                mặc định: {vi: Một nửa, en: Half}
                lựa chọn khác:
                  - {mã: percent, tên: {vi: Số phần trăm cho trước, en: A given percentage}, tham số: mức}

            """ + LintExample.indicator(check: LintExample.digitisation + change)
    }
}

extension Diagnostic {
    fileprivate static func unusedParameter(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .unusedParameter,
            Message(
                vi: "không biểu thức nào dùng `\(name.value)`", en: "no expression uses `\(name.value)`"),
            at: name.span)
    }
}
