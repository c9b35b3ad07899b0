internal import Glibc

/// A tag of a sheet in memory while it is read.
struct XMLTag {
    /// Elements that say something about cells.
    enum Element {
        case cell, value, text, formula, row, column, reading, font, merged, other
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    /// What tells names apart, prefixes included.
    let code: UInt64
    let element: Element
    /// The place behind the name.
    let place: Int
    private(set) var isEmpty = false
    private(set) var isWellFormed = true

    /// - Parameter start: Where its name begins.
    /// - Returns: Nil where the end of the name is not there yet.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
        self.bytes = bytes
        var place = start
        var local = start
        var code: UInt64 = 0xCBF2_9CE4_8422_2325
        while place < bytes.count, Self.isName(bytes[place]) {
            if bytes[place] == UInt8(ascii: ":") { local = place + 1 }
            code = (code ^ UInt64(bytes[place])) &* 0x100_0000_01B3
            place += 1
        }
        if place == bytes.count { return nil }
        self.code = code
        self.place = place
        element = Self.element(UnsafeBufferPointer(rebasing: bytes[local..<place]))
        if place == start { isWellFormed = false }
    }

    private static func element(_ name: UnsafeBufferPointer<UInt8>) -> Element {
        switch name.count {
        case 1:
            switch name[0] {
            case UInt8(ascii: "c"): .cell
            case UInt8(ascii: "v"): .value
            case UInt8(ascii: "t"): .text
            case UInt8(ascii: "f"): .formula
            default: .other
            }
        case 3: name.is("row") ? .row : name.is("col") ? .column : name.is("rPh") ? .reading : .other
        case 5: name.is("rFont") ? .font : .other
        case 9: name.is("mergeCell") ? .merged : .other
        default: .other
        }
    }

    /// Reads the attributes to the end of the tag.
    ///
    /// - Returns: The place behind the tag; nil where its end is not there yet.
    mutating func readAttributes(
        _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void
    ) -> Int? {
        var place = place
        while true {
            let before = place
            while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
            guard place < bytes.count else { return nil }
            if bytes[place] == UInt8(ascii: ">") { return place + 1 }
            if bytes[place] == UInt8(ascii: "/") {
                guard place + 1 < bytes.count else { return nil }
                isEmpty = true
                return bytes[place + 1] == UInt8(ascii: ">") ? place + 2 : refuse()
            }
            // A blank stands before each name.
            if place == before { return refuse() }
            let start = place
            while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
            let name = UnsafeBufferPointer(rebasing: bytes[start..<place])
            guard place + 1 < bytes.count else { return nil }
            let quote = bytes[place + 1]
            guard !name.isEmpty, bytes[place] == UInt8(ascii: "="), quote == 0x22 || quote == 0x27 else {
                return refuse()
            }
            guard let end = bytes.next(quote, from: place + 2) else { return nil }
            let value = UnsafeBufferPointer(rebasing: bytes[place + 2..<end])
            if value.contains(where: { $0 == UInt8(ascii: "<") }) { return refuse() }
            body(name, value)
            place = end + 1
        }
    }

    private mutating func refuse() -> Int {
        isWellFormed = false
        return bytes.count
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func isName(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 11 || byte == 0x5F || byte == 0x2D || byte == 0x2E || byte >= 0x80
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The place of the next such byte.
    func next(_ byte: UInt8, from start: Int) -> Int? {
        guard let base = baseAddress, start < count,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    func `is`(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && baseAddress.map { memcmp($0, text.utf8Start, count) == 0 } ?? true
    }
}

/// Text between tags.
enum XMLText {
    /// Whether a text stands in the file as it is meant: UTF-8 without references and line breaks that take a change.
    ///
    /// - Complexity: O(n).
    static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while place < text.count, text[place] &- 0x20 < 0x60, text[place] != 0x26, text[place] != 0x5D { place += 1 }
        if place == text.count { return true }
        return text[place...].allSatisfy {
            ($0 >= 0x20 || $0 == 0x0A || $0 == 0x09) && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "]")
        } && isUTF8(text)
    }

    /// The text that is meant; nil where it is none.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard isUTF8(text) else { return nil }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            let byte = text[place]
            place += 1
            switch byte {
            case UInt8(ascii: "&"):
                guard let end = text.next(UInt8(ascii: ";"), from: place),
                    let meant = reference(UnsafeBufferPointer(rebasing: text[place..<end]))
                else { return nil }
                decoded += meant
                place = end + 1
            case UInt8(ascii: "\r"):
                decoded.append(0x0A)
                if place < text.count, text[place] == 0x0A { place += 1 }
            case UInt8(ascii: "]") where place + 1 < text.count && text[place] == byte && text[place + 1] == 0x3E:
                return nil
            case 0..<0x20 where byte != 0x0A && byte != 0x09: return nil
            default: decoded.append(byte)
            }
        }
        return decoded
    }

    private static func reference(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if name.is("amp") { return [0x26] }
        if name.is("lt") { return [0x3C] }
        if name.is("gt") { return [0x3E] }
        if name.is("quot") { return [0x22] }
        if name.is("apos") { return [0x27] }
        guard name.first == UInt8(ascii: "#"), 2...9 ~= name.count else { return nil }
        let isHex = name[1] == UInt8(ascii: "x")
        let digits = String(decoding: name.dropFirst(isHex ? 2 : 1), as: UTF8.self)
        guard let number = UInt32(digits, radix: isHex ? 16 : 10), digits.first != "+",
            number >= 0x20 || number == 0x0A || number == 0x0D || number == 0x09, number < 0xFFFE || number > 0xFFFF,
            let scalar = Unicode.Scalar(number)
        else { return nil }
        return Array(String(Character(scalar)).utf8)
    }

    private static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while place < text.count {
            let lead = text[place]
            if lead < 0x80 {
                place += 1
                continue
            }
            guard let width = width(lead), place + width <= text.count else { return false }
            let second = text[place + 1]
            for next in place + 1..<place + width where text[next] & 0xC0 != 0x80 { return false }
            switch lead {
            case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90,
                0xF4 where second > 0x8F:
                return false
            // U+FFFE and U+FFFF are no characters.
            case 0xEF where second == 0xBF && text[place + 2] >= 0xBE: return false
            default: place += width
            }
        }
        return true
    }

    private static func width(_ lead: UInt8) -> Int? {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: nil
        }
    }
}
