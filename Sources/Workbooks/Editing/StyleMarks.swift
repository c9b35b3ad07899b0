/// Adds looks to a workbook that are those of its cells but for the colour behind them.
struct StyleMarks {
    private let bytes: [UInt8]
    private let places: StylePlaces
    private var added: [String] = []
    private var numbers: [Key: Int] = [:]
    private var fills: [String] = []

    private struct Key: Hashable {
        let style: Int
        let fill: String
    }

    /// - Returns: Nil where the part has no list of looks.
    init?(_ bytes: [UInt8]) {
        let places = StylePlaces()
        guard visit(bytes, places), places.endOfFormats != nil, places.endOfFills != nil else { return nil }
        self.bytes = bytes
        self.places = places
    }

    /// The number of a look that is another one with a colour behind it.
    mutating func number(of style: Int, on fill: String) -> Int {
        let key = Key(style: style, fill: fill)
        if let known = numbers[key] { return known }
        if !fills.contains(fill) { fills.append(fill) }
        let number = places.formats.count + added.count
        numbers[key] = number
        added.append(format(style, places.fillCount + (fills.firstIndex(of: fill) ?? 0)))
        return number
    }

    private func format(_ style: Int, _ fill: Int) -> String {
        guard places.formats.indices.contains(style) else {
            return "<\(places.prefix)xf fillId=\"\(fill)\" applyFill=\"1\"/>"
        }
        let (whole, tag) = places.formats[style]
        var edits = PartEdits()
        edits.set("fillId", to: "\(fill)", in: tag, of: bytes)
        edits.set("applyFill", to: "1", in: tag, of: bytes)
        let edited = edits.applied(to: Array(bytes[..<whole.upperBound]))
        return String(decoding: edited[whole.lowerBound...], as: UTF8.self)
    }

    /// The part with what was added.
    var part: [UInt8] {
        var edits = PartEdits()
        guard let fillsEnd = places.endOfFills, let formatsEnd = places.endOfFormats else { return bytes }
        let prefix = places.prefix
        for fill in fills {
            edits.insert(
                "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\"><\(prefix)fgColor rgb=\"FF\(fill)\"/></\(prefix)patternFill></\(prefix)fill>",
                at: fillsEnd)
        }
        for format in added { edits.insert(format, at: formatsEnd) }
        if let tag = places.fillsTag { edits.set("count", to: "\(places.fillCount + fills.count)", in: tag, of: bytes) }
        if let tag = places.formatsTag {
            edits.set("count", to: "\(places.formats.count + added.count)", in: tag, of: bytes)
        }
        return edits.applied(to: bytes)
    }
}

/// Where the lists of looks stand.
private final class StylePlaces: XMLVisitor {
    private(set) var formats: [(whole: Range<Int>, tag: Range<Int>)] = []
    private(set) var fillCount = 0
    private(set) var fillsTag: Range<Int>?
    private(set) var formatsTag: Range<Int>?
    private(set) var endOfFills: Int?
    private(set) var endOfFormats: Int?
    private(set) var prefix = ""
    private var isInFills = false
    private var isInFormats = false
    private var tag = 0..<0

    func start(_ name: XMLName, _ attributes: XMLAttributes, at place: Range<Int>) {
        if name == "fills" {
            (isInFills, fillsTag) = (true, place)
        } else if name == "fill", isInFills {
            fillCount += 1
        } else if name == "cellXfs" {
            (isInFormats, formatsTag) = (true, place)
        } else if name == "xf", isInFormats {
            tag = place
        } else if name == "styleSheet" {
            prefix = name.prefix
        }
    }

    func end(_ name: XMLName, at place: Range<Int>) {
        if name == "fills" {
            (isInFills, endOfFills) = (false, place.isEmpty ? nil : place.lowerBound)
        } else if name == "cellXfs" {
            (isInFormats, endOfFormats) = (false, place.isEmpty ? nil : place.lowerBound)
        } else if name == "xf", isInFormats {
            formats.append((tag.lowerBound..<max(tag.upperBound, place.upperBound), tag))
        }
    }
}

/// Visits a part that lies in memory.
///
/// - Returns: Whether it is well formed.
func visit(_ bytes: [UInt8], _ visitor: some XMLVisitor) -> Bool {
    guard let stream = XMLStream(visitor, depth: 64) else { return false }
    return bytes.withUnsafeBytes { buffer in
        do {
            _ = try stream.take(buffer)
            try stream.finish()
            return true
        } catch {
            return false
        }
    }
}
