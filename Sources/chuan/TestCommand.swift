import ArgumentParser
import Diagnostics

/// `chuan test`: runs the test files beside rules, and says what differs.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "test")

    @Argument var paths: [String] = []
    @Option var format = TestOptions.Format.text
    @Option var lang = Language.vi
    @Option var name: [String] = []
    @Flag var coverage = false
    @Option(name: .customLong("coverage-min")) var coverageMinimum: Int?
    @Flag var mutate = false
    @Flag(name: .customLong("write-boundaries")) var writeBoundaries = false
    @Option(name: .shortAndLong) var output: String?

    func validate() throws {
        if let coverageMinimum, !(0...100).contains(coverageMinimum) {
            throw ValidationError("The value '\(coverageMinimum)' is invalid for '--coverage-min <0-100>'")
        }
    }

    func run() throws {
        var options = TestOptions()
        options.paths = paths
        options.format = format
        options.lang = lang
        options.names = name
        options.coverage = coverage || coverageMinimum != nil
        options.coverageMinimum = coverageMinimum
        options.mutate = mutate
        options.writeBoundaries = writeBoundaries
        options.output = output
        try options.run()
    }
}

extension TestOptions.Format: ExpressibleByArgument {}
