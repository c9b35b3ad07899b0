import Diagnostics
import Glibc

/// Ctrl-C and the end of a session: half-written files are taken away, and it is said what was written.
///
/// The files are noted before the workers start and forgotten after they ended, so that only the handler reads beside that.
enum Interruption {
    /// What of the results is there already: nothing, a part that was printed, a file that is whole.
    private static let (nothing, part, file) = (0, 1, 2)

    // The handler can neither ask for memory nor wait for others: all it looks at is memory that is there.

    /// Files that are being written.
    nonisolated(unsafe) private static let paths = room(6)
    /// What is said, by state.
    nonisolated(unsafe) private static let words = room(3)
    nonisolated(unsafe) private static let state = {
        let state = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        state.initialize(to: 0)
        return state
    }()

    private static func room(_ count: Int) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
        let room = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: count)
        room.initialize(repeating: nil, count: count)
        return room
    }

    /// Says a line should the program be interrupted.
    static func tell(_ language: Language) {
        let messages = [
            Message(vi: "đã dừng theo yêu cầu; chưa ghi gì", en: "interrupted; nothing was written"),
            Message(
                vi: "đã dừng theo yêu cầu; kết quả đã in ra chưa đủ",
                en: "interrupted; what was printed is only a part of the results"),
            Message(vi: "đã dừng theo yêu cầu", en: "interrupted"),
        ]
        let start = isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : ""
        for (place, message) in messages.enumerated() { words[place] = strdup("\(start)chuan: \(message[language])\n") }
        install()
    }

    /// Some results were printed.
    static func notePrinted() { if state.pointee == nothing { state.pointee = part } }

    /// Takes a file away should the program be interrupted.
    static func remove(_ path: String) {
        guard let place = (0..<6).first(where: { paths[$0] == nil }) else { return }
        paths[place] = strdup(path)
        install()
    }

    /// The file is whole, or gone.
    static func keep(_ path: String, isWhole: Bool) {
        if isWhole, state.pointee == nothing { state.pointee = file }
        for place in 0..<6 {
            if let noted = paths[place], String(cString: noted) == path { paths[place] = nil }
        }
    }

    private static func install() {
        _ = (paths, words, state)
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            guard !isIgnored(signal) else { continue }
            _ = Glibc.signal(signal, handler)
            sigaddset(&signals, signal)
        }
        // Who started the program may have left them blocked.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Whether who started the program has it go on, as `nohup` does.
    private static func isIgnored(_ signal: Int32) -> Bool {
        var old = sigaction()
        guard sigaction(signal, nil, &old) == 0 else { return false }
        return withUnsafeBytes(of: old.__sigaction_handler.sa_handler) { handler in
            withUnsafeBytes(of: SIG_IGN) { handler.elementsEqual($0) }
        }
    }

    private static let handler: @convention(c) (Int32) -> Void = { number in
        var place = 0
        while place < 6 {
            if let path = Interruption.paths[place] { unlink(path) }
            place += 1
        }
        if let words = Interruption.words[Interruption.state.pointee] {
            _ = write(STDERR_FILENO, words, strlen(words))
        }
        _exit(128 + number)
    }
}
