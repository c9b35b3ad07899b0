import FEELSyntax

/// What a part of a plan may be, over all completions of what is not known.
package enum Possible: Sendable {
    /// Known.
    case value(Value)
    /// A number that depends on unknown ones in a straight line.
    case affine(AffineForm)
    /// A quotient of two such numbers; the divisor is above zero for all completions.
    case quotient(AffineForm, AffineForm)
    /// A number of which only the range is known.
    case within(Enclosure)
    case truth(Truths)
    /// One of a few values.
    case oneOf([Value])
    /// A list of which some items may not be there.
    case list([Item])
    /// Nothing is known, not even the type.
    case anything

    package struct Item: Sendable {
        let value: Possible
        let isCertain: Bool
    }

    init(_ form: AffineForm) {
        guard form.isConstant, let (value, isExact) = form.constant.decimal, isExact else {
            self = .affine(form)
            return
        }
        self = .value(.number(value))
    }

    /// A known value with something unknown inside is one that may be anything.
    init(evaluated value: Value) {
        switch value {
        case .unknown: self = .anything
        case .list(let items) where items.contains { $0.holdsUnknown }:
            self = .list(items.map { Item(value: Possible(evaluated: $0), isCertain: true) })
        case .context, .range: self = value.holdsUnknown ? .anything : .value(value)
        default: self = .value(value)
        }
    }

    /// The value, if it is known.
    package var known: Value? {
        if case .value(let value) = self { return value }
        return nil
    }

    /// Which truths it may be.
    package var truths: Truths {
        switch self {
        case .value(.boolean(let truth)): truth ? .yes : .no
        case .truth(let truths): truths
        case .oneOf(let values): values.reduce(into: []) { $0.formUnion(Possible.value($1).truths) }
        case .anything: .all
        case .value, .affine, .quotient, .within, .list: .none
        }
    }

    /// A number that is not known; never null, whatever it is.
    var isOpenNumber: Bool {
        switch self {
        case .affine, .quotient, .within: true
        case .value, .truth, .oneOf, .list, .anything: false
        }
    }

    var isNumber: Bool { isOpenNumber || known?.number != nil }

    /// Whether an evaluation does not round on the way to it.
    var isModest: Bool {
        switch self {
        case .affine(let form): form.isModest
        case .quotient(let above, let below): above.isModest && below.isModest
        default: true
        }
    }

    /// The number as a form; nil for what is no such number.
    var form: AffineForm? {
        switch self {
        case .value(.number(let number)): try? AffineForm(number)
        case .affine(let form): form
        default: nil
        }
    }

    /// Whether it is a number that depends on the unknown ones in a straight line.
    package var isStraight: Bool { form != nil }

    /// The items of a list, or the value as a list of one; nil where even the number of items is open.
    var items: [Item]? {
        switch self {
        case .value(.list(let values)): values.map { Item(value: Possible(evaluated: $0), isCertain: true) }
        case .value(.null): []
        case .list(let items): items
        case .anything, .oneOf: nil
        default: [Item(value: self, isCertain: true)]
        }
    }
}

/// Which of true, false and null something may be.
package struct Truths: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let yes = Truths(rawValue: 1)
    package static let no = Truths(rawValue: 2)
    /// Null: neither true nor false.
    package static let none = Truths(rawValue: 4)
    package static let all: Truths = [.yes, .no, .none]

    init(_ comparison: Node.Comparison, _ signs: Signs) {
        self = []
        for (sign, order) in [(Signs.negative, -1), (.zero, 0), (.positive, 1)] where signs.contains(sign) {
            insert(comparison.holds(order) ? .yes : .no)
        }
    }

    var negated: Truths {
        var result: Truths = intersection(.none)
        if contains(.yes) { result.insert(.no) }
        if contains(.no) { result.insert(.yes) }
        return result
    }

    func and(_ other: Truths) -> Truths {
        var result: Truths = []
        if contains(.no) || other.contains(.no) { result.insert(.no) }
        if contains(.yes), other.contains(.yes) { result.insert(.yes) }
        if (contains(.none) && !other.isSubset(of: .no)) || (other.contains(.none) && !isSubset(of: .no)) {
            result.insert(.none)
        }
        return result
    }

    func or(_ other: Truths) -> Truths { negated.and(other.negated).negated }

    var possible: Possible {
        switch self {
        case .yes: .value(.boolean(true))
        case .no: .value(.boolean(false))
        case .none: .value(.null)
        default: .truth(self)
        }
    }
}
