import Foundation
import Testing

/// A page that is made from the code: the file in the repository has to be what the code says.
///
/// `UPDATE_DOCS=1 swift test --filter RepositoryTests` writes it anew.
struct GeneratedPage {
    let path: String
    let text: String

    static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil }

    /// Compares, or writes when that was asked for.
    func settle() throws {
        let file = Repository.root.appendingPathComponent(path)
        if Self.isUpdating {
            try #require(
                ProcessInfo.processInfo.environment["CI"] == nil, "pages are not written where they should be checked")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let found = try? String(contentsOf: file, encoding: .utf8)
        #expect(found == text, "\(path) is stale: UPDATE_DOCS=1 swift test --filter RepositoryTests")
    }
}
