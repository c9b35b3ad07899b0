public import Diagnostics
public import FEEL

/// Numbers as people of each language write them: `1.234,5` and `1,234.5`.
public enum NumberForm {
    /// Groups of three from four digits on; the fraction as it is.
    ///
    /// - Complexity: O(digits).
    public static func text(_ plain: String, _ language: Language) -> String {
        let (group, point) =
            language == .vi ? (UInt8(ascii: "."), UInt8(ascii: ",")) : (UInt8(ascii: ","), UInt8(ascii: "."))
        let digits = Array(plain.utf8)
        if digits.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return plain }
        let start = digits.first == UInt8(ascii: "-") ? 1 : 0
        let end = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
        var text = Array(digits[..<start])
        text.reserveCapacity(digits.count + digits.count / 3 + 1)
        for offset in start..<max(start, end) {
            if offset > start, (end - offset) % 3 == 0 { text.append(group) }
            text.append(digits[offset])
        }
        if end < digits.count {
            text.append(point)
            text += digits[(end + 1)...]
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func message(_ number: Decimal) -> Message {
        message(number.description)
    }

    /// A number as plain digits, in each language's form.
    public static func message(_ plain: String) -> Message {
        Message(vi: text(plain, .vi), en: text(plain, .en))
    }

    /// An amount of đồng in the largest words of size that say it exactly with three decimals at most: `1.250,5 tỷ đồng`,
    /// `719.999.999.999 đồng`.
    ///
    /// - Complexity: O(digits).
    public static func money(_ amount: Decimal) -> Message {
        for (size, word) in sizes where amount.magnitude >= size {
            guard let count = amount.divided(by: size), count.fractionDigits <= 3,
                count.multiplied(by: size) == amount
            else { continue }
            return message(count) + Message(" ") + word + Message(" đồng")
        }
        return message(amount) + Message(" đồng")
    }

    private static let sizes: [(Decimal, Message)] = [
        (1_000_000_000, Message(vi: "tỷ", en: "billion")), (1_000_000, Message(vi: "triệu", en: "million")),
    ]

    /// A share as a percentage with so many decimals.
    static func percent(_ plain: String) -> Message {
        Message(vi: text(plain, .vi) + "%", en: text(plain, .en) + "%")
    }
}

extension CalendarDate {
    /// `31/12/2023`.
    public var vietnamese: String { "\(day)/\(month)/\(year)" }
}
