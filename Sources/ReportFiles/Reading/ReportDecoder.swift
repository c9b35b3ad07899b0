import Chuan
import Diagnostics
import FEEL
import YAMLSource

/// Turns one document into reports, and collects what is amiss.
struct ReportDecoder {
    let layout: ReportLayout
    let limits: Limits
    let document: YAMLDocument
    let syntax: ReportSyntax
    private var errors: [Diagnostic] = []
    private var remarks: [Diagnostic] = []
    private var omitted = 0
    /// What stands in for header lines that are not written.
    var defaults: FragmentHeader?
    /// The tables of each report that stand on sheets, and not in the document.
    var tables: [[UnitTable]] = []
    /// Places for their cells that say nothing.
    var blanks = BlankCells(after: 0)
    /// Where the values begin that another name of their field gives otherwise.
    private var contested: Set<Int> = []
    /// Set when a report must not be judged for a reason other than its header.
    var isRefused = false

    init(layout: ReportLayout, limits: Limits, document: YAMLDocument, syntax: ReportSyntax) {
        self.layout = layout
        self.limits = limits
        self.document = document
        self.syntax = syntax
    }

    var vocabulary: Vocabulary { layout.vocabulary }

    /// Keeps a diagnostic. Errors and remarks are bounded apart, so that no flood of remarks hides an error.
    mutating func tell(_ diagnostic: Diagnostic?) {
        guard let diagnostic else { return }
        if diagnostic.severity == .error {
            if errors.count < limits.diagnosticsPerFile { errors.append(diagnostic) } else { omitted += 1 }
        } else {
            if remarks.count < limits.diagnosticsPerFile { remarks.append(diagnostic) } else { omitted += 1 }
        }
    }

    /// Whether more errors are still listed; when not, their messages need no work.
    var isListing: Bool { errors.count < limits.diagnosticsPerFile }

    mutating func decode() -> ReportReading {
        var reports: [Report] = []
        if let root = document.root, !root.isBroken {
            let nodes = reportNodes(root)
            if nodes.count > 1, tables.contains(where: { !$0.isEmpty }) {
                reports = decodeByThreads(nodes)
            } else {
                reports = nodes.indices.compactMap { decodeReport(nodes[$0], tables(of: $0)) }
            }
        }
        var diagnostics = (errors + remarks).ordered()
        if omitted > 0, let last = diagnostics.last { diagnostics.append(.moreMistakes(omitted, at: last.span)) }
        return ReportReading(reports: reports, diagnostics: diagnostics)
    }

    /// The tables of a report that stand on sheets.
    func tables(of report: Int) -> [UnitTable] { tables.indices.contains(report) ? tables[report] : [] }

    /// The same, with nothing told.
    var silent: ReportDecoder {
        var silent = self
        (silent.errors, silent.remarks, silent.omitted) = ([], [], 0)
        return silent
    }

    /// Tells what another decoder was told.
    mutating func tellAll(of other: ReportDecoder) {
        for diagnostic in other.errors { tell(diagnostic) }
        for diagnostic in other.remarks { tell(diagnostic) }
        omitted += other.omitted
    }

    private mutating func reportNodes(_ root: YAMLNode) -> [YAMLNode] {
        switch root.value {
        case .sequence(let nodes) where !nodes.isEmpty: return Array(nodes)
        case .mapping(let entries) where !entries.isEmpty:
            if let entry = entries.first(where: Self.isRulebook) {
                tell(.noReport(isRulebook: true, at: entry.key.span))
                return []
            }
            return [root]
        default:
            if !document.isPartial { tell(.noReport(isRulebook: false, at: root.span)) }
            return []
        }
    }

    /// Whether an entry is one that rule files start with and reports do not have.
    private static func isRulebook(_ entry: YAMLEntry) -> Bool {
        switch entry.value.value {
        case .scalar: return false
        case .mapping: return Words.ruleKey(entry.name) == .rulebook
        case .sequence:
            let key = Words.ruleKey(entry.name)
            return key == .indicators || key == .vocabulary || key == .imports
        }
    }

    /// Reads one report that need not be whole.
    mutating func decodeFragment(_ node: YAMLNode) -> ReportReading {
        let report = decodeReport(node)
        return ReportReading(reports: report.map { [$0] } ?? [], diagnostics: told)
    }

    /// What was kept so far.
    var told: [Diagnostic] { (errors + remarks).ordered() }

    mutating func decodeReport(_ node: YAMLNode, _ tables: [UnitTable] = []) -> Report? {
        guard let entries = node.entries else {
            if !node.isBroken {
                tell(.wrongReportShape(Message(vi: "báo cáo", en: "report"), needs: .report, at: node.span))
            }
            return nil
        }
        isRefused = false
        var parts = ReportParts(inputs: vocabulary.inputCount)
        for entry in entries { sort(entry, into: &parts) }
        let header = readHeader(parts, of: node)
        var cells = [Cell](repeating: .absent, count: vocabulary.inputCount)
        var lists = [ReportList?](repeating: nil, count: vocabulary.inputCount)
        if let header { fill(&cells, from: header, parts) }
        for (index, block) in vocabulary.blocks.enumerated() {
            switch block.form {
            case .group where index != Vocabulary.headerBlock: readGroup(index, parts, into: &cells)
            case .group: break
            case .table, .codes: lists[block.input] = parts.inputs[block.input].map { readList(index, $0) } ?? .absent
            }
        }
        for table in tables { lists[vocabulary.blocks[table.block].input] = readTable(table) }
        guard let header, !isRefused else { return nil }
        return Report(file: document.source.id, header: header.value, cells: cells, lists: lists)
    }

    /// Puts an entry of a report to its place.
    private mutating func sort(_ entry: YAMLEntry, into parts: inout ReportParts) {
        switch layout.spelled?.top(entry.key) ?? layout.top(entry.name) {
        case nil:
            if !entry.key.isBroken { tellUnknown(entry, in: nil) }
        case .header(let key)?:
            if let first = parts.header[key] { tellTwice(entry, first) } else { parts.header.add(entry, as: key) }
        case .field(let block, let field)?:
            put(entry, at: vocabulary.blocks[block].input + field, &parts)
        case .block(let index)?:
            if vocabulary.blocks[index].form == .group {
                sortGroup(entry, index, into: &parts)
            } else {
                put(entry, at: vocabulary.blocks[index].input, &parts)
            }
        }
    }

    /// A group written as a block of its own: its fields under its name, or one word for all of them.
    private mutating func sortGroup(_ entry: YAMLEntry, _ index: Int, into parts: inout ReportParts) {
        let block = vocabulary.blocks[index]
        switch entry.value.value {
        case .scalar:
            if let first = parts.groups[index] { tellTwice(entry, first) } else { parts.groups[index] = entry }
        case .mapping(let entries):
            for inner in entries {
                if isContested(entry) { contested.insert(inner.value.span.start) }
                if case .column(let field)? = layout.row(inner, of: index) {
                    put(inner, at: block.input + field, &parts)
                } else if !inner.key.isBroken {
                    tellUnknown(inner, in: index)
                }
            }
        case .sequence:
            if !entry.value.isBroken { tell(.wrongReportShape(block.shownTitle, needs: .group, at: entry.value.span)) }
        }
    }

    private mutating func put(_ entry: YAMLEntry, at input: Int, _ parts: inout ReportParts) {
        if let first = parts.inputs[input] { tellTwice(entry, first) } else { parts.inputs[input] = entry }
    }

    /// Whether a line gives a value that another line of the same field denies: no telling which one is meant.
    func isContested(_ entry: YAMLEntry) -> Bool {
        entry.key.isContested || !contested.isEmpty && contested.contains(entry.value.span.start)
    }

    mutating func tellTwice(_ entry: YAMLEntry, _ first: YAMLEntry) {
        let (one, other) = (entry.value.scalar?.text, first.value.scalar?.text)
        if one == nil || one != other { contested.insert(first.value.span.start) }
        tell(.duplicateField(entry.name, as: first.name, at: entry.key.span, first: first.key.span))
    }

    /// - Parameter block: The block whose keys are known here; nil at the top of a report.
    mutating func tellUnknown(_ entry: YAMLEntry, in block: Int?) {
        guard isListing else {
            omitted += 1
            return
        }
        let home = layout.home(of: entry.name, otherThan: block)
        let near = block.map { layout.nearestRow(entry.name, of: $0) } ?? layout.nearestTop(entry.name)
        tell(.unknownReportKey(entry.name, near: near, home: home, at: entry.key.span))
    }
}

/// The header lines of one report.
struct HeaderEntries {
    private var lines: [(key: HeaderKey, entry: YAMLEntry)] = []

    /// The first line of a key.
    subscript(key: HeaderKey) -> YAMLEntry? { lines.first { $0.key == key }?.entry }

    mutating func add(_ entry: YAMLEntry, as key: HeaderKey) { lines.append((key, entry)) }
}

/// The entries of one report, each in its place.
struct ReportParts {
    var header = HeaderEntries()
    /// For each input, the entry that gives it.
    var inputs: [YAMLEntry?]
    /// One word for a whole group, by block.
    var groups: [Int: YAMLEntry] = [:]

    init(inputs: Int) {
        self.inputs = Array(repeating: nil, count: inputs)
    }
}
