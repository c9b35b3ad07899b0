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

    /// Whether bytes went where they can't be taken back from.
    var hasLeft: Bool { temporary == nil && written > 0 }

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
        if temporary != nil {
            room.keep(for: written + bytes.count, of: descriptor)
        } else if !bytes.isEmpty {
            Interruption.notePrinted()
        }
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
            Interruption.keep(temporary, isWhole: true)
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
        Interruption.keep(temporary, isWhole: false)
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
