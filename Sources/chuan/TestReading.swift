import Chuan
import ChuanTools
import Diagnostics
import ReportFiles

/// Finds test files, the rulebooks beside them, and makes their tests ready.
struct TestReading {
    var books: [RuleTests] = []
    private var readers: [ReportReader] = []
    /// Rulebooks by the folder that they were loaded from: their places in `books`.
    private var folders: [String: [Int]] = [:]

    mutating func read(_ paths: [String], _ session: inout Session) {
        var files: [String] = []
        for path in paths.isEmpty ? [Session.installedRules() ?? "Rules"] : paths {
            for file in Self.expand(path, &session) where !files.contains(file) { files.append(file) }
        }
        for file in files { readTests(file, &session) }
        let diagnostics = books.flatMap(\.diagnostics)
        session.report(diagnostics)
        if diagnostics.hasError { session.note(.unreadable) }
    }

    /// The test files that a path means: its own, those below a folder, those beside a rule file.
    private static func expand(_ path: String, _ session: inout Session) -> [String] {
        let endings = [".test.yaml", ".test.yml"]
        let isTest = endings.contains { path.hasSuffix($0) }
        var found: [String] = []
        if Files.isFolder(path) {
            found = Files.files(below: path, endings: endings, limit: session.limits.files)
        } else if isTest, Files.exists(path) {
            found = [path]
        } else if Files.exists(path) {
            found = Files.files(below: folder(of: path), endings: endings, limit: session.limits.files)
        }
        if found.isEmpty {
            session.say(
                Files.exists(path)
                    ? Message(
                        vi: "`\(path)` không có tệp kiểm thử nào (.test.yaml)",
                        en: "`\(path)` holds no test file (.test.yaml)")
                    : Message(vi: "không có `\(path)`", en: "there is no `\(path)`"))
            session.note(.noInput)
        }
        return found
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    private mutating func readTests(_ path: String, _ session: inout Session) {
        guard let source = load(path, &session) else { return }
        let (file, mistakes) = readTestFile(source, limits: session.limits)
        session.report(mistakes)
        if mistakes.hasError { session.note(.unreadable) }
        guard let file else { return }
        let known = rulebooks(in: Self.folder(of: path), &session)
        guard let index = file.place(among: known.map { books[$0].loaded.rulebook.id }) else {
            if session.status == .unreadable { return }
            session.report([file.untested(known.map { books[$0].loaded.rulebook.id })])
            session.note(.unreadable)
            return
        }
        let reader = readers[known[index]]
        books[known[index]].add(file) { reader.decode(fragment: $0, of: $1, header: $2) }
    }

    /// The boundary cases that a book's tests lack.
    func boundaries(ofBook index: Int, _ language: Language) -> BoundaryProposal {
        let reader = readers[index]
        return books[index].boundaries(language) { reader.decode(fragment: $0, of: $1, header: $2) }
    }

    /// The places of the rulebooks of a folder, loaded once.
    private mutating func rulebooks(in folder: String, _ session: inout Session) -> [Int] {
        if let known = folders[folder] { return known }
        let (loaded, diagnostics) = loadRulebooks(
            path: folder, provider: Session.provider(limit: session.limits.fileBytes), limits: session.limits,
            sources: &session.sources)
        session.report(diagnostics)
        if diagnostics.hasError { session.note(.unreadable) }
        let first = books.count
        books += loaded.map { RuleTests($0, limits: session.limits) }
        readers += loaded.map { ReportReader(vocabulary: $0.rulebook.vocabulary, limits: session.limits) }
        let places = Array(first..<books.count)
        folders[folder] = places
        return places
    }

    private func load(_ path: String, _ session: inout Session) -> SourceFile? {
        switch Files.read(path, limit: session.limits.fileBytes) {
        case .success(let bytes): return session.sources.add(path: path, bytes: bytes)
        case .failure(let problem):
            session.say(problem.message(path, limit: session.limits.fileBytes))
            session.note(problem.status)
            return nil
        }
    }
}
