import Diagnostics

/// - Specification: DMN 1.5, table 78.
extension Builtins {
    static let list: [Builtin] = aggregates + membership + shaping

    private static let anyList = Builtin.Parameter("list", .list(.any))

    private static func make(
        _ name: String, _ parameters: [Builtin.Parameter], _ result: Type, _ words: Message,
        _ examples: [Builtin.Example], unknowns: Builtin.UnknownPolicy = .absorbs, code: @escaping Builtin.Code
    ) -> Builtin {
        Builtin(
            name, .list, [Builtin.Signature(parameters, result)], words, specification: "10.3.4.4", examples: examples,
            unknowns: unknowns, code: code)
    }

    /// A function of the numbers of a list, or of its arguments. An empty list and one with other values give null.
    private static func numbers(
        _ name: String, _ words: Message, _ examples: [Builtin.Example],
        _ code: @escaping @Sendable ([Decimal]) -> Decimal?
    ) -> Builtin {
        Builtin(
            name, .list,
            [
                Builtin.Signature([.init("list", .list(.number(.plain)))], .number(.plain)),
                Builtin.Signature([.init("n", .number(.plain), variadic: true)], .number(.plain)),
            ], words, specification: "10.3.4.4", examples: examples
        ) { call, _ in
            guard let items = call.argument(0).list, !items.isEmpty else { return nil }
            let numbers = items.compactMap(\.number)
            return numbers.count == items.count ? code(numbers).map(Value.number) : nil
        }
    }

    private static func total(_ numbers: [Decimal]) -> Decimal? {
        var sum = Decimal.zero
        for number in numbers {
            guard let next = sum.adding(number) else { return nil }
            sum = next
        }
        return sum
    }

    private static let aggregates: [Builtin] = [
        make(
            "count", [anyList], .number(.plain),
            Message(vi: "số phần tử của danh sách", en: "how many items a list has"),
            [.init("count([1, 2, 3])", "3"), .init("count([])", "0")], unknowns: .handles
        ) { call, _ in
            if call.argument(0).isUnknown { return .unknown }
            return call.argument(0).list.map { .number(Decimal($0.count)) }
        },
        numbers(
            "sum", Message(vi: "tổng các số", en: "the sum of numbers"),
            [.init("sum([1, 2, 3])", "6"), .init("sum([])", "null")], total),
        numbers(
            "product", Message(vi: "tích các số", en: "the product of numbers"), [.init("product([2, 3, 4])", "24")]
        ) {
            $0.reduce(Decimal.one) { $0?.multiplied(by: $1) }
        },
        numbers("mean", Message(vi: "trung bình cộng", en: "the arithmetic mean"), [.init("mean([1, 2, 3])", "2")]) {
            total($0)?.divided(by: Decimal($0.count))
        },
        numbers("median", Message(vi: "trung vị", en: "the middle value"), [.init("median([8, 2, 5, 3, 4])", "4")]) {
            numbers in
            let sorted = numbers.sorted()
            let middle = sorted.count / 2
            if sorted.count % 2 == 1 { return sorted[middle] }
            return sorted[middle - 1].adding(sorted[middle])?.divided(by: Decimal(2))
        },
        extreme("min", Message(vi: "giá trị nhỏ nhất", en: "the least value"), "1") { $0 < 0 },
        extreme("max", Message(vi: "giá trị lớn nhất", en: "the greatest value"), "3") { $0 > 0 },
    ]

    private static func extreme(
        _ name: String, _ words: Message, _ example: String, _ isBetter: @escaping @Sendable (Int) -> Bool
    ) -> Builtin {
        Builtin(
            name, .list,
            [
                Builtin.Signature([anyList], .any),
                Builtin.Signature([.init("c", .any, variadic: true)], .any),
            ], words, specification: "10.3.4.4", examples: [.init("\(name)([1, 2, 3])", example)]
        ) { call, _ in
            guard let items = call.argument(0).list, var best = items.first, !best.isNull else { return nil }
            for item in items.dropFirst() {
                guard let order = Value.order(item, best) else { return nil }
                if isBetter(order) { best = item }
            }
            return best
        }
    }

    // MARK: Membership

    private static let membership: [Builtin] = [
        make(
            "list contains", [anyList, .init("element", .any)], .boolean,
            Message(vi: "danh sách có phần tử đó hay không", en: "whether a list holds an element"),
            [.init("list contains([1, 2, 3], 2)", "true")], unknowns: .handles
        ) { call, _ in
            guard case .list(let items) = call.argument(0) else { return call.argument(0).isUnknown ? .unknown : nil }
            if call.argument(1).holdsUnknown { return items.isEmpty ? .boolean(false) : .unknown }
            if items.contains(where: { !$0.holdsUnknown && Value.equal($0, call.argument(1)) == true }) {
                return .boolean(true)
            }
            return items.contains { $0.holdsUnknown } ? .unknown : .boolean(false)
        },
        quantifier("all", Message(vi: "mọi giá trị đều đúng", en: "whether all are true"), true),
        quantifier("any", Message(vi: "có ít nhất một giá trị đúng", en: "whether one is true"), false),
        make(
            "index of", [anyList, .init("match", .any)], .list(.number(.plain)),
            Message(vi: "các vị trí của một giá trị, đếm từ 1", en: "the positions of a value, from 1"),
            [.init("index of([1, 2, 3, 2], 2)", "[2, 4]")]
        ) { call, _ in
            guard let items = call.argument(0).list else { return nil }
            let places = items.indices.filter { Value.equal(items[$0], call.argument(1)) == true }
            return .list(places.map { .number(Decimal($0 + 1)) })
        },
        make(
            "distinct values", [anyList], .list(.any),
            Message(vi: "các giá trị khác nhau, theo thứ tự gặp", en: "the different values, in order of first place"),
            [.init("distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]")]
        ) { call, _ in call.argument(0).list.map { .list(distinct($0)) } },
    ]

    private static func quantifier(_ name: String, _ words: Message, _ isAll: Bool) -> Builtin {
        Builtin(
            name, .list,
            [
                Builtin.Signature([.init("list", .list(.boolean))], .boolean),
                Builtin.Signature([.init("b", .boolean, variadic: true)], .boolean),
            ], words, specification: "10.3.4.4", examples: [.init("\(name)([true, false])", isAll ? "false" : "true")],
            unknowns: .handles
        ) { call, _ in
            if call.argument(0).isUnknown { return .unknown }
            guard let items = call.argument(0).list else { return nil }
            return items.reduce(.boolean(isAll)) { isAll ? Logic.and($0, $1) : Logic.or($0, $1) }
        }
    }

    /// Texts and numbers are found by hashing; other values by comparison.
    private static func distinct(_ items: [Value]) -> [Value] {
        var texts: Set<String> = []
        var numbers: Set<Decimal> = []
        var others: [Value] = []
        return items.filter { item in
            switch item {
            case .string(let text): return texts.insert(text).inserted
            case .number(let number): return numbers.insert(number).inserted
            default:
                if others.contains(where: { Value.equal($0, item) == true }) { return false }
                others.append(item)
                return true
            }
        }
    }

    // MARK: Shape

    private static let shaping: [Builtin] = [
        Builtin(
            "concatenate", .list, [Builtin.Signature([.init("list", .list(.any), variadic: true)], .list(.any))],
            Message(vi: "nối các danh sách", en: "joins lists"), specification: "10.3.4.4",
            examples: [.init("concatenate([1, 2], [3])", "[1, 2, 3]")]
        ) { call, _ in joined(call.argument(0)).map(Value.list) },
        Builtin(
            "union", .list, [Builtin.Signature([.init("list", .list(.any), variadic: true)], .list(.any))],
            Message(vi: "nối các danh sách, bỏ giá trị lặp", en: "joins lists without repetitions"),
            specification: "10.3.4.4", examples: [.init("union([1, 2], [2, 3])", "[1, 2, 3]")]
        ) { call, _ in joined(call.argument(0)).map { .list(distinct($0)) } },
        Builtin(
            "append", .list, [Builtin.Signature([anyList, .init("item", .any, variadic: true)], .list(.any))],
            Message(vi: "thêm phần tử vào cuối", en: "adds items at the end"), specification: "10.3.4.4",
            examples: [.init("append([1], 2, 3)", "[1, 2, 3]")]
        ) { call, _ in
            guard let items = call.argument(0).list, let more = call.argument(1).list else { return nil }
            return .list(items + more)
        },
        make(
            "reverse", [anyList], .list(.any), Message(vi: "đảo thứ tự", en: "turns the order round"),
            [.init("reverse([1, 2, 3])", "[3, 2, 1]")]
        ) { call, _ in call.argument(0).list.map { .list($0.reversed()) } },
        make(
            "flatten", [anyList], .list(.any),
            Message(vi: "bỏ các danh sách lồng nhau", en: "takes lists out of lists"),
            [.init("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]")]
        ) { call, _ in call.argument(0).list.map { .list($0.flatMap(flattened)) } },
        make(
            "sublist",
            [anyList, .init("start position", .number(.plain)), .init("length", .number(.plain), optional: true)],
            .list(.any), Message(vi: "một đoạn của danh sách", en: "a stretch of a list"),
            [.init("sublist([4, 5, 6], 1, 2)", "[4, 5]")]
        ) { call, _ in sublist(call) },
    ]

    private static func joined(_ lists: Value) -> [Value]? {
        lists.list?.reduce(into: []) { all, list in all += list.asList }
    }

    private static func flattened(_ value: Value) -> [Value] {
        if case .list(let items) = value { return items.flatMap(flattened) }
        return [value]
    }

    private static func sublist(_ call: Call) -> Value? {
        guard let items = call.argument(0).list, let position = call.argument(1).number?.exactInt, position != 0 else {
            return nil
        }
        let start = position > 0 ? position - 1 : items.count + position
        guard items.indices.contains(start) else { return nil }
        guard call.arguments.count > 2, call.arguments[2] != nil else { return .list(Array(items[start...])) }
        guard let length = call.argument(2).number?.exactInt, length >= 1, start + length <= items.count else {
            return nil
        }
        return .list(Array(items[start..<(start + length)]))
    }
}
