import Chuan
import ChuanTools
import Diagnostics
import FEEL
import ReportFiles

/// What is asked of all units together.
struct UnitsPlan: Sendable {
    let sweep: Sweep
    /// What is added up to the city; nil where that is not asked for, or no check is rolled up.
    let city: CitySweep?
    /// The figures that the worst units are found by; nil where that is not asked for.
    let shortfalls: ShortfallColumns?
    let mostWorst: Int
    let isRanked: Bool
    /// Columns of units' codes and names.
    let codeColumn: Int
    let nameColumn: Int
}

/// What the units of one piece of a file come to.
struct UnitsPart {
    let city: CityPart?
    /// The same of reports that were judged one by one, for each period.
    let sums: [CitySums]
    let standings: [Standings]
    let worst: WorstUnits?
}

/// Gathers what is asked of all units together, from pieces of a file.
final class BatchUnits {
    private let plan: UnitsPlan
    private let rollUp: BlockRollUp?
    private let finder: WorstFinder?
    private let standings: StandingCounter?
    private var sums: [CitySums] = []
    private var worst: WorstUnits

    init(_ plan: UnitsPlan) {
        self.plan = plan
        let checks = plan.sweep.checks.count
        rollUp = plan.city.map(BlockRollUp.init)
        finder = plan.shortfalls.map {
            WorstFinder($0, checks: checks, most: plan.mostWorst, codeColumn: plan.codeColumn)
        }
        standings =
            plan.isRanked
            ? StandingCounter(plan.sweep, codeColumn: plan.codeColumn, nameColumn: plan.nameColumn) : nil
        worst = WorstUnits(checks: checks, most: plan.mostWorst)
    }

    /// Adds reports of a block whose verdicts stand.
    func add(
        _ judged: JudgedRows, _ block: FlatBlock, line: (Int) -> Int, report: @escaping (Int) -> SweptReport?
    ) {
        rollUp?.add(block, texts: judged.texts, rows: judged.rows, report: report)
        finder?.add(judged, block: block, line: line, report: report)
        standings?.add(judged, block) { report($0)?.report }
    }

    /// Adds a report that was judged by itself.
    func add(_ result: ReportResult, line: Int) {
        standings?.add(result)
        let shortfalls = plan.mostWorst > 0 ? plan.sweep.judge.shortfalls(of: result) : []
        for (check, shortfall) in shortfalls.enumerated() {
            guard let shortfall else { continue }
            let code = result.report.header.unitCode.value
            worst.insert(WorstUnit(shortfall, code: code, line: line, result.report), ofCheck: check)
        }
        guard let city = plan.city, result.report.header.unitType.value != "city" else { return }
        let place = sums.firstIndex { $0.isAbout(result.report.header) } ?? sums.endIndex
        if place == sums.endIndex { sums.append(CitySums(city)) }
        sums[place].add(result)
    }

    func take() -> UnitsPart {
        defer {
            sums.removeAll()
            worst.removeAll()
        }
        return UnitsPart(
            city: rollUp?.take(), sums: sums, standings: standings?.take() ?? [], worst: finder?.take() ?? worst)
    }
}

/// What all units come to together.
struct UnitsTotal {
    private(set) var city: CitySums?
    private(set) var cityStatistics: CityStatistics?
    private(set) var standings = Standings()
    private(set) var worst: WorstUnits

    init(_ plan: UnitsPlan) {
        city = plan.city.map { CitySums($0) }
        worst = WorstUnits(checks: plan.sweep.checks.count, most: plan.mostWorst)
    }

    mutating func add(_ part: UnitsPart) {
        if let added = part.city {
            city?.add(added)
            if cityStatistics?.add(added.statistics) == nil { cityStatistics = added.statistics }
        }
        for sums in part.sums where city?.period == nil || city?.period == sums.period { city?.add(sums) }
        for more in part.standings where standings.period == nil || standings.period == more.period {
            standings.add(more)
        }
        if let found = part.worst { worst.add(found) }
    }
}
