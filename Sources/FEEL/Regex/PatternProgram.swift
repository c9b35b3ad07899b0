/// A pattern as instructions for the matchers.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        /// Takes this scalar; in programs that ignore case, one that folds to it.
        case scalar(UInt32)
        /// Takes any scalar; a line end only if so.
        case dot(takesLineEnds: Bool)
        /// Takes a scalar of the set of that number.
        case set(Int)
        case start
        case end
        /// Goes on at the first place, and at the second if that fails.
        case split(Int, Int)
        case jump(Int)
        /// Notes the position in a slot: `2n` where group n starts, `2n + 1` where it ends.
        case save(Int)
        /// Notes the position where a repetition begins.
        case mark(Int)
        /// Goes on only if something was taken since the mark.
        case progress(Int)
        case backReference(Int)
        case match
    }

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [CharacterClass] = []
    private(set) var markCount = 0
    let flags: PatternFlags
    let groupCount: Int

    var slotCount: Int { 2 * (groupCount + 1) }

    private static let mostInstructions = 20_000

    /// - Returns: Nil if there would be too many instructions.
    init?(_ node: PatternNode, groupCount: Int, _ flags: PatternFlags) {
        self.flags = flags
        self.groupCount = groupCount
        guard add(.save(0)), emit(node), add(.save(1)), add(.match) else { return nil }
    }

    private mutating func add(_ instruction: Instruction) -> Bool {
        instructions.append(instruction)
        return instructions.count <= Self.mostInstructions
    }

    private mutating func emit(_ node: PatternNode) -> Bool {
        switch node {
        case .empty: return true
        case .scalar(let scalar): return add(.scalar(flags.ignoresCase ? CaseVariants.fold(scalar) : scalar))
        case .dot: return add(.dot(takesLineEnds: flags.dotMatchesAll))
        case .set(let set):
            sets.append(set)
            return add(.set(sets.count - 1))
        case .start: return add(.start)
        case .end: return add(.end)
        case .group(let number, let inside):
            return add(.save(2 * number)) && emit(inside) && add(.save(2 * number + 1))
        case .backReference(let number): return add(.backReference(number))
        case .sequence(let parts): return parts.allSatisfy { emit($0) }
        case .choice(let branches): return emit(choice: branches)
        case .repetition(let part, let repetition): return emit(part, repetition)
        }
    }

    private mutating func emit(choice branches: [PatternNode]) -> Bool {
        var exits: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                guard emit(branch) else { return false }
                break
            }
            let split = instructions.count
            guard add(.split(split + 1, split)), emit(branch) else { return false }
            exits.append(instructions.count)
            guard add(.jump(0)) else { return false }
            instructions[split] = .split(split + 1, instructions.count)
        }
        for exit in exits { instructions[exit] = .jump(instructions.count) }
        return true
    }

    /// The part as often as it must occur, then as often as it may.
    private mutating func emit(_ part: PatternNode, _ repetition: PatternNode.Repetition) -> Bool {
        for _ in 0..<repetition.least {
            guard emit(part) else { return false }
        }
        guard let most = repetition.most else { return emit(loop: part, isReluctant: repetition.isReluctant) }
        var splits: [Int] = []
        for _ in repetition.least..<most {
            splits.append(instructions.count)
            guard add(.split(0, 0)), emit(part) else { return false }
        }
        for split in splits { instructions[split] = branch(split + 1, instructions.count, repetition.isReluctant) }
        return true
    }

    private mutating func emit(loop part: PatternNode, isReluctant: Bool) -> Bool {
        let (split, mark) = (instructions.count, markCount)
        markCount += 1
        guard add(.split(0, 0)), add(.mark(mark)), emit(part), add(.progress(mark)), add(.jump(split)) else {
            return false
        }
        instructions[split] = branch(split + 1, instructions.count, isReluctant)
        return true
    }

    private func branch(_ inside: Int, _ outside: Int, _ isReluctant: Bool) -> Instruction {
        isReluctant ? .split(outside, inside) : .split(inside, outside)
    }
}
