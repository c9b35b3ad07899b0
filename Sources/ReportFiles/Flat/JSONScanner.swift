import Chuan
import Diagnostics
import FEEL

/// Reads JSON objects, one after another, straight into columns.
///
/// Names are compared with those of the record before, in their order. Whatever is not plain (escapes, fractions, objects
/// in objects, a mistake of form) has the record read as a report of its own.
final class JSONScanner: RecordScanner {
    let chunk: FlatChunk
    let plan: JSONPlan
    let rows: RowKeeper
    let keys = JSONKeys()
    private let odd: OddValues
    /// By column of the block.
    private let caches: [SpellingCache?]
    private let rowLimit: Int
    private var buffer: ChunkBuffer
    private var tables: [JSONTable] = []
    private var place = 0
    private var line: Int32 = 0
    private var record: UInt64 = 0

    typealias Pointer = UnsafePointer<UInt8>

    init(_ plan: JSONPlan, _ layout: FlatLayout, buffer: ChunkBuffer) {
        self.plan = plan
        self.buffer = buffer
        rowLimit = max(1, plan.options.blockRows)
        let block = FlatBlock(layout: layout, capacity: rowLimit)
        chunk = FlatChunk(block, rows: rowLimit, decode: plan.decoder)
        rows = RowKeeper(plan.context, block, buffer)
        caches = layout.columns.map { $0.field?.isChoice == true ? SpellingCache() : nil }
        odd = OddValues(plan, rows, keys)
    }

    deinit {
        for cache in caches { cache?.free() }
    }

    var findings: FlatFindings { rows.findings }

    func begin(_ buffer: ChunkBuffer) {
        self.buffer = buffer
        place = 0
        line = 0
        chunk.bytes = Pointer(buffer.bytes)
        chunk.firstLine = buffer.firstLine
        rows.begin(buffer)
        guard let trouble = buffer.trouble else { return }
        rows.refuse(trouble, 0..<buffer.count, line: 0)
        place = buffer.count
    }

    func fill() -> Bool {
        let main = chunk.block.main
        plan.resetStates(main, rows: rowLimit)
        chunk.block.clearTables()
        let base = Pointer(buffer.bytes)
        var row = 0
        while row < rowLimit, place < buffer.count {
            skipBetween(base)
            if place >= buffer.count { break }
            let (start, startLine) = (place, line)
            if !tables.isEmpty { rows.tables.beginRecord() }
            let end = readRecord(base + start, row, base)
            if end == nil, !tables.isEmpty { rows.tables.forget() }
            let after = end.map { min($0 - base, buffer.count) } ?? leave(start, startLine, base)
            chunk.starts[row] = Int32(truncatingIfNeeded: start)
            chunk.ends[row] = Int32(truncatingIfNeeded: after)
            chunk.lines[row] = startLine
            if rows.finish(start..<after, row, line: Int(startLine)) {
                row += 1
            } else {
                plan.resetStates(main, row: row)
                if !tables.isEmpty { rows.tables.forget() }
            }
            place = after
        }
        main.rowCount = row
        return row > 0
    }

    /// Passes over what stands between records.
    private func skipBetween(_ base: Pointer) {
        while place < buffer.count {
            switch base[place] {
            case 0x0A: line &+= 1
            case 0x20, 0x09, 0x0D: break
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"):
                if !plan.ends.isList { return }
            default: return
            }
            place += 1
        }
    }

    /// Leaves a record to those who know all of JSON.
    ///
    /// - Returns: Where it ends.
    private func leave(_ start: Int, _ startLine: Int32, _ base: Pointer) -> Int {
        rows.isOdd.pointee = true
        rows.needsReport = true
        if base[start] != UInt8(ascii: "{") { rows.trouble = (.notAnObject, start..<start + 1) }
        var end = plan.ends.end(ofRecordAt: start, in: base, buffer.count)
        // A broken element takes those behind it with it: they are looked for where lines begin.
        if plan.ends.isList, let next = JSONEnds.nextElement(after: start, base, end),
            !plan.decoder.isWhole(base, start..<end)
        {
            end = next
        }
        let lineBreak = ByteSearch.count(0x0A, in: base + start, end - start)
        line = startLine &+ Int32(truncatingIfNeeded: lineBreak)
        return end
    }

    // MARK: Records

    /// - Returns: Behind the record; nil where it takes a closer look.
    private func readRecord(_ start: Pointer, _ row: Int, _ base: Pointer) -> Pointer? {
        guard start[0] == UInt8(ascii: "{") else { return nil }
        rows.header.update(repeating: TextSpan(bits: 0), count: HeaderSlot.count)
        record &+= 1
        var place = start + 1
        var number = 0
        skipBlanks(&place)
        while true {
            guard let found = keys.find(place, from: number) ?? learn(place, number) else { return nil }
            let key = keys.keys + found
            if key.pointee.record == record { return nil }
            key.pointee.record = record
            place += key.pointee.count
            skipBlanks(&place)
            if !read(&place, key, row, base) {
                guard let next = odd.read(place, key, row), !leavesLine(place, next) else { return nil }
                place = next
            }
            skipBlanks(&place)
            if place[0] != UInt8(ascii: ",") { break }
            place += 1
            number = found + 1
            skipBlanks(&place)
        }
        guard place[0] == UInt8(ascii: "}") else { return nil }
        return plan.ends.isList ? place + 1 : endOfLine(place + 1)
    }

    /// Whether a value goes beyond its line, which ends every record that is one.
    private func leavesLine(_ start: Pointer, _ end: Pointer) -> Bool {
        !plan.ends.isList && ByteSearch.first(0x0A, in: start, 0..<(end - start)) != nil
    }

    @inline(__always)
    private func skipBlanks(_ place: inout Pointer) {
        if place[0] <= 0x20 { place = blanks(place) }
    }

    @inline(never)
    private func blanks(_ start: Pointer) -> Pointer {
        var place = start
        while place[0] == 0x20 || place[0] == 0x09 || (plan.ends.isList && (place[0] == 0x0A || place[0] == 0x0D)) {
            if place[0] == 0x0A {
                if place - Pointer(buffer.bytes) >= buffer.count { return place }
                line &+= 1
            }
            place += 1
        }
        return place
    }

    @inline(__always)
    private func endOfLine(_ place: Pointer) -> Pointer? {
        if place[0] == 0x0A {
            line &+= 1
            return place + 1
        }
        guard place[0] == 0x0D, place[1] == 0x0A else { return nil }
        line &+= 1
        return place + 2
    }

    /// Takes note of a name that was not met before.
    @inline(never)
    private func learn(_ place: Pointer, _ number: Int) -> Int? {
        guard var key = odd.key(at: place) else { return nil }
        if case .word(let block)? = key.place, !keys.contains(key.place),
            let table = JSONTable(plan, block: block, chunk.block)
        {
            if tables.isEmpty { rows.tables.beginRecord() }
            (key.step.kind, key.step.column) = (.table, Int32(tables.count))
            tables.append(table)
        }
        keys.insert(key, at: number)
        return number
    }

    // MARK: Values

    @inline(__always)
    private func read(
        _ place: inout Pointer, _ key: UnsafeMutablePointer<JSONKey>, _ row: Int, _ base: Pointer
    ) -> Bool {
        switch key.pointee.step.kind {
        case .integer: Self.readInteger(&place, key, row)
        case .decimal: Self.readDecimal(&place, key, row)
        case .flag: Self.readFlag(&place, key, row)
        case .skip: Self.skip(&place)
        case .header, .text, .named, .choice, .date: readText(&place, key, row, base)
        case .table: readTable(&place, tables[Int(key.pointee.step.column)], base)
        case .other, .nested: false
        }
    }

    private func readTable(_ place: inout Pointer, _ table: JSONTable, _ base: Pointer) -> Bool {
        guard let behind = table.read(place, base) else { return false }
        if let number = table.number { rows.tables.add(number) }
        place = behind
        return true
    }

    /// Reads a period that is a year without quotes.
    private func readYear(_ place: inout Pointer, _ key: UnsafeMutablePointer<JSONKey>, _ base: Pointer) -> Bool {
        guard key.pointee.step.kind == .header, Int(key.pointee.step.slot) == HeaderSlot.period,
            place[0] != UInt8(ascii: "0"), (0..<4).allSatisfy({ place[$0] &- UInt8(ascii: "0") < 10 })
        else { return false }
        switch place[4] {
        case UInt8(ascii: ","), UInt8(ascii: "}"), 0x20, 0x09, 0x0D:
            rows.header[HeaderSlot.period] = TextSpan(offset: place - base, count: 4)
            place += 4
            return true
        default: return false
        }
    }

    @inline(__always)
    private func readText(
        _ place: inout Pointer, _ key: UnsafeMutablePointer<JSONKey>, _ row: Int, _ base: Pointer
    ) -> Bool {
        guard place[0] == RecordEnds.quote else { return readYear(&place, key, base) }
        let start = place + 1
        let end = StringMarks.end(from: start)
        guard end[0] == RecordEnds.quote, end > start else { return false }
        switch key.pointee.step.kind {
        case .header:
            guard TextBytes.isClean(start, end - start) || Self.isUTF8(start, end - start) else { return false }
            rows.header[Int(key.pointee.step.slot)] = TextSpan(offset: start - base, count: end - start)
            place = end + 1
            return true
        case .date:
            guard end - start == 10, let days = DateBytes.days(start) else { return false }
            key.pointee.step.values[row] = days
        case .choice:
            guard let value = choice(start, end - start, key) else { return false }
            key.pointee.step.values[row] = value
        case .named:
            guard TextBytes.isClean(start, end - start) else { return false }
            key.pointee.step.values[row] = TextSpan(offset: start - base, count: end - start).bits
        default:
            guard TextBytes.isPlain(start, end - start) else { return false }
            key.pointee.step.values[row] = TextSpan(offset: start - base, count: end - start).bits
        }
        key.pointee.step.states[row] = ColumnState.value
        place = end + 1
        return true
    }

    @inline(never)
    private static func isUTF8(_ text: Pointer, _ count: Int) -> Bool {
        String(validating: UnsafeBufferPointer(start: text, count: count), as: UTF8.self) != nil
    }

    @inline(__always)
    private func choice(_ text: Pointer, _ count: Int, _ key: UnsafeMutablePointer<JSONKey>) -> Int64? {
        guard let cache = caches[Int(key.pointee.step.column)] else { return nil }
        if let known = cache.find(text, count) { return known.0 }
        guard let value = odd.choice(text, count, Int(key.pointee.step.column)) else { return nil }
        cache.remember(text, count, (value, 0))
        return value
    }
}
