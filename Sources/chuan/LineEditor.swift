import Glibc

/// Reads lines from a terminal, one key after the other: lines that were typed before come back with the arrow keys.
///
/// Keys: left, right, home, end (also Ctrl-B, F, A, E), up and down (Ctrl-P, N), backspace and delete, Ctrl-U and Ctrl-K
/// to cut, Ctrl-L for an empty screen, Ctrl-C to drop the line, Ctrl-D to end.
struct LineEditor {
    private var history: [String] = []
    private let prompt: String
    private static let mostLines = 500

    init(prompt: String) { self.prompt = prompt }

    /// The next line; nil at the end of the input.
    mutating func line() -> String? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine() }
        var raw = before
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON | ICRNL)
        guard tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0 else { return readLine() }
        defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
        var text = EditedLine(history: history)
        show(text)
        while let key = Key.next() {
            switch text.take(key) {
            case .goesOn: show(text)
            case .clears:
                Terminal.printError("\u{1B}[H\u{1B}[2J")
                show(text)
            case .done(let line):
                Terminal.printError("\r\n")
                remember(line)
                return line
            case .ends:
                Terminal.printError("\r\n")
                return nil
            }
        }
        return nil
    }

    private mutating func remember(_ line: String) {
        guard line.contains(where: { !$0.isWhitespace }), history.last != line else { return }
        history.append(line)
        if history.count > Self.mostLines { history.removeFirst() }
    }

    /// Writes the line anew, as far as the screen is wide, and puts the cursor where it belongs.
    private func show(_ text: EditedLine) {
        let width = max(8, Self.columns - prompt.count - 1)
        let start = max(0, text.cursor - width)
        let shown = text.characters[start..<min(text.characters.count, start + width)]
        let behind = start + shown.count - text.cursor
        let back = behind > 0 ? "\u{1B}[\(behind)D" : ""
        Terminal.printError("\r\(prompt)\(String(shown))\u{1B}[K\(back)")
    }

    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDIN_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

/// A line that is being typed.
struct EditedLine {
    private(set) var characters: [Character] = []
    /// How many characters stand before it.
    private(set) var cursor = 0
    private let history: [String]
    /// The line of the history that is shown; past its end for what was typed.
    private var place: Int
    private var typed: [Character] = []

    enum Outcome: Equatable {
        case goesOn
        case clears
        case done(String)
        case ends
    }

    init(history: [String] = []) {
        self.history = history
        place = history.count
    }

    mutating func take(_ key: Key) -> Outcome {
        switch key {
        case .character(let character): insert(character)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home: cursor = 0
        case .end: cursor = characters.count
        case .up: recall(place - 1)
        case .down: recall(place + 1)
        case .backspace: remove(cursor - 1)
        case .delete: remove(cursor)
        case .cutBefore:
            characters.removeFirst(cursor)
            cursor = 0
        case .cutAfter: characters.removeLast(characters.count - cursor)
        case .clear: return .clears
        case .enter: return .done(String(characters))
        case .drop: (characters, cursor, place) = ([], 0, history.count)
        case .endOfInput:
            if characters.isEmpty { return .ends }
            remove(cursor)
        case .other: break
        }
        return .goesOn
    }

    /// A mark that joins the letter before it makes one character with it.
    private mutating func insert(_ character: Character) {
        if cursor > 0 {
            let joined = String(characters[cursor - 1]) + String(character)
            if joined.count == 1, let whole = joined.first {
                characters[cursor - 1] = whole
                return
            }
        }
        characters.insert(character, at: cursor)
        cursor += 1
    }

    private mutating func remove(_ index: Int) {
        guard characters.indices.contains(index) else { return }
        characters.remove(at: index)
        if index < cursor { cursor -= 1 }
    }

    private mutating func recall(_ wanted: Int) {
        guard (0...history.count).contains(wanted) else { return }
        if place == history.count { typed = characters }
        place = wanted
        characters = place == history.count ? typed : Array(history[place])
        cursor = characters.count
    }
}
