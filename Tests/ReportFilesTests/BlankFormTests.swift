import Chuan
import Diagnostics
import FEEL
import Testing
import YAMLSource

@testable import ReportFiles

@Suite struct BlankFormTests {
    static func needs(_ vocabulary: Vocabulary) -> [BlankForm.Need] {
        vocabulary.blocks.enumerated().dropFirst(2).flatMap { index, block in
            (0..<max(1, block.fields.count)).map { BlankForm.Need(block: index, field: $0) }
        }
    }

    static func form(_ language: Language, _ keys: BlankForm.Keys) -> BlankForm {
        let vocabulary = ReportSamples.vocabulary
        var form = BlankForm(vocabulary: vocabulary, needs: needs(vocabulary), unitType: "dept", language: language)
        form.keys = keys
        return form
    }

    @Test(arguments: [Language.vi, .en], [BlankForm.Keys.codes, .vietnamese])
    func readsBackAsMissing(_ language: Language, _ keys: BlankForm.Keys) throws {
        let text = writeBlankReport(Self.form(language, keys))
        let reading = ReportSamples.read(text)
        #expect(ReportSamples.kinds(reading.diagnostics) == [], "\(text)")
        let report = try #require(reading.reports.first)
        #expect(report.header.unitType.value == "dept")
        #expect(report.cells.dropFirst(8).allSatisfy { $0.state == .missing })
        let lists = report.lists.compactMap { $0 }
        #expect(lists.allSatisfy { $0.state == .missing && $0.rows.isEmpty })
        #expect(lists.filter { $0.span != nil }.count == 4)
    }

    /// The example rows, once their `#` is taken away, are rows with every field.
    @Test(arguments: [BlankForm.Keys.codes, .vietnamese])
    func exampleRowsAreRows(_ keys: BlankForm.Keys) throws {
        let lines = writeBlankReport(Self.form(.vi, keys)).split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { $0.hasPrefix("#  ") ? String($0.dropFirst()) : String($0) }.joined(separator: "\n")
        let reading = ReportSamples.read(text)
        #expect(ReportSamples.kinds(reading.diagnostics) == ["report/class-assumed"], "\(text)")
        let report = try #require(reading.reports.first)
        for input in [ReportSamples.tthcInput, ReportSamples.branchesInput, ReportSamples.inspectionsInput] {
            let row = try #require(report.lists[input]?.rows.first)
            #expect(row.cells.allSatisfy { $0.span != nil || input == ReportSamples.tthcInput })
        }
        #expect(report.lists[ReportSamples.approvedInput]?.rows.count == 1)
    }

    @Test func onlyWhatIsNeeded() {
        var form = Self.form(.vi, .codes)
        form.needs = [.init(block: 2, field: 4), .init(block: 5, field: 1), .init(block: 99, field: 0)]
        form.unitCode = "079: #1"
        form.period = "Q2/2023"
        let text = writeBlankReport(form)
        let reading = ReportSamples.read(text)
        #expect(reading.diagnostics.isEmpty && reading.reports.first?.header.unitCode.value == "079: #1")
        for key in ["resolved_total", "field_name", "settlement_level", "disbursed", "money_unit"] {
            #expect(text.contains("\(key):"), "\(key)")
        }
        for key in ["resolved_late", "plan_allocated", "branches", "approved_services", "unit_signs"] {
            #expect(!text.contains("\(key):"), "\(key)")
        }
    }

    @Test func fieldsAreExplained() {
        let text = writeBlankReport(Self.form(.vi, .codes))
        #expect(text.contains("results_in_force:  # kết quả còn hiệu lực (hồ sơ); tính đến ngày chốt"))
        #expect(text.contains("unit_signs:  # đơn vị ký số; có / không / chưa rõ"))
        #expect(text.contains("# Biểu II.06"))
    }

    /// Texts that YAML would misread are quoted and come back as they were.
    @Test(arguments: [
        "a: b", "- x", "#", "true", "null", "a\"b\\c", "x\u{1}\u{85}\u{2028}y", "", "a ", "79", "@x", "tổng số",
    ])
    func quoting(_ text: String) throws {
        let written = "unit_code: \(YAMLText.scalar(text))\nunit_type: dept\nperiod: 2023\n"
        let reading = ReportSamples.read(written)
        if text.isEmpty {
            #expect(ReportSamples.kinds(reading.diagnostics) == ["report/missing-field"])
        } else {
            #expect(reading.reports.first?.header.unitCode.value == text.trimmingBlanks(), "\(written)")
        }
    }
}
