import Diagnostics
import FEEL

/// What one worker counts under one derivation.
final class DerivationWorker {
    private let derivation: Derivation
    private let program: DerivingProgram
    private let counts: GroupCounts
    private let keys: KeyColumns
    /// Fields of the record.
    private let unit: Int
    private let row: [Int]
    private let pairs: [PairIndex]
    private let descriptions: [Int]
    private var differing: [Int: Agreement] = [:]
    private var remarks = DerivingRemarks()
    private var isFull = false
    private let limit: Int
    private var evaluation: RecordEvaluation
    /// By figure, what it adds to the groups of the block in hand; nil where that takes a closer look.
    private var lanes: [PackedCounts.Lane?]
    private let counted: [(field: Int, column: Int)]
    /// For each row of the block in hand.
    private var groups = UnsafeMutablePointer<Int32>.allocate(capacity: 1_024)
    /// Where the counts of their groups begin.
    private var places = UnsafeMutablePointer<Int>.allocate(capacity: 1_024)
    /// For each figure and row, what lanes are made of where there are no bytes yet.
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 1_024

    deinit {
        groups.deallocate()
        places.deallocate()
        bytes.deallocate()
    }

    init(_ layout: DerivingLayout, _ number: Int, _ keys: KeyColumns) {
        self.keys = keys
        derivation = layout.derivations[number]
        program = layout.programs[number]
        limit = layout.limits.derivedGroups
        unit = derivation.unit
        row = derivation.rowFields.filter(\.isKey).map(\.source)
        pairs = row.map { _ in PairIndex() }
        let described = derivation.rowFields.filter { !$0.isKey }.map(\.source)
        descriptions = described + (derivation.unitType.map { [$0] } ?? [])
        counts = GroupCounts(figures: derivation.figures.count, descriptions: descriptions.count)
        lanes = Array(repeating: nil, count: derivation.figures.count)
        bytes = .allocate(capacity: capacity * derivation.figures.count)
        evaluation = RecordEvaluation(derivation, layout.records, layout.period, limits: layout.limits)
        counted = derivation.fieldsCounted.compactMap { field in layout.columns[field].map { (field, $0) } }
    }

    func add(_ source: RecordSource, _ runner: ColumnRunner) {
        let rows = source.main.rowCount
        remarks.records += rows
        noteMissing(source, rows)
        findGroups(rows)
        runner.texts = source.texts
        runner.run(program.program, source.main, [])
        describe(rows)
        countPacked(rows, runner)
        if lanes.contains(where: { $0 == nil }) { counts.findPlaces(groups, places, rows) }
        for (number, figure) in program.figures.enumerated() where lanes[number] == nil {
            count(figure, number, source, groups, runner)
        }
    }

    /// Counts the records, and figures that are plainly 0 or 1 for each of them.
    private func countPacked(_ rows: Int, _ runner: ColumnRunner) {
        for (number, figure) in program.figures.enumerated() {
            switch figure {
            case .count(let register): lanes[number] = counts.lane(of: runner.view(register), rows)
            case .sum(let register, when: nil):
                lanes[number] = counts.lane(
                    of: runner.view(register), figure: number, rows, bytes + number * capacity)
            case .sum, .evaluated: lanes[number] = nil
            }
        }
        counts.countPacked(lanes, groups, rows)
    }

    private func noteMissing(_ source: RecordSource, _ rows: Int) {
        for (field, column) in counted {
            let states = source.main.states(of: column)
            // Most columns have nothing but values, which a look at all states together tells.
            var together: UInt8 = 0
            for row in 0..<rows { together |= states[row] }
            if together & (ColumnState.unknown | ColumnState.special) == 0 || together == ColumnState.null { continue }
            var missing = 0
            for row in 0..<rows {
                if states[row] == ColumnState.unknown
                    || states[row] == ColumnState.special && source.values(ofRow: row)[field].isUnknown
                {
                    missing += 1
                }
            }
            if missing > 0 { remarks.missing[field, default: 0] += missing }
        }
    }

    // MARK: Groups

    private func findGroups(_ rows: Int) {
        if capacity < rows {
            groups.deallocate()
            groups = .allocate(capacity: rows)
            places.deallocate()
            places = .allocate(capacity: rows)
            bytes.deallocate()
            bytes = .allocate(capacity: rows * lanes.count)
            capacity = rows
        }
        groups.update(from: keys.numbers(of: unit), count: rows)
        for (place, field) in row.enumerated() { pairs[place].number(groups, keys.numbers(of: field), rows) }
        var largest: Int32 = 0
        for record in 0..<rows { largest = max(largest, groups[record]) }
        if Int(largest) > limit {
            isFull = true
            for record in 0..<rows where Int(groups[record]) > limit { groups[record] = 0 }
            largest = Int32(truncatingIfNeeded: limit)
        }
        counts.reserve(Int(largest) + 1)
    }

    private func describe(_ rows: Int) {
        for (place, field) in descriptions.enumerated() {
            let numbers = keys.numbers(of: field)
            let agreed = counts.agreed
            for record in 0..<rows where numbers[record] != 0 {
                let slot = Int(groups[record]) * descriptions.count + place
                if agreed[slot] == 0 {
                    agreed[slot] = numbers[record]
                } else if agreed[slot] != numbers[record] {
                    var agreement = differing[slot] ?? keys.agreement(agreed[slot], of: field)
                    agreement.join(keys.agreement(numbers[record], of: field))
                    differing[slot] = agreement
                }
            }
        }
    }

    // MARK: Figures

    private func count(
        _ figure: DerivingProgram.Figure, _ number: Int, _ source: RecordSource, _ groups: UnsafePointer<Int32>,
        _ runner: ColumnRunner
    ) {
        let rows = source.main.rowCount
        switch figure {
        case .count(let register):
            let truths = runner.view(register)
            guard counts.countTruths(truths, figure: number, places, rows) else { return }
            let (unknown, special) = (ColumnTruth.unknown, ColumnTruth.special)
            for row in 0..<rows {
                let state = truths.states[row & truths.mask]
                if state == unknown { counts.add(.undecided, figure: number, group: Int(groups[row])) }
                if state == special { evaluate(number, source, row, groups) }
            }
        case .sum(let register, let when):
            sum(runner.view(register), when.map(runner.view), number, source, groups)
        case .evaluated(let register):
            let truths = register.map(runner.view)
            for row in 0..<rows where truths?.state(row) != ColumnTruth.no { evaluate(number, source, row, groups) }
        }
    }

    private func sum(
        _ numbers: ColumnView, _ when: ColumnView?, _ number: Int, _ source: RecordSource,
        _ groups: UnsafePointer<Int32>
    ) {
        let rows = source.main.rowCount
        if when == nil, counts.addNumbers(numbers, figure: number, places, rows) { return }
        for row in 0..<rows {
            let truth = when?.state(row) ?? ColumnTruth.yes
            if truth == ColumnTruth.no || truth == ColumnTruth.null { continue }
            switch (truth, numbers.state(row)) {
            case (ColumnTruth.yes, ColumnState.value):
                counts.add(numbers.value(row), figure: number, group: Int(groups[row]))
            case (ColumnTruth.yes, ColumnState.null): continue
            case (ColumnTruth.yes, ColumnState.unknown), (ColumnTruth.unknown, _):
                counts.add(.undecided, figure: number, group: Int(groups[row]))
            default: evaluate(number, source, row, groups)
            }
        }
    }

    /// Evaluates a figure over one record as it stands.
    private func evaluate(_ number: Int, _ source: RecordSource, _ row: Int, _ groups: UnsafePointer<Int32>) {
        if groups[row] == 0 { return }
        let values = source.values(ofRow: row)
        evaluation.turn(toRecordOf: values.count) { values[$0] }
        counts.add(evaluation.contribution(to: derivation.figures[number]), figure: number, group: Int(groups[row]))
    }

    // MARK: Results

    var tally: DerivedTally {
        counts.settle()
        var remarks = remarks
        remarks.withoutUnit = isFull ? 0 : Int(counts.counts[0])
        var tallies: [GroupKey: DerivedGroup.Tally] = [:]
        tallies.reserveCapacity(counts.count)
        for group in 1..<max(1, counts.count) {
            var described = descriptions.indices.map { place -> Agreement in
                let slot = group * descriptions.count + place
                return differing[slot] ?? keys.agreement(counts.agreed[slot], of: descriptions[place])
            }
            let unitType = derivation.unitType == nil ? .none : described.removeLast()
            tallies[key(of: Int32(group))] = counts.tally(group, descriptions: described, unitType: unitType)
        }
        return DerivedTally(tallies: tallies, remarks: remarks, isFull: isFull)
    }

    private func key(of group: Int32) -> GroupKey {
        var parts: [String?] = []
        var group = group
        for (place, field) in row.enumerated().reversed() {
            let (first, second) = pairs[place].pair(group)
            parts.insert(keys.text(second, of: field), at: 0)
            group = first
        }
        return GroupKey(unit: keys.text(group, of: unit) ?? "", row: parts)
    }
}
