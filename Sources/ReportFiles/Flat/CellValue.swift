import Chuan
import FEEL

/// What a column holds of one cell.
struct CellValue {
    var state: UInt8
    var bits: Int64 = 0

    static let unknown = CellValue(state: ColumnState.unknown)
    static let special = CellValue(state: ColumnState.special)
    static let null = CellValue(state: ColumnState.null)

    static func value(_ bits: Int64) -> CellValue { CellValue(state: ColumnState.value, bits: bits) }

    /// What a cell of a report is worth in a column, by the same rules by which single reports are judged.
    ///
    /// - Parameters:
    ///   - enumerations: Those of the vocabulary.
    ///   - keep: Keeps a text and says where.
    init(_ cell: Cell, _ field: Field, _ enumerations: [Enumeration], keep: (String) -> TextSpan?) {
        switch cell.state {
        case .missing: self = field.optional ? .null : .unknown
        case .withheld, .unreadable: self = .unknown
        case .broken, .claimedNotApplicable: self = .special
        case .noEvents:
            switch field.kind {
            case .count, .money, .number: self = .value(0)
            case .rate: self = .special
            default: self = .null
            }
        case .value: self = Self.value(of: cell.value, field, enumerations, keep)
        }
    }

    init(state: UInt8, bits: Int64 = 0) {
        self.state = state
        self.bits = bits
    }

    private static func value(
        of value: Value, _ field: Field, _ enumerations: [Enumeration], _ keep: (String) -> TextSpan?
    ) -> CellValue {
        switch (field.kind, value) {
        case (.count, .number(let number)), (.money, .number(let number)), (.number, .number(let number)):
            number.digits(places: field.columnScale).map { .value($0) } ?? .special
        case (.flag, .boolean(let flag)): .value(flag ? 1 : 0)
        case (.date, .date(let date)): .value(date.daysSinceEpoch)
        case (.text, .string(let text)): keep(text).map { .value($0.bits) } ?? .special
        case (.choice(let enumeration), .string(let code)):
            enumerations[enumeration].values.firstIndex { $0.code == code }.map { .value(Int64($0)) }
                ?? .special
        default: .special
        }
    }
}
