import FEEL

/// The units of a block that count: who they are and which days they are about.
struct CityRows {
    let city: CitySweep
    let block: FlatBlock
    let texts: UnsafePointer<UInt8>?
    let rows: [Int]
    private let types: UnsafeMutablePointer<Int64>
    private let starts: UnsafeMutablePointer<Int64>
    private let ends: UnsafeMutablePointer<Int64>
    private let interim: InterimReports?

    init(_ city: CitySweep, _ block: FlatBlock, _ texts: UnsafePointer<UInt8>?, _ rows: [Int]) {
        self.city = city
        self.block = block
        self.texts = texts
        let types = block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
        self.types = types
        (starts, ends) = city.sweep.periods(of: block)
        let judge = city.sweep.judge
        interim = judge.rulebook.annual ? InterimReports(judge, block) : nil
        self.rows = rows.filter { !city.plan.isCity[Int(types[$0])] }
    }

    func type(_ row: Int) -> Int { Int(types[row]) }

    func typeCode(_ row: Int) -> String { city.sweep.judge.rulebook.vocabulary.unitTypes[type(row)].code }

    func period(_ row: Int) -> RollUpPeriod { RollUpPeriod(start: starts[row], end: ends[row]) }

    func isInterim(_ row: Int) -> Bool { interim?.contains(row) ?? false }

    /// What the register and the report say of a unit.
    struct Header {
        /// The folded code, where the register has it.
        let registered: String?
        let parent: String?
    }

    func header(_ row: Int, _ report: (Int) -> SweptReport?) -> Header {
        let code = code(row, report)
        let key = Spelling.fold(code)
        guard let register = city.register, register.has(folded: key) else {
            let parent = city.grouping == .parent ? report(row)?.report.header.parentUnitCode : nil
            return Header(registered: nil, parent: parent)
        }
        guard city.grouping == .parent else { return Header(registered: key, parent: nil) }
        let units = register.units(code: code)
        let end = CalendarDate(daysSinceEpoch: ends[row])
        let unit = units.first { unit in end.map { unit.isInForce(on: $0) } ?? false } ?? units.last
        return Header(registered: key, parent: unit?.parent ?? report(row)?.report.header.parentUnitCode)
    }

    private func code(_ row: Int, _ report: (Int) -> SweptReport?) -> String {
        guard block.main.states(of: city.codeColumn)[row] == ColumnState.value, let texts else {
            return report(row)?.report.header.unitCode.value ?? ""
        }
        let span = TextSpan(bits: block.main.values(of: city.codeColumn)[row])
        return String(decoding: UnsafeBufferPointer(start: texts + span.offset, count: span.count), as: UTF8.self)
    }
}

extension CitySweep {
    /// Whether it matters who reports.
    var needsHeader: Bool { register != nil || grouping == .parent }
}
