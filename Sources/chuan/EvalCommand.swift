import ArgumentParser
import ChuanTools
import Diagnostics
import FEEL
import Glibc

/// `chuan eval`: the value of a FEEL expression, and why it has none.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "eval")

    @Argument(parsing: .allUnrecognized) var expression: [String] = []
    @Option var context: String?
    @Option var unary: String?
    @Option(name: .customLong("as-of")) var asOf: String?
    @Flag var type = false
    @Flag var plan = false
    @Option var lang = Language.vi

    mutating func run() throws {
        if let option = expression.first(where: Self.looksLikeOption) {
            throw ValidationError("Unknown option '\(option)'")
        }
        var evaluation = Evaluation(language: lang, showsType: type, showsPlan: plan)
        guard evaluation.take(day: asOf), evaluation.take(context: context) else { throw evaluation.session.exit() }
        guard unary == nil || !expression.isEmpty else {
            evaluation.refuse(Message(vi: "--unary cần một phép thử", en: "--unary needs a test"), .usage)
            throw evaluation.session.exit()
        }
        if expression.isEmpty {
            var prompt = Prompt(evaluation: evaluation)
            prompt.run()
            throw ExitCode(ExitStatus.ok.rawValue)
        }
        let text = expression.joined(separator: " ")
        let result = unary.map { evaluation.test($0, text) } ?? evaluation.evaluate(text)
        if let result { evaluation.session.finish(result) }
        throw evaluation.session.exit()
    }
}

extension EvalCommand {
    /// An expression may begin with a minus sign, but hardly with two and a letter.
    private static func looksLikeOption(_ text: String) -> Bool {
        text.hasPrefix("--") && text.dropFirst(2).first?.isLetter == true
    }
}

/// Expressions that are tried out, one after the other, over the same values.
struct Evaluation {
    var session: Session
    private(set) var scope: FreeScope
    var showsType: Bool
    var showsPlan: Bool

    init(language: Language, showsType: Bool = false, showsPlan: Bool = false) {
        session = Session(language: language, limits: .standard)
        scope = FreeScope()
        self.showsType = showsType
        self.showsPlan = showsPlan
    }

    mutating func refuse(_ message: Message, _ status: ExitStatus) {
        session.say(message)
        session.note(status)
    }

    // MARK: What is given

    mutating func take(day text: String?) -> Bool {
        guard let text else { return true }
        scope.asOf = CalendarDate(text)
        if scope.asOf == nil {
            refuse(
                Message(
                    vi: "--as-of: `\(text)` không phải là ngày; viết dạng 2023-12-31",
                    en: "--as-of: `\(text)` is not a date; write it like 2023-12-31"), .usage)
        }
        return scope.asOf != nil
    }

    /// Takes the values of a file, or of a text that begins with a brace.
    mutating func take(context: String?) -> Bool {
        guard let context else { return true }
        guard let source = source(context) else { return false }
        let (entries, diagnostics) = ContextFile.read(source, limits: session.limits)
        session.report(diagnostics)
        guard let entries else {
            if diagnostics.isEmpty {
                session.say(
                    Message(
                        vi: "`\(source.path)` không có dạng `tên: giá trị`", en: "`\(source.path)` has no `name: value`"
                    ))
            }
            session.note(.unreadable)
            return false
        }
        for entry in entries { scope.bind(entry.name, entry.value) }
        return true
    }

    private mutating func source(_ context: String) -> SourceFile? {
        if context.first == "{" { return session.sources.add(path: "--context", bytes: Array(context.utf8)) }
        switch Files.read(context, limit: session.limits.fileBytes) {
        case .success(let bytes): return session.sources.add(path: context, bytes: bytes)
        case .failure(.notFound):
            refuse(Message(vi: "không có `\(context)`", en: "there is no `\(context)`"), .noInput)
        case .failure:
            refuse(Message(vi: "không đọc được `\(context)`", en: "can't read `\(context)`"), .noInput)
        }
        return nil
    }

    // MARK: What comes out

    /// The text of the value, with the plan or the type where they were asked for; nil if it is no expression.
    mutating func evaluate(_ text: String) -> String? {
        answer(scope.evaluate(slice(text)))
    }

    /// Whether a value passes unary tests.
    mutating func test(_ value: String, _ tests: String) -> String? {
        let given = scope.evaluate(slice(value, named: "--unary"))
        session.report(given.diagnostics)
        guard let value = given.value else {
            session.note(.unreadable)
            return nil
        }
        return answer(scope.test(value, slice(tests)))
    }

    /// Evaluates an expression and gives its value a name.
    mutating func define(_ name: String, _ text: String) -> String? {
        let outcome = scope.evaluate(slice(text))
        let result = answer(outcome)
        if let value = outcome.value { scope.bind(name, value) }
        return result
    }

    private mutating func slice(_ text: String, named name: String = "eval") -> SourceSlice {
        let source = session.sources.add(path: name, bytes: Array(text.utf8))
        return SourceSlice(source, 0..<source.bytes.count)
    }

    private mutating func answer(_ outcome: FreeScope.Outcome) -> String? {
        session.report(outcome.diagnostics)
        guard let value = outcome.value else {
            session.note(.unreadable)
            return nil
        }
        if showsPlan, let plan = outcome.plan { return plan.text }
        if showsType { return outcome.type.words[session.language] + "\n" }
        guard let text = value.literal(most: session.limits.textBytes) else {
            session.say(Message(vi: "giá trị quá dài để in", en: "the value is too long to print"))
            return nil
        }
        return text + "\n"
    }
}
