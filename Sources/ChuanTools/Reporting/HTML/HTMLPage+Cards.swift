import Chuan
import Diagnostics

/// Cards: one a target.
extension HTMLPage {
    /// Cards of the targets that concern the unit, and the others on a line each.
    ///
    /// - Parameter level: Of their headings.
    func writeCards(_ indicators: [IndicatorResult], prefix: String, level: Int) {
        html.element("div", ["class": "cards"]) {
            for (number, result) in indicators.enumerated() where result.verdict != .notApplicable {
                writeCard(result, id: "\(prefix)-t\(number + 1)", level: level)
            }
        }
        writeOthers(indicators.filter { $0.verdict == .notApplicable })
    }

    /// The targets that don't concern the unit, and the readings under which they would.
    private func writeOthers(_ others: [IndicatorResult]) {
        if others.isEmpty { return }
        html.element("div", ["class": "others a"]) {
            html.element("p") {
                writeBadge(.notApplicable, nil)
                html.text(": ")
                for (number, other) in others.enumerated() {
                    if number > 0 { html.text("; ") }
                    html.element("b", text: other.indicator.id)
                    html.text(" " + other.indicator.title[language])
                }
            }
            for other in others { writeFlips(of: other) }
        }
    }

    func writeFlips(of result: IndicatorResult) {
        for flip in result.flips {
            let start = "⇄ \(say(ReportWords.otherReading)) \(flip.way)"
            html.element("p", ["class": "flip"], text: "\(start): \(flip.text(language))")
        }
    }

    /// The sign and the word of a verdict.
    func writeBadge(_ verdict: VerdictCode, _ provisional: VerdictCode?) {
        html.element("span", ["class": "badge \(verdict.className)"]) {
            html.element("span", ["aria-hidden": "true"], text: verdict.sign)
            html.text(" " + say(ReportWords.verdict(verdict, provisional)))
        }
    }

    private func writeCard(_ result: IndicatorResult, id: String, level: Int) {
        html.line()
        html.element("article", ["class": "card \(result.verdict.className)", "id": id, "aria-labelledby": id + "h"]) {
            html.element("div", ["class": "head"]) {
                heading(level, id: id + "h") {
                    html.element("span", ["class": "id"], text: result.indicator.id)
                    html.text(" " + result.indicator.title[language])
                }
                html.element("p", ["class": "verdict"]) {
                    writeBadge(result.verdict, result.provisional)
                    if let source = result.indicator.source.flatMap(words) {
                        html.element("span", ["class": "source"], text: " \(source)")
                    }
                }
            }
            let isWholly = result.verdict == .notApplicable || result.checks.count == 1
            for check in result.checks where isWholly || check.verdict != .notApplicable {
                write(check, isOnly: result.checks.count == 1)
            }
            if !isWholly { writeOthers(result.checks.filter { $0.verdict == .notApplicable }) }
            writeFlips(of: result)
            if let remedy = result.shownRemedy {
                writeLabelled("remedy", ReportWords.remedy, remedy[language])
            }
            writeExplanations(of: result)
        }
    }

    /// Where a target comes from: the clause, with its document where that is not the one named above all.
    func words(_ source: SourceClause) -> String? {
        let isCommon = source.document.value == commonSource?.document.value
        let parts = [isCommon ? nil : run.rulebook.words(source).map(say), source.words.map(say)]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    func writeLabelled(_ name: String, _ label: Message, _ text: String) {
        html.element("p", ["class": name]) {
            html.element("b", text: say(label) + ":")
            html.text(" " + text)
        }
    }

    // MARK: Checks

    /// The checks that don't concern the unit, on one line.
    private func writeOthers(_ checks: [CheckResult]) {
        if checks.isEmpty { return }
        html.element("p", ["class": "check a"]) {
            writeBadge(.notApplicable, nil)
            html.text(" " + checks.map(\.check.id).joined(separator: ", "))
        }
    }

    private func write(_ check: CheckResult, isOnly: Bool) {
        html.element("div", ["class": "check"]) {
            if !isOnly {
                html.element("p", ["class": "check-title"]) {
                    html.element("b", text: check.check.id)
                    html.text(" " + (check.check.title?[language] ?? ""))
                }
            }
            let passes = check.items.filter { $0.verdict == .pass && ($0.title != nil || $0.label != nil) }
            let isLong = passes.count >= Self.manyPasses
            let isMany = check.items.count { $0.verdict == .fail } >= Self.manyFails
            let classes = "items" + (isLong ? " long" : "") + (isMany ? " many" : "")
            html.element("ul", ["class": classes]) {
                for item in check.items {
                    html.element("li", ["class": "item \(item.verdict.className)"]) { write(item, of: check) }
                }
                if isLong { writeOnPaper(passes) }
            }
        }
    }

    /// From so many rows that fail, paper has what is said of each in one paragraph, without bars.
    private static let manyFails = 6
    /// From so many rows that pass, paper has their names alone.
    private static let manyPasses = 4
    /// Names of rows that pass, on paper.
    private static let mostNamed = 20

    private func writeOnPaper(_ passes: [ItemResult]) {
        html.element("li", ["class": "item p paper"]) {
            html.element("span", ["class": "sign", "aria-hidden": "true"], text: VerdictCode.pass.sign)
            html.element("p") {
                html.element("b", text: "\(say(VerdictCode.pass.label)) (\(passes.count)):")
                let named = passes.prefix(Self.mostNamed).map { $0.title.map(say) ?? $0.label ?? "" }
                html.text(" " + named.joined(separator: ", "))
                let rest = passes.count - named.count
                if rest > 0 { html.text(" " + say(ReportWords.more(rest))) }
            }
        }
    }

    private func write(_ item: ItemResult, of check: CheckResult) {
        html.element(
            "span", ["class": "sign", "role": "img", "aria-label": say(item.verdict.label)], text: item.verdict.sign)
        html.element("div") {
            html.element("p", ["class": "sentence"]) {
                if let label = item.title.map(say) ?? item.label {
                    html.element("b", text: label + ":")
                    html.text(" ")
                }
                html.text(say(item.sentence))
            }
            writeBar(item, of: check)
            writeGap(of: item)
            if item.verdict.needsWords { writeEvidence(of: item) }
        }
    }

    /// The figure beside its target; the label says what is drawn.
    private func writeBar(_ item: ItemResult, of check: CheckResult) {
        guard let bar = FigureBar(item, of: check), let limit = check.limit else { return }
        let target = "\(say(ReportWords.target)) \(limit.sign) \(say(limit.shown))"
        let shown = item.figures?.shown.map(say)
        let label = [shown, target, say(item.verdict.label)].compactMap { $0 }.joined(separator: ", ")
        html.element("div", ["class": "figure"]) {
            html.element("b", text: shown ?? "")
            html.element(
                "span",
                [
                    "class": "bar \(item.verdict.className)", "role": "img", "aria-label": label,
                    "style": "--s:\(bar.start);--e:\(bar.end);--t:\(bar.target)",
                ]
            ) {}
            html.element("span", ["class": "limit"], text: "\(limit.sign) \(say(limit.shown))")
        }
    }

    /// What would make a failed item pass, or why that is not said.
    private func writeGap(of item: ItemResult) {
        guard let gap = item.gap else { return }
        writeLabelled("need", gap.entries.isEmpty ? ReportWords.gap : ReportWords.needed, say(gap.need))
    }

    private func writeEvidence(of item: ItemResult) {
        let seen = item.evidence.filter { $0.span != nil }
        if seen.isEmpty { return }
        html.element("p", ["class": "evidence"]) {
            html.element("b", text: say(ReportWords.evidence) + ":")
            for evidence in seen.prefix(Self.mostEvidence) { write(evidence) }
            if seen.count > Self.mostEvidence {
                html.text(" " + say(ReportWords.more(seen.count - Self.mostEvidence)))
            }
        }
    }

    static let mostEvidence = 15

    func write(_ evidence: Evidence) {
        html.text(" ")
        html.element("span", ["class": "fact"]) {
            html.text(say(evidence.name) + " = ")
            html.element("b", text: say(evidence.shown))
            if let span = evidence.span {
                html.text(" ")
                html.element("code", text: "[\(place(span))]")
            }
        }
    }

    // MARK: Explanations

    private func writeExplanations(of result: IndicatorResult) {
        let told = result.checks.filter(\.isExplained)
        if told.isEmpty { return }
        html.element("details", ["class": "why"]) {
            html.element("summary", text: say(ReportWords.explanation))
            for check in told {
                html.element("p") { html.element("b", text: check.check.id) }
                html.element("ul") {
                    if let rows = check.rows { write(rows) }
                    for item in check.items where item.isTold { writeSteps(of: item) }
                }
            }
        }
    }

    private func writeSteps(of item: ItemResult) {
        guard let explanation = item.explanation else { return }
        html.element("li") {
            html.text(
                [item.title.map(say) ?? item.label, say(item.sentence)].compactMap { $0 }.joined(separator: ": "))
            html.element("ul") {
                if run.detail == .short {
                    html.element("li", text: explanation.shortLine(language))
                } else {
                    for step in explanation.steps(of: item) { write(step) }
                }
            }
        }
    }

    private func write(_ step: Explanation) {
        html.element("li") {
            html.text(step.line(language))
            if let span = step.at {
                html.text(" ")
                html.element("code", text: "[\(place(span))]")
            }
            if step.children.isEmpty { return }
            html.element("ul") { for child in step.children { write(child) } }
        }
    }
}

extension Limit {
    /// The comparison as people write it.
    var sign: String {
        switch comparison {
        case ">=": "≥"
        case "<=": "≤"
        case "!=": "≠"
        default: comparison
        }
    }
}
