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
    /// Whether the piece has nothing but printable characters of ASCII, and no quotes.
    private var isSimple = false

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
        for (number, column) in plan.columns.enumerated() {
            (steps + number).initialize(to: plan.step(number, column, block.main))
        }
        plan.fillAbsent(block.main)
    }

    deinit {
        steps.deallocate()
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
        isSimple = TextBytes.isSimple(chunk.bytes, buffer.count)
        rows.isSimple = isSimple
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
        let count = isSimple ? fillRows(isSimple: true) : fillRows(isSimple: false)
        main.rowCount = count
        return count > 0
    }

    /// - Returns: How many rows.
    @inline(__always)
    private func fillRows(isSimple: Bool) -> Int {
        let base = UnsafePointer(buffer.bytes)
        var row = 0
        while row < rowLimit, place < buffer.count {
            if skipsBlankLine(base) { continue }
            let start = place
            let stop = readRow(base + start, row, base, isSimple)
            guard let stop, stop - base <= end else {
                leave(start, row, base)
                continue
            }
            chunk.starts[row] = Int32(truncatingIfNeeded: start)
            chunk.ends[row] = Int32(truncatingIfNeeded: stop - base)
            chunk.lines[row] = line
            place = stop - base
            if rows.finish(start..<min(place, buffer.count), row, line: Int(line)) {
                row += 1
            } else {
                plan.resetStates(chunk.block.main, row: row)
            }
            line &+= 1 &+ (odd.extraLines > 0 ? odd.takeExtraLines() : 0)
        }
        return row
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

    /// Reads one row.
    ///
    /// - Returns: Where the next one begins; nil where the cells do not fit the columns.
    @inline(__always)
    private func readRow(
        _ start: UnsafePointer<UInt8>, _ row: Int, _ base: UnsafePointer<UInt8>, _ isSimple: Bool
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
            case .skip: isRead = skip(&place, step, isSimple)
            case .flag: isRead = Self.readFlag(&place, step, row)
            case .date: isRead = readDate(&place, step, row)
            case .choice: isRead = readChoice(&place, step, row, isSimple)
            case .header: isRead = readHeader(&place, step, base, isSimple)
            case .text, .named: isRead = readText(&place, step, row, base, isSimple)
            case .other, .nested: isRead = false
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
