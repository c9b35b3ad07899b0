internal import CMarks
import FEEL

/// Reads the cells of many rows column by column, where an index knows their ends. Nothing that is read then waits for what
/// was read before it, and most cells take a dozen steps.
///
/// A row with a cell that takes a closer look, or that ends where it should not, is marked and read by itself.
extension CSVScanner {
    /// One column of some rows, as the index has it.
    struct Stretch {
        let base: UnsafePointer<UInt8>
        /// The end of the first row's cell.
        let ends: UnsafePointer<Int32>
        let endsInRow: Int
        let rows: Int
        /// The first row, of the block.
        let first: Int
        /// By row, whether it has to be read by itself.
        let odd: UnsafeMutablePointer<Bool>
        let isSimple: Bool
        /// Whether the processor has what reads numbers fastest.
        let isWide: Bool

        /// Where the cell of a row begins, and its bytes.
        @inline(__always)
        func cell(_ row: Int) -> (text: UnsafePointer<UInt8>, count: Int) {
            let end = ends + row &* endsInRow
            let start = Int(end[-1]) &+ 1
            return (base + start, Int(end[0]) &- start)
        }
    }

    func readColumn(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        switch step.pointee.kind {
        case .integer: Self.readIntegers(step, stretch)
        case .decimal: Self.readDecimals(step, stretch)
        case .skip, .header: Self.readNothing(step, stretch)
        case .flag: Self.readFlags(step, stretch)
        case .date: readDates(step, stretch)
        case .choice: readChoices(step, stretch)
        case .text, .named: Self.readTexts(step, stretch)
        case .nested, .table: Self.readAbsent(step, stretch)
        case .other: stretch.odd.update(repeating: true, count: stretch.rows)
        }
    }

    /// A number of up to sixteen digits.
    @inline(__always)
    private static func number(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64? {
        let first = CellBytes.word(text) ^ CellBytes.zeros
        if count <= 8 {
            let digits = first &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
            return CellBytes.strangers(digits) == 0 ? CellBytes.number(digits) : nil
        }
        let high = first &<< UInt64(truncatingIfNeeded: 128 &- count &* 8)
        let low = CellBytes.word(text + (count - 8)) ^ CellBytes.zeros
        if CellBytes.strangers(high) | CellBytes.strangers(low) != 0 { return nil }
        return CellBytes.number(high) &* 100_000_000 &+ CellBytes.number(low)
    }

    static func readIntegers(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        if readDigits(step, stretch) { return }
        var (row, isWide) = (0, stretch.isWide)
        while row < stretch.rows {
            if isWide {
                let read = readShort(step, stretch, from: row)
                row += read
                // In most columns all numbers are short, or none.
                isWide = read > 0
            }
            let stop = isWide ? min(row + rowsAtOnce, stretch.rows) : stretch.rows
            readIntegers(step, stretch, row..<stop)
            row = stop
        }
    }

    /// Rows whose cells are read with the same instructions.
    private static let rowsAtOnce = 4

    /// Reads numbers of few digits.
    ///
    /// - Returns: In how many rows, up to those that take a closer look.
    private static func readShort(
        _ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch, from row: Int
    ) -> Int {
        let place = stretch.first + row
        let read = chuan_read_numbers(
            stretch.base, stretch.ends + row * stretch.endsInRow, Int64(stretch.endsInRow), Int64(stretch.rows - row),
            step.pointee.terminator, step.pointee.values + place, step.pointee.states + place, step.pointee.emptyState)
        return Int(read)
    }

    private static func readIntegers(
        _ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch, _ rows: Range<Int>
    ) {
        let (terminator, values) = (step.pointee.terminator, step.pointee.values + stretch.first)
        for row in rows {
            let (text, count) = stretch.cell(row)
            if text[count] == terminator, count &- 1 < 16, count > 0, let value = number(text, count) {
                values[row] = Int64(truncatingIfNeeded: value)
            } else {
                readRest(step, stretch, row)
            }
        }
    }

    /// Numbers of one digit, which all those of some columns are.
    ///
    /// - Returns: False where there are others, and nothing is said yet.
    private static func readDigits(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) -> Bool {
        let (terminator, values) = (step.pointee.terminator, step.pointee.values + stretch.first)
        for row in 0..<stretch.rows {
            let (text, count) = stretch.cell(row)
            let digit = text[0] &- 0x30
            guard count == 1, digit < 10, text[1] == terminator else { return false }
            values[row] = Int64(digit)
        }
        return true
    }

    private static func readDecimals(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        let (terminator, values) = (step.pointee.terminator, step.pointee.values + stretch.first)
        for row in 0..<stretch.rows {
            let (text, count) = stretch.cell(row)
            if text[count] == terminator, count > 0, count <= CellBytes.mostDecimalDigits,
                let value = number(text, count)
            {
                values[row] = CellBytes.decimal(value)
            } else {
                readRest(step, stretch, row)
            }
        }
    }

    /// An empty cell, or one that takes a closer look.
    @inline(__always)
    private static func readRest(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch, _ row: Int) {
        let (text, count) = stretch.cell(row)
        if count == 0, text[0] == step.pointee.terminator {
            step.pointee.states[stretch.first + row] = step.pointee.emptyState
        } else {
            stretch.odd[row] = true
        }
    }

    private static func readNothing(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        let terminator = step.pointee.terminator
        for row in 0..<stretch.rows where stretch.base[Int(stretch.ends[row &* stretch.endsInRow])] != terminator {
            stretch.odd[row] = true
        }
    }

    private static func readAbsent(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        for row in 0..<stretch.rows {
            let (text, count) = stretch.cell(row)
            if count != 0 || text[0] != step.pointee.terminator { stretch.odd[row] = true }
        }
    }

    private static func readFlags(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        let (terminator, values) = (step.pointee.terminator, step.pointee.values + stretch.first)
        for row in 0..<stretch.rows {
            let (text, count) = stretch.cell(row)
            let word = CellBytes.word(text)
            if count == 4, word & 0xFFFF_FFFF == CellBytes.trueWord, text[4] == terminator {
                values[row] = 1
            } else if count == 5, word & 0xFF_FFFF_FFFF == CellBytes.falseWord, text[5] == terminator {
                values[row] = 0
            } else {
                readRest(step, stretch, row)
            }
        }
    }

    private func readDates(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        let (terminator, values, dates) = (step.pointee.terminator, step.pointee.values + stretch.first, dates)
        for row in 0..<stretch.rows {
            let (text, count) = stretch.cell(row)
            if count == 10, text[10] == terminator, let days = dates.days(text) {
                values[row] = days
            } else {
                Self.readRest(step, stretch, row)
            }
        }
    }

    private func readChoices(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        let (terminator, values) = (step.pointee.terminator, step.pointee.values + stretch.first)
        let cache = caches[Int(step.pointee.column)]
        for row in 0..<stretch.rows {
            let (text, count) = stretch.cell(row)
            if count > 0, text[count] == terminator, let known = cache.find(text, count) {
                values[row] = known.0
            } else {
                Self.readRest(step, stretch, row)
            }
        }
    }

    private static func readTexts(_ step: UnsafeMutablePointer<CellStep>, _ stretch: Stretch) {
        let (terminator, values) = (step.pointee.terminator, step.pointee.values + stretch.first)
        let (isNamed, isSimple) = (step.pointee.kind == .named, stretch.isSimple)
        for row in 0..<stretch.rows {
            let (text, count) = stretch.cell(row)
            if count > 0, text[count] == terminator,
                isNamed
                    ? TextBytes.isClean(text, count, isSimple: isSimple)
                    : TextBytes.isPlain(text, count, isSimple: isSimple)
            {
                values[row] = TextSpan(offset: text - stretch.base, count: count).bits
            } else {
                readRest(step, stretch, row)
            }
        }
    }

    /// Marks rows whose line does not end in two bytes.
    static func checkLineEnds(_ lineBreak: UInt8, _ stretch: Stretch) {
        for row in 0..<stretch.rows {
            let (text, count) = stretch.cell(row)
            if count != 0 || text[0] != lineBreak { stretch.odd[row] = true }
        }
    }
}
