import Foundation
import Testing

/// Runs that Ctrl-C or a limit of the system ends.
@Suite struct InterruptionTests {
    private static let head = "unit_code,unit_type,period,results_in_force,results_digitised\n"

    /// Starts the program on a pipe that stays open, and interrupts it.
    ///
    /// - Parameter input: What stands in the pipe.
    private func interrupted(
        _ arguments: (String) -> [String], _ input: String, waitsForOutput: Bool = false
    ) throws -> (status: Int32, errors: String, left: [String]) {
        let scratch = try Scratch()
        let pipe = scratch.path("in.csv")
        #expect(mkfifo(pipe, 0o600) == 0)
        let process = Process()
        process.executableURL = Program.path
        process.currentDirectoryURL = Program.root
        process.arguments = arguments(pipe) + ["--lang", "en"]
        // Pipes would be held open by programs that other tests start meanwhile.
        let (errors, output) = (scratch.path("errors"), scratch.path("printed"))
        for path in [errors, output] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        try process.run()
        let writer = open(pipe, O_WRONLY)
        _ = Array(input.utf8).withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
        for _ in 0..<100 {
            usleep(waitsForOutput ? 20_000 : 3_000)
            if waitsForOutput, try !Data(contentsOf: URL(fileURLWithPath: output)).isEmpty { break }
        }
        process.interrupt()
        process.waitUntilExit()
        close(writer)
        let said = try String(contentsOfFile: errors, encoding: .utf8)
        for path in [errors, output] { try FileManager.default.removeItem(atPath: path) }
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        return (process.terminationStatus, said, left)
    }

    @Test func nothingWasWritten() throws {
        let rows = Self.head + (0..<200).map { "U\($0),dist,2023,100,50\n" }.joined()
        let folder = FileManager.default.temporaryDirectory.path
        for arguments in [
            { ["check", $0, "--format", "csv", "-o", folder + "/no-result.csv"] },
            { ["aggregate", $0, "-o", folder + "/no-result.csv"] }, { ["check", "--from", $0] },
        ] as [(String) -> [String]] {
            let (status, errors, left) = try interrupted(arguments, rows)
            #expect(status == 130 && errors.hasSuffix("chuan: interrupted; nothing was written\n"), "\(errors)")
            #expect(left == ["in.csv"])
        }
        #expect(!FileManager.default.fileExists(atPath: folder + "/no-result.csv"))
    }

    @Test func aPartWasPrinted() throws {
        // More than is looked at before the first line of results.
        let note = String(repeating: "x", count: 2_000)
        let rows = "note," + Self.head + (0..<150).map { "\(note),U\($0),dist,2023,100,50\n" }.joined()
        let (status, errors, _) = try interrupted(
            { ["check", $0, "--format", "csv"] }, rows, waitsForOutput: true)
        #expect(status == 130)
        #expect(errors.hasSuffix("chuan: interrupted; what was printed is only a part of the results\n"), "\(errors)")
    }

    /// A file that may not grow as far is told like a full disk.
    @Test func filesThatMayNotGrow() throws {
        let scratch = try Scratch()
        let rows = (0..<400).map { "U\($0),dist,2023,100,50\n" }.joined()
        let path = try scratch.file("reports.csv", Self.head + rows)
        let runs = [
            "check '\(path)' --format csv", "check '\(path)' --format json",
            "aggregate Examples/dossiers/ho-so-2023.csv --units Examples/register.csv",
        ]
        for (number, run) in runs.enumerated() {
            let (output, errors) = (scratch.path("out-\(number)"), scratch.path("errors-\(number)"))
            for end in ["-o '\(output)'", "> '\(output)'"] {
                let shell = Process()
                shell.executableURL = URL(fileURLWithPath: "/bin/sh")
                shell.currentDirectoryURL = Program.root
                let command = "ulimit -f \(number == 2 ? 1 : 8); '\(Program.path.path)' \(run)"
                shell.arguments = ["-c", "\(command) --lang en 2>'\(errors)' \(end)"]
                shell.standardOutput = FileHandle.nullDevice
                shell.standardError = FileHandle.nullDevice
                // What the program keeps for the next run is not in the way.
                try shell.run()
                shell.waitUntilExit()
                let said = try String(contentsOfFile: errors, encoding: .utf8)
                #expect(shell.terminationReason == .exit && shell.terminationStatus == 73, "\(run) \(end): \(said)")
                #expect(number == 2 || said.contains("can't be written: File too large"), "\(run) \(end): \(said)")
                if end.hasPrefix("-o") { #expect(!FileManager.default.fileExists(atPath: output)) }
            }
        }
    }
}
