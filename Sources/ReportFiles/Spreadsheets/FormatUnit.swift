import Chuan
import Diagnostics
import FEEL
import Workbooks
import YAMLSource

/// What the format of a cell says of the unit of its number: `#,##0 "tỷ"`, `[$USD] #,##0`.
enum FormatUnit: Sendable {
    case none
    /// The sign of whatever currency the machine has that shows the cell.
    case local
    case known(AmountUnit)
    /// Money in a unit that is not known, or in several.
    case refused

    init(_ format: FormatWords) {
        if format.isLocalCurrency {
            self = .local
            return
        }
        let spoken = format.sections.filter { format.isConditional || !$0.words.isEmpty }
        let said = spoken.map(Self.init(section:)).filter { !$0.isNone }
        let factors = Set(said.map(\.factor))
        guard let first = said.first else {
            self = .none
            return
        }
        // What a condition shows without words is đồng beside what has some.
        let isMixed = format.isConditional && said.count < spoken.count && first.factor != .one
        self = factors.count == 1 && !isMixed ? first : .refused
    }

    private init(section: FormatWords.Section) {
        let words = section.words.replacing("₫", with: " đ")
        let shown = Substring(words)
        if let unit = AmountUnit(behind: shown) {
            // What leaves thousands out shows the number that is stored in larger units.
            let whole = AmountUnit.words.first { Self.scaled($0.1, section.thousands) == unit.factor }
            self = whole.flatMap { AmountUnit($0.0) }.map(FormatUnit.known) ?? .refused
        } else if AmountUnit.isMoney(behind: shown) {
            self = .refused
        } else if let thousands = Self.letters[words.lowercased()] {
            self = thousands == section.thousands ? .none : .refused
        } else {
            self = .none
        }
    }

    /// Letters for thousands, millions and billions.
    private static let letters = ["k": 1, "m": 2, "b": 3]

    private static func scaled(_ factor: Decimal, _ thousands: Int) -> Decimal? {
        guard thousands <= 4 else { return nil }
        return (0..<thousands).reduce(Optional(factor)) { scaled, _ in scaled?.multiplied(by: Decimal(1_000)) }
    }

    private var isNone: Bool {
        if case .none = self { true } else { false }
    }

    /// The đồng in one; nil where that is not known.
    private var factor: Decimal? {
        if case .known(let unit) = self { unit.factor } else { nil }
    }

    /// Whether the words make another number of one that is no amount: `12 "nghìn"`, `98 "‰"`.
    static func changesNumber(_ format: FormatWords) -> Bool {
        format.sections.contains { section in
            guard let first = section.words.split(separator: " ").first else { return false }
            if section.words.contains("‰") { return true }
            guard section.thousands == 0 else { return false }
            return first.lowercased() == "k" || AmountUnit(first).map { $0.factor != .one } ?? false
        }
    }
}

/// What the formats of a sheet's cells say.
struct FormatUnits: Sendable {
    /// By their number, from 1.
    private let formats: [(unit: FormatUnit, changesNumber: Bool)]

    init(_ formats: [FormatWords]) {
        self.formats = formats.map { (FormatUnit($0), FormatUnit.changesNumber($0)) }
    }

    func unit(_ cell: SheetCell) -> FormatUnit {
        let place = Int(cell.format) - 1
        return formats.indices.contains(place) ? formats[place].unit : .none
    }

    func changesNumber(_ cell: SheetCell) -> Bool {
        let place = Int(cell.format) - 1
        return formats.indices.contains(place) && formats[place].changesNumber
    }
}

extension MoneyScale {
    /// The unit in words.
    var unit: String {
        guard case .known(let factor) = self else { return AmountUnit.words[0].0 }
        return AmountUnit.words.first { $0.1 == factor }?.0 ?? AmountUnit.words[0].0
    }
}

extension [Diagnostic] {
    /// The same, with remarks about the signs of currencies once for each unit: whole columns have them.
    func withCurrenciesOnce() -> [Diagnostic] {
        var told: Set<String> = []
        return filter { $0.kind != .localCurrency || told.insert($0.message.vi).inserted }
    }
}

extension SheetGrid {
    /// The text of a cell with what its format writes beside it.
    func shownText(_ cell: SheetCell) -> String {
        guard let words = workbook.words(cell)?.sections.first?.words, !words.isEmpty else { return text(cell) }
        return "\(text(cell).replacing(".", with: ",")) \(words)"
    }
}

extension SheetUnit {
    /// The unit of an amount of which its cell's format may say something too, and what is wrong with that.
    func meeting(_ cell: SheetCell, _ grid: SheetGrid) -> (SheetUnit, Diagnostic?) {
        let stated = grid.formats.unit(cell)
        switch (self, stated) {
        case (_, .none), (.refused, _): return (self, nil)
        case (_, .local): return (self, .localCurrency(self.text, at: grid.span(cell)))
        case (.none, .known(let unit)): return (.known(unit, cell), nil)
        case (.known(let unit, _), .known(let other)) where unit.factor == other.factor: return (self, nil)
        default:
            return (
                .refused(cell), grid.refusal(cell, stated, beside: self.cell.map { (grid.text($0), grid.span($0)) })
            )
        }
    }
}

extension SheetGrid {
    /// Tells that the format of a cell gives no unit that could be used.
    ///
    /// - Parameter other: What says another one.
    func refusal(_ cell: SheetCell, _ unit: FormatUnit, beside other: (text: String, span: Span)?) -> Diagnostic {
        let code = workbook.words(cell)?.code ?? ""
        if case .known = unit, let other {
            return .formatUnitDiffers(
                text(cell), format: code, other.text, at: span(cell), other: other.span)
        }
        return .unknownFormatUnit(text(cell), format: code, at: span(cell))
    }
}
