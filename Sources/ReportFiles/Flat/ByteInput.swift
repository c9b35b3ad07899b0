import Chuan
import Diagnostics
import Glibc

/// The bytes of a file or of standard input, from first to last, decompressed where they are compressed.
///
/// Files are read and not mapped: one that is cut short meanwhile just ends. Whether somebody wrote to it is looked at then.
final class ByteInput {
    /// As the user wrote it; `-` for standard input.
    let path: String
    /// In bytes, where it is known.
    let size: Int?
    private let descriptor: Int32
    private let decompression: Decompression?
    /// What was read to find out what the input is.
    private var taken: ArraySlice<UInt8>
    /// Why reading ended before the end.
    private(set) var failure: InputFailure?
    private var isDone = false
    /// What the system said of a file when it was opened.
    private let state: FileState

    enum InputFailure: Hashable {
        /// The number of the system's error.
        case system(Int32)
        /// The program did not like the file.
        case corrupt(String)
        /// Its size or the time of its last change is another one than at the start.
        case changed

        var code: Int32 {
            switch self {
            case .system(let error): error
            case .corrupt: EBADMSG
            case .changed: ESTALE
            }
        }

        var problem: FlatFileProblem {
            switch self {
            case .system(let error): .unreadable(SystemReason.message(error))
            case .corrupt(let program): .corrupt(program)
            case .changed: .changed
            }
        }
    }

    private init(
        _ path: String, _ descriptor: Int32, _ status: stat, _ decompression: Decompression?, taken: [UInt8]
    ) {
        state = FileState(status)
        self.taken = taken[...]
        self.path = path
        self.descriptor = descriptor
        size = decompression == nil && state.isFile ? state.size : nil
        self.decompression = decompression
    }

    deinit {
        if let decompression {
            close(decompression.output)
            if !isDone { _ = decompression.finish() }
        }
        if descriptor > STDERR_FILENO { close(descriptor) }
    }

    /// - Returns: Why it cannot be read, if it cannot.
    static func open(_ path: String) -> (ByteInput?, FlatFileProblem?) {
        let descriptor = path == "-" ? STDIN_FILENO : Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return (nil, .unreadable(SystemReason.message(errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return (nil, .unreadable(SystemReason.message(errno))) }
        if status.st_mode & S_IFMT == S_IFDIR {
            if descriptor > STDERR_FILENO { close(descriptor) }
            return (nil, .unreadable(SystemReason.message(EISDIR)))
        }
        posix_fadvise(descriptor, 0, 0, Int32(POSIX_FADV_SEQUENTIAL))
        var decompression: Decompression?
        let isPipe = lseek(descriptor, 0, SEEK_CUR) < 0
        var first = isPipe ? taken(from: descriptor) : firstBytes(descriptor)
        if let program = Decompression.program(for: first) {
            decompression = Decompression(program, reading: descriptor, behind: isPipe ? first : [])
            first = []
            if decompression == nil { return (nil, .compressed(program)) }
        }
        return (ByteInput(path, descriptor, status, decompression, taken: isPipe ? first : []), nil)
    }

    /// The first bytes of what can be read only once.
    private static func taken(from descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < 4 {
            var more = [UInt8](repeating: 0, count: 4 - bytes.count)
            let got = Glibc.read(descriptor, &more, more.count)
            if got < 0, errno == EINTR { continue }
            if got <= 0 { break }
            bytes += more.prefix(got)
        }
        return bytes
    }

    /// The first bytes of a file, without moving on.
    private static func firstBytes(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = [0, 0, 0, 0]
        let got = pread(descriptor, &bytes, 4, lseek(descriptor, 0, SEEK_CUR))
        return Array(bytes.prefix(max(0, got)))
    }

    /// Reads up to so many bytes.
    ///
    /// - Returns: How many; 0 at the end, and where reading fails (`failure`).
    func read(into bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        if !taken.isEmpty, count > 0 {
            let part = taken.prefix(count)
            for (offset, byte) in part.enumerated() { bytes[offset] = byte }
            taken = taken.dropFirst(part.count)
            return part.count
        }
        while failure == nil, !isDone {
            let got = Glibc.read(decompression?.output ?? descriptor, bytes, count)
            if got > 0 { return got }
            if got == 0 {
                isDone = true
                if let decompression, !decompression.finish() { failure = .corrupt(decompression.program) }
                if hasChanged { failure = .changed }
            } else if errno != EINTR {
                failure = .system(errno)
            }
        }
        return 0
    }

    private var hasChanged: Bool {
        var status = stat()
        return state.isFile && fstat(descriptor, &status) == 0 && FileState(status) != state
    }

    /// Reads on until there are so many bytes, or the input ends.
    func append(to bytes: inout [UInt8], upTo count: Int) {
        while bytes.count < count {
            let start = bytes.count
            // What is of unknown size is asked for in steps.
            let step = min(count - start, max(start, 1 << 16, size.map { $0 + 1 } ?? 0))
            bytes += [UInt8](repeating: 0, count: step)
            let got = bytes.withUnsafeMutableBufferPointer { buffer in
                buffer.baseAddress.map { read(into: $0 + start, step) } ?? 0
            }
            bytes.removeSubrange((start + got)...)
            if got == 0 { return }
        }
    }
}

/// By what a file is known to be as it was.
private struct FileState: Equatable {
    let isFile: Bool
    let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    init(_ status: stat) {
        isFile = status.st_mode & S_IFMT == S_IFREG
        size = Int(status.st_size)
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
}
