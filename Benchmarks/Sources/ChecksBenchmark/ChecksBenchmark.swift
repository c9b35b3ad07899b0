import CAllocations
import Diagnostics
import FEEL
import Glibc

/// Judges reports by 25 rules written in FEEL: verdicts only, values already read.
///
/// Prints microseconds a report, and how often memory was asked for. Exit status: 0 as wanted; 1 a verdict is wrong, or
/// a check asked for memory. `--write FILE` writes the reports as lines of JSON, and their verdicts to `FILE.verdicts`;
/// `--rounds N` judges all reports N times and three times more.
@main
struct ChecksBenchmark {
    private let reports: [Report]
    private let values: [[Value]]
    private var evaluation: CompiledExpressions.Evaluation

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard var benchmark = ChecksBenchmark(count: 10_000, seed: 20_230_330) else { exit(1) }
        let (wrong, tally) = benchmark.verify()
        print("verdicts: \(tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
        if wrong > 0 {
            print("\(wrong) verdicts differ from the reference")
            exit(1)
        }
        if arguments.count == 2, arguments[0] == "--write" { return benchmark.write(to: arguments[1]) }
        let rounds = arguments.count == 2 && arguments[0] == "--rounds" ? Int(arguments[1]) ?? 15 : 15
        exit(benchmark.measure(rounds: max(1, rounds)) ? 0 : 1)
    }

    init?(count: Int, seed: UInt64) {
        var maker = ReportMaker(seed: seed)
        reports = (0..<count).map { _ in maker.report() }
        values = reports.map(\.values)
        var files = SourceFiles()
        let slices = Rule.all.map { rule in
            let file = files.add(path: rule.name, bytes: Array(rule.expression.utf8))
            return SourceSlice(file, 0..<file.bytes.count)
        }
        let (compiled, diagnostics) = CompiledExpressions.compile(slices, over: Rule.names)
        var renderer = DiagnosticRenderer(files: files, language: .en)
        for diagnostic in diagnostics { print(renderer.render(diagnostic)) }
        guard let compiled, diagnostics.isEmpty else { return nil }
        evaluation = compiled.evaluation()
    }

    /// Compares every verdict with the reference.
    private mutating func verify() -> (wrong: Int, tally: [Character: Int]) {
        var (wrong, tally) = (0, [Character: Int]())
        for (report, values) in zip(reports, values) {
            evaluation.inputs = values
            for (number, rule) in Rule.all.enumerated() {
                let expected = rule.verdict(of: report)
                tally[expected, default: 0] += 1
                if evaluation(number).string != String(expected) { wrong += 1 }
            }
        }
        return (wrong, tally)
    }

    /// Judges all reports once.
    ///
    /// - Returns: Nanoseconds, requests for memory, and verdicts that pass.
    private mutating func round() -> (time: UInt64, allocations: UInt, passes: Int) {
        let (memory, start) = (allocations(), Self.now())
        let pass = UInt8(ascii: "P")
        var passes = 0
        for values in values {
            evaluation.inputs = values
            for number in 0..<Rule.all.count {
                if case .string(let verdict) = evaluation(number), verdict.utf8.first == pass { passes += 1 }
            }
        }
        return (Self.now() - start, allocations() - memory, passes)
    }

    private mutating func measure(rounds: Int) -> Bool {
        let all = (0..<rounds).map { _ in round() }
        let times = all.map { Double($0.time) / 1000 / Double(reports.count) }.sorted()
        print("ours: \(Self.shown(times[rounds / 2])) µs a report (least \(Self.shown(times[0])), \(rounds) rounds)")
        let (once, twice) = (round().allocations, round().allocations + round().allocations)
        print("requests for memory: \(once) for \(reports.count) reports, \(twice) for \(2 * reports.count)")
        return once == 0 && twice == 0
    }

    private static func shown(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private func write(to path: String) {
        let verdicts = reports.map { report in String(Rule.all.map { $0.verdict(of: report) }) }
        for (name, lines) in [(path, reports.map(\.json)), (path + ".verdicts", verdicts)] {
            guard let file = fopen(name, "w") else { exit(1) }
            for line in lines { fputs(line + "\n", file) }
            fclose(file)
        }
    }
}
