import Foundation

/// The folder of the package and what is in it.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A text file by its path from the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    /// The files below a folder, sorted, as paths from the root; without build products and hidden folders.
    static func files(below folder: String, ending: String) -> [String] {
        let base = root.appendingPathComponent(folder)
        let found = FileManager.default.enumerator(
            at: base, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        return (found?.allObjects as? [URL] ?? []).map { relative($0) }.filter { $0.hasSuffix(ending) }.sorted()
    }

    /// Swift files of the product and its tests.
    static func swiftFiles() -> [String] { ["Sources", "Tests"].flatMap { files(below: $0, ending: ".swift") } }

    /// Every page of documentation.
    static func pages() -> [String] {
        let top = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        let nested = ["docs", "Rules", "Tests", "Examples"].flatMap { files(below: $0, ending: ".md") }
        return top.filter { $0.hasSuffix(".md") }.sorted() + nested
    }

    private static func relative(_ url: URL) -> String {
        String(url.standardizedFileURL.path.dropFirst(root.standardizedFileURL.path.count + 1))
    }
}

/// A folder that is gone when the test is over.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("chuan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
