/// Changes of the bytes of one part.
struct PartEdits {
    private var edits: [(place: Range<Int>, text: String, order: Int)] = []

    /// Puts a text in the place of some bytes; where several are put at one place, they stand in the order of calls.
    mutating func replace(_ place: Range<Int>, with text: String) { edits.append((place, text, edits.count)) }

    mutating func insert(_ text: String, at offset: Int) { replace(offset..<offset, with: text) }

    func applied(to bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + edits.count * 64)
        var done = 0
        let ordered = edits.sorted { ($0.place.lowerBound, $0.order) < ($1.place.lowerBound, $1.order) }
        for edit in ordered where edit.place.lowerBound >= done && edit.place.upperBound <= bytes.count {
            out += bytes[done..<edit.place.lowerBound]
            out += edit.text.utf8
            done = edit.place.upperBound
        }
        return out + bytes[done...]
    }
}

/// What a start tag is made of, to be changed.
struct TagText {
    let bytes: ArraySlice<UInt8>

    /// Where the value of an attribute stands, without its quotes.
    func value(of name: String) -> Range<Int>? {
        var place = bytes.startIndex
        while place < bytes.endIndex, !Self.isBlank(bytes[place]) { place += 1 }
        while place < bytes.endIndex {
            while place < bytes.endIndex, Self.isBlank(bytes[place]) { place += 1 }
            guard let equals = bytes[place...].firstIndex(of: 0x3D) else { return nil }
            let key = bytes[place..<equals].filter { !Self.isBlank($0) }
            guard let quote = bytes[equals...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
                let close = bytes[(quote + 1)...].firstIndex(of: bytes[quote])
            else { return nil }
            if key.elementsEqual(name.utf8) { return quote + 1..<close }
            place = close + 1
        }
        return nil
    }

    /// Where a further attribute can stand: behind the name.
    var endOfName: Int {
        bytes.firstIndex { Self.isBlank($0) || $0 == 0x2F || $0 == 0x3E } ?? bytes.endIndex
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

extension PartEdits {
    /// Sets an attribute of a start tag.
    mutating func set(_ name: String, to value: String, in tag: Range<Int>, of bytes: [UInt8]) {
        let text = TagText(bytes: bytes[tag])
        if let old = text.value(of: name) {
            replace(old, with: value)
        } else {
            insert(" \(name)=\"\(value)\"", at: text.endOfName)
        }
    }
}
