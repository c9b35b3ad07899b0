public import ArgumentParser
public import ChuanTools
import Diagnostics

/// `chuan lint`: what is wrong or doubtful in rule files, and how to mend it.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lint")

    @Argument var paths: [String] = []
    @Option var format = FindingsFormat.text
    @Option var lang = Language.vi
    @Flag var fix = false
    @Flag(name: .customLong("unsafe-fixes")) var unsafeFixes = false
    @Flag var diff = false
    @Option var baseline: String?
    @Option(name: .customLong("write-baseline")) var writeBaseline: String?
    @Option(name: .shortAndLong) var output: String?

    func run() throws {
        var options = LintOptions()
        options.paths = paths
        options.format = format
        options.lang = lang
        options.fix = fix
        options.unsafeFixes = unsafeFixes
        options.diff = diff
        options.baseline = baseline
        options.writeBaseline = writeBaseline
        options.output = output
        try options.run()
    }
}

extension FindingsFormat: ExpressibleByArgument {}
