import Chuan
import Diagnostics
import Parallel

/// Reads the records of pieces of a file into blocks.
protocol RecordScanner: AnyObject {
    /// The rows of the moment.
    var chunk: FlatChunk { get }

    /// Turns to another piece.
    func begin(_ buffer: ChunkBuffer)

    /// Fills the block with the next rows.
    ///
    /// - Returns: False when there are none left.
    func fill() -> Bool

    /// What was set aside and what is amiss in the piece.
    var findings: FlatFindings { get }
}

/// Records set aside in one piece of a file, and mistakes.
struct FlatFindings {
    var rejects: [UInt8] = []
    var rejectedRows = 0
    /// Why records were set aside, where that is asked for.
    var reasons: [FlatProblem] = []
    var problems: [FlatProblem] = []
    var omitted = 0
    /// Whether a mistake costs something: a cell, if not the record.
    private(set) var hasErrors = false
    let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    mutating func reset() {
        rejects.removeAll(keepingCapacity: true)
        rejectedRows = 0
        reasons.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
        omitted = 0
        hasErrors = false
    }

    /// Sets bytes aside.
    ///
    /// - Parameter isNew: Whether they begin a record.
    mutating func reject(_ bytes: UnsafeBufferPointer<UInt8>, isNew: Bool) {
        rejects.append(contentsOf: bytes)
        if isNew { rejectedRows += 1 }
    }

    /// Whether another problem would be kept; when not, it need not be made.
    var isListing: Bool { problems.count < limit }

    mutating func tell(_ severity: Diagnostic.Severity, _ problem: @autoclosure () -> FlatProblem) {
        if severity == .error { hasErrors = true }
        if isListing { problems.append(problem()) } else { omitted += 1 }
    }
}

/// Workers that share the pieces of one file, and the order in which what they made is delivered.
final class FlatPipeline<Output>: @unchecked Sendable {
    typealias Sink = (FlatDelivery<Output>) -> Bool

    private let cutter: ChunkCutter
    private let sink: Sink
    private let reading = Gate()
    private let delivering = Gate()
    /// Pieces that may wait for an earlier one to be delivered.
    private let mostWaiting: Int
    private let mostRejects: Int
    private var waiting: [Int: FlatDelivery<Output>] = [:]
    private var nextNumber = 0
    private var outcome = FlatOutcome()
    private var isOver = false
    private var seenNames: Set<Message> = []

    init(_ cutter: ChunkCutter, workers: Int, mostRejects: Int, sink: @escaping Sink) {
        self.cutter = cutter
        self.sink = sink
        self.mostRejects = mostRejects
        mostWaiting = workers * 2
    }

    /// Works until nothing is left. All workers call it, each with what is its own.
    func work<Consumer: FlatConsumer>(_ scanner: any RecordScanner, _ consumer: Consumer, _ buffer: ChunkBuffer)
    where Consumer.Output == Output {
        while let bytesRead = next(into: buffer) {
            scanner.begin(buffer)
            var rows = 0
            while scanner.fill() {
                rows += scanner.chunk.rowCount
                consumer.consume(scanner.chunk)
            }
            let findings = scanner.findings
            deliver(
                FlatDelivery(
                    output: consumer.finishChunk(), rows: rows, bytesRead: bytesRead, rejects: findings.rejects,
                    rejectedRows: findings.rejectedRows, reasons: findings.reasons, problems: findings.problems,
                    omittedProblems: findings.omitted, hasErrors: findings.hasErrors),
                number: buffer.number)
        }
    }

    /// What became of the run, once all workers are done.
    func end(_ input: ByteInput) -> FlatOutcome {
        if outcome.end == .finished, let failure = input.failure {
            outcome.end = .failed(failure.code)
            outcome.problem = .badFlatFile(failure.problem, at: Span(file: FileID(number: 0), start: 0, end: 0))
        }
        if outcome.end == .finished, let line = cutter.openListLine {
            outcome.problem = .badFlatFile(.openList(line: line), at: Span(file: FileID(number: 0), start: 0, end: 0))
        }
        return outcome
    }

    private func next(into buffer: ChunkBuffer) -> Int? {
        let isOver = delivering.locked { self.isOver }
        if isOver { return nil }
        return reading.locked { cutter.next(into: buffer) ? cutter.bytesRead : nil }
    }

    /// Hands on what is next in the file, with what waits for it; waits itself when it is far ahead.
    private func deliver(_ delivery: FlatDelivery<Output>, number: Int) {
        delivering.locked {
            while number > nextNumber + mostWaiting, !isOver { delivering.wait() }
            waiting[number] = delivery
            while let next = waiting.removeValue(forKey: nextNumber) {
                if !isOver { receive(next) }
                nextNumber += 1
            }
            delivering.wakeAll()
        }
    }

    /// Keeps one of several mistakes that say the same of a name, which all records may have.
    private func withoutRepeats(_ delivery: FlatDelivery<Output>) -> FlatDelivery<Output> {
        var delivery = delivery
        delivery.problems = delivery.problems.filter {
            $0.diagnostic.kind != .unknownColumn || seenNames.insert($0.diagnostic.message).inserted
        }
        return delivery
    }

    private func receive(_ delivery: FlatDelivery<Output>) {
        let delivery = withoutRepeats(delivery)
        outcome.rows += delivery.rows
        outcome.rejectedRows += delivery.rejectedRows
        outcome.bytesRead = delivery.bytesRead
        if !sink(delivery) {
            outcome.end = .stopped
        } else if outcome.rejectedRows > mostRejects {
            outcome.end = .tooManyRejects
            outcome.problem = .tooManyRejects(
                outcome.rejectedRows, limit: mostRejects, at: Span(file: FileID(number: 0), start: 0, end: 0))
        }
        isOver = outcome.end != .finished
    }
}
