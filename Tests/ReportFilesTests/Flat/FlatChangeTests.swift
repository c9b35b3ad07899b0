import Chuan
import Diagnostics
import Glibc
import TestSupport
import Testing

@testable import ReportFiles

/// A file that somebody writes to while it is read gives no results that look whole.
@Suite struct FlatChangeTests {
    private static let rows = (0..<100_000).map { "VD-\($0),dept,2023,1\n" }.joined()

    /// How the reading ends of a file that is changed in the midst of it.
    private func end(_ name: String, _ change: @escaping @Sendable (String) -> Void) -> FlatOutcome? {
        let path = "\(P_tmpdir)/chuan-flat-change-\(name)-\(getpid()).csv"
        let file = fopen(path, "w")
        fputs("unit_code,unit_type,period,plan_allocated\n" + Self.rows, file)
        fclose(file)
        defer { unlink(path) }
        var options = FlatOptions()
        (options.chunkBytes, options.workers) = (400, 1)
        let (flat, _) = FlatFile.open(path, as: FlatSamples.layout, by: ReportSamples.reader, options: options)
        final class Count: @unchecked Sendable { var deliveries = 0 }
        let count = Count()
        return flat?.read({ FlatSamples.Collector(withReports: false) }) { _ in
            count.deliveries += 1
            if count.deliveries == 3 { change(path) }
            return true
        }
    }

    @Test func `A file that stays as it is is read to its end`() {
        #expect(end("no") { _ in }?.end == .finished)
    }

    @Test func `One that grows, is cut or is written over is told`() {
        let changes: [(String, @Sendable (String) -> Void)] = [
            (
                "grow",
                { path in
                    let file = fopen(path, "a")
                    fputs("VD-x,dept,2023,1\n", file)
                    fclose(file)
                }
            ),
            ("cut", { path in truncate(path, 1_500_000) }),
            (
                "over",
                { path in
                    let file = fopen(path, "r+")
                    fputs("unit_code", file)
                    fclose(file)
                }
            ),
        ]
        for (name, change) in changes {
            let outcome = end(name, change)
            #expect(outcome?.end == .failed(ESTALE), "\(name)")
            #expect(outcome?.problem?.message.vi.contains("bị ghi trong lúc đang đọc") ?? false, "\(name)")
        }
    }
}
