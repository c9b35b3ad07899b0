import Diagnostics
import FEEL

/// Evaluates the figures of one derivation over single records.
struct RecordEvaluation {
    private let derivation: Derivation
    /// The input of the first field of records.
    private let first: Int
    private var evaluator: Evaluator
    /// What takes its place when an expression has used up its steps.
    private let fresh: Evaluator

    init(_ derivation: Derivation, _ records: RecordBlock, _ period: DerivingPeriod, limits: Limits) {
        self.derivation = derivation
        first = records.input(of: 0)
        evaluator = Evaluator(
            facts: Facts(inputs: period.inputs(count: records.vocabulary.inputCount), asOf: period.cutoff),
            limits: limits, localCount: derivation.localCount)
        fresh = evaluator
    }

    /// Turns to another record.
    ///
    /// - Parameter value: Of each of so many fields.
    mutating func turn(toRecordOf fields: Int, _ value: (Int) -> Value) {
        if evaluator.breach != nil { evaluator = fresh }
        for field in 0..<fields { evaluator.facts.inputs[first + field] = value(field) }
        for definition in derivation.definitions {
            evaluator.locals[definition.local] = evaluator.evaluate(definition.part.plan)
        }
    }

    /// What the record adds to a figure: nothing where the condition is false or null.
    mutating func contribution(to figure: Derivation.Figure) -> Contribution {
        switch figure.rule {
        case .count(let condition):
            switch truth(of: condition) {
            case true?: return .one
            case false?: return .nothing
            case nil: return .undecided
            }
        case .sum(let part, let condition):
            if let condition {
                switch truth(of: condition) {
                case true?: break
                case false?: return .nothing
                case nil: return .undecided
                }
            }
            switch evaluator.evaluate(part.plan) {
            case .number(let number): return .number(number)
            case .unknown: return .undecided
            default: return evaluator.breach == nil ? .nothing : .undecided
            }
        }
    }

    /// Whether a condition holds; nil where it cannot be said.
    private mutating func truth(of condition: CheckPlan.Part) -> Bool? {
        switch evaluator.evaluate(condition.plan) {
        case .boolean(let truth): truth
        case .unknown: nil
        default: evaluator.breach == nil ? false : nil
        }
    }
}

/// What one record adds to a figure.
enum Contribution {
    case nothing
    case one
    case number(Decimal)
    /// It is not known whether it counts, or with what.
    case undecided
}

extension DerivedGroup.Tally {
    mutating func add(_ contribution: Contribution, to figure: Int) {
        switch contribution {
        case .nothing: break
        case .undecided: undecided[figure] += 1
        case .one: totals[figure].add(Int64(1))
        case .number(let number): totals[figure].add(number)
        }
    }
}
