/// Text as a cell of a CSV file.
enum CellText {
    /// Quoted where it has to be. What a spreadsheet would take for a formula gets an apostrophe in front, so that it
    /// stays a text.
    ///
    /// - Specification: RFC 4180; OWASP, CSV injection.
    static func quoted(_ bytes: UnsafeRawBufferPointer, into buffer: OutputBuffer) {
        guard let first = bytes.first else { return }
        let isFormula = startsFormula(first) && !isNumber(bytes)
        if !isFormula, isPlain(bytes) {
            buffer.append(bytes)
            return
        }
        buffer.append(byte: quote)
        if isFormula { buffer.append(byte: UInt8(ascii: "'")) }
        for byte in bytes {
            if byte == quote { buffer.append(byte: quote) }
            buffer.append(byte: byte)
        }
        buffer.append(byte: quote)
    }

    static func quoted(_ text: String, into buffer: OutputBuffer) {
        var text = text
        text.withUTF8 { quoted(UnsafeRawBufferPointer($0), into: buffer) }
    }

    private static let quote = UInt8(ascii: "\"")

    /// Eight bytes at a time, the last ones twice.
    private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 8 else { return isShortPlain(bytes) }
        var (odd, place): (UInt64, Int) = (0, 0)
        while place + 8 < bytes.count {
            odd |= needingQuotes(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        return odd | needingQuotes(bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)) == 0
    }

    private static func isShortPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 4 else { return bytes.allSatisfy { !needsQuotes($0) } }
        let first = UInt64(bytes.loadUnaligned(as: UInt32.self))
        let last = UInt64(bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self))
        return needingQuotes(first | last << 32) == 0
    }

    /// Not zero where one of eight bytes needs quotes.
    @inline(__always)
    private static func needingQuotes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func zeros(_ byte: UInt8) -> UInt64 {
            let other = word ^ ones &* UInt64(byte)
            return (other &- ones) & ~other
        }
        let control = (word &- (ones &* 0x20)) & ~word
        return (zeros(quote) | zeros(UInt8(ascii: ",")) | zeros(UInt8(ascii: ";")) | control) & (ones &* 0x80)
    }

    private static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    /// Whether it is a number with a sign, which no spreadsheet takes for more.
    private static func isNumber(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count > 1, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") else { return false }
        return bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == 0x2C }
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte < 0x20
    }
}
