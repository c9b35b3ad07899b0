public import Diagnostics
public import FEEL

/// Numbers as people of each language write them: `1.234,5` and `1,234.5`.
public enum NumberForm {
    /// Groups of three from four digits on; the fraction as it is.
    ///
    /// - Complexity: O(digits).
    public static func text(_ plain: String, _ language: Language) -> String {
        let (group, point): (Character, Character) = language == .vi ? (".", ",") : (",", ".")
        var digits = Substring(plain)
        let sign = digits.hasPrefix("-") ? "-" : ""
        if !sign.isEmpty { digits.removeFirst() }
        guard !digits.contains(where: { $0 == "e" || $0 == "E" }) else { return plain }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts[0]
        var grouped = ""
        for (offset, digit) in whole.enumerated() {
            if offset > 0, (whole.count - offset) % 3 == 0 { grouped.append(group) }
            grouped.append(digit)
        }
        return sign + grouped + (parts.count > 1 ? "\(point)\(parts[1])" : "")
    }

    public static func message(_ number: Decimal) -> Message {
        message(number.description)
    }

    /// A number as plain digits, in each language's form.
    public static func message(_ plain: String) -> Message {
        Message(vi: text(plain, .vi), en: text(plain, .en))
    }

    /// A share as a percentage with so many decimals.
    static func percent(_ plain: String) -> Message {
        Message(vi: text(plain, .vi) + "%", en: text(plain, .en) + "%")
    }
}

extension CalendarDate {
    /// `31/12/2023`.
    public var vietnamese: String { "\(day)/\(month)/\(year)" }
}
