/// Folds text of ASCII and composed Vietnamese letters, which nearly all names are, without Unicode tables.
struct QuickFolder {
    private var out: [UInt8] = []
    /// The start of the word that is being read.
    private var word = 0
    /// The tones of its letters, as bytes of combining marks.
    private var tones: [UInt8] = []

    /// - Returns: The same as the general way; nil when another letter or mark occurs.
    /// - Complexity: O(n).
    mutating func fold(_ text: String) -> String? {
        out.reserveCapacity(text.utf8.count + 8)
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                add(UInt8(value))
                continue
            }
            guard let letter = VietnameseLetters.letter(value) else { return nil }
            append(letter.base)
            if letter.tone != 0 { tones += [0xCC, letter.tone] }
        }
        endWord()
        if out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func add(_ byte: UInt8) {
        if byte <= 0x20 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == 0x7F {
            endWord()
        } else {
            out.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
        }
    }

    private mutating func append(_ base: UInt16) {
        if base < 0x80 {
            out.append(UInt8(truncatingIfNeeded: base))
        } else {
            out.append(0xC0 | UInt8(truncatingIfNeeded: base >> 6))
            out.append(0x80 | UInt8(truncatingIfNeeded: base & 0x3F))
        }
    }

    private mutating func endWord() {
        if let last = out.indices.last, last >= word, out[last] == UInt8(ascii: "y"), isOnset(word..<last) {
            out[last] = UInt8(ascii: "i")
        }
        out += tones
        tones.removeAll(keepingCapacity: true)
        if out.count > word { out.append(0x20) }
        word = out.count
    }

    /// Whether letters are an onset after which `y` is spelled `i` too.
    private func isOnset(_ range: Range<Int>) -> Bool {
        switch range.count {
        case 1: "hklmst".utf8.contains(out[range.lowerBound])
        case 2: out[range.lowerBound] == UInt8(ascii: "q") && out[range.lowerBound + 1] == UInt8(ascii: "u")
        default: false
        }
    }
}

/// Composed letters, taken apart into the letter without its tone, in lower case, and the tone.
private enum VietnameseLetters {
    /// - Returns: The letter, and the last byte of the combining mark of its tone (0 for none); nil for other scalars.
    static func letter(_ value: UInt32) -> (base: UInt16, tone: UInt8)? {
        let packed: UInt32 =
            switch value {
            case 0xC0..<0x200: table[Int(value - 0xC0)]
            case 0x1EA0..<0x1F00: table[Int(value - 0x1EA0) + 0x140]
            default: 0
            }
        return packed == 0
            ? nil : (UInt16(truncatingIfNeeded: packed & 0xFFFF), UInt8(truncatingIfNeeded: packed >> 16))
    }

    /// Each row: a letter, then with the tones in the order of `tones`.
    private static let rows = [
        "aàáãảạ", "ăằắẵẳặ", "âầấẫẩậ", "eèéẽẻẹ", "êềếễểệ", "iìíĩỉị", "oòóõỏọ", "ôồốỗổộ", "ơờớỡởợ", "uùúũủụ", "ưừứữửự",
        "yỳýỹỷỵ", "AÀÁÃẢẠ", "ĂẰẮẴẲẶ", "ÂẦẤẪẨẬ", "EÈÉẼẺẸ", "ÊỀẾỄỂỆ", "IÌÍĨỈỊ", "OÒÓÕỎỌ", "ÔỒỐỖỔỘ", "ƠỜỚỠỞỢ", "UÙÚŨỦỤ",
        "ƯỪỨỮỬỰ", "YỲÝỸỶỴ",
    ]

    /// The last bytes of U+0300, U+0301, U+0303, U+0309 and U+0323.
    private static let tones: [UInt32] = [0, 0x80, 0x81, 0x83, 0x89, 0xA3]

    private static let table: [UInt32] = {
        var table = [UInt32](repeating: 0, count: 0x140 + 0x60)
        for (index, row) in rows.enumerated() {
            let base = rows[index % 12].unicodeScalars.first?.value ?? 0
            for (scalar, tone) in zip(row.unicodeScalars, tones) where scalar.value >= 0xC0 {
                table[position(scalar.value)] = base | tone << 16
            }
        }
        for value: UInt32 in [0x110, 0x111, 0xD0, 0xF0, 0x189] { table[position(value)] = 0x111 }
        return table
    }()

    private static func position(_ value: UInt32) -> Int {
        Int(value < 0x200 ? value - 0xC0 : value - 0x1EA0 + 0x140)
    }
}
