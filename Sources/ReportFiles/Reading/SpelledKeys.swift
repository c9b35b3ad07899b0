import Chuan
import Diagnostics
import YAMLSource

/// What keys of reports stand for, by their bytes: every name as the vocabulary spells it. Other spellings are looked up in
/// the vocabulary itself.
struct SpelledKeys: Sendable {
    private var tops: [ReportLayout.TopKey] = []
    private var topNames = NameIndex()
    /// By block.
    private var rows: [[ReportLayout.RowKey]] = []
    private var rowNames: [NameIndex] = []

    init(_ layout: ReportLayout) {
        let blocks = layout.vocabulary.blocks
        let fields = blocks.filter { $0.form == .group }.flatMap(\.fields)
        for name in (HeaderKey.allCases.flatMap(\.names) + (fields.flatMap(\.names) + blocks.flatMap(\.names))) {
            guard let name, let key = layout.top(name) else { continue }
            if topNames.add(exactly: name, tops.count) == nil { tops.append(key) }
        }
        for (number, block) in blocks.enumerated() {
            var (keys, names): ([ReportLayout.RowKey], NameIndex) = ([], NameIndex())
            for name in block.fields.flatMap(\.names) {
                guard let name, let key = layout.row(name, of: number) else { continue }
                if names.add(exactly: name, keys.count) == nil { keys.append(key) }
            }
            rows.append(keys)
            rowNames.append(names)
        }
    }

    /// What a key at the top of a report stands for; nil where its spelling tells nothing.
    func top(_ key: YAMLNode) -> ReportLayout.TopKey? {
        key.withText { topNames[exactly: $0] }.flatMap { $0 }.map { tops[$0] }
    }

    /// What a key in a row or group stands for; nil where its spelling tells nothing.
    func row(_ key: YAMLNode, of block: Int) -> ReportLayout.RowKey? {
        key.withText { rowNames[block][exactly: $0] }.flatMap { $0 }.map { rows[block][$0] }
    }
}
