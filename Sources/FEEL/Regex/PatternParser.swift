/// Reads a regular expression of XPath.
///
/// - Specification: XML Schema Part 2, appendix F; XQuery and XPath Functions and Operators 3.1, 5.6.1.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private(set) var groupCount = 0
    private(set) var hasBackReference = false
    /// Groups whose closing parenthesis was read.
    private var closedGroups: Set<Int> = []

    private static let mostDepth = 200
    private static let mostRepetitions = 10_000

    init(_ text: String, _ flags: PatternFlags) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = flags.ignoresSpace ? Self.withoutSpace(scalars) : scalars
    }

    /// - Returns: Nil if the text is no regular expression, or nested or repeated too much.
    mutating func parse() -> PatternNode? {
        guard let node = choice(), position == scalars.count else { return nil }
        return node
    }

    /// White space counts inside `[…]` only.
    private static func withoutSpace(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        var brackets = 0
        var isEscaped = false
        for scalar in scalars {
            if brackets == 0, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" { continue }
            kept.append(scalar)
            if !isEscaped, scalar == "[" { brackets += 1 }
            if !isEscaped, scalar == "]" { brackets = max(0, brackets - 1) }
            isEscaped = !isEscaped && scalar == "\\"
        }
        return kept
    }

    // MARK: Scalars

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
    var isAtEnd: Bool { position == scalars.count }

    /// The scalar so many places after the next one.
    func peek(_ offset: Int) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    mutating func take() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        position += 1
        return scalar
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    // MARK: Branches

    private mutating func choice() -> PatternNode? {
        guard depth < Self.mostDepth else { return nil }
        depth += 1
        defer { depth -= 1 }
        var branches: [PatternNode] = []
        repeat {
            guard let branch = branch() else { return nil }
            branches.append(branch)
        } while take("|")
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func branch() -> PatternNode? {
        var pieces: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = atom(), let piece = repeated(atom) else { return nil }
            pieces.append(piece)
        }
        return pieces.count == 1 ? pieces[0] : pieces.isEmpty ? .empty : .sequence(pieces)
    }

    private mutating func atom() -> PatternNode? {
        guard let scalar = take() else { return nil }
        switch scalar {
        case ".": return .dot
        case "^": return .start
        case "$": return .end
        case "(": return group()
        case "[": return characterClass().map(PatternNode.set)
        case "\\": return escape()
        case "?", "*", "+", "{", "}", "]", ")", "|": return nil
        default: return .scalar(scalar.value)
        }
    }

    private mutating func group() -> PatternNode? {
        if take("?") {
            guard take(":"), let inside = choice(), take(")") else { return nil }
            return inside
        }
        groupCount += 1
        let number = groupCount
        guard let inside = choice(), take(")") else { return nil }
        closedGroups.insert(number)
        return .group(number, inside)
    }

    private mutating func escape() -> PatternNode? {
        if let digit = next, ("1"..."9").contains(digit) { return backReference() }
        guard let item = escapedItem() else { return nil }
        if case .range(let range) = item { return .scalar(range.lowerBound) }
        return .set(CharacterClass(items: [item]))
    }

    /// As many digits as still name a group.
    private mutating func backReference() -> PatternNode? {
        var number = 0
        while let digit = next, ("0"..."9").contains(digit) {
            let longer = number * 10 + Int(digit.value - 48)
            guard number == 0 || longer <= groupCount else { break }
            number = longer
            position += 1
        }
        guard closedGroups.contains(number) else { return nil }
        hasBackReference = true
        return .backReference(number)
    }

    // MARK: Quantifiers

    private mutating func repeated(_ atom: PatternNode) -> PatternNode? {
        guard let sign = next else { return atom }
        let bounds: (least: Int, most: Int?)
        switch sign {
        case "?": bounds = (0, 1)
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "{":
            position += 1
            guard let counted = quantity() else { return nil }
            bounds = counted
        default: return atom
        }
        if sign != "{" { position += 1 }
        let isReluctant = take("?")
        return .repetition(
            atom, PatternNode.Repetition(least: bounds.least, most: bounds.most, isReluctant: isReluctant))
    }

    /// `n}`, `n,}` or `n,m}`.
    private mutating func quantity() -> (least: Int, most: Int?)? {
        guard let least = count() else { return nil }
        if take("}") { return (least, least) }
        guard take(",") else { return nil }
        if take("}") { return (least, nil) }
        guard let most = count(), take("}"), least <= most else { return nil }
        return (least, most)
    }

    private mutating func count() -> Int? {
        var value: Int?
        while let digit = next, ("0"..."9").contains(digit) {
            let grown = (value ?? 0) * 10 + Int(digit.value - 48)
            guard grown <= Self.mostRepetitions else { return nil }
            value = grown
            position += 1
        }
        return value
    }
}
