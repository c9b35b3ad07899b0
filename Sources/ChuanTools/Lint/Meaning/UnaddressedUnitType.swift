import Chuan
import Diagnostics

extension Lint {
    /// A unit type that an indicator addresses, and none of its checks under any reading; or one that a table of targets
    /// has a line for, and the check does not address.
    static let unaddressedUnitType = Lint(
        .unaddressedUnitType,
        .meaning { rules, rulebook in
            zip(rules.indicators, rulebook.indicators).flatMap { declared, indicator -> [Diagnostic] in
                let lines = zip(declared.checks, indicator.checks).flatMap { declaration, check in
                    declaration.unitTypesOfTarget.filter { name in
                        rules.vocabulary.unitType(name.value).map { !check.unitTypesUnderAnyReading.contains($0) }
                            ?? false
                    }.map { Diagnostic.uselessLine($0, of: check.id) }
                }
                let addressed = indicator.checks.reduce(into: Set<Int>()) { $0.formUnion($1.unitTypesUnderAnyReading) }
                guard !indicator.checks.isEmpty else { return lines }
                return lines
                    + declared.appliesTo.filter { name in
                        rules.vocabulary.unitType(name.value).map { !addressed.contains($0) } ?? false
                    }.map { .unaddressedUnitType($0, of: indicator.id) }
            }
        })
}

extension CheckDeclaration {
    /// The unit types of a table of targets.
    fileprivate var unitTypesOfTarget: [Located<String>] {
        guard case .byUnitType(let cases, _)? = body.target else { return [] }
        return cases.flatMap(\.unitTypes)
    }
}

extension Diagnostic.Kind {
    fileprivate static let unaddressedUnitType = Diagnostic.Kind(
        "lint/unaddressed-unit-type", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "chỉ tiêu áp dụng cho một loại đơn vị mà không tiêu chí nào của nó áp dụng",
                en: "an indicator applies to a unit type that none of its checks applies to"),
            why: Message(
                vi: "đơn vị loại đó luôn “không thuộc phạm vi”, dù văn bản có nêu",
                en: "such units are never judged, although the text names them"),
            wrong: LintExample.indicator(
                source: "căn cứ: {nguồn: qd-2023, mục: \"7\"}\n    áp dụng: [sở ngành, quận huyện]",
                check: "áp dụng: [sở ngành]\n" + LintExample.digitisation),
            right: LintExample.indicator(
                source: "căn cứ: {nguồn: qd-2023, mục: \"7\"}\n    áp dụng: [sở ngành, quận huyện]",
                check: "áp dụng: [sở ngành, quận huyện]\n" + LintExample.digitisation),
            fix: Message(
                vi: "thêm tiêu chí cho loại đơn vị đó, hoặc bỏ nó khỏi `áp dụng` của chỉ tiêu",
                en: "add a check for it, or take it out of `applies to` of the indicator")))
}

extension Diagnostic {
    fileprivate static func unaddressedUnitType(_ name: Located<String>, of indicator: String) -> Diagnostic {
        Diagnostic(
            .unaddressedUnitType,
            Message(
                vi: "không tiêu chí nào của chỉ tiêu `\(indicator)` áp dụng cho `\(name.value)`",
                en: "no check of indicator `\(indicator)` applies to `\(name.value)`"),
            at: name.span)
    }

    fileprivate static func uselessLine(_ name: Located<String>, of check: String) -> Diagnostic {
        Diagnostic(
            .unaddressedUnitType,
            Message(
                vi: "có mục tiêu cho `\(name.value)` mà tiêu chí `\(check)` không áp dụng cho loại này",
                en: "there is a target for `\(name.value)`, to which check `\(check)` does not apply"),
            at: name.span)
    }
}
