import Chuan
import Diagnostics

extension Lint {
    /// An alternative of a reading that changes no check.
    static let unusedAlternative = Lint(
        .unusedAlternative,
        .meaning { rules, rulebook in
            let changed = Set(
                rulebook.indicators.flatMap(\.checks).flatMap(\.alternativesNamed).map { [$0.reading, $0.alternative] })
            return rules.readings.flatMap { reading in
                reading.alternatives.filter { !changed.contains([reading.id.value, $0.id.value]) }.map {
                    .unusedAlternative($0.id, of: reading.id.value)
                }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unusedAlternative = Diagnostic.Kind(
        "lint/unused-alternative", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "một lựa chọn của cách hiểu không làm thay đổi tiêu chí nào",
                en: "an alternative of a reading changes no check"),
            why: Message(
                vi: "chọn nó khi chạy thì kết quả vẫn như cũ, mà người dùng tưởng đã xét khác đi",
                en: "a run that chooses it gives the same results, though readers think otherwise"),
            wrong: reading(changes: false), right: reading(changes: true),
            fix: Message(
                vi: "ghi ở tiêu chí phần thay đổi theo lựa chọn đó, hoặc bỏ lựa chọn",
                en: "write in a check what it changes, or drop it")))

    private static func reading(changes: Bool) -> String {
        let check = LintExample.digitisation
        let change = """

            cách hiểu:
              B01:
                all_dossiers:
                  mục tiêu: tối thiểu 60%
            """
        return """
            cách hiểu:
              - mã: B01
                tên: {vi: Tính theo kết quả nào?, en: Which results count?}
                mặc định: {vi: Kết quả còn hiệu lực, en: Those in force}
                lựa chọn khác:
                  - {mã: all_dossiers, tên: {vi: Mọi kết quả, en: All results}}

            """ + LintExample.indicator(check: changes ? check + change : check)
    }
}

extension Diagnostic {
    fileprivate static func unusedAlternative(_ id: Located<String>, of reading: String) -> Diagnostic {
        Diagnostic(
            .unusedAlternative,
            Message(
                vi: "lựa chọn `\(id.value)` của `\(reading)` không làm thay đổi tiêu chí nào",
                en: "alternative `\(id.value)` of `\(reading)` changes no check"),
            at: id.span)
    }
}
