import Diagnostics
import TestSupport
import Testing

@testable import Chuan

@Suite("Mistakes in rule files")
struct DecodingMistakesTests {
    @Test("Many mistakes of one file, each once and on its line")
    func manyMistakes() {
        let text = """
            bộ chỉ tiêu:
              mã: mau
              tên: Mẫu
              hiệu lực: {từ: 2023-13-01, đến: hôm nay}
              kỳ đánh giá: tháng
            các loại đơn vị:
              - {mã: dept, tên: sở ngành}
              - {mã: dept, tên: ban ngành}
            các đơn vị tính: hồ sơ
            từ điển dữ liệu:
              - khối: tthc
                tên: {vi: thủ tục, en: procedures}
                dạng: bản
                trường:
                  - {khóa: late, tên: {vi: quá hạn, en: late}, kiểu: số đếm}
                  - {khóa: total, tên: {vi: a + b, en: total}, kiểu: số}
                  - {khóa: note, tên: {vi: ghi chú, en: note}, kiểu: chữ, theo danh mục: x}
            chỉ tiêu:
              - mã: "3"
                tên: {vi: Đúng hạn, fr: A temps}
                áp dụng: [sở nghành]
                tiêu chí:
                  - mã: 3.a
                    tử số: late
                    mục tiêu: từ 98% trỡ lên
                  - mã: 3.b
                    với mỗi: tthc
                    yêu cầu: [đúng, sai]
                  - mã: 3.a
                    title: Đúng hạn
                    thước đo: total
                    mục tiêu:
                      theo điều kiện:
                        - {mục tiêu: tối đa 3}
                        - {khi: total > 3, mục tiêu: tối đa 4}
                    không có dòng: đặt
                    tổng hợp: {cách: cộng dồn, mục tiêu: đạt 100%}
              - tên: Không mã
                tiêu chí: []
            """
        let reading = RuleReading(text)
        #expect(
            reading.places == [
                "4: rule/bad-date", "4: rule/bad-date", "5: rule/unknown-word", "8: rule/duplicate-id",
                "9: rule/wrong-shape", "13: rule/unknown-word", "15: rule/missing-key", "16: rule/bad-name",
                "17: rule/misplaced-key", "20: rule/unknown-key", "21: rule/unknown-unit-type",
                "24: rule/half-fraction",
                "25: rule/unknown-target-phrase", "27: rule/bad-iteration", "28: rule/wrong-shape",
                "29: rule/duplicate-id", "30: rule/mixed-languages", "35: rule/unreachable-line",
                "36: rule/misplaced-key", "36: rule/unknown-word", "37: rule/misplaced-key", "38: rule/missing-key",
                "39: rule/empty-list",
            ])
    }

    @Test("A misspelled key is reported once, and the nearest one is offered")
    func misspelledKeys() throws {
        let text = """
            chỉ tiêu:
              - mã: "7"
                tên: Số hóa
                tiêu chí:
                  - mã: 7.a
                    tử sô: a
                    mẫu số: b
                    muc tieu: tối thiểu 50%
            """
        let reading = RuleReading(text)
        #expect(reading.places == ["6: rule/unknown-key", "8: rule/unknown-key"])
        #expect(reading.diagnostics.map(\.help?.vi) == ["có phải là `tử số`?", "có phải là `mục tiêu`?"])
        let fix = try #require(reading.diagnostics.first?.fixes.first)
        #expect(fix.edits.map(\.replacement) == ["tử số"])
        #expect(fix.grade == .needsReview)
    }

    @Test("A key that stands elsewhere says where it belongs")
    func strayKeys() {
        let reading = RuleReading(
            """
            indicators:
              - id: "7"
                title: Digitised
                numerator: a
                checks:
                  - id: 7.a
                    require: a
                    rounding: 2
            """)
        #expect(reading.places == ["4: rule/unknown-key", "8: rule/unknown-key"])
        #expect(reading.diagnostics[0].help?.en.contains("a check") == true)
        #expect(reading.diagnostics[1].help?.en.contains("what a reading changes") == true)
    }

    @Test("A file of the other language is not a mixed one")
    func languages() throws {
        let reading = RuleReading("units of measure:\n  - {id: dossiers, tên: hồ sơ, title: files}\n")
        #expect(reading.file?.language == .en)
        #expect(reading.names == ["rule/mixed-languages", "rule/repeated-key"])
        #expect(reading.diagnostics[0].fixes.first?.grade == .safe)
    }

    @Test(
        "Values of the wrong form",
        arguments: [
            ("nhập: khac.rules.yaml", "1: rule/wrong-shape"), ("nhập: {a: b}", "1: rule/wrong-shape"),
            ("nhập:", "1: rule/wrong-shape"), ("nhập: [[a]]", "1: rule/wrong-shape"),
            ("chỉ tiêu: 5", "1: rule/wrong-shape"), ("- a", "1: rule/wrong-shape"), ("chỉ tiêu", "1: rule/wrong-shape"),
            ("các đơn vị tính: [{mã: [a], tên: b}]", "1: rule/wrong-shape"),
            ("các đơn vị tính: [{mã: a, tên: [b]}]", "1: rule/wrong-shape"),
            ("các đơn vị tính: [{mã: a, tên: {}}]", "1: rule/wrong-shape"),
            ("các đơn vị tính: [{mã: '  ', tên: b}]", "1: rule/wrong-shape"),
            ("các đơn vị tính: [{mã: a, tên: ~}]", "1: rule/wrong-shape"),
        ])
    func wrongShapes(text: String, place: String) {
        #expect(RuleReading(text, resolving: false).places == [place])
    }

    @Test(
        "Parts of a check that do not go together",
        arguments: [
            ("{mã: a, yêu cầu: x, tính khi: y}", ["rule/misplaced-key"]),
            ("{mã: a, yêu cầu: x, đạt khi: y}", ["rule/misplaced-key"]),
            ("{mã: a, yêu cầu: x, tỷ lệ báo cáo: y}", ["rule/misplaced-key"]),
            ("{mã: a, yêu cầu: x, mẫu số bằng không: đạt}", ["rule/misplaced-key"]),
            ("{mã: a, yêu cầu: x, không có dòng: đạt}", ["rule/misplaced-key"]),
            ("{mã: a, yêu cầu: x, không có khối: đạt}", []), ("{mã: a, yêu cầu: x, chứng minh bằng: y}", []),
            ("{mã: a, tỷ lệ của: t là d, mục tiêu: trên 80%}", ["rule/missing-key"]),
            ("{mã: a, thước đo: x, yêu cầu: y}", ["rule/several-measures"]),
            ("{mã: a, mẫu số: x, mục tiêu: trên 80%}", ["rule/half-fraction"]),
            ("{mã: a, mẫu số: x}", ["rule/half-fraction", "rule/missing-target"]),
            ("{mã: a, thước đo: x, mục tiêu: trên 5, tổng hợp: {đơn vị không báo cáo: đạt}}", ["rule/missing-key"]),
            ("{mã: a, thước đo: x, mục tiêu: {theo loại đơn vị: {}, theo điều kiện: []}}", ["rule/several-measures"]),
            ("{mã: a, thước đo: x, mục tiêu: {theo điều kiện: []}}", ["rule/empty-list"]),
            ("{mã: a, thước đo: x, mục tiêu: {theo loại đơn vị: {}}}", ["rule/empty-list"]),
            ("{mã: a, yêu cầu: x, đặt: {}}", ["rule/empty-list"]),
            ("{mã: a, yêu cầu: x, cách hiểu: {}}", ["rule/empty-list"]),
            ("{mã: a, yêu cầu: x, cách hiểu: {A: {}}}", ["rule/empty-list"]),
            ("{mã: a, yêu cầu: x, cách hiểu: {A: {b: {}}}}", ["rule/empty-list"]),
            ("{mã: a, yêu cầu: x, cách hiểu: {A: {b: {thước đo: y}}}}", ["rule/missing-target"]),
            ("{mã: a, yêu cầu: x, cách hiểu: {A: {b: {thước đo: y, mục tiêu: trên 5}}}}", []),
            ("{mã: a, thước đo: x, mục tiêu: trên 5, cách hiểu: {A: {b: {yêu cầu: y}}}}", []),
            ("{mã: a, tử số: x, mẫu số: z, mục tiêu: trên 5, cách hiểu: {A: {b: {thước đo: y}}}}", []),
            ("{mã: a, tử số: x, mẫu số: z, mục tiêu: trên 5, cách hiểu: {A: {b: {mục tiêu: trên 6}}}}", []),
            ("{mã: a, yêu cầu: x, cách hiểu: {A: {b: {tính khi: y}}}}", ["rule/misplaced-key"]),
        ])
    func parts(check: String, names: [String]) {
        let text = "chỉ tiêu: [{mã: '1', tên: Mẫu, tiêu chí: [\(check)]}]\n"
        #expect(RuleReading(text, resolving: false).names == names)
    }

    @Test("A broken scalar is reported by the YAML reader only")
    func brokenScalars() {
        let text = """
            chỉ tiêu:
              - mã: "3"
                tên: Đúng hạn
                tiêu chí:
                  - mã: 3.a
                    thước đo: a
                    mục tiêu: >= 98%
                  - mã: 3.b
                    thước đo: a
                    mục tiêu: > 80%
            """
        let reading = RuleReading(text)
        #expect(reading.names.allSatisfy { $0.hasPrefix("yaml/") })
        #expect(reading.diagnostics.count == 2)
        let tests = reading.file?.indicators[0].checks.map(\.body.target)
        guard case .test(let slice)?? = tests?.first else {
            Issue.record("the target was lost")
            return
        }
        #expect(slice.string == ">= 98%")
    }

    @Test("Every place of every diagnostic lies in the file, for mutated rule files")
    func mutations() throws {
        let originals = [Array(try ruleText("whole-vi").utf8), Array(try ruleText("whole-en").utf8)]
        let pieces =
            (Words.ruleKeys.map(\.vi) + ["[", "]", "{", "}", ": ", "- ", "\n", "  ", "\"", "~", "%", "là ", "5"])
            .map { Array($0.utf8) }
        let seed = Seeded.seed
        var numbers = Seeded(seed)
        for round in 0..<Seeded.rounds(5_000) {
            let bytes = mutated(originals[round % 2], pieces, &numbers)
            let reading = RuleReading(bytes)
            let outside = reading.diagnostics.contains { diagnostic in
                ([diagnostic.span] + diagnostic.labels.map(\.span)).contains { $0.end > bytes.count }
            }
            #expect(!outside, "seed \(seed), round \(round)")
        }
    }

    /// A stretch of about 40 lines of a file with a few bytes changed, so that many inputs take little time.
    private func mutated(
        _ original: [UInt8], _ pieces: [[UInt8]], _ numbers: inout Seeded
    ) -> [UInt8] {
        let lines = original.split(separator: 0x0A, omittingEmptySubsequences: false)
        let start = Int.random(in: 0..<lines.count, using: &numbers)
        var bytes = Array(lines[start..<min(lines.count, start + 40)].joined(separator: [0x0A]))
        for _ in 0..<Int.random(in: 1...6, using: &numbers) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &numbers)
            let end = min(bytes.count, at + Int.random(in: 0...6, using: &numbers))
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: bytes.removeSubrange(at..<end)
            case 1: bytes.insert(contentsOf: pieces.randomElement(using: &numbers) ?? [], at: at)
            case 2: bytes[at] = UInt8.random(in: 0...255, using: &numbers)
            default: bytes.replaceSubrange(at..<end, with: pieces.randomElement(using: &numbers) ?? [])
            }
        }
        return bytes
    }
}
