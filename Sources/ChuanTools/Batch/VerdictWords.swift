import Chuan
public import Diagnostics

/// What stands for each verdict in a table of verdicts.
public struct VerdictWords: Sendable {
    /// By `VerdictCode.byte`.
    let words: [String]

    /// The codes of the result form: `pass`, `no_events`.
    public static let codes = VerdictWords { $0.rawValue }

    /// One letter each: P, F, U, E (no events), A (not applicable), I, D (not due).
    public static let letters = VerdictWords { code in
        switch code {
        case .pass: "P"
        case .fail: "F"
        case .unknown: "U"
        case .noEvents: "E"
        case .notApplicable: "A"
        case .inconsistent: "I"
        case .notDue: "D"
        }
    }

    /// The words that people see.
    public static func labels(_ language: Language) -> VerdictWords { VerdictWords { $0.label[language] } }

    private init(_ word: (VerdictCode) -> String) {
        words = VerdictCode.byByte.map(word)
    }

    /// Reads `codes`, `letters`, `labels`, or words of the user's own: `pass=P,fail=F`; verdicts that are not named keep
    /// their codes.
    ///
    /// - Returns: Nil where a name is no verdict.
    public init?(_ text: String, _ language: Language) {
        switch text {
        case "codes": self = .codes
        case "letters": self = .letters
        case "labels": self = .labels(language)
        default:
            var words = VerdictWords.codes.words
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard sides.count == 2, let code = VerdictCode(rawValue: String(sides[0])) else { return nil }
                words[Int(code.byte)] = String(sides[1])
            }
            self.words = words
        }
    }
}
