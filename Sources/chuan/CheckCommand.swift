import ArgumentParser
import Chuan
import ChuanTools
import Diagnostics

/// `chuan check`: judges reports and says for each target whether it is met, and why.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check")

    @Argument var reports: [String] = []
    @Option var from: [String] = []
    @Option var period: String?
    @Option var rules: String?
    @Option var format: CheckOptions.Format?
    @Option var lang = Language.vi
    @Option var reading: [String] = []
    @Option var explain: CheckOptions.Detail?
    @Option var register: String?
    @Option var by: CityGrouping?
    @Option var rank: RankingRule?
    @Option(name: .customLong("as-of")) var asOf: String?
    @Flag(name: .customLong("any-period")) var anyPeriod = false
    @Flag(name: .customLong("no-progress")) var noProgress = false
    @Option(name: .shortAndLong) var output: String?
    @OptionGroup var batch: BatchArguments
    @Option var unit: String?
    @Option(name: .customLong("unit-type")) var unitType: String?
    @Option(name: .customLong("save-columns")) var saveColumns: String?
    @Option var mark: String?
    @Flag var watch = false

    func run() throws {
        var options = CheckOptions()
        options.reports = reports
        options.records = from
        options.period = period
        options.rules = rules
        options.chosenFormat = format
        options.lang = lang
        options.reading = reading
        options.explain = explain
        options.register = register
        options.by = by
        options.rank = rank
        options.asOf = asOf
        options.anyPeriod = anyPeriod
        options.output = output
        options.noProgress = noProgress
        options.batch = batch.options()
        options.watches = watch
        options.sheets = SheetOptions(unit: unit, unitType: unitType, saveColumns: saveColumns, mark: mark)
        try options.run()
    }
}

/// Options for flat files.
struct BatchArguments: ParsableArguments {
    @Option var input: String?
    @Option var separator: String?
    @Option var numbers: String?
    @Option var columns: String?
    @Option var keep: String?
    @Option var verdicts: String?
    @Flag(name: .customLong("by-indicator")) var byIndicator = false
    @Option var rejects: String?
    @Option(name: .customLong("most-rejects")) var mostRejects: Int?
    @Option var threads: Int?
    @Option var worst: Int?
    @Flag var stats = false

    func options() -> BatchOptions {
        var options = BatchOptions()
        options.input = input
        options.separator = separator
        options.numbers = numbers
        options.columns = columns
        options.keep = keep
        options.verdicts = verdicts ?? options.verdicts
        options.byIndicator = byIndicator
        options.rejects = rejects
        options.mostRejects = mostRejects
        options.threads = threads
        options.worst = worst
        options.statistics = stats
        return options
    }
}

extension CheckOptions.Format: ExpressibleByArgument {}
extension CityGrouping: ExpressibleByArgument {}
extension RankingRule: ExpressibleByArgument {}
extension CheckOptions.Detail: ExpressibleByArgument {}
