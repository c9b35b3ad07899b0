import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// The row of a table that those below may be parts of.
struct PartRows {
    struct Owner {
        /// Its number as the sheet has it.
        let ordinal: String
        /// Its number among the rows of the table, and its place in the grid's.
        let row: Int
        let place: Int
    }

    /// Nil behind sums and captions: what follows them are rows.
    var owner: Owner?
    /// Whether parts of it were announced.
    var isOpen = false
}

/// Gathers the rows of a table that are not judged, to be told of once.
struct UnjudgedRows {
    private var first: (text: String, span: Span, reason: UnjudgedReason)?
    private var count = 0

    mutating func add(_ reason: UnjudgedReason, _ text: String, _ span: Span) {
        if first == nil { first = (text, span, reason) }
        count += 1
    }

    var diagnostic: Diagnostic? {
        first.map { .unjudgedRows($0.text, count: count, $0.reason, at: $0.span) }
    }
}

/// A column of a table that has one report in each row.
struct PartColumn {
    let number: Int
    let name: FlatName
    /// Nil where its cells are no single field.
    let field: Field?
    /// The unit that its heading says, and the heading.
    let unit: SheetUnit

    init(_ column: TableHeading.Column, _ name: FlatName, _ layout: ReportLayout) {
        number = column.number
        self.name = name
        if case .field(let block, let field) = name.place {
            self.field = layout.vocabulary.blocks[block].fields[field]
        } else {
            field = nil
        }
        unit = SheetUnit(heading: column)
    }

    /// - Parameters:
    ///   - sheet: The unit of amounts on the sheet.
    ///   - problems: Takes what is wrong with the unit of the cell's format.
    func node(
        _ cell: SheetCell, _ grid: SheetGrid, _ sheet: SheetUnit, _ problems: inout [Diagnostic]
    ) -> SourceNode {
        guard let field, field.isMoney else { return grid.node(cell) }
        return (unit.isGiven ? unit : sheet).node(cell, grid, &problems)
    }
}

extension TableHeading {
    /// Columns whose figures add up.
    func counted(_ block: Block?, _ flat: [PartColumn]) -> [Counted] {
        let columns: [Counted?] =
            if let block {
                columns.map { column in
                    guard case .field(let field) = column.use, block.fields[field].isSum else { return nil }
                    return Counted(number: column.number, title: block.fields[field].shownTitle)
                }
            } else {
                flat.map { column in
                    guard let field = column.field, field.isSum else { return nil }
                    return Counted(number: column.number, title: field.shownTitle)
                }
            }
        return columns.compactMap { $0 }
    }
}

extension Field {
    /// Whether the field is added up.
    fileprivate var isSum: Bool {
        switch kind {
        case .count, .money: true
        default: false
        }
    }
}

extension Block {
    /// Fields of which a row has to have one, to say what it is; the first is what to ask for. None where rows need no name.
    var namingFields: [Int] {
        let needed = ((rowLabel.map { [$0] } ?? []) + identity).filter { !fields[$0].optional }
        guard !needed.isEmpty else { return [] }
        return needed + (rowLabel.map { needed.contains($0) ? [] : [$0] } ?? [])
    }
}

extension Block {
    /// What rows say that they are.
    var namingTitle: Message { namingFields.first.map { fields[$0].shownTitle } ?? shownTitle }
}

extension ReportLayout {
    /// Whether two names tell different classes of rows.
    func isOtherClass(_ part: String, than whole: String, of block: Int) -> Bool {
        vocabulary.blocks[block].fields.contains { field in
            guard field.derivedFrom != nil, case .choice(let index) = field.kind, let words = classes[index],
                let code = words.code(of: part)
            else { return false }
            return code != words.code(of: whole) && code != field.derivedDefault
        }
    }
}
