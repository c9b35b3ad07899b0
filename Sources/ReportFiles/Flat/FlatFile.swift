package import Chuan
package import Diagnostics
import Parallel

/// A flat file that is open, with its columns found: reports or records, one in each line.
package final class FlatFile {
    /// As the user wrote it; `-` for standard input.
    package let path: String
    package let format: FlatFormat
    /// In bytes, where it is known.
    package let size: Int?
    /// Between cells; nil for JSON.
    package let separator: UInt8?
    /// The columns of the file in order; empty for JSON.
    package let columns: [FlatFileColumn]
    /// The first line, in which the spans of mistakes in the file as a whole lie.
    package let head: SourceFile
    private let input: ByteInput
    private let cutter: ChunkCutter
    private let options: FlatOptions
    private let makeScanner: (ChunkBuffer) -> any RecordScanner
    private var isRead = false

    private init?(_ opening: FlatOpening, _ cutter: ChunkCutter, _ input: ByteInput) {
        guard let makeScanner = opening.makeScanner else { return nil }
        path = input.path
        size = input.size
        format = opening.format
        separator = opening.separator
        columns = opening.columns
        head = opening.head
        options = opening.options
        self.makeScanner = makeScanner
        self.cutter = cutter
        self.input = input
    }

    /// Opens a file and finds out what its columns are.
    ///
    /// - Parameters:
    ///   - path: `-` for standard input.
    ///   - layout: What is wanted of each row.
    /// - Returns: Nil for a file that cannot be read; what there is to say, with spans of the first line.
    /// - Diagnostics: `report/bad-flat-file`, `report/unknown-column`, `report/missing-columns`,
    ///   `report/mixed-numbers`.
    package static func open(
        _ path: String, as layout: FlatLayout, by reader: ReportReader, options: FlatOptions = FlatOptions()
    ) -> (FlatFile?, [FlatMistake]) {
        let (input, problem) = ByteInput.open(path)
        var opening = FlatOpening(path, options)
        guard let input else {
            if let problem { opening.fail(problem) }
            return (nil, opening.mistakes)
        }
        guard let cutter = opening.open(input, layout, reader) else { return (nil, opening.mistakes) }
        return (FlatFile(opening, cutter, input), opening.mistakes)
    }

    /// Reads all rows, on as many threads as the machine has or the options say.
    ///
    /// - Parameters:
    ///   - makeConsumer: Makes what takes the rows, once for each worker.
    ///   - deliver: Gets what the pieces of the file gave, in their order, one at a time on any of the threads; false
    ///     ends the run.
    /// - Returns: How it ended. A file is read once: after that there are no rows.
    package func read<Consumer: FlatConsumer>(
        _ makeConsumer: () -> Consumer, deliver: @escaping (FlatDelivery<Consumer.Output>) -> Bool
    ) -> FlatOutcome {
        if isRead { return FlatOutcome() }
        isRead = true
        let count = max(1, options.workers ?? Threads.online)
        let pipeline = FlatPipeline(cutter, workers: count, mostRejects: options.limits.rejects, sink: deliver)
        let workers = (0..<count).map { _ in
            let buffer = ChunkBuffer(capacity: min(options.chunkBytes, options.limits.recordBytes))
            return FlatWorker(pipeline, makeScanner(buffer), makeConsumer(), buffer)
        }
        Self.run(workers)
        return pipeline.end(input)
    }

    private static func run(_ workers: [any Worker]) {
        Threads.run(workers.count) { workers[$0].work() }
    }
}

/// What one thread does.
private protocol Worker: Sendable {
    func work()
}

/// A thread's own things; no other one uses them.
private final class FlatWorker<Consumer: FlatConsumer>: Worker, @unchecked Sendable {
    private let pipeline: FlatPipeline<Consumer.Output>
    private let scanner: any RecordScanner
    private let consumer: Consumer
    private let buffer: ChunkBuffer

    init(
        _ pipeline: FlatPipeline<Consumer.Output>, _ scanner: any RecordScanner, _ consumer: Consumer,
        _ buffer: ChunkBuffer
    ) {
        self.pipeline = pipeline
        self.scanner = scanner
        self.consumer = consumer
        self.buffer = buffer
    }

    func work() { pipeline.work(scanner, consumer, buffer) }
}
