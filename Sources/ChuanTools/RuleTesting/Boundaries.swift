import Chuan
package import Diagnostics
import FEEL
import FEELSyntax

/// Boundary cases that the tests of a rulebook lack.
package struct BoundaryProposal: Sendable {
    /// What no case could be found for.
    package struct Skipped: Sendable {
        package let check: String
        /// The sides of thresholds and the rows of tables, as `--coverage` has them.
        package let words: [Message]
    }

    /// A test file with the cases; empty where nothing is missing, or no case was found.
    package let text: String
    package let skipped: [Skipped]
}

extension RuleTests {
    /// Proposes a table for each target of a rate that is one number: at it, one step to its other side, nothing to count, a
    /// figure missing. Rows that the tests have already are left out. For every side of a threshold and every row of a table
    /// of the rules that is not reached then, it looks for a case. Verdicts are those that the rules give: they are to be
    /// held against the text of the decision.
    ///
    /// - Parameter language: Of the keys.
    /// - Complexity: O(checks with something to reach · cases that are tried).
    package func boundaries(_ language: Language, decode: @escaping FragmentDecoder) -> BoundaryProposal {
        var judging = TestJudging(book: book)
        let holding = tests.filter { judging.outcome(of: $0).holds }
        let writer = BoundaryWriter(book: book, language: language, decode: decode)
        var tables: [String] = []
        var cases: [String] = []
        var skipped: [BoundaryProposal.Skipped] = []
        for check in declaredChecks {
            var own = holding.filter { $0.concerns(check.id) }
            for table in self.tables(of: check, language, &judging) {
                guard let (text, made) = writer.fill(table) else { continue }
                tables.append(text)
                own += made
            }
            let open = reach(of: check, by: own, &judging).filter { !$0.isReached }.map(\.probe)
            if open.isEmpty { continue }
            var search = BoundarySearch(check, writer: writer)
            let left = search.find(open)
            cases += search.cases
            if !left.isEmpty {
                skipped.append(BoundaryProposal.Skipped(check: check.id, words: left.map(\.mutant.words)))
            }
        }
        let parts = [(RuleKey.tables, tables), (.cases, cases)].filter { !$0.1.isEmpty }
        let text = parts.map { key, items in Words[key][language] + ":\n" + items.joined(separator: "\n") }
        return BoundaryProposal(text: text.joined(separator: "\n"), skipped: skipped)
    }

    /// The tables that the tests of a check lack: one for each unit type that has a target of its own.
    private func tables(of check: DeclaredCheck, _ language: Language, _ judging: inout TestJudging) -> [BoundaryTable]
    {
        let body = check.check.body
        guard body.form == .fraction, let target = body.target, let fields = BoundaryFields(body, book: book) else {
            return []
        }
        let known = tests.filter { $0.choices.isEmpty && $0.checks.count == 1 && $0.concerns(check.id) }
        let addressed = book.compile(check.check, of: check.indicator, under: [])?.unitTypes ?? []
        return target.byUnitType(addressed, book.rulebook.vocabulary).compactMap { types, test in
            guard let threshold = book.tests(of: test)?.threshold, let level = BoundaryLevel(threshold) else {
                return nil
            }
            let results = known.filter { test in test.unitType.map(types.contains) ?? false }
                .compactMap { judging.result(of: $0) }
            let rows = level.rows.filter { row in !results.contains { row.isReached(by: $0, level) } }
            if rows.isEmpty { return nil }
            return BoundaryTable(
                check: check, fields: fields, rows: rows, target: test.words,
                unitType: addressed.count > 1 ? types.first : nil, language: language, book: book)
        }
    }
}

extension TargetDeclaration {
    /// The tests of a target that is the same for all, or a table by unit type, with the codes of those it is for.
    fileprivate func byUnitType(
        _ addressed: [String], _ vocabulary: Vocabulary
    ) -> [(types: [String], test: SourceSlice)] {
        switch self {
        case .test(let test): return [(addressed, test)]
        case .byCondition: return []
        case .byUnitType(let cases, _):
            return cases.compactMap { line in
                let codes = line.unitTypes.compactMap { vocabulary.unitType($0.value) }
                    .map { vocabulary.unitTypes[$0].code }.filter(addressed.contains)
                return codes.isEmpty ? nil : (codes, line.test)
            }
        }
    }
}

extension RuleTest {
    /// The unit type of its report.
    fileprivate var unitType: String? {
        if case .report(let subject) = given { subject.report.header.unitType.value } else { nil }
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
    /// The target as the rule has it.
    let target: String
    /// The code of the unit type that it is for; nil where the check addresses one only.
    let unitType: String?
    let language: Language
    let book: LoneChecks

    func text(verdicts: [VerdictCode]) -> String {
        func key(_ key: RuleKey) -> String { Words[key][language] }
        let type = unitType.map { BoundaryWriter.title(ofType: $0, book.rulebook.vocabulary, language) }
        let name = "\(check.id): \(target.replacing("\"", with: ""))"
        let isAlone = check.check.body.target?.tests.count == 1
        var out = "  - \(key(.title)): \"\(name)\(isAlone ? "" : type.map { ", \($0)" } ?? "")\"\n"
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

    private var given: String {
        var parts: [String] = []
        if let unitType { parts.append(BoundaryWriter.unitType(unitType, book.rulebook.vocabulary, language)) }
        let fixed = fields.fixed.map { "\($0.field): \($0.value)" } + fields.others.map { "\($0): 0" }
        if let list = fields.list {
            parts.append("\(list): [{\(fixed.joined(separator: ", "))}]")
        } else {
            parts += fixed
        }
        return parts.joined(separator: ", ")
    }
}
