import Diagnostics

/// Functions that look for items, and that make lists of lists.
///
/// - Specification: DMN 1.5, 10.3.4.4.
extension Builtins {
    static let list: [Builtin] = aggregates + membership + shaping

    // MARK: Looking for items

    private static let membership: [Builtin] = [contains, indexOf, distinctValues, union]

    private static let contains = Builtin.Family.list.function(
        "list contains", [Builtin.Signature([.list(), .any("element")], .boolean)],
        Message(vi: "danh sách có phần tử đó hay không", en: "whether a list holds an element"),
        ["list contains([1, 2, 3], 2)": "true", "list contains([1, null], null)": "true"]
    ) { call, evaluator in
        guard let items = call.list(0) else { return call.argument(0).isUnknown ? .unknown : nil }
        let element = call.argument(1)
        guard let survey = evaluator.survey(element) else { return nil }
        if survey.holdsUnknown { return items.isEmpty ? .boolean(false) : .unknown }
        var isOpen = false
        for item in items {
            guard evaluator.spend(1 + survey.steps), let survey = evaluator.survey(item) else { return nil }
            if survey.holdsUnknown {
                isOpen = true
            } else if Value.equal(item, element) == true {
                return .boolean(true)
            }
        }
        return isOpen ? .unknown : .boolean(false)
    }
    .handlingUnknowns

    private static let indexOf = Builtin.Family.list.function(
        "index of", [Builtin.Signature([.list(), .any("match")], .list(.number(.plain)))],
        Message(vi: "các vị trí của một giá trị, đếm từ 1", en: "the positions of a value, counted from 1"),
        ["index of([1, 2, 3, 2], 2)": "[2, 4]", "index of([1], 2)": "[]"]
    ) { call, evaluator in
        guard let items = call.list(0) else { return nil }
        guard let steps = evaluator.survey(call.argument(1))?.steps else { return nil }
        var places: [Value] = []
        for (index, item) in items.enumerated() {
            guard evaluator.spend(1 + steps) else { return nil }
            if Value.equal(item, call.argument(1)) == true { places.append(.number(Decimal(index + 1))) }
        }
        return .list(places)
    }

    private static let distinctValues = Builtin.Family.list.function(
        "distinct values", [Builtin.Signature([.list()], .list(.any))],
        Message(vi: "các giá trị khác nhau, theo thứ tự gặp", en: "the values without repetitions, in order"),
        ["distinct values([1, 2, 3, 2, 1])": "[1, 2, 3]"]
    ) { call, evaluator in call.list(0).flatMap { distinct($0, &evaluator) }.map(Value.list) }

    private static let union = Builtin.Family.list.function(
        "union", [Builtin.Signature([.list().variadic], .list(.any))],
        Message(vi: "nối các danh sách, bỏ giá trị lặp", en: "lists in one, without repetitions"),
        ["union([1, 2], [2, 3])": "[1, 2, 3]"]
    ) { call, evaluator in
        joined(call.argument(0), &evaluator).flatMap { distinct($0, &evaluator) }.map(Value.list)
    }

    private static func distinct(_ items: [Value], _ evaluator: inout Evaluator) -> [Value]? {
        var seen = SeenValues()
        var kept: [Value] = []
        for item in items {
            guard let isNew = seen.insert(item, &evaluator) else { return nil }
            if isNew { kept.append(item) }
        }
        return kept
    }

    /// The items of all lists; nil if they are too many, or one is null.
    static func joined(_ lists: Value, _ evaluator: inout Evaluator) -> [Value]? {
        guard let lists = lists.list else { return nil }
        var all: [Value] = []
        for list in lists {
            guard let items = list.list else { return nil }
            if all.count + items.count > evaluator.limits.listItems {
                _ = evaluator.give(up: .listItems)
                return nil
            }
            all += items
        }
        return all
    }
}
