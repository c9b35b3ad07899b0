import Diagnostics
import FEEL

/// What a register says on each day, and what the shared lists of programs are then. Each thread has one of its own.
final class RegisterFacts {
    private let judge: Judge
    private let register: Register?
    /// The days from which on other units are in force, in order.
    private let turns: [Int64]
    /// By program, then by the number of turns that have passed; for programs without a register, and on trial, by the
    /// number of a made-up register.
    private var known: [Key: [SharedItems]] = [:]

    /// Whose program it is: its place in the sweep.
    enum Owner: Hashable {
        case check(Int)
        case constraint(Int)
    }

    private struct Key: Hashable {
        let owner: Owner
        let units: Units
    }

    /// Which units there are.
    private enum Units: Hashable {
        /// Those in force after so many turns.
        case inForce(Int)
        case unknown
        /// None.
        case nothing
        /// One of each type.
        case one
    }

    /// So many lists are kept.
    private static let mostKnown = 256

    init(_ judge: Judge, _ register: Register?) {
        self.judge = judge
        self.register = register
        let days = (register?.units ?? []).flatMap { unit in
            [unit.validFrom?.daysSinceEpoch, (unit.validTo?.daysSinceEpoch).map { $0 + 1 }].compactMap { $0 }
        }
        turns = Set(days).sorted()
    }

    /// Whether it is not known which units there are.
    var isMissing: Bool { register == nil }

    /// What the records of a block share.
    ///
    /// - Parameter isAsked: Whether a record's verdict depends on it.
    /// - Returns: Nil for a program that asks for nothing.
    /// - Complexity: O(records · log days), and an evaluation of every list for each set of units.
    func columns(
        _ program: ColumnProgram, _ owner: Owner, _ block: FlatBlock, where isAsked: (Int) -> Bool = { _ in true }
    ) -> SharedColumns? {
        guard program.isShared else { return nil }
        let ends = block.main.values(of: SweepDirectory.HeaderColumn.periodEnd.rawValue)
        return columns(program, owner, (0..<block.rowCount).map { isAsked($0) ? inForce(on: ends[$0]) : nil })
    }

    /// What units on trial share: what their records do, or what a register may say where none was given.
    func columns(
        _ program: ColumnProgram, _ owner: Owner, _ units: [OpenUnit], of block: FlatBlock, _ way: Completion
    ) -> SharedColumns? {
        guard program.isShared else { return nil }
        if register == nil {
            return columns(program, owner, units.map { _ in way.absent.isWithoutRows ? .nothing : .one })
        }
        let ends = block.main.values(of: SweepDirectory.HeaderColumn.periodEnd.rawValue)
        return columns(program, owner, units.map { inForce(on: ends[$0.record]) })
    }

    /// - Parameter units: For each record; nil where nothing depends on it.
    private func columns(_ program: ColumnProgram, _ owner: Owner, _ units: [Units?]) -> SharedColumns {
        var sets: [[SharedItems]] = [Array(repeating: .unknown, count: program.lists.count)]
        var places: [Units: Int32] = [:]
        var ofRecord = [Int32](repeating: 0, count: units.count)
        var last: (units: Units, place: Int32)?
        for (record, units) in units.enumerated() {
            guard let units else { continue }
            if let last, last.units == units {
                ofRecord[record] = last.place
                continue
            }
            if places[units] == nil {
                places[units] = Int32(truncatingIfNeeded: sets.count)
                sets.append(items(program, Key(owner: owner, units: units)))
            }
            ofRecord[record] = places[units] ?? 0
            last = (units, ofRecord[record])
        }
        return SharedColumns(sets: sets, ofRecord: ofRecord, mostSteps: judge.limits.evaluationSteps)
    }

    private func inForce(on day: Int64) -> Units {
        if register == nil { return .unknown }
        var (low, high) = (0, turns.count)
        while low < high {
            let middle = (low + high) / 2
            if turns[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return .inForce(low)
    }

    private func items(_ program: ColumnProgram, _ key: Key) -> [SharedItems] {
        if let found = known[key] { return found }
        if known.count >= Self.mostKnown { known.removeAll() }
        var inputs = [Value](repeating: .unknown, count: judge.rulebook.vocabulary.inputCount)
        inputs[Vocabulary.registerInput] = units(key.units).map(ReportFacts.rows) ?? .unknown
        var evaluator = Evaluator(facts: Facts(inputs: inputs, asOf: judge.asOf), limits: judge.limits)
        let items = program.sharedItems(&evaluator)
        known[key] = items
        return items
    }

    private func units(_ units: Units) -> [Register.Unit]? {
        switch units {
        case .unknown: return nil
        case .nothing: return []
        case .one:
            return judge.rulebook.vocabulary.unitTypes.map { type in
                Register.Unit(
                    code: type.code, name: nil, type: type.code, parent: nil, valid: (nil, nil),
                    span: Span(file: FileID(number: 0), start: 0, end: 0))
            }
        case .inForce(let passed):
            let day = passed > 0 ? turns[passed - 1] : turns.first.map { $0 - 1 } ?? 0
            return CalendarDate(daysSinceEpoch: day).flatMap { register?.unitsInForce(on: $0) }
        }
    }
}

extension Completion.Absent {
    fileprivate var isWithoutRows: Bool {
        if case .withoutRows = self { return true }
        return false
    }
}
