/// Finds matches by following all ways through a program at once, one scalar of the text after the other. Ways stand in
/// order of preference; of two that reach the same instruction, the preferred one stays.
///
/// For programs without back-references.
///
/// - Complexity: O(text · program) for each match.
struct ThreadMatcher {
    private let program: PatternProgram
    private let text: PatternText
    /// Slots that are kept: none where only the question counts whether there is a match.
    private let slotCount: Int
    private var steps: Int
    private var current: Threads
    private var upcoming: Threads
    /// Instructions to look at, and slots to put back on the way.
    private var pending: [Pending] = []

    private enum Pending {
        case visit(Int)
        case restore(slot: Int, Int)
    }

    init(_ program: PatternProgram, _ text: PatternText, keepsGroups: Bool, steps: Int) {
        self.program = program
        self.text = text
        self.steps = steps
        slotCount = keepsGroups ? program.slotCount : 0
        current = Threads(program.instructions.count, slotCount)
        upcoming = current
    }

    /// Looks for the first match at or after a position.
    ///
    /// - Returns: The slots of the groups (those of group 0 are the match itself), and the steps that are left.
    static func find(
        _ program: PatternProgram, in text: PatternText, from start: Int, keepsGroups: Bool, steps: Int
    ) -> (PatternOutcome, Int) {
        var matcher = ThreadMatcher(program, text, keepsGroups: keepsGroups, steps: steps)
        let outcome = matcher.run(from: start)
        return (outcome, matcher.steps)
    }

    private mutating func run(from start: Int) -> PatternOutcome {
        var found: [Int]?
        var position = start
        var slots = [Int](repeating: -1, count: slotCount)
        while true {
            if found == nil { follow(0, at: position, &slots, into: \.current) }
            if current.isEmpty, found != nil { break }
            if let match = step(at: position) {
                found = match
                if slotCount == 0 { break }
            }
            if steps <= 0 { return .exhausted }
            swap(&current, &upcoming)
            upcoming.clear()
            position += 1
            if position > text.count { break }
        }
        return found.map(PatternOutcome.match) ?? .none
    }

    /// Moves every thread over one scalar.
    ///
    /// - Returns: The slots of a match that was reached; less preferred threads end with it.
    private mutating func step(at position: Int) -> [Int]? {
        for index in 0..<current.count {
            steps -= 1
            let address = current.addresses[index]
            let instruction = program.instructions[address]
            if case .match = instruction { return current.slots(of: address) }
            guard text.takes(instruction, at: position, program) else { continue }
            var slots = current.slots(of: address)
            follow(address + 1, at: position + 1, &slots, into: \.upcoming)
        }
        return nil
    }

    /// Adds the instructions that can be reached without taking a scalar.
    private mutating func follow(
        _ address: Int, at position: Int, _ slots: inout [Int], into threads: WritableKeyPath<ThreadMatcher, Threads>
    ) {
        pending.append(.visit(address))
        while let next = pending.popLast() {
            switch next {
            case .restore(let slot, let value): slots[slot] = value
            case .visit(let address):
                guard self[keyPath: threads].insert(address) else { continue }
                steps -= 1
                visit(address, at: position, &slots, threads)
            }
        }
    }

    private mutating func visit(
        _ address: Int, at position: Int, _ slots: inout [Int], _ threads: WritableKeyPath<ThreadMatcher, Threads>
    ) {
        switch program.instructions[address] {
        case .jump(let target): pending.append(.visit(target))
        case .split(let first, let second): pending += [.visit(second), .visit(first)]
        case .mark, .progress: pending.append(.visit(address + 1))
        case .start: if text.isStart(position, program.flags) { pending.append(.visit(address + 1)) }
        case .end: if text.isEnd(position, program.flags) { pending.append(.visit(address + 1)) }
        case .save(let slot):
            if slot < slotCount {
                pending.append(.restore(slot: slot, slots[slot]))
                slots[slot] = position
            }
            pending.append(.visit(address + 1))
        default: self[keyPath: threads].keep(address, slots)
        }
    }
}

/// Places in a program that were reached, those that wait for a scalar in order of preference.
private struct Threads {
    /// Instructions that take a scalar, or match.
    private(set) var addresses: [Int] = []
    /// For each instruction, the round in which it was reached last.
    private var rounds: [Int]
    private var round = 1
    private let slotCount: Int
    private var slots: [Int]

    init(_ instructionCount: Int, _ slotCount: Int) {
        self.slotCount = slotCount
        rounds = Array(repeating: 0, count: instructionCount)
        slots = Array(repeating: -1, count: instructionCount * slotCount)
    }

    var count: Int { addresses.count }
    var isEmpty: Bool { addresses.isEmpty }

    /// - Returns: Whether the instruction was not reached yet.
    mutating func insert(_ address: Int) -> Bool {
        guard rounds[address] != round else { return false }
        rounds[address] = round
        return true
    }

    mutating func keep(_ address: Int, _ values: [Int]) {
        addresses.append(address)
        for (index, value) in values.enumerated() { slots[address * slotCount + index] = value }
    }

    func slots(of address: Int) -> [Int] {
        Array(slots[(address * slotCount)..<((address + 1) * slotCount)])
    }

    mutating func clear() {
        addresses.removeAll(keepingCapacity: true)
        round += 1
    }
}
