import Chuan
import Diagnostics
import FEEL
import Testing

@testable import ReportFiles

@Suite struct ReportMistakeTests {
    /// Kinds whose examples need a register, or smaller limits than usual.
    static let special: Set<String> = [
        "report/unit-not-in-register", "report/unit-not-in-force", "report/name-differs", "report/type-differs",
        "report/bad-register", "report/bad-register-row", "report/duplicate-register-unit",
        "report/too-many-rows", "report/more-mistakes", "report/bad-flat-file", "report/bad-record",
        "report/unknown-column", "report/missing-columns", "report/mixed-numbers", "report/too-many-rejects",
    ]

    /// Each kind's wrong example reports exactly that kind; the right one nothing.
    @Test(arguments: ReportDiagnostics.kinds.filter { !special.contains($0.name) })
    func examples(_ kind: Diagnostic.Kind) {
        #expect(Self.found(kind.explanation.wrong) == [kind.name])
        #expect(Self.found(kind.explanation.right) == [])
    }

    static func found(_ text: String) -> [String] {
        let reading = ReportSamples.read(text)
        return ReportSamples.kinds(reading.diagnostics + findDuplicateUnits(reading.reports))
    }

    @Test func kindsAreSortedAndTold() {
        let names = ReportDiagnostics.kinds.map(\.name)
        #expect(names == names.sorted() && Set(names).count == names.count)
        for kind in ReportDiagnostics.kinds {
            #expect(kind.name.hasPrefix("report/"))
            for text in [kind.explanation.what, kind.explanation.why, kind.explanation.fix] {
                #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en)
            }
        }
    }

    @Test func unknownKeys() throws {
        let reading = ReportSamples.body(
            "results_in_forse: 3\nresolved_total: 4\ntthc:\n  - {field_name: Đất đai, resolved_tota: 1, disbursed: 5}\n"
        )
        let help = reading.diagnostics.map { $0.help?.vi ?? "" }
        #expect(ReportSamples.kinds(reading.diagnostics) == Array(repeating: "report/unknown-key", count: 4))
        #expect(help[0].contains("`results_in_force`"))
        #expect(help[1].contains("`giải quyết thủ tục`"))
        #expect(help[2].contains("`resolved_total`"))
        #expect(help[3].contains("`đầu tư công`"))
        #expect(reading.reports.count == 1)
    }

    /// No telling which of two values is meant: neither counts, and both places are shown.
    @Test func oneFieldUnderTwoNames() throws {
        let text = ReportSamples.header + "results_in_force: 3\nkết quả còn hiệu lực: 4\n"
        let reading = ReportSamples.read(text)
        let diagnostic = try #require(reading.diagnostics.first)
        #expect(diagnostic.kind == .duplicateField && diagnostic.labels.count == 1)
        let report = try #require(reading.reports.first)
        #expect(ReportSamples.shown(report.cells[ReportSamples.digitisationInput]) == "unreadable null")
        for (lines, kind) in [
            ("mã đơn vị: B\n", "report/duplicate-field"),
            (
                "digitisation: {results_in_force: 1, kết quả còn hiệu lực: 2}\n",
                "report/duplicate-field"
            ),
            ("tthc:\n  - {field_name: Đất đai, quá hạn: 1, trễ hạn: 1}\n", "report/duplicate-field"),
            ("tthc:\n  - {field_name: Đất đai, sum_of: branches, tổng của: branches}\n", "report/duplicate-field"),
            ("tthc: []\nTTHC theo lĩnh vực: []\n", "report/duplicate-field"),
        ] {
            #expect(ReportSamples.kinds(ReportSamples.body(lines).diagnostics) == [kind], "\(lines)")
        }
    }

    /// One field with two values has none, under one name or two, in a table, a group or as a list; equal values stand.
    @Test(arguments: [
        ("results_in_force: 3\nresults_in_force: 4\n", true), ("results_in_force: 3\nresults_in_force: 3\n", false),
        ("results_in_force: 3\nkết quả còn hiệu lực: 3\n", false),
        ("digitisation: {results_in_force: 3}\ndigitisation: {results_in_force: 4}\n", true),
        ("tthc: []\ntthc: [{field_name: Đất đai}]\n", true), ("approved_services: [A]\napproved_services: [B]\n", true),
        ("tthc:\n  - {field_name: Đất đai, quá hạn: 1, quá hạn: 2}\n", true),
    ])
    func valuesThatDenyEachOther(_ lines: String, _ areLost: Bool) throws {
        let reading = ReportSamples.body(lines)
        #expect(reading.diagnostics.hasError)
        let report = try #require(reading.reports.first)
        let lists = report.lists.compactMap { $0 }
        let states = (report.cells + lists.flatMap(\.rows).flatMap(\.cells)).map(\.state) + lists.map(\.state)
        #expect(states.contains(.unreadable) == areLost)
    }

    /// A report that has two periods, or two unit types, is not judged.
    @Test(arguments: ["period: 2022\n", "loại đơn vị: phường xã\n", "mã đơn vị: X\n"])
    func headersThatDenyEachOther(_ line: String) {
        let reading = ReportSamples.body(line)
        #expect(reading.reports.isEmpty && reading.diagnostics.count == 1, "\(reading.diagnostics)")
    }

    /// What has the wrong form stays in sight as unreadable; it never looks empty or absent.
    @Test(arguments: [
        "tthc: {field_name: Đất đai}\n", "tthc: hai dòng\n", "tthc: 2\n", "tthc:\n  - Đất đai\n", "tthc:\n  -\n",
        "tthc:\n  - [1, 2]\n", "approved_services: A1\n", "approved_services: {A1: có}\n",
        "approved_services:\n  - {mã: A1}\n", "results_in_force: [1]\n", "results_in_force: {a: 1}\n",
        "tthc:\n  - {field_name: Đất đai, resolved_total: [12]}\n", "inspections:\n  - {findings: {a: b}}\n",
        "inspections:\n  - {findings: [a, [b]]}\n",
    ])
    func wrongShapes(_ lines: String) throws {
        let reading = ReportSamples.body(lines)
        #expect(ReportSamples.kinds(reading.diagnostics) == ["report/wrong-shape"])
        let report = try #require(reading.reports.first)
        let lists = report.lists.compactMap { $0 }
        let cells = report.cells + lists.flatMap(\.rows).flatMap(\.cells)
        let isSeen = lists.contains { $0.state == .unreadable } || cells.contains { $0.state == .unreadable }
        #expect(isSeen)
    }

    @Test func aGroupOfTheWrongShape() {
        #expect(ReportSamples.kinds(ReportSamples.body("investment: [1, 2]\n").diagnostics) == ["report/wrong-shape"])
        #expect(ReportSamples.kinds(ReportSamples.body("investment: nhiều\n").diagnostics) == ["report/wrong-shape"])
    }

    @Test(arguments: [
        "VD-01\n", "12\n", "[]\n", "{}\n", "rulebook: {mã: x}\nunit_code: A\n", "chỉ tiêu:\n  - {mã: x}\n",
    ])
    func noReport(_ text: String) {
        let reading = ReportSamples.read(text)
        #expect(ReportSamples.kinds(reading.diagnostics) == ["report/no-report"])
        #expect(reading.reports.isEmpty)
    }

    @Test func emptyFilesAreToldOnce() {
        for text in ["", "# chỉ có ghi chú\n", "---\n"] {
            #expect(ReportSamples.read(text).diagnostics.count == 1, "\(text)")
        }
        #expect(
            ReportSamples.kinds(
                ReportSamples.read("- {unit_code: A, unit_type: dept, period: 2023}\n- 5\n").diagnostics)
                == ["report/wrong-shape"])
    }

    @Test func refusedDuplicates() throws {
        func read(_ rows: String) -> ReportReading { ReportSamples.body("tthc:\n" + rows) }
        let same = read("  - {field_name: Hoà giải, nhóm: khác}\n  - {field_name: hòa  giải, nhóm: khác}\n")
        #expect(ReportSamples.kinds(same.diagnostics) == ["report/duplicate-row"] && same.reports.isEmpty)
        let levels = read(
            "  - {field_name: Đất đai, settlement_level: sở}\n  - {field_name: Đất đai, settlement_level: huyện}\n")
        #expect(levels.diagnostics.isEmpty && levels.reports.count == 1)
        let nameless = read("  - {resolved_total: 1, nhóm: khác}\n  - {resolved_total: 2, nhóm: khác}\n")
        #expect(nameless.diagnostics.isEmpty && nameless.reports.count == 1)
        let branches = ReportSamples.body("branches:\n  - {code: A}\n  - {code: A}\n")
        #expect(branches.diagnostics.isEmpty && branches.reports.count == 1)
    }

    /// Only the report with the duplicate is set aside.
    @Test func aRefusedReportLeavesTheOthers() {
        let reading = ReportSamples.read(
            """
            - {unit_code: A, unit_type: dept, period: 2023, tthc: [{field_name: Đất đai}, {field_name: Đất đai}]}
            - {unit_code: B, unit_type: dept, period: 2023, tthc: [{field_name: Đất đai}]}
            """)
        #expect(reading.reports.map(\.header.unitCode.value) == ["B"])
    }

    @Test(arguments: [
        ("12 8 =20", 0), ("12 8 =21", 1), ("12 =12 8 =8 =20", 0), ("12 =12 8 =9", 1), ("12 KPS =12", 0),
        ("12 ? =30", 0), ("=5 5", 0), ("=6 5", 1), ("12 8 =20 =20", 0), ("", 0),
    ])
    func sumRows(_ rows: String, _ warnings: Int) throws {
        var text = "tthc:\n"
        for (number, row) in rows.split(separator: " ").enumerated() {
            let isSum = row.hasPrefix("=")
            let name = isSum ? (number.isMultiple(of: 2) ? "TỔNG CỘNG" : "Cộng") : "Đất đai \(number)"
            let value = row.drop { $0 == "=" }
            text += "  - {field_name: \(name), resolved_total: \(value == "?" ? "" : value)}\n"
        }
        let reading = ReportSamples.body(rows.isEmpty ? "tthc: []\n" : text)
        #expect(ReportSamples.kinds(reading.diagnostics) == Array(repeating: "report/sum-row-differs", count: warnings))
        let list = try #require(reading.reports.first?.lists[ReportSamples.tthcInput])
        #expect(list.sumRows.count == rows.filter { $0 == "=" }.count)
        if warnings > 0, rows == "12 8 =21" {
            let message = try #require(reading.diagnostics.first).message.vi
            #expect(message.contains("21") && message.contains("20") && message.contains("đã giải quyết"))
        }
    }

    @Test(arguments: ["tthc", "nơi khác", "results_in_force", "approved_services", "investment", "\"\"", "[branches]"])
    func badSumOf(_ name: String) {
        let reading = ReportSamples.body("tthc:\n  - {field_name: Đất đai, sum_of: \(name)}\n")
        #expect(ReportSamples.kinds(reading.diagnostics) == ["report/bad-sum-of"])
    }

    @Test func limits() throws {
        var limits = Limits.standard
        limits.rows = 2
        let rows = "tthc:\n" + (0..<3).map { "  - {field_name: Đất đai \($0)}\n" }.joined()
        let reading = ReportSamples.read(ReportSamples.header + rows, limits: limits)
        #expect(ReportSamples.kinds(reading.diagnostics) == ["report/too-many-rows"])
        #expect(try #require(reading.reports.first?.lists[ReportSamples.tthcInput]).state == .unreadable)
    }

    /// A flood of warnings is cut off, and hides no error.
    @Test func floods() {
        var text = ReportSamples.header + "tthc:\n"
        for row in 0..<1_000 { text += "  - {field_name: Đất đai \(row), resolved_total: -1}\n" }
        let reading = ReportSamples.read(text + "results_in_forse: 1\n")
        #expect(reading.diagnostics.count == Limits.standard.diagnosticsPerFile + 2)
        #expect(reading.diagnostics.contains { $0.kind == .unknownReportKey })
        #expect(reading.diagnostics.contains { $0.kind == .moreMistakes && $0.message.vi.contains("900") })
    }

    /// Mistakes past the limit cost no search for similar words: a file of nothing else is read in time.
    @Test(.timeLimit(.minutes(1)))
    func manyUnknownKeys() {
        var text = ReportSamples.header
        for row in 0..<20_000 { text += "results_in_forse_\(row): 1\n" }
        let reading = ReportSamples.read(text)
        #expect(reading.diagnostics.count == Limits.standard.diagnosticsPerFile + 1)
        var rows = "unit_code,unit_type\n"
        for row in 0..<20_000 { rows += "A\(row),depp\n" }
        let found = RegisterTests.read(rows).1
        #expect(found.count == Limits.standard.diagnosticsPerFile + 1)
    }

    @Test func duplicateUnits() {
        func reports(_ lines: String) -> [Report] { ReportSamples.read(lines).reports }
        let first = reports("- {unit_code: VD-01, unit_type: dept, period: 2023}\n")
        let other = reports("- {unit_code: vd_01, unit_type: dept, period_start: 1/1/2023, period_end: 31/12/2023}\n")
        let later = reports("- {unit_code: VD-01, unit_type: dept, period: Q1/2023}\n")
        #expect(findDuplicateUnits(first + later).isEmpty)
        let found = findDuplicateUnits(first + later + other)
        #expect(ReportSamples.kinds(found) == ["report/duplicate-unit"] && found.first?.labels.count == 1)
    }

    /// What the reader of the file has told is not told again.
    @Test func yamlMistakesAreToldOnce() {
        for text in ["results_in_force: 1\nresults_in_force: 2\n", "results_in_force: !x 3\n", "tthc: \"đất\n"] {
            let names = ReportSamples.kinds(ReportSamples.body(text).diagnostics)
            #expect(names.count == 1 && names[0].hasPrefix("yaml/"), "\(text) \(names)")
        }
    }
}
