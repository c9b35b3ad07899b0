import Diagnostics

/// What work on all parts of a value comes to. Lists and contexts may share parts: a short expression can build a value
/// that takes for ever to walk through.
struct Survey {
    /// Visited parts, shared ones each time.
    fileprivate(set) var parts = 0
    fileprivate(set) var holdsUnknown = false

    /// Evaluation steps that a walk through so many parts counts as.
    var steps: Int { parts / Survey.partsOfStep }

    /// A part is far less work than a node of a plan.
    fileprivate static let partsOfStep = 16
}

extension Evaluator {
    /// Walks through all parts of a value, which counts as steps.
    ///
    /// - Returns: Nil if no steps are left, or the value is nested deeper than an expression may be.
    mutating func survey(_ value: Value) -> Survey? {
        var survey = Survey()
        let most = min(stepsLeft, Int.max / Survey.partsOfStep) * Survey.partsOfStep
        guard visit(value, &survey, most: most, depth: 0) else {
            _ = spend(survey.steps + 1)
            _ = give(up: .steps)
            return nil
        }
        return spend(survey.steps) ? survey : nil
    }

    private func visit(_ value: Value, _ survey: inout Survey, most: Int, depth: Int) -> Bool {
        survey.parts += 1
        guard survey.parts <= most, depth <= limits.expressionDepth else { return false }
        switch value {
        case .unknown: survey.holdsUnknown = true
        case .list(let items):
            for item in items {
                guard visit(item, &survey, most: most, depth: depth + 1) else { return false }
            }
        case .context(let context):
            for entry in context.entries {
                guard visit(entry.value, &survey, most: most, depth: depth + 1) else { return false }
            }
        case .range(let range):
            return visit(range.low, &survey, most: most, depth: depth + 1)
                && visit(range.high, &survey, most: most, depth: depth + 1)
        default: break
        }
        return true
    }

    /// Whether an operator may walk through both values. Values without parts cost nothing.
    @inline(__always)
    mutating func affords(_ left: Value, _ right: Value) -> Bool {
        affords(left) && affords(right)
    }

    @inline(__always)
    mutating func affords(_ value: Value) -> Bool {
        switch value {
        case .list, .context, .range: survey(value) != nil
        default: true
        }
    }

    /// A text or list within the limits; otherwise null, and the evaluation is given up.
    @inline(__always)
    mutating func bounded(_ value: Value) -> Value {
        switch value {
        case .list(let items): items.count <= limits.listItems ? value : give(up: .listItems)
        case .string(let text): text.utf8.count <= limits.textBytes ? value : give(up: .textBytes)
        default: value
        }
    }
}
