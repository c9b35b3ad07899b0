package import Diagnostics
import FEEL
import FEELSyntax

extension CheckAnalysis {
    /// A field with a value that it may have.
    package struct Figure {
        package let name: Message
        package let value: Message
    }

    /// The figures among completions that some parts read, as far as they have one value there.
    func figures(in unknowns: Unknowns, of parts: [CheckPlan.Part]) -> [Figure] {
        var found: [Figure] = []
        for part in parts {
            for (read, field) in fields(readBy: part.plan) {
                guard let value = unknowns.part(read).known, let shown = shown(value, field) else { continue }
                let figure = Figure(name: field.title.message, value: shown)
                if !found.contains(where: { $0.name == figure.name }) { found.append(figure) }
            }
        }
        return found
    }

    private func fields(readBy plan: Plan) -> [(Trace.Read, Field)] {
        let vocabulary = judging.facts.vocabulary
        var found: [(Trace.Read, Field)] = []
        for input in plan.inputsRead {
            for block in vocabulary.blocks where block.form == .group && block.fields.indices ~= input - block.input {
                found.append((.input(input), block.fields[input - block.input]))
            }
        }
        guard let source = self.plan.source, let block = source.block, case .row(let row) = report.row else {
            return found
        }
        for column in plan.columnsRead(ofLocal: source.rowLocal) {
            let field = vocabulary.blocks[block].fields[column]
            found.append((.cell(input: row.input, row: row.number, column: column), field))
        }
        return found
    }

    private func shown(_ value: Value, _ field: Field) -> Message? {
        switch value {
        case .number(let number): NumberForm.message(number)
        case .string(let code): judging.facts.vocabulary.title(of: code, in: field) ?? Message(code)
        case .boolean(let truth): truth ? Message(vi: "có", en: "yes") : Message(vi: "không", en: "no")
        default: nil
        }
    }

    /// A share that may be more than the whole, with what would keep it from that.
    package struct Overshoot {
        package enum Cure {
            /// A constraint that figures may keep and break: `đúng hạn <= đã giải quyết`.
            case constraint(String)
            /// The constraints keep the denominator from being greater, as this says: the two parts were exchanged, or no
            /// share of a whole is meant.
            case exchange(String)
            /// No figures were found for which the numerator is less.
            case unclear
        }

        package let numerator: Span
        package let denominator: Span
        package let cure: Cure
        package let figures: [Figure]
    }

    /// Set where figures that break no constraint make the numerator greater than the denominator.
    package var overshoot: Overshoot? {
        guard isReached, case .rate(let above, let below, _) = plan.measure else { return nil }
        let known = ([plan.onlyIf, plan.whereCondition].compactMap { $0 } + plan.consistentWhen).reduce(
            report.withWarnings
        ) { judging.bounder(report.open, $0).assuming($1.plan) }
        var bounder = judging.bounder(report.open, known)
        let (n, d) = (bounder.bound(above.plan), bounder.bound(below.plan))
        guard n.isStraight, d.isStraight, n.known == nil, d.known == nil,
            let margin = bounder.margin(n, d, threshold: .one),
            let positive = bounder.denominator(d), positive.mayBePositive,
            let over = positive.whenPositive.requiring(margin, .greater),
            let witness = share(above, over: below, in: over, { $0 > $1 })
        else { return nil }
        let cure: Overshoot.Cure
        let (upper, lower) = (bare(above.text), bare(below.text))
        let under = positive.whenPositive.requiring(margin, .less)
        if let under, margin.unknowns.contains(where: { under.rangeLeft(of: $0) == nil }) {
            cure = .exchange("\(lower) <= \(upper)")
        } else if let under, share(above, over: below, in: under, { $0 < $1 }) != nil {
            cure = .constraint("\(upper) <= \(lower)")
        } else {
            cure = .unclear
        }
        return Overshoot(
            numerator: above.span, denominator: below.span, cure: cure,
            figures: figures(in: witness, of: [above, below]))
    }

    /// Figures of a row that the check is about, for which numerator and denominator are as they are to be.
    private func share(
        _ above: CheckPlan.Part, over below: CheckPlan.Part, in unknowns: Unknowns,
        _ compare: (Decimal, Decimal) -> Bool
    ) -> Unknowns? {
        WitnessSearch(self, about: [above, below] + whereParts).find(in: unknowns) { bounder in
            guard isInScope(&bounder), let n = bounder.bound(above.plan).known?.number,
                let d = bounder.bound(below.plan).known?.number
            else { return false }
            return d.signum > 0 && compare(n, d)
        }
    }

    /// The text of a part as a constraint of the block would have it: without the name of the row.
    private func bare(_ text: String) -> String {
        guard let row = check.declaration?.body.forEach?.name.value else { return text }
        return text.split(separator: row + ".", omittingEmptySubsequences: false).joined()
    }
}
