import Chuan
package import Diagnostics
package import YAMLSource

/// Reads a test file. Goes on after a mistake; a case with a mistake is left out.
///
/// - Returns: Nil when the document has no keys at all.
/// - Diagnostics: the kinds of rule files about shapes, and `test/…`.
/// - Complexity: O(nodes).
package func decodeTestFile(_ document: YAMLDocument, limits: Limits) -> (TestFile?, [Diagnostic]) {
    guard let root = document.root else { return (nil, []) }
    var decoder = TestDecoder(document, language: RuleDecoder.language(of: root) ?? .vi)
    let file = decoder.file(root)
    return (file, Array(decoder.base.diagnostics.ordered().prefix(limits.diagnosticsPerFile)))
}

/// The state of reading one test file.
struct TestDecoder {
    var base: RuleDecoder
    private let document: YAMLDocument
    /// The first place of each name.
    private var names: [String: Span] = [:]

    init(_ document: YAMLDocument, language: Language) {
        self.document = document
        base = RuleDecoder(source: document.source, language: language, isPartial: document.isPartial)
    }

    mutating func file(_ root: YAMLNode) -> TestFile? {
        guard let keyed = base.keyed(root, .testFile, .file) else { return nil }
        var file = TestFile(document: document, language: base.language)
        file.rulebook = base.text(keyed, .rulebook)
        file.cases = base.items(keyed, .cases).compactMap { testCase($0) }
        for node in base.items(keyed, .tables) { file.cases += table(node) }
        return file
    }

    // MARK: Cases

    private mutating func testCase(_ node: YAMLNode) -> TestCase? {
        guard let keyed = base.keyed(node, .testCase, .item(.cases)) else { return nil }
        let found = expectation(keyed)
        guard let frame = frame(keyed), var expectation = found else { return nil }
        // What makes it empty was reported.
        if expectation.isEmpty { return nil }
        if let problem = Contradiction(expectation) {
            base.report(.contradiction(problem, at: problem.span, other: problem.other))
        }
        if expectation.verdict == nil, let rows = expectation.rows, case .report = frame.given {
            expectation.verdict = VerdictCode.together(rows.map(\.verdict.value)).map { Located($0, expectation.span) }
        }
        var result = frame
        result.expectation = expectation
        return result
    }

    /// What cases and tables have alike; without an expectation yet.
    private mutating func frame(_ keyed: KeyedNode) -> TestCase? {
        let name = base.text(keyed, .title)
        let subject = base.text(keyed, .check)
        let readings = readings(keyed)
        let given = given(keyed)
        let registered = registered(keyed)
        guard let name, let subject else { return nil }
        note(name)
        var result = TestCase(
            name: name.value, span: name.span, node: keyed.node, subject: subject,
            expectation: Expectation(span: keyed.anchor))
        result.readings = readings
        result.given = given
        result.registered = registered
        return result
    }

    private mutating func note(_ name: Located<String>) {
        let folded = Spelling.fold(name.value)
        if let first = names[folded] {
            base.report(.duplicateTestName(name.value, at: name.span, first: first))
        } else {
            names[folded] = name.span
        }
    }

    private mutating func readings(
        _ keyed: KeyedNode
    ) -> [(reading: Located<String>, alternative: Located<String>)] {
        guard let node = keyed[.reading] else { return [] }
        return base.entries(node, .value(.reading)).compactMap { reading, value in
            base.text(value, .entry(reading.value)).map { (reading, $0) }
        }
    }

    private mutating func given(_ keyed: KeyedNode) -> TestCase.Given {
        guard let node = keyed[.given] else { return .nothing }
        switch node.value {
        case .mapping: return .report(node)
        case .sequence(let items) where !items.isEmpty && items.allSatisfy({ $0.entries != nil }):
            return .units(Array(items))
        case .scalar where node.isEmptyScalar: return .nothing
        case .scalar, .sequence:
            base.wrongShape(node, .value(.given), .report)
            return .nothing
        }
    }

    private mutating func registered(_ keyed: KeyedNode) -> TestCase.Registered? {
        guard let node = keyed[.registered] else { return nil }
        return base.entries(node, .value(.registered)).map { type, value in
            guard case .sequence(let items) = value.value else {
                base.wrongShape(value, .entry(type.value), .list)
                return (type, [])
            }
            return (type, items.compactMap { base.text($0, .entry(type.value)) })
        }
    }

    // MARK: Expectations

    private mutating func expectation(_ keyed: KeyedNode) -> Expectation? {
        guard let node = keyed[.expect] else { return nil }
        var expectation = Expectation(span: node.span)
        guard case .mapping = node.value else {
            guard node.scalarText != nil else {
                base.wrongShape(node, .value(.expect), .expectation)
                return nil
            }
            expectation.verdict = base.verdict(node, .value(.expect))
            return expectation.verdict == nil ? nil : expectation
        }
        guard let inner = base.keyed(node, .expectation, .value(.expect)) else { return nil }
        if let verdict = inner[.verdict] {
            expectation.verdict = base.verdict(verdict, .value(.verdict))
            if expectation.verdict == nil { return nil }
        }
        expectation.shown = base.text(inner, .shown)
        if let node = inner[.gap] {
            expectation.gap = base.entries(node, .value(.gap)).compactMap { field, value in
                base.text(value, .entry(field.value)).map { (field, $0) }
            }
        }
        if inner[.missing] != nil { expectation.missing = base.texts(inner, .missing) }
        if let node = inner[.eachRow] {
            expectation.rows = base.entries(node, .value(.eachRow)).compactMap { label, value in
                base.verdict(value, .entry(label.value)).map { (label, $0) }
            }
        }
        return expectation
    }

    // MARK: Tables

    /// A case for each row.
    private mutating func table(_ node: YAMLNode) -> [TestCase] {
        guard let keyed = base.keyed(node, .testTable, .item(.tables)) else { return [] }
        let columns = base.items(keyed, .columns).compactMap { node in
            base.text(node, .item(.columns)).map { (name: $0, node: node) }
        }
        let rows = base.items(keyed, .rows)
        guard let frame = frame(keyed), let last = columns.last else { return [] }
        guard let key = Words.ruleKey(last.name.value), key == .verdict else {
            base.report(.noVerdictColumn(base.word(.verdict), at: last.name.span))
            return []
        }
        return rows.compactMap { row(frame, $0, columns) }
    }

    private mutating func row(
        _ frame: TestCase, _ node: YAMLNode, _ columns: [(name: Located<String>, node: YAMLNode)]
    ) -> TestCase? {
        guard case .sequence(let cells) = node.value else {
            base.wrongShape(node, .item(.rows), .list)
            return nil
        }
        guard cells.count == columns.count, let last = cells.last else {
            base.report(.wrongRowLength(cells.count, columns.count, at: node.span))
            return nil
        }
        guard let verdict = base.verdict(last, .value(.verdict)) else { return nil }
        var result = frame
        result.isRow = true
        result.span = node.span
        let texts = cells.dropLast().map { $0.scalarText ?? "…" }
        result.name += ": " + texts.map { $0.isEmpty ? "∅" : $0 }.joined(separator: ", ")
        result.cells = zip(columns.dropLast(), cells).map { column, cell in
            TestCase.Cell(column: column.name, key: column.node, value: cell)
        }
        result.expectation = Expectation(span: last.span)
        result.expectation.verdict = verdict
        return result
    }
}

/// Two expectations of one case that can't both hold.
struct Contradiction {
    let first: Message
    let second: Message
    let span: Span
    let other: Span

    init?(_ expectation: Expectation) {
        guard let verdict = expectation.verdict else { return nil }
        let code = verdict.value
        other = verdict.span
        first = Message(vi: "`\(code.label.vi.lowercased())`", en: "`\(code.label.en.lowercased())`")
        if let change = expectation.gap?.first, code != .fail, code != .notDue {
            second = Message(vi: "phần còn thiếu", en: "a gap")
            span = change.field.span
        } else if let field = expectation.missing?.first, ![.unknown, .notDue, .fail].contains(code) {
            second = Message(vi: "số liệu thiếu", en: "missing figures")
            span = field.span
        } else if let row = expectation.rows?.first(where: { !Self.allows(code, row: $0.verdict.value) }) {
            second = Message(
                vi: "dòng `\(row.verdict.value.label.vi.lowercased())`",
                en: "a row that is `\(row.verdict.value.label.en.lowercased())`")
            span = row.verdict.span
        } else {
            return nil
        }
    }

    /// Whether a check can come out so with a row of that verdict.
    private static func allows(_ verdict: VerdictCode, row: VerdictCode) -> Bool {
        verdict == .notDue || VerdictCode.together([verdict, row]) == verdict
    }
}
