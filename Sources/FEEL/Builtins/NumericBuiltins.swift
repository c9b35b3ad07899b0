import Diagnostics

/// - Specification: DMN 1.5, table 79.
extension Builtins {
    private static let number = Builtin.Parameter("n", .number(.plain))

    private static func unary(
        _ name: String, _ vi: String, _ en: String, _ examples: [Builtin.Example],
        _ code: @escaping @Sendable (Decimal) -> Decimal?
    ) -> Builtin {
        Builtin(
            name, .numeric, [Builtin.Signature([.init("number", .number(.plain))], .number(.plain))],
            Message(vi: vi, en: en), specification: "10.3.4.5", examples: examples
        ) { call, _ in call.argument(0).number.flatMap(code).map(Value.number) }
    }

    private static func rounding(_ name: String, _ vi: String, _ en: String, _ mode: RoundingMode, _ example: String)
        -> Builtin
    {
        Builtin(
            name, .numeric, [Builtin.Signature([number, .init("scale", .number(.plain))], .number(.plain))],
            Message(vi: vi, en: en), specification: "10.3.4.5", examples: [.init("\(name)(2.345, 2)", example)]
        ) { call, _ in round(call, mode) }
    }

    /// A scale with a fraction is cut to its whole part.
    private static func round(_ call: Call, _ mode: RoundingMode) -> Value? {
        guard let number = call.argument(0).number,
            let scale = call.argument(1).number?.rounded(scale: 0, .down)?.exactInt,
            (-6111...6176).contains(scale)
        else { return nil }
        return number.rounded(scale: scale, mode).map(Value.number)
    }

    private static func whole(_ name: String, _ vi: String, _ en: String, _ mode: RoundingMode, _ example: String)
        -> Builtin
    {
        Builtin(
            name, .numeric,
            [Builtin.Signature([number, .init("scale", .number(.plain), optional: true)], .number(.plain))],
            Message(vi: vi, en: en), specification: "10.3.4.5", examples: [.init("\(name)(1.5)", example)]
        ) { call, _ in
            guard call.arguments.count > 1, call.arguments[1] != nil else {
                return call.argument(0).number?.rounded(scale: 0, mode).map(Value.number)
            }
            return round(call, mode)
        }
    }

    static let numeric: [Builtin] =
        [
            rounding(
                "decimal", "làm tròn đến số chữ số thập phân cho trước, về số chẵn",
                "rounds to a number of decimals, half to even", .halfEven, "2.34"),
            rounding("round up", "làm tròn ra xa số 0", "rounds away from zero", .up, "2.35"),
            rounding("round down", "làm tròn về phía số 0", "rounds towards zero", .down, "2.34"),
            rounding("round half up", "làm tròn, nửa thì lên", "rounds, halves away from zero", .halfUp, "2.35"),
            rounding("round half down", "làm tròn, nửa thì xuống", "rounds, halves towards zero", .halfDown, "2.34"),
            whole("floor", "số nguyên lớn nhất không vượt quá", "the greatest whole number not above", .floor, "1"),
            whole("ceiling", "số nguyên nhỏ nhất không nhỏ hơn", "the least whole number not below", .ceiling, "2"),
            unary("sqrt", "căn bậc hai", "the square root", [.init("sqrt(16)", "4")]) { $0.squareRoot },
            unary("exp", "lũy thừa của số e", "e to the power", [.init("exp(0)", "1")]) { $0.exponential },
            unary("log", "lô-ga-rít tự nhiên", "the natural logarithm", [.init("log(1)", "0")]) { $0.naturalLogarithm },
        ] + parity + [absolute, modulo]

    private static let parity: [Builtin] = [
        ("odd", "số lẻ", "whether a number is odd", 1), ("even", "số chẵn", "whether a number is even", 0),
    ].map { name, vi, en, rest in
        Builtin(
            name, .numeric, [Builtin.Signature([.init("number", .number(.plain))], .boolean)],
            Message(vi: "có phải là \(vi) hay không", en: en), specification: "10.3.4.5",
            examples: [.init("\(name)(5)", rest == 1 ? "true" : "false")]
        ) { call, _ in
            guard let number = call.argument(0).number, number.isInteger else { return nil }
            return number.modulo(Decimal(2)).map { .boolean($0 == Decimal(rest)) }
        }
    }

    private static let absolute = Builtin(
        "abs", .numeric,
        [
            Builtin.Signature([number], .number(.plain)),
            Builtin.Signature([.init("n", .dayTimeDuration)], .dayTimeDuration),
            Builtin.Signature([.init("n", .yearMonthDuration)], .yearMonthDuration),
        ], Message(vi: "giá trị tuyệt đối", en: "the absolute value"), specification: "10.3.4.5",
        examples: [.init("abs(-10)", "10")]
    ) { call, _ in
        switch call.argument(0) {
        case .number(let number): .number(number.magnitude)
        case .dayTimeDuration(let duration): duration.magnitude.map(Value.dayTimeDuration)
        case .yearMonthDuration(let duration): duration.magnitude.map(Value.yearMonthDuration)
        default: nil
        }
    }

    private static let modulo = Builtin(
        "modulo", .numeric,
        [Builtin.Signature([.init("dividend", .number(.plain)), .init("divisor", .number(.plain))], .number(.plain))],
        Message(
            vi: "số dư của phép chia, cùng dấu với số chia", en: "the rest of a division, with the sign of the divisor"),
        specification: "10.3.4.5", examples: [.init("modulo(-12, 5)", "3")]
    ) { call, _ in
        guard let dividend = call.argument(0).number, let divisor = call.argument(1).number else { return nil }
        return dividend.modulo(divisor).map(Value.number)
    }
}
