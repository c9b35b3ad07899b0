package import Chuan
package import Diagnostics
import FEEL

/// The worst units of each check, with what is missing to the target: each is judged once more, in full.
package struct WorstReport {
    private let checks: [(check: Check, units: [(unit: WorstUnit, item: ItemResult?)])]
    private let files: SourceFiles
    private let language: Language

    /// - Parameter files: Where reports that have no line stand.
    /// - Complexity: O(checks · units).
    package init(
        _ sweep: Sweep, _ worst: WorstUnits, register: Register?, files: SourceFiles = SourceFiles(), language: Language
    ) {
        self.files = files
        checks = sweep.checks.enumerated().map { number, check in
            let units = worst.units[number].map { unit in
                let inForce = register?.unitsInForce(on: unit.report.header.periodEnd)
                return (unit, sweep.judge.worstItem(ofCheck: number, unit.report, register: inForce))
            }
            return (check.check, units)
        }
        self.language = language
    }

    /// The checks that some unit fails, each with its units.
    package func text() -> String {
        var text = ""
        for (check, units) in checks where !units.isEmpty {
            text += "\(check.id)\n"
            for (unit, item) in units {
                text += "  " + TextReport.clean(title(unit)) + ": " + TextReport.clean(sentence(item)) + "\n"
                guard let gap = item?.gap else { continue }
                let lead =
                    gap.entries.isEmpty
                    ? Message(vi: "Phần còn thiếu", en: "What is missing") : Message(vi: "Cần", en: "Needed")
                text += "    \(lead[language]): \(TextReport.clean(gap.need[language]))\n"
            }
        }
        if text.isEmpty { return "" }
        return Message(vi: "Xa mục tiêu nhất", en: "Farthest from the target")[language] + "\n" + text
    }

    private func title(_ unit: WorstUnit) -> String {
        let name = unit.report.header.unitName.map { " \($0)" } ?? ""
        let place =
            if let line = unit.line {
                Message(vi: "dòng \(line)", en: "line \(line)")[language]
            } else {
                files[unit.report.file]?.path ?? ""
            }
        return "\(unit.code)\(name) (\(place))"
    }

    private func sentence(_ item: ItemResult?) -> String {
        let label = item.flatMap { $0.title?[language] ?? $0.label }.map { $0 + ": " } ?? ""
        return label + (item?.sentence[language] ?? "")
    }

    /// The worst units of one check.
    func write(check: Int, to writer: inout JSONWriter, _ report: inout JSONReport) {
        writer.list(checks[check].units) { writer, entry in
            writer.object { writer in
                writer.member("unit_code", entry.unit.code)
                writer.member("unit_name", entry.unit.report.header.unitName)
                if let line = entry.unit.line {
                    writer.member("line", line)
                } else {
                    writer.member("file", files[entry.unit.report.file]?.path)
                }
                guard let item = entry.item else { return }
                writer.member("item", item.label)
                writer.member("numerator", item.figures?.numerator?.description)
                writer.member("denominator", item.figures?.denominator?.description)
                writer.member("shown", item.figures?.shown?[language])
                writer.member("sentence", item.sentence[language])
                report.write(item.gap, to: &writer)
            }
        }
    }
}
