import Foundation
import Testing

/// The commands of the pages do what the pages say.
@Suite("Commands in the documentation")
struct CommandLineTests {
    /// One line of a `sh` block, the exit status that the next line promises, and the excerpt that follows the block.
    struct Command {
        let text: String
        var status: Int32 = 0
        var excerpt: [String] = []
        /// Not a command, but a file that the reader is told to write: the text is its path.
        var fileLines: [String]?
    }

    static let pages = [
        "README.md", "README.vi.md", "CONTRIBUTING.md", "docs/report.md", "docs/rulebook.md", "docs/explanations.md",
        "docs/testing.md", "docs/reports.md", "docs/dossiers.md", "docs/tu-cau-van-ban-den-quy-tac.md",
    ]

    @Test("Every command runs and ends with the status that its page promises", arguments: pages)
    func commands(path: String) throws {
        let page = try Page(path)
        let scratch = try Scratch()
        let manager = FileManager.default
        for name in ["Examples", "Rules"] {
            try manager.createSymbolicLink(
                at: scratch.folder.appendingPathComponent(name),
                withDestinationURL: Repository.root.appendingPathComponent(name))
        }
        for command in Self.commands(of: page) {
            if let lines = command.fileLines {
                let file = scratch.folder.appendingPathComponent(command.text)
                try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
                continue
            }
            let first = command.text.split(separator: " ").first.map(String.init) ?? ""
            if first == "make" || first == "swift" { continue }
            #expect(["chuan", "cp"].contains(first), "\(path): nothing runs `\(command.text)`")
            let (status, output) = try run(command.text, in: scratch.folder)
            #expect(status == command.status, "\(path): \(command.text)\n\(output.suffix(400))")
            let lines = Array(output.split(separator: "\n").map(String.init))
            for line in command.excerpt where line != "…" {
                #expect(lines.contains(line), "\(path): `\(command.text)` does not print\n\(line)")
            }
        }
    }

    @Test("The readmes have commands to run")
    func readmes() throws {
        for path in ["README.md", "README.vi.md"] {
            let commands = Self.commands(of: try Page(path))
            #expect(commands.count { $0.text.hasPrefix("chuan ") } >= 7)
            #expect(commands.contains { !$0.excerpt.isEmpty })
            #expect(commands.contains { $0.status == 2 })
        }
    }

    static func commands(of page: Page) -> [Command] {
        var commands: [Command] = []
        for block in page.blocks {
            if block.kind == "text", !commands.isEmpty {
                commands[commands.count - 1].excerpt = block.lines.filter { !$0.isEmpty }
            }
            if let path = block.kind.firstMatch(of: /^yaml (\S+)$/)?.1 {
                commands.append(Command(text: String(path), fileLines: block.lines))
            }
            if block.kind != "sh" { continue }
            for line in block.lines where !line.isEmpty {
                if let promise = line.firstMatch(of: /^# (?:exit status|mã kết thúc) (\d+)/) {
                    commands[commands.count - 1].status = Int32(promise.1) ?? -1
                } else {
                    let text = line.split(separator: " #", maxSplits: 1).first.map(String.init) ?? line
                    commands.append(Command(text: text.trimmingCharacters(in: .whitespaces)))
                }
            }
        }
        return commands
    }

    /// Runs a line in a folder, with the built program for `chuan`.
    private func run(_ line: String, in folder: URL) throws -> (status: Int32, output: String) {
        let program = Repository.root.appendingPathComponent(".build/debug/chuan")
        try #require(FileManager.default.isExecutableFile(atPath: program.path), "run `swift build` first")
        let output = folder.appendingPathComponent(".output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", "chuan() { \"$CHUAN\" \"$@\"; }; \(line)"]
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(["CHUAN": program.path]) { $1 }
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }
}
