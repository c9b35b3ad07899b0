package import Chuan
import FEEL

/// How a unit stands: of the targets that count for it, those that are met, those that are not, and those that are open.
package struct Standing: Sendable {
    package let code: String
    package internal(set) var name: String?
    /// The index of the unit type.
    package let type: Int
    package private(set) var met = 0
    package private(set) var failed = 0
    /// Not decidable, inconsistent or not due.
    package private(set) var open = 0

    package init(code: String, name: String?, type: Int) {
        self.code = code
        self.name = name
        self.type = type
    }

    /// The targets that count.
    package var counted: Int { met + failed + open }

    package mutating func add(_ verdict: VerdictCode) {
        switch verdict {
        case .pass: met += 1
        case .fail: failed += 1
        case .unknown, .inconsistent, .notDue: open += 1
        case .noEvents, .notApplicable: break
        }
    }
}

/// The standings of the units that report for the same days; the city's own report has none.
package struct Standings: Sendable {
    package private(set) var period: RollUpPeriod?
    package private(set) var units: [Standing] = []

    package init() {}

    /// Whether a report is about the days that all others are about.
    package func isAbout(_ period: RollUpPeriod) -> Bool { self.period.map { $0 == period } ?? true }

    package mutating func add(_ standing: Standing, _ period: RollUpPeriod) {
        self.period = period
        units.append(standing)
    }

    /// Adds a report that was judged.
    package mutating func add(_ result: ReportResult, _ vocabulary: Vocabulary) {
        let header = result.report.header
        guard header.unitType.value != "city",
            let type = vocabulary.unitTypes.firstIndex(where: { $0.code == header.unitType.value })
        else { return }
        var standing = Standing(code: header.unitCode.value, name: header.unitName, type: type)
        for indicator in result.indicators { standing.add(indicator.verdict) }
        add(standing, RollUpPeriod(header))
    }

    /// Adds what came behind, of the same period.
    package mutating func add(_ other: Standings) {
        if period == nil { period = other.period }
        units += other.units
    }

    /// Gives units that did not say their names those of the register.
    package mutating func name(by register: Register) {
        for place in units.indices where units[place].name == nil {
            units[place].name = register.units(code: units[place].code).last?.name
        }
    }
}
