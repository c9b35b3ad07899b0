import Diagnostics

/// Relations between points and ranges. An absent end of a range lies beyond every point; values that can't be compared
/// give null.
///
/// - Specification: DMN 1.5, 10.3.4.7.
extension Builtins {
    static let rangeFunctions: [Builtin] = orders + contacts + overlaps + ends + inclusions

    private static let points = Builtin.Signature([.any("point1"), .any("point2")], .boolean)
    private static let pointAndRange = Builtin.Signature([.any("point"), .range("range")], .boolean)
    private static let rangeAndPoint = Builtin.Signature([.range("range"), .any("point")], .boolean)
    private static let ranges = Builtin.Signature([.range("range1"), .range("range2")], .boolean)

    /// Declares a relation. A point stands for the range of itself alone.
    private static func relation(
        _ name: String, _ signatures: [Builtin.Signature], _ words: Message, _ examples: KeyValuePairs<String, String>,
        _ holds: @escaping @Sendable (Interval, Interval) -> Bool?
    ) -> Builtin {
        Builtin.Family.range.function(name, signatures, words, examples) { call, _ in
            let (first, second) = (call.argument(0), call.argument(1))
            let shape = signatures[call.signature].parameters
            guard let left = Interval(first, isRange: shape[0].type != .any),
                let right = Interval(second, isRange: shape[1].type != .any)
            else { return nil }
            return holds(left, right).map(Value.boolean)
        }
    }

    private static let orders: [Builtin] = [
        relation(
            "before", [ranges, rangeAndPoint, pointAndRange, points],
            Message(vi: "đứng trước hẳn", en: "whether one lies wholly before the other"),
            ["before(1, 10)": "true", "before([1..10), 10)": "true", "before([1..10], [10..20])": "false"]
        ) { Interval.isBefore($0, $1) },
        relation(
            "after", [ranges, rangeAndPoint, pointAndRange, points],
            Message(vi: "đứng sau hẳn", en: "whether one lies wholly after the other"),
            ["after(10, 5)": "true", "after(12, [1..10])": "true", "after((11..20], [1..11])": "true"]
        ) { Interval.isBefore($1, $0) },
    ]

    private static let contacts: [Builtin] = [
        relation(
            "meets", [ranges],
            Message(
                vi: "khoảng đầu kết thúc đúng nơi khoảng sau bắt đầu", en: "whether one ends where the other starts"),
            ["meets([1..5], [5..10])": "true", "meets([1..5), [5..10])": "false"]
        ) { Interval.meets($0, $1) },
        relation(
            "met by", [ranges],
            Message(
                vi: "khoảng đầu bắt đầu đúng nơi khoảng sau kết thúc", en: "whether one starts where the other ends"),
            ["met by([5..10], [1..5])": "true", "met by((5..10], [1..5])": "false"]
        ) { Interval.meets($1, $0) },
        relation(
            "coincides", [ranges, points],
            Message(vi: "trùng nhau", en: "whether both are the same"),
            ["coincides(5, 5)": "true", "coincides((1..5), [1..5])": "false"]
        ) { Interval.coincide($0, $1) },
    ]

    private static let overlaps: [Builtin] = [
        relation(
            "overlaps", [ranges],
            Message(vi: "có phần chung", en: "whether they have a part in common"),
            ["overlaps([1..5], [3..8])": "true", "overlaps([1..5), [5..8])": "false"]
        ) { Interval.overlap($0, $1) },
        relation(
            "overlaps before", [ranges],
            Message(vi: "có phần chung và bắt đầu trước", en: "whether they overlap, the first one starting earlier"),
            ["overlaps before([1..5], [3..8])": "true", "overlaps before([1..5], [1..5])": "false"]
        ) { Interval.overlapsBefore($0, $1) },
        relation(
            "overlaps after", [ranges],
            Message(vi: "có phần chung và kết thúc sau", en: "whether they overlap, the first one ending later"),
            ["overlaps after([3..8], [1..5])": "true", "overlaps after([1..5], [1..5])": "false"]
        ) { Interval.overlapsBefore($1, $0) },
    ]

    private static let ends: [Builtin] = [
        relation(
            "finishes", [ranges, pointAndRange],
            Message(vi: "là phần cuối", en: "whether the first one is the last part of the second"),
            ["finishes(10, [1..10])": "true", "finishes([5..10), [1..10])": "false"]
        ) { Interval.finishes($0, $1) },
        relation(
            "finished by", [ranges, rangeAndPoint],
            Message(vi: "có phần cuối là", en: "whether the second one is the last part of the first"),
            ["finished by([1..10], 10)": "true", "finished by([1..10], [5..10])": "true"]
        ) { Interval.finishes($1, $0) },
        relation(
            "starts", [ranges, pointAndRange],
            Message(vi: "là phần đầu", en: "whether the first one is the first part of the second"),
            ["starts(1, [1..10])": "true", "starts((1..5], [1..10])": "false"]
        ) { Interval.begins($0, $1) },
        relation(
            "started by", [ranges, rangeAndPoint],
            Message(vi: "có phần đầu là", en: "whether the second one is the first part of the first"),
            ["started by([1..10], 1)": "true", "started by([1..10], [1..5])": "true"]
        ) { Interval.begins($1, $0) },
    ]

    private static let inclusions: [Builtin] = [
        relation(
            "includes", [ranges, rangeAndPoint],
            Message(vi: "có chứa", en: "whether the first one holds the second"),
            ["includes([1..10], 5)": "true", "includes([1..10), 10)": "false", "includes([1..10], [4..6])": "true"]
        ) { Interval.includes($0, $1) },
        relation(
            "during", [ranges, pointAndRange],
            Message(vi: "nằm trong", en: "whether the first one lies in the second"),
            ["during(5, [1..10])": "true", "during(1, (1..10])": "false", "during([4..6], [1..10])": "true"]
        ) { Interval.includes($1, $0) },
    ]
}
