import Foundation
import Testing

/// `chuan check --watch`: what makes it judge again, and what does not.
@Suite("Watching files")
struct WatchTests {
    private static let report = "unit_code: A\nunit_type: dist\nperiod: 2023\nresults_in_force: 1000\n"

    /// The program while it watches, and what it says.
    private final class Watcher {
        private let process = Process()
        private let errors: String

        init(_ arguments: [String], _ scratch: Scratch) throws {
            errors = try scratch.file("errors", "")
            process.executableURL = Program.path
            process.arguments = ["check", "--watch"] + arguments
            process.currentDirectoryURL = Program.root
            process.standardOutput = FileHandle.nullDevice
            process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
            try process.run()
        }

        deinit { process.stop() }

        /// How many times files were judged.
        func rounds() throws -> Int {
            try String(contentsOfFile: errors, encoding: .utf8).components(separatedBy: "đang theo dõi").count - 1
        }

        /// Waits until they were judged so many times, and long enough for one time more.
        func comes(to wanted: Int) throws -> Bool {
            for _ in 0..<300 where try rounds() < wanted { usleep(100_000) }
            usleep(1_500_000)
            return try rounds() == wanted
        }
    }

    @Test("what a round writes itself does not start another one")
    func outputs() throws {
        let (scratch, other) = (try Scratch(), try Scratch())
        _ = try scratch.file("a.yaml", Self.report)
        let output = scratch.path("ket-qua.json")
        let watcher = try Watcher([scratch.folder.path, "--format", "json", "-o", output], other)
        #expect(try watcher.comes(to: 1))
        #expect(FileManager.default.fileExists(atPath: output))
        _ = try scratch.file("~$b.xlsx", "")
        _ = try scratch.file("b.yaml", Self.report.replacing("A", with: "B"))
        #expect(try watcher.comes(to: 2))
    }

    @Test("a pattern takes files that come later")
    func patterns() throws {
        let (scratch, other) = (try Scratch(), try Scratch())
        _ = try scratch.file("a.yaml", Self.report)
        let watcher = try Watcher([scratch.path("*.yaml")], other)
        #expect(try watcher.comes(to: 1))
        _ = try scratch.file("b.yaml", Self.report.replacing("A", with: "B"))
        #expect(try watcher.comes(to: 2))
    }
}
