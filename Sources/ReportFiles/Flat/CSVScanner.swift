import Chuan
import Diagnostics
import FEEL

/// Reads tables in text files, cell by cell, straight into columns.
///
/// What is plain (digits, `true`, known spellings, dates of ISO 8601, texts that stand there as they are) is read here;
/// everything else is left to `OddCells`, which knows all that single reports know.
final class CSVScanner: RecordScanner {
    let chunk: FlatChunk
    let odd: OddCells
    let rows: RowKeeper
    private let plan: CSVPlan
    let marks: CellMarks
    private let steps: UnsafeMutablePointer<CellStep>
    private let stepCount: Int
    /// One for each column of choices.
    let caches: [SpellingCache]
    let dates = DateCache()
    private let rowLimit: Int
    private let isCRLF: Bool
    private var buffer: ChunkBuffer
    private var place = 0
    /// Up to here quotes are of no use to tell where records end.
    private var swallowed = 0
    private var line: Int32 = 0
    private let index: CellIndex
    /// By row of those that are read together, whether it has to be read by itself.
    private let oddRows: UnsafeMutablePointer<Bool>
    /// The columns whose texts are lines of the header.
    private let headerSteps: [(step: Int, slot: Int)]
    /// Rows to be read one by one before the next ones are tried together.
    private var rowsAlone = 0
    /// How many these are when rows cannot be read together again.
    private var patience = CSVScanner.leastPatience
    private let canIndex: Bool
    private let kept: KeptCells

    private static let leastPatience = 16
    private static let mostPatience = 1 << 14

    init(_ plan: CSVPlan, _ layout: FlatLayout, buffer: ChunkBuffer) {
        self.plan = plan
        marks = plan.marks
        self.buffer = buffer
        rowLimit = max(1, plan.options.blockRows)
        let block = FlatBlock(layout: layout, capacity: rowLimit)
        chunk = FlatChunk(block, rows: rowLimit, decode: plan.decoder)
        stepCount = plan.columns.count
        steps = .allocate(capacity: stepCount)
        caches = plan.columns.map { _ in SpellingCache() }
        isCRLF = plan.isCRLF
        rows = RowKeeper(plan.context, block, buffer)
        odd = OddCells(plan, rows)
        kept = KeptCells(plan, rows)
        for (number, column) in plan.columns.enumerated() {
            (steps + number).initialize(to: plan.step(number, column, block.main))
        }
        plan.fillAbsent(block.main)
        index = CellIndex(plan.ends, cells: stepCount, isCRLF: plan.isCRLF)
        oddRows = .allocate(capacity: CellIndex.mostRows)
        headerSteps = plan.columns.enumerated().compactMap { number, column in
            column.kind == .header ? (number, Int(column.slot)) : nil
        }
        // An empty line is an empty cell where there is but one column.
        canIndex = stepCount > 1 && !plan.columns.contains { $0.kind == .other }
    }

    deinit {
        steps.deallocate()
        oddRows.deallocate()
        for cache in caches { cache.free() }
        dates.free()
    }

    var findings: FlatFindings { rows.findings }

    func begin(_ buffer: ChunkBuffer) {
        self.buffer = buffer
        place = 0
        swallowed = 0
        line = 0
        chunk.bytes = UnsafePointer(buffer.bytes)
        chunk.firstLine = buffer.firstLine
        rows.begin(buffer)
        guard let trouble = buffer.trouble else { return }
        rows.refuse(trouble, 0..<buffer.count, line: 0)
        place = buffer.count
    }

    func fill() -> Bool {
        let main = chunk.block.main
        plan.resetStates(main, rows: rowLimit)
        if rows.hasReports {
            plan.fillAbsent(main)
            rows.hasReports = false
        }
        chunk.block.clearTables()
        let base = UnsafePointer(buffer.bytes)
        var row = 0
        while row < rowLimit, place < buffer.count {
            if canIndex, rowsAlone == 0, let read = readRows(row, base) {
                row += read
            } else if readRow(row, base) {
                row += 1
            }
        }
        main.rowCount = row
        return row > 0
    }

    // MARK: Rows together

    /// Reads some rows that stand behind one another, column by column.
    ///
    /// - Parameter first: The first row, of the block.
    /// - Returns: How many rows, up to one that was set aside; nil where the next one has to be read by itself.
    private func readRows(_ first: Int, _ base: UnsafePointer<UInt8>) -> Int? {
        let wanted = min(CellIndex.mostRows, rowLimit - first)
        guard index.find(in: base, place..<buffer.count, rows: wanted), index.rows > 0 else {
            lose()
            return nil
        }
        let rows = index.rows
        oddRows.update(repeating: false, count: rows)
        for number in 0..<index.endsInRow {
            let stretch = Stretch(
                base: base, ends: index.ends + number, endsInRow: index.endsInRow, rows: rows, first: first,
                odd: oddRows, isSimple: index.isSimple, isWide: index.isWide)
            if number < stepCount {
                readColumn(steps + number, stretch)
            } else {
                Self.checkLineEnds(plan.ends.lineBreak, stretch)
            }
        }
        let read = finishRows(first, rows, base)
        for row in first + read..<first + rows { plan.resetStates(chunk.block.main, row: row) }
        return read
    }

    /// Completes rows whose cells were read, up to one that is set aside.
    ///
    /// - Returns: How many rows.
    private func finishRows(_ first: Int, _ count: Int, _ base: UnsafePointer<UInt8>) -> Int {
        var odd = 0
        var read = 0
        rows.isSimple = index.isSimple
        defer { rows.isSimple = false }
        while read < count {
            let end = Int(index.ends[(read + 1) * index.endsInRow - 1]) + 1
            if oddRows[read] {
                odd += 1
                plan.resetStates(chunk.block.main, row: first + read)
                if !readRow(first + read, base) { break }
            } else if rows.isBare {
                note(first + read, place, end)
                line &+= 1
            } else {
                for header in headerSteps {
                    let cell = index.ends + (read * index.endsInRow + header.step)
                    let start = Int(cell[-1]) + 1
                    rows.header[header.slot] = TextSpan(offset: start, count: Int(cell[0]) - start)
                }
                if !complete(first + read, place, end) { break }
            }
            read += 1
            if place != end { break }
        }
        if read * 2 < count || odd * 4 > count { lose() } else { patience = Self.leastPatience }
        return read
    }

    /// Reads rows one by one for a while: most of them cannot be read together.
    private func lose() {
        rowsAlone = patience
        patience = min(patience * 2, Self.mostPatience)
    }

    // MARK: Single rows

    /// Reads the row at the place reached, or skips the blank line there.
    ///
    /// - Returns: Whether there is such a row now.
    private func readRow(_ row: Int, _ base: UnsafePointer<UInt8>) -> Bool {
        rowsAlone -= rowsAlone > 0 ? 1 : 0
        if skipsBlankLine(base) { return false }
        let start = place
        guard let stop = readCells(base + start, row, base), stop - base <= end else {
            leave(start, row, base)
            return false
        }
        return complete(row, start, stop - base)
    }

    /// Completes a row whose cells were read.
    ///
    /// - Returns: False when it was set aside.
    @inline(__always)
    private func complete(_ row: Int, _ start: Int, _ stop: Int) -> Bool {
        note(row, start, stop)
        let keeps = kept.areInPlainRows || rows.isOdd.pointee && !kept.isEmpty
        let range = start..<min(place, buffer.count)
        let stands = rows.finish(range, row, line: Int(line))
        if keeps, stands { kept.fill(row, range) }
        if !stands { plan.resetStates(chunk.block.main, row: row) }
        line &+= 1 &+ (odd.extraLines > 0 ? odd.takeExtraLines() : 0)
        return stands
    }

    /// Notes where a row stands.
    @inline(__always)
    private func note(_ row: Int, _ start: Int, _ stop: Int) {
        chunk.starts[row] = Int32(truncatingIfNeeded: start)
        chunk.ends[row] = Int32(truncatingIfNeeded: stop)
        chunk.lines[row] = line
        place = stop
    }

    /// Where the record ends that is being read: at the end of the piece, or where a record ended that took a quote for
    /// that of another line.
    private var end: Int { place < swallowed ? swallowed : buffer.count + 1 }

    /// Sets aside what is no row.
    private func leave(_ start: Int, _ row: Int, _ base: UnsafePointer<UInt8>) {
        let stop = plan.ends.end(ofRecordAt: start, in: base, min(end, buffer.count))
        place = odd.refuseShape(start..<stop, line: Int(line))
        if place < stop { swallowed = max(swallowed, stop) }
        plan.resetStates(chunk.block.main, row: row)
        line &+= max(1, odd.lines(in: start..<place))
    }

    @inline(__always)
    private func skipsBlankLine(_ base: UnsafePointer<UInt8>) -> Bool {
        if base[place] == plan.ends.lineBreak {
            place += 1
        } else if base[place] == 0x0D, base[place + 1] == plan.ends.lineBreak {
            place += 2
        } else {
            return false
        }
        line &+= 1
        return true
    }

    /// Reads the cells of one row.
    ///
    /// - Returns: Where the next row begins; nil where the cells do not fit the columns.
    private func readCells(
        _ start: UnsafePointer<UInt8>, _ row: Int, _ base: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        var place = start
        var step = steps
        let last = steps + stepCount
        while true {
            while step < last, step.pointee.kind == .integer, Self.readInteger(&place, step, row) { step += 1 }
            if step == last { break }
            let isRead: Bool
            switch step.pointee.kind {
            case .integer: isRead = false
            case .decimal: isRead = Self.readDecimal(&place, step, row)
            case .skip: isRead = skip(&place, step)
            case .flag: isRead = Self.readFlag(&place, step, row)
            case .date: isRead = readDate(&place, step, row)
            case .choice: isRead = readChoice(&place, step, row)
            case .header: isRead = readHeader(&place, step, base)
            case .text, .named: isRead = readText(&place, step, row, base)
            case .other, .nested, .table: isRead = false
            }
            if !isRead {
                guard let next = odd.read(place, step, row) else { return nil }
                place = next
            }
            step += 1
        }
        guard isCRLF, place[-1] == 0x0D else { return place }
        return place[0] == plan.ends.lineBreak ? place + 1 : nil
    }
}
