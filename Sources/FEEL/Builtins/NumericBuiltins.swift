import Diagnostics

/// - Specification: DMN 1.5, 10.3.4.5.
extension Builtins {
    static let numeric: [Builtin] = roundings + wholes + analysis + parities + [absolute, modulo]

    // MARK: Rounding

    private static let roundings: [Builtin] = [
        rounding(
            "decimal", .halfEven,
            Message(
                vi: "làm tròn đến số chữ số thập phân cho trước, nửa thì về số chẵn",
                en: "rounds to a number of decimals, halves to the even digit"),
            ["decimal(1/3, 2)": "0.33", "decimal(2.5, 0)": "2", "decimal(1.5, 0)": "2"]),
        rounding(
            "round up", .up,
            Message(vi: "làm tròn ra xa số 0", en: "rounds away from zero"),
            ["round up(5.5, 0)": "6", "round up(-5.5, 0)": "-6", "round up(1.121, 2)": "1.13"]),
        rounding(
            "round down", .down,
            Message(vi: "làm tròn về phía số 0", en: "rounds toward zero"),
            ["round down(5.5, 0)": "5", "round down(-5.5, 0)": "-5", "round down(1.129, 2)": "1.12"]),
        rounding(
            "round half up", .halfUp,
            Message(
                vi: "làm tròn đến số gần nhất, nửa thì ra xa số 0", en: "rounds to the nearest, halves away from zero"),
            ["round half up(5.5, 0)": "6", "round half up(-5.5, 0)": "-6", "round half up(1.125, 2)": "1.13"]),
        rounding(
            "round half down", .halfDown,
            Message(
                vi: "làm tròn đến số gần nhất, nửa thì về phía số 0", en: "rounds to the nearest, halves toward zero"),
            ["round half down(5.5, 0)": "5", "round half down(-5.5, 0)": "-5", "round half down(1.126, 2)": "1.13"]),
    ]

    private static func rounding(
        _ name: String, _ mode: RoundingMode, _ words: Message, _ examples: KeyValuePairs<String, String>
    ) -> Builtin {
        Builtin.Family.numeric.function(
            name, [Builtin.Signature([.number("n"), .number("scale")], .number(.plain))], words, examples
        ) { call, _ in round(call, mode) }
    }

    private static let wholes: [Builtin] = [
        whole(
            "floor", .floor,
            Message(
                vi: "số lớn nhất không vượt quá, với số chữ số thập phân cho trước (mặc định 0)",
                en: "the greatest number not above, with a number of decimals (by default none)"),
            ["floor(1.5)": "1", "floor(-1.56, 1)": "-1.6"]),
        whole(
            "ceiling", .ceiling,
            Message(
                vi: "số nhỏ nhất không nhỏ hơn, với số chữ số thập phân cho trước (mặc định 0)",
                en: "the least number not below, with a number of decimals (by default none)"),
            ["ceiling(1.5)": "2", "ceiling(-1.56, 1)": "-1.5"]),
    ]

    private static func whole(
        _ name: String, _ mode: RoundingMode, _ words: Message, _ examples: KeyValuePairs<String, String>
    ) -> Builtin {
        Builtin.Family.numeric.function(
            name, [Builtin.Signature([.number("n"), .number("scale").optional], .number(.plain))], words, examples
        ) { call, _ in
            if call.has(1) { return round(call, mode) }
            return call.number(0)?.rounded(scale: 0, mode).map(Value.number)
        }
    }

    private static func round(_ call: Call, _ mode: RoundingMode) -> Value? {
        guard let number = call.number(0), let scale = call.integer(1) else { return nil }
        return number.rounded(scale: scale, mode).map(Value.number)
    }

    // MARK: Functions of one number

    private static let analysis: [Builtin] = [
        unary("sqrt", Message(vi: "căn bậc hai", en: "the square root"), ["sqrt(16)": "4", "sqrt(-1)": "null"]) {
            $0.squareRoot
        },
        unary("exp", Message(vi: "lũy thừa của số e", en: "e to the power of a number"), ["exp(0)": "1"]) {
            $0.exponential
        },
        unary(
            "log", Message(vi: "lô-ga-rít tự nhiên", en: "the natural logarithm"), ["log(1)": "0", "log(0)": "null"]
        ) {
            $0.naturalLogarithm
        },
    ]

    private static func unary(
        _ name: String, _ words: Message, _ examples: KeyValuePairs<String, String>,
        _ code: @escaping @Sendable (Decimal) -> Decimal?
    ) -> Builtin {
        Builtin.Family.numeric.function(
            name, [Builtin.Signature([.number("number")], .number(.plain))], words, examples
        ) { call, _ in call.number(0).flatMap(code).map(Value.number) }
    }

    private static let parities: [Builtin] = [
        parity(
            "odd", 1, Message(vi: "có phải là số lẻ hay không", en: "whether a whole number is odd"),
            ["odd(5)": "true", "odd(2)": "false"]),
        parity(
            "even", 0, Message(vi: "có phải là số chẵn hay không", en: "whether a whole number is even"),
            ["even(5)": "false", "even(2)": "true"]),
    ]

    private static func parity(
        _ name: String, _ rest: Decimal, _ words: Message, _ examples: KeyValuePairs<String, String>
    ) -> Builtin {
        Builtin.Family.numeric.function(
            name, [Builtin.Signature([.number("number")], .boolean)], words, examples
        ) { call, _ in
            guard let number = call.number(0), number.isInteger else { return nil }
            return number.modulo(2).map { .boolean($0 == rest) }
        }
    }

    private static let absolute = Builtin.Family.numeric.function(
        "abs",
        [
            Builtin.Signature([.number("n")], .number(.plain)),
            Builtin.Signature([.init("n", .dayTimeDuration)], .dayTimeDuration),
            Builtin.Signature([.init("n", .yearMonthDuration)], .yearMonthDuration),
        ], Message(vi: "giá trị tuyệt đối của số hoặc khoảng thời gian", en: "the size of a number or duration"),
        ["abs(-10)": "10", "abs(@\"-PT5H\")": "PT5H", "abs(@\"-P5M\")": "P5M"]
    ) { call, _ in
        switch call.argument(0) {
        case .number(let number): .number(number.magnitude)
        case .dayTimeDuration(let duration): duration.magnitude.map(Value.dayTimeDuration)
        case .yearMonthDuration(let duration): duration.magnitude.map(Value.yearMonthDuration)
        default: nil
        }
    }

    private static let modulo = Builtin.Family.numeric.function(
        "modulo", [Builtin.Signature([.number("dividend"), .number("divisor")], .number(.plain))],
        Message(
            vi: "số dư của phép chia, cùng dấu với số chia", en: "the rest of a division, with the sign of the divisor"),
        ["modulo(12, 5)": "2", "modulo(-12, 5)": "3", "modulo(12, -5)": "-3", "modulo(10.1, 4.5)": "1.1"]
    ) { call, _ in
        guard let dividend = call.number(0), let divisor = call.number(1) else { return nil }
        return dividend.modulo(divisor).map(Value.number)
    }
}
