import Chuan
import Diagnostics
import FEEL
import YAMLSource

/// Makes the cases of a test file ready to be judged.
struct TestPreparer {
    let book: LoneChecks
    let file: TestFile
    let decode: FragmentDecoder
    private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []
    /// What the checks address, by their ids and choices.
    private var unitTypes: [String: [String]] = [:]

    init(book: LoneChecks, file: TestFile, decode: @escaping FragmentDecoder) {
        self.book = book
        self.file = file
        self.decode = decode
    }

    private var vocabulary: Vocabulary { book.rulebook.vocabulary }

    /// The rows of a table share their mistakes: each is told once.
    private mutating func report(_ diagnostic: Diagnostic) {
        if seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    mutating func tests() -> [RuleTest] { file.cases.compactMap { test($0) } }

    private mutating func test(_ testCase: TestCase) -> RuleTest? {
        guard let checks = checks(testCase.subject), let choices = choices(testCase.readings) else { return nil }
        guard let fields = fields(testCase.expectation), let given = given(testCase, checks, choices) else {
            return nil
        }
        return RuleTest(
            testCase: testCase, file: file.source, language: file.language, checks: checks, choices: choices,
            given: given, fields: fields)
    }

    // MARK: Names

    /// The check of an id, or the checks of an indicator.
    private mutating func checks(_ id: Located<String>) -> [DeclaredCheck]? {
        if let found = book.check(id.value) { return [DeclaredCheck(indicator: found.indicator, check: found.check)] }
        let own = book.indicators.filter { $0.id.value == id.value }.flatMap { indicator in
            indicator.checks.map { DeclaredCheck(indicator: indicator, check: $0) }
        }
        if !own.isEmpty { return own }
        let ids = book.indicators.flatMap { $0.checks.map(\.id.value) } + book.indicators.map(\.id.value)
        report(.unknownTestedCheck(id.value, similar: Spelling.nearest(to: id.value, among: ids), at: id.span))
        return nil
    }

    private mutating func choices(
        _ readings: [(reading: Located<String>, alternative: Located<String>)]
    ) -> [ReadingChoice]? {
        var choices: [ReadingChoice] = []
        for (name, way) in readings {
            guard let reading = book.readings.first(where: { $0.id.value.lowercased() == name.value.lowercased() })
            else {
                let ids = book.readings.map(\.id.value)
                report(
                    .unknownTestedReading(
                        name.value, similar: Spelling.nearest(to: name.value, among: ids), at: name.span))
                return nil
            }
            if ["default", "mặc định"].contains(way.value.lowercased()) { continue }
            guard let choice = choice(reading, way.value) else {
                let ids = reading.alternatives.map(\.id.value)
                report(
                    .unknownTestedReading(way.value, similar: Spelling.nearest(to: way.value, among: ids), at: way.span)
                )
                return nil
            }
            choices.append(choice)
        }
        return choices
    }

    private func choice(_ reading: ReadingDeclaration, _ way: String) -> ReadingChoice? {
        if let found = reading.alternatives.first(where: { $0.id.value == way && $0.parameter == nil }) {
            return ReadingChoice(reading: reading.id.value, alternative: found.id.value, parameter: nil)
        }
        guard let found = reading.alternatives.first(where: { $0.parameter != nil }) else { return nil }
        if way == found.id.value {
            return ReadingChoice(reading: reading.id.value, alternative: way, parameter: nil)
        }
        return Decimal(way).map {
            ReadingChoice(reading: reading.id.value, alternative: found.id.value, parameter: $0)
        }
    }

    private mutating func fields(_ expectation: Expectation) -> RuleTest.Fields? {
        var fields = RuleTest.Fields()
        for (field, change) in expectation.gap ?? [] {
            guard let pattern = pattern(field) else { return nil }
            fields.gap.append((pattern, change))
        }
        for field in expectation.missing ?? [] {
            guard let pattern = pattern(field) else { return nil }
            fields.missing.append((pattern, field))
        }
        return fields
    }

    private mutating func pattern(_ field: Located<String>) -> FieldPattern? {
        if let pattern = FieldPattern(field.value, vocabulary) { return pattern }
        report(
            .unknownTestedField(
                field.value, similar: FieldPattern.nearest(field.value, vocabulary), at: field.span))
        return nil
    }

    // MARK: Reports

    private mutating func given(
        _ testCase: TestCase, _ checks: [DeclaredCheck], _ choices: [ReadingChoice]
    ) -> RuleTest.Given? {
        let register = testCase.registered.flatMap { self.register($0) }
        if testCase.registered != nil, register == nil { return nil }
        switch testCase.given {
        case .nothing:
            let empty = testCase.node.emptyMapping()
            return self.report(empty, testCase, checks, choices, register).map { .report($0) }
        case .report(let node):
            return self.report(node, testCase, checks, choices, register).map { .report($0) }
        case .units(let nodes):
            var subjects: [ReportSubject] = []
            for (number, node) in nodes.enumerated() {
                let code = "mẫu-\(number + 1)"
                guard let subject = self.report(node, testCase, checks, choices, register, code: code) else {
                    return nil
                }
                subjects.append(subject)
            }
            return .city(subjects, register)
        }
    }

    private mutating func report(
        _ node: YAMLNode, _ testCase: TestCase, _ checks: [DeclaredCheck], _ choices: [ReadingChoice],
        _ register: Register?, code: String = "mẫu"
    ) -> ReportSubject? {
        var node = node
        for cell in testCase.cells {
            guard let filled = place(cell, in: node) else { return nil }
            node = filled
        }
        let types = Set(checks.map { addressed(by: $0, choices) })
        let only = types.count == 1 ? types.first.flatMap { $0.count == 1 ? $0.first : nil } : nil
        guard let period else { return nil }
        let header = FragmentHeader(
            unitCode: code, unitType: only, periodStart: period.start, periodEnd: period.end, span: testCase.span)
        let (report, problems) = decode(node, file.document, header)
        for problem in problems where problem.severity == .error { self.report(problem) }
        guard let report else { return nil }
        let units = register?.unitsInForce(on: report.header.periodEnd)
        return book.subject(report, register: units)
    }

    /// The time in force of the rulebook; where it has no ends, the year that holds one of them.
    private var period: (start: CalendarDate, end: CalendarDate)? {
        let rulebook = book.rulebook
        let known = rulebook.effectiveFrom ?? rulebook.effectiveTo
        let year = known.map { Int($0.year) } ?? 2000
        guard let first = CalendarDate(year: year, month: 1, day: 1),
            let last = CalendarDate(year: year, month: 12, day: 31)
        else { return nil }
        return (rulebook.effectiveFrom ?? first, rulebook.effectiveTo ?? last)
    }

    private mutating func addressed(by check: DeclaredCheck, _ choices: [ReadingChoice]) -> [String] {
        if choices.isEmpty, let types = book.unitTypes(ofCheck: check.id) { return types }
        let key = "\(check.id) \(choices.map { "\($0.reading)=\($0.alternative)" })"
        if let known = unitTypes[key] { return known }
        let types = book.compile(check.check, of: check.indicator, under: choices)?.unitTypes ?? []
        unitTypes[key] = types
        return types
    }

    /// The units of a register that has nothing but codes and types.
    private mutating func register(_ registered: TestCase.Registered) -> Register? {
        var units: [Register.Unit] = []
        for (type, codes) in registered {
            guard let index = vocabulary.unitType(type.value) else {
                let names = vocabulary.unitTypes.flatMap { [$0.code, $0.title.vi, $0.title.en] }.compactMap { $0 }
                report(
                    .unknownTestedType(
                        type.value, similar: Spelling.nearest(to: type.value, among: names), at: type.span))
                return nil
            }
            units += codes.map {
                Register.Unit(
                    code: $0.value, name: nil, type: vocabulary.unitTypes[index].code, parent: nil,
                    valid: (nil, nil), span: $0.span)
            }
        }
        return Register(units: units)
    }

    // MARK: Cells of tables

    /// The report with the value of a cell in its place.
    private mutating func place(_ cell: TestCase.Cell, in node: YAMLNode) -> YAMLNode? {
        let name = cell.column.value
        guard Words.headerWord(name) == nil else { return node.adding(name, at: cell.key, cell.value) }
        guard let pattern = FieldPattern(name, vocabulary) else {
            report(.unknownTestedField(name, similar: FieldPattern.nearest(name, vocabulary), at: cell.column.span))
            return nil
        }
        if let place = pattern.place {
            let field = vocabulary.blocks[place.block].fields[place.field].key
            let list = lists(in: node).first { $0.block == place.block && place.row <= $0.rows }
            return add(cell, as: field, to: node, list: list?.entry, row: place.row, isAmbiguous: false)
        }
        if vocabulary.place(name) != nil { return node.adding(name, at: cell.key, cell.value) }
        let lists = lists(in: node).filter { $0.rows == 1 && vocabulary.field(name, of: $0.block) != nil }
        let only = lists.count == 1 ? lists.first?.entry : nil
        return add(cell, as: name, to: node, list: only, row: 1, isAmbiguous: lists.count > 1)
    }

    /// The lists of a report: their entries, their blocks and how many rows they have.
    private func lists(in node: YAMLNode) -> [(entry: Int, block: Int, rows: Int)] {
        (node.entries.map(Array.init) ?? []).enumerated().compactMap { number, entry in
            guard let block = vocabulary.block(entry.name), let items = entry.value.items else { return nil }
            return (number, block, items.count)
        }
    }

    private mutating func add(
        _ cell: TestCase.Cell, as field: String, to node: YAMLNode, list: Int?, row: Int, isAmbiguous: Bool
    ) -> YAMLNode? {
        if let list, let added = node.adding(field, at: cell.key, cell.value, below: [list, row - 1]) { return added }
        report(.noRowForColumn(cell.column.value, isAmbiguous: isAmbiguous, at: cell.column.span))
        return nil
    }
}
