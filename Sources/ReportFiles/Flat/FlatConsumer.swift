package import Diagnostics

/// What is done with the rows of a flat file. Each worker has one of its own, used by one thread at a time.
package protocol FlatConsumer: AnyObject {
    /// What a piece of the file gives, such as lines to be written.
    associatedtype Output

    /// Takes some rows; they are gone when it returns.
    func consume(_ chunk: FlatChunk)

    /// Called behind the last rows of each piece of the file.
    func finishChunk() -> Output
}

/// What one piece of a file gave. Pieces are delivered in order of the file.
package struct FlatDelivery<Output> {
    package let output: Output
    /// Rows that were handed to the consumer.
    package let rows: Int
    /// Bytes of the file up to the end of this piece, before compression.
    package let bytesRead: Int
    /// Records that were set aside, as they stand in the file.
    package let rejects: [UInt8]
    package let rejectedRows: Int
    /// Why they were, all of them and in their order; empty where that is not asked for.
    package let reasons: [FlatProblem]
    /// In order of the file; at most `Limits.diagnosticsPerFile`.
    package internal(set) var problems: [FlatProblem]
    /// Those beyond that.
    package let omittedProblems: Int
    /// Whether one of them all is an error.
    package let hasErrors: Bool
}

/// A mistake in one record of a flat file.
package struct FlatProblem: Sendable {
    /// Its spans are of `record`.
    package let diagnostic: Diagnostic
    /// The record alone under the path of its file, cut short where it is very long.
    package let record: SourceFile
    /// The line of the file on which the record begins, from 1.
    package let firstLine: Int
    /// Whether the whole record was set aside.
    package let isRejected: Bool

    /// Where the mistake stands in the file.
    package var location: Location {
        let place = LineIndex(record).location(of: diagnostic.span.start)
        return Location(line: firstLine + place.line - 1, column: place.column)
    }
}

/// How a run over a flat file ended.
package struct FlatOutcome: Sendable {
    package enum End: Sendable, Hashable {
        case finished
        /// The receiver of deliveries asked for it.
        case stopped
        case tooManyRejects
        /// The number of the system's error.
        case failed(Int32)
    }

    package var end = End.finished
    /// What ended the run too early, where the file did; it has no place in it.
    package var problem: Diagnostic?
    package var rows = 0
    package var rejectedRows = 0
    package var bytesRead = 0
}
