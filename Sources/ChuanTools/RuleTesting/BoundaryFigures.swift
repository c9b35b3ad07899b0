import Chuan
import Diagnostics
import FEEL
import FEELSyntax
import YAMLSource

/// Reports that a check may be tried with: each of its fields around the numbers that its rules name.
struct BoundaryFigures {
    private struct Column {
        /// The list that it is of; nil for a single field.
        let list: String?
        let name: String
        /// What may stand there, likely ones first; nil: nothing.
        let values: [String?]
    }

    private let unitTypes: [String]
    private let columns: [Column]
    /// How many reports there are; at most `Int.max`.
    private let count: Int
    private var place = 0
    /// What steps from one report to the next: 1 goes through all of them; more spreads the tries over too many.
    private let stride: Int

    private static let mostInOrder = 3000

    init(_ compiled: LoneCheck, _ body: CheckBody, writer: BoundaryWriter) {
        let rulebook = writer.book.rulebook
        let vocabulary = rulebook.vocabulary
        let literals = Literals(body, writer.book)
        let all = compiled.unitTypes
        unitTypes = all.map { BoundaryWriter.unitType($0, vocabulary, writer.language) }
        var columns: [Column] = []
        for place in compiled.check.fieldsRead(in: rulebook) where place.block >= Vocabulary.builtinBlocks.count {
            let block = vocabulary.blocks[place.block]
            guard block.form != .codes, block.fields.indices.contains(place.field) else { continue }
            let field = block.fields[place.field]
            columns.append(
                Column(
                    list: block.form == .table ? Self.name(block.title, block.key, writer) : nil,
                    name: Self.name(field.title, field.key, writer),
                    values: literals.values(of: field, rulebook)))
        }
        self.columns = columns
        var count = max(1, unitTypes.count)
        for column in columns {
            let (product, overflow) = count.multipliedReportingOverflow(by: column.values.count)
            count = overflow ? .max : product
        }
        self.count = count
        stride = count <= Self.mostInOrder ? 1 : Self.stride(count / Self.mostInOrder)
    }

    /// A number near this one that has no small divisor, so that all columns change from one try to the next.
    private static func stride(_ least: Int) -> Int {
        var stride = least | 1
        while [3, 5, 7, 11, 13].contains(where: { stride % $0 == 0 && stride != $0 }), stride < .max - 2 { stride += 2 }
        return stride
    }

    private static func name(_ title: Title, _ key: String, _ writer: BoundaryWriter) -> String {
        let title = title[writer.language]
        return YAMLText.scalar(title.isEmpty ? key : title)
    }

    /// The next reports, as entries of a mapping.
    mutating func next(_ wanted: Int) -> [String] {
        var found = place == 0 ? unitTypes.map(withoutRows) : []
        while found.count < wanted, place < count {
            found.append(report(place))
            let (next, overflow) = place.addingReportingOverflow(stride)
            place = overflow ? count : next
        }
        return found
    }

    /// A report whose lists are empty.
    private func withoutRows(_ unitType: String) -> String {
        var parts = [unitType]
        for column in columns {
            let part = column.list.map { "\($0): []" } ?? column.values.first?.map { "\(column.name): \($0)" }
            if let part, !parts.contains(part) { parts.append(part) }
        }
        return parts.joined(separator: ", ")
    }

    private func report(_ number: Int) -> String {
        var rest = number
        func pick<Item>(_ items: [Item]) -> Item {
            defer { rest /= items.count }
            return items[rest % items.count]
        }
        var parts: [String] = []
        var lists: [(name: String, cells: [String])] = []
        var single: [String] = []
        for column in columns {
            let value = pick(column.values)
            guard let list = column.list else {
                if let value { single.append("\(column.name): \(value)") }
                continue
            }
            if !lists.contains(where: { $0.name == list }) { lists.append((list, [])) }
            guard let value, let place = lists.firstIndex(where: { $0.name == list }) else { continue }
            lists[place].cells.append("\(column.name): \(value)")
        }
        if !unitTypes.isEmpty { parts.append(pick(unitTypes)) }
        return (parts + single + lists.map { "\($0.name): [{\($0.cells.joined(separator: ", "))}]" })
            .joined(separator: ", ")
    }
}

/// The numbers and texts that a check names.
private struct Literals {
    private(set) var numbers: [Decimal] = []
    private(set) var texts: [String] = []

    init(_ body: CheckBody, _ book: LoneChecks) {
        var percents: [Decimal] = []
        for tree in body.slices.compactMap({ book.tree(of: $0) })
            + (body.target?.tests ?? []).compactMap({ book.tests(of: $0) })
        {
            for node in tree.nodes {
                switch node {
                case .number(let text): Decimal(text).map { numbers.append($0) }
                case .percent(let text): Decimal(text).map { percents.append($0) }
                case .string(let text): if !texts.contains(text) { texts.append(text) }
                default: break
                }
            }
        }
        add(percents)
    }

    /// The levels of shares: parts of a whole that makes them whole numbers.
    private mutating func add(_ percents: [Decimal]) {
        let wholes = [Decimal(100), Decimal(1000)] + numbers.filter { $0 > Decimal(100) }
        var levels: [Decimal] = []
        for percent in percents
            + numbers.filter({ $0.signum > 0 && $0 < .one }).compactMap({ $0.divided(by: .percent) })
        {
            for whole in wholes {
                guard let part = percent.multiplied(by: whole)?.multiplied(by: .percent), part.isInteger else {
                    continue
                }
                levels.append(part)
                break
            }
            levels += numbers.filter { $0 > Decimal(100) }.compactMap {
                percent.multiplied(by: $0)?.multiplied(by: .percent)
            }
        }
        numbers = levels + [Decimal(100)] + numbers
        rates = percents
    }

    private var rates: [Decimal] = []

    /// Around each number, and nothing.
    func values(of field: Field, _ rulebook: Rulebook) -> [String?] {
        switch field.kind {
        case .count, .money: around(numbers.filter(\.isInteger)).filter { $0.signum >= 0 }.map(\.description)
        case .number: around(numbers).map(\.description)
        case .rate: [nil] + around(rates).filter { $0.signum >= 0 }.map { "\($0)%" }
        case .flag: ["có", "không"]
        case .date:
            [rulebook.effectiveTo, rulebook.effectiveFrom].compactMap { $0?.description } + [nil]
        case .text: (texts.isEmpty ? ["a"] : texts).map { YAMLText.scalar($0) }
        case .texts: texts.map { "[\(YAMLText.scalar($0))]" } + [nil]
        case .choice(let index): rulebook.vocabulary.enumerations[index].values.map { YAMLText.scalar($0.code) }
        }
    }

    private static let mostNear = 24
    private static let mostValues = 36

    private func around(_ numbers: [Decimal]) -> [Decimal] {
        var found: [Decimal] = []
        func add(_ number: Decimal?) {
            if let number, !found.contains(number) { found.append(number) }
        }
        for number in numbers + [.zero, .one] {
            for step in [Decimal.zero, .one, Decimal(-1)] { add(number.adding(step)) }
        }
        found = Array(found.prefix(Self.mostNear))
        // Where two figures are taken together, they meet a number as their sum or difference.
        for number in self.numbers {
            for other in self.numbers {
                add(number.adding(other))
                add(number.subtracting(other))
            }
        }
        return Array(found.prefix(Self.mostValues))
    }
}

extension CheckBody {
    /// Every expression but those of targets.
    fileprivate var slices: [SourceSlice] {
        var slices = [
            onlyIf, whereCondition, numerator, denominator, reportedRate, measure, requirement, provenBy, countedWhen,
            metWhen,
        ].compactMap { $0 }
        slices += definitions.map(\.expression) + (consistentWhen ?? []) + (noRows ?? []).compactMap(\.condition)
        if case .byCondition(let cases, _)? = target { slices += cases.compactMap(\.condition) }
        return slices
    }
}
