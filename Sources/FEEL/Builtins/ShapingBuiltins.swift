import Diagnostics

/// Functions that make a list of another. Items are passed on without a look at them: unknown ones stay where they are.
///
/// - Specification: DMN 1.5, 10.3.4.4.
extension Builtins {
    static let shaping: [Builtin] =
        [append, concatenate, insertBefore, remove, replace, reverse, sublist].map(\.handlingUnknowns) + [flatten]

    /// A function whose result is unknown where the list itself, or a position in it, is.
    private static func shaping(
        _ name: String, _ signatures: [Builtin.Signature], _ words: Message, _ examples: KeyValuePairs<String, String>,
        _ code: @escaping @Sendable ([Value], Call, inout Evaluator) -> Value?
    ) -> Builtin {
        Builtin.Family.list.function(name, signatures, words, examples) { call, evaluator in
            for (index, parameter) in signatures[call.signature].parameters.enumerated() {
                if parameter.type != .any, call.argument(index).isUnknown { return .unknown }
            }
            return call.list(0).flatMap { code($0, call, &evaluator) }
        }
    }

    private static let append = shaping(
        "append", [Builtin.Signature([.list(), .any("item").variadic], .list(.any))],
        Message(vi: "thêm phần tử vào cuối", en: "the list with items added at its end"),
        ["append([1], 2, 3)": "[1, 2, 3]"]
    ) { items, call, _ in call.list(1).map { .list(items + $0) } }

    private static let concatenate = shaping(
        "concatenate", [Builtin.Signature([.list().variadic], .list(.any))],
        Message(vi: "nối các danh sách", en: "lists in one"), ["concatenate([1, 2], [3])": "[1, 2, 3]"]
    ) { lists, call, evaluator in
        if lists.contains(where: \.isUnknown) { return .unknown }
        return joined(call.argument(0), &evaluator).map(Value.list)
    }

    private static let insertBefore = shaping(
        "insert before", [Builtin.Signature([.list(), .number("position"), .any("newItem")], .list(.any))],
        Message(vi: "chèn phần tử vào trước một vị trí", en: "the list with an item inserted before a position"),
        ["insert before([1, 3], 1, 2)": "[2, 1, 3]", "insert before([1, 3], -1, 2)": "[1, 2, 3]"]
    ) { items, call, _ in
        guard let index = call.position(1, among: items.count) else { return nil }
        var items = items
        items.insert(call.argument(2), at: index)
        return .list(items)
    }

    private static let remove = shaping(
        "remove", [Builtin.Signature([.list(), .number("position")], .list(.any))],
        Message(vi: "bỏ phần tử ở một vị trí", en: "the list without the item at a position"),
        ["remove([1, 2, 3], 2)": "[1, 3]", "remove([1, 2, 3], 4)": "null"]
    ) { items, call, _ in
        guard let index = call.position(1, among: items.count) else { return nil }
        var items = items
        items.remove(at: index)
        return .list(items)
    }

    private static let reverse = shaping(
        "reverse", [Builtin.Signature([.list()], .list(.any))],
        Message(vi: "đảo thứ tự", en: "the list from end to start"), ["reverse([1, 2, 3])": "[3, 2, 1]"]
    ) { items, _, _ in .list(items.reversed()) }

    private static let sublist = shaping(
        "sublist",
        [Builtin.Signature([.list(), .number("start position"), .number("length").optional], .list(.any))],
        Message(
            vi: "một đoạn của danh sách, đếm từ 1, hoặc từ cuối bằng số âm",
            en: "a part of a list, counted from 1, or from the end with a negative number"),
        ["sublist([4, 5, 6], 1, 2)": "[4, 5]", "sublist([4, 5, 6], -2)": "[5, 6]", "sublist([4], 1, 2)": "null"]
    ) { items, call, _ in
        guard let start = call.position(1, among: items.count) else { return nil }
        let rest = items[start...]
        guard call.has(2) else { return .list(Array(rest)) }
        guard let length = call.integer(2), length >= 1, length <= rest.count else { return nil }
        return .list(Array(rest.prefix(length)))
    }

    private static let replace = shaping(
        "list replace",
        [
            Builtin.Signature([.list(), .number("position"), .any("newItem")], .list(.any)),
            Builtin.Signature([.list(), .test("match"), .any("newItem")], .list(.any)),
        ],
        Message(
            vi: "thay phần tử ở một vị trí, hoặc mọi phần tử thỏa hàm đã cho",
            en: "the list with a new item at a position, or wherever a function says so"),
        [
            "list replace([2, 4, 7, 8], 3, 6)": "[2, 4, 6, 8]",
            "list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)": "[5, 5, 7, 8]",
        ]
    ) { items, call, evaluator in
        if case .function(let match) = call.argument(1) {
            return replaced(items, where: match, by: call.argument(2), &evaluator)
        }
        guard let index = call.position(1, among: items.count) else { return nil }
        var items = items
        items[index] = call.argument(2)
        return .list(items)
    }

    private static func replaced(
        _ items: [Value], where match: FunctionValue, by newItem: Value, _ evaluator: inout Evaluator
    ) -> Value? {
        var items = items
        for index in items.indices {
            switch evaluator.apply(match, [items[index], newItem]) {
            case .boolean(true): items[index] = newItem
            case .boolean(false): continue
            case .unknown: return .unknown
            default: return nil
            }
        }
        return .list(items)
    }

    private static let flatten = Builtin.Family.list.function(
        "flatten", [Builtin.Signature([.list()], .list(.any))],
        Message(vi: "bỏ các danh sách lồng nhau", en: "the items of a list and of the lists inside it"),
        ["flatten([[1, 2], [[3]], 4])": "[1, 2, 3, 4]"]
    ) { call, evaluator in
        guard let items = call.list(0) else { return nil }
        var flat: [Value] = []
        return flatten(items, into: &flat, &evaluator) ? .list(flat) : nil
    }

    private static func flatten(_ items: [Value], into flat: inout [Value], _ evaluator: inout Evaluator) -> Bool {
        for item in items {
            guard evaluator.step() else { return false }
            if case .list(let inner) = item {
                guard flatten(inner, into: &flat, &evaluator) else { return false }
            } else {
                flat.append(item)
            }
        }
        return true
    }
}
