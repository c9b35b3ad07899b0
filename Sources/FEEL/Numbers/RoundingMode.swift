/// What to do with digits that are cut off.
///
/// - Specification: DMN 10.3.4.5, `decimal`, `round up`, `round down`, `round half up`, `round half down`, `floor`,
///   `ceiling`.
public enum RoundingMode: Sendable, Hashable, CaseIterable {
    /// To the nearest, ties to the even digit.
    case halfEven
    /// Away from zero.
    case up
    /// Toward zero.
    case down
    /// To the nearest, ties away from zero.
    case halfUp
    /// To the nearest, ties toward zero.
    case halfDown
    /// Toward minus infinity.
    case floor
    /// Toward plus infinity.
    case ceiling

    /// Whether the magnitude grows by one unit of the last kept digit.
    ///
    /// - Parameters:
    ///   - isOdd: The last kept digit is odd.
    ///   - isNegative: The value is below zero.
    ///   - rest: What is cut off.
    func increments(isOdd: Bool, isNegative: Bool, rest: Rest) -> Bool {
        if rest == .nothing { return false }
        return switch self {
        case .halfEven: rest == .overHalf || (rest == .half && isOdd)
        case .up: true
        case .down: false
        case .halfUp: rest >= .half
        case .halfDown: rest == .overHalf
        case .floor: isNegative
        case .ceiling: !isNegative
        }
    }

    /// What is cut off, in units of the last kept digit.
    enum Rest: Int, Comparable {
        case nothing
        case underHalf
        case half
        case overHalf

        static func < (left: Rest, right: Rest) -> Bool { left.rawValue < right.rawValue }

        /// The rest of a division, with something more (`sticky`) too small to reach the next unit.
        init(_ remainder: UInt128, of divisor: UInt128, sticky: Bool) {
            if remainder == 0 && !sticky {
                self = .nothing
            } else {
                let other = divisor - remainder
                self = remainder > other ? .overHalf : remainder < other ? .underHalf : sticky ? .overHalf : .half
            }
        }
    }
}
