package import Diagnostics

/// The outcome of a run of tests for people: what differs, where, and how many hold.
package struct TestTextReport {
    private let run: TestRunResult
    private let language: Language
    private let colour: Bool
    private var places: Places

    package init(_ run: TestRunResult, language: Language, colour: Bool) {
        self.run = run
        self.language = language
        self.colour = colour
        places = Places(run.files)
    }

    package mutating func text() -> String {
        var out = ""
        for outcome in run.outcomes where !outcome.holds { write(outcome, to: &out) }
        out += summary + "\n"
        for book in run.books { if let coverage = book.coverage { write(coverage, to: &out) } }
        for book in run.books { if let mutation = book.mutation { write(mutation, to: &out) } }
        return out
    }

    private mutating func write(_ result: CoverageResult, to out: inout String) {
        for item in result.items where !item.isReached {
            let title = item.kind.title[language]
            out += "\(paint("✗", "31")) \(item.check) \(title): \(item.words[language])  (\(places.text(item.span)))\n"
        }
        for kind in CoverageItem.Kind.allCases {
            let items = result.items.filter { $0.kind == kind }
            if items.isEmpty { continue }
            out += "  \(kind.title[language]): \(items.count { $0.isReached })/\(items.count)\n"
        }
        let counts = "\(result.reached)/\(result.items.count) (\(result.percent)%)"
        out += say("Độ bao phủ: \(counts)", "Coverage: \(counts)") + "\n"
    }

    private mutating func write(_ result: MutationResult, to out: inout String) {
        for mutant in result.survivors {
            let place = places.text(mutant.span)
            out +=
                "\(paint(mutant.proof == nil ? "✗" : "=", "31")) \(mutant.check) \(mutant.words[language])  (\(place))\n"
            if let proof = mutant.proof { out += "    \(proof[language])\n" }
        }
        let (alive, equivalent) = (result.alive.count, result.equivalent.count)
        let mark = alive == 0 ? paint("✓", "32") : paint("✗", "31")
        out +=
            "\(mark) "
            + say(
                "\(result.mutants) biến thể, \(alive) không trường hợp nào nhận ra, \(equivalent) tương đương",
                "\(result.mutants) mutants, \(alive) that no case notices, \(equivalent) equivalent") + "\n"
    }

    private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    private mutating func write(_ outcome: TestOutcome, to out: inout String) {
        out += paint("✗", "31") + " \(outcome.check) \(outcome.name)\n"
        for difference in outcome.differences {
            let expected = say("mong đợi", "expected")
            let found = say("có", "found")
            out += "    \(difference.subject[language]): \(expected) \(difference.expected[language]), "
            out += "\(found) \(difference.found[language])  (\(places.text(difference.span)))\n"
        }
        for sentence in outcome.sentences { out += "    \(sentence[language])\n" }
    }

    private var summary: String {
        let count = run.outcomes.count
        let failed = run.failures
        if failed == 0 {
            return paint("✓", "32") + " " + say("\(count) trường hợp, đều đúng", "\(count) cases, all hold")
        }
        return paint("✗", "31") + " "
            + say("\(count) trường hợp, \(failed) sai", "\(count) cases, \(failed) of them failed")
    }

    private func paint(_ text: String, _ code: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
