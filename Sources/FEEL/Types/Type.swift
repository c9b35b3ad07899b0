/// The static type of an expression, as far as it is known before evaluation.
public enum Type: Sendable, Hashable {
    /// Nothing is known; every value fits.
    case any
    /// The part has a mistake that was reported: it fits everywhere and is silent in every later check.
    case mistaken
    case null
    case boolean
    case number(Measure)
    case string
    /// A text out of a closed list: the code of one value of the enumeration with this number in the environment.
    case choice(Int)
    case date
    case time
    case dateTime
    case yearMonthDuration
    case dayTimeDuration
    indirect case list(Type)
    /// A row of the table with this number in the environment's `schemas`.
    case row(Int)
    case context([ContextMember])
    indirect case range(Type)
    indirect case function([Type], Type)

    public struct ContextMember: Sendable, Hashable {
        public let name: String
        public let type: Type

        public init(name: String, type: Type) {
            self.name = name
            self.type = type
        }
    }
}

/// What a number counts or measures. Numbers of different units can't be added or compared.
public enum Measure: Sendable, Hashable {
    /// A number written in a rule, or computed from such: fits every unit.
    case literal
    /// A plain number: a rank, a year, a count of rows.
    case plain
    /// A share: a quotient of like quantities, a percentage.
    case ratio
    /// So many of a unit of measure: dossiers, people, đồng.
    case unit(String)
}

extension Type {
    public var isNumber: Bool {
        if case .number = self { return true }
        return false
    }

    /// Nothing can be said against values of this type.
    public var isOpen: Bool { self == .any || self == .mistaken || self == .null }

    /// A date, a time or a duration.
    var isTemporal: Bool {
        switch self {
        case .date, .time, .dateTime, .yearMonthDuration, .dayTimeDuration: true
        default: false
        }
    }

    /// The type of the items of a list; of anything else, itself (a single value counts as a list of one).
    public var item: Type {
        if case .list(let item) = self { return item }
        return self
    }

    /// The closest type that holds both.
    public func joined(with other: Type) -> Type {
        if self == other { return self }
        switch (self, other) {
        case (.mistaken, _), (_, .mistaken): return .mistaken
        case (.null, let type), (let type, .null): return type
        case (.number(let a), .number(let b)): return .number(a.joined(with: b))
        case (.list(let a), .list(let b)): return .list(a.joined(with: b))
        case (.choice, .string), (.string, .choice), (.choice, .choice): return .string
        default: return .any
        }
    }
}

extension Measure {
    func joined(with other: Measure) -> Measure {
        if self == other || other == .literal { return self }
        return self == .literal ? other : .plain
    }
}
