package import Diagnostics
package import FEEL

/// What holds for all records of a run.
package struct DerivingPeriod: Sendable {
    package let start: CalendarDate
    package let end: CalendarDate
    /// The day on which the records were drawn, if it is known.
    package let cutoff: CalendarDate?

    package init(start: CalendarDate, end: CalendarDate, cutoff: CalendarDate?) {
        self.start = start
        self.end = end
        self.cutoff = cutoff
    }

    /// The values of the header that records see.
    var header: [(field: HeaderField, value: Value)] {
        [
            (.periodStart, .date(start)), (.periodEnd, .date(end)),
            (.dataCutoff, cutoff.map(Value.date) ?? .unknown), (.year, .number(Decimal(end.year))),
        ]
    }

    /// The inputs of a record's vocabulary, with those of the header.
    func inputs(count: Int) -> [Value] {
        var inputs = [Value](repeating: .unknown, count: count)
        for (field, value) in header { inputs[field.rawValue] = value }
        return inputs
    }
}

/// Derives by one derivation, a record at a time: each condition is evaluated as it stands. What goes through columns
/// (`ColumnDeriver`) agrees with it.
package struct RecordDeriver {
    let derivation: Derivation
    let records: RecordBlock
    let limits: Limits
    private var evaluation: RecordEvaluation
    private var tallies: [GroupKey: DerivedGroup.Tally] = [:]
    private var remarks = DerivingRemarks()
    private let keys: [Int]
    private let descriptions: [Int]
    /// More groups than the limit allows: what was counted is not all.
    package private(set) var isFull = false

    package init(_ derivation: Derivation, of records: RecordBlock, _ period: DerivingPeriod, limits: Limits) {
        self.derivation = derivation
        self.limits = limits
        self.records = records
        evaluation = RecordEvaluation(derivation, records, period, limits: limits)
        keys = derivation.rowFields.filter(\.isKey).map(\.source)
        descriptions = derivation.rowFields.filter { !$0.isKey }.map(\.source)
    }

    /// Counts one record: a cell for each field.
    ///
    /// - Complexity: that of the conditions.
    package mutating func add(_ cells: [Cell]) {
        let values = zip(cells, records.fields).map { ReportFacts.value(of: $0, $1) }
        remarks.records += 1
        for field in derivation.fieldsCounted where values[field].isUnknown { remarks.missing[field, default: 0] += 1 }
        guard let unit = values[derivation.unit].keyText else {
            remarks.withoutUnit += 1
            return
        }
        let key = GroupKey(unit: unit, row: keys.map { values[$0].keyText })
        if tallies[key] == nil, tallies.count >= limits.derivedGroups {
            isFull = true
            return
        }
        evaluation.turn(toRecordOf: values.count) { values[$0] }
        var tally =
            tallies.updateValue(Self.none, forKey: key)
            ?? DerivedGroup.Tally(figures: derivation.figures.count, descriptions: descriptions.count)
        count(values, into: &tally)
        tallies[key] = tally
    }

    private static let none = DerivedGroup.Tally(figures: 0, descriptions: 0)

    private mutating func count(_ values: [Value], into tally: inout DerivedGroup.Tally) {
        tally.records += 1
        for (place, source) in descriptions.enumerated() {
            if let text = values[source].keyText { tally.descriptions[place].join(text) }
        }
        if let text = derivation.unitType.flatMap({ values[$0].keyText }) { tally.unitType.join(text) }
        for (place, figure) in derivation.figures.enumerated() {
            tally.add(evaluation.contribution(to: figure), to: place)
        }
    }

    /// What all records so far amount to.
    package var tally: DerivedTally { DerivedTally(tallies: tallies, remarks: remarks, isFull: isFull) }
}

extension Value {
    /// The text by which records are put together; nil where there is none.
    fileprivate var keyText: String? {
        guard case .string(let text) = self, !text.isEmpty else { return nil }
        return text
    }
}
