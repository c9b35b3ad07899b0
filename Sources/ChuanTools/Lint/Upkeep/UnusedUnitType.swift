import Chuan
import Diagnostics
import YAMLSource

extension Lint {
    /// A unit type that no check addresses and no expression mentions.
    static let unusedUnitType = Lint(
        .unusedUnitType,
        .meaning { rulebook, compiled in
            guard let addressed = rulebook.addressedUnitTypes(compiled.vocabulary) else { return [] }
            let idle = rulebook.files.flatMap(\.unitTypes).filter { type in
                compiled.vocabulary.unitType(type.code.value).map { !addressed.contains($0) } ?? false
            }
            if idle.isEmpty { return [] }
            let texts = rulebook.expressionTexts
            return idle.filter { type in
                let names = [type.code.value, type.title.vi, type.title.en].compactMap { $0 } + type.aliases
                return !texts.contains { text in names.contains { text.holds($0) } }
            }.map { .unusedUnitType($0.code) }
        })
}

extension LintedRulebook {
    /// The unit types that some part of a check names; nil where a check addresses all.
    fileprivate func addressedUnitTypes(_ vocabulary: Vocabulary) -> Set<Int>? {
        var named: [Located<String>] = []
        for indicator in indicators {
            for check in indicator.checks {
                let own = check.appliesTo.isEmpty ? indicator.appliesTo : check.appliesTo
                if own.isEmpty { return nil }
                named += own + check.believesClaims
                for body in [check.body] + check.variants.map(\.body) {
                    named += (body.appliesTo ?? []) + (body.believesClaims ?? [])
                    if case .byUnitType(let cases, _) = body.target { named += cases.flatMap(\.unitTypes) }
                }
            }
        }
        for body in readings.flatMap(\.alternatives).compactMap(\.everywhere) { named += body.appliesTo ?? [] }
        return Set(named.compactMap { vocabulary.unitType($0.value) })
    }

    /// The texts of all scalars that may be expressions.
    fileprivate var expressionTexts: [String] {
        files.compactMap { $0.document?.root }.flatMap { RuleOutline($0).mappings }.flatMap(\.entries)
            .filter { !$0.shape.isForReading }.flatMap { $0.value.scalarTexts }
    }
}

extension String {
    /// What `contains` says. Most texts are told apart by their bytes, as long as letters are written in one way only.
    fileprivate func holds(_ name: String) -> Bool {
        let isPlain = [self, name].allSatisfy { $0.unicodeScalars.allSatisfy { isStableInNFC($0.value) } }
        if isPlain, !utf8.hasPart(name.utf8) { return false }
        return contains(name)
    }
}

extension String.UTF8View {
    fileprivate func hasPart(_ part: String.UTF8View) -> Bool {
        guard let first = part.first else { return true }
        return indices.contains { self[$0] == first && self[$0...].starts(with: part) }
    }
}

extension RuleShape {
    /// Whether no expression can stand there: ids, names, texts, and mappings that are looked at for themselves.
    fileprivate var isForReading: Bool {
        switch self {
        case .text, .title, .texts, .date, .flag, .wholeNumber, .word, .unitTypes, .mapping, .list, .noBlock, .report,
            .expectation, .entries, .rows, .fieldPairs:
            true
        case .expression, .expressions, .constraints, .iteration, .definitions, .target, .test, .testsByUnitType,
            .outcomes, .rollUp, .variants, .figures:
            false
        }
    }
}

extension Diagnostic.Kind {
    fileprivate static let unusedUnitType = Diagnostic.Kind(
        "lint/unused-unit-type", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "không tiêu chí nào áp dụng cho loại đơn vị này", en: "no check addresses the unit type"),
            why: Message(
                vi: "báo cáo của loại đơn vị ấy chỉ nhận được “không thuộc phạm vi”",
                en: "reports of such units get nothing but \"not applicable\""),
            wrong: "các loại đơn vị:\n  - {mã: comm, tên: {vi: phường xã, en: communes}}\n" + example,
            right: example,
            fix: Message(
                vi: "thêm loại đơn vị vào `áp dụng`, hoặc bỏ nó", en: "add it to `applies to`, or drop it")))

    private static let example = LintExample.indicator(
        check: "áp dụng: [sở ngành, quận huyện]\n" + LintExample.digitisation)
}

extension Diagnostic {
    fileprivate static func unusedUnitType(_ code: Located<String>) -> Diagnostic {
        Diagnostic(
            .unusedUnitType,
            Message(
                vi: "không tiêu chí nào áp dụng cho loại đơn vị `\(code.value)`",
                en: "no check addresses unit type `\(code.value)`"),
            at: code.span)
    }
}
