import Chuan
import Diagnostics

extension Lint {
    /// A sum, a mean, a least or a greatest of numbers that count different things.
    static let mixedUnits = Lint(
        .mixedUnits,
        .meaning { _, rulebook in
            rulebook.indicators.flatMap(\.checks).flatMap { check in check.mixedUnits.map { .mixedUnits(at: $0) } }
        })
}

extension Diagnostic.Kind {
    fileprivate static let mixedUnits = Diagnostic.Kind(
        "lint/mixed-units", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "một hàm gộp những số có đơn vị tính khác nhau",
                en: "a function takes numbers of different units together"),
            why: Message(
                vi: "số đồng cộng với số hồ sơ không có nghĩa gì",
                en: "a number of đồng and a number of dossiers make no sum"),
            wrong: LintExample.indicator(check: "yêu cầu: sum(đã giải ngân, kết quả đã số hóa) > 1000000000"),
            right: LintExample.indicator(check: "yêu cầu: sum(kết quả đã đăng tải, kết quả đã số hóa) > 1000"),
            fix: Message(
                vi: "chỉ gộp những số cùng đơn vị tính", en: "take numbers of one unit together")))
}

extension Diagnostic {
    fileprivate static func mixedUnits(at span: Span) -> Diagnostic {
        Diagnostic(
            .mixedUnits,
            Message(
                vi: "các số ở đây có đơn vị tính khác nhau", en: "the numbers here are of different units"), at: span)
    }
}
