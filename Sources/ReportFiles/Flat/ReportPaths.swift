import Chuan
package import Diagnostics
import Workbooks

/// A report file that was read, or why it could not be.
package struct FileReading: Sendable {
    /// Nil where the file cannot be opened or is too large.
    package let source: SourceFile?
    package let reading: ReportReading
    /// Only where there is no source.
    package let problem: Diagnostic?
    /// Names that the user gives columns and a spreadsheet does not have; nil for any other file.
    package var unusedNames: Set<String>?
}

extension Set<String>? {
    /// The names that this file does not have either.
    package mutating func meet(_ other: Set<String>?) {
        guard let other else { return }
        self = self?.intersection(other) ?? other
    }
}

extension ReportReader {
    /// Opens a file and reads its reports.
    ///
    /// - Parameters:
    ///   - id: The file in spans.
    ///   - rulebook: The id that sheets of a form have to name.
    ///   - sheets: How spreadsheets are read.
    /// - Diagnostics: those of `read`, and `report/bad-flat-file`.
    /// - Complexity: O(n) in bytes.
    package func read(path: String, id: FileID, rulebook: String, sheets: WorkbookOptions) -> FileReading {
        let none = ReportReading(reports: [], diagnostics: [])
        let place = Span(file: id, start: 0, end: 0)
        let (input, problem) = ByteInput.open(path)
        guard let input else {
            let problem = problem.map { Diagnostic.badFlatFile($0, at: place) }
            return FileReading(source: nil, reading: none, problem: problem)
        }
        var bytes: [UInt8] = []
        // One byte more than the limit: what reads the bytes tells of that.
        input.append(to: &bytes, upTo: min(limits.fileBytes, input.size ?? limits.fileBytes) + 1)
        if let failure = input.failure {
            return FileReading(source: nil, reading: none, problem: .badFlatFile(failure.problem, at: place))
        }
        if SpreadsheetFile.isOne(bytes, path: path) { return readSheets(bytes, path, id, rulebook, sheets) }
        let source = SourceFile(id: id, path: path, bytes: bytes)
        return FileReading(source: source, reading: read(source), problem: nil)
    }

    private func readSheets(
        _ bytes: [UInt8], _ path: String, _ id: FileID, _ rulebook: String, _ options: WorkbookOptions
    ) -> FileReading {
        let (workbook, source, problems) = SpreadsheetFile.read(bytes, path: path, id: id, limits: limits)
        guard let workbook else {
            return FileReading(
                source: source, reading: ReportReading(reports: [], diagnostics: problems), problem: nil)
        }
        let read = read(workbook, rulebook: rulebook, options: options)
        var reading = read.reading
        reading.diagnostics = (problems + reading.diagnostics).ordered()
        return FileReading(source: read.source, reading: reading, problem: nil, unusedNames: read.unusedNames)
    }
}
