import FEEL

/// Checks over the rows of a table.
extension Sweeper {
    /// The verdict of each report over the rows that the check is about: a fail stands whatever else is open.
    func gather(_ task: SweepTask, _ table: TableColumns, _ belongs: ColumnView?) {
        let scope = task.check.onlyIf.map(runner.view)
        var (items, empty): ([OpenUnit], [OpenUnit]) = ([], [])
        // What is read of the columns after a trial.
        let kept = belongs.map { view in (0..<table.rows.rowCount).map { view.state($0) } }
        for record in table.states.indices where task.isWanted(record) {
            let state = scope?.state(record) ?? ColumnTruth.yes
            if state == ColumnTruth.no { continue }
            var isEmpty = true
            for row in table.rows(ofRecord: record) {
                let belonging = kept?[row] ?? ColumnTruth.yes
                if belonging == ColumnTruth.no || belonging == ColumnTruth.null { continue }
                isEmpty = false
                if belonging == state, state == ColumnTruth.yes, self.items[row] < SweptVerdict.open { continue }
                items.append(
                    OpenUnit(record: record, row: row, verdict: self.items[row], scope: state, belongs: belonging))
            }
            if isEmpty { empty.append(OpenUnit(record: record, row: nil, verdict: 0, scope: state)) }
        }
        var none = withoutRows(empty, task, table)
        let outside = scope.map { view in table.states.indices.map { view.state($0) == ColumnTruth.no } }
        settle(items, .item, task) { self.items[$0.row ?? 0] = $1 }
        settle(&none, task)
        for record in table.states.indices {
            task.out[record] =
                outside?[record] == true ? SweptVerdict.notApplicable : together(table.rows(ofRecord: record), kept)
        }
        for line in none { task.out[line.unit.record] = line.verdict }
    }

    private func together(_ rows: Range<Int>, _ kept: [UInt8]?) -> UInt8 {
        var verdict: UInt8?
        for row in rows {
            let belonging = kept?[row] ?? ColumnTruth.yes
            if belonging == ColumnTruth.no || belonging == ColumnTruth.null { continue }
            verdict = verdict.map { SweptVerdict.together($0, items[row]) } ?? items[row]
        }
        return verdict ?? SweptVerdict.deferred
    }

    // MARK: Without rows

    /// A report without rows that the check is about: its verdict, or the condition that it rests on.
    struct LineWithoutRows {
        let unit: OpenUnit
        var verdict: UInt8
        let condition: Int32?
    }

    private func withoutRows(_ units: [OpenUnit], _ task: SweepTask, _ table: TableColumns) -> [LineWithoutRows] {
        units.map { unit in
            let state = table.states[unit.record]
            if state == ColumnState.special || unit.scope == ColumnTruth.special {
                return LineWithoutRows(unit: unit, verdict: SweptVerdict.deferred, condition: nil)
            }
            if state != ColumnState.value, let verdict = task.check.noBlock {
                return LineWithoutRows(unit: unit, verdict: verdict.byte, condition: nil)
            }
            let (verdict, condition) = withoutRows(task.check, unit.record)
            return LineWithoutRows(unit: unit, verdict: verdict, condition: condition)
        }
    }

    /// The verdict without rows; where it is open, the condition that it rests on.
    func withoutRows(_ check: ColumnCheck, _ record: Int) -> (verdict: UInt8, condition: Int32?) {
        for line in check.noRows {
            guard let condition = line.condition else { return (line.verdict.byte, nil) }
            switch runner.view(condition).state(record) {
            case ColumnTruth.yes: return (line.verdict.byte, nil)
            case ColumnTruth.no: continue
            case ColumnTruth.null: return (SweptVerdict.unknown, nil)
            case ColumnTruth.unknown: return (SweptVerdict.open, condition)
            default: return (SweptVerdict.deferred, nil)
            }
        }
        return (SweptVerdict.notApplicable, nil)
    }

    /// Finds the verdicts that rest on conditions, and what an open scope leaves of them.
    private func settle(_ lines: inout [LineWithoutRows], _ task: SweepTask) {
        var places: [Int: Int] = [:]
        for place in lines.indices { places[lines[place].unit.record] = place }
        for condition in Set(lines.compactMap(\.condition)).sorted() {
            let units = lines.filter { $0.condition == condition }.map(\.unit)
            settle(units, .condition(condition), task) { unit, verdict in
                if let place = places[unit.record] { lines[place].verdict = verdict }
            }
        }
        guard let scope = task.check.onlyIf else { return }
        func narrow(_ place: Int) {
            let verdict = lines[place].verdict
            if verdict < SweptVerdict.open, verdict != SweptVerdict.pass { lines[place].verdict = SweptVerdict.unknown }
        }
        for place in lines.indices where lines[place].unit.scope == ColumnTruth.null { narrow(place) }
        let open = lines.map(\.unit).filter { $0.scope == ColumnTruth.unknown }
        settle(open, .condition(scope), task) { unit, found in
            guard let place = places[unit.record] else { return }
            if found == SweptVerdict.unknown { narrow(place) } else { lines[place].verdict = SweptVerdict.deferred }
        }
    }
}
