package import Chuan
import FEEL

/// A report that fails a check, and how far it is from the target.
package struct WorstUnit: Sendable {
    package let shortfall: Shortfall
    package let code: String
    /// The line of a flat file, from 1; nil for a report in a file of its own.
    package let line: Int?
    package let report: Report

    package init(_ shortfall: Shortfall, code: String, line: Int?, _ report: Report) {
        self.shortfall = shortfall
        self.code = code
        self.line = line
        self.report = report
    }

    /// Whether it stands before another one: farther off, or of a lesser code.
    fileprivate func precedes(_ shortfall: Shortfall, _ code: String) -> Bool {
        self.shortfall == shortfall ? self.code <= code : self.shortfall > shortfall
    }
}

/// For each check, a few reports that are farthest from its target, worst first; those that are as far by their codes.
package struct WorstUnits: Sendable {
    package private(set) var units: [[WorstUnit]]
    package let most: Int

    package init(checks: Int, most: Int) {
        units = Array(repeating: [], count: checks)
        self.most = most
    }

    /// Whether a report would be among them.
    ///
    /// - Parameter code: Asked for only where that decides.
    package func wants(_ shortfall: Shortfall, ofCheck check: Int, code: @autoclosure () -> String) -> Bool {
        guard units[check].count >= most, let last = units[check].last else { return most > 0 }
        if last.shortfall != shortfall { return last.shortfall < shortfall }
        return !last.precedes(shortfall, code())
    }

    package mutating func insert(_ unit: WorstUnit, ofCheck check: Int) {
        guard wants(unit.shortfall, ofCheck: check, code: unit.code) else { return }
        let place = units[check].firstIndex { !$0.precedes(unit.shortfall, unit.code) } ?? units[check].endIndex
        units[check].insert(unit, at: place)
        if units[check].count > most { units[check].removeLast() }
    }

    package mutating func add(_ other: WorstUnits) {
        for check in units.indices {
            for unit in other.units[check] { insert(unit, ofCheck: check) }
        }
    }

    package mutating func removeAll() {
        for check in units.indices { units[check].removeAll() }
    }
}

/// Finds the worst reports of blocks. Each thread has one of its own.
package final class WorstFinder {
    private let figures: BlockShortfalls
    private let codeColumn: Int
    /// Those of everything that was read by this thread, which later ones have to beat.
    private var known: WorstUnits
    private var fresh: WorstUnits

    /// - Parameter codeColumn: The column of the block that holds units' codes.
    package init(_ figures: ShortfallColumns, checks: Int, most: Int, codeColumn: Int) {
        self.figures = BlockShortfalls(figures)
        self.codeColumn = codeColumn
        known = WorstUnits(checks: checks, most: most)
        fresh = known
    }

    /// Looks at reports whose verdicts stand.
    ///
    /// - Parameters:
    ///   - line: The line of a row.
    ///   - report: The report of a row; asked for only where it is among the worst.
    package func add(_ judged: JudgedRows, block: FlatBlock, line: (Int) -> Int, report: (Int) -> SweptReport?) {
        var best: [(row: Int, shortfall: Shortfall)] = []
        var current: Int?
        func flush(_ check: Int) {
            for (row, shortfall) in best {
                let code = text(row, judged)
                guard known.wants(shortfall, ofCheck: check, code: code), let report = report(row)?.report else {
                    continue
                }
                let unit = WorstUnit(shortfall, code: report.header.unitCode.value, line: line(row), report)
                known.insert(unit, ofCheck: check)
                fresh.insert(unit, ofCheck: check)
            }
            best.removeAll(keepingCapacity: true)
        }
        figures.find(judged.sweeper, block, rows: judged.rows, report: report) { check, row, shortfall in
            if let current, current != check { flush(current) }
            current = check
            guard known.wants(shortfall, ofCheck: check, code: self.text(row, judged)) else { return }
            // Sorted by insertion: only a few are kept.
            let place =
                best.firstIndex {
                    $0.shortfall == shortfall
                        ? self.text(row, judged) < self.text($0.row, judged) : $0.shortfall < shortfall
                } ?? best.endIndex
            if place == known.most { return }
            best.insert((row, shortfall), at: place)
            if best.count > known.most { best.removeLast() }
        }
        if let current { flush(current) }
    }

    private func text(_ row: Int, _ judged: JudgedRows) -> String {
        KeptColumn(column: codeColumn, heading: "").words(judged, row) ?? ""
    }

    /// What this piece added to the worst.
    package func take() -> WorstUnits {
        defer { fresh.removeAll() }
        return fresh
    }
}
