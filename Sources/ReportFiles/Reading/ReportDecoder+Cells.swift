import Chuan
import Diagnostics
import FEEL
import YAMLSource

extension ReportDecoder {
    /// Reads the single fields of a group.
    mutating func readGroup(_ index: Int, _ parts: ReportParts, into cells: inout [Cell]) {
        let block = vocabulary.blocks[index]
        let places = block.input..<(block.input + block.fields.count)
        if parts.groups[index] == nil, parts.inputs[places].allSatisfy({ $0 == nil }) { return }
        let entries = Array(parts.inputs[places])
        cells.replaceSubrange(places, with: readFields(of: block, from: entries))
        guard let word = parts.groups[index], let state = readState(word, of: block, needs: .group) else { return }
        for (field, place) in zip(block.fields, places) where parts.inputs[place] == nil {
            cells[place] = state.cell(for: field)
        }
    }

    /// Reads the cells of a row or group; amounts come last, because a cell beside them may give their unit.
    mutating func readFields(of block: Block, from entries: [YAMLEntry?]) -> [Cell] {
        var cells = [Cell](repeating: .absent, count: block.fields.count)
        for (place, field) in block.fields.enumerated() where !field.isMoney {
            if let entry = entries[place] { cells[place] = readCell(entry, as: field) }
        }
        for (place, field) in block.fields.enumerated() {
            guard case .money = field.kind, let entry = entries[place] else { continue }
            cells[place] = readCell(entry, as: field, scale: scale(of: field, cells, block))
        }
        return cells
    }

    /// The unit of an amount, which a cell beside it may give.
    func scale(of field: Field, _ cells: [Cell], _ block: Block) -> MoneyScale {
        guard case .money(let scale?) = field.kind else { return .dong }
        return layout.cells.moneyScale(cells[scale], of: block.fields[scale])
    }

    /// Reads one value of a report.
    mutating func readCell(_ entry: YAMLEntry, as field: Field, scale: MoneyScale = .dong) -> Cell {
        let node = entry.value
        if isContested(entry) { return unreadable(node) }
        switch node.value {
        case .scalar(let scalar):
            return node.isBroken
                ? unreadable(node)
                : keep(layout.cells.read(source(scalar, entry), as: field, scale: scale, suggests: isListing))
        case .sequence(let items) where field.kind == .texts && !node.isBroken:
            let scalars = items.compactMap { item in item.scalar.map { source($0, at: item.span) } }
            guard scalars.count == items.count else { break }
            return keep(layout.cells.read(scalars, as: field, span: node.span))
        case .sequence, .mapping: break
        }
        if !node.isBroken {
            tell(.wrongReportShape(field.shownTitle, needs: field.kind == .texts ? .texts : .value, at: node.span))
        }
        return unreadable(node)
    }

    mutating func keep(_ reading: CellReading) -> Cell {
        tell(reading.diagnostic)
        return reading.cell
    }

    func unreadable(_ node: YAMLNode) -> Cell {
        Cell(state: .unreadable, value: .null, text: "", span: node.span)
    }

    private func source(_ scalar: YAMLScalar, _ entry: YAMLEntry) -> CellSource {
        let source = source(scalar, at: entry.value.span)
        return source.form == .empty ? lostError(after: entry.key) ?? source : source
    }

    /// What a scalar says of itself. Only a program's numbers are numbers here: those that people type are text, to be
    /// read in Vietnamese form.
    func source(_ scalar: YAMLScalar, at span: Span) -> CellSource {
        switch scalar.kind {
        case .null: CellSource("", form: .empty, span: span)
        case .boolean(let value): CellSource(scalar.text, form: .boolean(value), span: span)
        case .integer, .decimal: CellSource(scalar.text, form: syntax == .json ? .number : .text, span: span)
        case .otherBase, .notFinite, .text: CellSource(scalar.text, span: span)
        }
    }

    /// An unquoted `#DIV/0!`, which YAML takes for a comment: the cell would look empty.
    private func lostError(after key: YAMLNode) -> CellSource? {
        let bytes = document.source.bytes
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        var place = key.span.end
        while place < bytes.count, isBlank(bytes[place]) { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else { return nil }
        place += 1
        while place < bytes.count, isBlank(bytes[place]) { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: "#") else { return nil }
        let end = bytes[place...].prefix(16).firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ",") } ?? bytes.count
        let text = document.source.text(place..<min(end, place + 16))
        guard CellReader.isSpreadsheetError(text), text.utf8.count > 1 else { return nil }
        return CellSource(text, span: Span(file: key.span.file, start: place, end: place + text.utf8.count))
    }

    /// Reads a word in place of a whole block: "không phát sinh", "mật".
    ///
    /// - Returns: nil when it says nothing, or is no such word, which has then been told.
    mutating func readState(_ entry: YAMLEntry, of block: Block, needs shape: ReportShape) -> BlockState? {
        guard let scalar = entry.value.scalar, !entry.value.isBroken else { return nil }
        let source = source(scalar, entry)
        let field = Field(key: block.key, title: block.title, kind: .text)
        let reading = layout.cells.read(source, as: field)
        let isNone = Spelling.fold(scalar.text) == Spelling.fold("không có")
        if reading.cell.state == .value, !isNone {
            tell(.wrongReportShape(block.shownTitle, needs: shape, at: entry.value.span))
            return nil
        }
        tell(reading.diagnostic)
        return BlockState(state: isNone ? .noEvents : reading.cell.state, text: source.text, span: source.span)
    }

}

extension ReportLayout {
    /// A class that was taken for want of a better one.
    struct AssumedClass {
        let name: String
        let title: Message
        let span: Span?
    }

    /// Takes the class of a row from its name where the row does not say it.
    ///
    /// - Returns: The classes that a name did not tell.
    func derive(_ cells: inout [Cell], of block: Block) -> [AssumedClass] {
        var assumed: [AssumedClass] = []
        for (place, field) in block.fields.enumerated() {
            guard let origin = field.derivedFrom, case .choice(let index) = field.kind,
                cells[place].state == .missing, cells.indices.contains(origin)
            else { continue }
            let (name, span) = (cells[origin].text, cells[origin].span)
            if let code = classes.indices.contains(index) ? classes[index]?.code(of: name) : nil {
                cells[place] = Cell(state: .value, value: .string(code), text: name, span: span)
            } else if let code = field.derivedDefault {
                let title = vocabulary.enumerations[index].values.first { $0.code == code }?.title
                assumed.append(AssumedClass(name: name, title: title?.message ?? Message(code), span: span))
                cells[place] = Cell(state: .value, value: .string(code), text: name, span: span)
            }
        }
        return assumed
    }
}

/// A word that stands for a whole block.
struct BlockState {
    let state: CellState
    let text: String
    let span: Span

    func cell(for field: Field) -> Cell {
        switch (state, field.kind) {
        case (.noEvents, .count), (.noEvents, .money):
            Cell(state: .noEvents, value: .number(.zero), text: text, span: span)
        default: Cell(state: state, value: .null, text: text, span: span)
        }
    }
}

extension Field {
    var isMoney: Bool {
        if case .money = kind { return true }
        return false
    }
}
