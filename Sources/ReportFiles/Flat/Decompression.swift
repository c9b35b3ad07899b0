import Glibc

/// A program that decompresses a file for us.
///
/// Such programs are on every machine that has such files, and a build needs no library of theirs.
struct Decompression {
    let program: String
    private let process: pid_t
    /// What it writes can be read here.
    let output: Int32

    /// What a file is compressed with, by its first bytes; nil for one that is not.
    static func program(for bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x1F, 0x8B]) { return "gzip" }
        return bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) ? "zstd" : nil
    }

    /// Starts a program that reads a file from where it stands.
    ///
    /// - Parameter first: Bytes of the file that were read already.
    /// - Returns: Nil where it cannot be started.
    init?(_ program: String, reading descriptor: Int32, behind first: [UInt8] = []) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        let command = Self.command(program, behind: first)
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let failed = posix_spawnp(&process, command[0], &actions, nil, &arguments, nil)
        close(ends[1])
        guard failed == 0 else {
            close(ends[0])
            return nil
        }
        self.program = program
        self.process = process
        output = ends[0]
    }

    /// The words of the command. What was read already is put in front by a shell.
    private static func command(_ program: String, behind first: [UInt8]) -> [String] {
        if first.isEmpty { return [program, "-dc"] }
        let octal = first.map { byte in
            "\\" + [byte >> 6, byte >> 3 & 7, byte & 7].map { String($0) }.joined()
        }
        return ["sh", "-c", "{ printf '\(octal.joined())'; cat; } | \(program) -dc"]
    }

    /// Waits for its end.
    ///
    /// - Returns: Whether it was content with the file.
    func finish() -> Bool {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }
}
