import Diagnostics
import Glibc
import ReportFiles

/// `chuan check --watch`: judges again whenever a report, the register or a rule is saved.
///
/// Each time the program runs itself anew without `--watch`: it starts in milliseconds, and nothing of the time before is
/// left. Files are looked at and not listened to: so a save is seen that renames another file over the old one, and one
/// on a drive of the network.
struct Watch {
    /// What tells one state of a file from another.
    private struct State: Equatable {
        var modified: Int
        var nanoseconds: Int
        var size: Int
        var number: UInt
    }

    /// Files and folders that are looked at.
    private let paths: [String]
    /// What each round writes itself.
    private let outputs: OutputFiles
    private let arguments: [String]
    private let language: Language

    private static let endings = [".yaml", ".yml", ".json", ".xlsx", ".xlsm", ".csv", ".ndjson", ".xls", ".ods"]
    private static let mostFiles = 10_000
    private static let pause: UInt32 = 250_000

    /// - Parameters:
    ///   - paths: Files, folders and patterns.
    ///   - arguments: Of this run, without the name of the program.
    init(_ paths: [String], besides outputs: OutputFiles, _ arguments: [String], _ language: Language) {
        self.paths = paths
        self.outputs = outputs
        self.arguments = arguments.filter { $0 != "--watch" }
        self.language = language
    }

    /// Judges until it is stopped.
    ///
    /// - Returns: The status of a run that could not be started.
    func run() -> ExitStatus {
        var seen = states()
        while true {
            if isatty(STDOUT_FILENO) != 0 { _ = Files.printResult(Array("\u{1B}[2J\u{1B}[H".utf8)) }
            guard judge() else {
                say(
                    Message(
                        vi: "--watch: không chạy lại được chương trình",
                        en: "--watch: the program can't be run again"))
                return .software
            }
            say(
                Message(
                    vi: "đang theo dõi \(seen.count) tệp; lưu tệp thì chấm lại, Ctrl-C để dừng",
                    en: "watching \(seen.count) files; saving one judges again, Ctrl-C ends"))
            seen = next(after: seen)
        }
    }

    private func say(_ message: Message) { Terminal.printError("chuan: \(message[language])\n") }

    /// Waits for a change, and until it is complete: two looks have to see the same.
    private func next(after seen: [String: State]) -> [String: State] {
        var last = seen
        while true {
            usleep(Self.pause)
            let now = states()
            if now != seen, now == last { return now }
            last = now
        }
    }

    private func states() -> [String: State] {
        var states: [String: State] = [:]
        for path in paths {
            for file in files(path) {
                var info = stat()
                guard stat(file, &info) == 0 else { continue }
                states[file] = State(
                    modified: info.st_mtim.tv_sec, nanoseconds: info.st_mtim.tv_nsec, size: Int(info.st_size),
                    number: UInt(info.st_ino))
            }
        }
        return states
    }

    /// The files that a path names at this moment.
    private func files(_ path: String) -> [String] {
        if Files.isFolder(path) {
            return Files.files(below: path, endings: Self.endings, limit: Self.mostFiles)
                .filter { !SpreadsheetFile.isLock($0) && !outputs.holds($0) }
        }
        return Files.isPattern(path) && !Files.exists(path) ? Files.matching(path) : [path]
    }

    /// Runs the program on the files as they are, and waits for its end.
    private func judge() -> Bool {
        let words = [CommandLine.arguments.first ?? "chuan"] + arguments
        var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child: pid_t = 0
        guard posix_spawn(&child, "/proc/self/exe", nil, nil, &pointers, environ) == 0 else { return false }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { if errno != EINTR { return false } }
        return true
    }
}
