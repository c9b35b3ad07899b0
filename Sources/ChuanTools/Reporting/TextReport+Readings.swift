import Chuan
import Diagnostics

/// What other readings would say.
extension TextReport {
    /// The readings that were chosen for the run, on a line of their own; nothing under the default ones.
    var chosenReadings: String {
        run.choices.isEmpty ? "" : run.choices.words(language) + "\n"
    }

    /// A line for each reading under which a check or the indicator comes out otherwise.
    func writeFlips(_ result: IndicatorResult, to out: inout String) {
        for flip in result.flips {
            let line = "⇄ \(ReportWords.otherReading[language]) \(flip.way): "
            out += "       " + bold(line + flip.text(language)) + "\n"
        }
    }

    /// One line for all readings that could not be tried, for want of figures that only they ask for.
    func writeLacking(_ indicators: [IndicatorResult], to out: inout String) {
        let parts = indicators.lackingReadings.map {
            "\($0.way) (\($0.names.map { $0[language] }.joined(separator: ", ")))"
        }
        if parts.isEmpty { return }
        let start = ReportWords.notTried[language]
        out += dim("  \(start): \(clean(parts.joined(separator: "; ")))") + "\n"
    }

    // MARK: Tables

    /// For each reading a table: the checks that it touches, under every way of reading it; the one in use first.
    func writeReadingTables(_ indicators: [IndicatorResult], to out: inout String) {
        let checks = indicators.flatMap(\.checks)
        for reading in run.rulebook.readings {
            let touched = checks.compactMap { check in
                check.readings.first { $0.id == reading.id }.map { (check, $0) }
            }
            guard let used = touched.first?.1.used else { continue }
            out += "\n" + bold("\(reading.id) \(clean(reading.title[language]))") + "\n"
            write(touched, columns(of: reading, used: used), used: used, to: &out)
        }
        out += dim(
            say("  * kết luận khác với cách hiểu đang dùng", "  * another verdict than under the reading in use"))
        out += "\n"
    }

    /// The ways other than the one in use, the default first.
    private func columns(of reading: Reading, used: String) -> [String] {
        let all = ["default"] + reading.alternatives.map(\.id)
        return all.filter { $0 != used.prefix { $0 != ":" } }
    }

    private func write(
        _ touched: [(CheckResult, ReadingResult)], _ columns: [String], used: String, to out: inout String
    ) {
        let inUse = used == "default" ? say("mặc định", "default") : "\(used) (\(say("đang dùng", "in use")))"
        var lines = [
            [say("Tiêu chí", "Check"), inUse] + columns.map { $0 == "default" ? say("mặc định", "default") : $0 }
        ]
        for (check, reading) in touched {
            var line = [check.check.id, (check.provisional ?? check.verdict).label[language]]
            for column in columns {
                guard let other = reading.others.first(where: { $0.alternative == column }) else {
                    line.append("·")
                    continue
                }
                let flips = other.flips(check.verdict, check.provisional) ? " *" : ""
                line.append((other.provisional ?? other.verdict).label[language] + flips)
            }
            lines.append(line)
        }
        out += TextTable.text(lines)
    }
}

/// Lines of cells as columns of equal width.
enum TextTable {
    /// - Complexity: O(characters).
    static func text(_ lines: [[String]], indent: Int = 2) -> String {
        var widths: [Int] = []
        for line in lines {
            for (column, cell) in line.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.count)
            }
        }
        return lines.map { line in
            var text = String(repeating: " ", count: indent)
            for (column, cell) in line.enumerated() {
                text += cell
                if column < line.count - 1 {
                    text += String(repeating: " ", count: widths[column] - cell.count + 2)
                }
            }
            return text + "\n"
        }.joined()
    }
}
