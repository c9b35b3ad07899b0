import Chuan
import Diagnostics

/// Finds out what a file is by its name and its first bytes.
struct FlatOpening {
    private(set) var format = FlatFormat.csv
    private(set) var separator: UInt8?
    private(set) var columns: [FlatFileColumn] = []
    private(set) var head: SourceFile
    private(set) var mistakes: [FlatMistake] = []
    private(set) var makeScanner: ((ChunkBuffer) -> any RecordScanner)?
    let options: FlatOptions
    private let path: String

    /// Bytes that are looked at to tell how numbers are written.
    private static let sampleBytes = 1 << 18
    private static let sampleRows = 1_000

    init(_ path: String, _ options: FlatOptions) {
        self.path = path
        self.options = options
        head = SourceFile(id: options.file, path: path, bytes: [])
    }

    mutating func fail(_ problem: FlatFileProblem) {
        tell([.badFlatFile(problem, at: head.span.startPoint)])
    }

    private mutating func tell(_ diagnostics: [Diagnostic]) {
        mistakes += diagnostics.map { FlatMistake(diagnostic: $0, head: head) }
    }

    /// - Returns: Nil when the file cannot be read, which has been told.
    mutating func open(_ input: ByteInput, _ layout: FlatLayout, _ reader: ReportReader) -> ChunkCutter? {
        var bytes: [UInt8] = []
        input.append(to: &bytes, upTo: Self.sampleBytes)
        if let failure = input.failure {
            fail(failure.problem)
            return nil
        }
        if let program = Decompression.program(for: bytes) { return failing(.compressedStream(program)) }
        if Self.isUTF16(bytes) { return failing(.utf16) }
        format = options.format ?? Self.format(of: path, bytes)
        if format == .csv { return openTable(input, bytes, layout, reader) }
        return openRecords(input, bytes, layout, reader)
    }

    private mutating func openRecords(
        _ input: ByteInput, _ bytes: [UInt8], _ layout: FlatLayout, _ reader: ReportReader
    ) -> ChunkCutter? {
        let ends = RecordEnds(delimiter: nil, isList: format == .json)
        let plan = JSONPlan(reader, layout, ends, path: path, options)
        makeScanner = { JSONScanner(plan, layout, buffer: $0) }
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return ChunkCutter(
            input, head: (bytes, mark, 0), ends: ends, chunkBytes: options.chunkBytes,
            recordBytes: options.limits.recordBytes)
    }

    private mutating func openTable(
        _ input: ByteInput, _ bytes: [UInt8], _ layout: FlatLayout, _ reader: ReportReader
    ) -> ChunkCutter? {
        var bytes = bytes
        var table = CSVHead(bytes, separator: options.separator)
        if table.used == bytes.count, bytes.count >= Self.sampleBytes {
            input.append(to: &bytes, upTo: options.limits.recordBytes)
            table = CSVHead(bytes, separator: options.separator)
            if table.used == bytes.count { return failing(.longFirstLine(options.limits.recordBytes)) }
        }
        head = SourceFile(id: options.file, path: path, bytes: Array(bytes[..<min(table.used, 1 << 16)]))
        if let problem = table.problem { return failing(problem) }
        var planner = ColumnPlanner(reader, layout, options)
        planner.plan(table, samples: CSVSamples(bytes, table, most: Self.sampleRows))
        tell(planner.problems)
        if planner.problems.hasError { return nil }
        (columns, separator) = (planner.shown, table.ends.delimiter)
        let plan = CSVPlan(reader, layout, table, planner.columns, path: path, options)
        makeScanner = { CSVScanner(plan, layout, buffer: $0) }
        return ChunkCutter(
            input, head: (bytes, table.used, table.lines), ends: table.ends, chunkBytes: options.chunkBytes,
            recordBytes: options.limits.recordBytes)
    }

    private mutating func failing(_ problem: FlatFileProblem) -> ChunkCutter? {
        fail(problem)
        return nil
    }

    /// Whether every other one of the first bytes is none of UTF-8, with a mark or without.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        let first = Array(bytes.prefix(4))
        guard first.count == 4 else { return false }
        if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { return true }
        let zeros = first.map { $0 == 0 }
        return zeros == [false, true, false, true] || zeros == [true, false, true, false]
    }

    /// What the name of a file says, and its first bytes where that says nothing.
    private static func format(of path: String, _ bytes: [UInt8]) -> FlatFormat {
        var name = path.lowercased()
        for ending in [".gz", ".zst"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        if [".csv", ".tsv", ".txt"].contains(where: name.hasSuffix) { return .csv }
        if [".ndjson", ".jsonl"].contains(where: name.hasSuffix) { return .ndjson }
        switch first {
        case UInt8(ascii: "{"): return .ndjson
        case UInt8(ascii: "["): return .json
        default: return .csv
        }
    }
}
