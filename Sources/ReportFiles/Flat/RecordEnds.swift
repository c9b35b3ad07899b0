/// Where records end: at every line break, or at those outside quotes.
struct RecordEnds {
    /// Between cells; nil where quotes mean nothing.
    var delimiter: UInt8?
    var lineBreak: UInt8 = 0x0A
    /// Whether records are the objects of a JSON list, wherever their lines end.
    var isList = false

    /// What was found of ends in a piece that begins with a record.
    struct Found {
        /// Behind the last record that is whole; 0 where none is.
        var end = 0
        /// Where a quote opens that is not closed.
        var openQuote: Int?
    }

    /// - Complexity: O(n).
    func find(in bytes: UnsafePointer<UInt8>, _ count: Int) -> Found {
        if isList { return Found(end: JSONEnds.last(in: bytes, count)) }
        guard delimiter != nil, let quote = ByteSearch.first(Self.quote, in: bytes, 0..<count) else {
            return Found(end: ByteSearch.last(lineBreak, in: bytes, 0..<count).map { $0 + 1 } ?? 0)
        }
        return find(in: bytes, count, firstQuote: quote)
    }

    private func find(in bytes: UnsafePointer<UInt8>, _ count: Int, firstQuote: Int) -> Found {
        var found = Found()
        var place = 0
        var next: Int? = firstQuote
        while let quote = next {
            if let end = ByteSearch.last(lineBreak, in: bytes, place..<quote) { found.end = end + 1 }
            place = quote + 1
            if startsCell(quote, bytes) {
                guard let close = closingQuote(from: place, bytes, count) else {
                    found.openQuote = quote
                    return found
                }
                place = close + 1
            }
            next = ByteSearch.first(Self.quote, in: bytes, place..<count)
        }
        if let end = ByteSearch.last(lineBreak, in: bytes, place..<count) { found.end = end + 1 }
        return found
    }

    /// Behind the record that begins at a place.
    ///
    /// - Returns: The end of the content where the record has none.
    func end(ofRecordAt start: Int, in bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        if isList { return JSONEnds.object(from: start, bytes, count) ?? count }
        var place = start
        while place < count {
            let byte = bytes[place]
            if byte == lineBreak { return place + 1 }
            if byte == Self.quote, delimiter != nil, place == start || startsCell(place, bytes) {
                guard let close = closingQuote(from: place + 1, bytes, count) else { return count }
                place = close
            }
            place += 1
        }
        return count
    }

    static let quote = UInt8(ascii: "\"")

    /// Whether a cell begins at a place: elsewhere a quote is a character as any other.
    private func startsCell(_ place: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
        place == 0 || bytes[place - 1] == delimiter || bytes[place - 1] == lineBreak || bytes[place - 1] == 0x0A
    }

    /// The quote that closes a cell; two in a row stand for one.
    ///
    /// - Parameter isWhole: Whether nothing can follow what is there.
    func closingQuote(
        from start: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int, isWhole: Bool = false
    ) -> Int? {
        var place = start
        while let quote = ByteSearch.first(Self.quote, in: bytes, place..<count) {
            if quote + 1 == count { return isWhole ? quote : nil }
            if bytes[quote + 1] != Self.quote { return quote }
            place = quote + 2
        }
        return nil
    }
}
