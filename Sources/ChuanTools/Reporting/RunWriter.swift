package import Chuan
import Diagnostics

/// Writes the results of a run report by report, so that no more than one has to be held.
package protocol RunWriter {
    /// Bytes that were written and not taken yet.
    var count: Int { get }

    /// Hands out what was written, and forgets it.
    mutating func take(_ body: (UnsafeRawBufferPointer) -> Void)

    /// Writes what stands before the reports.
    mutating func begin()

    mutating func add(_ result: ReportResult)

    /// Writes what stands behind the reports.
    mutating func end(_ city: CityResult?, _ ranking: Ranking?)
}

extension JSONReport: RunWriter {
    package var count: Int { writer.count }

    package mutating func take(_ body: (UnsafeRawBufferPointer) -> Void) { writer.take(body) }

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
    package var count: Int { written.utf8.count }

    package mutating func take(_ body: (UnsafeRawBufferPointer) -> Void) {
        written.withUTF8 { body(UnsafeRawBufferPointer($0)) }
        written.removeAll(keepingCapacity: true)
    }

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
