import Chuan
import Diagnostics
import FEEL
import Parallel
import YAMLSource

/// Makes a report of a JSON object, as if it were a file of its own.
struct JSONRecordDecoder: RecordDecoder {
    let context: RecordContext
    let layout: FlatLayout
    /// From names in the file to names of the vocabulary.
    let names: [String: String]
    let near: NearNames
    private let finder: FlatNames
    /// The columns of texts that the caller wants as they are.
    private let named: [(place: FlatColumn.Place, column: Int)]

    init(_ context: RecordContext, _ layout: FlatLayout, names: [String: String]) {
        self.context = context
        self.layout = layout
        self.names = names
        near = NearNames(context.reader.layout, context.subject)
        finder = FlatNames(layout: context.reader.layout, subject: context.subject)
        named = layout.columns.enumerated().compactMap { number, column in
            if case .named = column.place { (column.place, number) } else { nil }
        }
    }

    func source(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> SourceFile { context.source(bytes, range) }

    /// Whether a record is JSON without a mistake of form.
    func isWhole(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
        let (document, problems) = readJSON(source(bytes, range), limits: context.reader.limits)
        return document != nil && !problems.hasError
    }

    func report(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord {
        guard context.subject == .reports else { return DecodedRecord(report: nil, diagnostics: []) }
        let (document, problems) = readJSON(source(bytes, range), limits: context.reader.limits)
        guard let document else { return DecodedRecord(report: nil, diagnostics: problems) }
        let (known, strangers) = known(document)
        let reading = context.reader.decode(known, syntax: .json)
        return DecodedRecord(
            report: reading.reports.count == 1 ? reading.reports[0] : nil,
            diagnostics: (problems + reading.diagnostics + strangers).ordered(), texts: texts(document))
    }

    func record(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> ReportRow? {
        decodedRow(bytes, range).row
    }

    func decodedRow(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord {
        guard case .records(let block) = context.subject else { return DecodedRecord(report: nil, diagnostics: []) }
        let (document, problems) = readJSON(source(bytes, range), limits: context.reader.limits)
        guard let document, let root = document.root, root.entries != nil else {
            return DecodedRecord(report: nil, diagnostics: problems)
        }
        let (known, strangers) = known(document)
        let (row, mistakes) = context.reader.decode(row: known, of: block)
        return DecodedRecord(
            report: nil, row: row, diagnostics: (problems + mistakes + strangers).ordered(), texts: texts(document))
    }

    private func texts(_ document: YAMLDocument) -> [(column: Int, text: String)] {
        if named.isEmpty { return [] }
        return (document.root?.entries.map(Array.init) ?? []).compactMap { entry in
            guard let column = named.first(where: { $0.place.isNamed(entry.name) })?.column,
                let scalar = entry.value.scalar,
                scalar.kind != .null
            else { return nil }
            return (column, scalar.text)
        }
    }

    /// The document with names of the vocabulary for those of the file and without those that nobody knows; and a
    /// remark on each of these.
    private func known(_ document: YAMLDocument) -> (YAMLDocument, [Diagnostic]) {
        guard let entries = document.root?.entries else { return (document, []) }
        var strangers: [Diagnostic] = []
        let known = entries.map { entry -> String? in
            let ours = names[entry.name] ?? entry.name
            if finder.find(ours)?.path.count == 1 { return ours }
            if !named.contains(where: { $0.place.isNamed(entry.name) }) {
                strangers.append(.unknownColumn(entry.name, near: near.find(ours), at: entry.key.span))
            }
            return nil
        }
        if names.isEmpty && !known.contains(nil) { return (document, []) }
        return (document.replacingKeys(with: known), strangers)
    }
}

/// Names that others may have been meant to be, looked for once for each of them.
final class NearNames: @unchecked Sendable {
    private let layout: ReportLayout
    private let subject: FlatSubject
    private let gate = Gate()
    private var known: [String: [String]] = [:]
    private static let most = 1_000

    init(_ layout: ReportLayout, _ subject: FlatSubject) {
        self.layout = layout
        self.subject = subject
    }

    /// Up to three names; none when there were very many strangers before.
    func find(_ name: String) -> [String] {
        gate.locked {
            if let near = known[name] { return near }
            if known.count == Self.most { return [] }
            let near: [String]
            if case .records(let block) = subject {
                near = layout.nearestRow(name, of: block)
            } else {
                near = layout.nearestTop(name)
            }
            known[name] = near
            return near
        }
    }
}
