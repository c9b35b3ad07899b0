import Diagnostics
import Testing

@testable import Chuan
@testable import ReportFiles

/// Files that cannot be opened are told in both languages.
@Suite struct ByteInputTests {
    @Test(arguments: [
        ("/nonexistent/x.csv", "không có thư mục hoặc tệp đó", "No such file or directory"),
        ("/tmp", "đó là một thư mục", "Is a directory"),
    ])
    func `Files that cannot be opened`(path: String, vi: String, en: String) throws {
        let problem = try #require(ByteInput.open(path).1)
        let message = Diagnostic.badFlatFile(problem, at: Span(file: FileID(number: 0), start: 0, end: 0)).message
        #expect(message.vi == "không đọc được tệp: \(vi)")
        #expect(message.en == "the file cannot be read: \(en)")
    }
}
