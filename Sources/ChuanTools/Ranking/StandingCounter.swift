package import Chuan
import FEEL

/// Counts the targets that units of blocks meet. Each thread has one of its own.
package final class StandingCounter {
    private let sweep: Sweep
    /// The checks of each indicator.
    private let groups: [[Int]]
    private let isCity: [Bool]
    private let code: KeptColumn
    private let name: KeptColumn
    private var found: [(period: RollUpPeriod, standings: Standings)] = []

    /// - Parameters:
    ///   - codeColumn: The column of the block that holds units' codes.
    ///   - nameColumn: The column that holds their names.
    package init(_ sweep: Sweep, codeColumn: Int, nameColumn: Int) {
        self.sweep = sweep
        let rulebook = sweep.judge.rulebook
        groups = rulebook.indicators.indices.map { index in
            sweep.checks.indices.filter { sweep.checks[$0].indicator == index }
        }
        isCity = rulebook.vocabulary.unitTypes.map { $0.code == "city" }
        code = KeptColumn(column: codeColumn, heading: "")
        name = KeptColumn(column: nameColumn, heading: "")
    }

    /// Adds reports whose verdicts stand.
    ///
    /// - Parameter report: The report of a row, where its header is not plain.
    /// - Complexity: O(reports · checks).
    package func add(_ judged: JudgedRows, _ block: FlatBlock, report: (Int) -> Report?) {
        let columns = groups.map { $0.map(judged.sweeper.verdicts(ofCheck:)) }
        let (starts, ends) = sweep.periods(of: block)
        let types = sweep.unitTypes(of: block)
        for row in judged.rows where !isCity[Int(types[row])] {
            var unit = standing(row, judged, type: Int(types[row]), report)
            for group in columns {
                guard var verdict = group.first?[row] else { continue }
                for column in group.dropFirst() where Self.rank[Int(column[row])] < Self.rank[Int(verdict)] {
                    verdict = column[row]
                }
                unit.add(VerdictCode.byByte[Int(verdict)])
            }
            add(unit, RollUpPeriod(start: starts[row], end: ends[row]))
        }
    }

    /// The place of each verdict, by its byte, in the order in which one stands for several.
    private static let rank: [UInt8] = VerdictCode.byByte.map { code in
        UInt8(VerdictCode.byByte.count { VerdictCode.together([$0, code]) == $0 })
    }

    private func standing(
        _ row: Int, _ judged: JudgedRows, type: Int, _ report: (Int) -> Report?
    ) -> Standing {
        guard let code = code.words(judged, row), !name.isOdd(judged, row) else {
            let header = report(row)?.header
            return Standing(code: header?.unitCode.value ?? "", name: header?.unitName, type: type)
        }
        return Standing(code: code, name: name.words(judged, row), type: type)
    }

    /// Adds a report that was judged by itself.
    package func add(_ result: ReportResult) {
        var one = Standings()
        one.add(result, sweep.judge.rulebook.vocabulary)
        guard let period = one.period, let unit = one.units.first else { return }
        add(unit, period)
    }

    private func add(_ unit: Standing, _ period: RollUpPeriod) {
        let place = found.firstIndex { $0.period == period } ?? found.endIndex
        if place == found.endIndex { found.append((period, Standings())) }
        found[place].standings.add(unit, period)
    }

    /// The units of this piece, apart by the days that they report for.
    package func take() -> [Standings] {
        defer { found.removeAll() }
        return found.map(\.standings)
    }
}
