import Diagnostics
import Testing

@testable import Chuan

@Suite("Decoding rule files")
struct DecodingTests {
    @Test("The whole format, in both languages")
    func wholeFormat() throws {
        let vietnamese = RuleReading(try ruleText("whole-vi"))
        let english = RuleReading(try ruleText("whole-en"))
        #expect(vietnamese.rendered() == "")
        #expect(english.rendered() == "")
        let left = outline(try #require(vietnamese.file))
        #expect(left == outline(try #require(english.file)))
        #expect(left.utf8.count > 5000)
        #expect(vietnamese.file?.language == .vi)
        #expect(english.file?.language == .en)
    }

    @Test("The whole format exercises every key and every word")
    func wholeFormatIsWhole() throws {
        let text = try ruleText("whole-vi") + ruleText("whole-en")
        let ofTests: Set<RulePlace> = [.testFile, .testCase, .testTable, .expectation]
        for word in Words.ruleKeys where !word.uses.allSatisfy({ ofTests.contains($0.place) }) {
            #expect(text.contains(word.vi + ":"), "\(word.vi)")
            #expect(text.contains(word.en + ":"), "\(word.en)")
        }
    }

    @Test("What the parts of the whole format become")
    func parts() throws {
        let file = try #require(RuleReading(try ruleText("whole-vi")).file)
        #expect(file.indicators.map(\.id.value) == ["3.10", "8"])
        let check = try #require(file.indicators.first?.checks.first)
        #expect(check.id.value == "3.10.a")
        #expect(check.body.forEach?.source.string == "tthc")
        #expect(check.body.forEach?.name.value == "dòng")
        #expect(check.body.definitions.map(\.name.value) == ["ngưỡng riêng", "kỳ trước"])
        #expect(check.body.noRows?.map(\.verdict.value) == [.notApplicable, .noEvents])
        #expect(check.variants.map(\.alternative.value) == ["strict", "days"])
        guard case .byUnitType(let cases, _)? = check.body.target else {
            Issue.record("no table by unit type")
            return
        }
        #expect(cases.map { $0.unitTypes.map(\.value) } == [["dept"], ["dist", "comm"]])
        #expect(cases.map(\.test.string) == ["từ 98% trở lên", ">= 95%"])
        guard case .byCondition(let lines, _)? = file.indicators[1].checks[0].body.target else {
            Issue.record("no table by condition")
            return
        }
        #expect(lines.map(\.test.string) == ["tối thiểu 90%", "[80%..100%]"])
        #expect(file.readings[0].alternatives[1].everywhere?.rollUp?.notReporting?.value == .fail)
        #expect(file.readings[0].alternatives[1].everywhere?.rollUp?.method == nil)
    }

    @Test("Slices and places point into the file")
    func places() throws {
        let text = try ruleText("whole-vi")
        let file = try #require(RuleReading(text).file)
        let bytes = Array(text.utf8)
        for indicator in file.indicators {
            #expect(String(decoding: bytes[indicator.id.span.range], as: UTF8.self).contains(indicator.id.value))
            for check in indicator.checks {
                for slice in [check.body.numerator, check.body.measure, check.body.forEach?.source] {
                    guard let slice else { continue }
                    #expect(String(decoding: bytes[slice.span.range], as: UTF8.self) == slice.string)
                }
                guard let name = check.body.forEach?.name else { continue }
                #expect(String(decoding: bytes[name.span.range], as: UTF8.self) == name.value)
            }
        }
    }

    @Test("The first sample of the design, in both languages")
    func firstSample() throws {
        let vietnamese = """
            chỉ tiêu:
              - mã: "7"
                tên: Số hóa kết quả giải quyết TTHC còn hiệu lực
                căn cứ: {nguồn: hcmc-2023-03-29, mục: "7"}
                tiêu chí:
                  - mã: 7.a
                    áp dụng: [sở ngành]
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 50%
                    khắc phục: Ưu tiên số hóa kết quả còn hiệu lực của lĩnh vực có nhiều hồ sơ nhất.
            """
        let english = """
            indicators:
              - id: "7"
                title: {vi: Số hóa kết quả giải quyết TTHC còn hiệu lực}
                source: {document: hcmc-2023-03-29, clause: "7"}
                checks:
                  - id: 7.a
                    applies to: [sở ngành]
                    numerator: kết quả đã số hóa
                    denominator: kết quả còn hiệu lực
                    target: tối thiểu 50%
                    remedy: {vi: Ưu tiên số hóa kết quả còn hiệu lực của lĩnh vực có nhiều hồ sơ nhất.}
            """
        try expectEqual(vietnamese, english)
    }

    @Test("The second sample of the design, in both languages")
    func secondSample() throws {
        let english = """
            indicators:
              - id: "3.1"
                title: {vi: Giải quyết hồ sơ đúng hạn trong từng lĩnh vực, en: On-time settlement in each field}
                source: {document: hcmc-2023-03-29, clause: "3.1"}
                checks:
                  - id: 3.1.a
                    for each: tthc as row
                    where: row.field_class != "complaint"
                    numerator: row.resolved_early + row.resolved_on_time
                    denominator: row.resolved_total
                    target: at least 98%
                  - id: 3.1.b
                    for each: tthc as row
                    where: row.field_class = "complaint"
                    numerator: row.resolved_early + row.resolved_on_time
                    denominator: row.resolved_total
                    target: at least 95%
            """
        let words = [
            ("indicators:", "chỉ tiêu:"), ("id:", "mã:"), ("title:", "tên:"), ("source:", "căn cứ:"),
            ("document:", "nguồn:"), ("clause:", "mục:"), ("checks:", "tiêu chí:"), ("for each:", "với mỗi:"),
            ("where:", "trong đó:"), ("numerator:", "tử số:"), ("denominator:", "mẫu số:"), ("target:", "mục tiêu:"),
            ("tthc as row", "tthc là row"),
        ]
        try expectEqual(english, words.reduce(english) { $0.replacing($1.0, with: $1.1) })
    }

    private func expectEqual(_ left: String, _ right: String) throws {
        let (one, other) = (RuleReading(left, resolving: false), RuleReading(right, resolving: false))
        #expect(one.rendered() == "")
        #expect(other.rendered() == "")
        #expect(outline(try #require(one.file)) == outline(try #require(other.file)))
        #expect(one.file?.indicators.first?.checks.first?.body.numerator != nil)
    }

    @Test("Ids keep their digits, whatever YAML makes of them")
    func ids() throws {
        let reading = RuleReading("văn bản:\n", resolving: false)
        #expect(reading.names == ["rule/unknown-key"])
        let file = RuleReading(
            """
            các đơn vị tính:
              - {mã: 3.10, tên: 2023}
              - {mã: 0x1F, tên: true}
              - {mã: 1e3, tên: 'có'}
            """)
        #expect(file.rendered() == "")
        #expect(file.file?.unitsOfMeasure.map(\.code.value) == ["3.10", "0x1F", "1e3"])
        #expect(file.file?.unitsOfMeasure.map(\.title.vi) == ["2023", "true", "có"])
    }

    @Test("A body under a reading")
    func variants() throws {
        let file = try #require(RuleReading(try ruleText("whole-vi")).file)
        let check = file.indicators[0].checks[0]
        let strict = check.body.changed(by: check.variants[0].body)
        #expect(strict.denominator?.string == "dòng.resolved_total + 1")
        #expect(strict.numerator?.string == "dòng.resolved_on_time")
        #expect(strict.rounding?.value == 1)
        #expect(strict.appliesTo?.map(\.value) == ["dist"])
        #expect(strict.form == .fraction)
        let days = check.body.changed(by: check.variants[1].body)
        #expect(days.form == .requirement)
        #expect(days.numerator == nil && days.denominator == nil && days.reportedRate == nil)
        #expect(days.target == nil && days.zeroDenominator == nil)
        #expect(days.forEach != nil && days.definitions.count == 2)
    }
}

/// The text of a file beside the tests.
func ruleText(_ name: String, file: StaticString = #filePath) throws -> String {
    let folder = "\(file)".split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return String(decoding: try bytes(of: "\(folder)/RuleTexts/\(name).rules.yaml"), as: UTF8.self)
}
