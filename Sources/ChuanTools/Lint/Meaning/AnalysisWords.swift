import Chuan
import Diagnostics
import FEEL

/// How lints speak of what was looked at.
extension CheckAnalysis {
    /// ` theo cách hiểu A02=strict`; nothing under the default readings.
    var underReading: Message {
        guard let way else { return Message("") }
        let name = "\(way.reading)=\(way.alternative)"
        return Message(vi: " theo cách hiểu `\(name)`", en: " under reading `\(name)`")
    }

    /// Where the check speaks of the reading, unless that is where the mistake is.
    func readingLabel(for span: Span) -> [Diagnostic.Label] {
        guard let way, span.file != way.span.file || span.start < way.span.start else { return [] }
        return [
            Diagnostic.Label(way.span, Message(vi: "theo cách hiểu này", en: "under this reading"))
        ]
    }

    /// ` đối với quận huyện`; nothing where it is so for all unit types of the check.
    func forUnitTypes(_ vocabulary: Vocabulary) -> Message {
        if isForAll { return Message("") }
        let titles = unitTypes.map { vocabulary.unitTypes[$0].title }
        return Message(
            vi: " đối với " + titles.map { $0[.vi] }.joined(separator: ", "),
            en: " for " + titles.map { $0[.en] }.joined(separator: ", "))
    }
}

extension RulebookAnalysis.Analysed {
    /// What a search finds in the analyses of the check, one finding for each place: the same mistake under several readings
    /// is said once.
    ///
    /// - Parameter inLines: The lines of a target by condition are looked at too, each for itself.
    func findings(inLines: Bool = false, _ search: (CheckAnalysis) -> [Diagnostic]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func note(_ analysis: CheckAnalysis) {
            for diagnostic in search(analysis) where !found.contains(where: { $0.span == diagnostic.span }) {
                found.append(diagnostic)
            }
        }
        for (analysis, lines) in zip(analyses, lines) {
            note(analysis)
            if inLines { for line in lines { note(line) } }
        }
        return found
    }
}

/// A check whose verdict does not depend on the report.
enum FixedVerdict {
    /// The number of the target lies outside of what the measure may be.
    case outOfRange(Check.Test, Enclosure)
    case fails(Span, String)
    case passes(Span, String)

    static func isFixed(_ analysis: CheckAnalysis) -> Bool { FixedVerdict(analysis) != nil }

    /// Nil where it depends, where that is not known, and where the measure has nothing of a report in it, which is
    /// another mistake.
    init?(_ analysis: CheckAnalysis) {
        let outcomes = analysis.outcomes
        let fails = outcomes.contains(.fail) && outcomes.isSubset(of: [.fail, .empty, .inconsistent])
        let passes = outcomes.contains(.pass) && outcomes.isSubset(of: [.pass, .empty])
        guard fails || passes, analysis.isReached, let decisive = analysis.decisive,
            analysis.check.constantMeasure == nil
        else { return nil }
        if let test = analysis.test, let range = analysis.measure, range.point == nil,
            range.isBeside(test.number)
        {
            self = .outOfRange(test, range)
        } else {
            self = fails ? .fails(decisive.span, decisive.text) : .passes(decisive.span, decisive.text)
        }
    }
}

extension Enclosure {
    /// Whether a number lies outside, not at an end.
    fileprivate func isBeside(_ number: Decimal) -> Bool {
        low.map { number < $0.value } ?? false || high.map { number > $0.value } ?? false
    }

    /// `từ 0% đến 100%`.
    func words(isPercent: Bool) -> Message {
        func shown(_ number: Decimal) -> Message {
            guard isPercent, let value = number.divided(by: .percent) else { return NumberForm.message(number) }
            return NumberForm.message(value) + Message("%")
        }
        switch (low.map { shown($0.value) }, high.map { shown($0.value) }) {
        case (let low?, let high?):
            return Message(vi: "từ \(low.vi) đến \(high.vi)", en: "\(low.en) to \(high.en)")
        case (let low?, nil): return Message(vi: "từ \(low.vi) trở lên", en: "\(low.en) or more")
        case (nil, let high?): return Message(vi: "không quá \(high.vi)", en: "at most \(high.en)")
        case (nil, nil): return Message(vi: "một số bất kỳ", en: "any number")
        }
    }
}

extension [CheckAnalysis.Figure] {
    /// `kế hoạch vốn = 100, đã giải ngân = 0`.
    var words: Message {
        func joined(_ language: Language) -> String {
            map { "\($0.name[language]) = \($0.value[language])" }.joined(separator: ", ")
        }
        return Message(vi: joined(.vi), en: joined(.en))
    }
}
