import Chuan
import Diagnostics

/// Proves that no report tells a mutant from the rule.
///
/// The changed part and the one before differ only where one of some conjunctions holds. Each is judged as a requirement
/// of its own over everything that a report may say within the constraints of the vocabulary: where none can hold, the
/// two never differ.
struct Equivalence {
    private let mutant: Mutant
    private let book: LoneChecks

    init(_ mutant: Mutant, book: LoneChecks) {
        self.mutant = mutant
        self.book = book
    }

    /// Nil where nothing is proved.
    var proof: Message? {
        guard let difference = mutant.difference, let probes = probes(difference) else { return nil }
        guard probes.allSatisfy(isImpossible) else { return nil }
        return Message(
            vi: "tương đương: không số liệu nào trong các ràng buộc làm hai cách viết khác nhau",
            en: "equivalent: no figures within the constraints make the two differ")
    }

    /// A check for each conjunction that passes only where it holds.
    private func probes(_ difference: TreeDifference) -> [LoneCheck]? {
        var probes: [LoneCheck] = []
        for conjunction in difference.conjunctions {
            guard let probe = probe(conjunction, isTest: difference.isTest) else { return nil }
            probes.append(probe)
        }
        return probes
    }

    private func probe(_ conjunction: [String], isTest: Bool) -> LoneCheck? {
        var check = mutant.original.check
        let choices = mutant.way.map {
            [ReadingChoice(reading: $0.reading, alternative: $0.alternative, parameter: nil)]
        }
        let body = book.body(of: check, under: choices ?? [])
        guard let conditions = isTest ? conditions(conjunction, about: body) : conjunction else { return nil }
        var bare = CheckBody()
        bare.definitions = body.definitions
        bare.forEach = body.forEach ?? body.shareOf
        let text = conditions.joined(separator: " and ")
        bare.requirement = SourceSlice(file: mutant.span.file, text: text, at: mutant.span)
        check.body = bare
        check.variants = []
        return book.compile(check, of: mutant.original.indicator, under: [])
    }

    /// Tests of a measure as conditions about its parts: a rate is multiplied out, so that they are straight lines.
    private func conditions(_ tests: [String], about body: CheckBody) -> [String]? {
        if let measure = body.measure { return tests.map { $0.replacing("(?)", with: "(\(measure.words))") } }
        guard body.form == .fraction, let above = body.numerator, let below = body.denominator else { return nil }
        let rates = tests.map { "\($0.replacing("(?)", with: "(\(above.words))")) * (\(below.words))" }
        return ["(\(below.words)) > 0"] + rates
    }

    /// Whether a check passes for no report of any unit type that it addresses.
    private func isImpossible(_ probe: LoneCheck) -> Bool {
        !probe.unitTypes.isEmpty
            && probe.unitTypes.allSatisfy { type in
                guard let subject = book.openSubject(unitType: type, span: mutant.span) else { return false }
                let result = probe.judge(subject, inFull: false)
                return !result.items.isEmpty
                    && result.items.allSatisfy { $0.verdict == .fail || $0.verdict == .inconsistent }
            }
    }
}

extension SourceSlice {
    /// A text of its own that stands for a place of a file.
    init(file: FileID, text: String, at span: Span) {
        let bytes = Array(text.utf8)
        self.init(
            file: file, text: bytes, runs: [Run(text: 0..<bytes.count, file: span.start..<span.end)],
            origin: span.start)
    }
}
