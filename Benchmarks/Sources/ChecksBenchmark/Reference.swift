/// The verdicts in whole numbers, by other means than the expressions.
extension Rule {
    func verdict(of report: Report) -> Character {
        switch condition {
        case .flags(let flags):
            let given = flags.map { name in Rule.flags.firstIndex(of: name).flatMap { report.flags[$0] } }
            return given.contains(nil) ? "I" : given.allSatisfy { $0 == true } ? "P" : "F"
        case .share(let part, let whole, let percent):
            return compare(part, whole, report) { $0 * 100 >= percent * $1 }
        case .shareBelow(let part, let whole, let percent):
            return compare(part, whole, report) { $0 * 100 < percent * $1 }
        case .shareByLevel(let part, let whole, let bars):
            guard let bar = bars.first(where: { $0.level == report.level }) else { return "N" }
            return compare(part, whole, report) { $0 * 100 >= bar.atLeast * $1 }
        }
    }

    private func compare(
        _ part: [String], _ whole: [String], _ report: Report, _ passes: (Int, Int) -> Bool
    ) -> Character {
        guard let part = difference(part, report), let whole = difference(whole, report) else { return "I" }
        if whole == 0 { return "N" }
        // A negative whole turns the comparison round.
        return (whole > 0 ? passes(part, whole) : passes(-part, -whole)) ? "P" : "F"
    }

    private func difference(_ names: [String], _ report: Report) -> Int? {
        var result: Int?
        for name in names {
            guard let place = Rule.figures.firstIndex(of: name), let figure = report.figures[place] else { return nil }
            result = result.map { $0 - figure } ?? figure
        }
        return result
    }
}
