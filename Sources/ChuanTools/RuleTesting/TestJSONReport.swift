package import Diagnostics

/// The outcome of a run of tests as JSON, `chuan.test/1`. Keys are only ever added.
package struct TestJSONReport {
    private let run: TestRunResult
    private let language: Language
    private var places: Places

    package init(_ run: TestRunResult, language: Language) {
        self.run = run
        self.language = language
        places = Places(run.files)
    }

    package mutating func text() -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("format", "chuan.test/1")
            writer.key("rulebooks")
            writer.list(run.books) { self.write($1, to: &$0) }
            writer.key("summary")
            let (total, failed) = (run.outcomes.count, run.failures)
            writer.object { writer in
                writer.member("cases", total)
                writer.member("failed", failed)
            }
        }
        return writer.text + "\n"
    }

    private mutating func write(_ book: TestRunResult.Book, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", book.id)
            writer.key("cases")
            writer.list(book.outcomes) { self.write($1, to: &$0) }
            if let coverage = book.coverage {
                writer.key("coverage")
                self.write(coverage, to: &writer)
            }
            if let mutation = book.mutation {
                writer.key("mutation")
                self.write(mutation, to: &writer)
            }
        }
    }

    private mutating func write(_ outcome: TestOutcome, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", outcome.name)
            writer.member("check", outcome.check)
            writer.member("at", self.places.text(outcome.span))
            writer.member("result", outcome.holds ? "pass" : "fail")
            writer.key("differences")
            writer.list(outcome.differences) { writer, difference in
                writer.object { writer in
                    writer.member("subject", difference.subject[self.language])
                    writer.member("expected", difference.expected[self.language])
                    writer.member("found", difference.found[self.language])
                    writer.member("at", self.places.text(difference.span))
                }
            }
        }
    }

    private mutating func write(_ result: CoverageResult, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("items", result.items.count)
            writer.member("reached", result.reached)
            writer.member("percent", result.percent)
            writer.key("missed")
            writer.list(result.items.filter { !$0.isReached }) { writer, item in
                writer.object { writer in
                    writer.member("kind", item.kind.rawValue)
                    writer.member("check", item.check)
                    writer.member("what", item.words[self.language])
                    writer.member("at", self.places.text(item.span))
                }
            }
        }
    }

    private mutating func write(_ result: MutationResult, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("mutants", result.mutants)
            writer.member("alive", result.alive.count)
            writer.member("equivalent", result.equivalent.count)
            writer.key("survivors")
            writer.list(result.survivors) { writer, mutant in
                writer.object { writer in
                    writer.member("check", mutant.check)
                    writer.member("kind", mutant.kind)
                    writer.member("what", mutant.words[self.language])
                    writer.member("at", self.places.text(mutant.span))
                    writer.member("proof", mutant.proof?[self.language])
                }
            }
        }
    }
}
