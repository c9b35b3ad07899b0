import Diagnostics
import FEELSyntax

/// Reads the text of a range whose ends are literals, for `range(from)`.
///
/// - Specification: DMN 1.5, 10.3.4.1, and grammar rules 66 and 67.
enum RangeText {
    /// - Returns: Nil if the text is no range, an end is no literal, or there can be nothing between the ends.
    static func read(_ text: String, _ limits: Limits) -> Value? {
        let bytes = trimmed(Array(text.utf8))
        guard let first = bytes.first, let last = bytes.last, bytes.count > 1 else { return nil }
        let inside = bytes[1..<(bytes.count - 1)]
        guard let lowEnd = ends[Unicode.Scalar(first)]?.low, let highEnd = ends[Unicode.Scalar(last)]?.high else {
            return nil
        }
        if lowEnd == .open, inside.starts(with: "..".utf8), let high = end(inside.dropFirst(2), limits) {
            return .range(RangeValue(low: .null, lowEnd: .absent, high: high, highEnd: highEnd))
        }
        if highEnd == .open, inside.suffix(2).elementsEqual("..".utf8), let low = end(inside.dropLast(2), limits) {
            return .range(RangeValue(low: low, lowEnd: lowEnd, high: .null, highEnd: .absent))
        }
        return bounded(bytes, limits)
    }

    /// What a bracket means where a range starts, and where it ends.
    private static let ends: [Unicode.Scalar: (low: RangeValue.End?, high: RangeValue.End?)] = [
        "[": (.closed, .open), "]": (.open, .closed), "(": (.open, nil), ")": (nil, .open),
    ]

    /// A range with both ends, as the parser reads it.
    private static func bounded(_ bytes: [UInt8], _ limits: Limits) -> Value? {
        guard let tree = parse(bytes[...], limits),
            case .range(let lowEnd, let low, let high, let highEnd) = tree[tree.root],
            let first = literal(low, of: tree), let last = literal(high, of: tree)
        else { return nil }
        return Operators.range(
            first, lowEnd == .closed ? .closed : .open, last, highEnd == .closed ? .closed : .open)
    }

    /// A single end.
    private static func end(_ bytes: ArraySlice<UInt8>, _ limits: Limits) -> Value? {
        parse(bytes, limits).flatMap { literal($0.root, of: $0) }
    }

    private static func parse(_ bytes: ArraySlice<UInt8>, _ limits: Limits) -> Expression? {
        let slice = SourceSlice(file: FileID(number: 0), text: Array(bytes), runs: [], origin: 0)
        return parseExpression(slice, names: KnownNames(), limits: limits).0
    }

    /// The value of a literal: a number, a text, `@"…"`, or the call of a conversion with a text.
    private static func literal(_ id: NodeID, of tree: Expression) -> Value? {
        switch tree[id] {
        case .number(let digits): return Decimal(digits).map(Value.number)
        case .negate(let operand):
            guard case .number(let digits) = tree[operand] else { return nil }
            return Decimal(digits).map { .number($0.negated) }
        case .string(let text): return .string(text)
        case .temporal(let text):
            let value = Value.temporal(text)
            return value.isNull ? nil : value
        case .call(let function, let arguments):
            guard case .name(let name) = tree[function], arguments.count == 1,
                case .string(let text) = tree[arguments[0]]
            else { return nil }
            return conversion(name, text)
        default: return nil
        }
    }

    private static func conversion(_ name: String, _ text: String) -> Value? {
        switch name {
        case "date": return CalendarDate(text).map(Value.date)
        case "time": return ClockTime(text).map(Value.time)
        case "date and time": return Builtins.moment(text).map(Value.dateTime)
        case "duration":
            if let months = YearMonthDuration(text) { return .yearMonthDuration(months) }
            return DayTimeDuration(text).map(Value.dayTimeDuration)
        default: return nil
        }
    }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return Array(bytes[first...last])
    }
}
