import Foundation

/// The built program, run as a user runs it.
enum Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// `swift build` puts it there, before the tests are built.
    static let path = root.appendingPathComponent(".build/debug/chuan")

    static func run(
        _ arguments: [String], input: String? = nil, program: URL = path, environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = root
        // Compiled rulebooks are kept as they are for a user, but beside the build.
        let kept = ["CHUAN_CACHE": root.appendingPathComponent(".build/kept-rulebooks").path]
        process.environment = ProcessInfo.processInfo.environment.merging(kept) { $1 }.merging(environment) { $1 }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chuan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files take any amount without anyone reading along.
        let (output, errors) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let inputFile = folder.appendingPathComponent("in")
        try Data((input ?? "").utf8).write(to: inputFile)
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// The verdicts of the checks of each report, in order.
    static func verdicts(_ json: String) throws -> [[String: Verdict]] {
        let result = try JSONDecoder().decode(Result.self, from: Data(json.utf8))
        return result.reports.map { Self.table($0.indicators) }
    }

    /// The same by the path of the report's file; each file holds one report.
    static func verdictsByFile(_ json: String) throws -> [String: [String: Verdict]] {
        let result = try JSONDecoder().decode(Result.self, from: Data(json.utf8))
        return Dictionary(uniqueKeysWithValues: result.reports.map { ($0.file, Self.table($0.indicators)) })
    }

    static func cityVerdicts(_ json: String) throws -> [String: Verdict] {
        table(try JSONDecoder().decode(Result.self, from: Data(json.utf8)).city.indicators)
    }

    private static func table(_ indicators: [Result.Indicator]) -> [String: Verdict] {
        Dictionary(
            uniqueKeysWithValues: indicators.flatMap(\.checks).map { ($0.id, Verdict($0.verdict, $0.provisional)) })
    }

    struct Verdict: Equatable {
        let code: String
        let provisional: String?

        init(_ code: String, _ provisional: String?) {
            self.code = code
            self.provisional = provisional
        }
    }

    private struct Result: Decodable {
        struct Indicator: Decodable { let checks: [Check] }
        struct Check: Decodable {
            let id: String
            let verdict: String
            let provisional: String?
        }
        struct Report: Decodable {
            let file: String
            let indicators: [Indicator]
        }
        struct City: Decodable { let indicators: [Indicator] }

        let reports: [Report]
        let city: City
    }
}

extension Process {
    /// Ends a program that would not end by itself. Threads of the tests block the signals that ask for it politely, and
    /// what they start inherits that.
    func stop() {
        kill(processIdentifier, SIGKILL)
        waitUntilExit()
    }
}

/// A folder that is gone when the test is over.
final class Scratch {
    let folder: URL

    init(_ name: String = "chuan") throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(name)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of a file that need not be there; a slash at its end stays.
    func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}
