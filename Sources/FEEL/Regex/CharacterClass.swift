/// A set of scalars as a regular expression describes it: `[a-z-[aeiou]]`, `\p{Lu}`, `\S`.
///
/// - Specification: XML Schema Part 2, appendix F.1.
struct CharacterClass: Sendable {
    indirect enum Item: Sendable {
        /// Scalars as written; with the flag `i`, their case variants too.
        case range(ClosedRange<UInt32>)
        /// General categories, one bit each.
        case categories(UInt32)
        /// Ranges that no flag changes.
        case block([ClosedRange<UInt32>])
        case not(Item)
    }

    var items: [Item] = []
    var isNegated = false
    /// What is taken away, after negation.
    var subtracted: [CharacterClass] = []

    /// - Parameter ignoringCase: Whether a case variant will do for what is written as a character or range.
    func contains(_ scalar: UInt32, ignoringCase: Bool) -> Bool {
        let variants = ignoringCase ? CaseVariants.variants(of: scalar) : [scalar]
        let isListed = items.contains { $0.contains(scalar, variants) }
        guard isListed != isNegated else { return false }
        return !subtracted.contains { $0.contains(scalar, ignoringCase: ignoringCase) }
    }
}

extension CharacterClass.Item {
    fileprivate func contains(_ scalar: UInt32, _ variants: [UInt32]) -> Bool {
        switch self {
        case .range(let range): variants.contains { range.contains($0) }
        case .categories(let mask): mask & GeneralCategories.bit(of: scalar) != 0
        case .block(let ranges): ranges.contains { $0.contains(scalar) }
        case .not(let item): !item.contains(scalar, variants)
        }
    }

    static let space = Self.block([0x09...0x0A, 0x0D...0x0D, 0x20...0x20])
    static let digit = Self.categories(GeneralCategories.mask("Nd") ?? 0)
    /// Everything but punctuation, separators and others.
    static let word = Self.not(.categories(["P", "Z", "C"].reduce(0) { $0 | (GeneralCategories.mask($1) ?? 0) }))
    static let nameStart = Self.block(nameStarts)
    static let name = Self.block(
        nameStarts + [0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040])

    /// - Specification: XML 1.0, production 4.
    private static let nameStarts: [ClosedRange<UInt32>] = [
        0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
        0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
        0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ]
}

/// The general categories of Unicode, each as one bit.
enum GeneralCategories {
    /// The categories of a name of one letter (`L`) or two (`Lu`); nil if there is none.
    static func mask(_ name: String) -> UInt32? {
        var mask: UInt32 = 0
        for (index, category) in names.enumerated()
        where category == name || (name.count == 1 && category.hasPrefix(name)) {
            mask |= 1 << UInt32(index)
        }
        return mask == 0 ? nil : mask
    }

    static func bit(of scalar: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(scalar) else { return 0 }
        return 1 << number(scalar.properties.generalCategory)
    }

    private static let names = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm",
        "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn",
    ]

    /// The index of a category in `names`.
    private static func number(_ category: Unicode.GeneralCategory) -> UInt32 {
        switch category {
        case .uppercaseLetter: 0
        case .lowercaseLetter: 1
        case .titlecaseLetter: 2
        case .modifierLetter: 3
        case .otherLetter: 4
        case .nonspacingMark: 5
        case .spacingMark: 6
        case .enclosingMark: 7
        case .decimalNumber: 8
        case .letterNumber: 9
        case .otherNumber: 10
        case .connectorPunctuation: 11
        case .dashPunctuation: 12
        case .openPunctuation: 13
        case .closePunctuation: 14
        case .initialPunctuation: 15
        case .finalPunctuation: 16
        case .otherPunctuation: 17
        default: rareNumber(category)
        }
    }

    private static func rareNumber(_ category: Unicode.GeneralCategory) -> UInt32 {
        switch category {
        case .mathSymbol: 18
        case .currencySymbol: 19
        case .modifierSymbol: 20
        case .otherSymbol: 21
        case .spaceSeparator: 22
        case .lineSeparator: 23
        case .paragraphSeparator: 24
        case .control: 25
        case .format: 26
        case .privateUse: 27
        default: 28
        }
    }
}
