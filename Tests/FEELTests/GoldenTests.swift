import Diagnostics
import FEEL
import TestSupport
import Testing

@Suite("Golden cases of values") struct GoldenTests {
    static let folder = GoldenFolder("Cases/Nulls", languages: ["feel", "names"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "FEELTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    /// The value, and why parts of the expression have none. Every name stands for 40.
    static func answer(_ section: GoldenCase) throws -> String {
        let block = try #require(section.block("feel"))
        var files = SourceFiles()
        let source = files.add(path: "mau", bytes: Array(block.bytes.dropLast()))
        var scope = FreeScope()
        for name in (section.givenBlock("names")?.text ?? "").split(separator: "\n") {
            scope.bind(String(name), .number(40))
        }
        let outcome = scope.evaluate(SourceSlice(source, 0..<source.bytes.count))
        var shown = ShownDiagnostics(files)
        return "= \(try #require(outcome.value).literal)\n" + shown.text(outcome.diagnostics)
    }
}
