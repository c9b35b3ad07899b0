import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// An amount that is compared with so few đồng that another unit must be meant.
    static let smallAmount = Lint(
        .smallAmount,
        .meaning { _, rulebook in
            rulebook.indicators.flatMap(\.checks).flatMap { check in
                check.comparedAmounts.filter { $0.number > .one && $0.number < few }.map { .smallAmount($0) }
            }
        })

    /// Nobody has a target of so few đồng.
    private static let few = Decimal(100_000)
}

extension Diagnostic.Kind {
    fileprivate static let smallAmount = Diagnostic.Kind(
        "lint/small-amount", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "một số tiền được so với một số quá nhỏ, tính bằng đồng",
                en: "an amount is compared with a number that is too small to be đồng"),
            why: Message(
                vi: "số tiền luôn tính bằng đồng; `1000` là một nghìn đồng, không phải một nghìn tỷ",
                en: "amounts are always in đồng: `1000` is one thousand đồng, not a thousand billion"),
            wrong: LintExample.indicator(
                check: """
                    chỉ khi: kế hoạch vốn > 500
                    tử số: đã giải ngân
                    mẫu số: kế hoạch vốn
                    mục tiêu: từ 95% trở lên
                    """),
            right: LintExample.indicator(
                check: """
                    chỉ khi: kế hoạch vốn > 500000000000
                    tử số: đã giải ngân
                    mẫu số: kế hoạch vốn
                    mục tiêu: từ 95% trở lên
                    """),
            fix: Message(
                vi: "viết số đồng; trong mục tiêu bằng lời thì viết `500 tỷ đồng`",
                en: "write the number of đồng; a target in words may say `500 tỷ đồng`")))
}

extension Diagnostic {
    fileprivate static func smallAmount(_ amount: Check.ComparedAmount) -> Diagnostic {
        let number = NumberForm.message(amount.number)
        return Diagnostic(
            .smallAmount,
            Message(
                vi: "số tiền được so với \(number.vi) đồng", en: "an amount is compared with \(number.en) đồng"),
            at: amount.span,
            help: Message(
                vi: "nếu là triệu hay tỷ thì viết đủ số đồng", en: "write millions and billions out in đồng"))
    }
}
