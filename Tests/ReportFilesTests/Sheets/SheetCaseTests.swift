import Chuan
import Diagnostics
import TestSupport
import Testing

@testable import ReportFiles
@testable import Workbooks

@Suite("Golden cases of spreadsheets") struct SheetCaseTests {
    static let folder = GoldenFolder("../Cases", languages: ["sheet", "file", "parts", "without"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "ReportFilesTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    /// What is told, below the reports that were read.
    ///
    /// Blocks: `sheet` as `MadeGrid` reads it, `file` with the text of a file, or `parts` with those of an archive, one a
    /// line behind its name; `without` says `header` where the sheet
    /// itself has to say whose it is (a register is at hand then).
    static func answer(_ section: GoldenCase) throws -> String {
        if let bytes = section.block("file")?.bytes ?? section["parts"].map(archive) {
            let (_, source, problems) = readWorkbook(bytes, path: "a.xlsx", id: FileID(number: 0))
            return shown(problems, source)
        }
        let isBare = section["without"] != nil
        let reading = try #require(
            SheetBench.read(
                section["sheet"] ?? "", header: isBare ? [:] : SheetBench.header,
                units: isBare ? SheetBench.directory() : nil))
        let reports = reading.reading.reports.map { report in
            "\(report.header.unitCode.value): \(report.cells.count { $0.state == .value }) cells, "
                + "\(report.lists.compactMap { $0?.rows.count }.reduce(0, +)) rows\n"
        }
        let told = reading.reading.diagnostics.filter { !$0.kind.name.hasPrefix("report/class") }
        return reports.joined() + shown(told, reading.source)
    }

    private static func archive(_ text: String) -> [UInt8] {
        let archive = ArchiveWriter()
        for line in text.split(separator: "\n") {
            let sides = line.split(separator: " ", maxSplits: 1)
            archive.add(String(sides[0]), Array(sides[1].utf8))
        }
        return archive.finish() ?? []
    }

    private static func shown(_ diagnostics: [Diagnostic], _ source: SourceFile) -> String {
        var files = SourceFiles()
        _ = files.add { _ in source }
        var shown = ShownDiagnostics(files)
        return shown.text(diagnostics)
    }
}
