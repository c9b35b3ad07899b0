package import Diagnostics

/// The outcome of a run of tests as JUnit XML: a suite for each rulebook, and one for mutants and for coverage where
/// they were asked for.
package struct TestJUnitReport {
    private let run: TestRunResult
    private let language: Language
    /// In percent; below it the coverage fails.
    private let minimum: Int?
    private var places: Places

    package init(_ run: TestRunResult, language: Language, minimum: Int? = nil) {
        self.run = run
        self.language = language
        self.minimum = minimum
        places = Places(run.files)
    }

    private struct Entry {
        let group: String
        let name: String
        /// The short and the long text of a failure; nil where there is none.
        var failure: (message: String, text: String)?
    }

    package mutating func text() -> String {
        var suites: [(name: String, entries: [Entry])] = []
        for book in run.books {
            suites.append((book.id, book.outcomes.map { entry($0) }))
            if let mutation = book.mutation {
                let dead = mutation.mutants - mutation.survivors.count
                let all = [Entry(group: "mutants", name: "\(dead)/\(mutation.mutants)", failure: nil)]
                suites.append(("\(book.id) mutants", all + mutation.alive.map { entry($0) }))
            }
            if let coverage = book.coverage { suites.append(("\(book.id) coverage", [entry(coverage)])) }
        }
        let all = suites.flatMap(\.entries)
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        out += "<testsuites name=\"chuan test\" \(Self.counts(all))>\n"
        for suite in suites {
            out += "  <testsuite name=\"\(XMLText.escaped(suite.name))\" \(Self.counts(suite.entries))>\n"
            for entry in suite.entries { out += Self.text(entry) }
            out += "  </testsuite>\n"
        }
        return out + "</testsuites>\n"
    }

    private static func counts(_ entries: [Entry]) -> String {
        "tests=\"\(entries.count)\" failures=\"\(entries.count { $0.failure != nil })\""
    }

    private static func text(_ entry: Entry) -> String {
        let start =
            "    <testcase classname=\"\(XMLText.escaped(entry.group))\" name=\"\(XMLText.escaped(entry.name))\""
        guard let failure = entry.failure else { return start + "/>\n" }
        return start
            + ">\n      <failure message=\"\(XMLText.escaped(failure.message))\">\(XMLText.escaped(failure.text))</failure>\n"
            + "    </testcase>\n"
    }

    private mutating func entry(_ outcome: TestOutcome) -> Entry {
        var entry = Entry(group: outcome.check, name: outcome.name)
        let lines = outcome.differences.map { difference in
            "\(difference.subject[language]): \(difference.expected[language]) ≠ \(difference.found[language])"
        }
        if let first = lines.first {
            let place = places.text(outcome.span)
            let sentences = outcome.sentences.map { $0[language] }
            entry.failure = (first, ([place] + lines + sentences).joined(separator: "\n"))
        }
        return entry
    }

    private mutating func entry(_ mutant: SurvivingMutant) -> Entry {
        let words = mutant.words[language]
        return Entry(group: mutant.check, name: words, failure: (words, places.text(mutant.span)))
    }

    private func entry(_ result: CoverageResult) -> Entry {
        let name = "\(result.reached)/\(result.items.count) (\(result.percent)%)"
        var entry = Entry(group: "coverage", name: name)
        if let minimum, result.percent < minimum {
            let missed = result.items.filter { !$0.isReached }
            let lines = missed.map { "\($0.check) \($0.kind.title[language]): \($0.words[language])" }
            entry.failure = ("\(result.percent)% < \(minimum)%", lines.joined(separator: "\n"))
        }
        return entry
    }
}
