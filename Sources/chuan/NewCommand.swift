import ArgumentParser
import Chuan
import ChuanTools
import Diagnostics
import FEEL
import Glibc

/// `chuan new`: a rulebook, an indicator or a test to go on with.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "new")

    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case rulebook
        case indicator
        case test
    }

    @Argument var kind: Kind
    @Argument var id: String?
    @Option var title: String?
    @Option var from: String?
    @Option var to: String?
    @Option var document: String?
    @Option(name: .customLong("document-title")) var documentTitle: String?
    @Option var clause: String?
    @Option(name: .customLong("applies-to"), parsing: .upToNextOption) var appliesTo: [String] = []
    @Option var numerator: String?
    @Option var denominator: String?
    @Option var target: String?
    @Option var lang = Language.vi
    @Option var keys: Language?
    @Option(name: .shortAndLong) var output: String?

    mutating func run() throws {
        var session = Session(language: lang, limits: .standard)
        var questions = Questions(language: lang)
        let id = self.id ?? questions.ask(vi: "Mã", en: "Id")
        guard let id, Self.isPlain(id) else {
            session.say(
                Message(
                    vi: "cần một mã, chỉ gồm chữ, số, dấu chấm và gạch nối: chuan new \(kind.rawValue) MÃ",
                    en: "an id of letters, digits, dots and hyphens is needed: chuan new \(kind.rawValue) ID"))
            session.note(.usage)
            throw session.exit()
        }
        if let option = unusedOption {
            session.refuse(
                Message(
                    vi: "\(option) không dùng cho new \(kind.rawValue)",
                    en: "\(option) is not for new \(kind.rawValue)"))
            throw session.exit()
        }
        let answers = answers(&questions)
        if let mistake = mistake(in: answers) {
            session.refuse(mistake)
            throw session.exit()
        }
        let scaffold = Scaffold(keys ?? lang, answers)
        switch kind {
        case .rulebook: write(scaffold.rulebook(id), to: output ?? id, &session)
        case .indicator: add(scaffold.indicator(id), scaffold, &session)
        case .test: add(scaffold.test(id, of: Self.indicator(of: id)), scaffold, &session)
        }
        throw session.exit()
    }

    /// The first option that says nothing about what is to be made.
    private var unusedOption: String? {
        let given: [(name: String, isGiven: Bool, kinds: [Kind])] = [
            ("--title", title != nil, [.rulebook, .indicator]), ("--from", from != nil, [.rulebook]),
            ("--to", to != nil, [.rulebook]), ("--document", document != nil, [.rulebook, .indicator]),
            ("--document-title", documentTitle != nil, [.rulebook]),
            ("--clause", clause != nil, [.rulebook, .indicator]),
            ("--numerator", numerator != nil, [.indicator, .test]),
            ("--denominator", denominator != nil, [.indicator, .test]), ("--target", target != nil, [.indicator]),
        ]
        return given.first { $0.isGiven && !$0.kinds.contains(kind) }?.name
    }

    /// What would make a rulebook that cannot judge.
    private func mistake(in answers: Scaffold.Answers) -> Message? {
        for (option, text) in [("--from", answers.from), ("--to", answers.to)] {
            if let text, CalendarDate(ruleText: text) == nil {
                return Message(
                    vi: "\(option): `\(text)` không phải là ngày; viết 2024-12-31 hoặc 31/12/2024",
                    en: "\(option): `\(text)` is no date; write 2024-12-31")
            }
        }
        let (first, last) = answers.days
        if let from = CalendarDate(ruleText: first), let to = CalendarDate(ruleText: last), to < from {
            return Message(
                vi: "hiệu lực đến \(to.vietnamese) trước khi có hiệu lực từ \(from.vietnamese)",
                en: "it would be in force to \(to), before \(from), when it begins")
        }
        if kind == .rulebook, let type = answers.unitTypes.first(where: { !Scaffold.unitTypeNames.contains($0) }) {
            return Message(
                vi: "--applies-to: bộ chỉ tiêu mới không có loại đơn vị `\(type)`",
                en: "--applies-to: a new rulebook has no unit type `\(type)`")
        }
        return nil
    }

    /// What flags say, and what a person answers where they say nothing.
    private func answers(_ questions: inout Questions) -> Scaffold.Answers {
        var answers = Scaffold.Answers()
        answers.title = title ?? (kind == .test ? nil : questions.ask(vi: "Tên", en: "Title"))
        if kind == .rulebook {
            answers.from = from ?? questions.ask(vi: "Hiệu lực từ (2024-01-01)", en: "In force from (2024-01-01)")
            answers.to = to ?? questions.ask(vi: "Hiệu lực đến (2024-12-31)", en: "In force to (2024-12-31)")
            answers.documentTitle =
                documentTitle
                ?? questions.ask(vi: "Tên văn bản giao chỉ tiêu", en: "Title of the document that sets the targets")
        }
        answers.document = document ?? (kind == .test ? nil : questions.ask(vi: "Mã văn bản", en: "Id of the document"))
        if kind == .rulebook { answers.clause = clause }
        if kind == .indicator {
            answers.clause = clause ?? questions.ask(vi: "Mục của văn bản", en: "Clause of the document")
        }
        answers.unitTypes = appliesTo
        if kind != .rulebook {
            answers.numerator = numerator ?? questions.ask(vi: "Tử số (tên trường)", en: "Numerator (a field)")
            answers.denominator = denominator ?? questions.ask(vi: "Mẫu số (tên trường)", en: "Denominator (a field)")
        }
        if kind == .indicator {
            answers.target = target ?? questions.ask(vi: "Mục tiêu (từ 98% trở lên)", en: "Target (at least 98%)")
        }
        return answers
    }

    private static func isPlain(_ id: String) -> Bool {
        !id.isEmpty && !id.hasPrefix(".") && !id.hasPrefix("-")
            && id.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || ".-_".unicodeScalars.contains($0)
            }
    }

    /// `3.1` of `3.1.a`.
    private static func indicator(of check: String) -> String {
        guard let dot = check.lastIndex(of: "."), check[check.index(after: dot)...].allSatisfy(\.isLetter) else {
            return check
        }
        return String(check[..<dot])
    }

    /// Adds a file to a rulebook, with the schemas where it has none.
    private func add(_ file: Scaffold.File, _ scaffold: Scaffold, _ session: inout Session) {
        let folder = output ?? "."
        let lacking = scaffold.schemas.filter { !Files.exists("\(folder)/\($0.path)") }
        write([file] + lacking, to: folder, &session)
    }

    /// Writes new files; one that is there already is never replaced.
    private func write(_ files: [Scaffold.File], to folder: String, _ session: inout Session) {
        let paths = files.map { folder == "." ? $0.path : "\(folder)/\($0.path)" }
        if let taken = paths.first(where: { Files.exists($0) }) {
            session.say(
                Message(vi: "`\(taken)` đã có; không ghi gì", en: "`\(taken)` is there already; nothing was written"))
            session.note(.cannotWrite)
            return
        }
        for (path, file) in zip(paths, files) {
            Files.makeFolders(above: path)
            session.put(file.text, to: path)
            if session.status == .ok { session.finish(path + "\n") }
        }
    }
}

/// Asks a person at a terminal; elsewhere there are no answers.
struct Questions {
    let language: Language
    private let isAsking = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1

    init(language: Language) { self.language = language }

    /// The answer; nil for none.
    mutating func ask(vi: String, en: String) -> String? {
        guard isAsking else { return nil }
        Terminal.printError((language == .vi ? vi : en) + ": ")
        guard let line = readLine(), !line.allSatisfy(\.isWhitespace) else { return nil }
        return line
    }
}
