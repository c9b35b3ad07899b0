import Chuan
import Diagnostics

/// One other way of one reading under which something comes out otherwise.
struct ReadingFlip {
    /// `A02=strict`.
    let way: String
    let changes: [Change]

    struct Change {
        /// `3.1.b`, `chỉ tiêu 3.1`.
        let name: Message
        let before: VerdictCode
        let after: VerdictCode
    }

    /// `3.1.b Đạt → Không đạt; chỉ tiêu 3.1 Đạt → Không đạt`
    func text(_ language: Language) -> String {
        changes.map { "\($0.name[language]) \($0.before.label[language]) → \($0.after.label[language])" }
            .joined(separator: "; ")
    }
}

extension IndicatorResult {
    /// The ways of reading under which a check or the indicator comes out otherwise.
    var flips: [ReadingFlip] {
        (checks.flatMap(\.readings) + readings).ways.compactMap { way in
            var changes = checks.compactMap { check in
                way.change(Message(check.check.id), check.readings, (check.verdict, check.provisional))
            }
            let name = Message(vi: "chỉ tiêu \(indicator.id)", en: "indicator \(indicator.id)")
            if checks.count > 1, let change = way.change(name, readings, (verdict, provisional)) {
                changes.append(change)
            }
            return changes.isEmpty ? nil : ReadingFlip(way: way.text, changes: changes)
        }
    }
}

extension [IndicatorResult] {
    /// Ways of reading that could not be tried, and the figures that only they ask for.
    var lackingReadings: [(way: String, names: [Message])] {
        let readings = flatMap(\.checks).flatMap(\.readings)
        return readings.ways.compactMap { way in
            var names: [Message] = []
            for reading in readings {
                for name in way.other(in: reading)?.lacking ?? [] where !names.contains(name) { names.append(name) }
            }
            return names.isEmpty ? nil : (way.text, names)
        }
    }
}

/// One other way of one reading.
private struct Way: Hashable {
    let reading: String
    let alternative: String

    var text: String { "\(reading)=\(alternative)" }

    func other(in result: ReadingResult) -> ReadingResult.Other? {
        result.id == reading ? result.others.first { $0.alternative == alternative } : nil
    }

    /// Nil where nothing changes.
    func change(
        _ name: Message, _ readings: [ReadingResult], _ verdict: (VerdictCode, VerdictCode?)
    ) -> ReadingFlip.Change? {
        guard let other = readings.lazy.compactMap(other).first, other.flips(verdict.0, verdict.1) else { return nil }
        return ReadingFlip.Change(
            name: name, before: verdict.1 ?? verdict.0, after: other.provisional ?? other.verdict)
    }
}

extension [ReadingResult] {
    /// In the order in which they come up.
    fileprivate var ways: [Way] {
        var seen: Set<Way> = []
        return flatMap { reading in reading.others.map { Way(reading: reading.id, alternative: $0.alternative) } }
            .filter { seen.insert($0).inserted }
    }
}
