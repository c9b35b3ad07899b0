/// A number as a workbook stores it, and the texts that it is shown by.
///
/// What people typed has at most 15 digits and is taken as it stands. More digits are those of a binary number that the
/// program computed: its shortest decimal is meant (`0.97999999999999998` is 0.98).
struct StoredNumber {
    private var isNegative = false
    /// Without zeros in front; empty for zero.
    private var digits: [UInt8] = []
    /// How many of the digits stand behind the point; may be negative.
    private var scale = 0

    /// - Specification: ECMA-376 part 1, 18.3.1.96 (v): the form of xsd:double.
    init?(_ text: some Collection<UInt8>) {
        guard parse(text) else { return nil }
        guard digits.count > 15 else { return }
        let written = String(decoding: text, as: UTF8.self)
        guard let value = Double(written), value.isFinite else { return nil }
        self = StoredNumber()
        guard parse(value.description.utf8) else { return nil }
    }

    private init() {}

    private mutating func parse(_ text: some Collection<UInt8>) -> Bool {
        var rest = Array(text)[...]
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        if rest.first == 0x2D { isNegative = true }
        if rest.first == 0x2D || rest.first == 0x2B { rest.removeFirst() }
        var hasDigit = false
        var isBehindPoint = false
        while let byte = rest.first, byte != 0x45, byte != 0x65 {
            rest.removeFirst()
            if byte == 0x2E, !isBehindPoint {
                isBehindPoint = true
            } else if (0x30...0x39).contains(byte), digits.count < 1_000 {
                hasDigit = true
                if !digits.isEmpty || byte != 0x30 { digits.append(byte) }
                if isBehindPoint { scale += 1 }
            } else {
                return false
            }
        }
        guard hasDigit else { return false }
        if !rest.isEmpty {
            guard let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(power) <= 400 else {
                return false
            }
            scale -= power
        }
        while digits.last == 0x30 {
            digits.removeLast()
            scale -= 1
        }
        if digits.isEmpty { (scale, isNegative) = (0, false) }
        return true
    }

    /// Whether a text of few digits is what `plain` would make of it: most numbers are.
    static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard 1...16 ~= text.count, let first = text.first else { return false }
        let start = first == 0x2D ? 1 : 0
        var point: Int?
        for place in start..<text.count where text[place] &- 0x30 >= 10 {
            if text[place] != 0x2E || point != nil { return false }
            point = place
        }
        let end = point ?? text.count
        // Zeros in front are not plain, and zero has no sign.
        guard end > start, text.count - start < 16, text[start] != 0x30 || (end == start + 1 && text.count != 2) else {
            return false
        }
        guard let point else { return true }
        return point + 1 < text.count && text[text.count - 1] != 0x30
    }

    /// `-1234.5`: as programs write it.
    var plain: [UInt8] { text(point: 0x2E, shiftedBy: 0) }

    /// `97,5%`: a hundred times the number, in Vietnamese form.
    var percentage: [UInt8] { text(point: 0x2C, shiftedBy: 2) + [0x25] }

    /// `97,5%`: the number itself, where the sign is no more than a word.
    var percentWord: [UInt8] { text(point: 0x2C, shiftedBy: 0) + [0x25] }

    /// The part before the point, where it is not too large for a day.
    var whole: Int? {
        let count = digits.count - scale
        if count <= 0 { return digits.isEmpty || !isNegative ? 0 : nil }
        guard count <= 9, !isNegative else { return nil }
        return (digits + Array(repeating: 0x30, count: max(0, -scale))).prefix(count)
            .reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private func text(point: UInt8, shiftedBy shift: Int) -> [UInt8] {
        let scale = digits.isEmpty ? 0 : self.scale - shift
        var out: [UInt8] = isNegative ? [0x2D] : []
        let whole = digits.count - scale
        if whole <= 0 { out.append(0x30) }
        if whole > 0 { out += digits.prefix(whole) }
        if scale < 0 { out += Array(repeating: 0x30, count: -scale) }
        if scale > 0 {
            out.append(point)
            if whole < 0 { out += Array(repeating: 0x30, count: -whole) }
            out += digits.dropFirst(max(0, whole))
        }
        return out
    }
}

/// Days as spreadsheets count them.
struct SerialDay {
    let year: Int
    let month: Int
    let day: Int

    /// - Parameters:
    ///   - serial: Day 1 is 1/1/1900, and a 29/2/1900 is counted that never was; or day 0 is 1/1/1904.
    ///   - from1904: Which of the two.
    /// - Specification: ECMA-376 part 1, 18.17.4.1.
    init?(_ serial: Int, from1904: Bool) {
        guard serial > 0 || from1904, serial <= 2_958_465, from1904 || serial != 60 else { return nil }
        // Days since 0000-03-01, by which leap days come last in the year.
        let epoch = from1904 ? 695_361 : (serial < 60 ? 693_900 : 693_899)
        let days = epoch + serial
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `31/12/2023`.
    var text: [UInt8] { Array("\(day)/\(month)/\(year)".utf8) }
}
