import FEELSyntax

extension Plan {
    /// The plan as indented lines, one node each, for people who want to see what an expression became.
    ///
    /// - Complexity: O(nodes).
    package var text: String {
        var printer = PlanPrinter(plan: self)
        printer.print(root, depth: 0)
        return printer.text
    }
}

private struct PlanPrinter {
    let plan: Plan
    var text = ""

    init(plan: Plan) {
        self.plan = plan
    }

    mutating func print(_ ref: Plan.Ref, depth: Int, label: String = "") {
        guard ref >= 0 else { return }
        let node = plan.nodes[Int(ref)]
        let (word, children) = leaf(node).map { ($0, []) } ?? operation(node) ?? binder(node)
        line(label + word, depth)
        for child in children { print(child.ref, depth: depth + 1, label: child.label.map { "\($0): " } ?? "") }
    }

    private mutating func line(_ words: String, _ depth: Int) {
        text += String(repeating: "  ", count: depth) + words + "\n"
    }

    private typealias Child = (label: String?, ref: Plan.Ref)

    private func leaf(_ node: PlanNode) -> String? {
        switch node {
        case .constant(let index): "constant \(plan.constants[Int(index)].literal)"
        case .input(let index): "input \(index)"
        case .local(let index): "local \(index)"
        case .builtin(let number): "function \(Builtins.all[Int(number)].name)"
        case .nothing: "nothing"
        default: nil
        }
    }

    private func operation(_ node: PlanNode) -> (String, [Child])? {
        switch node {
        case .negate(let operand): ("negate", [(nil, operand)])
        case .arithmetic(let operation, let left, let right): (operation.rawValue, [(nil, left), (nil, right)])
        case .compare(let comparison, let left, let right): (comparison.rawValue, [(nil, left), (nil, right)])
        case .and(let left, let right): ("and", [(nil, left), (nil, right)])
        case .or(let left, let right): ("or", [(nil, left), (nil, right)])
        case .between(let value, let low, let high): ("between", [(nil, value), ("low", low), ("high", high)])
        case .range(let low, let lowEnd, let high, let highEnd):
            (
                "range \(lowEnd == .closed ? "[" : "(")..\(highEnd == .closed ? "]" : ")")",
                [(nil, low), (nil, high)]
            )
        case .comparisonRange(let comparison, let operand): ("range (\(comparison.rawValue))", [(nil, operand)])
        case .list(let items): ("list", items.map { (nil, $0) })
        case .column(let row, let column): ("column \(column)", [(nil, row)])
        case .member(let base, let name): ("member \(plan.strings[Int(name)])", [(nil, base)])
        case .memberOfItem(let local, let name, let otherwise):
            ("member \(plan.strings[Int(name)]) of local \(local)", [("otherwise", otherwise)])
        case .call(let number, let arguments):
            ("call \(Builtins.all[Int(number)].name)", arguments.map { (nil, $0) })
        default: nil
        }
    }

    private func binder(_ node: PlanNode) -> (String, [Child]) {
        switch node {
        case .context(let entries): ("context", entries.map { ("\($0.name) = local \($0.local)", $0.value) })
        case .conditional(let condition, let then, let otherwise):
            ("if", [(nil, condition), ("then", then), ("else", otherwise)])
        case .filter(let base, let condition, let item):
            ("filter, item = local \(item)", [(nil, base), ("where", condition)])
        case .forEach(let iterators, let body, let partial):
            ("for, partial = local \(partial)", children(iterators) + [("return", body)])
        case .quantified(let quantifier, let iterators, let body):
            (quantifier == .some ? "some" : "every", children(iterators) + [("satisfies", body)])
        case .invoke(let callee, let arguments, let names):
            (
                "invoke",
                [(nil, callee)]
                    + arguments.enumerated().map { (names.isEmpty ? nil : names[$0.offset], $0.element) }
            )
        case .function(let function):
            (
                "function(\(function.parameters.joined(separator: ", "))) = local \(function.firstLocal)…",
                [(nil, function.body)]
            )
        case .instanceOf(let value, let type): ("instance of \(format(type))", [(nil, value)])
        default: test(node)
        }
    }

    private func test(_ node: PlanNode) -> (String, [Child]) {
        switch node {
        case .anyTest(let tests, let negated): (negated ? "no test" : "any test", tests.map { (nil, $0) })
        case .testComparison(let comparison, let operand, let input):
            ("test local \(input) \(comparison.rawValue)", [(nil, operand)])
        case .testValue(let operand, let input): ("test local \(input)", [(nil, operand)])
        case .isIn(let value, let tests, let input): ("in, ? = local \(input)", [(nil, value), (nil, tests)])
        default: ("nothing", [])
        }
    }

    private func children(_ iterators: [PlanIterator]) -> [Child] {
        iterators.flatMap { iterator -> [Child] in
            let source: Child = ("local \(iterator.local) in", iterator.source)
            return iterator.end.map { [source, ("to", $0)] } ?? [source]
        }
    }
}
