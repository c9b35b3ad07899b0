import Chuan

/// What a node of a rule file is, as the tables of words tell it.
enum FormatRole {
    /// The value of a known key, or an item of it.
    case shape(RuleShape)
    /// The alternatives of one reading, each with what it changes in a check.
    case alternatives
    /// The name of a unit type.
    case unitType
    /// Names with a verdict each.
    case verdicts
    /// A figure as it is shown.
    case figure
    /// Text of the author's own, or something that the tables do not tell.
    case other

    /// The mapping with known keys that a mapping in this role is; nil when its keys are the author's own.
    var place: RulePlace? {
        switch self {
        case .shape(.mapping(let place)): place
        case .shape(.target): .targetTable
        case .shape(.rollUp): .rollUp
        case .shape(.expectation): .expectation
        default: nil
        }
    }

    /// What the items of a list in this role are.
    var item: FormatRole {
        switch self {
        case .shape(.list(let place)): .shape(.mapping(place))
        case .shape(.constraints): .shape(.mapping(.constraint))
        case .shape(.outcomes): .shape(.mapping(.outcome))
        case .shape(.unitTypes): .unitType
        default: .other
        }
    }

    /// What the values of a mapping with keys of the author's own are.
    var entry: FormatRole {
        switch self {
        case .shape(.testsByUnitType): .shape(.test)
        case .shape(.variants): .alternatives
        case .shape(.figures): .shape(.mapping(.derivedFigure))
        case .alternatives: .shape(.mapping(.variant))
        case .verdicts: .shape(.word(.verdict))
        default: .other
        }
    }

    /// Whether brackets in this role are a range of numbers: `[90%..100%]`.
    var mayBeRange: Bool {
        switch self {
        case .shape(.target), .shape(.test): true
        default: false
        }
    }

    /// Whether each of its items or entries has a blank line before it.
    var isSpacedOut: Bool {
        switch self {
        case .shape(.mapping(.file)), .shape(.mapping(.testFile)), .shape(.list(.indicator)): true
        default: false
        }
    }
}
