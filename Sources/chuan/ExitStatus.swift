import Chuan
import Diagnostics

/// What the program's end says; numbers of `sysexits.h` where there is one.
enum ExitStatus: Int32 {
    /// Nothing fails.
    case ok = 0
    /// A verdict is fail, a finding is an error, or a test fails.
    case failed = 1
    /// Nothing fails, but something could not be decided.
    case undecided = 2
    case usage = 64
    /// Rules or a report cannot be read.
    case unreadable = 65
    /// No such file, or nothing matched.
    case noInput = 66
    /// Our own fault.
    case software = 70
    /// The result could not be written.
    case cannotWrite = 73

    /// The one that wins when several hold.
    static func worst(_ statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let all = Set(statuses)
        let order: [ExitStatus] = [.software, .usage, .cannotWrite, .unreadable, .noInput, .failed, .undecided]
        return order.first { all.contains($0) } ?? .ok
    }

    /// What the verdicts of a run amount to.
    static func of(_ indicators: some Sequence<IndicatorResult>) -> ExitStatus {
        let verdicts = Set(indicators.map(\.verdict))
        if verdicts.contains(.fail) { return .failed }
        if verdicts.contains(.unknown) || verdicts.contains(.inconsistent) { return .undecided }
        return .ok
    }
}
