import Chuan
import Diagnostics
import FEELSyntax

/// Checks of which one row of a table, or one side of a threshold, says otherwise: a test that notices reaches it.
struct CoverageProbes {
    struct Probe {
        let kind: CoverageItem.Kind
        let mutant: Mutant
    }

    private let book: LoneChecks
    private let original: DeclaredCheck
    private(set) var probes: [Probe] = []

    init(_ original: DeclaredCheck, book: LoneChecks) {
        self.book = book
        self.original = original
        addAll(original.check.body, way: nil)
        for (number, variant) in original.check.variants.enumerated() {
            addAll(variant.body, way: (number, Mutant.Way(variant)))
        }
    }

    private typealias Place = (variant: Int, way: Mutant.Way)

    private mutating func addAll(_ body: CheckBody, way: Place?) {
        addOutcomes(body, way)
        addTargets(body, way)
        let parts: [WritableKeyPath<CheckBody, SourceSlice?>] = [
            \.onlyIf, \.whereCondition, \.requirement, \.provenBy, \.countedWhen, \.metWhen,
        ]
        for part in parts {
            addSides(body[keyPath: part], way) { slice in
                var other = body
                other[keyPath: part] = slice
                return other
            }
        }
        for (place, slice) in (body.consistentWhen ?? []).enumerated() {
            addSides(slice, way) { slice in
                var other = body
                other.consistentWhen?[place] = slice
                return other
            }
        }
    }

    private mutating func add(
        _ kind: CoverageItem.Kind, _ body: CheckBody, _ way: Place?, _ words: Message, _ span: Span
    ) {
        var check = original.check
        if let way { check.variants[way.variant].body = body } else { check.body = body }
        let changed = DeclaredCheck(indicator: original.indicator, check: check)
        probes.append(
            Probe(
                kind: kind,
                mutant: Mutant(
                    kind: .threshold, original: original, changed: changed, words: words, span: span, way: way?.way)))
    }

    private mutating func addOutcomes(_ body: CheckBody, _ way: Place?) {
        for (place, line) in (body.noRows ?? []).enumerated() {
            var other = body
            let verdict = line.verdict.value == .inconsistent ? VerdictCode.notApplicable : .inconsistent
            other.noRows?[place].verdict = Located(verdict, line.verdict.span)
            let words = Message(
                vi: "`\(Words[.noRows].vi)`: \(line.verdict.value.label.vi)",
                en: "`\(Words[.noRows].en)`: \(line.verdict.value.label.en)")
            add(.tableRow, other, way, words, line.verdict.span)
        }
    }

    /// Both sides of each target; of a table, its rows.
    private mutating func addTargets(_ body: CheckBody, _ way: Place?) {
        guard let target = body.target else { return }
        for (place, test) in target.tests.enumerated() {
            for (always, side) in [(Self.never, Self.met), (Self.always, Self.missed)] {
                var other = body
                other.target = target.replacing(place, by: SourceSlice(file: test.file, text: always, at: test.span))
                add(
                    .side, other, way, Message(vi: "`\(test.words)` \(side.vi)", en: "`\(test.words)` \(side.en)"),
                    test.span)
            }
            guard target.tests.count > 1, let tree = book.tests(of: test) else { continue }
            var other = body
            let opposite = SourceSlice(file: test.file, text: "not(\(format(tree)))", at: test.span)
            other.target = target.replacing(place, by: opposite)
            add(.tableRow, other, way, Message("`\(test.words)`"), test.span)
        }
    }

    private static let always = ">= -1000000000000000000000"
    private static let never = "< -1000000000000000000000"
    private static let met = Message(vi: "đạt", en: "met")
    private static let missed = Message(vi: "không đạt", en: "missed")

    /// Both sides of each comparison with a number.
    private mutating func addSides(_ slice: SourceSlice?, _ way: Place?, set: (SourceSlice) -> CheckBody) {
        guard let slice, let tree = book.tree(of: slice) else { return }
        for comparison in ExpressionMutants.thresholds(of: tree) {
            for truth in [false, true] {
                let text = format(tree, from: comparison)
                let changed = tree.replacing(comparison, by: .boolean(truth))
                let words =
                    truth
                    ? Message(vi: "`\(text)` sai", en: "`\(text)` is false")
                    : Message(vi: "`\(text)` đúng", en: "`\(text)` is true")
                add(.side, set(slice.replaced(by: changed)), way, words, tree.span(comparison))
            }
        }
    }
}

extension Mutant.Way {
    init(_ variant: CheckDeclaration.Variant) {
        self.init(reading: variant.reading.value, alternative: variant.alternative.value)
    }
}
