import Chuan
import Diagnostics

/// A field as people write it in tests: `tthc[1].đúng hạn`, `kết quả đã số hóa`, or the name of a column.
struct FieldPattern: Sendable, Hashable {
    /// The block and the row that the text names; nil where it is one name.
    let place: Place?
    /// What results call it; of a column without a row the end of that.
    private let name: String
    private let isColumn: Bool

    struct Place: Sendable, Hashable {
        let block: Int
        /// From 1.
        let row: Int
        let field: Int
    }

    /// - Returns: Nil when the vocabulary has no such field.
    init?(_ text: String, _ vocabulary: Vocabulary) {
        if let path = Self.parts(text) {
            guard let block = vocabulary.block(path.block), let field = vocabulary.field(path.field, of: block) else {
                return nil
            }
            let found = vocabulary.blocks[block]
            place = Place(block: block, row: path.row, field: field)
            name = "\(found.key)[\(path.row)].\(found.fields[field].key)"
            isColumn = false
            return
        }
        place = nil
        switch vocabulary.place(text) {
        case .field(let block, let field)?:
            (name, isColumn) = (vocabulary.blocks[block].fields[field].key, false)
        case .block(let block)?:
            (name, isColumn) = (vocabulary.blocks[block].key, false)
        case nil:
            let tables = vocabulary.blocks.indices.filter { vocabulary.field(text, of: $0) != nil }
            if let block = tables.first, let field = vocabulary.field(text, of: block) {
                (name, isColumn) = (vocabulary.blocks[block].fields[field].key, true)
            } else if let block = vocabulary.block(text) {
                (name, isColumn) = (vocabulary.blocks[block].key, false)
            } else {
                return nil
            }
        }
    }

    func matches(_ field: String) -> Bool { isColumn ? field.hasSuffix("].\(name)") : field == name }

    /// `tthc[2].đúng hạn` taken apart.
    private static func parts(_ text: String) -> (block: String, row: Int, field: String)? {
        guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]"), open < close,
            let row = Int(text[text.index(after: open)..<close]), row > 0
        else { return nil }
        let rest = text[text.index(after: close)...]
        guard rest.first == ".", rest.count > 1 else { return nil }
        return (String(text[..<open]), row, String(rest.dropFirst()))
    }

    /// Up to three names that a mistyped one was probably meant to be.
    static func nearest(_ text: String, _ vocabulary: Vocabulary) -> [String] {
        let written = parts(text)?.field ?? text
        let fields = vocabulary.blocks.flatMap(\.fields).flatMap { [$0.key, $0.title.vi, $0.title.en] }
        var seen: Set<String> = []
        let names = fields.compactMap { $0 }.filter { seen.insert($0).inserted }
        return Spelling.nearest(to: written, among: names)
    }
}
