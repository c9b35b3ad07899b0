/// What an evaluation read and found, filled only when someone observes.
package struct Trace: Sendable {
    /// One input value that was read.
    package enum Read: Sendable, Hashable {
        case input(Int)
        case cell(input: Int, row: Int, column: Int)

        /// The read as a number of its own, in the order of inputs, rows and columns: what tables look reads up by.
        package var key: Int {
            switch self {
            case .input(let input): input << 44
            case .cell(let input, let row, let column): input << 44 | row << 16 | column
            }
        }
    }

    /// One node of a plan that was evaluated, with its value and the steps inside, in order.
    package struct Step: Sendable {
        package let ref: Plan.Ref
        package let value: Value
        package let children: [Step]

        /// The first step inside that evaluated a node.
        package subscript(child child: Plan.Ref) -> Step? { children.first { $0.ref == child } }
    }

    /// In order of first reading.
    package private(set) var reads: [Read] = []
    /// The same, once there are more than a few.
    private var seen: Set<Int> = []

    private static let few = 24

    package init() {}

    package mutating func note(_ read: Read) {
        if reads.count < Self.few {
            if !reads.contains(read) { reads.append(read) }
            return
        }
        if seen.isEmpty { seen = Set(reads.map(\.key)) }
        if seen.insert(read.key).inserted { reads.append(read) }
    }
}

/// The steps of an evaluation that is under way.
struct StepRecorder: Sendable {
    /// The steps inside each node that is being evaluated, outermost first.
    private var open: [[Trace.Step]] = [[]]
    /// How many more steps are kept; inside later ones nothing is.
    private var left: Int

    init(most: Int) { left = most }

    mutating func begin() { open.append([]) }

    mutating func end(_ ref: Plan.Ref, _ value: Value) {
        let inside = open.removeLast()
        left -= 1
        if left >= 0 || open.count == 1 {
            open[open.count - 1].append(Trace.Step(ref: ref, value: value, children: inside))
        }
    }

    var root: Trace.Step? { open[0].first }
}

extension Evaluator {
    /// Evaluates a plan and keeps every step, for explanations.
    ///
    /// - Parameter most: How many steps are kept at most.
    package mutating func record(_ plan: Plan, most: Int) -> Trace.Step {
        recorder = StepRecorder(most: most)
        let value = evaluate(plan)
        let root = recorder?.root
        recorder = nil
        return root ?? Trace.Step(ref: plan.root, value: value, children: [])
    }

    mutating func recorded(_ ref: Plan.Ref, _ plan: Plan) -> Value {
        recorder?.begin()
        let value = visit(ref, plan)
        recorder?.end(ref, value)
        return value
    }
}
