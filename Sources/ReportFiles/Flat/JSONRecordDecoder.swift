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

    func source(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> SourceFile { context.source(bytes, range) }

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

    /// The texts that the caller wants as they are, by their columns.
    private func texts(_ document: YAMLDocument) -> [(column: Int, text: String)] {
        var texts: [(Int, String)] = []
        for entry in document.root?.entries.map(Array.init) ?? [] {
            guard let column = layout.columns.firstIndex(where: { $0.place.isNamed(entry.name) }),
                let scalar = entry.value.scalar, scalar.kind != .null
            else { continue }
            texts.append((column, scalar.text.trimmingSpaces()))
        }
        return texts
    }

    /// The document with names of the vocabulary for those of the file and without those that nobody knows; and a
    /// remark on each of these.
    private func known(_ document: YAMLDocument) -> (YAMLDocument, [Diagnostic]) {
        guard let entries = document.root?.entries else { return (document, []) }
        let finder = FlatNames(layout: context.reader.layout, subject: context.subject)
        var strangers: [Diagnostic] = []
        let known = entries.map { entry -> String? in
            let ours = names[entry.name] ?? entry.name
            if finder.find(ours)?.path.count == 1 { return ours }
            if !layout.columns.contains(where: { $0.place.isNamed(entry.name) }) {
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
