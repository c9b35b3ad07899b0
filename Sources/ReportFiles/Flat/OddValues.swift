import Chuan
import Diagnostics
import FEEL

/// Reads values and names of JSON that take a closer look.
final class OddValues {
    private let plan: JSONPlan
    private let rows: RowKeeper
    private let keys: JSONKeys

    init(_ plan: JSONPlan, _ rows: RowKeeper, _ keys: JSONKeys) {
        self.plan = plan
        self.rows = rows
        self.keys = keys
    }

    private var base: UnsafePointer<UInt8> { rows.base }
    private var end: Int { rows.buffer.count }
    private var vocabulary: Vocabulary { plan.reader.layout.vocabulary }

    // MARK: Names

    /// What is done with the name at a place; nil for one that is not plain, or too many.
    func key(at place: UnsafePointer<UInt8>) -> JSONKey? {
        guard keys.count < JSONKeys.most, let bytes = JSONKeys.name(at: place) else { return nil }
        let name = String(decoding: bytes, as: UTF8.self)
        let column = plan.column(name)
        var key = JSONKey(bytes, step(column))
        key.place = column.found?.place
        key.isKnown = column.found != nil || column.named != nil
        if let named = column.named, ![.named, .header, .skip, .nested].contains(column.kind) {
            // Whatever stands there takes a closer look.
            (key.kept, key.step.kind) = (named, .other)
        }
        // Two names of one field are for those who can tell of it.
        if let place = key.place {
            for other in 0..<keys.count where keys.keys[other].place == place {
                keys.keys[other].step.kind = .nested
                key.step.kind = .nested
            }
        }
        if !key.isKnown { tellUnknown(name, place - base) }
        return key
    }

    private func step(_ column: ColumnPlan) -> CellStep {
        let target = column.target ?? 0
        let main = rows.block.main
        return CellStep(
            kind: column.kind, terminator: 0, emptyState: column.emptyState, slot: column.slot, column: Int32(target),
            values: main.values(of: target), states: main.states(of: target))
    }

    private func tellUnknown(_ name: String, _ place: Int) {
        let span = Span(file: plan.options.file, start: place, end: place + name.utf8.count + 2)
        rows.isOdd.pointee = true
        rows.pending.append(.unknownColumn(name, near: plan.near(name), at: span))
    }

    // MARK: Values

    /// Reads a value that is not plain.
    ///
    /// - Returns: Behind it; nil where the record takes a closer look.
    @inline(never)
    func read(
        _ place: UnsafePointer<UInt8>, _ key: UnsafeMutablePointer<JSONKey>, _ row: Int
    ) -> UnsafePointer<UInt8>? {
        let start = place - base
        guard let stop = valueEnd(start) else { return nil }
        let range = start..<stop
        let isEmpty = isWord("null", range)
        if let kept = key.pointee.kept, !isEmpty, !keep(range, row, kept) { return nil }
        switch key.pointee.step.kind {
        case .skip: break
        case .nested, .table: if !isEmpty { return nil }
        case .header, .named: if !isEmpty { return nil }
        case .integer, .decimal, .flag, .date, .choice, .text, .other:
            if isEmpty { break }
            guard let source = source(range), let field = plan.layout.columns[Int(key.pointee.step.column)].wantedField
            else { return nil }
            rows.isOdd.pointee = true
            let target = Int(key.pointee.step.column)
            if rows.amounts.isUnit(target) { return nil }
            if rows.amounts.scales(target) {
                rows.amounts.wait(source, target)
                break
            }
            let reading = plan.reader.layout.cells.read(source, as: field, suggests: rows.findings.isListing)
            if let diagnostic = reading.diagnostic { rows.pending.append(diagnostic) }
            let value = CellValue(reading.cell, field, vocabulary.enumerations) { rows.keepText($0) }
            let isHeader = plan.layout.columns[Int(key.pointee.step.column)].field == nil
            if value.state != ColumnState.value, isHeader { break }
            key.pointee.step.values[row] = value.bits
            key.pointee.step.states[row] = value.state
        }
        return base + stop
    }

    /// Keeps a value as it stands, without its quotes.
    ///
    /// - Returns: False for one that is not plain.
    private func keep(_ range: Range<Int>, _ row: Int, _ column: Int) -> Bool {
        var range = range
        switch base[range.lowerBound] {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return false
        case RecordEnds.quote:
            range = range.lowerBound + 1..<range.upperBound - 1
            guard StringMarks.end(from: base + range.lowerBound) - base == range.upperBound else { return false }
        default: break
        }
        let main = rows.block.main
        let fits = range.count <= TextSpan.mostBytes
        main.values(of: column)[row] = fits ? TextSpan(offset: range.lowerBound, count: range.count).bits : 0
        let state = fits ? ColumnState.value : ColumnState.special
        main.states(of: column)[row] = range.isEmpty ? ColumnState.unknown : state
        return true
    }

    private func isWord(_ word: StaticString, _ range: Range<Int>) -> Bool {
        range.count == word.utf8CodeUnitCount
            && (0..<range.count).allSatisfy { base[range.lowerBound + $0] == word.utf8Start[$0] }
    }

    /// What a plain value says of itself; nil for one that is not plain.
    private func source(_ range: Range<Int>) -> CellSource? {
        let span = Span(file: plan.options.file, start: range.lowerBound, end: range.upperBound)
        if isWord("true", range) { return CellSource("true", form: .boolean(true), span: span) }
        if isWord("false", range) { return CellSource("false", form: .boolean(false), span: span) }
        if base[range.lowerBound] == RecordEnds.quote {
            let inside = range.lowerBound + 1..<range.upperBound - 1
            guard StringMarks.end(from: base + inside.lowerBound) - base == inside.upperBound else { return nil }
            return text(inside).map { CellSource($0, form: .text, span: span) }
        }
        guard let text = text(range), text.isProgramNumber else { return nil }
        return CellSource(text, form: .number, span: span)
    }

    private func text(_ range: Range<Int>) -> String? {
        String(validating: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
    }

    /// Behind the value that begins at a place.
    private func valueEnd(_ start: Int) -> Int? {
        var depth = 0
        var place = start
        while place < end {
            switch base[place] {
            case RecordEnds.quote:
                guard let close = JSONEnds.stringEnd(from: place + 1, base, end) else { return nil }
                place = close
                if depth == 0 { return place + 1 }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return place > start ? place : nil }
                depth -= 1
                if depth == 0 { return place + 1 }
            case UInt8(ascii: ","), 0x20, 0x09, 0x0D, 0x0A:
                if depth == 0 { return place > start ? place : nil }
            default: break
            }
            place += 1
        }
        return nil
    }

    /// The number of the value that a spelling names without any remark.
    func choice(_ text: UnsafePointer<UInt8>, _ count: Int, _ column: Int) -> Int64? {
        guard let field = plan.layout.columns[column].field,
            let text = String(validating: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
        else { return nil }
        let source = CellSource(text, form: .text, span: Span(file: plan.options.file, start: 0, end: 0))
        let reading = plan.reader.layout.cells.read(source, as: field, suggests: false)
        guard reading.diagnostic == nil else { return nil }
        let value = CellValue(reading.cell, field, vocabulary.enumerations) { (_: String) -> TextSpan? in nil }
        return value.state == ColumnState.value ? value.bits : nil
    }
}

extension FlatColumn {
    /// How cells of the column are read; lines of the header have their fields by themselves.
    var wantedField: Field? {
        switch place {
        case .header(.unitName): HeaderKey.unitName.field(.text)
        case .header(.dataCutoff): HeaderKey.dataCutoff.field(.date)
        default: field
        }
    }
}

extension Field {
    var isChoice: Bool {
        if case .choice = kind { return true }
        return false
    }
}
