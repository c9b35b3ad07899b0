import ArgumentParser
import Diagnostics

/// `chuan check`: judges reports and says for each target whether it is met, and why.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check")

    @Argument var reports: [String] = []
    @Option var from: [String] = []
    @Option var period: String?
    @Option var rules: String?
    @Option var format = CheckOptions.Format.text
    @Option var lang = Language.vi
    @Option var reading: [String] = []
    @Option var explain: CheckOptions.Detail?
    @Option var register: String?
    @Option(name: .customLong("as-of")) var asOf: String?
    @Flag(name: .customLong("any-period")) var anyPeriod = false
    @Flag(name: .customLong("no-progress")) var noProgress = false
    @Option(name: .shortAndLong) var output: String?

    func run() throws {
        var options = CheckOptions()
        options.reports = reports
        options.records = from
        options.period = period
        options.rules = rules
        options.format = format
        options.lang = lang
        options.reading = reading
        options.explain = explain
        options.register = register
        options.asOf = asOf
        options.anyPeriod = anyPeriod
        options.output = output
        try options.run()
    }
}

extension CheckOptions.Format: ExpressibleByArgument {}
extension CheckOptions.Detail: ExpressibleByArgument {}
