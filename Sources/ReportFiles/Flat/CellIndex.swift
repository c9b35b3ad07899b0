internal import CMarks

/// Where the cells of the next records of a piece end, found many bytes at a time before any cell is read.
///
/// Without quotes every delimiter ends a cell and every line break a record. Whether records have as many cells as the table
/// has columns is for the reader of the cells to see.
final class CellIndex {
    /// Records that are looked at together: so few that what is known of them stays near.
    static let mostRows = 127

    /// Ends of a record: one for each cell, and where lines end in two bytes one more.
    let endsInRow: Int
    /// Places of delimiters and line breaks in the piece; before them the place before the first cell.
    let ends: UnsafeMutablePointer<Int32>
    /// Whole records among them, if all have the right number of cells.
    private(set) var rows = 0
    /// Whether there is nothing but printable characters of ASCII in these records.
    private(set) var isSimple = false

    private let memory: UnsafeMutablePointer<Int32>
    private let marks: RecordEnds
    /// Whether the processor has what finds marks fastest.
    let isWide: Bool
    private let delimiters: SIMD16<UInt8>
    private let lineBreaks: SIMD16<UInt8>
    /// What ends no cell and may not stand in one: carriage returns, except before line breaks.
    private let returns = SIMD16<UInt8>(repeating: 0x0D)
    private let isCRLF: Bool

    /// Ends that are written at once, some of them for nothing.
    private static let stride = 16
    private static let bytesAtOnce = 64

    /// - Parameter isWide: Only where the processor can.
    init(_ ends: RecordEnds, cells: Int, isCRLF: Bool, isWide: Bool = CellIndex.canBeWide) {
        marks = ends
        self.isWide = isWide
        endsInRow = cells + (isCRLF ? 1 : 0)
        delimiters = SIMD16(repeating: ends.delimiter ?? ends.lineBreak)
        lineBreaks = SIMD16(repeating: ends.lineBreak)
        self.isCRLF = isCRLF
        memory = .allocate(capacity: 1 + Self.mostRows * endsInRow + Self.bytesAtOnce + Self.stride)
        self.ends = memory + 1
    }

    static let canBeWide = chuan_finds_marks()

    deinit { memory.deallocate() }

    /// Looks for the ends of so many records.
    ///
    /// - Parameters:
    ///   - range: Of the piece; behind it stand line breaks, the first of which ends a record that has none of its own.
    ///   - rows: At most `mostRows`.
    /// - Returns: False where there are quotes, or other bytes that may hide an end.
    /// - Complexity: O(bytes of the records).
    func find(in base: UnsafePointer<UInt8>, _ range: Range<Int>, rows: Int) -> Bool {
        memory[0] = Int32(truncatingIfNeeded: range.lowerBound - 1)
        let wanted = rows * endsInRow
        let found =
            isWide
            ? findWide(in: base, range, wanted)
            : isCRLF ? find(in: base, range, wanted, isCRLF: true) : find(in: base, range, wanted, isCRLF: false)
        guard var found else { return false }
        // Of the line breaks behind the piece one may be an end.
        while found > 0, ends[found - 1] > Int32(truncatingIfNeeded: range.upperBound) { found -= 1 }
        self.rows = min(found, wanted) / endsInRow
        return true
    }

    private func findWide(in base: UnsafePointer<UInt8>, _ range: Range<Int>, _ wanted: Int) -> Int? {
        let found = chuan_find_marks(
            base, Int64(range.lowerBound), Int64(range.upperBound), Int64(wanted), marks.delimiter ?? marks.lineBreak,
            marks.lineBreak, isCRLF, ends)
        isSimple = !found.strange
        return found.hidden ? nil : Int(found.count)
    }

    /// - Returns: How many ends; nil for quotes.
    @inline(__always)
    private func find(in base: UnsafePointer<UInt8>, _ range: Range<Int>, _ wanted: Int, isCRLF: Bool) -> Int? {
        let (delimiters, lineBreaks, returns) = (delimiters, lineBreaks, returns)
        let quotes = SIMD16<UInt8>(repeating: RecordEnds.quote)
        let shift = SIMD16<UInt8>(repeating: 0x60)
        // As signed numbers, what the last printable character becomes.
        let last = SIMD16<Int8>(repeating: -34)
        var (strange, hidden) = (SIMD16<UInt8>(), SIMD16<UInt8>())
        var found = 0
        var place = range.lowerBound
        while found < wanted, place <= range.upperBound {
            var mask: UInt64 = 0
            for part in 0..<4 {
                let raw = UnsafeRawPointer(base + (place + part * 16))
                let bytes = raw.loadUnaligned(as: SIMD16<UInt8>.self)
                var marks = SIMD16(bytes .== delimiters) | SIMD16(bytes .== lineBreaks)
                let carriage = SIMD16(bytes .== returns)
                if isCRLF { marks |= carriage } else { hidden |= carriage & ~marks }
                hidden |= SIMD16(bytes .== quotes) & ~marks
                strange |= SIMD16(SIMD16<Int8>(truncatingIfNeeded: bytes &+ shift) .> last) & ~marks
                let (first, second) = marks.halves
                mask |= Self.bits(first) << UInt64(truncatingIfNeeded: part * 16)
                mask |= Self.bits(second) << UInt64(truncatingIfNeeded: part * 16 + 8)
            }
            found = note(mask, at: place, found)
            place += Self.bytesAtOnce
        }
        let (first, second) = hidden.halves
        if first | second != 0 { return nil }
        let (one, other) = strange.halves
        isSimple = one | other == 0
        return found
    }

    /// One bit for each byte of a word that is all bits or none.
    @inline(__always)
    private static func bits(_ bytes: UInt64) -> UInt64 {
        ((bytes & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
    }

    /// Writes down the places of the bits.
    @inline(__always)
    private func note(_ mask: UInt64, at place: Int, _ found: Int) -> Int {
        let count = mask.nonzeroBitCount
        var (rest, next) = (mask, ends + found)
        let place = Int32(truncatingIfNeeded: place)
        for number in 0..<Self.stride {
            next[number] = place &+ Int32(truncatingIfNeeded: rest.trailingZeroBitCount)
            rest &= rest &- 1
        }
        while rest != 0 {
            next += Self.stride
            for number in 0..<Self.stride {
                next[number] = place &+ Int32(truncatingIfNeeded: rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
        return found + count
    }
}
