import Diagnostics
import Glibc

/// Reads expressions line by line and answers each one. Without a terminal it reads a script: no prompt, no greeting.
struct Prompt {
    var evaluation: Evaluation
    private var editor = LineEditor(prompt: "> ")
    private let isAsking = isatty(STDIN_FILENO) == 1

    init(evaluation: Evaluation) {
        self.evaluation = evaluation
    }

    /// Goes on until the input ends or `:quit`.
    mutating func run() {
        if isAsking { show(Self.greeting) }
        while let line = next() {
            let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true).map(String.init)
            guard let first = words.first else { continue }
            if [":quit", ":q"].contains(first) { return }
            if let answer = answer(first, words.count > 1 ? words[1] : "", line), !Terminal.printResult(answer) {
                return
            }
        }
    }

    private mutating func next() -> String? { isAsking ? editor.line() : readLine() }

    private mutating func answer(_ command: String, _ rest: String, _ line: String) -> String? {
        guard command.hasPrefix(":") else { return evaluate(line) }
        switch command {
        case ":help", ":h":
            show(Self.help)
            return nil
        case ":type": return evaluate(rest, type: true)
        case ":plan": return evaluate(rest, plan: true)
        case ":let": return define(rest)
        default:
            evaluation.session.say(
                Message(vi: "không có lệnh `\(command)`; xem :help", en: "there is no command `\(command)`; see :help"))
            return nil
        }
    }

    private mutating func evaluate(_ text: String, type: Bool = false, plan: Bool = false) -> String? {
        let (showsType, showsPlan) = (evaluation.showsType, evaluation.showsPlan)
        defer { (evaluation.showsType, evaluation.showsPlan) = (showsType, showsPlan) }
        if type { (evaluation.showsType, evaluation.showsPlan) = (true, false) }
        if plan { evaluation.showsPlan = true }
        return evaluation.evaluate(text)
    }

    /// `name = expression`.
    private mutating func define(_ text: String) -> String? {
        let parts = text.split(separator: "=", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
        guard parts.count == 2, !parts[0].isEmpty else {
            evaluation.session.say(Message(vi: "viết dạng :let tên = biểu thức", en: "write :let name = expression"))
            return nil
        }
        return evaluation.define(parts[0], parts[1])
    }

    private func show(_ message: Message) { Terminal.printError(message[evaluation.session.language]) }

    private static let greeting = Message(
        vi: "Gõ biểu thức FEEL; :help để xem các lệnh, :quit để thoát.\n",
        en: "Type a FEEL expression; :help lists the commands, :quit leaves.\n")

    private static let help = Message(
        vi: """
            biểu thức               tính giá trị, ví dụ: sum([1, 2, 3]) / 4
            :let tên = biểu thức    đặt tên cho một giá trị
            :type biểu thức         kiểu của biểu thức
            :plan biểu thức         kế hoạch tính
            :quit                   thoát
            phím lên, xuống         các dòng đã gõ

            """,
        en: """
            expression              its value, e.g. sum([1, 2, 3]) / 4
            :let name = expression  gives a value a name
            :type expression        the type of an expression
            :plan expression        the plan that it becomes
            :quit                   leaves
            keys up and down        lines typed before

            """)
}
