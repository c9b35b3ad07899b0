import Chuan
import FEEL
import Workbooks
import YAMLSource

/// The unit of the amounts on a sheet or of one label: `Đơn vị tính: triệu đồng`, `(tỷ đồng)`.
struct AmountUnit {
    /// As the sheet has it.
    let text: String
    let factor: Decimal

    /// - Returns: Nil for anything that is no unit of money.
    init?(_ text: some StringProtocol) {
        self.text = String(text).trimmingBlanks()
        guard self.text.utf8.count <= 40, let factor = CellReader.factor(of: self.text) else { return nil }
        self.factor = factor
    }

    /// The unit behind a label, in brackets or not.
    init?(behind rest: Substring) {
        self.init(rest.drop { " (".contains($0) }.prefix { $0 != ")" })
    }

    private static let labels = Set(
        ["đơn vị tính", "đơn vị", "đơn vị tiền", "đơn vị tiền tệ", "đvt", "unit", "currency unit"].map(Spelling.fold))

    /// Whether a label speaks of units.
    static func isLabel(_ text: String) -> Bool { text.utf8.count <= 40 && labels.contains(Spelling.fold(text)) }

    /// The unit that a cell states for the whole sheet: `(Đơn vị tính: triệu đồng)`.
    init?(stated text: String) {
        let parts = text.filter { $0 != "(" && $0 != ")" }.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, Self.isLabel(String(parts[0]).trimmingBlanks()) else { return nil }
        self.init(parts[1])
    }

    /// An amount in this unit; one with a unit of its own keeps that.
    func node(_ cell: SheetCell, _ grid: SheetGrid) -> SourceNode {
        guard cell.kind == .number || cell.kind == .text && grid.isFigure(cell) else { return grid.node(cell) }
        let number = grid.text(cell)
        // Programs write points before digits, people commas.
        return .text("\(cell.kind == .number ? number.replacing(".", with: ",") : number) \(text)", cell.range)
    }
}

extension ReportLayout {
    /// Whether a name at the top of a report is that of an amount.
    func isAmount(_ name: String) -> Bool {
        guard case .field(let block, let field)? = top(name) else { return false }
        return vocabulary.blocks[block].fields[field].isMoney
    }
}
