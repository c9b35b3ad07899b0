import Glibc

/// One key of a terminal.
enum Key: Equatable {
    case character(Character)
    case left, right, up, down, home, end
    case backspace, delete, cutBefore, cutAfter
    case enter, drop, clear, endOfInput
    case other

    /// Reads the next key from the standard input; nil at its end.
    static func next() -> Key? { read { byte() } }

    /// Makes a key of bytes.
    ///
    /// - Parameter byte: Gives the next byte, nil at the end.
    static func read(_ byte: () -> UInt8?) -> Key? {
        guard let first = byte() else { return nil }
        switch first {
        case 0x1B: return escape(byte)
        case 0..<0x20, 0x7F: return control(first)
        case ..<0x80: return .character(Character(Unicode.Scalar(first)))
        default: return scalar(first, byte)
        }
    }

    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x0A, 0x0D: .enter
        case 0x7F, 0x08: .backspace
        case 0x09: .character(" ")
        default: letter(byte)
        }
    }

    /// A letter with the control key.
    private static func letter(_ byte: UInt8) -> Key {
        switch Character(Unicode.Scalar(byte | 0x60)) {
        case "a": .home
        case "b": .left
        case "c": .drop
        case "d": .endOfInput
        case "e": .end
        case "f": .right
        case "k": .cutAfter
        case "l": .clear
        case "n": .down
        case "p": .up
        case "u": .cutBefore
        default: .other
        }
    }

    /// What follows an escape: `[A`, `OA`, `[3~`.
    private static func escape(_ byte: () -> UInt8?) -> Key {
        guard let kind = byte(), kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else { return .other }
        var digits = ""
        while let next = byte() {
            let character = Character(Unicode.Scalar(next))
            if character.isNumber || character == ";" {
                digits.append(character)
                continue
            }
            return named(character, digits)
        }
        return .other
    }

    private static func named(_ last: Character, _ digits: String) -> Key {
        switch (last, digits) {
        case ("A", _): .up
        case ("B", _): .down
        case ("C", _): .right
        case ("D", _): .left
        case ("H", _), ("~", "1"), ("~", "7"): .home
        case ("F", _), ("~", "4"), ("~", "8"): .end
        case ("~", "3"): .delete
        default: .other
        }
    }

    private static func scalar(_ first: UInt8, _ byte: () -> UInt8?) -> Key? {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var bytes = [first]
        while bytes.count < length {
            guard let next = byte() else { return nil }
            bytes.append(next)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.count == 1 ? text.first.map(Key.character) : .other
    }

    private static func byte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = Glibc.read(STDIN_FILENO, &byte, 1)
            if count == 1 { return byte }
            if count == 0 || errno != EINTR { return nil }
        }
    }
}
