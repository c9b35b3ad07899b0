import Chuan
import Diagnostics
import FEEL

/// Reads a table inside a record of JSON straight into columns: a list of objects with plain values.
///
/// Whatever takes a closer look (a name that is not known, a row that sums up others, rows of one identity, a class that
/// is told by the name of its row) has the record read as a report of its own.
final class JSONTable {
    typealias Pointer = UnsafePointer<UInt8>

    /// The number among the tables of the layout; nil for a table that nothing asks for.
    let number: Int?
    /// Where the rows go.
    private let target: (columns: TableColumns, fields: [Int])?
    private let plan: JSONPlan
    private let index: Int
    private let block: Block
    private let keys = JSONKeys()
    private let texts: [JSONTableTexts]
    /// The cells of the row that is read, by field.
    private let values: UnsafeMutablePointer<Int64>
    private let states: UnsafeMutablePointer<UInt8>
    private let absent: [UInt8]
    /// Columns that are told by the name of a row where they are not given.
    private let derived: [Int]
    /// What tells the rows of the record apart, one number for each column of their identity.
    private var identities: [Int64] = []
    private var row: UInt64 = 0

    /// More rows than these are compared faster elsewhere.
    private static let mostRows = 64

    /// - Parameter block: A table of the vocabulary.
    init?(_ plan: JSONPlan, block index: Int, _ target: FlatBlock) {
        let vocabulary = plan.reader.layout.vocabulary
        guard vocabulary.blocks.indices.contains(index), vocabulary.blocks[index].form == .table else { return nil }
        let block = vocabulary.blocks[index]
        let identity = block.duplicates == .refused ? block.identity : []
        // Words that tell rows apart are kept by their number, as digits are by their value.
        guard identity.allSatisfy({ block.fields.indices.contains($0) && block.fields[$0].tellsRowsApart }) else {
            return nil
        }
        (self.plan, self.index, self.block) = (plan, index, block)
        number = target.layout.tables.firstIndex { $0.block == index }
        self.target = number.map { (target.tables[$0], target.layout.tables[$0].columns) }
        texts = block.fields.indices.map { JSONTableTexts(plan, index, field: $0) }
        absent = block.fields.map { CellValue(.absent, $0, []) { _ in nil }.state }
        derived = block.fields.indices.filter { block.fields[$0].derivedFrom != nil }
        values = .allocate(capacity: block.fields.count + 1)
        values.initialize(repeating: 0, count: block.fields.count + 1)
        states = .allocate(capacity: block.fields.count + 1)
        states.initialize(repeating: 0, count: block.fields.count + 1)
    }

    deinit {
        values.deallocate()
        states.deallocate()
    }

    /// Reads the table that begins at a place.
    ///
    /// - Parameter base: The piece of the file: texts are places in it.
    /// - Returns: Behind it, with its rows added; nil where it takes a closer look, with some rows added.
    func read(_ start: Pointer, _ base: Pointer) -> Pointer? {
        guard start[0] == UInt8(ascii: "[") else { return nil }
        identities.removeAll(keepingCapacity: true)
        for text in texts { text.beginRecord() }
        var place = start + 1
        Self.skipBlanks(&place)
        if place[0] == UInt8(ascii: "]") { return place + 1 }
        for _ in 0..<min(Self.mostRows, plan.reader.limits.rows) {
            guard let behind = readRow(place, base), add(base) else { return nil }
            place = behind
            Self.skipBlanks(&place)
            if place[0] == UInt8(ascii: "]") { return place + 1 }
            if place[0] != UInt8(ascii: ",") { return nil }
            place += 1
            Self.skipBlanks(&place)
        }
        return nil
    }

    /// Ends of lines are not passed over: who counts them takes the record.
    @inline(__always)
    private static func skipBlanks(_ place: inout Pointer) {
        while place[0] == 0x20 || place[0] == 0x09 { place += 1 }
    }

    // MARK: Rows

    private func readRow(_ start: Pointer, _ base: Pointer) -> Pointer? {
        guard start[0] == UInt8(ascii: "{") else { return nil }
        for field in absent.indices { states[field] = absent[field] }
        for text in texts { text.beginRow() }
        row &+= 1
        var place = start + 1
        var number = 0
        Self.skipBlanks(&place)
        while true {
            guard let found = keys.find(place, from: number) ?? learn(place, number) else { return nil }
            let key = keys.keys + found
            if key.pointee.record == row { return nil }
            key.pointee.record = row
            place += key.pointee.count
            Self.skipBlanks(&place)
            guard read(&place, key, base) else { return nil }
            Self.skipBlanks(&place)
            if place[0] != UInt8(ascii: ",") { break }
            place += 1
            number = found + 1
            Self.skipBlanks(&place)
        }
        return place[0] == UInt8(ascii: "}") ? place + 1 : nil
    }

    @inline(__always)
    private func read(_ place: inout Pointer, _ key: UnsafeMutablePointer<JSONKey>, _ base: Pointer) -> Bool {
        if key.pointee.step.kind == .nested { return false }
        if place[0] == RecordEnds.quote {
            guard let behind = texts[Int(key.pointee.step.column)].read(place, base, key) else { return false }
            place = behind
            return true
        }
        switch key.pointee.step.kind {
        case .integer: return JSONScanner.readInteger(&place, key, 0)
        case .decimal: return JSONScanner.readDecimal(&place, key, 0)
        case .flag: return JSONScanner.readFlag(&place, key, 0)
        default: return false
        }
    }

    @inline(never)
    private func learn(_ place: Pointer, _ number: Int) -> Int? {
        guard let name = JSONKeys.name(at: place), keys.count < JSONKeys.most else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        guard case .column(let field)? = plan.reader.layout.row(text, of: index) else { return nil }
        var step = CellStep(
            kind: CellStep.Kind(block.fields[field].kind), terminator: 0, emptyState: 0, column: Int32(field),
            values: values + field, states: states + field)
        if case .money(_?) = block.fields[field].kind { step.kind = .nested }
        // Two names of one field are for those who can tell of it.
        for other in 0..<keys.count where keys.keys[other].step.column == step.column {
            keys.keys[other].step.kind = .nested
            step.kind = .nested
        }
        keys.insert(JSONKey(name, step), at: number)
        return number
    }

    /// Adds the row that was read.
    ///
    /// - Returns: False where it is more than a row of its own.
    private func add(_ base: Pointer) -> Bool {
        if let label = block.rowLabel, texts[label].isSum { return false }
        for field in derived where states[field] != ColumnState.value { return false }
        if block.duplicates == .refused, !block.identity.isEmpty, !isNew() { return false }
        guard let (columns, fields) = target else { return true }
        columns.rows.reserve(columns.rows.rowCount + 1)
        let place = columns.rows.rowCount
        for (number, field) in fields.enumerated() where block.fields.indices.contains(field) {
            if states[field] == ColumnState.value, texts[field].isUnsayable { return false }
            columns.rows.values(of: number)[place] = states[field] == ColumnState.value ? values[field] : 0
            columns.rows.states(of: number)[place] = states[field]
        }
        columns.rows.rowCount += 1
        return true
    }

    /// Whether no row above has the identity of this one.
    private func isNew() -> Bool {
        let width = block.identity.count
        let start = identities.count
        var isTold = false
        for field in block.identity {
            let isGiven = states[field] == ColumnState.value
            let number =
                texts[field].identity ?? (isGiven && !block.fields[field].isWritten ? values[field] &* 2 &+ 1 : 0)
            isTold = isTold || number != 0
            identities.append(number)
        }
        if !isTold {
            identities.removeLast(width)
            return true
        }
        return !stride(from: 0, to: start, by: width).contains { other in
            (0..<width).allSatisfy { identities[other + $0] == identities[start + $0] }
        }
    }
}

extension Field {
    /// Whether only texts are values of the field.
    fileprivate var isWritten: Bool {
        switch kind {
        case .text, .choice: true
        default: false
        }
    }

    /// Whether a cell of the field read in columns tells its row from others as the report does.
    fileprivate var tellsRowsApart: Bool {
        switch kind {
        case .text, .choice, .count: true
        default: false
        }
    }
}
