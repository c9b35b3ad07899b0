/// A text prepared for matching: its scalars, and what they fold to if case does not count.
struct PatternText {
    let scalars: [UInt32]
    private let folded: [UInt32]

    init(_ text: String, _ flags: PatternFlags) {
        scalars = text.unicodeScalars.map(\.value)
        folded = flags.ignoresCase ? scalars.map(CaseVariants.fold) : scalars
    }

    var count: Int { scalars.count }

    /// Whether an instruction takes the scalar at a position.
    func takes(_ instruction: PatternProgram.Instruction, at position: Int, _ program: PatternProgram) -> Bool {
        guard position < scalars.count else { return false }
        switch instruction {
        case .scalar(let scalar): return folded[position] == scalar
        case .dot(let takesLineEnds):
            return takesLineEnds || (scalars[position] != 0x0A && scalars[position] != 0x0D)
        case .set(let number):
            return program.sets[number].contains(scalars[position], ignoringCase: program.flags.ignoresCase)
        default: return false
        }
    }

    /// The start, or in several lines the place after a line end that is not the last scalar.
    func isStart(_ position: Int, _ flags: PatternFlags) -> Bool {
        if position == 0 { return true }
        return flags.isMultiline && position < scalars.count && scalars[position - 1] == 0x0A
    }

    /// The end, or in several lines the place before a line end.
    func isEnd(_ position: Int, _ flags: PatternFlags) -> Bool {
        position == scalars.count || (flags.isMultiline && scalars[position] == 0x0A)
    }

    /// Where a stretch ends that repeats an earlier one; nil if it does not.
    func repeats(_ earlier: Range<Int>, at position: Int) -> Int? {
        let end = position + earlier.count
        guard end <= scalars.count, folded[position..<end] == folded[earlier] else { return nil }
        return end
    }

    /// The text of a stretch.
    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for value in scalars[range] {
            if let scalar = Unicode.Scalar(value) { view.append(scalar) }
        }
        return String(view)
    }
}
