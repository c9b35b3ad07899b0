import Chuan
import Diagnostics
import Glibc
import Parallel
import Testing

@testable import ReportFiles

@Suite("Report files by path") struct ReportPathTests {
    private static func write(_ bytes: [UInt8], _ name: String) -> String {
        let path = "\(P_tmpdir)/chuan-report-\(getpid())-\(name)"
        let file = fopen(path, "w")
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        return path
    }

    /// A file that is read by its path gives what its bytes give.
    @Test func `Many files on several threads`() throws {
        let paths = (0..<60).map { number in
            let filler = String(repeating: "# \(number)\n", count: number * number * 20)
            return Self.write(
                Array((filler + ReportSamples.header + "results_in_force: \(number)\n").utf8), "\(number).yaml")
        }
        defer { for path in paths { unlink(path) } }
        final class Seen: @unchecked Sendable { var shown: [[String]] = [] }
        let seen = Seen()
        inOrder(
            paths.count, workers: 3,
            {
                ReportSamples.reader.read(
                    path: paths[$0], id: FileID(number: UInt32($0)), rulebook: "", sheets: WorkbookOptions())
            }
        ) {
            number, file in
            #expect(file.problem == nil && file.source?.id.number == UInt32(number))
            seen.shown.append(file.reading.reports.flatMap(ReportSamples.shown))
            return true
        }
        #expect(seen.shown.map { $0.last } == (0..<60).map { "10: value \($0)" })
    }

    @Test func `Files that cannot be read, or not whole`() {
        let none = ReportSamples.reader.read(
            path: "/nonexistent.yaml", id: FileID(number: 3), rulebook: "", sheets: WorkbookOptions())
        #expect(none.source == nil && none.problem?.kind == .badFlatFile)
        var limits = Limits.standard
        limits.fileBytes = 100
        let path = Self.write(Array(repeating: 0x0A, count: 101), "large.yaml")
        defer { unlink(path) }
        let large = ReportReader(vocabulary: ReportSamples.vocabulary, limits: limits).read(
            path: path, id: FileID(number: 0), rulebook: "", sheets: WorkbookOptions())
        #expect(large.source?.bytes.count == 101 && large.reading.diagnostics.hasError)
        let empty = Self.write([], "empty.yaml")
        defer { unlink(empty) }
        #expect(
            ReportSamples.reader.read(path: empty, id: FileID(number: 0), rulebook: "", sheets: WorkbookOptions())
                .source?.bytes.isEmpty == true)
    }
}
