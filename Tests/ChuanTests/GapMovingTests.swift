import Diagnostics
import FEEL
import Testing

@testable import Chuan

/// What moves along with a number, what stops it, and which way is nearer.
@Suite("Moving numbers")
struct GapMovingTests {
    @Test("Numbers that a constraint pulls along")
    func companions() throws {
        let world = try GapWorld(
            fields: [
                GapWorld.count("received"), GapWorld.count("handled", "up"), GapWorld.count("answered", "up"),
                GapWorld.count("shown", "up"),
            ],
            constraints: ("handled <= received, answered <= handled, shown <= answered", ""),
            checks: [
                "numerator: answered, denominator: received, target: exactly 100%",
                "numerator: shown, denominator: received, target: at least 50%",
            ])
        let item = world.item(
            0, ["received": .count(86), "handled": .count(80), "answered": .count(70), "shown": .count(7)])
        #expect(item.gap?.outline == ["answered+16[handled+6]"])
        #expect(item.gap?.sentence.vi == "thiếu 16 hồ sơ answered vi, kèm thêm 6 hồ sơ handled vi")
        let chain = world.item(
            1, ["received": .count(10), "handled": .count(2), "answered": .count(2), "shown": .count(1)])
        #expect(chain.gap?.outline == ["shown+4[handled+3 answered+3]"])
    }

    @Test("What is moved along: rather from another part than something new, only as vocabularies allow")
    func transfers() throws {
        func outline(_ late: String, _ whole: String) throws -> [String]? {
            let world = try GapWorld(
                fields: [GapWorld.count("good", "up"), GapWorld.count("late", late), GapWorld.count("whole", whole)],
                constraints: ("whole = good + late", ""),
                checks: ["require: good >= 5", "numerator: good, denominator: whole, target: at least 50%"])
            let values: [String: Value] = ["good": .count(3), "late": .count(7), "whole": .count(10)]
            #expect(world.item(1, values).gap?.entries.first?.change.change == (late == "no" ? "4" : "2"))
            return world.item(0, values).gap?.outline
        }
        #expect(try outline("down", "no") == ["good+2[late-2]"])
        #expect(try outline("down", "up") == ["good+2[late-2]"])
        #expect(try outline("yes", "yes") == ["good+2[late-2]"])
        #expect(try outline("no", "up") == ["good+2[whole+2]"])
    }

    @Test("Nothing moves that would break what holds, be it named by the check or not")
    func constraints() throws {
        let world = try GapWorld(
            fields: [GapWorld.count("done", "up"), GapWorld.count("other"), GapWorld.count("whole")],
            constraints: ("done * other <= 12, done != 6", ""),
            checks: ["numerator: done, denominator: whole, target: at least 40%"])
        func outline(_ done: Int, _ other: Int) -> [String]? {
            world.item(0, ["done": .count(done), "other": .count(other), "whole": .count(10)]).gap?.outline
        }
        #expect(outline(1, 3) == ["done+3"])
        #expect(outline(1, 4) == [])
        // What is broken already stops the verdict, not the search.
        #expect(outline(3, 5) == nil)
    }

    @Test("Nor what holds of a number that only moves along")
    func constraintsOfOthers() throws {
        let world = try GapWorld(
            fields: [
                GapWorld.count("done", "up"), GapWorld.count("late", "down"), GapWorld.count("least"),
                GapWorld.count("whole"),
            ],
            constraints: ("whole = done + late, late * late >= least", ""),
            checks: [
                "numerator: done, denominator: whole, target: at least 60%",
                "numerator: done, denominator: whole, target: at least 70%",
            ])
        let values: [String: Value] = [
            "done": .count(3), "late": .count(7), "least": .count(16), "whole": .count(10),
        ]
        #expect(world.item(0, values).gap?.outline == ["done+3[late-3]"])
        #expect(world.item(1, values).gap?.sentence.en == "no figure by itself is enough: at most 60.00% is reached")
    }

    @Test("The nearer of several ways, be it straight or not")
    func nearer() throws {
        let world = try GapWorld(
            fields: [GapWorld.count("a", "yes"), GapWorld.count("b")],
            checks: [
                "require: a >= b or a * a >= 100", "require: a * a >= b", "require: a >= b + 40 or a * 2 < b",
                "require: a * a - 10 * a >= b",
            ])
        func change(_ check: Int, _ a: Int, _ b: Int) -> Int? {
            world.item(check, ["a": .count(a), "b": .count(b)]).change
        }
        #expect(change(0, 3, 50) == 7)
        #expect(change(0, 3, 5) == 2)
        #expect(change(1, 0, 1_000_000) == 1_000)
        #expect(change(1, 0, 1_000_000_000_000) == 1_000_000)
        #expect(change(2, 50, 90) == -6)
        #expect(change(2, 120, 90) == 10)
        #expect(change(3, 0, 1_000) == 38)
    }
}
