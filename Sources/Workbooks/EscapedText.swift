/// Letters that workbooks write by their number: `_x000D_` is a line break, `_x005F_` a bar before what looks like one.
///
/// - Specification: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
enum EscapedText {
    /// The text without them; nil where there are none, as in most.
    ///
    /// - Complexity: O(n).
    static func plain(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard var place = next(text, from: 0) else { return nil }
        var plain = Array(text[..<place])
        while place < text.count {
            if let unit = unit(text, place) {
                plain += Array(String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
                place += 7
            } else {
                plain.append(text[place])
                place += 1
            }
        }
        return plain
    }

    private static func next(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var place = start
        while place + 6 < text.count {
            if text[place] == 0x5F, unit(text, place) != nil { return place }
            place += 1
        }
        return nil
    }

    /// The number at a place: `_xHHHH_`.
    private static func unit(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt16? {
        guard place + 6 < text.count, text[place] == 0x5F, text[place + 1] == 0x78, text[place + 6] == 0x5F else {
            return nil
        }
        var unit: UInt16 = 0
        for byte in text[place + 2..<place + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
