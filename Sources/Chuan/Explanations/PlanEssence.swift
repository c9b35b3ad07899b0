import FEEL
import FEELSyntax

/// What a plan computes, in the keys of the vocabulary: the same wherever its names stand and whatever they are called.
///
/// Two plans of one essence give the same values for the same reports.
struct PlanEssence {
    private let plan: Plan
    private let words: PlanWords
    private var names: [Int: String]
    private var binderCount = 0

    /// - Parameters:
    ///   - words: The plan's words: they know the block of each row.
    ///   - names: What the locals of the check are called.
    init(_ words: PlanWords, names: [Int: String]) {
        plan = words.plan
        self.words = words
        self.names = names
    }

    /// - Complexity: O(nodes).
    static func text(_ words: PlanWords, names: [Int: String] = [:]) -> String {
        var essence = PlanEssence(words, names: names)
        return essence.text(words.plan.root)
    }

    private mutating func text(_ ref: Plan.Ref) -> String {
        guard ref >= 0 else { return "_" }
        let node = plan.nodes[Int(ref)]
        return leaf(ref, node) ?? operation(node) ?? list(node) ?? test(node) ?? "nothing"
    }

    private mutating func put(_ name: String, _ parts: Plan.Ref...) -> String { put(name, parts) }

    private mutating func put(_ name: String, _ parts: [Plan.Ref]) -> String {
        var line = "(" + name
        for part in parts { line += " " + text(part) }
        return line + ")"
    }

    // MARK: Nodes

    private mutating func leaf(_ ref: Plan.Ref, _ node: PlanNode) -> String? {
        switch node {
        case .constant(let index): plan.constants[Int(index)].literal
        case .input(let input): words.vocabulary.key(ofInput: Int(input))
        case .local(let local): name(local)
        case .column(let base, let column):
            put("." + (words.field(ref)?.key ?? "\(column)"), base)
        case .member(let base, let name): put("." + plan.strings[Int(name)], base)
        case .memberOfItem(let local, let name, let otherwise):
            put(".\(plan.strings[Int(name)]) of \(self.name(local))", otherwise)
        case .builtin(let index): Builtins.all[Int(index)].name
        default: nil
        }
    }

    private mutating func operation(_ node: PlanNode) -> String? {
        switch node {
        case .negate(let operand): put("negate", operand)
        case .arithmetic(let operation, let left, let right): put(operation.rawValue, left, right)
        case .compare(let comparison, let left, let right): put(comparison.rawValue, left, right)
        case .and(let left, let right): put("and", left, right)
        case .or(let left, let right): put("or", left, right)
        case .between(let value, let low, let high): put("between", value, low, high)
        case .conditional(let condition, let then, let otherwise): put("if", condition, then, otherwise)
        case .call(let builtin, let arguments): put(Builtins.all[Int(builtin)].name, arguments)
        case .invoke(let callee, let arguments, let names): put("call \(names)", [callee] + arguments)
        case .instanceOf(let value, let type): put("instance of \(type)", value)
        default: nil
        }
    }

    private mutating func list(_ node: PlanNode) -> String? {
        switch node {
        case .list(let items): put("list", items)
        case .context(let entries): context(entries)
        case .range(let low, let lowEnd, let high, let highEnd): put("range \(lowEnd) \(highEnd)", low, high)
        case .filter(let list, let condition, let item): put("filter \(name(item))", list, condition)
        case .forEach(let iterators, let body, let partial):
            put("for \(loops(iterators)) \(name(partial))", body)
        case .quantified(let quantifier, let iterators, let body): put("\(quantifier) \(loops(iterators))", body)
        case .function(let function): self.function(function)
        default: nil
        }
    }

    private mutating func test(_ node: PlanNode) -> String? {
        switch node {
        case .comparisonRange(let comparison, let operand): put("range \(comparison.rawValue)", operand)
        case .anyTest(let tests, let negated): put(negated ? "none of" : "any of", tests)
        case .testComparison(let comparison, let operand, let input):
            put("\(comparison.rawValue) \(name(input))", operand)
        case .testValue(let operand, let input): put("is \(name(input))", operand)
        case .isIn(let value, let tests, let input): put("in \(name(input))", value, tests)
        default: nil
        }
    }

    private mutating func context(_ entries: [PlanEntry]) -> String {
        var parts: [String] = []
        for entry in entries { parts.append("\(entry.name) \(name(entry.local)) \(text(entry.value))") }
        return "{\(parts.joined(separator: ", "))}"
    }

    private mutating func loops(_ iterators: [PlanIterator]) -> String {
        var parts: [String] = []
        for loop in iterators { parts.append("\(name(loop.local)) \(text(loop.source)) \(text(loop.end ?? -1))") }
        return parts.joined(separator: ", ")
    }

    private mutating func function(_ function: PlanFunction) -> String {
        let types = function.types.map { $0.map { "\($0)" } ?? "_" }
        let locals = function.parameters.indices.map { name(function.firstLocal + Int32($0)) }
        return put("function \(function.parameters) \(types) \(locals)", function.body)
    }

    /// Locals of the plan itself are numbered as they come.
    private mutating func name(_ local: Int32) -> String {
        if let known = names[Int(local)] { return known }
        binderCount += 1
        let name = "#\(binderCount)"
        names[Int(local)] = name
        return name
    }
}

extension Vocabulary {
    /// `tthc` for a list, `investment.plan` for a single field.
    fileprivate func key(ofInput input: Int) -> String {
        for block in blocks {
            if block.form != .group {
                if block.input == input { return block.key }
            } else if block.fields.indices.contains(input - block.input) {
                return "\(block.key).\(block.fields[input - block.input].key)"
            }
        }
        return "input \(input)"
    }
}
