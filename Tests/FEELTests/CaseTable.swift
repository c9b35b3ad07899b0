import Foundation
import Testing

/// Lines `expression => value` of a file in `Cases/`, each with its number. Lines of Markdown around them are free.
enum CaseTable {
    struct Line: Sendable, CustomTestStringConvertible {
        let number: Int
        let expression: String
        let value: String

        var testDescription: String { "\(number): \(expression)" }
    }

    static func lines(_ name: String) -> [Line] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases/\(name)")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            guard let arrow = line.range(of: " => ") else { return nil }
            return Line(
                number: index + 1, expression: String(line[..<arrow.lowerBound]),
                value: String(line[arrow.upperBound...]))
        }
    }
}
