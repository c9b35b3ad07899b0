import ChuanTools
import Diagnostics
import Glibc
import ReportFiles

/// Where rows go that can't be judged: as they stand into one file, and why into a table beside it.
final class RejectFiles {
    private let path: String
    private let rows: ResultFile
    /// Nil where the rows go to a device or a pipe, which has nothing beside it.
    private let reasons: ResultFile?
    private let language: Language

    /// - Returns: Nil when no file can be made there: `errno` says why.
    init?(_ path: String, _ language: Language) {
        self.path = path
        self.language = language
        guard let rows = ResultFile(path) else { return nil }
        self.rows = rows
        guard let beside = Self.reasonsPath(beside: path) else {
            reasons = nil
            return
        }
        reasons = ResultFile(beside)
        guard let reasons else {
            let error = errno
            rows.abandon()
            errno = error
            return nil
        }
        let head = OutputBuffer(capacity: 64)
        RejectTable.writeHead(into: head)
        _ = reasons.write(head.bytes)
    }

    /// `rows.csv` has `rows.reasons.csv` beside it; nil for what is no file.
    static func reasonsPath(beside path: String) -> String? {
        if Files.isSpecial(path) { return nil }
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let name = path[start...]
        let bare = name.dropFirst().lastIndex(of: ".").map { name[..<$0] } ?? name
        return path[..<start] + bare + ".reasons.csv"
    }

    /// Takes the rows of one piece of a file.
    ///
    /// - Returns: False when they can't be written.
    func write(_ delivery: FlatDelivery<BatchPart>, of path: String) -> Bool {
        let outside = delivery.output.outside
        guard delivery.rejects.withUnsafeBytes({ rows.write($0) }), rows.write(outside.bytes.bytes) else {
            return false
        }
        guard let reasons, !delivery.reasons.isEmpty || !outside.reasons.isEmpty else { return true }
        let buffer = OutputBuffer(capacity: 1 << 10)
        for reason in delivery.reasons {
            RejectTable.write(reason.diagnostic, of: path, at: reason.location, language, into: buffer)
        }
        for reason in outside.reasons {
            RejectTable.write(reason.diagnostic, of: path, at: reason.place, language, into: buffer)
        }
        return reasons.write(buffer.bytes)
    }

    /// The error of the file that could not be written, and its path; nil where both were.
    var failure: (path: String, error: Int32)? {
        if let error = rows.error { return (path, error) }
        return reasons?.error.map { (Self.reasonsPath(beside: path) ?? path, $0) }
    }

    /// Gives both files their names.
    ///
    /// - Returns: What could not be written.
    func finish() -> (path: String, error: Int32)? {
        guard rows.finish() else {
            reasons?.abandon()
            return (path, rows.error ?? EIO)
        }
        guard let reasons, !reasons.finish() else { return nil }
        return (Self.reasonsPath(beside: path) ?? path, reasons.error ?? EIO)
    }

    /// Leaves nothing behind.
    func abandon() {
        rows.abandon()
        reasons?.abandon()
    }
}
