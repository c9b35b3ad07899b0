import ChuanTools
import Diagnostics
import TestSupport
import Testing

/// Golden cases of the layout.
@Suite struct FormatCaseTests {
    private static let folder = GoldenFolder("../Cases/format", languages: ["rules", "keys"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "ChuanToolsTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    /// The text laid out; it has to stay so.
    static func answer(_ section: GoldenCase) throws -> String {
        let text = try #require(section["rules"])
        let formatted = Formatted(text, keys: section["keys"].flatMap { Language(rawValue: $0.filter(\.isLetter)) })
        guard let bytes = formatted.bytes else { return "left alone: \(formatted.refusal)\n" }
        #expect(Formatted(bytes).bytes == bytes)
        return formatted.text
    }
}
