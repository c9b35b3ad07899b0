import Diagnostics
import FEEL

/// Finds everything that would make one failed item pass: each value alone; where none is enough, the cells of a column
/// together, or a few flags together.
struct GapFinder {
    var search: GapSearch
    private(set) var ways: [GapWay] = []
    /// How far the item gets at best, where nothing is enough.
    private var reach: ItemResult.Figures?
    private var isUnproven = false
    /// A flag that would make the item undecided instead of failed.
    private var halfway: Trace.Read?

    private let figures: ItemResult.Figures?

    /// - Parameter figures: Of the failed item.
    init(_ search: GapSearch, figures: ItemResult.Figures?) {
        self.search = search
        self.figures = figures
    }

    static let mostWays = 24

    /// Looks for the ways; without any, `note` says why.
    mutating func run() {
        let movers = search.reads.contains(where: isUnknownNumber) ? [] : self.movers()
        // Of many cells each alone is tried where it would have to arrive; how far each can go is asked for fewer.
        search.probesAlways = movers.count <= Self.mostProbed
        for mover in movers where ways.count < Self.mostWays { add(mover) }
        if ways.isEmpty { addColumns(movers) }
        addFlags()
    }

    private static let mostProbed = 16

    /// The numbers behind what was read, each once, in the order of reading.
    private func movers() -> [Mover] {
        var seen: Set<Int> = []
        return search.reads.flatMap { search.movers(behind: $0) }.filter { seen.insert($0.read.key).inserted }
    }

    private func isUnknownNumber(_ read: Trace.Read) -> Bool {
        (search.judging.facts.field(of: read)?.isNumeric ?? false)
            && (search.judging.facts.value(read)?.isUnknown ?? false)
    }

    private mutating func add(_ mover: Mover) {
        switch search.least(mover) {
        case .answer(let answer): add(.numbers([GapPart(answer, since: [:], search.judging.facts)]))
        case .reach(_, let outcome): note(outcome)
        case .unproven: isUnproven = true
        case .nothing: return
        }
    }

    /// The same moves, found from another number, are one way.
    private mutating func add(_ way: GapWay) {
        if !ways.contains(where: { $0.changes == way.changes }) { ways.append(way) }
    }

    private mutating func note(_ outcome: GapSearch.Outcome) {
        guard let value = outcome.figures?.value, let (comparison, _) = search.judging.shownTarget?.comparison else {
            return
        }
        let isBetter = reach?.value.map { comparison.isUpwards ? value > $0 : value < $0 } ?? true
        if isBetter { reach = outcome.figures }
    }

    // MARK: Columns

    private mutating func addColumns(_ movers: [Mover]) {
        search.probesAlways = true
        var columns: [[Mover]] = []
        for mover in movers {
            if let index = columns.firstIndex(where: { $0[0].isSameColumn(mover) }) {
                columns[index].append(mover)
            } else {
                columns.append([mover])
            }
        }
        for column in columns where column.count > 1 { addTogether(column) }
    }

    /// Moves one cell after the other as far as it goes, until that is enough.
    private mutating func addTogether(_ column: [Mover]) {
        var parts: [GapPart] = []
        var base: ReadTable<Decimal> = [:]
        for mover in column {
            switch search.least(mover, from: base) {
            case .answer(let answer):
                parts.append(GapPart(answer, since: base, search.judging.facts))
                if parts.allSatisfy({ needs($0, among: parts) }) { add(.numbers(parts)) }
                return
            case .reach(let answer, let outcome):
                note(outcome)
                parts.append(GapPart(answer, since: base, search.judging.facts))
                base = answer.numbers
            case .unproven, .nothing: continue
            }
        }
    }

    /// Whether one step less of one part is not enough.
    private mutating func needs(_ part: GapPart, among parts: [GapPart]) -> Bool {
        var base: ReadTable<Decimal>? = [:]
        for other in parts {
            let less = other.mover.read == part.mover.read ? other.steps.signum() : 0
            let steps = other.steps - less
            if steps != 0 { base = base.flatMap { search.moved(other.mover, by: steps, from: $0) } }
        }
        return search.outcome(base?.mapValues(Value.number)).kind == .fail
    }

    // MARK: Flags

    private mutating func addFlags() {
        let flags = search.reads.compactMap { flag($0) }
        for flag in flags {
            let outcome = search.outcome([flag.read: .boolean(flag.value)])
            if outcome.kind == .pass { add(.flags([flag])) }
            if outcome.verdict == .unknown, halfway == nil { halfway = flag.read }
        }
        guard ways.isEmpty, flags.count > 1, flags.count <= Self.mostFlags else { return }
        for size in 2...flags.count {
            for group in flags.combinations(of: size) {
                var changes: Changes = [:]
                for flag in group { changes[flag.read] = .boolean(flag.value) }
                if search.outcome(changes).kind == .pass { add(.flags(group)) }
            }
            if !ways.isEmpty { return }
        }
    }

    private static let mostFlags = 6

    private func flag(_ read: Trace.Read) -> GapFlag? {
        guard let field = search.judging.facts.field(of: read), case .flag = field.kind,
            let value = search.judging.facts.value(read)
        else { return nil }
        if field.movement.allows(1), value.boolean != true { return GapFlag(read: read, value: true) }
        if field.movement.allows(-1), value.boolean == true { return GapFlag(read: read, value: false) }
        return nil
    }

    // MARK: Why there is none

    var note: Message {
        let judging = search.judging
        if search.isExhausted { return GapNotes.tooMuch }
        if let halfway {
            return GapNotes.halfway(
                judging.facts.field(of: halfway)?.title.message ?? Message(""),
                judging.plan.provenBy.map(judging.inWords))
        }
        if search.reads.contains(where: isUnknownNumber) { return GapNotes.unknown }
        if isUnproven { return GapNotes.unproven }
        if let reach, let shown = judging.shown(reach) {
            return GapNotes.reach(shown, judging.shownTarget?.comparison?.0)
        }
        let isMovable = search.reads.contains { (judging.facts.field(of: $0)?.movement ?? .none) != .none }
        return isMovable
            ? GapNotes.notAlone
            : GapNotes.notMovable + (judging.shortage(figures).map(GapNotes.shortage) ?? Message(""))
    }
}

/// One way to pass.
enum GapWay {
    case numbers([GapPart])
    case flags([GapFlag])

    /// All new values, by the keys of reads.
    var changes: [Int: String] {
        var all: [Int: String] = [:]
        switch self {
        case .numbers(let parts):
            for move in parts.flatMap({ [$0.main] + $0.others }) { all[move.read.key] = move.to.description }
        case .flags(let flags):
            for flag in flags { all[flag.read.key] = "\(flag.value)" }
        }
        return all
    }

    var count: Int {
        switch self {
        case .numbers(let parts): parts.count
        case .flags(let flags): flags.count
        }
    }
}

/// A flag and what it would have to be.
struct GapFlag {
    let read: Trace.Read
    let value: Bool
}

/// A number that is moved, and those that the constraints move with it.
struct GapPart {
    struct Move {
        let read: Trace.Read
        let change: Decimal
        let to: Decimal
    }

    let mover: Mover
    let steps: Int
    let main: Move
    let others: [Move]

    /// - Parameter base: Values that were moved before.
    init(_ answer: GapSearch.Answer, since base: ReadTable<Decimal>, _ facts: ReportFacts) {
        mover = answer.mover
        steps = answer.steps
        var moves: [Move] = []
        for (read, number) in answer.numbers where base[read] != number {
            guard let start = base[read] ?? facts.value(read)?.number, let change = number.subtracting(start) else {
                continue
            }
            moves.append(Move(read: read, change: change, to: number))
        }
        main = moves.first { $0.read == answer.mover.read } ?? Move(read: mover.read, change: .zero, to: mover.start)
        others = moves.filter { $0.read != answer.mover.read }.sorted { $0.read.key < $1.read.key }
    }
}

extension Mover {
    fileprivate func isSameColumn(_ other: Mover) -> Bool {
        guard case .cell(let input, _, let column) = read, case .cell(let table, _, let other) = other.read else {
            return false
        }
        return input == table && column == other
    }
}

extension Array {
    /// Every choice of so many elements, in their order.
    fileprivate func combinations(of size: Int) -> [[Element]] {
        if size == 0 { return [[]] }
        return indices.flatMap { index in
            Array(self[(index + 1)...]).combinations(of: size - 1).map { [self[index]] + $0 }
        }
    }
}
