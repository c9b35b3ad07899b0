import FEELSyntax

/// Unary tests about one number, of which each by itself may hold or not.
extension Bounder {
    /// Whether one of some tests holds.
    mutating func anyTest(_ tests: [Plan.Ref], _ plan: Plan) -> Truths {
        var result: Truths = .no
        for test in tests { result = result.or(bound(test, plan).truths) }
        guard tests.count > 1, result == [.yes, .no], let stretches = stretches(of: tests, plan) else { return result }
        // What they say of each stretch of the numbers between their ends.
        let value = locals[stretches.input]
        defer { locals[stretches.input] = value }
        var found: Truths = []
        for stretch in stretches.parts where !found.isSuperset(of: result) {
            locals[stretches.input] = stretch.point.map { .value(.number($0)) } ?? .within(stretch)
            found.formUnion(tests.reduce(.no) { $0.or(bound($1, plan).truths) })
        }
        return result.intersection(found)
    }

    private static let mostEnds = 8

    /// The numbers under test, taken apart at those that the tests name; nil where the tests compare with something else.
    private func stretches(of tests: [Plan.Ref], _ plan: Plan) -> (input: Int, parts: [Enclosure])? {
        var ends: Set<Decimal> = []
        var input: Int32?
        for test in tests {
            let operand: Plan.Ref
            switch plan.nodes[Int(test)] {
            case .testComparison(_, let value, let local), .testValue(let value, let local):
                (operand, input) = (value, local)
            default: return nil
            }
            guard let numbers = numbers(at: operand, plan) else { return nil }
            ends.formUnion(numbers)
        }
        guard let input, ends.count <= Self.mostEnds, locals[Int(input)].isOpenNumber,
            let whole = enclosure(locals[Int(input)])
        else { return nil }
        var parts: [Enclosure] = []
        var low: Enclosure.End?
        for end in ends.sorted() {
            parts.append(Enclosure(low: low, high: Enclosure.End(end, isClosed: false)))
            parts.append(Enclosure(end))
            low = Enclosure.End(end, isClosed: false)
        }
        parts.append(Enclosure(low: low, high: nil))
        return (Int(input), parts.map { $0.intersection(whole) }.filter { !$0.isEmpty })
    }

    private func numbers(at operand: Plan.Ref, _ plan: Plan) -> [Decimal]? {
        switch plan.nodes[Int(operand)] {
        case .constant(let index): plan.constants[Int(index)].number.map { [$0] }
        case .range(let low, _, let high, _):
            numbers(at: low, plan).flatMap { low in numbers(at: high, plan).map { low + $0 } }
        default: nil
        }
    }
}
