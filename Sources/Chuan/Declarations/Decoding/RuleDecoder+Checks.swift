import Diagnostics
import YAMLSource

extension RuleDecoder {
    /// The parts of a check, or of what a reading changes.
    mutating func body(_ keyed: KeyedNode) -> CheckBody {
        var body = CheckBody()
        body.onlyIf = expression(keyed, .onlyIf)
        body.definitions = definitions(keyed)
        body.forEach = iteration(keyed, .forEach)
        body.whereCondition = expression(keyed, .rowCondition)
        body.consistentWhen = expressions(keyed, .consistentWhen)
        measure(keyed, into: &body)
        outcomes(keyed, into: &body)
        return body
    }

    private mutating func measure(_ keyed: KeyedNode, into body: inout CheckBody) {
        body.numerator = expression(keyed, .numerator)
        body.denominator = expression(keyed, .denominator)
        body.reportedRate = expression(keyed, .reportedRate)
        body.measure = expression(keyed, .measure)
        body.requirement = expression(keyed, .require)
        body.provenBy = expression(keyed, .provenBy)
        body.shareOf = iteration(keyed, .shareOf)
        body.countedWhen = expression(keyed, .countedWhen)
        body.metWhen = expression(keyed, .metWhen)
        body.target = target(keyed)
    }

    private mutating func outcomes(_ keyed: KeyedNode, into body: inout CheckBody) {
        body.noRows = outcomes(keyed, .noRows)
        body.noBlock = noBlock(keyed)
        body.zeroDenominator = keyed[.zeroDenominator].flatMap { verdict($0, .value(.zeroDenominator)) }
        body.rounding = wholeNumber(keyed, .rounding)
        body.rollUp = keyed[.rollUp].flatMap { rollUp($0, in: keyed.place) }
    }

    mutating func definitions(_ keyed: KeyedNode) -> [CheckBody.Definition] {
        guard let node = keyed[.define] else { return [] }
        return entries(node, .value(.define)).compactMap { name, value in
            checkName(name.value, at: name.span)
            return expression(value, .entry(name.value)).map { CheckBody.Definition(name: name, expression: $0) }
        }
    }

    private mutating func expressions(_ keyed: KeyedNode, _ key: RuleKey) -> [SourceSlice]? {
        guard let node = keyed[key] else { return nil }
        guard case .sequence = node.value else { return expression(node, .value(key)).map { [$0] } }
        return items(keyed, key).compactMap { expression($0, .item(key)) }
    }

    /// `tthc là dòng`: an expression, the joining word, a name.
    ///
    /// - Diagnostics: `rule/bad-iteration`, `rule/bad-name`.
    private mutating func iteration(_ keyed: KeyedNode, _ key: RuleKey) -> CheckBody.Iteration? {
        guard let node = keyed[key] else { return nil }
        guard case .scalar(let scalar) = node.value, !node.isEmptyScalar else {
            wrongShape(node, .value(key), .iteration)
            return nil
        }
        let slice = scalar.slice
        let words = slice.words
        let joint = words.lastIndex { ["là", "as"].contains(nfc(slice.string($0)).lowercased()) }
        guard let joint, joint > 0, joint + 1 < words.count else {
            report(.badIteration(slice.string, key: word(key), language, at: node.span))
            return nil
        }
        let source = slice.part(words[0].lowerBound..<words[joint - 1].upperBound)
        let range = words[joint + 1].lowerBound..<words[words.count - 1].upperBound
        let name = Located(nfc(slice.string(range)), slice.span(range))
        checkName(name.value, at: name.span)
        return CheckBody.Iteration(source: source, name: name)
    }

    /// - Diagnostics: `rule/bad-name`.
    mutating func checkName(_ name: String, at span: Span) {
        if let problem = Names.problem(name) { report(.badName(name, problem, at: span)) }
    }

    /// A verdict, or lines of conditions with verdicts.
    private mutating func outcomes(_ keyed: KeyedNode, _ key: RuleKey) -> [CheckBody.Outcome]? {
        guard let node = keyed[key] else { return nil }
        if case .scalar = node.value {
            return verdict(node, .value(key)).map { [CheckBody.Outcome(condition: nil, verdict: $0)] }
        }
        var found: [CheckBody.Outcome] = []
        var always: Span?
        for item in items(keyed, key) {
            guard let line = self.keyed(item, .outcome, .item(key)) else { continue }
            if let always { report(.unreachableLine(word(.when), at: line.anchor, after: always)) }
            if line[.when] == nil, line.suspects.isEmpty { always = always ?? line.anchor }
            let condition = expression(line, .when)
            let verdict = line[.verdict].flatMap { self.verdict($0, .value(.verdict)) }
            if let verdict { found.append(CheckBody.Outcome(condition: condition, verdict: verdict)) }
        }
        return found
    }

    private mutating func noBlock(_ keyed: KeyedNode) -> CheckBody.NoBlock? {
        guard let node = keyed[.noBlock] else { return nil }
        if let text = node.scalarText, Words.value(text, in: .noBlock) != nil { return .asNoRows(node.span) }
        return verdict(node, .value(.noBlock)).map { .verdict($0) }
    }

    /// A method of roll-up alone, or with a target and what units that did not report count as.
    private mutating func rollUp(_ node: YAMLNode, in place: RulePlace) -> RollUpDeclaration? {
        guard case .mapping = node.value else {
            return method(node, .value(.rollUp)).map {
                RollUpDeclaration(method: $0, target: nil, notReporting: nil)
            }
        }
        guard let keyed = keyed(node, .rollUp, .value(.rollUp)) else { return nil }
        let method = keyed[.method].flatMap { self.method($0, .value(.method)) }
        if place == .check { requireKey(.method, in: keyed) }
        if let method, method.value != .share, keyed[.target] != nil {
            let share = Words.value("share", in: .rollUp)?[language] ?? ""
            report(
                .misplacedKey(word(.target), needs: ["\(word(.method)): \(share)"], at: keyed.keySpan(.target)))
        }
        let target = target(keyed)
        let notReporting = keyed[.notReporting].flatMap { verdict($0, .value(.notReporting)) }
        var declaration = RollUpDeclaration(method: method, target: target, notReporting: notReporting)
        declaration.separatelyBy = keyed[.separatelyBy].flatMap { expression($0, .value(.separatelyBy)) }
        return declaration
    }

    private mutating func method(_ node: YAMLNode, _ role: ValueRole) -> Located<RollUpDeclaration.Method>? {
        guard let code = code(node, .rollUp, role) else { return nil }
        return RollUpDeclaration.Method(rawValue: code.value).map { Located($0, code.span) }
    }
}
