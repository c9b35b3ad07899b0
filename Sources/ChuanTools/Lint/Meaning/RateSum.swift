import Chuan
import Diagnostics

extension Lint {
    /// Rates that are added up or averaged.
    static let rateSum = Lint(
        .rateSum,
        .meaning { _, rulebook in
            rulebook.indicators.flatMap(\.checks).flatMap { check in check.rateSums.map { .rateSum(at: $0) } }
        })
}

extension Diagnostic.Kind {
    fileprivate static let rateSum = Diagnostic.Kind(
        "lint/rate-sum", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "các tỷ lệ được cộng hoặc lấy trung bình với nhau", en: "rates are added up or averaged"),
            why: Message(
                vi: "trung bình của các tỷ lệ coi nơi có 10 hồ sơ ngang nơi có 10.000 hồ sơ",
                en: "a mean of rates weighs ten dossiers like ten thousand"),
            wrong: LintExample.indicator(
                check: """
                    thước đo: mean(tthc.tỷ lệ đúng hạn)
                    mục tiêu: từ 98% trở lên
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: sum(tthc.đúng hạn)
                    mẫu số: sum(tthc.đã giải quyết)
                    mục tiêu: từ 98% trở lên
                    """),
            fix: Message(
                vi: "cộng các tử số và các mẫu số, rồi mới chia", en: "add up numerators and denominators, then divide")
        )
    )
}

extension Diagnostic {
    fileprivate static func rateSum(at span: Span) -> Diagnostic {
        Diagnostic(
            .rateSum,
            Message(
                vi: "các tỷ lệ được cộng hoặc lấy trung bình với nhau", en: "rates are added up or averaged"),
            at: span,
            help: Message(
                vi: "cộng các tử số và các mẫu số, rồi mới chia", en: "add up numerators and denominators, then divide")
        )
    }
}
