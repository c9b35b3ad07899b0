import Diagnostics
import Glibc

/// Files of the machine, read whole.
enum Files {
    enum Problem: Error {
        case notFound
        case notReadable(Message)
        case tooLarge
        case isFolder
    }

    /// The bytes of a file; `-` is standard input.
    static func read(_ path: String, limit: Int) -> Result<[UInt8], Problem> {
        if path == "-" { return drain(STDIN_FILENO, limit: limit, expected: 0) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(errno == ENOENT ? .notFound : .notReadable(reason())) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { return .failure(.notReadable(reason())) }
        if info.st_mode & S_IFMT == S_IFDIR { return .failure(.isFolder) }
        if info.st_size > limit { return .failure(.tooLarge) }
        return drain(descriptor, limit: limit, expected: Int(info.st_size))
    }

    /// The bytes of a file that the user wrote and nobody else may write; nil where there is no such file.
    static func readOwn(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_uid == geteuid(),
            info.st_mode & (S_IWGRP | S_IWOTH) == 0
        else { return nil }
        return try? drain(descriptor, limit: Int.max, expected: Int(info.st_size)).get()
    }

    /// The bytes of a file; 0 of anything else.
    static func size(_ path: String) -> Int {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG ? Int(info.st_size) : 0
    }

    /// The first bytes of a file that can be read twice; none of a pipe.
    static func head(_ path: String, _ count: Int) -> Result<[UInt8], Problem> {
        if isSpecial(path) { return .success([]) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(errno == ENOENT ? .notFound : .notReadable(reason())) }
        defer { close(descriptor) }
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = max(0, Glibc.read(descriptor, buffer.baseAddress, count))
        }
        return .success(bytes)
    }

    /// Reads to the end, in one go when the file is as long as it says.
    private static func drain(_ descriptor: Int32, limit: Int, expected: Int) -> Result<[UInt8], Problem> {
        var bytes: [UInt8] = []
        var room = expected + 1
        while true {
            var count = 0
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
                count = Glibc.read(descriptor, buffer.baseAddress, room)
                initialized = max(0, count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                return .failure(.notReadable(reason()))
            }
            if count == 0 { return .success(bytes) }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            if bytes.count > limit { return .failure(.tooLarge) }
            room = max(expected - bytes.count + 1, expected > 0 ? 4 << 10 : 64 << 10)
        }
    }

    /// Writes a new file beside the old one and renames it, so that a half-written one is never seen.
    ///
    /// - Returns: False where it can't be written: `errno` says why.
    static func write(_ text: String, to path: String) -> Bool { write(Array(text.utf8), to: path) }

    /// The same for bytes.
    ///
    /// - Parameter durably: Whether the bytes must be on the disk before the old file goes.
    static func write(_ bytes: [UInt8], to path: String, durably: Bool = true) -> Bool {
        if isSpecial(path) {
            let device = open(path, O_WRONLY | O_CLOEXEC)
            guard device >= 0 else { return false }
            let isWritten = writeAll(bytes, to: device)
            let error = errno
            close(device)
            errno = error
            return isWritten
        }
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        Interruption.remove(temporary)
        var old = stat()
        if stat(path, &old) == 0 { fchmod(descriptor, old.st_mode & 0o7777) }
        let written = writeAll(bytes, to: descriptor) && (!durably || fsync(descriptor) == 0)
        var error = errno
        close(descriptor)
        if written {
            if rename(temporary, path) == 0 {
                // What is kept for other runs is no result.
                Interruption.keep(temporary, isWhole: durably)
                return true
            }
            error = errno
        }
        unlink(temporary)
        Interruption.keep(temporary, isWhole: false)
        errno = error
        return false
    }

    /// Makes the folders that a file is to stand in, where they are not there.
    static func makeFolders(above path: String) {
        var end = path.startIndex
        while let slash = path[end...].firstIndex(of: "/") {
            if slash != path.startIndex { mkdir(String(path[..<slash]), 0o755) }
            end = path.index(after: slash)
        }
    }

    /// Writes all bytes, whatever the pipe takes at a time.
    @discardableResult
    static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { writeAll($0, to: descriptor) }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBufferPointer { writeAll($0, to: descriptor) }
    }

    private static func writeAll(_ buffer: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
        var offset = 0
        if descriptor == STDOUT_FILENO, !buffer.isEmpty { Interruption.notePrinted() }
        while offset < buffer.count {
            let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            offset += count
        }
        return true
    }

    /// Bytes to standard output.
    static func printResult(_ bytes: [UInt8]) -> Bool { writeAll(bytes, to: STDOUT_FILENO) }

    /// The folder that paths are relative to.
    static func workingFolder() -> String {
        guard let folder = getcwd(nil, 0) else { return "" }
        defer { free(folder) }
        return String(cString: folder)
    }

    /// The file that a path leads to, through links.
    static func target(of path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Each file once, however it is named.
    static func once(_ paths: [String]) -> [String] {
        var seen: Set<String> = []
        return paths.filter { seen.insert($0 == "-" ? $0 : target(of: $0)).inserted }
    }

    /// The same of a file that need not be there: where it would be.
    static func place(of path: String) -> String {
        if exists(path) { return target(of: path) }
        guard let slash = path.lastIndex(of: "/") else { return target(of: ".") + "/" + path }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        return target(of: folder) + "/" + path[path.index(after: slash)...]
    }

    static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether a path is a device or a pipe, which is written to and never replaced.
    static func isSpecial(_ path: String) -> Bool {
        var info = stat()
        guard stat(path, &info) == 0 else { return false }
        return info.st_mode & S_IFMT != S_IFREG && info.st_mode & S_IFMT != S_IFDIR
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The names in a folder, sorted by their bytes; hidden ones are left out.
    static func names(in folder: String) -> [String]? {
        guard let handle = opendir(folder) else { return nil }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// All files below a folder with one of these endings, in small letters or capitals, in order of path.
    ///
    /// - Parameter lost: Gets links that lead nowhere.
    static func files(
        below folder: String, endings: [String], limit: Int, lost: (String) -> Void = { _ in }
    ) -> [String] {
        var found: [String] = []
        for name in names(in: folder) ?? [] where found.count < limit {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            if isFolder(path) {
                found += files(below: path, endings: endings, limit: limit - found.count, lost: lost)
            } else if !exists(path) {
                lost(path)
            } else if endings.contains(where: name.lowercased().hasSuffix) {
                found.append(path)
            }
        }
        return found
    }

    /// Whether a path is meant as a pattern.
    static func isPattern(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }

    /// The files that a pattern with `*`, `?` or `[…]` names.
    static func matching(_ pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { index in
            result.gl_pathv[index].map { String(cString: $0) }
        }
    }

    /// Where the running program is, links resolved.
    static func programFolder() -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
        guard count > 0 else { return nil }
        let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[..<$0]) }
    }

    private static func reason() -> Message { SystemReason.message(errno) }
}

extension Files.Problem {
    var status: ExitStatus { if case .notFound = self { .noInput } else { .unreadable } }

    func message(_ path: String, limit: Int) -> Message {
        switch self {
        case .notFound: Message(vi: "không có tệp `\(path)`", en: "there is no file `\(path)`")
        case .isFolder: Message(vi: "`\(path)` là thư mục", en: "`\(path)` is a folder")
        case .tooLarge:
            Message(
                vi: "`\(path)` lớn hơn giới hạn \(limit >> 20) MiB",
                en: "`\(path)` is larger than the limit of \(limit >> 20) MiB")
        case .notReadable(let reason):
            Message(
                vi: "không đọc được `\(path)`: \(reason.vi)", en: "`\(path)` can't be read: \(reason.en)")
        }
    }
}
