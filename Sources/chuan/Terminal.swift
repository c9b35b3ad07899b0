import Diagnostics
import Glibc
import Synchronization

/// What the program may do with its output.
enum Terminal {
    /// Colour only where a person looks, and never against `NO_COLOR`.
    static func allowsColour(_ descriptor: Int32) -> Bool {
        if let value = getenv("NO_COLOR"), strlen(value) > 0 { return false }
        if let value = getenv("TERM"), String(cString: value) == "dumb" { return false }
        return isatty(descriptor) == 1
    }

    static func printError(_ text: String) {
        clearProgress()
        Files.writeAll(text, to: STDERR_FILENO)
    }

    /// Whether a line of progress stands there. Threads that write to the terminal do it one at a time.
    private static let hasProgress = Atomic(false)

    /// A line without an end, in place of the one before.
    static func showProgress(_ line: String) {
        Files.writeAll("\r\u{1B}[K" + line, to: STDERR_FILENO)
        hasProgress.store(true, ordering: .relaxed)
    }

    /// Takes the line away, so that something else can be written.
    static func clearProgress() {
        if hasProgress.exchange(false, ordering: .relaxed) { Files.writeAll("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    /// - Returns: False when the reader is gone or the disk is full.
    static func printResult(_ text: String) -> Bool { Files.writeAll(text, to: STDOUT_FILENO) }
}
