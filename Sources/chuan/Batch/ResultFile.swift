import CSystem
import Diagnostics
import Glibc

/// Where results go: standard output, or a file that is there under its name only when it is whole.
///
/// Used by one thread at a time: the reader delivers results under its lock.
final class ResultFile: @unchecked Sendable {
    private let descriptor: Int32
    private let path: String?
    private let temporary: String?
    /// Set when a write did not go through: the number of the system's error.
    private(set) var error: Int32?
    private var written = 0
    private var room = FileRoom()

    /// - Parameter path: Nil for standard output.
    /// - Returns: Nil when no file can be made there.
    init?(_ path: String?) {
        self.path = path
        guard let path else {
            (descriptor, temporary) = (STDOUT_FILENO, nil)
            return
        }
        if Files.isSpecial(path) {
            (descriptor, temporary) = (open(path, O_WRONLY | O_CLOEXEC), nil)
            if descriptor < 0 { return nil }
            return
        }
        let temporary = "\(path).\(getpid()).tmp"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        self.temporary = temporary
        if descriptor < 0 { return nil }
        Interruption.remove(temporary)
    }

    /// - Returns: False when the reader is gone or the disk is full.
    func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if temporary != nil { room.keep(for: written + bytes.count, of: descriptor) }
        var offset = 0
        while offset < bytes.count, error == nil {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
            if count >= 0 {
                offset += count
            } else if errno != EINTR {
                error = errno
            }
        }
        written += offset
        return error == nil
    }

    /// Gives the file its name.
    ///
    /// - Returns: False when it could not be written whole; then nothing is left of it.
    func finish() -> Bool {
        guard let temporary, let path else { return error == nil }
        var old = stat()
        if stat(path, &old) == 0 { fchmod(descriptor, old.st_mode & 0o7777) }
        room.giveBack(behind: written, of: descriptor)
        close(descriptor)
        if error == nil, rename(temporary, path) == 0 {
            Interruption.keep(temporary)
            return true
        }
        error = error ?? errno
        abandon()
        return false
    }

    /// Leaves nothing behind.
    func abandon() {
        guard let temporary else { return }
        unlink(temporary)
        Interruption.keep(temporary)
    }
}

/// Room on the disk for a file that grows, taken in large steps.
///
/// A file system that looks for the room of a file as late as it can looks for all of it when the file takes the name of
/// another; with nothing else left to do, that is waited for.
private struct FileRoom {
    private static let step = 16 << 20
    /// `FALLOC_FL_KEEP_SIZE`.
    private static let keepSize: Int32 = 1
    /// Smaller files are not worth it.
    private static let least = 1 << 20
    /// Up to here there is room.
    private var end = 0
    private var isRefused = false

    /// Takes room for so many bytes, where the file system can: the file is the same without.
    mutating func keep(for bytes: Int, of descriptor: Int32) {
        guard bytes > max(end, Self.least), !isRefused else { return }
        let size = (bytes - end + Self.step - 1) / Self.step * Self.step
        isRefused = fallocate(descriptor, Self.keepSize, end, size) != 0
        if !isRefused { end += size }
    }

    /// Gives back what the file did not need.
    func giveBack(behind bytes: Int, of descriptor: Int32) {
        if end > bytes { ftruncate(descriptor, off_t(bytes)) }
    }
}

/// Ctrl-C and the end of a session: half-written files are taken away.
///
/// The files are noted before the workers start and forgotten after they ended, so that only the handler reads beside that.
enum Interruption {
    /// Files that are being written; the handler can't ask for memory, so that there is room for a few.
    nonisolated(unsafe) private static var paths: [UnsafeMutablePointer<CChar>?] = Array(repeating: nil, count: 4)

    /// Takes a file away should the program be interrupted.
    static func remove(_ path: String) {
        guard let place = paths.firstIndex(of: nil) else { return }
        paths[place] = strdup(path)
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            guard !isIgnored(signal) else { continue }
            _ = Glibc.signal(signal, handler)
            sigaddset(&signals, signal)
        }
        // Who started the program may have left them blocked.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Whether who started the program has it go on, as `nohup` does.
    private static func isIgnored(_ signal: Int32) -> Bool {
        var old = sigaction()
        guard sigaction(signal, nil, &old) == 0 else { return false }
        return withUnsafeBytes(of: old.__sigaction_handler.sa_handler) { handler in
            withUnsafeBytes(of: SIG_IGN) { handler.elementsEqual($0) }
        }
    }

    /// The file is whole, or gone.
    static func keep(_ path: String) {
        for place in paths.indices {
            if let noted = paths[place], String(cString: noted) == path { paths[place] = nil }
        }
    }

    private static let handler: @convention(c) (Int32) -> Void = { number in
        for place in Interruption.paths.indices {
            if let path = Interruption.paths[place] { unlink(path) }
        }
        _exit(128 + number)
    }
}
