import Diagnostics

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

    /// The answer that was written, where the provider still gives it; nil where it gives another.
    static func read(
        from reader: inout ArchiveReader, if provider: FileProvider
    ) throws(ArchiveError) -> FileAnswer? {
        let tag: Tag = try reader.value()
        let path = try reader.text()
        switch tag {
        case .file:
            guard case .success(let bytes) = provider.read(path), try reader.matches(bytes) else { return nil }
            return FileAnswer(path: path, content: .file(.success(bytes)))
        case .noFile:
            let problem: FileProblem = try reader.value()
            guard case .failure(problem) = provider.read(path) else { return nil }
            return FileAnswer(path: path, content: .file(.failure(problem)))
        case .folder:
            let names: [String] = try reader.array()
            guard case .success(names) = provider.list(path) else { return nil }
            return FileAnswer(path: path, content: .folder(.success(names)))
        case .noFolder:
            let problem: FileProblem = try reader.value()
            guard case .failure(problem) = provider.list(path) else { return nil }
            return FileAnswer(path: path, content: .folder(.failure(problem)))
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
        case .unreadable: self = .unreadable(Message(vi: try reader.text(), en: try reader.text()))
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .notFound: writer.write(Tag.notFound)
        case .isFolder: writer.write(Tag.isFolder)
        case .tooLarge(let bytes): writer.write(Tag.tooLarge, bytes)
        case .unreadable(let reason): writer.write(Tag.unreadable, reason.vi, reason.en)
        }
    }
}
