/// Finds matches by trying one way after the other. Needed for back-references, whose ways can't be joined; its work can
/// grow exponentially and is bounded by steps.
struct BacktrackingMatcher {
    private let program: PatternProgram
    private let text: PatternText
    private var steps: Int
    private var slots: [Int]
    private var marks: [Int]
    private var pending: [Pending] = []

    private enum Pending {
        case visit(Int, position: Int)
        case restoreSlot(Int, Int)
        case restoreMark(Int, Int)
    }

    private init(_ program: PatternProgram, _ text: PatternText, steps: Int) {
        self.program = program
        self.text = text
        self.steps = steps
        slots = Array(repeating: -1, count: program.slotCount)
        marks = Array(repeating: -1, count: program.markCount)
    }

    /// Like `ThreadMatcher.find`.
    static func find(
        _ program: PatternProgram, in text: PatternText, from start: Int, steps: Int
    ) -> (PatternOutcome, Int) {
        var matcher = BacktrackingMatcher(program, text, steps: steps)
        for position in start...text.count {
            if matcher.matches(at: position) { return (.match(matcher.slots), matcher.steps) }
            if matcher.steps <= 0 { return (.exhausted, 0) }
        }
        return (.none, matcher.steps)
    }

    private mutating func matches(at position: Int) -> Bool {
        pending = [.visit(0, position: position)]
        while let next = pending.popLast() {
            switch next {
            case .restoreSlot(let slot, let value): slots[slot] = value
            case .restoreMark(let mark, let value): marks[mark] = value
            case .visit(let address, let position):
                if runs(from: address, at: position) { return true }
                if steps <= 0 { return false }
            }
        }
        return false
    }

    /// Follows one way until it matches or fails.
    private mutating func runs(from address: Int, at position: Int) -> Bool {
        var (address, position) = (address, position)
        while steps > 0 {
            steps -= 1
            switch program.instructions[address] {
            case .match: return true
            case .jump(let target): address = target
            case .split(let first, let second):
                pending.append(.visit(second, position: position))
                address = first
            default:
                guard let end = passes(address, at: position) else { return false }
                (address, position) = (address + 1, end)
            }
        }
        return false
    }

    /// The position after an instruction that leads to the next one; nil if it fails.
    private mutating func passes(_ address: Int, at position: Int) -> Int? {
        let instruction = program.instructions[address]
        switch instruction {
        case .start: return text.isStart(position, program.flags) ? position : nil
        case .end: return text.isEnd(position, program.flags) ? position : nil
        case .save(let slot):
            pending.append(.restoreSlot(slot, slots[slot]))
            slots[slot] = position
            return position
        case .mark(let mark):
            pending.append(.restoreMark(mark, marks[mark]))
            marks[mark] = position
            return position
        case .progress(let mark): return marks[mark] < position ? position : nil
        case .backReference(let group): return backReference(group, at: position)
        default: return text.takes(instruction, at: position, program) ? position + 1 : nil
        }
    }

    /// A group that took no part counts as empty.
    private mutating func backReference(_ group: Int, at position: Int) -> Int? {
        let (start, end) = (slots[2 * group], slots[2 * group + 1])
        guard start >= 0, end >= start else { return position }
        steps -= end - start
        return text.repeats(start..<end, at: position)
    }
}
