import Chuan
import FEEL

/// Puts a report into a row of a block.
struct BlockFiller {
    private let block: FlatBlock
    private let vocabulary: Vocabulary
    private let keep: (String) -> TextSpan?

    init(_ block: FlatBlock, _ vocabulary: Vocabulary, keep: @escaping (String) -> TextSpan?) {
        self.block = block
        self.vocabulary = vocabulary
        self.keep = keep
    }

    /// - Complexity: O(columns).
    func fill(_ row: Int, from report: Report) {
        for (number, column) in block.layout.columns.enumerated() {
            let value: CellValue
            switch column.place {
            case .header(let field): value = self.value(field, report)
            case .field(let place):
                guard let input = vocabulary.input(block: place.block, field: place.field) else { continue }
                let field = column.field ?? vocabulary.blocks[place.block].fields[place.field]
                value = CellValue(report.cells[input], field, vocabulary, keep: keep)
            // Read already: no report has it.
            case .named: continue
            }
            block.main.values(of: number)[row] = value.bits
            block.main.states(of: number)[row] = value.state
        }
    }

    private func value(_ field: HeaderField, _ report: Report) -> CellValue {
        let header = report.header
        switch field {
        case .unitCode: return text(header.unitCode.value)
        case .unitName: return header.unitName.map(text) ?? .null
        case .unitType:
            let type = vocabulary.unitTypes.firstIndex { $0.code == header.unitType.value }
            return type.map { .value(Int64($0)) } ?? .special
        case .periodStart: return .value(header.periodStart.daysSinceEpoch)
        case .periodEnd: return .value(header.periodEnd.daysSinceEpoch)
        case .dataCutoff: return header.dataCutoff.map { .value($0.daysSinceEpoch) } ?? .unknown
        case .year: return .value(Int64(header.periodEnd.year))
        }
    }

    private func text(_ text: String) -> CellValue { keep(text).map { .value($0.bits) } ?? .special }
}
