import Foundation
import Testing

/// The prompt of `chuan eval` at a terminal.
@Suite struct PromptTests {
    /// Linux's numbers for unlocking the other end of a pseudo-terminal, and for asking which one it is.
    private static let unlocking: UInt = 0x4004_5431
    private static let numbering: UInt = 0x8004_5430

    /// What comes out when these keys are typed.
    private static func type(_ keys: String) throws -> String {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        var (lock, number) = (CInt(0), CInt(0))
        try #require(ioctl(terminal, unlocking, &lock) == 0 && ioctl(terminal, numbering, &number) == 0)
        let line = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(line >= 0)
        // Keys wait as they are until the program reads them.
        var mode = termios()
        tcgetattr(line, &mode)
        cfmakeraw(&mode)
        tcsetattr(line, TCSANOW, &mode)
        let bytes = Array(keys.utf8)
        try #require(write(terminal, bytes, bytes.count) == bytes.count)
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = Program.path
        process.arguments = ["eval", "--lang", "en"]
        process.standardInput = FileHandle(fileDescriptor: line, closeOnDealloc: true)
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.file("out", "")))
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try String(contentsOf: scratch.folder.appendingPathComponent("out"), encoding: .utf8)
    }

    private static let sessions: [(keys: String, output: String)] = [
        ("1 + 1\r:quit\r", "2\n"),
        // Up brings the line back; backspace and another digit change it.
        ("1 + 1\r\u{1B}[A\u{7F}2\r\u{4}", "2\n3\n"),
        // Up twice, down once; an empty line is not kept.
        ("1\r2\r\r\u{1B}[A\u{1B}[A\u{1B}[B\r\u{4}", "1\n2\n2\n"),
        // What was typed comes back when the history is left again.
        ("1\r7\u{1B}[A\u{1B}[B\r\u{4}", "1\n7\n"),
        // Home, left, delete, cut.
        ("23\u{1}1\r\u{4}", "123\n"), ("13\u{1B}[D2\r\u{4}", "123\n"), ("91\u{1}\u{1B}[3~\r\u{4}", "1\n"),
        ("9 9\u{15}1\r\u{4}", "1\n"), ("9 9\u{3}1\r\u{4}", "1\n"), ("12\u{1B}[D\u{B}\r\u{4}", "1\n"),
        // Letters with marks are one character, also where the mark is typed after the letter.
        ("\"số\u{7F}\"\r\u{4}", "\"s\"\n"), ("string length(\"so\u{302}\u{7F}\")\r\u{4}", "1\n"),
        // An unknown escape does nothing; the input may end in one.
        ("1\u{1B}[15~\r\u{4}", "1\n"), ("1\r\u{1B}[\u{4}\u{4}", "1\n"),
    ]

    @Test(arguments: sessions)
    func `Keys mend lines and recall them`(_ keys: String, _ output: String) throws {
        #expect(try Self.type(keys) == output)
    }
}
