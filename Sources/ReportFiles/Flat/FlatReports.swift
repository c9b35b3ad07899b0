package import Chuan
package import Diagnostics

/// The reports of a flat file, held together, for results that show each in full.
package struct FlatReports {
    package private(set) var reports: [Report] = []
    /// What is to be said of them.
    package private(set) var diagnostics: [Diagnostic] = []
    /// The rows, behind as many line breaks as give them the lines that they have in the file.
    package private(set) var text: [UInt8] = []
    /// Of rows that were set aside.
    package fileprivate(set) var rejects: [FlatProblem] = []
    package fileprivate(set) var rejectedRows = 0
    /// The file has more than were wanted.
    package fileprivate(set) var isCut = false
    private var line = 1

    fileprivate mutating func add(_ row: FlatCollector.Row) {
        while line < row.line {
            text.append(0x0A)
            line += 1
        }
        let start = text.count
        text += row.bytes
        line += row.bytes.count { $0 == 0x0A }
        diagnostics += row.reading.diagnostics.map { $0.moved(by: start) }
        if let report = row.reading.report { reports.append(report.moved(by: start)) }
    }
}

extension FlatFile {
    /// Reads all reports.
    ///
    /// - Parameter most: Reading ends behind so many.
    /// - Returns: The reports with places in their `text`, and how reading ended.
    package func reports(most: Int) -> (FlatReports, FlatOutcome) {
        var found = FlatReports()
        let outcome = read({ FlatCollector() }) { delivery in
            found.rejects += delivery.problems.filter(\.isRejected)
            found.rejectedRows += delivery.rejectedRows
            found.isCut = found.isCut || found.reports.count + delivery.output.count > most
            if found.isCut { return false }
            for row in delivery.output { found.add(row) }
            return true
        }
        return (found, outcome)
    }
}

/// Makes reports of rows.
private final class FlatCollector: FlatConsumer {
    struct Row {
        let reading: DecodedRecord
        let line: Int
        let bytes: [UInt8]
    }

    private var rows: [Row] = []

    func consume(_ chunk: FlatChunk) {
        for row in 0..<chunk.rowCount {
            rows.append(
                Row(reading: chunk.reading(ofRow: row), line: chunk.line(ofRow: row), bytes: chunk.bytes(ofRow: row)))
        }
    }

    func finishChunk() -> [Row] {
        defer { rows = [] }
        return rows
    }
}
