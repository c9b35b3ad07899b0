import ArgumentParser
import Chuan
import Diagnostics
import FEEL
import Glibc
import ReportFiles
import Workbooks

/// One run of the program: its language, the files that it read, and what its end will say.
struct Session {
    let language: Language
    let limits: Limits
    var sources = SourceFiles()
    private var statuses: [ExitStatus] = []

    /// - Parameter mostRejects: Nil: as many as usual.
    init(language: Language, mostRejects: Int?) {
        var limits = Limits.standard
        if let mostRejects { limits.rejects = mostRejects }
        self.init(language: language, limits: limits)
    }

    init(language: Language, limits: Limits) {
        self.language = language
        self.limits = limits
    }

    mutating func note(_ status: ExitStatus) { statuses.append(status) }

    var status: ExitStatus { ExitStatus.worst(statuses) }

    func exit() -> ExitCode { ExitCode(status.rawValue) }

    /// A line to standard error.
    func say(_ message: Message) { Terminal.printError("chuan: \(message[language])\n") }

    /// Shows diagnostics on standard error.
    func report(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        var renderer = DiagnosticRenderer(files: sources, language: language, colour: Terminal.allowsColour(2))
        Terminal.printError(diagnostics.map { renderer.render($0) }.joined())
    }

    /// A mistake of usage.
    mutating func refuse(_ message: Message) {
        say(message)
        note(.usage)
    }

    // MARK: Files

    /// The bytes of a file; says why when it can't be read.
    mutating func bytes(_ path: String) -> [UInt8]? {
        switch Files.read(path, limit: limits.fileBytes) {
        case .success(let bytes): return bytes
        case .failure(let problem):
            say(problem.message(path, limit: limits.fileBytes))
            note(problem.status)
            return nil
        }
    }

    /// The bytes of a file as a source of the run; says why when it can't be read.
    mutating func load(_ path: String) -> SourceFile? { bytes(path).map { sources.add(path: path, bytes: $0) } }

    /// A spreadsheet as a source of the run, nil where it is none, with what there is to say of it.
    mutating func addWorkbook(_ bytes: [UInt8], _ path: String) -> (Workbook?, [Diagnostic]) {
        var read: (Workbook?, [Diagnostic]) = (nil, [])
        _ = sources.add { id in
            let (workbook, source, problems) = SpreadsheetFile.read(bytes, path: path, id: id, limits: limits)
            read = (workbook, problems)
            return source
        }
        return read
    }

    /// The day of `--as-of`: none without it; nil when it is no date.
    mutating func day(_ text: String?) -> CalendarDate?? {
        guard let text else { return .some(nil) }
        if let date = CalendarDate(text) { return .some(date) }
        refuse(
            Message(
                vi: "--as-of: `\(text)` không phải là ngày; viết dạng 2023-12-31",
                en: "--as-of: `\(text)` is not a date; write it like 2023-12-31"))
        return nil
    }

    /// Whether the text of `--period` is one; says what is wrong with it.
    mutating func isPeriod(_ text: String?) -> Bool {
        guard let text, ReportPeriod(text) == nil else { return true }
        refuse(
            Message(
                vi: "--period: `\(text)` không phải là kỳ báo cáo; ví dụ 2023, 2023-06, Q2/2023",
                en: "--period: `\(text)` is no period; for example 2023, 2023-06, Q2/2023"))
        return false
    }

    // MARK: Rules

    /// The rulebooks at a path, or those installed beside the program; nil when there is something that stops the run.
    mutating func loadRules(_ path: String?) -> [LoadedRulebook]? {
        guard let path = path ?? Self.installedRules() else {
            say(
                Message(
                    vi: "không tìm thấy bộ chỉ tiêu cạnh chương trình; hãy chỉ ra bằng --rules",
                    en: "no rulebooks were found beside the program; name them with --rules"))
            note(.noInput)
            return nil
        }
        guard Files.exists(path) else {
            say(Message(vi: "không có `\(path)`", en: "there is no `\(path)`"))
            note(.noInput)
            return nil
        }
        let provider = Self.provider(limit: limits.fileBytes)
        let (rulebooks, diagnostics) =
            if let store = RulebookStore.ofUser(rules: path) {
                Chuan.loadRulebooks(path: path, provider: provider, limits: limits, store: store, sources: &sources)
            } else {
                Chuan.loadRulebooks(path: path, provider: provider, limits: limits, sources: &sources)
            }
        report(diagnostics)
        if diagnostics.hasError {
            note(.unreadable)
            return nil
        }
        if rulebooks.isEmpty {
            say(Message(vi: "`\(path)` không có bộ chỉ tiêu nào", en: "`\(path)` holds no rulebook"))
            note(.noInput)
            return nil
        }
        return rulebooks
    }

    /// `Rules` beside the program, in the share folder of its installation, or in a folder above it.
    static func installedRules() -> String? {
        guard let program = Files.programFolder() else { return nil }
        var candidates = ["\(program)/Rules", "\(program)/../share/chuan/Rules"]
        var folder = program
        while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
            folder = String(folder[..<slash])
            candidates.append("\(folder)/Rules")
        }
        return candidates.first { Files.isFolder($0) }
    }

    static func provider(limit: Int) -> FileProvider {
        FileProvider(
            read: { path in
                Files.read(path, limit: limit).mapError { problem in
                    switch problem {
                    case .notFound: .notFound
                    case .isFolder: .isFolder
                    case .tooLarge: .tooLarge(bytes: limit)
                    case .notReadable(let reason): .unreadable(reason)
                    }
                }
            },
            list: { path in
                guard let names = Files.names(in: path) else { return .failure(.notFound) }
                return .success(names.map { Files.isFolder("\(path)/\($0)") ? $0 + "/" : $0 })
            })
    }

    // MARK: Readings

    /// The readings that `--reading` names; nil when one is not known.
    mutating func choices(_ texts: [String], in rulebook: Rulebook) -> [ReadingChoice]? {
        var choices: [ReadingChoice] = []
        for text in texts {
            guard let choice = choice(text, in: rulebook) else { return nil }
            if choices.contains(where: { $0.reading == choice?.reading }) {
                refuse(
                    Message(vi: "--reading \(text): cách hiểu này đã được chọn", en: "--reading \(text): chosen twice"))
                return nil
            }
            if let choice { choices.append(choice) }
        }
        return choices
    }

    /// One choice; an inner nil is the default reading.
    private mutating func choice(_ text: String, in rulebook: Rulebook) -> ReadingChoice?? {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            refuse(
                Message(
                    vi: "--reading \(text): viết dạng A02=strict, hoặc all để xem mọi cách hiểu",
                    en: "--reading \(text): write it like A02=strict, or all to see every reading"))
            return nil
        }
        guard let reading = rulebook.readings.first(where: { $0.id.lowercased() == parts[0].lowercased() }) else {
            refuse(unknown(parts[0], among: rulebook.readings.map(\.id)))
            return nil
        }
        if ["default", "mặc định"].contains(parts[1].lowercased()) { return .some(nil) }
        if let alternative = reading.alternatives.first(where: { $0.id == parts[1] }), alternative.parameter == nil {
            return ReadingChoice(reading: reading.id, alternative: alternative.id, parameter: nil)
        }
        let named = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let asked = reading.alternatives.first { other in
            other.parameter != nil && (other.id == named[0] || named.count == 1 && Decimal(named[0]) != nil)
        }
        if let asked {
            if let parameter = named.last.flatMap(Decimal.init), parameter.signum >= 0 {
                return ReadingChoice(reading: reading.id, alternative: asked.id, parameter: parameter)
            }
            let usage = "\(reading.id)=\(asked.id):<\(asked.parameter ?? "")>"
            refuse(
                Message(
                    vi: "--reading \(text): `\(asked.id)` cần một số không âm: `\(usage)`",
                    en: "--reading \(text): `\(asked.id)` takes a number that is not negative: `\(usage)`"))
            return nil
        }
        let known = reading.alternatives.map { $0.parameter == nil ? $0.id : "\($0.id):<\($0.parameter ?? "")>" }
        refuse(unknown(parts[1], among: ["default"] + known))
        return nil
    }

    private func unknown(_ word: String, among known: [String]) -> Message {
        let list = known.joined(separator: ", ")
        let nearest = Similarity.nearest(to: word, among: known.map { String($0.prefix { $0 != ":" }) }).first
        let meant = nearest.map { Message(vi: " (có phải là `\($0)`?)", en: " (did you mean `\($0)`?)") } ?? Message("")
        return Message(
            vi: "--reading: không có `\(word)`\(meant.vi); có thể chọn: \(list)",
            en: "--reading: there is no `\(word)`\(meant.en); choose from: \(list)")
    }
}
