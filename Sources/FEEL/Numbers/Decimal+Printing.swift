extension Decimal: CustomStringConvertible {
    /// Plain digits with a point and without trailing zeros after it: `12.5`, `-0.03`, `1200`.
    ///
    /// With an exponent, `1.25E+40`, where the first digit stands more than 34 places from the point. Reads back as the
    /// same number.
    public var description: String {
        if let whole = exactInt64 { return String(whole) }
        let number = reduced
        if !(-Decimal.digits..<Decimal.digits).contains(number.adjustedExponent) { return number.scientific }
        return number.plain(fractionDigits: max(0, -number.exponent))
    }

    /// Plain digits with exactly so many after the point, rounded half to even; `3` of 97.996 gives `97.996`, `2` gives
    /// `98.00`.
    ///
    /// - Complexity: O(number of digits printed).
    public func text(fractionDigits: Int) -> String {
        let count = min(max(0, fractionDigits), Decimal.scales.upperBound)
        return (rounded(scale: count, .halfEven) ?? self).plain(fractionDigits: count)
    }

    /// All digits; those asked for after the point are at least as many as the number has.
    private func plain(fractionDigits: Int) -> String {
        let digits = coefficientDigits
        let whole = digits.count + exponent
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let zero = UInt8(ascii: "0")
        if whole <= 0 {
            text.append(zero)
        } else {
            text += digits.prefix(whole)
            text += repeatElement(zero, count: max(0, whole - digits.count))
        }
        if fractionDigits > 0 {
            text.append(UInt8(ascii: "."))
            let start = text.count
            text += repeatElement(zero, count: min(fractionDigits, max(0, -whole)))
            text += digits.dropFirst(max(0, whole)).prefix(max(0, -exponent))
            text += repeatElement(zero, count: max(0, fractionDigits - (text.count - start)))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private var scientific: String {
        let digits = coefficientDigits
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        text.append(digits[0])
        if digits.count > 1 {
            text.append(UInt8(ascii: "."))
            text += digits.dropFirst()
        }
        let power = adjustedExponent
        return String(decoding: text, as: UTF8.self) + (power < 0 ? "E" : "E+") + String(power)
    }

    /// The digits of the coefficient as ASCII, at least one.
    private var coefficientDigits: [UInt8] { Array(String(coefficient).utf8) }
}
