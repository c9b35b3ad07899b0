import Chuan
import ChuanTools
import FEEL
import ReportFiles

/// What the workers of a batch share.
struct BatchPlan: Sendable {
    let sweep: Sweep
    let register: Register?
    let form: Form
    /// Reports outside the time in which the rulebook is in force are judged too.
    let anyPeriod: Bool

    enum Form: Sendable {
        case table(VerdictTable)
        case lines(VerdictLines)
        /// Only counted.
        case summary
    }
}

/// What one piece of a file gave.
struct BatchPart {
    let output: OutputBuffer
    let tally: VerdictTally
    let statistics: SweepStatistics
    /// Reports that no rulebook in force covers.
    let outside: Int
}

/// Judges the rows of a flat file and writes their verdicts.
final class BatchConsumer: FlatConsumer {
    private let plan: BatchPlan
    private let sweeper: Sweeper
    private var output = OutputBuffer()
    private var tally: VerdictTally
    private var outside = 0
    /// The units in force on the day that was asked for last.
    private var units: (end: CalendarDate, units: [Register.Unit])?

    init(_ plan: BatchPlan) {
        self.plan = plan
        sweeper = Sweeper(plan.sweep)
        tally = VerdictTally(checks: plan.sweep.checks.count)
    }

    func consume(_ chunk: FlatChunk) {
        sweeper.judge(chunk.block, texts: chunk.bytes) { row in
            chunk.report(ofRow: row).map { SweptReport($0, register: self.unitsInForce(on: $0.header.periodEnd)) }
        }
        tally.add(sweeper, rows: chunk.rowCount)
        switch plan.form {
        case .table(let table): table.write(chunk.block.main, chunk.bytes, sweeper, into: output)
        case .lines(let lines): lines.write(chunk.block.main, chunk.bytes, sweeper, into: output)
        case .summary: break
        }
    }

    func finishChunk() -> BatchPart {
        let part = BatchPart(
            output: output, tally: tally, statistics: sweeper.statistics, outside: outside)
        output = OutputBuffer(capacity: max(output.count + output.count / 8, 1 << 12))
        tally = VerdictTally(checks: plan.sweep.checks.count)
        sweeper.resetStatistics()
        outside = 0
        return part
    }

    private func unitsInForce(on day: CalendarDate) -> [Register.Unit]? {
        guard let register = plan.register else { return nil }
        if let units, units.end == day { return units.units }
        let found = register.unitsInForce(on: day)
        units = (day, found)
        return found
    }
}
