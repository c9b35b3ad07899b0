/// One of the 25 rules: what it reads, and what passes.
///
/// Verdicts are letters: P pass, F fail, I a figure is missing, N not applicable (nothing to measure, or another level
/// of unit). They are decided in this order: the level, missing figures, a denominator of zero, the comparison.
struct Rule {
    enum Condition {
        /// The figures of the numerator and of the denominator (the second of two is subtracted), and percents.
        case share([String], of: [String], atLeast: Int)
        case shareBelow([String], of: [String], Int)
        /// Percents by level of unit; other levels are not covered.
        case shareByLevel([String], of: [String], [(level: String, atLeast: Int)])
        case flags([String])
    }

    let name: String
    let condition: Condition

    static let fields = ["land", "construction", "investment", "justice", "business", "complaints"]
    static let levels = ["so-nganh", "huyen", "xa", "su-nghiep-giao-duc", "su-nghiep-y-te"]
    static let flags = ["procedures", "fees", "budget", "plan", "progress", "results"].map { "disclosed_\($0)" }

    /// Every figure of a report, in order; the level and the flags are no figures.
    static let figures: [String] =
        fields.flatMap { ["\($0)_total", "\($0)_on_time"] } + ["late_total", "late_apologised"]
        + fields.flatMap { ["\($0)_respondents", "\($0)_satisfied"] }
        + [
            "feedback_received", "feedback_answered", "feedback_published", "results_total", "results_digitized",
            "capital_plan", "capital_disbursed", "payments_total", "payments_electronic", "documents_total",
            "documents_electronic", "documents_secret", "officials_total", "officials_signing", "officials_email",
            "services_approved", "services_deployed",
        ]

    /// The names of a report's values, in order.
    static let names = ["level"] + figures + flags

    static let all: [Rule] =
        fields.map { share("on_time_\($0)", "\($0)_on_time", "\($0)_total", $0 == "complaints" ? 95 : 98) }
        + ["land", "investment"].map { field in
            Rule(
                name: "late_\(field)",
                condition: .shareBelow(["\(field)_total", "\(field)_on_time"], of: ["\(field)_total"], 3))
        }
        + [Rule(name: "disclosed", condition: .flags(flags)), full("late_apologised", "late_apologised", "late_total")]
        + fields.enumerated().map { share("satisfied_\($1)", "\($1)_satisfied", "\($1)_respondents", $0 < 3 ? 90 : 95) }
        + [
            full("feedback_answered", "feedback_answered", "feedback_received"),
            full("feedback_published", "feedback_published", "feedback_received"),
            Rule(
                name: "digitized",
                condition: .shareByLevel(
                    ["results_digitized"], of: ["results_total"], [("so-nganh", 50), ("huyen", 40), ("xa", 35)])),
            share("disbursed", "capital_disbursed", "capital_plan", 90),
            full("e_payment", "payments_electronic", "payments_total"),
            Rule(
                name: "e_documents",
                condition: .share(
                    ["documents_electronic"], of: ["documents_total", "documents_secret"], atLeast: 100)),
            full("digital_signature", "officials_signing", "officials_total"),
            full("official_email", "officials_email", "officials_total"),
            full("services_deployed", "services_deployed", "services_approved"),
        ]

    private static func share(_ name: String, _ part: String, _ whole: String, _ percent: Int) -> Rule {
        Rule(name: name, condition: .share([part], of: [whole], atLeast: percent))
    }

    private static func full(_ name: String, _ part: String, _ whole: String) -> Rule { share(name, part, whole, 100) }
}

extension Rule {
    /// The rule in FEEL, with every case spelled out.
    var expression: String {
        switch condition {
        case .share(let part, let whole, let percent):
            measured(part, whole, passes: "\(quotient(part, whole)) >= \(percent)%")
        case .shareBelow(let part, let whole, let percent):
            measured(part, whole, passes: "\(quotient(part, whole)) < \(percent)%")
        case .shareByLevel(let part, let whole, let bars):
            "if not(level in (\(bars.map { "\"\($0.level)\"" }.joined(separator: ", ")))) then \"N\" else "
                + measured(
                    part, whole,
                    passes: bars.map { "(level = \"\($0.level)\" and \(quotient(part, whole)) >= \($0.atLeast)%)" }
                        .joined(separator: " or "))
        case .flags(let flags):
            "if \(anyMissing(flags)) then \"I\" else if \(flags.joined(separator: " and ")) then \"P\" else \"F\""
        }
    }

    private func measured(_ part: [String], _ whole: [String], passes: String) -> String {
        "if \(anyMissing(part + whole.filter { !part.contains($0) })) then \"I\" else if \(difference(whole)) = 0 "
            + "then \"N\" else if \(passes) then \"P\" else \"F\""
    }

    private func anyMissing(_ names: [String]) -> String { names.map { "\($0) = null" }.joined(separator: " or ") }

    private func difference(_ names: [String]) -> String {
        names.count == 1 ? names[0] : "(\(names.joined(separator: " - ")))"
    }

    private func quotient(_ part: [String], _ whole: [String]) -> String {
        "\(difference(part)) / \(difference(whole))"
    }
}
