import Diagnostics

/// Functions that make one value of many. They take one list, or the values as arguments.
///
/// - Specification: DMN 1.5, 10.3.4.4.
extension Builtins {
    static let aggregates: [Builtin] = [count] + extremes + totals + statistics + quantifiers

    private static let count = Builtin.Family.list.function(
        "count", [Builtin.Signature([.list()], .number(.plain))],
        Message(vi: "số phần tử của danh sách", en: "how many items a list has"),
        ["count([1, 2, 3])": "3", "count([])": "0", "count([1, [2, 3]])": "2"]
    ) { call, _ in
        if call.argument(0).isUnknown { return .unknown }
        return call.list(0).map { .number(Decimal($0.count)) }
    }
    .handlingUnknowns

    // MARK: The least and the greatest

    private static let extremes: [Builtin] = [
        extreme(
            "min", Message(vi: "giá trị nhỏ nhất", en: "the least of comparable values"),
            ["min([1, 2, 3])": "1", "min(1)": "1", "min([])": "null"]
        ) { $0 < 0 },
        extreme(
            "max", Message(vi: "giá trị lớn nhất", en: "the greatest of comparable values"),
            ["max(1, 2, 3)": "3", "max([\"a\", \"b\"])": "b", "max([1, \"a\"])": "null"]
        ) { $0 > 0 },
    ]

    private static func extreme(
        _ name: String, _ words: Message, _ examples: KeyValuePairs<String, String>,
        _ isBetter: @escaping @Sendable (Int) -> Bool
    ) -> Builtin {
        Builtin.Family.list.function(
            name, [Builtin.Signature([.list()], .any), Builtin.Signature([.any("c").variadic], .any)], words, examples
        ) { call, _ in
            guard let items = call.list(0), var best = items.first, Value.order(best, best) != nil else { return nil }
            for item in items.dropFirst() {
                guard let order = Value.order(item, best) else { return nil }
                if isBetter(order) { best = item }
            }
            return best
        }
    }

    // MARK: Numbers

    private static let totals: [Builtin] = [
        numbers(
            "sum", Message(vi: "tổng các số", en: "the sum of numbers"),
            ["sum([1, 2, 3])": "6", "sum(1, 2, 3)": "6", "sum([])": "null"], total),
        numbers(
            "product", Message(vi: "tích các số", en: "the product of numbers"),
            ["product([2, 3, 4])": "24", "product([])": "null"]
        ) { numbers in numbers.reduce(Decimal.one) { $0?.multiplied(by: $1) } },
        numbers(
            "mean", Message(vi: "trung bình cộng", en: "the arithmetic mean of numbers"),
            ["mean([1, 2, 3])": "2", "mean([])": "null"]
        ) { total($0)?.divided(by: Decimal($0.count)) },
    ]

    private static let statistics: [Builtin] = [
        numbers(
            "median", Message(vi: "trung vị", en: "the middle one of numbers, or the mean of the two in the middle"),
            ["median(8, 2, 5, 3, 4)": "4", "median([6, 1, 2, 3])": "2.5", "median([])": "null"], median),
        numbers(
            "stddev", Message(vi: "độ lệch chuẩn của mẫu", en: "the standard deviation of a sample"),
            ["stddev([2, 4, 7, 5])": "2.081665999466132735282297706979931", "stddev([47])": "null"], deviation),
        Builtin.Family.list.function(
            "mode", numberSignatures(.list(.number(.plain))),
            Message(
                vi: "các số xuất hiện nhiều nhất, từ nhỏ đến lớn", en: "the most frequent numbers, in ascending order"),
            ["mode([6, 3, 9, 6, 6])": "[6]", "mode([6, 1, 9, 6, 1])": "[1, 6]", "mode([])": "[]"]
        ) { call, _ in decimals(call).map { .list(mode($0).map(Value.number)) } },
    ]

    private static func numberSignatures(_ result: Type) -> [Builtin.Signature] {
        [
            Builtin.Signature([.list("list", of: .number(.plain))], result),
            Builtin.Signature([.number("n").variadic], result),
        ]
    }

    /// A function of at least one number.
    private static func numbers(
        _ name: String, _ words: Message, _ examples: KeyValuePairs<String, String>,
        _ code: @escaping @Sendable ([Decimal]) -> Decimal?
    ) -> Builtin {
        Builtin.Family.list.function(name, numberSignatures(.number(.plain)), words, examples) { call, _ in
            guard let numbers = decimals(call), !numbers.isEmpty else { return nil }
            return code(numbers).map(Value.number)
        }
    }

    /// The numbers of a list; nil if it holds anything else.
    private static func decimals(_ call: Call) -> [Decimal]? {
        guard let items = call.list(0) else { return nil }
        let numbers = items.compactMap(\.number)
        return numbers.count == items.count ? numbers : nil
    }

    @Sendable private static func total(_ numbers: [Decimal]) -> Decimal? {
        var sum = Decimal.zero
        for number in numbers {
            guard let next = sum.adding(number) else { return nil }
            sum = next
        }
        return sum
    }

    @Sendable private static func median(_ numbers: [Decimal]) -> Decimal? {
        let sorted = numbers.sorted()
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return sorted[middle] }
        return sorted[middle - 1].adding(sorted[middle])?.divided(by: 2)
    }

    @Sendable private static func deviation(_ numbers: [Decimal]) -> Decimal? {
        guard numbers.count > 1, let mean = total(numbers)?.divided(by: Decimal(numbers.count)) else { return nil }
        let squares = numbers.compactMap { number in
            number.subtracting(mean).flatMap { $0.multiplied(by: $0) }
        }
        guard squares.count == numbers.count else { return nil }
        return total(squares)?.divided(by: Decimal(numbers.count - 1))?.squareRoot
    }

    private static func mode(_ numbers: [Decimal]) -> [Decimal] {
        var counts: [Decimal: Int] = [:]
        for number in numbers { counts[number, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        return counts.filter { $0.value == most }.keys.sorted()
    }

    // MARK: Truth

    private static let quantifiers: [Builtin] = [
        quantifier(
            "all", Message(vi: "mọi giá trị đều đúng", en: "whether every item is true"),
            ["all([false, null, true])": "false", "all([])": "true", "all(true, null)": "null"], start: true, Logic.and),
        quantifier(
            "any", Message(vi: "có ít nhất một giá trị đúng", en: "whether some item is true"),
            ["any([false, null, true])": "true", "any([])": "false", "any(0)": "null"], start: false, Logic.or),
    ]

    private static func quantifier(
        _ name: String, _ words: Message, _ examples: KeyValuePairs<String, String>, start: Bool,
        _ join: @escaping @Sendable (Value, Value) -> Value
    ) -> Builtin {
        Builtin.Family.list.function(
            name,
            [
                Builtin.Signature([.list("list", of: .boolean)], .boolean),
                Builtin.Signature([.init("b", .boolean, variadic: true)], .boolean),
            ], words, examples
        ) { call, _ in
            if call.argument(0).isUnknown { return .unknown }
            return call.list(0).map { $0.reduce(.boolean(start), join) }
        }
        .handlingUnknowns
    }
}
