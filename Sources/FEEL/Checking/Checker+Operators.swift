import Diagnostics
import FEELSyntax

extension Checker {
    mutating func visitNegate(_ operand: NodeID) -> Type {
        let type = visit(operand)
        switch type {
        case .number, .yearMonthDuration, .dayTimeDuration, .any, .mistaken, .null: return type
        default:
            return mistake(.typeMismatch(found: describe(type), expected: Words.number, at: expression.span(operand)))
        }
    }

    mutating func visitArithmetic(_ id: NodeID, _ operation: Node.Arithmetic, _ left: NodeID, _ right: NodeID) -> Type {
        let leftType = visit(left)
        let rightType = visit(right)
        if leftType == .mistaken || rightType == .mistaken { return .mistaken }
        if case .number(let a) = leftType, case .number(let b) = rightType {
            return arithmetic(operation, a, b, left, right)
        }
        if let temporal = Self.temporalArithmetic(operation, leftType, rightType) { return temporal }
        if operation == .add, case .string = leftType, case .string = rightType { return .string }
        if leftType.isOpen || rightType.isOpen { return .any }
        let (wrong, type) = leftType.isNumber ? (right, rightType) : (left, leftType)
        return mistake(.typeMismatch(found: describe(type), expected: Words.number, at: expression.span(wrong)))
    }

    /// The unit of a sum, difference, product or quotient.
    private mutating func arithmetic(
        _ operation: Node.Arithmetic, _ a: Measure, _ b: Measure, _ left: NodeID, _ right: NodeID
    ) -> Type {
        switch operation {
        case .add, .subtract:
            guard Self.agree(a, b) else { return unitMismatch(a, b, left, right) }
            return .number(a.joined(with: b))
        case .multiply:
            if a == .literal || a == .ratio { return .number(b == .literal ? a : b) }
            if b == .literal || b == .ratio { return .number(a) }
            return .number(.plain)
        case .divide:
            if a == .literal && b == .literal { return .number(.literal) }
            if b == .literal || b == .ratio { return .number(a) }
            return .number(a == b ? .ratio : .plain)
        case .power: return .number(a == .literal ? .literal : .plain)
        }
    }

    /// Whether numbers of these measures can be added and compared.
    static func agree(_ a: Measure, _ b: Measure) -> Bool {
        switch (a, b) {
        case (.literal, _), (_, .literal): true
        case (.plain, .unit), (.unit, .plain): true
        default: a == b
        }
    }

    mutating func unitMismatch(_ a: Measure, _ b: Measure, _ left: NodeID, _ right: NodeID) -> Type {
        mistake(
            .unitMismatch(
                describe(.number(a)), at: expression.span(left), describe(.number(b)), at: expression.span(right)))
    }

    /// - Specification: DMN 1.5, tables 50 to 55.
    private static func temporalArithmetic(_ operation: Node.Arithmetic, _ left: Type, _ right: Type) -> Type? {
        switch (operation, left, right) {
        case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime), (.subtract, .time, .time),
            (.subtract, .date, .dateTime), (.subtract, .dateTime, .date):
            .dayTimeDuration
        case (.add, .date, .yearMonthDuration), (.subtract, .date, .yearMonthDuration), (.add, .date, .dayTimeDuration),
            (.subtract, .date, .dayTimeDuration), (.add, .dayTimeDuration, .date), (.add, .yearMonthDuration, .date):
            .date
        case (.add, .dateTime, .yearMonthDuration), (.subtract, .dateTime, .yearMonthDuration),
            (.add, .dateTime, .dayTimeDuration), (.subtract, .dateTime, .dayTimeDuration),
            (.add, .dayTimeDuration, .dateTime), (.add, .yearMonthDuration, .dateTime):
            .dateTime
        case (.add, .time, .dayTimeDuration), (.subtract, .time, .dayTimeDuration), (.add, .dayTimeDuration, .time):
            .time
        case (.add, .dayTimeDuration, .dayTimeDuration), (.subtract, .dayTimeDuration, .dayTimeDuration),
            (.multiply, .dayTimeDuration, .number), (.multiply, .number, .dayTimeDuration),
            (.divide, .dayTimeDuration, .number):
            .dayTimeDuration
        case (.add, .yearMonthDuration, .yearMonthDuration), (.subtract, .yearMonthDuration, .yearMonthDuration),
            (.multiply, .yearMonthDuration, .number), (.multiply, .number, .yearMonthDuration),
            (.divide, .yearMonthDuration, .number):
            .yearMonthDuration
        case (.divide, .dayTimeDuration, .dayTimeDuration), (.divide, .yearMonthDuration, .yearMonthDuration):
            .number(.plain)
        default: nil
        }
    }

    mutating func visitCompare(_ comparison: Node.Comparison, _ left: NodeID, _ right: NodeID) -> Type {
        let leftType = visit(left)
        let rightType = visit(right, besides: leftType)
        let isOrder = comparison != .equal && comparison != .notEqual
        return comparable(left, leftType, right, rightType, isOrder: isOrder) ? .boolean : .mistaken
    }

    mutating func visitBetween(_ value: NodeID, _ low: NodeID, _ high: NodeID) -> Type {
        let type = visit(value)
        let lowFits = comparable(value, type, low, visit(low), isOrder: true)
        let highFits = comparable(value, type, high, visit(high), isOrder: true)
        return lowFits && highFits ? .boolean : .mistaken
    }

    /// Reports operands that can never be compared. A text beside a choice has to be one of its words.
    mutating func comparable(_ left: NodeID, _ leftType: Type, _ right: NodeID, _ rightType: Type, isOrder: Bool)
        -> Bool
    {
        if leftType == .mistaken || rightType == .mistaken { return false }
        switch (leftType, rightType) {
        case (.number(let a), .number(let b)):
            return comparable(left, a, right, b)
        case (.choice(let choice), .string): return meansCode(right, of: choice)
        case (.string, .choice(let choice)): return meansCode(left, of: choice)
        default:
            if Self.mayCompare(leftType, rightType, isOrder: isOrder) { return true }
            return mistake(
                .typeMismatch(
                    found: describe(rightType), expected: describe(leftType), at: expression.span(right),
                    because: expression.span(left), cure: literal(meantBy: right, besides: leftType))) != .mistaken
        }
    }

    private mutating func comparable(_ left: NodeID, _ a: Measure, _ right: NodeID, _ b: Measure) -> Bool {
        if a == .ratio, let number = bareNumber(right) { return ratioFits(left, right, number) }
        if b == .ratio, let number = bareNumber(left) { return ratioFits(right, left, number) }
        return Self.agree(a, b) || unitMismatch(a, b, left, right) != .mistaken
    }

    private mutating func ratioFits(_ ratio: NodeID, _ literal: NodeID, _ text: String) -> Bool {
        guard let number = Decimal(text), number > .one else { return true }
        return mistake(.bareNumber(text, at: expression.span(literal), ratio: expression.span(ratio))) != .mistaken
    }

    /// The digits of a number that stands there without a percent sign.
    private func bareNumber(_ id: NodeID) -> String? {
        if case .number(let text) = expression[id] { return text }
        return nil
    }

    /// The literal that was meant where another one stands beside a value of a type: `@"2024-12-31"` for `31/12/2024`,
    /// with quotes or without, beside a date; `true` for `"có"`; `98` for `"98"`.
    func literal(meantBy id: NodeID, besides type: Type) -> String? {
        switch type {
        case .date, .dateTime: return written(id).flatMap { TemporalSpelling.literal(meantBy: $0) }
        case .boolean:
            guard case .string(let word) = expression[id] else { return nil }
            return Self.truths[word.lowercased()].map { $0 ? "true" : "false" }
        case .number:
            guard case .string(let text) = expression[id] else { return nil }
            if text.hasSuffix("%") { return Decimal(String(text.dropLast())).map { _ in text } }
            return Decimal(text).map { _ in text }
        default: return nil
        }
    }

    /// What reads like a date and was taken for a text, a difference or a quotient.
    private func written(_ id: NodeID) -> String? {
        switch expression[id] {
        case .string(let text), .number(let text): text
        case .arithmetic(.subtract, let left, let right):
            written(left).flatMap { left in written(right).map { "\(left)-\($0)" } }
        case .arithmetic(.divide, let left, let right):
            written(left).flatMap { left in written(right).map { "\(left)/\($0)" } }
        default: nil
        }
    }

    static func mayCompare(_ left: Type, _ right: Type, isOrder: Bool) -> Bool {
        if left.isOpen || right.isOpen { return true }
        switch (left, right) {
        case (.date, .dateTime), (.dateTime, .date): return true
        case (.number, .number): return true
        case (.string, .string), (.choice, .choice): return true
        case (.date, .date), (.time, .time), (.dateTime, .dateTime), (.yearMonthDuration, .yearMonthDuration),
            (.dayTimeDuration, .dayTimeDuration):
            return true
        case (.boolean, .boolean), (.list, .list), (.context, .context), (.range, .range), (.row, .row),
            (.function, .function):
            return !isOrder
        default: return false
        }
    }

    /// Takes a text literal as a word of an enumeration.
    mutating func meansCode(_ id: NodeID, of choice: Int) -> Bool {
        guard case .string(let word) = expression[id] else { return true }
        let choice = environment.choices[choice]
        if let code = choice.code(for: word) {
            facts[id.offset].meaning = .code(code)
            return true
        }
        let similar = Similarity.nearest(to: word, among: choice.codes + choice.words)
        let wrong = mistake(
            .unknownValue(word, of: choice.name, words: choice.words, at: expression.span(id), similar: similar))
        return wrong != .mistaken
    }

    mutating func visitLogic(_ operands: [NodeID]) -> Type {
        var result = Type.boolean
        for operand in operands where !isTruth(operand) { result = .mistaken }
        return result
    }

    /// Reports an operand that is no condition.
    mutating func isTruth(_ id: NodeID) -> Bool {
        let type = visit(id)
        if type == .boolean || type.isOpen { return type != .mistaken }
        return mistake(.typeMismatch(found: describe(type), expected: Words.condition, at: expression.span(id)))
            != .mistaken
    }

    mutating func visitInstance(_ value: NodeID) -> Type {
        _ = visit(value)
        return .boolean
    }

    mutating func visitConditional(_ condition: NodeID, _ then: NodeID, _ otherwise: NodeID) -> Type {
        let holds = isTruth(condition)
        let type = visit(then).joined(with: visit(otherwise))
        return holds ? type : .mistaken
    }
}
