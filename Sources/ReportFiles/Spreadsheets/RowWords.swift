import Chuan

/// Words that tell what a row of a table is: a sum of others, a part of the row above, or a remark on the figures.
struct RowWords: Sendable {
    enum Meaning: Sendable {
        /// `Tổng cộng (I + II)`, `Cộng nhóm A`, `TC`.
        case sum
        /// `Trong đó: cấp đổi`.
        case part
        /// `Tỷ lệ (%)`, `Cùng kỳ năm trước`: figures that are no row of the table.
        case aside
        /// `Lũy kế từ đầu năm`: figures of a longer time, whatever number the row has.
        case cumulative
    }

    private let declared: FoldedPrefixes

    /// - Parameter sums: Labels of sum rows that the vocabulary names.
    init(_ sums: FoldedPrefixes) {
        declared = sums
    }

    /// Whether a label has to be looked at in full.
    ///
    /// - Complexity: O(1).
    func mayMean(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        declared.mayBegin(text) || Self.mayBegin(text)
    }

    /// What a label says of its row; nil for a name.
    ///
    /// - Complexity: O(n).
    func meaning(_ text: String) -> Meaning? {
        if text.utf8.count > 300 { return nil }
        if declared.contains(Self.trimmed(text)) { return .sum }
        var text = text
        guard text.withUTF8(Self.mayBegin), Self.firsts.begin(text) else { return nil }
        let words = HeadingWords.list(text)[...]
        if Self.parts.contains(where: words.starts) { return .part }
        if Self.isCumulative(words) { return .cumulative }
        if Self.isSum(words) { return .sum }
        return Self.asides.contains(where: words.starts) ? .aside : nil
    }

    /// A label without what stands in brackets behind it and the signs at its end.
    static func trimmed(_ text: String) -> String {
        var label = text.prefix { $0 != "(" }
        while let last = label.last, " :.*".contains(last) { label = label.dropLast() }
        return String(label)
    }

    /// Whether the first two bytes are those of one of the words: most names have others.
    private static func mayBegin(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 2 else { return false }
        let second = text[1] < 0x80 ? text[1] | 0x20 : text[1]
        return beginnings.contains(UInt16(text[0] | 0x20) << 8 | UInt16(second))
    }

    /// Of `firsts`, letters with marks by the first of their bytes and by the letter alone.
    private static let beginnings: Set<UInt16> = {
        let letters = [
            "to", "tc", "ts", "tl", "tr", "ty", "ti", "su", "so", "gr", "ba", "ch", "co", "cu", "of", "in", "na",
            "lu",
        ]
        let pairs = (letters + ["ky", "ki"]).map { Array($0.utf8) }
        let marked: [(String, UInt16)] = [
            ("t", 0xE1), ("t", 0xC3), ("c", 0xE1), ("c", 0xC3), ("c", 0xC6), ("n", 0xC4), ("k", 0xE1), ("k", 0xC3),
            ("l", 0xC5), ("s", 0xE1),
        ]
        return Set(
            pairs.map { UInt16($0[0]) << 8 | UInt16($0[1]) }
                + marked.flatMap { letter, byte in letter.utf8.map { UInt16($0) << 8 | byte } })
    }()

    // MARK: Sums

    /// A word for a sum alone or with what it sums up; `Tổng hợp`, `Cộng đồng` are names.
    private static func isSum(_ words: ArraySlice<String>) -> Bool {
        if heads.contains(where: words.starts) || wholes.contains(Array(words)) { return true }
        guard let first = words.first, sums.contains(first) else { return false }
        return words.dropFirst().allSatisfy { summed.contains($0) || isNumbering($0) }
    }

    /// `Lũy kế`, `Tổng số lũy kế`, `Cộng dồn`.
    private static func isCumulative(_ words: ArraySlice<String>) -> Bool {
        let begin = words.prefix(5)
        return zip(begin, begin.dropFirst()).contains { first, second in cumulative.contains([first, second]) }
    }

    private static let cumulative = Set(phrases(["lũy kế", "cộng dồn"]))

    /// `I`, `A`, `2`.
    private static func isNumbering(_ word: String) -> Bool {
        if word.utf8.allSatisfy({ $0 &- 0x30 < 10 }) { return true }
        return word.utf8.count == 1 || word.utf8.allSatisfy { "ivx".utf8.contains($0) }
    }

    private static func phrases(_ texts: [String]) -> [[String]] { texts.map(HeadingWords.list) }

    /// What sums are said with, whatever comes behind.
    private static let heads = phrases([
        "tổng cộng", "tổng số", "cộng nhóm", "cộng mục", "cộng phần", "cộng chung", "cộng lĩnh vực", "cộng cấp",
        "cộng các", "tổng chung", "tổng các", "tổng nhóm", "grand total",
    ])
    private static let sums = Set(["tổng", "cộng", "tc", "total", "subtotal", "sum"].map(Spelling.fold))
    /// What may stand behind a word for a sum.
    private static let summed = HeadingWords("chung toàn bộ các hồ sơ lĩnh vực nhóm mục phần thủ tục hành chính").words
    private static let wholes = Set(
        phrases(
            ["quận", "huyện", "thành phố", "thị xã", "phường", "xã", "thị trấn", "tỉnh", "sở", "ngành", "đơn vị"]
                .map { "toàn \($0)" }))

    private static let parts = phrases(["trong đó", "bao gồm", "chia ra", "of which", "including"])
    private static let asides = phrases([
        "tỷ lệ", "tỷ trọng", "cùng kỳ", "so với", "so sánh", "năm trước", "kỳ trước", "cơ cấu",
    ])

    /// Whatever all of them begin with.
    private static let firsts = FoldedPrefixes([
        "tổng", "cộng", "tc", "ts", "total", "subtotal", "sum", "grand total", "toàn", "trong", "bao", "chia",
        "of which",
        "including", "tỷ", "cùng", "so ", "năm trước", "kỳ trước", "cơ cấu", "tl",
        "lũy kế", "số lũy kế",
    ])
}
