/// Reads the lexical forms of dates, times and durations, byte by byte.
struct TextScanner {
    let text: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    /// Reads a whole text: nil if `read` gives nil or leaves something over.
    static func scan<Value>(_ text: some StringProtocol, _ read: (inout TextScanner) -> Value?) -> Value? {
        func run(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
            var scanner = TextScanner(text: bytes)
            guard let value = read(&scanner), scanner.isAtEnd else { return nil }
            return value
        }
        let utf8 = text.utf8
        return utf8.withContiguousStorageIfAvailable(run) ?? Array(utf8).withUnsafeBufferPointer(run)
    }

    var isAtEnd: Bool { position == text.count }
    var next: UInt8? { position < text.count ? text[position] : nil }

    /// Takes a character, if it comes next.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    /// Exactly two digits.
    mutating func pair() -> Int? {
        guard let (value, count) = digits(), count == 2 else { return nil }
        return Int(value)
    }

    /// One or more digits, as a number and how many they were; nil if there are none or they exceed 18 digits.
    mutating func digits() -> (value: Int64, count: Int)? {
        let start = position
        var value: Int64 = 0
        while let byte = next, case let digit = byte &- UInt8(ascii: "0"), digit <= 9 {
            guard value < 100_000_000_000_000_000 else { return nil }
            value = value * 10 + Int64(digit)
            position += 1
        }
        return position > start ? (value, position - start) : nil
    }

    /// The digits after a decimal point as nanoseconds; nil if anything but zeros follows the ninth.
    mutating func nanoseconds() -> Int32? {
        var (value, unit): (Int32, Int32) = (0, 100_000_000)
        while let byte = next, case let digit = byte &- UInt8(ascii: "0"), digit <= 9 {
            guard unit > 0 || digit == 0 else { return nil }
            value += Int32(digit) * unit
            unit /= 10
            position += 1
        }
        return value
    }

    /// All that is left.
    mutating func rest() -> String {
        defer { position = text.count }
        return String(decoding: text[position...], as: UTF8.self)
    }
}

extension String {
    /// Appends a number with zeros in front, up to `width` digits.
    mutating func append(_ value: Int, width: Int) {
        let digits = String(value)
        for _ in 0..<max(0, width - digits.utf8.count) { append("0") }
        append(digits)
    }

    /// Appends `.` and the digits of a fraction of a second, without zeros at the end; nothing for 0.
    mutating func append(nanoseconds: Int32) {
        if nanoseconds == 0 { return }
        var (value, width) = (Int(nanoseconds), 9)
        while value.isMultiple(of: 10) { (value, width) = (value / 10, width - 1) }
        append(".")
        append(value, width: width)
    }
}
