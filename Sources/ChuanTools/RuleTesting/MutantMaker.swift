import Chuan
import Diagnostics
import FEELSyntax

/// Makes every mutant of one check.
struct MutantMaker {
    private let book: LoneChecks
    private let original: DeclaredCheck
    private(set) var mutants: [Mutant] = []

    init(_ original: DeclaredCheck, book: LoneChecks) {
        self.book = book
        self.original = original
        let check = original.check
        change(check.body, merged: check.body, way: nil)
        dropUnitTypes(check.appliesTo.isEmpty ? original.indicator.appliesTo : check.appliesTo)
        for (number, variant) in check.variants.enumerated() {
            change(variant.body, merged: check.body.changed(by: variant.body), way: (number, Mutant.Way(variant)))
        }
    }

    private typealias Place = (variant: Int, way: Mutant.Way)

    private mutating func change(_ body: CheckBody, merged: CheckBody, way: Place?) {
        changeConditions(of: body, way)
        changeParts(of: body, way)
        changeTarget(of: body, way)
        changeOutcomes(of: body, way)
        dropConditions(of: body, way)
        swapFraction(of: body, merged, way)
        for place in (body.appliesTo ?? []).indices {
            var other = body
            let dropped = other.appliesTo?.remove(at: place)
            if let dropped { add(.unitType, other, way, dropping(.appliesTo, dropped.value), dropped.span) }
        }
    }

    // MARK: Adding

    private mutating func add(_ kind: Mutant.Kind, _ body: CheckBody, _ way: Place?, _ words: Message, _ span: Span) {
        var check = original.check
        if let way { check.variants[way.variant].body = body } else { check.body = body }
        add(kind, check, words, span, way?.way)
    }

    private mutating func add(
        _ kind: Mutant.Kind, _ check: CheckDeclaration, _ words: Message, _ span: Span, _ way: Mutant.Way?
    ) {
        let changed = DeclaredCheck(indicator: original.indicator, check: check)
        mutants.append(Mutant(kind: kind, original: original, changed: changed, words: words, span: span, way: way))
    }

    private func words(_ key: RuleKey, _ before: String, _ after: String) -> Message {
        Message(vi: "`\(Words[key].vi)`: `\(before)` → `\(after)`", en: "`\(Words[key].en)`: `\(before)` → `\(after)`")
    }

    private func dropping(_ key: RuleKey, _ text: String) -> Message {
        Message(vi: "bỏ `\(Words[key].vi)`: `\(text)`", en: "without `\(Words[key].en)`: `\(text)`")
    }

    /// The mutants of one expression.
    private mutating func change(
        _ slice: SourceSlice?, _ key: RuleKey, isCondition: Bool, isTest: Bool = false, _ way: Place?,
        set: (SourceSlice) -> CheckBody
    ) {
        guard let slice, let tree = isTest ? book.tests(of: slice) : book.tree(of: slice) else { return }
        for change in ExpressionMutants(tree, isCondition: isCondition).changes {
            let before = isTest ? slice.words : change.words.before
            add(
                change.isStrictness ? .strictness : .threshold, set(slice.replaced(by: change.tree)), way,
                words(key, before, change.words.after), change.span)
            if isCondition, key != .rollUp {
                mutants[mutants.count - 1].difference = TreeDifference(change.before, change.tree, isTest: isTest)
            }
        }
    }

    // MARK: Expressions

    private mutating func changeConditions(of body: CheckBody, _ way: Place?) {
        let parts: [(RuleKey, WritableKeyPath<CheckBody, SourceSlice?>)] = [
            (.onlyIf, \.onlyIf), (.rowCondition, \.whereCondition), (.require, \.requirement), (.provenBy, \.provenBy),
            (.countedWhen, \.countedWhen), (.metWhen, \.metWhen),
        ]
        for (key, part) in parts {
            change(body[keyPath: part], key, isCondition: true, way) { slice in
                var other = body
                other[keyPath: part] = slice
                return other
            }
        }
        for (place, slice) in (body.consistentWhen ?? []).enumerated() {
            change(slice, .consistentWhen, isCondition: true, way) { slice in
                var other = body
                other.consistentWhen?[place] = slice
                return other
            }
        }
    }

    /// Numbers that parts of a measure are compared with.
    private mutating func changeParts(of body: CheckBody, _ way: Place?) {
        let parts: [(RuleKey, WritableKeyPath<CheckBody, SourceSlice?>)] = [
            (.numerator, \.numerator), (.denominator, \.denominator), (.measure, \.measure),
        ]
        for (key, part) in parts {
            change(body[keyPath: part], key, isCondition: false, way) { slice in
                var other = body
                other[keyPath: part] = slice
                return other
            }
        }
        for (place, definition) in body.definitions.enumerated() {
            change(definition.expression, .define, isCondition: false, way) { slice in
                var other = body
                other.definitions[place].expression = slice
                return other
            }
        }
    }

    private mutating func changeTarget(of body: CheckBody, _ way: Place?) {
        for (place, test) in (body.target?.tests ?? []).enumerated() {
            change(test, .target, isCondition: true, isTest: true, way) { slice in
                var other = body
                other.target = body.target?.replacing(place, by: slice)
                return other
            }
        }
        for (place, slice) in (body.target?.conditions ?? []).enumerated() {
            change(slice, .when, isCondition: true, way) { slice in
                var other = body
                other.target = body.target?.replacingCondition(place, by: slice)
                return other
            }
        }
        for place in (body.target?.tests ?? []).indices.dropFirst() {
            guard let target = body.target else { continue }
            let (first, second) = (target.tests[place - 1], target.tests[place])
            if first.text == second.text { continue }
            var other = body
            other.target = target.replacing(place - 1, by: second).replacing(place, by: first)
            add(.tableRows, other, way, words(.target, first.words, second.words), second.span)
        }
        for (place, test) in (body.rollUp?.target?.tests ?? []).enumerated() {
            change(test, .rollUp, isCondition: true, isTest: true, way) { slice in
                var other = body
                other.rollUp?.target = body.rollUp?.target?.replacing(place, by: slice)
                return other
            }
        }
    }

    private mutating func changeOutcomes(of body: CheckBody, _ way: Place?) {
        let lines = body.noRows ?? []
        for (place, line) in lines.enumerated() {
            change(line.condition, .when, isCondition: true, way) { slice in
                var other = body
                other.noRows?[place].condition = slice
                return other
            }
            guard place > 0, lines[place - 1].verdict.value != line.verdict.value else { continue }
            var other = body
            other.noRows?[place - 1].verdict = line.verdict
            other.noRows?[place].verdict = lines[place - 1].verdict
            let pair = (lines[place - 1].verdict.value, line.verdict.value)
            add(.tableRows, other, way, words(.noRows, pair.0.rawValue, pair.1.rawValue), line.verdict.span)
        }
    }

    // MARK: Leaving out and swapping

    private mutating func dropConditions(of body: CheckBody, _ way: Place?) {
        // A reading that leaves its part out would have that of the check again.
        if way != nil { return }
        let parts: [(RuleKey, WritableKeyPath<CheckBody, SourceSlice?>)] = [
            (.rowCondition, \.whereCondition), (.onlyIf, \.onlyIf), (.provenBy, \.provenBy),
            (.countedWhen, \.countedWhen),
        ]
        for (key, part) in parts {
            guard let slice = body[keyPath: part] else { continue }
            var other = body
            other[keyPath: part] = nil
            add(.condition, other, way, dropping(key, slice.words), slice.span)
        }
    }

    private mutating func swapFraction(of body: CheckBody, _ merged: CheckBody, _ way: Place?) {
        guard body.numerator != nil || body.denominator != nil, let above = merged.numerator,
            let below = merged.denominator
        else { return }
        var other = body
        (other.numerator, other.denominator) = (below, above)
        let span = (body.numerator ?? body.denominator ?? above).span
        let text = "\(above.words) / \(below.words)"
        let words = Message(
            vi: "đổi chỗ tử số và mẫu số: `\(text)`", en: "numerator and denominator swapped: `\(text)`")
        add(.fraction, other, way, words, span)
    }

    /// A check whose only unit type is left out addresses all of them.
    private mutating func dropUnitTypes(_ types: [Located<String>]) {
        for place in types.indices {
            var rest = types
            let dropped = rest.remove(at: place)
            var check = original.check
            check.appliesTo = rest
            var indicator = original.indicator
            if rest.isEmpty { indicator.appliesTo = [] }
            let changed = DeclaredCheck(indicator: indicator, check: check)
            mutants.append(
                Mutant(
                    kind: .unitType, original: original, changed: changed, words: dropping(.appliesTo, dropped.value),
                    span: dropped.span))
        }
    }
}

extension TargetDeclaration {
    /// The tests, in order.
    var tests: [SourceSlice] {
        switch self {
        case .test(let slice): [slice]
        case .byUnitType(let cases, _): cases.map(\.test)
        case .byCondition(let cases, _): cases.map(\.test)
        }
    }

    /// The conditions of a table, by the places of their lines.
    var conditions: [SourceSlice?] {
        guard case .byCondition(let cases, _) = self else { return [] }
        return cases.map(\.condition)
    }

    func replacing(_ place: Int, by slice: SourceSlice) -> TargetDeclaration {
        switch self {
        case .test: return .test(slice)
        case .byUnitType(var cases, let span):
            cases[place].test = slice
            return .byUnitType(cases, span)
        case .byCondition(var cases, let span):
            cases[place].test = slice
            return .byCondition(cases, span)
        }
    }

    func replacingCondition(_ place: Int, by slice: SourceSlice) -> TargetDeclaration {
        guard case .byCondition(var cases, let span) = self else { return self }
        cases[place].condition = slice
        return .byCondition(cases, span)
    }
}
