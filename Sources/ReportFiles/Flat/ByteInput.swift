import Chuan
import Glibc

/// The bytes of a file or of standard input, from first to last.
///
/// Files are read and not mapped: one that is cut short meanwhile just ends.
final class ByteInput {
    /// As the user wrote it; `-` for standard input.
    let path: String
    /// In bytes, where it is known.
    let size: Int?
    private var descriptor: Int32
    private(set) var failure: Int32?

    private init(_ path: String, _ descriptor: Int32, size: Int?) {
        self.path = path
        self.descriptor = descriptor
        self.size = size
    }

    deinit {
        if descriptor > STDERR_FILENO { close(descriptor) }
    }

    /// - Returns: The number of the system's error where it cannot be opened.
    static func open(_ path: String) -> (ByteInput?, Int32) {
        if path == "-" { return (ByteInput(path, STDIN_FILENO, size: nil), 0) }
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return (nil, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return (nil, errno) }
        if status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            return (nil, EISDIR)
        }
        posix_fadvise(descriptor, 0, 0, Int32(POSIX_FADV_SEQUENTIAL))
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        return (ByteInput(path, descriptor, size: isRegular ? Int(status.st_size) : nil), 0)
    }

    /// What the system says of an error.
    static func message(_ error: Int32) -> String {
        strerror(error).map { String(cString: $0) } ?? "errno \(error)"
    }

    /// Reads up to so many bytes.
    ///
    /// - Returns: How many; 0 at the end, and where reading fails (`failure`).
    func read(into bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        while failure == nil {
            let got = Glibc.read(descriptor, bytes, count)
            if got >= 0 { return got }
            if errno != EINTR { failure = errno }
        }
        return 0
    }
}
