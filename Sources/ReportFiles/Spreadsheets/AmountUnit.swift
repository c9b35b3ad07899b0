import Chuan
import Diagnostics
import FEEL
import Workbooks
import YAMLSource

/// The unit of the amounts on a sheet or of one label: `Đơn vị tính: triệu đồng`, `(tỷ đồng)`, `ĐVT: 1.000 đồng`.
struct AmountUnit {
    /// As amounts in reports have it.
    let text: String
    let factor: Decimal

    /// - Returns: Nil for anything that is no unit of money.
    init?(_ text: some StringProtocol) {
        var text = String(text).trimmingBlanks()
        guard text.utf8.count <= 40 else { return nil }
        if let (words, factor) = Self.counted(text) {
            (text, self.factor) = (words, factor)
        } else {
            text = Self.withoutCountry(text)
            guard let factor = CellReader.factor(of: text) else { return nil }
            self.factor = factor
        }
        self.text = text
    }

    /// The unit behind a label, in brackets or not.
    init?(behind rest: Substring) {
        self.init(Self.inside(rest))
    }

    /// What stands behind a label, without brackets.
    private static func inside(_ rest: Substring) -> Substring {
        rest.drop { " ,(-–—".contains($0) }.prefix { $0 != ")" }
    }

    /// `1.000 đồng`, `1.000.000đ` in words.
    private static func counted(_ text: String) -> (String, Decimal)? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || ".,  ".contains($0)) }
        let digits = number.filter { $0.isASCII && $0.isNumber }
        guard digits.first == "1", digits.dropFirst().allSatisfy({ $0 == "0" }), digits.count <= 13,
            let factor = CellReader.factor(of: withoutCountry(String(text.dropFirst(number.count)).trimmingBlanks())),
            let count = Int(digits), let product = Decimal(count).multiplied(by: factor)
        else { return nil }
        return words.first { $0.1 == product }
    }

    static let words = [
        ("đồng", Decimal(1)), ("nghìn đồng", Decimal(1_000)), ("triệu đồng", Decimal(1_000_000)),
        ("tỷ đồng", Decimal(1_000_000_000)), ("nghìn tỷ đồng", Decimal(1_000_000_000_000)),
    ]

    /// `Đồng Việt Nam`.
    private static func withoutCountry(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard words.count > 2, Spelling.fold(words.suffix(2).joined(separator: " ")) == country else { return text }
        return words.dropLast(2).joined(separator: " ")
    }

    private static let country = Spelling.fold("việt nam")

    // MARK: Units of sheets

    private static let labels = Set(
        ["đơn vị tính", "đơn vị tiền", "đơn vị tiền tệ", "đvt", "currency unit"].map(Spelling.fold))
    /// What may as well speak of an office.
    private static let looseLabels = Set(["đơn vị", "unit"].map(Spelling.fold))

    /// Whether a label speaks of units.
    static func isLabel(_ text: String) -> Bool {
        guard text.utf8.count <= 40 else { return false }
        let folded = Spelling.fold(text)
        return labels.contains(folded) || looseLabels.contains(folded)
    }

    /// What a cell states for the whole sheet: `(Đơn vị tính: triệu đồng)`.
    static func stated(_ text: String) -> Substring? {
        guard text.utf8.count <= 100 else { return nil }
        let inside = text.drop { "( ".contains($0) }.prefix { $0 != ")" }
        let parts = inside.split(separator: ":", maxSplits: 1)
        if parts.count == 2 { return isLabel(String(parts[0]).trimmingBlanks()) ? parts[1] : nil }
        // `Đơn vị tính triệu đồng`.
        let words = inside.split(separator: " ")
        guard
            let count = (1..<5).first(where: { count in
                count < words.count && labels.contains(Spelling.fold(words[..<count].joined(separator: " ")))
            })
        else { return nil }
        return inside[words[count].startIndex...]
    }

    // MARK: What is money and no unit that is known

    /// Whether a text speaks of money alone: `USD`, `triệu USD`.
    static func isMoney(_ text: some StringProtocol) -> Bool {
        let words = moneyWords(text)
        return !words.isEmpty && words.contains(true) && !words.contains(false)
    }

    /// Whether what stands behind a label in brackets speaks of money.
    static func isMoney(behind rest: Substring) -> Bool { isMoney(inside(rest)) }

    /// Whether a text speaks of money among other things; such is no unit of an office's name.
    static func mentionsMoney(_ text: some StringProtocol, behind label: String) -> Bool {
        let label = label.drop { "( ".contains($0) }.prefix { $0 != ":" }
        if looseLabels.contains(Spelling.fold(String(label).trimmingBlanks())) { return isMoney(text) }
        return moneyWords(text).contains(true)
    }

    /// For each word whether it is one of money; numbers say nothing.
    private static func moneyWords(_ text: some StringProtocol) -> [Bool] {
        guard text.utf8.count <= 60 else { return [] }
        let spaced = text.map { $0.isLetter || "$€¥£₫".contains($0) ? $0 : " " }
        return Spelling.fold(String(spaced)).split(separator: " ").map { money.contains(String($0)) }
    }

    private static let money = Set(
        [
            "đồng", "đ", "vnđ", "vnd", "dong", "nghìn", "ngàn", "triệu", "tr", "trđ", "tỷ", "thousand", "million",
            "billion", "trillion", "usd", "$", "eur", "euro", "€", "đô", "la", "mỹ", "dollar", "dollars", "jpy", "cny",
            "¥", "£", "₫",
        ].map(Spelling.fold))

    /// An amount in this unit; one with a unit of its own keeps that.
    func node(_ cell: SheetCell, _ grid: SheetGrid) -> SourceNode {
        guard cell.kind == .number || cell.kind == .text && grid.isFigure(cell) else { return grid.node(cell) }
        let number = grid.text(cell)
        // Programs write points before digits, people commas.
        return .text("\(cell.kind == .number ? number.replacing(".", with: ",") : number) \(text)", cell.range)
    }
}

/// What a sheet, a heading or a label says of the unit of its amounts.
enum SheetUnit {
    case none
    case known(AmountUnit, SheetCell)
    /// Money in a unit that is not known.
    case refused(SheetCell)

    /// What the heading of a column says in brackets.
    init(heading column: TableHeading.Column) {
        guard let text = column.path.last, let open = text.firstIndex(of: "(") else {
            self = .none
            return
        }
        self.init(behind: text[open...], column.cell)
    }

    /// What stands behind a label.
    init(behind rest: Substring, _ cell: SheetCell) {
        if let unit = AmountUnit(behind: rest) {
            self = .known(unit, cell)
        } else {
            self = AmountUnit.isMoney(behind: rest) ? .refused(cell) : .none
        }
    }

    /// Whether anything was said.
    var isGiven: Bool {
        if case .none = self { return false }
        return true
    }

    /// Where it stands.
    var cell: SheetCell? {
        switch self {
        case .none: nil
        case .known(_, let cell), .refused(let cell): cell
        }
    }

    /// The unit in which amounts are read.
    var text: String {
        if case .known(let unit, _) = self { unit.text } else { AmountUnit.words[0].0 }
    }

    /// The đồng in one; nil where that is not known.
    var factor: Decimal? {
        guard case .known(let unit, _) = self else { return nil }
        return unit.factor
    }

    /// An amount in this unit or in that of the cell's format; nothing that can be read where the unit is not known, or
    /// where both differ, which is told.
    func node(_ cell: SheetCell, _ grid: SheetGrid, _ problems: inout [Diagnostic]) -> SourceNode {
        let (unit, problem) = meeting(cell, grid)
        if let problem, problems.last != problem { problems.append(problem) }
        return unit.node(cell, grid)
    }

    private func node(_ cell: SheetCell, _ grid: SheetGrid) -> SourceNode {
        switch self {
        case .none: grid.node(cell)
        case .known(let unit, _): unit.node(cell, grid)
        case .refused: grid.isFigure(cell) ? .broken(cell.range) : grid.node(cell)
        }
    }
}

extension ReportLayout {
    /// The field of a name at the top of a report, where it is a number or an amount.
    func figure(_ name: String) -> (block: Int, field: Int, isAmount: Bool)? {
        guard case .field(let block, let field)? = top(name) else { return nil }
        switch vocabulary.blocks[block].fields[field].kind {
        case .money: return (block, field, true)
        case .count, .number, .rate: return (block, field, false)
        case .text, .choice, .texts, .flag, .date: return nil
        }
    }
}
