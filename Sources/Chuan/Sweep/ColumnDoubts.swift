import FEEL

/// The reports in which columns alone can't be believed.
struct ColumnDoubts {
    /// By row of the block; empty where there is no doubt about any.
    private var marks: [Bool] = []
    private let count: Int

    init(count: Int) {
        self.count = count
    }

    mutating func mark(_ row: Int) {
        if marks.isEmpty { marks = Array(repeating: false, count: count) }
        marks[row] = true
    }

    mutating func add(_ other: ColumnDoubts) {
        if other.marks.isEmpty { return }
        if marks.isEmpty {
            marks = other.marks
        } else {
            for row in 0..<count where other.marks[row] { marks[row] = true }
        }
    }

    func contains(_ row: Int) -> Bool { !marks.isEmpty && marks[row] }

    func apply(to verdicts: UnsafeMutablePointer<UInt8>) {
        for (row, isMarked) in marks.enumerated() where isMarked { verdicts[row] = SweptVerdict.deferred }
    }

    // MARK: Finding them

    /// Cells that a column can't hold.
    mutating func add(specialCells place: ColumnProgram.ColumnPlace, _ block: FlatBlock) {
        switch place.space {
        case .records:
            let states = block.main.states(of: place.column)
            guard Self.holdsSpecial(states, count) else { return }
            for row in 0..<count where states[row] == ColumnState.special { mark(row) }
        case .table(let table):
            let columns = block.tables[table]
            let states = columns.rows.states(of: place.column)
            guard Self.holdsSpecial(states, columns.rows.rowCount) else { return }
            add(rowsOf: columns) { states[$0] == ColumnState.special }
        }
    }

    private static func holdsSpecial(_ states: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
        var most: UInt8 = 0
        for row in 0..<count { most = max(most, states[row]) }
        return most == ColumnState.special
    }

    /// Records of whose rows one is doubtful.
    private mutating func add(rowsOf table: TableColumns, _ isDoubtful: (Int) -> Bool) {
        for record in table.states.indices
        where (Int(table.starts[record])..<Int(table.starts[record + 1])).contains(where: isDoubtful) {
            mark(record)
        }
    }

    /// What a constraint says: broken, or not known where missing numbers may follow from others.
    mutating func add(_ truths: ColumnView, mayRestore: Bool, table: TableColumns?) {
        func isDoubtful(_ row: Int) -> Bool {
            switch truths.state(row) {
            case ColumnTruth.yes, ColumnTruth.null: false
            case ColumnTruth.unknown: mayRestore
            default: true
            }
        }
        if let table {
            add(rowsOf: table, isDoubtful)
        } else {
            for row in 0..<count where isDoubtful(row) { mark(row) }
        }
    }

    /// Records in which two rows may be told apart by nothing.
    mutating func add(repeatedIn table: TableColumns, _ identity: RowIdentity) {
        for record in table.states.indices {
            let rows = Int(table.starts[record])..<Int(table.starts[record + 1])
            if rows.count > 1, identity.mayRepeat(rows, table.rows) { mark(record) }
        }
    }
}

/// What tells the rows of a table apart: columns of the block, texts among them.
struct RowIdentity {
    let columns: [Int]
    let areTexts: [Bool]
    let texts: UnsafePointer<UInt8>?

    /// Whether two of some rows may be the same. Says yes where only a closer look can tell.
    func mayRepeat(_ rows: Range<Int>, _ block: ColumnBlock) -> Bool {
        if rows.count > Self.mostCompared { return true }
        for row in rows.dropFirst() {
            for other in rows.lowerBound..<row where mayBeSame(row, other, block) { return true }
        }
        return false
    }

    private static let mostCompared = 64

    private func mayBeSame(_ row: Int, _ other: Int, _ block: ColumnBlock) -> Bool {
        for (offset, column) in columns.enumerated() {
            let (values, states) = (block.values(of: column), block.states(of: column))
            let (first, second) = (states[row], states[other])
            if first == ColumnState.special || second == ColumnState.special { continue }
            // A row without a part of its identity is not compared.
            if first != ColumnState.value || second != ColumnState.value { return false }
            let isSame =
                areTexts[offset]
                ? mayBeSame(TextSpan(bits: values[row]), TextSpan(bits: values[other])) : values[row] == values[other]
            if !isSame { return false }
        }
        return true
    }

    /// Whether two texts may differ in case only: compares their ASCII bytes without case, and takes any other bytes
    /// for equal.
    private func mayBeSame(_ left: TextSpan, _ right: TextSpan) -> Bool {
        guard let texts else { return true }
        let first = UnsafeBufferPointer(start: texts + left.offset, count: left.count)
        let second = UnsafeBufferPointer(start: texts + right.offset, count: right.count)
        if first.contains(where: Self.foldsToASCII) || second.contains(where: Self.foldsToASCII) { return true }
        var (a, b) = (first.makeIterator(), second.makeIterator())
        while true {
            let (x, y) = (Self.nextASCII(&a), Self.nextASCII(&b))
            if x != y { return false }
            if x == nil { return true }
        }
    }

    private static func nextASCII(_ bytes: inout UnsafeBufferPointer<UInt8>.Iterator) -> UInt8? {
        while let byte = bytes.next() {
            if byte < 0x80 { return (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
        }
        return nil
    }

    /// First bytes of the two letters beyond ASCII whose small form is in it: İ and the sign of kelvin.
    private static func foldsToASCII(_ byte: UInt8) -> Bool { byte == 0xC4 || byte == 0xE2 }
}
