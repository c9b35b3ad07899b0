import Diagnostics
import FEEL
import FEELSyntax

/// Plans in the words of the vocabulary: with names, or, over the steps of an evaluation, with values.
struct PlanWords {
    let vocabulary: Vocabulary
    let plan: Plan
    /// What locals of the check are called, by number.
    let localNames: [Int: Message]
    /// The block whose rows a local holds one of, or a list of.
    private var localBlocks: [Int: Int]
    /// Locals that hold one row: its columns are called by their bare names.
    private var rowLocals: Set<Int>
    private var values: ValueWords { ValueWords(vocabulary: vocabulary) }

    init(
        _ plan: Plan, _ vocabulary: Vocabulary, localNames: [Int: Message] = [:], localBlocks: [Int: Int] = [:],
        rowLocal: Int? = nil
    ) {
        rowLocals = Set([rowLocal].compactMap { $0 })
        self.plan = plan
        self.vocabulary = vocabulary
        self.localNames = localNames
        self.localBlocks = localBlocks
        for node in plan.nodes { noteBinders(of: node) }
    }

    /// Where a part binds less tightly than its place asks for, it stands in parentheses.
    enum Level: Int {
        case loosest, or, and, comparison, additive, multiplicative, power, unary, atom
        var tighter: Level { Level(rawValue: rawValue + 1) ?? .atom }
    }

    /// The whole plan with names; nil where it has parts that are better said in the rule's own words.
    func names() -> Message? { text(plan.root, nil, .loosest) }

    /// A node with names, or with the values of a step.
    func text(_ ref: Plan.Ref, _ step: Trace.Step?, _ minimum: Level = .loosest) -> Message? {
        let node = plan.nodes[Int(ref)]
        guard let (text, level) = written(ref, node, step) else {
            return step.map { values.text($0.value) }
        }
        return level.rawValue < minimum.rawValue ? Message("(") + text + Message(")") : text
    }

    private func written(_ ref: Plan.Ref, _ node: PlanNode, _ step: Trace.Step?) -> (Message, Level)? {
        switch node {
        case .constant(let index): return (constant(plan.constants[Int(index)], nil), .atom)
        case .input, .local, .column: return leaf(ref, node, step).map { ($0, .atom) }
        case .negate(let operand):
            return part(operand, step, .unary).map { (Message("-") + $0, .unary) }
        case .arithmetic(let operation, let left, let right): return arithmetic(operation, left, right, step)
        case .compare(let comparison, let left, let right): return compare(comparison, left, right, step)
        case .and(let left, let right): return join(left, right, Message(vi: " và ", en: " and "), .and, step)
        case .or(let left, let right): return join(left, right, Message(vi: " hoặc ", en: " or "), .or, step)
        case .conditional(let condition, let then, let otherwise):
            return conditional(condition, then, otherwise, step)
        case .call(let builtin, let arguments): return call(Builtins.all[Int(builtin)].name, arguments, step)
        case .list(let items):
            guard let items = all(items, step) else { return nil }
            return (Message("[") + items.joined(", ") + Message("]"), .atom)
        default: return step == nil ? listed(node).map { ($0, .loosest) } : nil
        }
    }

    /// A child: with the value of its step, where there are steps; one that was not evaluated is left open.
    private func part(_ ref: Plan.Ref, _ step: Trace.Step?, _ level: Level) -> Message? {
        guard let step else { return text(ref, nil, level) }
        return step[child: ref].flatMap { text(ref, $0, level) } ?? Message("…")
    }

    private func all(_ refs: [Plan.Ref], _ step: Trace.Step?) -> [Message]? {
        let texts = refs.compactMap { $0 < 0 ? nil : part($0, step, .loosest) }
        return texts.count == refs.count { $0 >= 0 } ? texts : nil
    }

    // MARK: Operators

    private func arithmetic(
        _ operation: Node.Arithmetic, _ left: Plan.Ref, _ right: Plan.Ref, _ step: Trace.Step?
    ) -> (Message, Level)? {
        let (sign, level): (String, Level) =
            switch operation {
            case .add: (" + ", .additive)
            case .subtract: (" - ", .additive)
            case .multiply: (" × ", .multiplicative)
            case .divide: (" / ", .multiplicative)
            case .power: (" ** ", .power)
            }
        guard let a = part(left, step, level), let b = part(right, step, level.tighter) else { return nil }
        return (a + Message(sign) + b, level)
    }

    private func compare(
        _ comparison: Node.Comparison, _ left: Plan.Ref, _ right: Plan.Ref, _ step: Trace.Step?
    ) -> (Message, Level)? {
        if step == nil, let given = given(comparison, left, right) { return (given, .comparison) }
        let sign = Message(" \(comparison.sign) ")
        guard let a = side(left, beside: right, step), let b = side(right, beside: left, step) else { return nil }
        return (a + sign + b, .comparison)
    }

    /// `x != null`: that something was reported at all.
    private func given(_ comparison: Node.Comparison, _ left: Plan.Ref, _ right: Plan.Ref) -> Message? {
        guard comparison == .equal || comparison == .notEqual, case .constant(let index) = plan.nodes[Int(right)],
            plan.constants[Int(index)].isNull, let name = text(left, nil, .additive)
        else { return nil }
        return comparison == .equal
            ? Message(vi: "không ghi \(name.vi)", en: "\(name.en) is not given")
            : Message(vi: "có ghi \(name.vi)", en: "\(name.en) is given")
    }

    /// A code is named as the field on the other side has it.
    private func side(_ ref: Plan.Ref, beside other: Plan.Ref, _ step: Trace.Step?) -> Message? {
        if case .constant(let index) = plan.nodes[Int(ref)] {
            return constant(plan.constants[Int(index)], field(other))
        }
        return part(ref, step, .additive)
    }

    private func join(
        _ left: Plan.Ref, _ right: Plan.Ref, _ word: Message, _ level: Level, _ step: Trace.Step?
    ) -> (Message, Level)? {
        guard let a = part(left, step, level), let b = part(right, step, level.tighter) else { return nil }
        return (a + word + b, level)
    }

    /// With values, only the branch that was taken.
    private func conditional(
        _ condition: Plan.Ref, _ then: Plan.Ref, _ otherwise: Plan.Ref, _ step: Trace.Step?
    ) -> (Message, Level)? {
        if let step {
            guard let taken = step.children.last, taken.ref != condition else { return nil }
            return written(taken.ref, plan.nodes[Int(taken.ref)], taken) ?? (values.text(taken.value), .atom)
        }
        guard let a = text(condition, nil), let b = text(then, nil), let c = text(otherwise, nil) else { return nil }
        return (
            Message(
                vi: "nếu \(a.vi) thì \(b.vi), nếu không thì \(c.vi)", en: "if \(a.en) then \(b.en), else \(c.en)"),
            .loosest
        )
    }

    private func call(_ name: String, _ arguments: [Plan.Ref], _ step: Trace.Step?) -> (Message, Level)? {
        if name == "date", let day = day(arguments) { return (values.text(.date(day)), .atom) }
        guard let texts = all(arguments, step) else { return nil }
        if name == "not" {
            let text = texts.joined("; ")
            return (Message(vi: "không phải (\(text.vi))", en: "not (\(text.en))"), .atom)
        }
        let names = ["sum": "tổng", "count": "số lượng", "min": "nhỏ nhất", "max": "lớn nhất"]
        let word = Message(vi: names[name] ?? name, en: name)
        return (word + Message("(") + texts.joined("; ") + Message(")"), .atom)
    }

    /// `date("2023-07-01")`: a day that is written out.
    private func day(_ arguments: [Plan.Ref]) -> CalendarDate? {
        guard arguments.count == 1, arguments[0] >= 0, case .constant(let index) = plan.nodes[Int(arguments[0])],
            let text = plan.constants[Int(index)].string
        else { return nil }
        return CalendarDate(text)
    }

    /// Filters and conditions over rows, by name.
    private func listed(_ node: PlanNode) -> Message? {
        switch node {
        case .filter(let base, let condition, _):
            guard let rows = text(base, nil, .atom), let words = text(condition, nil) else { return nil }
            if case .constant = plan.nodes[Int(condition)] {
                return Message(vi: "dòng thứ \(words.vi) của \(rows.vi)", en: "row \(words.en) of \(rows.en)")
            }
            return Message(vi: "\(rows.vi) mà \(words.vi)", en: "\(rows.en) where \(words.en)")
        case .quantified(let quantifier, let iterators, let body):
            guard let source = iterators.first?.source, iterators.count == 1, let rows = text(source, nil),
                let condition = text(body, nil)
            else { return nil }
            return quantifier == .every
                ? Message(
                    vi: "mọi dòng của \(rows.vi): \(condition.vi)", en: "every row of \(rows.en): \(condition.en)")
                : Message(vi: "có dòng của \(rows.vi): \(condition.vi)", en: "some row of \(rows.en): \(condition.en)")
        default: return nil
        }
    }

    // MARK: Leaves

    private func leaf(_ ref: Plan.Ref, _ node: PlanNode, _ step: Trace.Step?) -> Message? {
        if let step { return values.text(step.value, of: field(ref)) }
        switch node {
        case .input(let input): return field(ref)?.title.message ?? block(ofInput: Int(input))?.title.message
        case .local(let local): return localNames[Int(local)]
        case .column(let base, _):
            guard let title = field(ref)?.title.message else { return nil }
            guard case .local(let local) = plan.nodes[Int(base)], rowLocals.contains(Int(local)) else {
                return text(base, nil, .atom).map { rows in
                    Message(vi: "\(title.vi) của \(rows.vi)", en: "\(title.en) of \(rows.en)")
                }
            }
            return title
        default: return nil
        }
    }

    /// A part of a whole is a percentage more often than not.
    private func constant(_ value: Value, _ field: Field?) -> Message {
        guard case .number(let number) = value, field?.kind != .rate else { return values.text(value, of: field) }
        let isPart = number.signum > 0 && number < .one && number.fractionDigits <= 4
        return isPart ? Shown.reported(number) ?? values.text(value) : values.text(value)
    }

    /// The field that a node reads.
    func field(_ ref: Plan.Ref) -> Field? {
        switch plan.nodes[Int(ref)] {
        case .input(let input):
            for block in vocabulary.blocks where block.form == .group {
                if block.fields.indices.contains(Int(input) - block.input) {
                    return block.fields[Int(input) - block.input]
                }
            }
            return nil
        case .column(let base, let column):
            guard let block = block(ofList: base), vocabulary.blocks[block].fields.indices.contains(Int(column)) else {
                return nil
            }
            return vocabulary.blocks[block].fields[Int(column)]
        default: return nil
        }
    }

    // MARK: Rows

    /// The block whose rows a node gives, one or several.
    func block(ofList ref: Plan.Ref) -> Int? {
        switch plan.nodes[Int(ref)] {
        case .input(let input):
            return vocabulary.blocks.firstIndex { $0.form != .group && $0.input == Int(input) }
        case .local(let local): return localBlocks[Int(local)]
        case .filter(let base, _, _): return block(ofList: base)
        case .conditional(_, let then, let otherwise): return block(ofList: then) ?? block(ofList: otherwise)
        case .list(let items): return items.first.flatMap { block(ofList: $0) }
        default: return nil
        }
    }

    private func block(ofInput input: Int) -> Block? {
        vocabulary.blocks.first { $0.form != .group && $0.input == input }
    }

    private mutating func noteBinders(of node: PlanNode) {
        switch node {
        case .filter(let base, _, let item):
            localBlocks[Int(item)] = block(ofList: base)
            rowLocals.insert(Int(item))
        case .forEach(let iterators, _, _), .quantified(_, let iterators, _):
            for iterator in iterators {
                localBlocks[Int(iterator.local)] = block(ofList: iterator.source)
                rowLocals.insert(Int(iterator.local))
            }
        default: return
        }
    }
}

extension Node.Comparison {
    /// As people write it.
    var sign: String {
        switch self {
        case .equal: "="
        case .notEqual: "≠"
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        }
    }
}
