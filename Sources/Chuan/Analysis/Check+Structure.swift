package import Diagnostics
package import FEEL
package import FEELSyntax

/// What the parts of a check say of each other, whatever reports say.
extension Check {
    /// Names under `let` that nothing reads, neither under the default readings nor under another.
    package var unusedDefinitions: [Located<String>] {
        guard let declaration else { return [] }
        let declared = declaration.body.definitions + declaration.variants.flatMap(\.body.definitions)
        if declared.isEmpty { return [] }
        var used: Set<Int> = []
        for plan in [plan] + variants.map(\.plan) {
            for definition in plan.definitions where plan.readsAnywhere(local: definition.local) {
                used.insert(definition.part.span.start)
            }
        }
        let compiled = Set(([plan] + variants.map(\.plan)).flatMap(\.definitions).map(\.part.span.start))
        return declared.filter { definition in
            let start = definition.expression.span.start
            return compiled.contains(start) && !used.contains(start)
        }.map(\.name)
    }

    /// The parts of the measure that have nothing of a report in them, where no other part has.
    package var constantMeasure: Span? {
        plansByWay.lazy.map(\.plan).first { plan in
            !plan.measureParts.contains { plan.readsReport($0.plan) }
        }?.measureParts.first?.span
    }

    /// What is judged under the default readings, in a form in which neither spelling nor layout matters.
    package var key: Key {
        let parts: [(String, [CheckPlan.Part])] = [
            ("only if", [plan.onlyIf].compactMap { $0 }), ("let", plan.definitions.map(\.part)),
            ("rows", [plan.source?.part].compactMap { $0 }), ("where", [plan.whereCondition].compactMap { $0 }),
            ("measure", plan.measureParts), ("consistent", plan.consistentWhen),
        ]
        let measure = parts.map { name, parts in name + "\n" + parts.map(\.plan.text).joined(separator: "\n") }
        let target = plan.tests.map(\.plan.text) + [plan.provenBy].compactMap { $0?.plan.text }
        return Key(measure: measure.joined(separator: "\n"), target: target.joined(separator: "\n"))
    }

    package struct Key: Sendable, Hashable {
        /// Of which rows what is computed.
        package let measure: String
        /// What it is compared with.
        package let target: String
    }

    /// The unit types that it addresses under the default readings, and those under any.
    package var unitTypes: Set<Int> { plan.appliesTo }
    package var unitTypesUnderAnyReading: Set<Int> {
        variants.reduce(plan.appliesTo) { $0.union($1.plan.appliesTo) }
    }
}

extension Check {
    /// A comparison of something with a number.
    package struct Test: Sendable, Hashable {
        package let comparison: Node.Comparison
        package let number: Decimal
        package let isPercent: Bool
        package let span: Span
        /// As written.
        package let text: String
    }

    /// The target under the default readings, when it is one comparison with a number for all unit types.
    package var soleTest: Test? {
        guard case .test(let target) = plan.target else { return nil }
        return Test(target)
    }

    /// Comparisons with numbers that the check makes under any reading: its targets, that of the roll-up, and those in
    /// its requirement with so many percent of something.
    package var tests: [Test] {
        var found: [Test] = []
        for plan in [plan] + variants.map(\.plan) {
            var tests = plan.tests
            if case .share(let target, _) = plan.rollUp { tests.append(target) }
            found += tests.compactMap { Test($0) }
            for part in plan.measureParts {
                if let tree = part.checked?.expression { found += tree.shareComparisons }
            }
        }
        return found
    }
}

extension Check.Test {
    init?(_ target: CompiledTarget) {
        guard let (comparison, number) = target.comparison else { return nil }
        self.init(
            comparison: comparison, number: number, isPercent: target.speaksOfPercent, span: target.span,
            text: target.text)
    }
}

extension CheckPlan {
    /// The parts of what is computed.
    var measureParts: [Part] {
        switch measure {
        case .rate(let above, let below, _): [above, below]
        case .value(let part), .requirement(let part): [part]
        case .share(_, let met): [met]
        }
    }

    fileprivate func readsAnywhere(local: Int) -> Bool {
        var all = parts.map(\.plan) + tests.map(\.plan)
        if case .pooled(let by?, _) = rollUp { all.append(by.plan) }
        if case .rate(_, _, let reported?) = measure { all.append(reported.plan) }
        return all.contains { $0.reads(local: local) }
    }

    /// Whether a part has something of the report in it, or the number that is chosen with a reading.
    fileprivate func readsReport(_ plan: Plan) -> Bool {
        if !plan.inputsRead.isEmpty || plan.localReads(source?.rowLocal) { return true }
        if parameters.contains(where: { plan.reads(local: $0.local) }) { return true }
        return definitions.contains { plan.reads(local: $0.local) && readsReport($0.part.plan) }
    }
}

extension Plan {
    fileprivate func localReads(_ local: Int?) -> Bool { local.map { reads(local: $0) } ?? false }
}

extension Expression {
    /// Comparisons with so many percent of something: `x >= 97% * y`.
    fileprivate var shareComparisons: [Check.Test] {
        nodes.indices.compactMap { index in
            guard case .compare(let comparison, let left, let right) = nodes[index] else { return nil }
            let text = format(self, from: NodeID(index))
            if let share = share(right) {
                return Check.Test(
                    comparison: comparison, number: share, isPercent: true, span: spans[index], text: text)
            }
            guard let share = share(left), let turned = comparison.turned else { return nil }
            return Check.Test(comparison: turned, number: share, isPercent: true, span: spans[index], text: text)
        }
    }

    private func share(_ id: NodeID) -> Decimal? {
        switch self[id] {
        case .percent(let text): Decimal(text)?.multiplied(by: .percent)
        case .arithmetic(.multiply, let left, let right): share(left) ?? share(right)
        default: nil
        }
    }
}

extension Node.Comparison {
    /// The same comparison with the sides exchanged.
    fileprivate var turned: Node.Comparison? {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal: .equal
        case .notEqual: nil
        }
    }
}

extension Check {
    /// An alternative of a reading that changes something here.
    package struct AlternativeName: Sendable, Hashable {
        package let reading: String
        package let alternative: String
    }

    /// For each alternative whose number the check uses, the ids of the reading and of the alternative.
    package var parametersUsed: [[String]] {
        variants.map(\.plan).flatMap { plan in
            plan.parameters.filter { plan.readsAnywhere(local: $0.local) }.map { [$0.reading, $0.alternative] }
        }
    }

    package var alternativesNamed: [AlternativeName] {
        variants.map { AlternativeName(reading: $0.reading, alternative: $0.alternative) }
    }
}
