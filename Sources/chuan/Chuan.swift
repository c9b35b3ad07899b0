public import ArgumentParser
public import Diagnostics
import Glibc
public import ReportFiles

/// The command `chuan`.
@main
struct ChuanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chuan", version: Version.text,
        subcommands: [
            CheckCommand.self, AggregateCommand.self, LintCommand.self, FmtCommand.self, TestCommand.self,
            DiffCommand.self, NewCommand.self,
            FormCommand.self, ExplainCommand.self, EvalCommand.self, SchemaCommand.self,
        ])

    /// Help and mistakes of usage speak the language that was asked for, so they are dealt with before and after the
    /// parser.
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        // A file that may grow no more is told like a full disk.
        signal(SIGXFSZ, SIG_IGN)
        let language = Usage.language(arguments)
        if arguments.isEmpty {
            Terminal.printError(Usage.help(for: nil, language))
            leave(.usage)
        }
        if Usage.asksForHelp(arguments) {
            leave(Terminal.printResult(Usage.help(for: Usage.command(in: arguments), language)) ? .ok : .cannotWrite)
        }
        if arguments == ["--version"] {
            leave(Terminal.printResult("chuan \(Version.text)\n") ? .ok : .cannotWrite)
        }
        if let mistake = Usage.unknownCommand(arguments, language) {
            Terminal.printError(mistake)
            leave(.usage)
        }
        Heap.prepare()
        do {
            if let options = CheckOptions(plainly: arguments) { try options.run() }
            if let options = LintOptions(plainly: arguments) { try options.run() }
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch let status as ExitCode {
            Glibc.exit(status.rawValue)
        } catch {
            Terminal.printError(Usage.mistake(Self.message(for: error), arguments, language))
            leave(.usage)
        }
    }

    private static func leave(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }
}

enum Version {
    static let text = "0.1.0"
}

extension Language: ExpressibleByArgument {}
extension ReportForm: ExpressibleByArgument {}
