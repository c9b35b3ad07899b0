/// Powers of ten and digit counts of 64-, 128- and 256-bit integers.
enum PowersOfTen {
    private static let small: InlineArray<20, UInt64> = [
        1, 10, 100, 1000, 10000, 100000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    /// The greatest power that 64 bits hold.
    static let largest64 = 19
    /// The greatest power that 128 bits hold.
    static let largest128 = 38

    /// 10 to the `power`, for 0 ... 19.
    static func word(_ power: Int) -> UInt64 { small[power] }

    /// 10 to the `power`, for 0 ... 38.
    static func wide(_ power: Int) -> UInt128 {
        power <= 19 ? UInt128(small[power]) : UInt128(small[19]) * UInt128(small[power - 19])
    }

    /// How many decimal digits a value has; 0 for zero.
    static func digits(_ value: UInt64) -> Int {
        let guess = ((64 - value.leadingZeroBitCount) * 1233) >> 12
        return value >= small[guess] ? guess + 1 : guess
    }

    /// How many decimal digits a value has; 0 for zero.
    static func digits(_ value: UInt128) -> Int {
        let high = UInt64(truncatingIfNeeded: value >> 64)
        if high == 0 { return value == 0 ? 0 : digits(UInt64(truncatingIfNeeded: value)) }
        let guess = ((128 - high.leadingZeroBitCount) * 1233) >> 12
        return value >= wide(guess) ? guess + 1 : guess
    }

    /// How many decimal digits a value below 10^76 has; 0 for zero.
    static func digits(_ value: UInt256) -> Int {
        if value.high == 0 { return digits(value.low) }
        let guess = ((256 - value.high.leadingZeroBitCount) * 1233) >> 12
        let power = UInt256(product: wide(38), wide(guess - 38))
        return value >= power ? guess + 1 : guess
    }
}
