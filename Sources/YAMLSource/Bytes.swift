/// Bytes that have a meaning in YAML and JSON.
enum Byte {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let backslash = UInt8(ascii: "\\")
    static let hash = UInt8(ascii: "#")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")
    static let dash = UInt8(ascii: "-")
    static let question = UInt8(ascii: "?")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let bar = UInt8(ascii: "|")
    static let ampersand = UInt8(ascii: "&")
    static let asterisk = UInt8(ascii: "*")
    static let exclamation = UInt8(ascii: "!")
    static let equals = UInt8(ascii: "=")
    static let percent = UInt8(ascii: "%")
    static let openList = UInt8(ascii: "[")
    static let closeList = UInt8(ascii: "]")
    static let openMapping = UInt8(ascii: "{")
    static let closeMapping = UInt8(ascii: "}")
    static let letter = UInt8(ascii: "x")
}

func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }

func isBreak(_ byte: UInt8) -> Bool { byte == Byte.lineFeed || byte == Byte.carriageReturn }

func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || isBreak(byte) }

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.openList || byte == Byte.closeList || byte == Byte.openMapping
        || byte == Byte.closeMapping
}

/// The value of a hexadecimal digit; nil when it is none.
func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
}

/// The length of a blank at an offset that looks like a space and is none to YAML (no-break, zero-width, ideographic
/// space); 0 when there is none.
func oddSpaceLength(_ bytes: [UInt8], at offset: Int, before end: Int) -> Int {
    guard offset + 1 < end else { return 0 }
    if bytes[offset] == 0xC2, bytes[offset + 1] == 0xA0 { return 2 }
    guard offset + 2 < end else { return 0 }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80):
        return 3
    default: return 0
    }
}

/// The offset after the line break at an offset: CRLF is one.
func afterBreak(_ bytes: [UInt8], _ offset: Int, before end: Int) -> Int {
    let next = offset + 1
    return bytes[offset] == Byte.carriageReturn && next < end && bytes[next] == Byte.lineFeed ? next + 1 : next
}
