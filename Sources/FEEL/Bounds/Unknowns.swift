import FEELSyntax

/// The inputs that are not known, and all that is known of them: what kind of value each may have, and what must hold
/// between the numbers among them.
package struct Unknowns: Sendable {
    package enum Kind: Sendable {
        case number(Enclosure, isWhole: Bool)
        case truth
        /// One of some texts.
        case text([String])
        case anything
        /// One case of several.
        case known(Value)
    }

    package struct Entry: Sendable {
        package let read: Trace.Read
        package internal(set) var kind: Kind
        /// When its kind last changed, by the clock of the unknowns.
        fileprivate(set) var changed = 0

        init(read: Trace.Read, kind: Kind) {
            self.read = read
            self.kind = kind
        }
    }

    /// `form = 0`, or `form <= 0`.
    struct Condition: Sendable {
        var form: AffineForm
        let isEquality: Bool
        /// What the caller knows it by.
        let source: Int
        /// When ranges were last narrowed to what it leaves of them; -1 before that.
        var used = -1
    }

    package private(set) var entries: [Entry] = []
    /// By the keys of reads.
    private var numbers: [Int: Int] = [:]
    /// Inputs that are computed from others, such as the sum of the rows of another table.
    private(set) var definitions: [Int: AffineForm] = [:]
    var conditions: [Condition] = []
    /// Counts changes of kinds.
    private(set) var clock = 0

    package init() {}

    /// Adds an input; does nothing when it is there already.
    package mutating func add(_ read: Trace.Read, _ kind: Kind) {
        guard numbers[read.key] == nil else { return }
        numbers[read.key] = entries.count
        entries.append(Entry(read: read, kind: kind))
    }

    /// Says that an input is computed from others.
    package mutating func define(_ read: Trace.Read, as form: AffineForm) { definitions[read.key] = form }

    mutating func define(key: Int, as form: AffineForm) { definitions[key] = form }

    /// Takes over an input of others as it is.
    mutating func keep(_ entry: Entry) {
        numbers[entry.read.key] = entries.count
        entries.append(entry)
    }

    /// Takes over what must hold between inputs of others that have such a clock.
    mutating func keep(_ conditions: [Condition], clock: Int) {
        self.conditions = conditions
        self.clock = clock
    }

    /// The same, where nothing has to hold between them.
    package var withoutConditions: Unknowns {
        var copy = self
        copy.conditions = []
        return copy
    }

    package func index(of read: Trace.Read) -> Int? { numbers[read.key] }

    /// What a read may find; nil for an input that is not among the unknown ones.
    func possible(_ read: Trace.Read) -> Possible? {
        if let form = definitions[read.key] { return form.isConstant ? Possible(form) : .affine(form) }
        guard let index = numbers[read.key] else { return nil }
        switch entries[index].kind {
        case .number(let range, _):
            return range.point.map { .value(.number($0)) } ?? .affine(AffineForm(unknown: index))
        case .truth: return .truth([.yes, .no])
        case .text(let texts): return .oneOf(texts.map(Value.string))
        case .anything: return .anything
        case .known(let value): return .value(value)
        }
    }

    // MARK: What must hold

    /// Adds that a form compares with zero in that way. What is known is not looked at.
    mutating func require(
        _ form: AffineForm, _ comparison: Node.Comparison, source: Int = -1
    ) throws(Fraction.Overflow) {
        if form.isConstant { return }
        switch comparison {
        case .equal: conditions.append(Condition(form: form, isEquality: true, source: source))
        case .lessOrEqual: conditions.append(Condition(form: form, isEquality: false, source: source))
        case .greaterOrEqual: try require(form.multiplied(by: Fraction(whole: -1)), .lessOrEqual, source: source)
        case .less:
            let scaled = try form.withWholeFactors()
            try require(isWhole(scaled) ? scaled.adding(AffineForm(Fraction.one)) : form, .lessOrEqual, source: source)
        case .greater: try require(form.multiplied(by: Fraction(whole: -1)), .less, source: source)
        case .notEqual: return
        }
    }

    /// Whether a form is a whole number for all completions.
    func isWhole(_ form: AffineForm) -> Bool {
        form.constant.isWhole
            && form.terms.allSatisfy { term in
                guard case .number(_, true) = entries[term.unknown].kind else { return false }
                return term.factor.isWhole
            }
    }

    /// The same with an unknown number kept to a range.
    package func narrowed(_ unknown: Int, to range: Enclosure) -> Unknowns {
        var copy = self
        copy.narrow(unknown, to: range)
        return copy
    }

    /// Keeps an unknown number to a range.
    mutating func narrow(_ unknown: Int, to range: Enclosure) {
        guard case .number(_, let isWhole) = entries[unknown].kind else { return }
        change(unknown, to: .number(range, isWhole: isWhole))
    }

    private mutating func change(_ unknown: Int, to kind: Kind) {
        clock += 1
        entries[unknown].kind = kind
        entries[unknown].changed = clock
    }

    /// The same with an unknown that is one of few values made one of them.
    func fixed(_ unknown: Int, _ kind: Kind) -> Unknowns {
        var copy = self
        copy.fix(unknown, kind)
        return copy
    }

    /// Makes an unknown that is one of few values one of them.
    mutating func fix(_ unknown: Int, _ kind: Kind) { change(unknown, to: kind) }

    func range(of unknown: Int) -> Enclosure {
        guard case .number(let range, _) = entries[unknown].kind else { return .everything }
        return range
    }

    // MARK: Numbers that can only be one

    /// A number that follows from an equality with nothing else unknown in it.
    package struct Restored: Sendable {
        package let read: Trace.Read
        package let value: Decimal
        /// The equality it follows from, by the number that it was required with.
        package let source: Int
    }

    /// Finds numbers that an equality leaves no choice, puts them in the place of the unknown, and goes on while that
    /// leaves others no choice. One that another condition excludes is left unknown.
    ///
    /// - Complexity: O(unknowns · conditions²).
    package mutating func restore() -> [Restored] {
        var restored: [Restored] = []
        while let found = determined() {
            restored.append(found.number)
            change(found.unknown, to: .number(Enclosure(found.number.value), isWhole: true))
            conditions = found.conditions
        }
        tighten()
        return restored
    }

    /// A number that an equality leaves no choice, and the conditions with it in its place.
    private func determined() -> (unknown: Int, number: Restored, conditions: [Condition])? {
        for condition in conditions where condition.isEquality && condition.form.terms.count == 1 {
            guard let term = condition.form.terms.first,
                case .number(let range, let isWhole) = entries[term.unknown].kind,
                let root = try? condition.form.constant.negated / term.factor, !isWhole || root.isWhole,
                let decimal = root.decimal, decimal.isExact, range.contains(decimal.value),
                let rest = conditions(with: term.unknown, as: root)
            else { continue }
            let number = Restored(read: entries[term.unknown].read, value: decimal.value, source: condition.source)
            return (term.unknown, number, rest)
        }
        return nil
    }

    /// The conditions with a number in place of an unknown, without those that hold then; nil when one does not.
    private func conditions(with unknown: Int, as value: Fraction) -> [Condition]? {
        var result: [Condition] = []
        for var condition in conditions {
            guard let form = try? condition.form.replacing(unknown, by: AffineForm(value)) else { return nil }
            guard form.isConstant else {
                condition.form = form
                condition.used = -1
                result.append(condition)
                continue
            }
            let sign = form.constant.signum
            if condition.isEquality ? sign != 0 : sign > 0 { return nil }
        }
        return result
    }
}
