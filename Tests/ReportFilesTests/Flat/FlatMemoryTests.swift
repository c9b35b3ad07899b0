import Chuan
import Glibc
import Testing

@testable import ReportFiles

/// What is held of a file at any time does not depend on its size.
@Suite("Memory of flat files") struct FlatMemoryTests {
    /// Every byte is given out once, in pieces that are no larger than a record may be.
    @Test(arguments: [
        String(repeating: "VD-01,dept,2023\n", count: 60_000), String(repeating: "x", count: 3 << 20),
        String(repeating: "a,\"b\nc\n", count: 50_000), "\"" + String(repeating: "\n", count: 300_000),
        String(repeating: "\"\"\"\n", count: 20_000),
    ])
    func `Pieces are bounded`(text: String) throws {
        let path = "\(P_tmpdir)/chuan-flat-pieces-\(getpid())-\(text.utf8.count)"
        defer { unlink(path) }
        let file = fopen(path, "w")
        fputs(text, file)
        fclose(file)
        let input = try #require(ByteInput.open(path).0)
        let cutter = ChunkCutter(
            input, head: ([], 0, 0), ends: RecordEnds(delimiter: 0x2C), chunkBytes: 10_000, recordBytes: 65_536)
        let buffer = ChunkBuffer(capacity: 1)
        var (total, pieces, lines) = (0, 0, 1)
        while cutter.next(into: buffer) {
            #expect(buffer.count <= 65_536 && buffer.capacity <= 65_536)
            #expect(buffer.number == pieces && buffer.firstLine == lines)
            total += buffer.count
            pieces += 1
            lines += ByteSearch.count(0x0A, in: buffer.bytes, buffer.count)
        }
        #expect(total == text.utf8.count && cutter.bytesRead == total)
    }

    /// A line without an end is handed on as it is read.
    @Test func `A line of forty megabytes`() {
        let path = "\(P_tmpdir)/chuan-flat-line-\(getpid()).csv"
        defer { unlink(path) }
        let file = fopen(path, "w")
        fputs(FlatSamples.header + "\nVD-01,dept,2023\nVD-02,dept,", file)
        let piece = [UInt8](repeating: 0x78, count: 1 << 20)
        for _ in 0..<40 { fwrite(piece, 1, piece.count, file) }
        fputs("\nVD-03,dept,2023\n", file)
        fclose(file)
        final class Seen: @unchecked Sendable {
            var rejected = 0
            var largest = 0
        }
        let seen = Seen()
        let (table, _) = FlatFile.open(path, as: FlatSamples.layout, by: ReportSamples.reader)
        let outcome = table?.read({ Nothing() }) { delivery in
            seen.rejected += delivery.rejects.count
            seen.largest = max(seen.largest, delivery.rejects.count)
            return true
        }
        #expect(outcome?.rows == 2 && outcome?.rejectedRows == 1 && outcome?.end == .finished)
        #expect(seen.rejected == 40 << 20 + "VD-02,dept,\n".utf8.count)
        #expect(seen.largest <= 4 << 20)
    }

    private final class Nothing: FlatConsumer {
        func consume(_ chunk: FlatChunk) {}

        func finishChunk() {}
    }
}
