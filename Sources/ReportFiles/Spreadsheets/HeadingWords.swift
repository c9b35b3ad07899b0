import Chuan

/// The words of a heading or of a name, told apart as spellings of names are: a heading says more words than the name
/// that it stands for, and says them in another order.
struct HeadingWords {
    let words: Set<String>

    /// - Parameter withoutNumber: Whether numbers of columns behind a heading are no words of it: `đã giải quyết (7)`.
    /// - Complexity: O(n).
    init(_ text: String, withoutNumber: Bool = false) {
        words = Set(Self.list(withoutNumber ? Self.withoutNumber(text) : text))
    }

    /// A heading without the number of its column in brackets at its end.
    private static func withoutNumber(_ text: String) -> String {
        var rest = Substring(text)
        while rest.last == " " { rest = rest.dropLast() }
        guard rest.last == ")", let open = rest.lastIndex(of: "("), open != rest.startIndex else { return text }
        let number = rest[rest.index(after: open)...].dropLast()
        guard number.utf8.contains(where: { $0 &- 0x30 < 10 }),
            number.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x20 || $0 == 0x3D || $0 == 0x2B })
        else { return text }
        return String(rest[..<open])
    }

    /// The words in their order, abbreviations spelled out.
    ///
    /// - Complexity: O(n).
    static func list(_ text: String) -> [String] {
        folded(text).split(separator: " ").flatMap { short[String($0)] ?? [String($0)] }
    }

    /// The words as they are compared, with single spaces between. Words end before they are folded: tones stand behind
    /// the word that they belong to.
    static func folded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 != 0x20 && isBetweenWords($0) }) else { return Spelling.fold(text) }
        return Spelling.fold(String(decoding: text.utf8.map { isBetweenWords($0) ? 0x20 : $0 }, as: UTF8.self))
    }

    /// What heading words are there only to make a phrase of it: `số lượng hồ sơ …`.
    static let fillers = HeadingWords("số lượng hồ sơ trong kỳ đã được của và %").words

    /// Headings of a column that adds the others of its group up.
    static let totals = HeadingWords("tổng cộng tổng số cộng").words

    private static func isBetweenWords(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20...0x24, 0x26...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// What offices write short.
    private static let short: [String: [String]] = [
        "tthc": ["thủ", "tục", "hành", "chính"], "hs": ["hồ", "sơ"], "sl": ["số", "lượng"], "tl": ["tỷ", "lệ"],
        "dvctt": ["dịch", "vụ", "công", "trực", "tuyến"], "vb": ["văn", "bản"], "ts": ["tổng", "số"],
        "pakn": ["phản", "ánh", "kiến", "nghị"], "cbcc": ["cán", "bộ", "công", "chức"], "kq": ["kết", "quả"],
        "ubnd": ["ủy", "ban", "nhân", "dân"], "vpđkđđ": ["văn", "phòng", "đăng", "ký", "đất", "đai"],
        "cn": ["chi", "nhánh"], "đv": ["đơn", "vị"], "bcct": ["báo", "cáo"], "gq": ["giải", "quyết"],
    ].reduce(into: [:]) { $0[Spelling.fold($1.key)] = $1.value.map(Spelling.fold) }
}
