public import Diagnostics

/// Why a file or folder cannot be read.
public enum FileProblem: Error, Sendable, Hashable {
    case notFound
    case isFolder
    case tooLarge(bytes: Int)
    /// In the words of the system.
    case unreadable(Message)
}

/// How rule files are reached. The library itself touches no file system: a command gives real files, a test or an
/// editor its own.
///
/// Paths use `/`. `read` gives the bytes of a file; `list` the names in a folder, in any order, those of folders with
/// a `/` at their end.
public struct FileProvider: Sendable {
    public var read: @Sendable (String) -> Result<[UInt8], FileProblem>
    public var list: @Sendable (String) -> Result<[String], FileProblem>

    public init(
        read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>,
        list: @escaping @Sendable (String) -> Result<[String], FileProblem>
    ) {
        self.read = read
        self.list = list
    }

    /// Files that are given as they are, by path.
    public init(files: [String: [UInt8]]) {
        read = { path in
            if let bytes = files[path] { return .success(bytes) }
            return .failure(Self.names(in: path, of: files.keys).isEmpty ? .notFound : .isFolder)
        }
        list = { path in
            let names = Self.names(in: path, of: files.keys)
            return names.isEmpty ? .failure(.notFound) : .success(names.sorted())
        }
    }

    private static func names(in folder: String, of paths: some Sequence<String>) -> Set<String> {
        let prefix = folder == "." ? "" : folder + "/"
        var names: Set<String> = []
        for path in paths where path.hasPrefix(prefix) {
            let rest = path.dropFirst(prefix.count)
            names.insert(rest.firstIndex(of: "/").map { String(rest[...$0]) } ?? String(rest))
        }
        return names
    }
}
