import Diagnostics
import FEEL
import FEELSyntax

/// Explains one part of a check from the steps of its evaluation.
struct PartExplaining {
    let judging: CheckJudging
    let words: PlanWords
    private var values: ValueWords { ValueWords(vocabulary: judging.facts.vocabulary) }

    /// Steps of one list that are told; the others are counted.
    static let mostItems = 12
    /// Steps of one part that are kept.
    static let mostSteps = 2_000

    /// The part, its value, and what it rests on.
    ///
    /// - Parameters:
    ///   - title: What the part is in its check.
    ///   - text: The part as the rule has it, for what has no plainer words.
    func explain(_ step: Trace.Step, _ title: Message, as text: String) -> Explanation {
        let names = words.names() ?? Message(text)
        let value = values.text(step.value, of: words.field(step.ref))
        return Explanation(
            title + Message(": ") + names, substituted: substituted(step, value), value: value,
            isComputed: step.value.isComputed, steps(inside: step))
    }

    private func substituted(_ step: Trace.Step, _ value: Message) -> Message? {
        words.text(step.ref, step).flatMap { $0 == value ? nil : $0 }
    }

    // MARK: Steps

    /// What a step rests on, itself left out unless it is a reading.
    func steps(inside step: Trace.Step) -> [Explanation] {
        switch words.plan.nodes[Int(step.ref)] {
        case .input, .column, .filter, .quantified, .forEach: unique(told(step))
        default: unique(step.children.flatMap(told))
        }
    }

    /// What is told of a step inside another one.
    private func told(_ step: Trace.Step) -> [Explanation] {
        switch words.plan.nodes[Int(step.ref)] {
        case .constant, .local: return []
        case .input(let input): return read(.input(Int(input)), step)
        case .column(_, let column): return self.column(Int(column), step)
        case .compare, .between, .isIn, .conditional: return [node(step)]
        case .call: return [node(step)]
        case .filter(let base, let condition, _): return filter(base, condition, step)
        case .quantified(_, let iterators, let body): return quantified(iterators, body, step)
        default: return step.children.flatMap(told)
        }
    }

    /// A step with its own line.
    private func node(_ step: Trace.Step) -> Explanation {
        let value = values.text(step.value)
        let written = substituted(step, value)
        guard let names = words.text(step.ref, nil) else {
            return Explanation(
                written ?? value, value: value, isComputed: step.value.isComputed, unique(step.children.flatMap(told)))
        }
        return Explanation(
            names, substituted: written, value: value, isComputed: step.value.isComputed,
            unique(step.children.flatMap(told)))
    }

    // MARK: Reading

    private func read(_ read: Trace.Read, _ step: Trace.Step) -> [Explanation] {
        if case .input(let input) = read, let block = judging.facts.block(ofInput: input)?.block {
            return [list(block, step.value)]
        }
        return [self.read(read, step.value)]
    }

    private func list(_ block: Block, _ value: Value) -> Explanation {
        guard case .list(let items) = value else { return Explanation(block.title.message, value: values.text(value)) }
        return Explanation(
            block.title.message, value: Message(vi: "\(items.count) dòng", en: "\(items.count) rows"))
    }

    /// A cell: what it is called, what it is worth, where it stands.
    private func read(_ read: Trace.Read, _ value: Value) -> Explanation {
        let field = judging.facts.field(of: read)
        let cell = judging.facts.cell(read)
        if let restored = judging.facts.restored.first(where: { $0.read == read }) {
            let block = judging.facts.blockIndex(of: read)
            let equation = restored.constraint.sentence(ofBlock: block, judging.facts.vocabulary)
            return Explanation(
                judging.name(read),
                value: values.text(value, of: field)
                    + Message(vi: " (suy ra từ “\(equation.vi)”)", en: " (taken from “\(equation.en)”)"))
        }
        let isGiven = cell?.state == .value || !value.isUnknown && !value.isNull
        let text = isGiven ? values.text(value, of: field) : Sentences.notGiven(cell?.state ?? .missing)
        return Explanation(judging.name(read), value: text, at: cell?.span)
    }

    /// The column of one row, or of several.
    private func column(_ column: Int, _ step: Trace.Step) -> [Explanation] {
        let base = step.children.first
        switch base?.value {
        case .row(let row):
            let value = row.values.indices.contains(column) ? row.values[column] : .null
            return [read(.cell(input: row.input, row: row.number, column: column), value)]
        case .list(let rows):
            let cells = rows.compactMap { row -> Explanation? in
                guard case .row(let row) = row, row.values.indices.contains(column) else { return nil }
                return read(.cell(input: row.input, row: row.number, column: column), row.values[column])
            }
            let inside = base.map { told($0).filter { !$0.children.isEmpty } } ?? []
            return inside + shortened(cells)
        default: return base.map(told) ?? []
        }
    }

    // MARK: Rows

    /// Which rows a filter takes and which it leaves out, and why.
    private func filter(_ base: Plan.Ref, _ condition: Plan.Ref, _ step: Trace.Step) -> [Explanation] {
        let tested = step.children.filter { $0.ref == condition }
        guard case .list(let rows)? = step[child: base]?.value, case .list(let kept) = step.value,
            tested.count == rows.count
        else { return step.children.flatMap(told) }
        let items = zip(rows, tested).map { row, test in
            let isKept = test.value.boolean == true
            return Explanation(
                label(row), substituted: words.text(condition, test),
                value: isKept
                    ? Message(vi: "giữ lại", en: "kept") : Message(vi: "không lấy", en: "left out"),
                isComputed: false)
        }
        let title = words.text(step.ref, nil) ?? Message(vi: "lọc dòng", en: "rows filtered")
        let count = Message(
            vi: "giữ \(kept.count)/\(rows.count) dòng", en: "\(kept.count) of \(rows.count) rows kept")
        return [Explanation(title, value: count, isComputed: false, shortened(items))]
    }

    private func quantified(_ iterators: [PlanIterator], _ body: Plan.Ref, _ step: Trace.Step) -> [Explanation] {
        let tested = step.children.filter { $0.ref == body }
        guard let source = iterators.first?.source, iterators.count == 1,
            case .list(let rows)? = step[child: source]?.value
        else { return [node(step)] }
        let items = zip(rows, tested).map { row, test in
            Explanation(
                label(row), substituted: words.text(body, test), value: values.text(test.value), isComputed: false)
        }
        let title = words.text(step.ref, nil) ?? Message(vi: "xét từng dòng", en: "row by row")
        return [Explanation(title, value: values.text(step.value), isComputed: false, shortened(items))]
    }

    private func label(_ row: Value) -> Message {
        if case .row(let row) = row { return values.label(row) }
        return values.text(row)
    }

    // MARK: Length

    /// The first steps of a long list, and how many more there are.
    func shortened(_ steps: [Explanation], most: Int = mostItems) -> [Explanation] {
        if steps.count <= most { return steps }
        let more = steps.count - most
        return steps.prefix(most) + [Explanation(Message(vi: "… và \(more) mục khác", en: "… and \(more) more"))]
    }

    /// Without what was told before.
    private func unique(_ steps: [Explanation]) -> [Explanation] {
        var seen: Set<Explanation.Identity> = []
        return steps.filter { seen.insert($0.identity).inserted }
    }
}

extension Value {
    /// Truths follow, other values are computed.
    var isComputed: Bool { boolean == nil }
}

extension Explanation {
    struct Identity: Hashable {
        let text: Message
        let value: Message?
        let at: Span?
    }

    var identity: Identity { Identity(text: text, value: value, at: at) }
}

extension Sentences {
    static func notGiven(_ state: CellState) -> Message {
        switch state {
        case .noEvents: Message(vi: "không phát sinh", en: "nothing occurred")
        case .withheld: Message(vi: "không cung cấp", en: "withheld")
        case .claimedNotApplicable: Message(vi: "ghi “không thuộc phạm vi”", en: "said not to apply")
        case .unreadable: Message(vi: "không đọc được", en: "unreadable")
        case .broken: Message(vi: "không hợp lệ", en: "can't be right")
        case .missing, .value: Message(vi: "chưa có số liệu", en: "not given")
        }
    }
}
