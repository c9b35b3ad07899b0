import ArgumentParser
import Chuan
import ChuanTools
import Diagnostics

/// `chuan fmt`: rule files in their one layout.
struct FmtCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fmt")

    @Argument var paths: [String] = []
    @Flag var check = false
    @Flag var diff = false
    @Option var keys: Language?
    @Option var lang = Language.vi

    mutating func run() throws {
        var session = Session(language: lang, limits: .standard)
        var files = RuleTexts()
        let found = files.expand(paths.isEmpty ? ["."] : paths, &session)
        for path in found { format(path, &files, &session) }
        throw session.exit()
    }

    private func format(_ path: String, _ files: inout RuleTexts, _ session: inout Session) {
        guard let source = files.read(path, &session) else { return }
        var formatter = RuleFormatter()
        formatter.language = keys
        if keys != nil { formatter.unitTypes = files.unitTypes(beside: path, session.limits) }
        switch formatter.format(source, limits: session.limits) {
        case .mistaken(let diagnostics):
            session.report(diagnostics)
            session.note(.unreadable)
        case .notUnderstood:
            session.say(
                Message(
                    vi: "`\(path)` có phần không trình bày lại được; tệp được giữ nguyên",
                    en: "`\(path)` has parts that cannot be laid out; it is left as it is"))
            show(source, source.bytes, &session)
        case .text(let text): show(source, text, &session)
        }
    }

    /// Writes a file or tells what would be written.
    private func show(_ source: SourceFile, _ text: [UInt8], _ session: inout Session) {
        let isChanged = text != source.bytes
        if isChanged, check { session.note(.failed) }
        var isDone = true
        if diff {
            let diff = UnifiedDiff(from: source.bytes, to: text, path: source.path)
            isDone = Terminal.printResult(String(decoding: diff.text, as: UTF8.self))
        } else if check {
            if isChanged { isDone = Terminal.printResult(source.path + "\n") }
        } else if source.path == "-" {
            isDone = Terminal.printResult(String(decoding: text, as: UTF8.self))
        } else if isChanged {
            isDone = Files.write(String(decoding: text, as: UTF8.self), to: Files.target(of: source.path))
            if isDone { isDone = Terminal.printResult(source.path + "\n") }
        }
        if isDone { return }
        session.say(Message(vi: "không ghi được `\(source.path)`", en: "`\(source.path)` can't be written"))
        session.note(.cannotWrite)
    }
}

/// The rule files and test files that a command is about.
struct RuleTexts {
    private static let endings = [".rules.yaml", ".rules.yml", ".test.yaml", ".test.yml"]
    /// Unit types by the folder that declares them.
    private var unitTypes: [String: [UnitTypeDeclaration]] = [:]

    /// The files that paths name, each once: files, and those in folders and the folders below; says when there are none.
    mutating func expand(_ paths: [String], _ session: inout Session) -> [String] {
        var found: [String] = []
        for path in paths {
            guard path != "-", Files.isFolder(path) else {
                found.append(path)
                continue
            }
            let below = Files.files(below: path, endings: Self.endings, limit: session.limits.files)
            if below.isEmpty {
                session.say(
                    Message(
                        vi: "thư mục `\(path)` không có tệp quy tắc nào (\(Self.endings.joined(separator: ", ")))",
                        en: "the folder `\(path)` holds no rule file (\(Self.endings.joined(separator: ", ")))"))
                session.note(.noInput)
            }
            found += below
        }
        var seen: Set<String> = []
        return found.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }.filter { seen.insert($0).inserted }
    }

    /// A file; says why when it can't be read.
    func read(_ path: String, _ session: inout Session) -> SourceFile? {
        switch Files.read(path, limit: session.limits.fileBytes) {
        case .success(let bytes): return session.sources.add(path: path, bytes: bytes)
        case .failure(let problem):
            session.say(problem.message(path, limit: session.limits.fileBytes))
            session.note(problem.status)
            return nil
        }
    }

    /// The unit types that the rule files of a file's folder declare.
    mutating func unitTypes(beside path: String, _ limits: Limits) -> [UnitTypeDeclaration] {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        if let known = unitTypes[folder] { return known }
        var texts: [[UInt8]] = []
        for name in Files.names(in: folder) ?? [] where name.hasSuffix(".rules.yaml") || name.hasSuffix(".rules.yml") {
            if case .success(let bytes) = Files.read("\(folder)/\(name)", limit: limits.fileBytes) {
                texts.append(bytes)
            }
        }
        let declared = RuleFormatter.unitTypes(declaredIn: texts, limits: limits)
        unitTypes[folder] = declared
        return declared
    }
}
