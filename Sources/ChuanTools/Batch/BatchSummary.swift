package import Chuan
package import Diagnostics

/// What a batch came out as, check by check.
package struct BatchSummary {
    private let sweep: Sweep
    private let tally: VerdictTally
    private let worst: WorstReport?
    private let language: Language

    /// - Parameter worst: The units that are farthest from the targets; nil where nobody asked.
    package init(_ sweep: Sweep, _ tally: VerdictTally, _ worst: WorstReport?, language: Language) {
        self.sweep = sweep
        self.tally = tally
        self.worst = worst
        self.language = language
    }

    /// A table with a line for each check.
    package func text() -> String {
        let rulebook = sweep.judge.rulebook
        let reports = Self.grouped(tally.reports, language)
        var text = Message(
            vi: "\(rulebook.title[.vi]) · \(reports) báo cáo\n\n", en: "\(rulebook.title[.en]) · \(reports) reports\n\n"
        )[
            language]
        let codes = VerdictCode.byByte.filter { $0 != .notDue || tally.holds(.notDue) }
        var rows = [[Self.heading[language]] + codes.map { $0.label[language] } + [Self.share[language]]]
        for (number, check) in sweep.checks.enumerated() {
            let counts = codes.map { Self.grouped(tally.count($0, ofCheck: number), language) }
            rows.append([check.check.id] + counts + [share(number)])
        }
        text += Self.aligned(rows)
        let farthest = worstText
        return text + (farthest.isEmpty ? "" : "\n" + farthest)
    }

    /// The units that are farthest from each target alone; empty where there are none.
    var worstText: String { worst?.text() ?? "" }

    /// The members of the object that says the same.
    func write(to writer: inout JSONWriter, _ report: inout JSONReport) {
        writer.member("reports", tally.reports)
        writer.key("checks")
        writer.list(sweep.checks.indices) { writer, number in
            writer.object { writer in
                writer.member("id", sweep.checks[number].check.id)
                writer.key("verdicts")
                writer.object { writer in
                    for code in VerdictCode.byByte {
                        writer.member(code.rawValue, tally.count(code, ofCheck: number))
                    }
                }
                guard let worst else { return }
                writer.key("worst")
                worst.write(check: number, to: &writer, &report)
            }
        }
    }

    /// Those that pass of those that pass or fail: cut off, so that a full 100% is said of all alone.
    private func share(_ check: Int) -> String {
        let (met, failed) = (tally.count(.pass, ofCheck: check), tally.count(.fail, ofCheck: check))
        guard met + failed > 0 else { return "–" }
        let thousandths = met * 1000 / (met + failed)
        let comma = language == .vi ? "," : "."
        return "\(thousandths / 10)\(comma)\(thousandths % 10)%"
    }

    private static let heading = Message(vi: "Tiêu chí", en: "Check")
    private static let share = Message(vi: "Tỷ lệ đạt", en: "Share met")

    /// `1.234.567`, in English `1,234,567`.
    package static func grouped(_ number: Int, _ language: Language) -> String {
        let digits = Array(String(number))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += language == .vi ? "." : "," }
            text.append(digit)
        }
        return text
    }

    /// The first column on the left, numbers on the right.
    private static func aligned(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "  ") + "\n"
        }.joined()
    }
}
