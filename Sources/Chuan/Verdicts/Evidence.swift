import Diagnostics
import FEEL

/// From what was read to what people are told of it.
extension CheckJudging {
    /// What was read for an item of this verdict, unless nobody asked.
    func evidence(_ reads: [Trace.Read], of verdict: VerdictCode) -> [Evidence] {
        if isQuiet(verdict) { return [] }
        return reads.compactMap { read in
            guard let cell = facts.cell(read), cell.span != nil else { return nil }
            return Evidence(
                field: path(read), name: name(read), value: cell.state == .value ? cell.value.text() : "",
                text: cell.text, shown: shown(cell, read), state: cell.state, span: cell.span)
        }
    }

    private static let blank = Message(vi: "(trống)", en: "(empty)")

    /// A value as people write it; what is none, as the report has it.
    private func shown(_ cell: Cell, _ read: Trace.Read) -> Message {
        if cell.text.isEmpty { return cell.state == .value ? Message("") : Self.blank }
        guard cell.state == .value else { return Message(cell.text) }
        if case .string(let text) = cell.value {
            return facts.field(of: read).flatMap { facts.vocabulary.title(of: text, in: $0) } ?? Message(cell.text)
        }
        return ValueWords(vocabulary: facts.vocabulary).text(cell.value, of: facts.field(of: read))
    }

    /// What was read and not given: single cells, and blocks that are not in the report.
    func missing(_ reads: [Trace.Read]) -> [Missing] {
        if extent == .verdict { return [] }
        var seen: Set<Int> = []
        return reads.flatMap { sources(of: $0) }.compactMap { read in
            guard seen.insert(read.key).inserted else { return nil }
            switch read {
            case .input(let input) where facts.block(ofInput: input) != nil: return missingBlock(input)
            default: return missingCell(read)
            }
        }
    }

    /// A read itself, or the missing cells that it is the sum of.
    private func sources(of read: Trace.Read) -> [Trace.Read] {
        guard facts.value(read)?.isUnknown ?? false, case .cell = read else { return [read] }
        let inputs = facts.open.facts(of: facts, limits: limits).unknowns.inputs(behind: read)
        return inputs.isEmpty ? [read] : inputs
    }

    /// The missing numbers among what was read that an equality leaves no choice.
    func restored(_ reads: [Trace.Read]) -> [RestoredNumber] {
        if isQuiet || facts.restored.isEmpty { return [] }
        return facts.restored.filter { reads.contains($0.read) }.map { number in
            RestoredNumber(
                field: path(number.read), name: name(number.read), value: number.value,
                equality: number.constraint.slice.oneLine,
                equation: number.constraint.sentence(ofBlock: facts.blockIndex(of: number.read), facts.vocabulary))
        }
    }

    private func missingBlock(_ input: Int) -> Missing? {
        guard let block = facts.block(ofInput: input)?.block, facts.facts.inputs[input].isUnknown else { return nil }
        let list = facts.report.lists.indices.contains(input) ? facts.report.lists[input] : nil
        return Missing(
            field: block.key, name: block.title.message, state: list?.state ?? .missing, span: list?.span,
            subject: facts.subject(.input(input)))
    }

    private func missingCell(_ read: Trace.Read) -> Missing? {
        guard let value = facts.value(read) else { return nil }
        let cell = facts.cell(read) ?? .absent
        let mayBeLeft = extent == .verdictAndMissing && value.isNull && cell.state == .missing
        // A rate that was given, if only by its printed digits, is not missing.
        guard value.isUnknown && cell.state != .value || mayBeLeft else { return nil }
        return Missing(
            field: path(read), name: name(read), state: cell.state, span: cell.span, subject: facts.subject(read),
            row: rowTitle(of: read))
    }

    /// `tthc[1].resolved_on_time`.
    func path(_ read: Trace.Read) -> String {
        switch read {
        case .input(let input):
            return facts.field(ofInput: input)?.field.key ?? facts.block(ofInput: input)?.block.key ?? ""
        case .cell(let input, let row, let column):
            guard let block = facts.block(ofInput: input)?.block else { return "" }
            return "\(block.key)[\(facts.placeInReport(ofRow: row, in: input))].\(block.fields[column].key)"
        }
    }

    /// What people call a field.
    func name(_ read: Trace.Read) -> Message {
        switch read {
        case .input(let input):
            let title = facts.field(ofInput: input)?.field.title ?? facts.block(ofInput: input)?.block.title
            return title?.message ?? Message("")
        case .cell(let input, let row, let column):
            guard let block = facts.block(ofInput: input)?.block else { return Message("") }
            let title = block.fields[column].title
            return title.message + Message(" (") + rowTitle(input, row) + Message(")")
        }
    }

    private func rowTitle(of read: Trace.Read) -> Message? {
        if case .cell(let input, let row, _) = read { rowTitle(input, row) } else { nil }
    }

    func rowTitle(_ input: Int, _ row: Int) -> Message {
        guard case .list(let rows) = facts.facts.inputs[input], rows.indices.contains(row - 1) else {
            return Message("\(row)")
        }
        return title(of: rows[row - 1], offset: row - 1)
    }
}

extension ReportFacts {
    /// The field that a read is about, of any row.
    func subject(_ read: Trace.Read) -> Missing.Subject? {
        if case .input(let input) = read, let (index, block) = block(ofInput: input) {
            let field = block.rowLabel ?? block.identity.first ?? 0
            return Missing.Subject(field: NeededField(block: index, field: field), title: block.title.message)
        }
        guard let field = field(of: read) else { return nil }
        let index = blockIndex(of: read)
        let offset =
            switch read {
            case .input(let input): input - vocabulary.blocks[index].input
            case .cell(_, _, let column): column
            }
        return Missing.Subject(field: NeededField(block: index, field: offset), title: field.title.message)
    }

    /// The value that a read found.
    func value(_ read: Trace.Read) -> Value? {
        switch read {
        case .input(let input): return facts.inputs[input]
        case .cell(let input, let row, let column):
            guard case .list(let rows) = facts.inputs[input], rows.indices.contains(row - 1),
                case .row(let found) = rows[row - 1]
            else { return nil }
            return found.values[column]
        }
    }
}
