import ArgumentParser
import Chuan
import ChuanTools
import Diagnostics
import Glibc

/// `chuan explain`: an indicator, a check, a field, a reading or a diagnostic in words.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "explain")

    @Argument var name: [String]
    @Option var rules: String?
    @Option var lang = Language.vi

    mutating func run() throws {
        var session = Session(language: lang, limits: .standard)
        let name = name.joined(separator: " ")
        if let kind = Catalogue.kind(named: name) {
            session.finish(Catalogue.page(of: kind, lang))
            throw session.exit()
        }
        guard let rulebooks = session.loadRules(rules) else { throw session.exit() }
        for loaded in rulebooks {
            if let text = RulebookPage.of(name, in: loaded.rulebook, lang) {
                session.finish(text)
                throw session.exit()
            }
        }
        let known = rulebooks.flatMap { RulebookPage.names(in: $0.rulebook) } + Catalogue.all.map(\.name)
        let similar = Similarity.nearest(to: name, among: known).map { "`\($0)`" }
        session.say(
            Message(
                vi: "không có gì tên `\(name)`"
                    + (similar.isEmpty ? "" : "; có phải là \(similar.joined(separator: ", "))?"),
                en: "nothing is named `\(name)`"
                    + (similar.isEmpty ? "" : "; did you mean \(similar.joined(separator: ", "))?")))
        throw ExitCode(ExitStatus.noInput.rawValue)
    }
}

extension Session {
    /// Prints a result and notes when that fails.
    mutating func finish(_ text: String) {
        if !Terminal.printResult(text) { note(.cannotWrite) }
    }

    /// Writes a result to a file, or prints it where there is none.
    mutating func put(_ text: String, to path: String?) {
        guard let path else { return finish(text) }
        if !Files.write(text, to: path) { cannotWrite(path, errno) }
    }

    /// The same of a result that is bytes already.
    mutating func put(_ buffer: OutputBuffer, to path: String?) {
        guard let file = ResultFile(path) else { return cannotWrite(path ?? "-", errno) }
        if file.write(buffer.bytes), file.finish() { return }
        file.abandon()
        cannotWrite(path ?? "-", file.error ?? EIO)
    }

    /// Whether a workbook would go to the screen, which is refused.
    mutating func refusesScreen(_ path: String?) -> Bool {
        guard path == nil, isatty(STDOUT_FILENO) != 0 else { return false }
        refuse(
            Message(
                vi: "bảng tính không in ra màn hình được: ghi tên tệp bằng -o",
                en: "a spreadsheet is not for the screen: name a file with -o"))
        return true
    }

    mutating func put(_ bytes: [UInt8], to path: String?) {
        let written = path.map { Files.write(bytes, to: $0) } ?? Files.printResult(bytes)
        if !written { cannotWrite(path ?? "-", errno) }
    }
}
