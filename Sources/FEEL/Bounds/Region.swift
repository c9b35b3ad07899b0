extension Unknowns {
    /// Some unknown inputs with all that conditions tie to them, least first, and these conditions.
    ///
    /// - Complexity: O(passes · conditions · terms), with few passes.
    func connected(to start: [Int]) -> (unknowns: [Int], conditions: [Condition]) {
        var isReached = [Bool](repeating: false, count: entries.count)
        for unknown in start { isReached[unknown] = true }
        var isTaken = [Bool](repeating: false, count: conditions.count)
        var grew = !conditions.isEmpty
        while grew {
            grew = false
            for index in conditions.indices where !isTaken[index] {
                let terms = conditions[index].form.terms
                guard terms.contains(where: { isReached[$0.unknown] }) else { continue }
                isTaken[index] = true
                for term in terms { isReached[term.unknown] = true }
                grew = true
            }
        }
        return (
            isReached.indices.filter { isReached[$0] },
            conditions.indices.filter { isTaken[$0] }.map { conditions[$0] }
        )
    }
}

/// The unknown numbers that conditions tie to some of them, laid out as columns of a linear program.
struct Region {
    private let conditions: [Unknowns.Condition]
    /// By number of the unknown, least first.
    private let columns: [Column]
    private let count: Int

    /// An unknown as a number that is 0 or more: `base + column`, `base - column`, or the difference of two columns.
    private struct Column {
        let unknown: Int
        let range: Enclosure
        let index: Int
        var base = Fraction.zero
        var sign = 1
        /// Without a base: the column to be taken away.
        var opposite: Int?

        init(_ unknown: Int, _ range: Enclosure, index: Int) {
            self.unknown = unknown
            self.range = range
            self.index = index
            if let low = range.low, let base = try? Fraction(low.value) {
                self.base = base
            } else if let high = range.high, let base = try? Fraction(high.value) {
                self.base = base
                sign = -1
            } else {
                opposite = index + 1
            }
        }

        /// How far it may go.
        func span() throws(Fraction.Overflow) -> Fraction? {
            guard let low = range.low, let high = range.high else { return nil }
            return try Fraction(high.value) - Fraction(low.value)
        }
    }

    /// Nothing ties these unknowns to each other.
    var isFree: Bool { conditions.isEmpty }

    /// Some number has no value left.
    var hasEmptyRange: Bool { columns.contains(where: \.range.isEmpty) }

    init(_ all: Unknowns, touching start: [Int]) {
        let (unknowns, conditions) = all.connected(to: start)
        self.conditions = conditions
        var columns: [Column] = []
        var next = 0
        for unknown in unknowns {
            let column = Column(unknown, all.range(of: unknown), index: next)
            columns.append(column)
            next = (column.opposite ?? column.index) + 1
        }
        self.columns = columns
        count = next
    }

    func holds(_ form: AffineForm) -> Bool { form.terms.allSatisfy { column(of: $0.unknown) != nil } }

    private func column(of unknown: Int) -> Column? {
        var (low, high) = (0, columns.count)
        while low < high {
            let middle = (low + high) / 2
            if columns[middle].unknown < unknown { low = middle + 1 } else { high = middle }
        }
        return low < columns.count && columns[low].unknown == unknown ? columns[low] : nil
    }

    /// Factors of the columns, and what is left over.
    private func laidOut(
        _ form: AffineForm
    ) throws(Fraction.Overflow) -> (entries: [LinearProgram.Entry], constant: Fraction) {
        var entries: [LinearProgram.Entry] = []
        entries.reserveCapacity(form.terms.count + 2)
        var constant = form.constant
        for term in form.terms {
            guard let column = column(of: term.unknown) else { continue }
            constant = try constant + term.factor * column.base
            entries.append(
                LinearProgram.Entry(
                    column: column.index, factor: column.sign > 0 ? term.factor : term.factor.negated))
            if let opposite = column.opposite {
                entries.append(LinearProgram.Entry(column: opposite, factor: term.factor.negated))
            }
        }
        return (entries, constant)
    }

    /// - Returns: Nil when no completion is left.
    func program() throws(Fraction.Overflow) -> LinearProgram? {
        var rows: [LinearProgram.Row] = []
        for condition in conditions {
            let (entries, constant) = try laidOut(condition.form)
            rows.append(
                LinearProgram.Row(entries: entries, value: constant.negated, isEquality: condition.isEquality))
        }
        for column in columns {
            guard let span = try column.span() else { continue }
            let entry = LinearProgram.Entry(column: column.index, factor: .one)
            rows.append(LinearProgram.Row(entries: [entry], value: span, isEquality: false))
        }
        return try LinearProgram(rows, unknowns: count)
    }

    /// The program in which every column is divided by the divisor; its reciprocal is one column more.
    ///
    /// - Source: A. Charnes, W. W. Cooper, Naval Research Logistics Quarterly 9 (1962), 181–186.
    func scaledProgram(divisor: AffineForm) throws(Fraction.Overflow) -> LinearProgram? {
        var rows: [LinearProgram.Row] = []
        for condition in conditions {
            rows.append(
                LinearProgram.Row(
                    entries: try scaled(condition.form), value: .zero, isEquality: condition.isEquality))
        }
        for column in columns {
            guard let span = try column.span() else { continue }
            let entries = [
                LinearProgram.Entry(column: column.index, factor: .one),
                LinearProgram.Entry(column: count, factor: span.negated),
            ]
            rows.append(LinearProgram.Row(entries: entries, value: .zero, isEquality: false))
        }
        rows.append(LinearProgram.Row(entries: try scaled(divisor), value: .one, isEquality: true))
        return try LinearProgram(rows, unknowns: count + 1)
    }

    private func scaled(_ form: AffineForm) throws(Fraction.Overflow) -> [LinearProgram.Entry] {
        let (entries, constant) = try laidOut(form)
        return entries + [LinearProgram.Entry(column: count, factor: constant)]
    }

    /// - Returns: Nil when there is no end.
    func greatest(
        _ form: AffineForm, _ program: LinearProgram, isScaled: Bool = false
    ) throws(Fraction.Overflow) -> Fraction? {
        let (entries, constant) = isScaled ? (try scaled(form), .zero) : try laidOut(form)
        guard case .optimum(let value, _) = try program.maximum(entries) else { return nil }
        return try value + constant
    }

    /// Values of all unknowns that meet the conditions and make a form as great as it gets; nil when there is no end.
    func point(greatest form: AffineForm, _ program: LinearProgram) throws(Fraction.Overflow) -> [AffineForm.Term]? {
        guard case .optimum(_, let entries) = try program.maximum(laidOut(form).entries) else { return nil }
        var values = [Fraction](repeating: .zero, count: count)
        for entry in entries where entry.column < count { values[entry.column] = entry.factor }
        var point: [AffineForm.Term] = []
        for column in columns {
            var value = column.sign > 0 ? values[column.index] : values[column.index].negated
            if let opposite = column.opposite { value = try value - values[opposite] }
            point.append(AffineForm.Term(unknown: column.unknown, factor: try column.base + value))
        }
        return point
    }

    func least(
        _ form: AffineForm, _ program: LinearProgram, isScaled: Bool = false
    ) throws(Fraction.Overflow) -> Fraction? {
        try greatest(form.multiplied(by: Fraction(whole: -1)), program, isScaled: isScaled)?.negated
    }
}

/// Regions that were laid out, each with the program that finds its ends, so that it is made once for many questions.
///
/// Belongs to unknowns that don't change.
final class Regions {
    private(set) var all: [(region: Region, made: Made)] = []
    /// Ends that were looked for, the first ones.
    private var extents: [(form: AffineForm, extent: Extent?)] = []
    private static let mostExtents = 16

    /// What a search for the ends of a form gives, made once for most forms.
    func extent(of form: AffineForm, _ search: () -> Extent?) -> Extent? {
        if let known = extents.first(where: { $0.form == form }) { return known.extent }
        let extent = search()
        if extents.count < Self.mostExtents { extents.append((form, extent)) }
        return extent
    }

    enum Made {
        case notYet
        case program(LinearProgram)
        /// No completion is left.
        case empty
        case failed
    }

    /// The number of a region with all unknowns of a form.
    func place(of form: AffineForm, _ unknowns: Unknowns) -> Int {
        if let known = all.firstIndex(where: { $0.region.holds(form) }) { return known }
        all.append((Region(unknowns, touching: form.unknowns), .notYet))
        return all.count - 1
    }

    /// - Returns: Nil when no completion is left.
    func program(_ place: Int) throws(Fraction.Overflow) -> LinearProgram? {
        switch all[place].made {
        case .program(let program): return program
        case .empty: return nil
        case .failed: throw Fraction.Overflow()
        case .notYet: break
        }
        do {
            let program = try all[place].region.program()
            all[place].made = program.map(Made.program) ?? .empty
            return program
        } catch {
            all[place].made = .failed
            throw error
        }
    }
}
