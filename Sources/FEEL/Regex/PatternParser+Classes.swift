/// Character classes and escapes.
extension PatternParser {
    /// What follows `[`, up to its `]`.
    mutating func characterClass() -> CharacterClass? { characterClass(depth: 0) }

    private mutating func characterClass(depth: Int) -> CharacterClass? {
        guard depth < 20 else { return nil }
        var result = CharacterClass()
        result.isNegated = take("^")
        while let scalar = next {
            if scalar == "]" {
                guard !result.items.isEmpty else { return nil }
                _ = take()
                return result
            }
            if scalar == "-", peek(1) == "[" {
                guard !result.items.isEmpty else { return nil }
                _ = (take(), take())
                guard let subtracted = characterClass(depth: depth + 1), take("]") else { return nil }
                result.subtracted = [subtracted]
                return result
            }
            guard let item = classItem(isFirst: result.items.isEmpty) else { return nil }
            result.items.append(item)
        }
        return nil
    }

    /// One character, escape or range.
    private mutating func classItem(isFirst: Bool) -> CharacterClass.Item? {
        let isHyphen = next == "-"
        guard let item = classAtom() else { return nil }
        // A hyphen stands for itself at the start, and before the end or a subtraction.
        if isHyphen, !isFirst, next != "]", !(next == "-" && peek(1) == "[") { return nil }
        guard next == "-", peek(1) != "]", peek(1) != "[", !isHyphen || isFirst else { return item }
        guard case .range(let low) = item else { return nil }
        _ = take()
        guard next != "-", case .range(let high) = classAtom(), low.lowerBound <= high.lowerBound else { return nil }
        return .range(low.lowerBound...high.lowerBound)
    }

    private mutating func classAtom() -> CharacterClass.Item? {
        guard let scalar = take() else { return nil }
        switch scalar {
        case "\\": return escapedItem()
        case "[", "]": return nil
        default: return .range(scalar.value...scalar.value)
        }
    }

    /// What follows `\`: a single character as a range of one, or a class.
    mutating func escapedItem() -> CharacterClass.Item? {
        guard let scalar = take() else { return nil }
        switch scalar {
        case "n": return .range(0x0A...0x0A)
        case "r": return .range(0x0D...0x0D)
        case "t": return .range(0x09...0x09)
        case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$":
            return .range(scalar.value...scalar.value)
        case "s": return .space
        case "S": return .not(.space)
        case "d": return .digit
        case "D": return .not(.digit)
        case "w": return .word
        case "W": return .not(.word)
        case "i": return .nameStart
        case "I": return .not(.nameStart)
        case "c": return .name
        case "C": return .not(.name)
        case "p": return property()
        case "P": return property().map(CharacterClass.Item.not)
        default: return nil
        }
    }

    /// `{Lu}` or `{IsBasicLatin}`.
    private mutating func property() -> CharacterClass.Item? {
        guard take("{") else { return nil }
        var name = ""
        while let scalar = next, scalar != "}" {
            name.unicodeScalars.append(scalar)
            _ = take()
        }
        guard take("}") else { return nil }
        if name.hasPrefix("Is") { return UnicodeBlocks.range(named: String(name.dropFirst(2))).map { .block([$0]) } }
        return GeneralCategories.mask(name).map(CharacterClass.Item.categories)
    }
}
