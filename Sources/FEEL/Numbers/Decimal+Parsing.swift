extension Decimal {
    /// Reads a number: an optional sign, digits with an optional fraction (or only a fraction), an optional exponent.
    ///
    /// Digits beyond 34 are rounded, half to even.
    ///
    /// - Returns: nil if the text is anything else, or the number is too large.
    /// - Complexity: O(n).
    /// - Specification: DMN 10.3.1.2, rule 37; XML Schema decimal and double without INF and NaN.
    public init?(_ text: some StringProtocol) { self.init(utf8: text.utf8) }

    /// Reads a number from its UTF-8 text.
    public init?(utf8 text: some Collection<UInt8>) {
        let read =
            text.withContiguousStorageIfAvailable { Decimal.read($0) }
            ?? Array(text).withUnsafeBufferPointer { Decimal.read($0) }
        guard let read else { return nil }
        self = read
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> Decimal? {
        var reader = NumberReader(text)
        return reader.number()
    }
}

/// Reads the characters of one number.
private struct NumberReader {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0
    /// The leading digits, as many as 37 of them.
    var coefficient: UInt128 = 0
    /// The power of ten of the last digit in `coefficient`.
    var exponent = 0
    /// A digit other than zero was left out.
    var sticky = false

    /// As many digits as rounding needs, with room for the next.
    static let most = PowersOfTen.wide(36)

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var next: UInt8? { position < text.count ? text[position] : nil }

    mutating func skip(_ one: Unicode.Scalar, or other: Unicode.Scalar) -> UInt8? {
        guard let byte = next, byte == UInt8(ascii: one) || byte == UInt8(ascii: other) else { return nil }
        position += 1
        return byte
    }

    mutating func number() -> Decimal? {
        let isNegative = skip("-", or: "+") == UInt8(ascii: "-")
        let whole = digits(isFraction: false)
        if skip(".", or: ".") != nil {
            guard digits(isFraction: true) > 0 else { return nil }
        } else if whole == 0 {
            return nil
        }
        if skip("e", or: "E") != nil {
            guard let power = power() else { return nil }
            exponent += power
        }
        guard position == text.count else { return nil }
        if coefficient == 0 { return .zero }
        return Decimal.rounding(isNegative, UInt256(coefficient), exponent, sticky: sticky)
    }

    /// Takes digits in and says how many there were.
    private mutating func digits(isFraction: Bool) -> Int {
        let start = position
        while let byte = next, case let digit = byte &- UInt8(ascii: "0"), digit <= 9 {
            if coefficient < NumberReader.most {
                coefficient = coefficient * 10 + UInt128(digit)
                if isFraction { exponent -= 1 }
            } else {
                sticky = sticky || digit != 0
                if !isFraction { exponent += 1 }
            }
            position += 1
        }
        return position - start
    }

    /// The number after `e`, cut off where it is beyond all texts that fit into memory.
    private mutating func power() -> Int? {
        let isNegative = skip("-", or: "+") == UInt8(ascii: "-")
        let start = position
        var value = 0
        while let byte = next, case let digit = byte &- UInt8(ascii: "0"), digit <= 9 {
            value = min(value * 10 + Int(digit), 1 << 50)
            position += 1
        }
        return position == start ? nil : isNegative ? -value : value
    }
}
