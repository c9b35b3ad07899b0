import Chuan
package import Diagnostics
import FEEL

/// One thing that came out otherwise than expected.
package struct TestDifference: Sendable, Hashable {
    /// What is compared: the verdict, a figure, a row.
    package let subject: Message
    package let expected: Message
    package let found: Message
    /// Where the expectation stands.
    package let span: Span
}

/// What a test came to.
package struct TestOutcome: Sendable {
    package let name: String
    package let check: String
    package let span: Span
    /// Empty: the test holds.
    package let differences: [TestDifference]
    /// What was found, in the words of the program; for tests that don't hold.
    package let sentences: [Message]

    package var holds: Bool { differences.isEmpty }
}

/// Judges tests and compares what comes out.
struct TestJudging {
    let book: LoneChecks
    /// Checks that were compiled, by id and choices.
    private var compiled: [String: LoneCheck] = [:]

    init(book: LoneChecks) {
        self.book = book
    }

    mutating func outcome(of test: RuleTest) -> TestOutcome {
        let results = test.checks.map { judge(test, check($0, test.choices), inFull: true) }
        let differences = compare(test, results)
        let items = differences.isEmpty ? [] : results.compactMap { $0 }.flatMap(\.items)
        return TestOutcome(
            name: test.name, check: test.testCase.subject.value, span: test.testCase.span, differences: differences,
            sentences: items.prefix(3).map(\.sentence))
    }

    /// What the only check of a test comes to; nil for an indicator.
    mutating func result(of test: RuleTest) -> CheckResult? {
        guard test.checks.count == 1, let only = test.checks.first, case .report = test.given else { return nil }
        return judge(test, check(only, test.choices), inFull: true)
    }

    /// Whether a test holds when one of its checks is another one.
    mutating func holds(_ test: RuleTest, with other: LoneCheck, inPlaceOf id: String) -> Bool {
        let inFull = test.testCase.expectation.needsFigures
        let results = test.checks.map { declared in
            judge(test, declared.id == id ? other : check(declared, test.choices), inFull: inFull)
        }
        return compare(test, results).isEmpty
    }

    mutating func check(_ declared: DeclaredCheck, _ choices: [ReadingChoice]) -> LoneCheck? {
        let key = "\(declared.id) \(choices)"
        if let known = compiled[key] { return known }
        let check = book.compile(declared.check, of: declared.indicator, under: choices)
        compiled[key] = check
        return check
    }

    private func judge(_ test: RuleTest, _ check: LoneCheck?, inFull: Bool) -> CheckResult? {
        switch test.given {
        case .report(let subject): check?.judge(subject, inFull: inFull)
        case .city(let subjects, let register): check?.rollUp(subjects, register: register)
        }
    }

    // MARK: Comparing

    private func compare(_ test: RuleTest, _ results: [CheckResult?]) -> [TestDifference] {
        let found = results.compactMap { $0 }
        let expectation = test.testCase.expectation
        var differences: [TestDifference] = []
        if let verdict = expectation.verdict {
            let actual = VerdictCode.together(found.map(\.verdict))
            if actual != verdict.value {
                differences.append(
                    TestDifference(
                        subject: Message(vi: "kết luận", en: "verdict"), expected: verdict.value.label,
                        found: actual?.label ?? Message(vi: "không được tổng hợp", en: "not rolled up"),
                        span: verdict.span))
            }
        }
        let items = found.flatMap(\.items)
        for (label, verdict) in expectation.rows ?? [] { differences += compareRow(label, verdict, items) }
        if let shown = expectation.shown { differences += compareShown(shown, items, test.language) }
        differences += compareGap(test.fields.gap, items)
        if expectation.missing != nil { differences += compareMissing(test.fields.missing, items, expectation.span) }
        return differences
    }

    private func compareRow(
        _ label: Located<String>, _ verdict: Located<VerdictCode>, _ items: [ItemResult]
    ) -> [TestDifference] {
        let rows = items.filter { item in
            [item.label, item.title?.vi, item.title?.en].contains { $0.map { Spelling.same($0, label.value) } ?? false }
        }
        let actual = VerdictCode.together(rows.map(\.verdict))
        if actual == verdict.value { return [] }
        let title = Message(vi: "dòng `\(label.value)`", en: "row `\(label.value)`")
        let none = Message(vi: "không có dòng này", en: "there is no such row")
        return [
            TestDifference(
                subject: title, expected: verdict.value.label, found: actual?.label ?? none, span: verdict.span)
        ]
    }

    private func compareShown(
        _ shown: Located<String>, _ items: [ItemResult], _ language: Language
    ) -> [TestDifference] {
        let figures = items.compactMap { $0.figures?.shown?[language] }
        if figures.contains(shown.value) { return [] }
        return [
            TestDifference(
                subject: Message(vi: "hiển thị", en: "shown"), expected: Message(shown.value),
                found: Self.list(figures), span: shown.span)
        ]
    }

    private func compareGap(
        _ expected: [(pattern: FieldPattern, change: Located<String>)], _ items: [ItemResult]
    ) -> [TestDifference] {
        let changes = items.compactMap(\.gap).flatMap(\.entries).flatMap { [$0.change] + $0.with }
        return expected.compactMap { pattern, change in
            let own = changes.filter { pattern.matches($0.field) }
            if own.contains(where: { Self.isChange($0, change.value) }) { return nil }
            let others = own.isEmpty ? changes.map { "\($0.field): \($0.change)" } : own.map(\.change)
            return TestDifference(
                subject: Message(vi: "phần còn thiếu", en: "gap"), expected: Message(change.value),
                found: Self.list(others), span: change.span)
        }
    }

    /// Whether a change is the expected one: a number with its sign, or the new value of a flag.
    private static func isChange(_ change: Gap.Change, _ text: String) -> Bool {
        if let flag = Words.value(text, in: .flag), flag.code == change.change { return true }
        let plain = text.hasPrefix("+") ? String(text.dropFirst()) : text
        guard let wanted = Decimal(plain), let found = Decimal(change.change) else { return plain == change.change }
        return wanted == found
    }

    private func compareMissing(
        _ expected: [(pattern: FieldPattern, name: Located<String>)], _ items: [ItemResult], _ span: Span
    ) -> [TestDifference] {
        let missing = items.flatMap(\.missing).map(\.field)
        let title = Message(vi: "số liệu thiếu", en: "missing")
        for (pattern, name) in expected where !missing.contains(where: pattern.matches) {
            return [
                TestDifference(
                    subject: title, expected: Message(name.value), found: Self.list(missing), span: name.span)
            ]
        }
        let extra = missing.filter { field in !expected.contains { $0.pattern.matches(field) } }
        if extra.isEmpty { return [] }
        return [
            TestDifference(
                subject: title, expected: Self.list(expected.map(\.name.value)), found: Self.list(missing), span: span)
        ]
    }

    private static func list(_ texts: [String]) -> Message {
        texts.isEmpty ? Message(vi: "không có gì", en: "nothing") : Message(texts.joined(separator: "; "))
    }
}
