import Diagnostics
import FEEL
import FEELSyntax

/// Explanations of items that were judged: their parts are evaluated again, with every step kept.
extension CheckJudging {
    /// Items of one check that are explained, those that did not pass first.
    private static var mostItems: Int { 500 }

    mutating func explain(_ items: inout [ItemResult], _ detail: ExplanationDetail) {
        evaluator.trace = Trace()
        evaluateDefinitions(needingRow: false)
        var rows: [Value] = []
        if let source = plan.source, case .list(let all) = evaluator.evaluate(source.part.plan) { rows = all }
        let order = items.indices.sorted { (items[$0].hasPassed ? 1 : 0, $0) < (items[$1].hasPassed ? 1 : 0, $1) }
        for index in order.prefix(Self.mostItems) {
            if let source = plan.source, let position = items[index].position, rows.indices.contains(position) {
                evaluator.locals[source.rowLocal] = rows[position]
                evaluateDefinitions(needingRow: true)
            }
            items[index].explanation = explain(items[index], rows, detail)
        }
    }

    private mutating func explain(
        _ item: ItemResult, _ rows: [Value], _ detail: ExplanationDetail
    ) -> Explanation {
        let isAddressed = unitType.map(plan.appliesTo.contains) ?? false
        guard isAddressed, item.verdict != .notApplicable, plan.source == nil || item.position != nil || plan.isShare
        else { return Explanation(item.sentence, scope(detail)) }
        let compared = comparison(item)
        switch plan.measure {
        case .rate(let numerator, let denominator, let reported):
            if let interval = item.figures?.interval, let reported {
                return whole(reported, item, interval, compared, detail)
            }
            return rate(numerator, denominator, item, compared, detail)
        case .value(let part), .requirement(let part): return single(part, item, compared, detail)
        case .share(let counted, let met): return share(counted, met, rows, item, compared, detail)
        }
    }

    // MARK: Measures

    private mutating func rate(
        _ numerator: CheckPlan.Part, _ denominator: CheckPlan.Part, _ item: ItemResult, _ compared: [Explanation],
        _ detail: ExplanationDetail
    ) -> Explanation {
        let (above, below) = (record(numerator), record(denominator))
        let (aboveWords, belowWords) = (words(numerator), words(denominator))
        func over(_ a: Message?, _ b: Message?) -> Message? {
            guard let a, let b else { return nil }
            return a + Message(" / ") + b
        }
        let names = over(
            aboveWords.text(above.ref, nil, .multiplicative), belowWords.text(below.ref, nil, .power))
        let numbers = over(
            aboveWords.text(above.ref, above, .multiplicative), belowWords.text(below.ref, below, .power))
        let text = names ?? Message("(\(numerator.text)) / (\(denominator.text))")
        let result = figure(item)
        guard detail == .full else { return Explanation(text, substituted: numbers, value: result, compared) }
        let quotient = Explanation(
            Message(vi: "Tử số / mẫu số", en: "Numerator / denominator"),
            substituted: over(value(above), value(below)), value: result)
        let parts =
            [
                explain(above, aboveWords, Message(vi: "Tử số", en: "Numerator"), numerator),
                explain(below, belowWords, Message(vi: "Mẫu số", en: "Denominator"), denominator), quotient,
            ]
        return Explanation(
            text, substituted: numbers, value: result, before() + parts + compared + conditions(item))
    }

    /// A rate that stands in the report itself.
    private mutating func whole(
        _ reported: CheckPlan.Part, _ item: ItemResult, _ interval: RateInterval, _ compared: [Explanation],
        _ detail: ExplanationDetail
    ) -> Explanation {
        let step = record(reported)
        let range = [interval.low, interval.high].map { Shown.reported($0) ?? Message("") }
        let known = Explanation(
            Message(vi: "theo số chữ số đã ghi", en: "by the digits that were written"),
            value: Message(
                vi: "từ \(range[0].vi) đến dưới \(range[1].vi)", en: "from \(range[0].en) to below \(range[1].en)"))
        let title = Message(vi: "Tỷ lệ báo cáo", en: "Reported rate")
        let part = explain(step, words(reported), title, reported)
        guard detail == .full else { return Explanation(part.text, value: figure(item), compared) }
        return Explanation(
            part.text, value: figure(item), before() + part.children + [known] + compared + conditions(item))
    }

    private mutating func single(
        _ part: CheckPlan.Part, _ item: ItemResult, _ compared: [Explanation], _ detail: ExplanationDetail
    ) -> Explanation {
        let step = record(part)
        let words = words(part)
        let value = item.figures?.shown ?? value(step)
        let numbers = words.text(step.ref, step)
        let text = words.names() ?? Message(part.text)
        let written = numbers == value ? nil : numbers
        let isComputed = step.value.isComputed
        guard detail == .full else {
            return Explanation(text, substituted: written, value: value, isComputed: isComputed, compared)
        }
        return Explanation(
            text, substituted: written, value: value, isComputed: isComputed,
            before() + explaining(words).steps(inside: step) + compared + conditions(item))
    }

    private mutating func share(
        _ counted: CheckPlan.Part?, _ met: CheckPlan.Part, _ rows: [Value], _ item: ItemResult,
        _ compared: [Explanation], _ detail: ExplanationDetail
    ) -> Explanation {
        let text = Message(vi: "số dòng đạt / số dòng được tính", en: "rows that meet it / rows that count")
        let numbers = item.figures.flatMap { figures -> Message? in
            guard let above = figures.numerator, let below = figures.denominator else { return nil }
            return NumberForm.message(above) + Message(" / ") + NumberForm.message(below)
        }
        guard detail == .full else { return Explanation(text, substituted: numbers, value: figure(item), compared) }
        var told: [Explanation] = []
        for (offset, row) in rows.enumerated() {
            guard let source = plan.source, told.count <= 2 * PartExplaining.mostItems else { break }
            evaluator.locals[source.rowLocal] = row
            evaluateDefinitions(needingRow: true)
            told.append(explain(row, title(of: row, offset: offset), counted, met))
        }
        let left = rows.count - told.count
        let more = left > 0 ? [Explanation(Message(vi: "… và \(left) dòng khác", en: "… and \(left) more rows"))] : []
        return Explanation(
            text, substituted: numbers, value: figure(item), before() + told + more + compared)
    }

    /// One row of a share.
    private mutating func explain(
        _ row: Value, _ title: Message, _ counted: CheckPlan.Part?, _ met: CheckPlan.Part
    ) -> Explanation {
        if let condition = plan.whereCondition, evaluator.evaluate(condition.plan).boolean == false {
            return explain(condition, title, Message(vi: "không xét", en: "not addressed"))
        }
        if let counted, evaluator.evaluate(counted.plan).boolean == false {
            return explain(counted, title, Message(vi: "không tính", en: "does not count"))
        }
        switch evaluator.evaluate(met.plan).boolean {
        case true: return explain(met, title, Message(vi: "đạt", en: "meets it"))
        case false: return explain(met, title, Message(vi: "không đạt", en: "does not meet it"))
        default: return explain(met, title, Message(vi: "chưa rõ", en: "open"))
        }
    }

    private mutating func explain(_ part: CheckPlan.Part, _ title: Message, _ value: Message) -> Explanation {
        let step = record(part)
        let words = words(part)
        return Explanation(
            title, substituted: words.text(step.ref, step), value: value, isComputed: false,
            explaining(words).steps(inside: step).flatMap { $0.children.isEmpty ? [$0] : $0.children })
    }

    // MARK: Around the measure

    /// Which rows a check takes and which it leaves out, and why; nil where it takes all.
    mutating func explainRows() -> Explanation? {
        guard let source = plan.source, let condition = plan.whereCondition, !plan.isShare,
            unitType.map(plan.appliesTo.contains) ?? false,
            case .list(let rows) = evaluator.evaluate(source.part.plan)
        else { return nil }
        var told: [Explanation] = []
        var taken = 0
        for (offset, row) in rows.enumerated() {
            evaluator.locals[source.rowLocal] = row
            evaluateDefinitions(needingRow: true)
            let truth = evaluator.evaluate(condition.plan)
            if truth.boolean == true { taken += 1 }
            if told.count > PartExplaining.mostItems { continue }
            let value =
                switch truth.boolean {
                case true: Message(vi: "được xét", en: "judged")
                case false: Message(vi: "không xét", en: "left out")
                default: Message(vi: "chưa rõ", en: "open")
                }
            told.append(explain(condition, title(of: row, offset: offset), value))
        }
        let more = rows.count - told.count
        if more > 0 { told.append(Explanation(Message(vi: "… và \(more) dòng khác", en: "… and \(more) more rows"))) }
        let words = words(condition)
        let block = self.words(source.part).names() ?? Message(source.part.text)
        let text = words.names() ?? Message(condition.text)
        return Explanation(
            Message(vi: "\(block.vi) mà \(text.vi)", en: "\(block.en) where \(text.en)"),
            value: Message(vi: "\(taken)/\(rows.count) dòng", en: "\(taken) of \(rows.count) rows"), isComputed: false,
            told)
    }

    /// Whether the check is about this unit at all.
    private mutating func scope(_ detail: ExplanationDetail) -> [Explanation] {
        guard detail == .full, unitType.map(plan.appliesTo.contains) ?? false, let condition = plan.onlyIf else {
            return []
        }
        return [explain(record(condition), words(condition), Message(vi: "Chỉ khi", en: "Only if"), condition)]
    }

    /// The scope and the definitions, before the measure.
    private mutating func before() -> [Explanation] {
        var told = scope(.full)
        for definition in plan.definitions {
            let title = Message(vi: "Đặt \(definition.name)", en: "Let \(definition.name)")
            told.append(explain(record(definition.part), words(definition.part), title, definition.part))
        }
        return told
    }

    /// The figure beside the target.
    private mutating func comparison(_ item: ItemResult) -> [Explanation] {
        guard item.verdict != .noEvents, let target = currentTarget() else { return [] }
        let text = Message(vi: "so với “\(target.text)”", en: "against “\(target.canonical)”")
        let sign = target.comparison.flatMap { comparison, threshold -> Message? in
            guard let shown = item.figures?.shown, item.verdict == .pass || item.verdict == .fail else { return nil }
            let isPercent = plan.isRate || target.speaksOfPercent
            let number = isPercent ? Shown.reported(threshold) : NumberForm.message(threshold)
            return number.map { shown + Message(" \(comparison.sign) ") + $0 }
        }
        return [Explanation(text, substituted: sign, value: item.verdict.said, isComputed: false)]
    }

    /// What a pass has to be proven by, and what has to agree.
    private mutating func conditions(_ item: ItemResult) -> [Explanation] {
        var told: [Explanation] = []
        if let proof = plan.provenBy, item.verdict != .fail {
            told.append(
                explain(record(proof), words(proof), Message(vi: "Chứng minh bằng", en: "Proven by"), proof))
        }
        for condition in plan.consistentWhen where item.verdict == .inconsistent {
            told.append(
                explain(
                    record(condition), words(condition), Message(vi: "Nhất quán khi", en: "Consistent when"), condition)
            )
        }
        return told
    }

    // MARK: Pieces

    private mutating func record(_ part: CheckPlan.Part) -> Trace.Step {
        // Iterators of a part take locals that definitions after it have for their own.
        let locals = evaluator.locals
        defer { evaluator.locals = locals }
        return evaluator.record(part.plan, most: PartExplaining.mostSteps)
    }

    private func words(_ part: CheckPlan.Part) -> PlanWords { plan.words(part, facts.vocabulary) }

    private func explaining(_ words: PlanWords) -> PartExplaining { PartExplaining(judging: self, words: words) }

    private func explain(
        _ step: Trace.Step, _ words: PlanWords, _ title: Message, _ part: CheckPlan.Part
    ) -> Explanation {
        explaining(words).explain(step, title, as: part.text)
    }

    private func value(_ step: Trace.Step) -> Message { ValueWords(vocabulary: facts.vocabulary).text(step.value) }

    /// The measure as it is shown, what it may be, or nothing.
    private func figure(_ item: ItemResult) -> Message? {
        if let shown = item.figures?.shown { return shown }
        if item.verdict == .noEvents { return item.verdict.said }
        return item.bounds.flatMap { Sentences.range($0) } ?? Message("?")
    }
}

extension ItemResult {
    fileprivate var hasPassed: Bool { verdict == .pass || verdict == .noEvents || verdict == .notApplicable }
}

extension VerdictCode {
    /// The label inside a sentence.
    fileprivate var said: Message {
        func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
        return Message(vi: lowered(label.vi), en: lowered(label.en))
    }
}
