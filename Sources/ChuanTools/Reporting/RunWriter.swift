package import Chuan
import Diagnostics

/// Writes the results of a run report by report, so that no more than one has to be held.
package protocol RunWriter: Sendable {
    /// Whether it writes why something passes.
    var saysPasses: Bool { get }

    /// Hands out what was written, and forgets it.
    mutating func taken() -> [UInt8]

    /// Writes what stands before the reports.
    mutating func begin()

    /// Forgets what was written: reports before are another's, which go on here.
    mutating func goOn()

    mutating func add(_ result: ReportResult)

    /// Writes what stands behind the reports.
    mutating func end(_ city: CityResult?, _ ranking: Ranking?)
}

extension JSONReport: RunWriter {
    package var saysPasses: Bool { true }

    package mutating func taken() -> [UInt8] { writer.taken() }

    package mutating func goOn() {
        writer.startMember()
        _ = writer.taken()
    }

    package mutating func begin() {
        writer.open("{")
        writer.member("format", "chuan.result/1")
        writer.key("rulebook")
        writer.object {
            $0.member("id", run.rulebook.id)
            $0.member("digest", "sha256:" + run.loaded.digest)
        }
        writer.key("reports")
        writer.open("[")
    }

    package mutating func add(_ result: ReportResult) {
        writer.startMember()
        withWriter { $0.write(result, to: &$1) }
    }

    package mutating func end(_ city: CityResult?, _ ranking: Ranking?) {
        writer.close("]")
        writer.key("city")
        withWriter { report, writer in writer.object { report.write(city, to: &$0) } }
        if let summary = run.summary {
            writer.key("batch")
            withWriter { report, writer in writer.object { summary.write(to: &$0, &report) } }
        }
        if let ranking {
            writer.key("ranking")
            RankingReport(ranking, run.rulebook.vocabulary, language: language).write(to: &writer)
        }
        writer.key("diagnostics")
        withWriter { report, writer in writer.list(report.run.diagnostics) { report.write($1, to: &$0) } }
        writer.close("}")
        writer.line()
    }

    /// Lends the writer, which is a part of this value.
    private mutating func withWriter(_ body: (inout JSONReport, inout JSONWriter) -> Void) {
        var lent = JSONWriter()
        swap(&lent, &writer)
        body(&self, &lent)
        swap(&lent, &writer)
    }
}

extension TextReport: RunWriter {
    package var saysPasses: Bool { false }

    package mutating func taken() -> [UInt8] {
        defer { written = "" }
        return Array(written.utf8)
    }

    package mutating func goOn() {}

    package mutating func begin() {}

    package mutating func add(_ result: ReportResult) { withText { $0.write(result, to: &$1) } }

    package mutating func end(_ city: CityResult?, _ ranking: Ranking?) {
        if let city, !city.indicators.isEmpty { withText { $0.write(city, to: &$1) } }
        if let ranking { written += RankingReport(ranking, run.rulebook.vocabulary, language: language).text() }
        written += run.summary?.worstText ?? ""
    }

    /// Lends the text, which is a part of this value.
    private mutating func withText(_ body: (inout TextReport, inout String) -> Void) {
        var lent = ""
        swap(&lent, &written)
        body(&self, &lent)
        swap(&lent, &written)
    }
}
