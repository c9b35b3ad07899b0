import Diagnostics
import Glibc

/// What a provider said of one path.
struct FileAnswer: Sendable {
    enum Content: Sendable {
        case file(Result<[UInt8], FileProblem>)
        case folder(Result<[String], FileProblem>)
    }

    let path: String
    let content: Content
}

extension FileProvider {
    /// Says again what was said.
    init(_ answers: [FileAnswer]) {
        var files: [String: Result<[UInt8], FileProblem>] = [:]
        var folders: [String: Result<[String], FileProblem>] = [:]
        for answer in answers {
            switch answer.content {
            case .file(let result): files[answer.path] = result
            case .folder(let result): folders[answer.path] = result
            }
        }
        self.init(
            read: { [files] in files[$0] ?? .failure(.notFound) },
            list: { [folders] in folders[$0] ?? .failure(.notFound) })
    }
}

extension FileAnswer {
    private enum Tag: UInt8, ArchiveTag {
        case file, noFile, folder, noFolder
    }

    func write(to writer: inout ArchiveWriter) {
        switch content {
        case .file(.success(let bytes)):
            writer.write(Tag.file, path)
            writer.write(raw: bytes)
        case .file(.failure(let problem)): writer.write(Tag.noFile, path, problem)
        case .folder(.success(let names)): writer.write(Tag.folder, path, names)
        case .folder(.failure(let problem)): writer.write(Tag.noFolder, path, problem)
        }
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let tag: Tag = try reader.value()
        path = try reader.text()
        content =
            switch tag {
            case .file: .file(.success(Array(try reader.raw())))
            case .noFile: .file(.failure(try reader.value()))
            case .folder: .folder(.success(try reader.array()))
            case .noFolder: .folder(.failure(try reader.value()))
            }
    }

    /// Whether a provider gives the same answer.
    func isGiven(by provider: FileProvider) -> Bool {
        switch content {
        case .file(.success(let bytes)):
            if case .success(let now) = provider.read(path) { areSame(now, bytes) } else { false }
        case .file(let problem): provider.read(path) == problem
        case .folder(let result): provider.list(path) == result
        }
    }
}

/// `==` of two results goes through the witnesses of their bytes, one call for each.
private func areSame(_ some: [UInt8], _ others: [UInt8]) -> Bool {
    guard some.count == others.count else { return false }
    return some.withUnsafeBytes { some in
        others.withUnsafeBytes { others in
            guard let first = some.baseAddress, let second = others.baseAddress else { return true }
            return memcmp(first, second, some.count) == 0
        }
    }
}

extension FileProblem: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case notFound, isFolder, tooLarge, unreadable
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .notFound: self = .notFound
        case .isFolder: self = .isFolder
        case .tooLarge: self = .tooLarge(bytes: try reader.int())
        case .unreadable: self = .unreadable(try reader.value())
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .notFound: writer.write(Tag.notFound)
        case .isFolder: writer.write(Tag.isFolder)
        case .tooLarge(let bytes): writer.write(Tag.tooLarge, bytes)
        case .unreadable(let reason): writer.write(Tag.unreadable, reason)
        }
    }
}
