import Chuan
package import Diagnostics
import FEEL
import FEELSyntax
import YAMLSource

/// Tables of boundary cases that the tests of a rulebook lack.
package struct BoundaryProposal: Sendable {
    /// A test file with the tables; empty where nothing is missing.
    package let text: String
    /// The checks for which no table can be made: their rates are more than sums of fields.
    package let skipped: [String]
}

extension RuleTests {
    /// Proposes a table for each check with a rate against one number: at it, one step to its other side,
    /// nothing to count, a figure missing. Rows that the tests have already are left out. Verdicts are those that the rules give: they
    /// are to be held against the text of the decision.
    ///
    /// - Parameter language: Of the keys.
    package func boundaries(_ language: Language, decode: @escaping FragmentDecoder) -> BoundaryProposal {
        var judging = TestJudging(book: book)
        var tables: [String] = []
        var skipped: [String] = []
        for check in declaredChecks {
            let body = check.check.body
            guard body.form == .fraction, let target = body.target, target.tests.count == 1 else { continue }
            guard let fields = BoundaryFields(body, book: book),
                let threshold = book.tests(of: target.tests[0])?.threshold,
                let level = BoundaryLevel(threshold)
            else {
                skipped.append(check.id)
                continue
            }
            let known = tests.filter { $0.choices.isEmpty && $0.checks.count == 1 && $0.concerns(check.id) }
            let results = known.compactMap { judging.result(of: $0) }
            let rows = level.rows.filter { row in !results.contains { row.isReached(by: $0, level) } }
            if rows.isEmpty { continue }
            let draft = BoundaryTable(check: check, fields: fields, rows: rows, language: language, book: book)
            if let table = fill(draft, decode) { tables.append(table) } else { skipped.append(check.id) }
        }
        let head = Words[.tables][language] + ":\n"
        return BoundaryProposal(text: tables.isEmpty ? "" : head + tables.joined(separator: "\n"), skipped: skipped)
    }

    /// The table with the verdicts that its rows get; nil where they are not what its rows mean.
    private func fill(_ table: BoundaryTable, _ decode: @escaping FragmentDecoder) -> String? {
        var files = SourceFiles()
        let text = Words[.tables][table.language] + ":\n" + table.text(verdicts: table.rows.map { _ in .pass })
        let source = files.add(path: "", bytes: Array(text.utf8))
        guard let file = readTestFile(source, limits: .standard).0 else { return nil }
        var preparer = TestPreparer(book: book, file: file, decode: decode)
        let tests = preparer.tests()
        guard tests.count == table.rows.count else { return nil }
        var judging = TestJudging(book: book)
        let verdicts = tests.compactMap { judging.result(of: $0)?.verdict }
        guard verdicts.count == tests.count, !verdicts.contains(.notApplicable) else { return nil }
        return table.text(verdicts: verdicts)
    }
}

/// The number of a target as a rate over a denominator that makes it whole.
struct BoundaryLevel {
    let rate: Decimal
    let above: Int
    let below: Int
    /// The step to the nearest case on the other side of the number.
    let step: Int

    /// - Returns: Nil where no power of ten up to a million makes it whole.
    init?(_ threshold: (comparison: Node.Comparison, text: String, isPercent: Bool)) {
        guard let number = Decimal(threshold.text),
            let rate = threshold.isPercent ? number.multiplied(by: .percent) : number
        else { return nil }
        step = [.greater, .lessOrEqual].contains(threshold.comparison) ? 1 : -1
        for below in [100, 1000, 10_000, 100_000, 1_000_000] {
            guard let product = rate.multiplied(by: Decimal(below)), let above = Int(product.description) else {
                continue
            }
            (self.rate, self.above, self.below) = (rate, above, below)
            return
        }
        return nil
    }

    /// At the number, one step to its other side, nothing to count, a figure missing.
    var rows: [BoundaryRow] {
        let around = [above, above + step].filter { $0 >= 0 && $0 <= below }
        return around.map { BoundaryRow(above: $0, below: below, offset: $0 - above) }
            + [BoundaryRow(above: 0, below: 0, offset: nil), BoundaryRow(above: nil, below: below, offset: nil)]
    }
}

/// One case at a boundary.
struct BoundaryRow {
    /// Nil: missing.
    let above: Int?
    let below: Int
    /// How many steps from the number of the target; nil where that is not the point.
    let offset: Int?

    /// Whether a result is of such a case, whatever its denominator.
    func isReached(by result: CheckResult, _ level: BoundaryLevel) -> Bool {
        guard above != nil else { return result.items.contains { $0.verdict == .unknown } }
        return result.items.contains { item in
            guard let upper = item.figures?.numerator, let lower = item.figures?.denominator else {
                return below == 0 && item.verdict == .noEvents
            }
            guard let offset else { return lower.signum == 0 }
            guard lower.signum > 0, let exact = level.rate.multiplied(by: lower), let gap = upper.subtracting(exact)
            else {
                return false
            }
            if offset == 0 { return gap.signum == 0 }
            let step = offset > 0 ? gap : gap.negated
            return step.signum > 0 && step <= .one
        }
    }
}

/// A table of boundary cases as text.
struct BoundaryTable {
    let check: DeclaredCheck
    let fields: BoundaryFields
    let rows: [BoundaryRow]
    let language: Language
    let book: LoneChecks

    func text(verdicts: [VerdictCode]) -> String {
        let target = check.check.body.target?.tests.first?.words ?? ""
        func key(_ key: RuleKey) -> String { Words[key][language] }
        var out = "  - \(key(.title)): \"\(check.id): \(target.replacing("\"", with: ""))\"\n"
        out += "    \(key(.check)): \"\(check.id)\"\n"
        let given = self.given
        if !given.isEmpty { out += "    \(key(.given)): {\(given)}\n" }
        out += "    \(key(.columns)): [\(fields.above), \(fields.below), \(key(.verdict))]\n    \(key(.rows)):\n"
        for (row, verdict) in zip(rows, verdicts) {
            let word = Words.value(verdict.rawValue, in: .verdict)?[language] ?? verdict.rawValue
            out += "      - [\(row.above.map(String.init) ?? "~"), \(row.below), \(word)]\n"
        }
        return out
    }

    private func unitType(_ code: String) -> String {
        let title = book.rulebook.vocabulary.unitTypes.first { $0.code == code }?.title[language] ?? code
        let key = language == .vi ? Words.headerWord("unit_type")?.vi ?? "unit_type" : "unit_type"
        return "\(key): \(title)"
    }

    private var given: String {
        var parts: [String] = []
        let types = book.compile(check.check, of: check.indicator, under: [])?.unitTypes ?? []
        if types.count > 1, let first = types.first { parts.append(unitType(first)) }
        let fixed = fields.fixed.map { "\($0.field): \($0.value)" } + fields.others.map { "\($0): 0" }
        if let list = fields.list {
            parts.append("\(list): [{\(fixed.joined(separator: ", "))}]")
        } else {
            parts += fixed
        }
        return parts.joined(separator: ", ")
    }
}
