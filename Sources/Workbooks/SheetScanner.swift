/// Reads the XML of a sheet as programs write it: tags and text in UTF-8, and nothing else.
///
/// What has more to it (sections of character data, comments, instructions, entities of its own, another encoding), and
/// all that is not well-formed, is strange: expat reads it then, and says what it is.
struct SheetScanner {
    private(set) var cells: SheetCells
    private(set) var isStrange = false
    private let depth: Int
    /// What was not read yet: the beginning of a tag, or of a text.
    private var rest: [UInt8] = []
    /// The names of the elements that are open.
    private var open: [UInt64] = []
    private var hasRoot = false
    private var isAtStart = true
    private var isCollecting = false
    private var isInReading = false

    /// Longer tags and texts are strange.
    private static let longest = 2 << 20

    init(_ cells: SheetCells, depth: Int) {
        self.cells = cells
        self.depth = depth
        open.reserveCapacity(16)
    }

    /// Takes the next piece.
    ///
    /// - Returns: Whether more is wanted.
    mutating func take(_ piece: UnsafeRawBufferPointer) -> Bool {
        var bytes = rest
        rest = []
        bytes.append(contentsOf: piece)
        let read = bytes.withUnsafeBufferPointer { scan($0) }
        bytes.removeSubrange(..<read)
        rest = bytes
        if rest.count > Self.longest { isStrange = true }
        return !isStrange && !cells.isDone
    }

    /// Ends the sheet: all that is open has to be closed by now.
    mutating func finish() {
        if cells.isDone { return }
        if !hasRoot || !open.isEmpty || !rest.allSatisfy({ XMLTag.isBlank($0) }) { isStrange = true }
    }

    /// Hands the cells over and keeps none, so that they are in one place only.
    mutating func takeCells() -> SheetCells {
        var taken = SheetCells()
        swap(&taken, &cells)
        return taken
    }

    /// - Returns: The bytes that were read.
    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var place = 0
        if isAtStart {
            guard let start = skipDeclaration(bytes) else { return 0 }
            place = start
            isAtStart = false
        }
        while place < bytes.count, !isStrange, !cells.isDone {
            if bytes[place] == UInt8(ascii: "<") {
                guard let end = tag(bytes, place) else { break }
                place = end
            } else {
                guard let end = bytes.next(UInt8(ascii: "<"), from: place) else { break }
                text(UnsafeBufferPointer(rebasing: bytes[place..<end]))
                place = end
            }
        }
        return place
    }

    // MARK: Tags

    /// - Returns: The place behind the tag; nil where its end is not there yet.
    private mutating func tag(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        guard place + 1 < bytes.count else { return nil }
        switch bytes[place + 1] {
        case UInt8(ascii: "/"): return endTag(bytes, place)
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            isStrange = true
            return bytes.count
        default:
            guard var tag = XMLTag(bytes, place + 1) else { return nil }
            guard let end = start(&tag, bytes) else { return nil }
            if !tag.isWellFormed { isStrange = true }
            return end
        }
    }

    private mutating func endTag(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        guard let tag = XMLTag(bytes, place + 2), let end = bytes.next(UInt8(ascii: ">"), from: tag.place) else {
            return nil
        }
        guard open.popLast() == tag.code, bytes[tag.place..<end].allSatisfy({ XMLTag.isBlank($0) }) else {
            isStrange = true
            return end + 1
        }
        close(tag)
        return end + 1
    }

    private mutating func close(_ tag: XMLTag) {
        switch tag.element {
        case .cell: cells.endCell()
        case .value, .text: isCollecting = false
        case .reading: isInReading = false
        case .row, .formula, .column, .font, .merged, .other: break
        }
    }

    /// Reads the attributes of a tag and begins its element.
    private mutating func start(_ tag: inout XMLTag, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var values = SheetAttributes()
        let element = tag.element
        guard let end = tag.readAttributes({ name, value in values.take(name, value, of: element) }) else { return nil }
        if open.isEmpty, hasRoot { isStrange = true }
        hasRoot = true
        if values.isStrange || open.count >= depth { isStrange = true }
        if isStrange { return end }
        switch element {
        case .cell: cells.startCell(at: values.place, format: values.style ?? 0, as: values.stored)
        case .value, .text: isCollecting = !isInReading
        case .formula: cells.hasFormula = true
        case .row: cells.startRow(values.number, isHidden: values.isHidden)
        case .column:
            if values.isHidden, let first = values.first, let last = values.last { cells.hideColumns(first, last) }
        case .reading: isInReading = true
        // Parts of texts with fonts of their own are rare.
        case .font: isStrange = true
        case .merged:
            if let range = values.range, cells.merged.count < SheetCells.mostMerged { cells.merged.append(range) }
        case .other: break
        }
        if tag.isEmpty { close(tag) } else { open.append(tag.code) }
        return end
    }

    // MARK: Text

    private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard isCollecting else {
            if open.isEmpty, !text.allSatisfy({ XMLTag.isBlank($0) }) { isStrange = true }
            return
        }
        if XMLText.isPlain(text) {
            cells.collect(text)
        } else if let decoded = XMLText.decode(text) {
            decoded.withUnsafeBufferPointer { cells.collect($0) }
        } else {
            isStrange = true
        }
    }

    /// The place behind the declaration at the start; nil where it is not all there yet.
    private mutating func skipDeclaration(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count >= 6 else { return nil }
        var start = 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        guard bytes[start] == UInt8(ascii: "<") else {
            isStrange = true
            return 0
        }
        if bytes[start + 1] != UInt8(ascii: "?") { return start }
        guard let end = bytes.next(UInt8(ascii: ">"), from: start) else { return nil }
        let declaration = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        let isUTF8 = !declaration.contains("encoding") || declaration.contains("utf-8")
        if !declaration.hasPrefix("<?xml ") || !declaration.hasSuffix("?") || !isUTF8 { isStrange = true }
        return end + 1
    }
}

/// What attributes of a sheet's elements say.
private struct SheetAttributes {
    /// Nil where the cell names no place, an inner nil where the name is none.
    var place: CellReference??
    var style: Int?
    var stored = SheetCells.Stored.number
    /// Of a row.
    var number: Int?
    var isHidden = false
    var first: Int?
    var last: Int?
    var range: CellRange?
    var isStrange = false
    private var hasType = false

    mutating func take(
        _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, of element: XMLTag.Element
    ) {
        switch element {
        case .cell where name.count == 1: takeCell(name[0], value)
        case .row where name.is("r"): number = whole(value, number)
        case .row where name.is("hidden"), .column where name.is("hidden"):
            isHidden = value.is("1") || value.is("true")
        case .column where name.is("min"): first = whole(value, first)
        case .column where name.is("max"): last = whole(value, last)
        case .merged where name.is("ref"): range = CellRange(String(decoding: value, as: UTF8.self))
        default: break
        }
    }

    private mutating func takeCell(_ name: UInt8, _ value: UnsafeBufferPointer<UInt8>) {
        switch name {
        case UInt8(ascii: "r"):
            if place != nil { isStrange = true }
            place = .some(CellReference.parse(value))
        case UInt8(ascii: "s"): style = whole(value, style)
        case UInt8(ascii: "t"):
            if hasType { isStrange = true }
            (stored, hasType) = (SheetCells.Stored(value), true)
        default: break
        }
    }

    /// A number of a few digits; anything else, and a second one, is strange.
    private mutating func whole(_ value: UnsafeBufferPointer<UInt8>, _ old: Int?) -> Int? {
        var number = 0
        guard old == nil, 1...9 ~= value.count else {
            isStrange = true
            return nil
        }
        for byte in value {
            if byte &- 0x30 >= 10 { isStrange = true }
            number = number &* 10 &+ Int(byte &- 0x30)
        }
        return number
    }
}
