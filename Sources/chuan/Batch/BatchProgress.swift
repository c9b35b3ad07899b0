import ChuanTools
import Diagnostics
import Glibc

/// One line on a terminal that says how far a long run is: share, reports or records a second, time left.
final class BatchProgress: @unchecked Sendable {
    private let isShown: Bool
    private let language: Language
    private let started = BatchProgress.now()
    private var shownAt: UInt64 = 0
    private var size: Int?
    private let noun: Message

    /// - Parameters:
    ///   - isWanted: False for `--no-progress`. It is shown on a terminal only.
    ///   - noun: What is counted.
    init(isWanted: Bool, language: Language, noun: Message = Message(vi: "báo cáo", en: "reports")) {
        self.noun = noun
        isShown = isWanted && isatty(STDERR_FILENO) == 1
        self.language = language
    }

    /// - Parameter size: Bytes of the file, or files to be read, where that is known.
    func start(size: Int?) { self.size = size }

    /// - Parameter done: Of the size.
    func note(done: Int, count: Int) {
        guard isShown else { return }
        let now = Self.now()
        guard now - shownAt > 100_000_000, now - started > 500_000_000 else { return }
        shownAt = now
        let seconds = Double(now - started) / 1e9
        let rate = Int(Double(count) / seconds)
        var line = Message(
            vi: "\(BatchSummary.grouped(count, .vi)) \(noun.vi), \(BatchSummary.grouped(rate, .vi))/giây",
            en: "\(BatchSummary.grouped(count, .en)) \(noun.en), \(BatchSummary.grouped(rate, .en))/s")[language]
        if let size, size > 0, done > 0 {
            let left = Int(seconds * Double(max(0, size - done)) / Double(done))
            line +=
                Message(
                    vi: ", \(min(100, done * 100 / size))%, còn \(left) giây",
                    en: ", \(min(100, done * 100 / size))%, \(left) s left")[language]
        }
        Terminal.showProgress(line)
    }

    /// Takes the line away, so that something else can be written.
    func clear() { Terminal.clearProgress() }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
