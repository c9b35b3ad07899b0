/// Finds where strings of JSON end.
enum StringMarks {
    private static let quotes = CellBytes.everywhere(RecordEnds.quote)
    private static let backslashes = CellBytes.everywhere(0x5C)
    private static let spaces = CellBytes.everywhere(0x20)
    private static let tops = CellBytes.everywhere(0x80)

    /// The first quote, backslash or control character.
    @inline(__always)
    static func end(from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var place = start
        while true {
            let word = CellBytes.word(place)
            let controls = (word &- spaces) & ~word & tops
            let found = CellBytes.zeroBytes(word ^ quotes) | CellBytes.zeroBytes(word ^ backslashes) | controls
            if found != 0 { return place + found.trailingZeroBitCount >> 3 }
            place += 8
        }
    }
}

/// Finds where the objects of a JSON list end.
enum JSONEnds {
    /// The quote that closes a string.
    static func stringEnd(from start: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        var place = start
        while place < count {
            if bytes[place] == RecordEnds.quote { return place }
            place += bytes[place] == 0x5C ? 2 : 1
        }
        return nil
    }

    /// What may stand between elements. Lists in the list are gone through like the list itself.
    private static func isBetween(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"): true
        default: false
        }
    }

    /// Behind a text, a number or a word.
    private static func wordEnd(from start: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        if bytes[start] == RecordEnds.quote { return stringEnd(from: start + 1, bytes, count).map { $0 + 1 } }
        let end = (start + 1..<max(count, start + 1)).first { isBetween(bytes[$0]) || bytes[$0] == UInt8(ascii: "{") }
        return end
    }

    /// Where the next element most likely begins behind a broken one: on a line that begins with an object, which is not
    /// set in deeper than the broken one.
    ///
    /// - Returns: Nil where none does.
    static func nextElement(after start: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        var place = start
        while place > 0, bytes[place - 1] != 0x0A { place -= 1 }
        let indent = start - place
        place = start
        while let line = ByteSearch.first(0x0A, in: bytes, place..<count) {
            place = line + 1
            while place < count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
            if place < count, place - line - 1 <= indent, bytes[place] == UInt8(ascii: "{") { return place }
        }
        return nil
    }

    /// Behind the last object of a piece that is whole; 0 where none is.
    static func last(in bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var end = 0
        var place = 0
        while let next = object(from: place, bytes, count) {
            (end, place) = (next, next)
        }
        return end
    }

    /// Behind the first element from a place on: an object, or something that is none.
    ///
    /// - Returns: Nil where none ends.
    static func object(from start: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        var depth = 0
        var place = start
        while place < count, isBetween(bytes[place]) { place += 1 }
        if place < count, bytes[place] != UInt8(ascii: "{") { return wordEnd(from: place, bytes, count) }
        while place < count {
            switch bytes[place] {
            case RecordEnds.quote:
                guard let close = stringEnd(from: place + 1, bytes, count) else { return nil }
                place = close
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "["): if depth > 0 { depth += 1 }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 1 { return place + 1 }
                depth = max(0, depth - 1)
            default: break
            }
            place += 1
        }
        return nil
    }
}
