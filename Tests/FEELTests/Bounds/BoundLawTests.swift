import Diagnostics
import FEELSyntax
import TestSupport
import Testing

@testable import FEEL

/// Laws of bounds, against every completion of small worlds.
@Suite struct BoundLawTests {
    private static let seed = Seeded.seed
    private static let rounds = Seeded.rounds(4_000)

    private static func each(_ body: (inout ExpressionMaker, String) throws -> Void) rethrows {
        for round in 0..<rounds {
            var maker = ExpressionMaker(seed: seed &+ UInt64(round))
            try body(&maker, "TEST_SEED=\(seed) round \(round)")
        }
    }

    @Test func `An evaluation lies inside the bounds`() {
        Self.each { maker, place in
            let world = maker.world()
            let text = maker.below(2) == 0 ? maker.number(3) : maker.truth(3)
            let plan = SmallWorld.plan(text)
            var bounder = world.bounder()
            let possible = bounder.bound(plan)
            for inputs in world.completions() {
                let value = SmallWorld.value(plan, inputs)
                #expect(
                    bounder.allows(possible, value),
                    "\(place): \(text) is \(value.text()) for \(inputs.map { $0.text() }), \(world.conditions): \(possible)"
                )
            }
        }
    }

    @Test func `One of several tests holds of a number as the bounds say`() {
        var decided = 0
        Self.each { maker, place in
            let world = maker.world()
            let tests = (0...maker.below(3)).map { _ in
                switch maker.below(4) {
                case 0: "[\(maker.below(3))..\(3 + maker.below(3)))"
                case 1: "\(maker.below(5))"
                default: "\(maker.pick(["<", "<=", ">", ">="])) \(maker.below(5))"
                }
            }
            let text = "(\(maker.number(1))) in (\(tests.joined(separator: ", ")))"
            let plan = SmallWorld.plan(text)
            var bounder = world.bounder()
            let possible = bounder.bound(plan)
            let values = world.completions().map { SmallWorld.value(plan, $0) }
            #expect(values.allSatisfy { bounder.allows(possible, $0) }, "\(place): \(text), \(world.conditions)")
            if tests.count > 1, !world.unknowns.isEmpty, possible.known != nil { decided += 1 }
        }
        #expect(decided > Self.rounds / 20)
    }

    @Test func `What is said to be always null is null for every completion`() {
        var found = 0
        Self.each { maker, place in
            let world = maker.world()
            let text = maker.below(2) == 0 ? maker.number(3) : maker.truth(3)
            guard let (checked, plan) = SmallWorld.checked(text) else { return }
            let spans = alwaysNull(checked, plan, limits: .standard).map(\.span)
            for ref in plan.nodes.indices where spans.contains(checked.expression.span(plan.origins[ref])) {
                let part = Plan(plan, root: Plan.Ref(ref))
                // Those inside of iterations have no value by themselves.
                guard !part.reachesLocal(part.root) else { continue }
                found += 1
                for inputs in world.completions() {
                    #expect(SmallWorld.value(part, inputs).isNull, "\(place): \(text)")
                }
            }
        }
        #expect(found > Self.rounds / 100)
    }

    @Test func `With nothing unknown the bounds are the value`() {
        Self.each { maker, place in
            let world = SmallWorld(known: SmallWorld.names.map { _ in maker.below(4) }, conditions: [])
            let plan = SmallWorld.plan(maker.below(2) == 0 ? maker.number(3) : maker.truth(3))
            var bounder = world.bounder()
            let value = SmallWorld.value(plan, world.completions()[0])
            let known = bounder.bound(plan).known
            #expect(known.map { $0.text() } == value.text(), "\(place)")
        }
    }

    @Test func `Knowing more never widens the bounds`() {
        Self.each { maker, place in
            let world = maker.world()
            guard let unknown = world.unknowns.first else { return }
            let text = maker.number(3)
            let plan = SmallWorld.plan(text)
            var wide = world.bounder()
            let whole = wide.bound(plan)
            for value in 0...SmallWorld.most {
                var known = world.known
                known[unknown] = value
                let part = SmallWorld(known: known, conditions: world.conditions)
                if part.completions().isEmpty { continue }
                var narrow = part.bounder()
                guard let inner = narrow.enclosure(narrow.bound(plan)), let outer = wide.enclosure(whole) else {
                    continue
                }
                #expect(
                    outer.isSuperset(of: inner), "\(place): \(text), \(world): \(value) \(inner) is not inside \(outer)"
                )
            }
        }
    }

    @Test func `Sums of unknown numbers have the ends that completions reach`() throws {
        var compared = 0
        try Self.each { maker, place in
            let world = maker.world()
            let (text, conditions) = ("\(maker.pick([1, 2, -1])) * a + b - c + \(maker.below(4)) * d", world.conditions)
            let plan = SmallWorld.plan(text)
            let values = world.completions().compactMap { SmallWorld.value(plan, $0).number }
            var bounder = world.bounder()
            let possible = bounder.bound(plan)
            guard let least = values.min(), let most = values.max() else {
                // Nothing is left: the linear program says so, or an order of whole numbers does.
                return
            }
            let range = try #require(bounder.enclosure(possible), "\(place): \(text), \(conditions)")
            // Ends that only whole numbers exclude may be further out, by less than 1 for each unknown number.
            #expect(range.contains(least) && range.contains(most), "\(place): \(text), \(conditions)")
            if range.low?.value == least, range.high?.value == most { compared += 1 }
        }
        #expect(compared > Self.rounds * 8 / 10)
    }

    @Test func `Numbers that an equality leaves no choice are restored`() {
        Self.each { maker, place in
            let world = maker.world()
            var unknowns = world.bounder().unknowns
            let completions = world.completions()
            for restored in unknowns.restore() {
                guard case .input(let input) = restored.read else { continue }
                #expect(
                    completions.allSatisfy { $0[input].number == restored.value },
                    "\(place): \(world.known), \(world.conditions)")
            }
        }
    }
}

extension Plan {
    fileprivate func reachesLocal(_ ref: Ref) -> Bool {
        if case .local = nodes[Int(ref)] { return true }
        var found = false
        nodes[Int(ref)].forEachChild { if reachesLocal($0) { found = true } }
        return found
    }
}

extension Bounder {
    /// Whether a value is among the possibilities.
    func allows(_ possible: Possible, _ value: Value) -> Bool {
        switch possible {
        case .anything: return true
        case .value(let known): return known.text() == value.text()
        case .affine, .quotient, .within:
            guard let number = value.number, let range = enclosure(possible) else { return false }
            return range.contains(number)
        case .truth(let truths): return truths.contains(Possible.value(value).truths)
        case .oneOf(let values): return values.contains { $0.text() == value.text() }
        case .list: return value.list != nil
        }
    }
}

extension Enclosure {
    func isSuperset(of other: Enclosure) -> Bool {
        let low = low.map { end in other.low.map { $0.value >= end.value } ?? false } ?? true
        let high = high.map { end in other.high.map { $0.value <= end.value } ?? false } ?? true
        return low && high
    }
}
