import Diagnostics
import Glibc

/// What the program may do with its output.
enum Terminal {
    /// Colour only where a person looks, and never against `NO_COLOR`.
    static func allowsColour(_ descriptor: Int32) -> Bool {
        if let value = getenv("NO_COLOR"), strlen(value) > 0 { return false }
        if let value = getenv("TERM"), String(cString: value) == "dumb" { return false }
        return isatty(descriptor) == 1
    }

    static func printError(_ text: String) { Files.writeAll(text, to: STDERR_FILENO) }

    /// - Returns: False when the reader is gone or the disk is full.
    static func printResult(_ text: String) -> Bool { Files.writeAll(text, to: STDOUT_FILENO) }
}
