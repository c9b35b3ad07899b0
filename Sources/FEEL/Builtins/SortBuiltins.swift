import Diagnostics

/// - Specification: DMN 1.5, 10.3.4.9.
extension Builtins {
    static let sorting: [Builtin] = [
        Builtin.Family.sort.function(
            "sort", [Builtin.Signature([.list(), .test("precedes")], .list(.any))],
            Message(
                vi: "sắp xếp; hàm cho biết giá trị nào đứng trước",
                en: "puts items in order; the function says which precedes"),
            [
                "sort([3, 1, 4, 5, 2], function(x, y) x < y)": "[1, 2, 3, 4, 5]",
                "sort([1, \"a\"], function(x, y) x < y)": "null",
            ]
        ) { call, evaluator in
            guard let items = call.list(0) else { return call.argument(0).isUnknown ? .unknown : nil }
            guard case .function(let precedes) = call.argument(1) else { return nil }
            var order = Order(precedes: precedes)
            let sorted = order.sorted(items[...], &evaluator)
            if let failure = order.failure { return failure }
            return .list(sorted)
        }
        .handlingUnknowns
    ]
}

/// A stable merge sort by a function of the language, which may say anything.
private struct Order {
    let precedes: FunctionValue
    /// Why there is no order: unknown, or null.
    var failure: Value?

    init(precedes: FunctionValue) {
        self.precedes = precedes
    }

    /// - Complexity: O(n log n) calls of the function.
    mutating func sorted(_ items: ArraySlice<Value>, _ evaluator: inout Evaluator) -> [Value] {
        guard items.count > 1, failure == nil else { return Array(items) }
        let middle = items.startIndex + items.count / 2
        let left = sorted(items[..<middle], &evaluator)
        let right = sorted(items[middle...], &evaluator)
        return merge(left, right, &evaluator)
    }

    private mutating func merge(_ left: [Value], _ right: [Value], _ evaluator: inout Evaluator) -> [Value] {
        var merged: [Value] = []
        merged.reserveCapacity(left.count + right.count)
        var (first, second) = (0, 0)
        while first < left.count, second < right.count, failure == nil {
            // The item on the right goes first only if it has to: equal items keep their order.
            if isBefore(right[second], left[first], &evaluator) {
                merged.append(right[second])
                second += 1
            } else {
                merged.append(left[first])
                first += 1
            }
        }
        return merged + left[first...] + right[second...]
    }

    private mutating func isBefore(_ left: Value, _ right: Value, _ evaluator: inout Evaluator) -> Bool {
        switch evaluator.apply(precedes, [left, right]) {
        case .boolean(let truth): return truth
        case let other:
            failure = failure ?? (other.isUnknown ? .unknown : .null)
            return false
        }
    }
}
