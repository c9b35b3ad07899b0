/// Text as a cell of a CSV file.
enum CellText {
    /// Quoted where it has to be. What a spreadsheet would take for a formula gets an apostrophe in front, so that it
    /// stays a text.
    ///
    /// - Specification: RFC 4180; OWASP, CSV injection.
    static func quoted(_ bytes: UnsafeRawBufferPointer, into buffer: OutputBuffer) {
        guard let first = bytes.first else { return }
        let isFormula = startsFormula(first)
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

    private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var isPlain = true
        for byte in bytes { isPlain = isPlain && !needsQuotes(byte) }
        return isPlain
    }

    private static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte < 0x20
    }
}
