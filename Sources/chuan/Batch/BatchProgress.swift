import ChuanTools
import Diagnostics
import Glibc

/// One line on a terminal that says how far a long run is: share, rows a second, time left.
final class BatchProgress: @unchecked Sendable {
    private let isShown: Bool
    private let language: Language
    private let started = BatchProgress.now()
    private var shownAt: UInt64 = 0
    private var size: Int?
    private var isOnScreen = false

    /// - Parameter isWanted: False for `--no-progress`. It is shown on a terminal only.
    init(isWanted: Bool, language: Language) {
        isShown = isWanted && isatty(STDERR_FILENO) == 1
        self.language = language
    }

    /// - Parameter size: Bytes of the file, where it is known.
    func start(size: Int?) { self.size = size }

    func note(bytes: Int, reports: Int) {
        guard isShown else { return }
        let now = Self.now()
        guard now - shownAt > 100_000_000, now - started > 500_000_000 else { return }
        shownAt = now
        let seconds = Double(now - started) / 1e9
        let rate = Int(Double(reports) / seconds)
        var line = Message(
            vi: "\(BatchSummary.grouped(reports, .vi)) báo cáo, \(BatchSummary.grouped(rate, .vi))/giây",
            en: "\(BatchSummary.grouped(reports, .en)) reports, \(BatchSummary.grouped(rate, .en))/s")[language]
        if let size, size > 0, bytes > 0 {
            let left = Int(seconds * Double(max(0, size - bytes)) / Double(bytes))
            line +=
                Message(
                    vi: ", \(min(100, bytes * 100 / size))%, còn \(left) giây",
                    en: ", \(min(100, bytes * 100 / size))%, \(left) s left")[language]
        }
        Terminal.printError("\r\u{1B}[K" + line)
        isOnScreen = true
    }

    /// Takes the line away, so that something else can be written.
    func clear() {
        if isOnScreen { Terminal.printError("\r\u{1B}[K") }
        isOnScreen = false
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
