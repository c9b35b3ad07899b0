import Chuan
import Diagnostics
import FEEL
import YAMLSource

extension ReportDecoder {
    /// Reads a table or a list of codes.
    ///
    /// What cannot be read stays in sight: a list of the wrong form is `unreadable`, a row of the wrong form has only
    /// unreadable cells. Nothing is judged as if it had not been there.
    mutating func readList(_ index: Int, _ entry: YAMLEntry) -> ReportList {
        let block = vocabulary.blocks[index]
        let node = entry.value
        let shape: ReportShape = block.form == .codes ? .codes : .rows
        if isContested(entry) { return ReportList(state: .unreadable, rows: [], span: node.span) }
        switch node.value {
        case .scalar:
            guard let word = readState(entry, of: block, needs: shape) else { break }
            return ReportList(state: word.state, rows: [], span: word.span)
        case .sequence(let items) where !node.isBroken:
            guard items.count <= limits.rows else {
                tell(.tooManyRows(block.shownTitle, count: items.count, limit: limits.rows, at: node.span.startPoint))
                break
            }
            return block.form == .codes ? readCodes(block, items, node.span) : readTable(index, items, node.span)
        case .mapping, .sequence:
            if !node.isBroken { tell(.wrongReportShape(block.shownTitle, needs: shape, at: node.span)) }
        }
        return ReportList(state: .unreadable, rows: [], span: node.span)
    }

    private mutating func readCodes(_ block: Block, _ items: YAMLNodes, _ span: Span) -> ReportList {
        let field = block.fields.first ?? Field(key: block.key, title: block.title, kind: .text)
        var rows: [ReportRow] = []
        rows.reserveCapacity(items.count)
        for (place, item) in items.enumerated() {
            var cell = unreadable(item)
            if let scalar = item.scalar {
                if !item.isBroken {
                    let reading = layout.cells.read(source(scalar, at: item.span), as: field, suggests: isListing)
                    tell(reading.diagnostic)
                    cell = reading.cell
                }
            } else if !item.isBroken {
                tell(.wrongReportShape(block.shownTitle, needs: .codes, at: item.span))
            }
            rows.append(ReportRow(number: place + 1, cells: [cell], span: item.span))
        }
        return ReportList(state: .value, rows: rows, span: span)
    }

    private mutating func readTable(_ index: Int, _ items: YAMLNodes, _ span: Span) -> ReportList {
        readTable(index, count: items.count, span) {
            let row = $0.readRow(index, items[$1], number: $1 + 1)
            return (row, $0.isSum(row, index))
        }
    }

    /// Reads a table of so many rows.
    ///
    /// - Parameter read: Reads a row by its place, from 0, and says whether it sums up others.
    mutating func readTable(
        _ index: Int, count: Int, _ span: Span, _ read: (inout ReportDecoder, Int) -> (row: ReportRow, isSum: Bool)
    ) -> ReportList {
        let block = vocabulary.blocks[index]
        var list = ReportList(state: .value, rows: [], span: span)
        list.rows.reserveCapacity(count)
        var assumed = AssumedClasses()
        for place in 0..<count {
            var (row, isSum) = read(&self, place)
            if isSum {
                list.sumRows.append(row)
            } else {
                for found in layout.derive(&row.cells, of: block) {
                    assumed.add(found.title, found.name, at: found.span ?? row.span)
                }
                list.rows.append(row)
            }
        }
        for diagnostic in assumed.diagnostics { tell(diagnostic) }
        compareSums(list, block)
        if block.duplicates == .refused { refuseDuplicates(list.rows, block) }
        return list
    }

    mutating func readRow(_ index: Int, _ node: YAMLNode, number: Int) -> ReportRow {
        let block = vocabulary.blocks[index]
        guard let entries = node.entries else {
            if !node.isBroken { tell(.wrongReportShape(block.shownTitle, needs: .row, at: node.span)) }
            let cells = block.fields.map { _ in unreadable(node) }
            return ReportRow(number: number, cells: cells, span: node.span)
        }
        var columns = [YAMLEntry?](repeating: nil, count: block.fields.count)
        var sum: YAMLEntry?
        for entry in entries {
            switch layout.row(entry, of: index) {
            case .column(let place)?:
                if let first = columns[place] { tellTwice(entry, first) } else { columns[place] = entry }
            case .sumOf?:
                if let sum { tellTwice(entry, sum) } else { sum = entry }
            case nil:
                if !entry.key.isBroken { tellUnknown(entry, in: index) }
            }
        }
        let cells = readFields(of: block, from: columns)
        return ReportRow(number: number, cells: cells, sumOf: sum.flatMap { sumOf($0, index) }, span: node.span)
    }

    /// The table that a row sums up.
    private mutating func sumOf(_ entry: YAMLEntry, _ index: Int) -> Int? {
        if entry.value.isBroken { return nil }
        let name = entry.value.scalar?.text ?? ""
        if let found = layout.list(name), found != index, vocabulary.blocks[found].form == .table { return found }
        let near = isListing ? layout.nearestList(name).filter { layout.list($0) != index } : []
        tell(.badSumOf(name, near: near, at: entry.value.span))
        return nil
    }

    private func isSum(_ row: ReportRow, _ index: Int) -> Bool {
        guard let label = vocabulary.blocks[index].rowLabel, row.cells.indices.contains(label) else { return false }
        let text = row.cells[label].text
        return !text.isEmpty && layout.sumLabels[index].contains(text)
    }

    /// Tells of rows with one identity and has the report set aside.
    private mutating func refuseDuplicates(_ rows: [ReportRow], _ block: Block) {
        guard !block.identity.isEmpty else { return }
        var seen: [String: Span] = [:]
        for row in rows {
            let identity = block.identity.map { row.cells.indices.contains($0) ? row.cells[$0].identity : "" }
            guard let told = identity.firstIndex(where: { !$0.isEmpty }) else { continue }
            let place = row.cells[block.identity[told]].span ?? row.span.startPoint
            let key = identity.map { "\($0.utf8.count):\($0)" }.joined()
            if let first = seen[key] {
                let label = identity.filter { !$0.isEmpty }.joined(separator: ", ")
                let shown = block.rowLabel.map { row.cells[$0].text } ?? label
                tell(.duplicateRow(shown, table: block.shownTitle, at: place, first: first))
                isRefused = true
            } else {
                seen[key] = place
            }
        }
    }
}

extension Cell {
    /// What tells rows apart: the spelling, however it was written; empty where there is none.
    var identity: String {
        switch (state, value) {
        case (.value, .string(let text)): Spelling.fold(text)
        case (.value, .number(let number)): number.description
        case (.value, _): Spelling.fold(text)
        default: ""
        }
    }
}
