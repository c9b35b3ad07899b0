import Foundation
import Testing

/// What the example reports lack, worked out by hand beside each line.
@Suite struct GapTests {
    private struct Result: Decodable {
        struct Report: Decodable { let indicators: [Indicator] }
        struct Indicator: Decodable { let checks: [Check] }
        struct Check: Decodable {
            let id: String
            let items: [Item]
        }
        struct Item: Decodable {
            let item: String?
            let verdict: String
            let gap: [Entry]
            let gap_sentence: String?
            let gap_note: String?
        }
        struct Change: Decodable {
            let field: String
            let change: String
            let to: String
        }
        struct Entry: Decodable {
            let field: String
            let change: String
            let to: String
            let with: [Change]?
            let group: Int?

            var outline: String {
                let moved = (with ?? []).map { " \($0.field) \($0.change) = \($0.to)" }.joined()
                return (group.map { "\($0): " } ?? "") + "\(field) \(change) = \(to)" + moved
            }
        }

        let reports: [Report]
    }

    private static func failed(_ report: String, _ more: [String] = []) throws -> [String: Result.Item] {
        let outcome = try Program.run(["check", "Examples/reports/\(report)", "--format", "json"] + more)
        let result = try JSONDecoder().decode(Result.self, from: Data(outcome.output.utf8))
        var items: [String: Result.Item] = [:]
        for check in result.reports.flatMap(\.indicators).flatMap(\.checks) {
            for item in check.items {
                if item.verdict == "fail" {
                    items[item.item.map { "\(check.id) \($0)" } ?? check.id] = item
                } else {
                    #expect(item.gap.isEmpty && item.gap_sentence == nil && item.gap_note == nil)
                }
            }
        }
        return items
    }

    private static func expect(_ items: [String: Result.Item], _ name: String, _ gap: [String], _ sentence: String) {
        #expect(items[name]?.gap.map(\.outline) == gap, "\(name)")
        #expect(items[name]?.gap_sentence == sentence, "\(name)")
        #expect(items[name]?.gap_note == nil)
    }

    @Test func e1() throws {
        let items = try Self.failed("e1-so-dat-dai-mau.yaml")
        #expect(Set(items.keys) == ["3.5", "5.d"])
        // 207 of 208 answers are published.
        Self.expect(items, "5.d", ["pakn_published 1 = 208"], "thiếu 1 phản ánh được công khai trả lời")
        // The late dossiers of land are not reported: 3.5 fails all the same, but by how much is not known.
        #expect(items["3.5"]?.gap.isEmpty ?? false)
        #expect(items["3.5"]?.gap_note == "còn số liệu chưa có nên không tính được phần còn thiếu")
    }

    @Test func e2() throws {
        let items = try Self.failed("e2-quan-binh-mau.yaml")
        #expect(items.count == 5)
        // 98% of 50.000 is 49.000; 30.000 + 18.998 are 2 short of it.
        Self.expect(
            items, "3.1.a hộ tịch", ["tthc[1].resolved_on_time 2 = 19000 tthc[1].resolved_late -2 = 1000"],
            "thiếu 2 hồ sơ đúng hạn, chuyển từ quá hạn")
        // 98% of 2.000 is 1.960; 500 + 1.459 are 1 short of it.
        Self.expect(
            items, "3.1.a đất đai", ["tthc[3].resolved_on_time 1 = 1460 tthc[3].resolved_late -1 = 40"],
            "thiếu 1 hồ sơ đúng hạn, chuyển từ quá hạn")
        // 1.152 of 1.171; no field has more than 9 late dossiers without an apology: 9 + 6 + 4 = 19.
        Self.expect(
            items, "3.5",
            [
                "1: tthc[1].apology_timely 9 = 1014", "1: tthc[2].apology_timely 6 = 100",
                "1: tthc[3].apology_timely 4 = 46",
                "2: tthc[1].resolved_late -9 = 993 tthc[1].resolved_on_time 9 = 19007",
                "2: tthc[2].resolved_late -6 = 94 tthc[2].resolved_on_time 6 = 2806",
                "2: tthc[3].resolved_late -4 = 37 tthc[3].resolved_on_time 4 = 1463",
            ],
            "thiếu 19 hồ sơ đã xin lỗi kịp thời: hộ tịch 9, xây dựng 6, đất đai 4; hoặc cần giảm 19 hồ sơ quá hạn, chuyển sang đúng hạn: hộ tịch 9, xây dựng 6, đất đai 4"
        )
        // 90% of 200 is 180.
        Self.expect(items, "4.3.c construction", ["surveys[4].satisfied 1 = 180"], "thiếu 1 phiếu hài lòng")
        Self.expect(
            items, "10.2.c", ["tthc_officials_signing 1 = 147"],
            "thiếu 1 người công chức giải quyết TTHC dùng chữ ký số")
    }

    @Test func e3() throws {
        let items = try Self.failed("e3-so-ke-hoach-mau.yaml")
        // 98% of 1.000; below 3% of 1.000 is 29 at most.
        Self.expect(
            items, "3.1.a đầu tư", ["tthc[1].resolved_on_time 10 = 580 tthc[1].resolved_late -10 = 20"],
            "thiếu 10 hồ sơ đúng hạn, chuyển từ quá hạn")
        Self.expect(
            items, "3.2.b đầu tư", ["tthc[1].resolved_late -1 = 29 tthc[1].resolved_on_time 1 = 571"],
            "cần giảm 1 hồ sơ quá hạn, chuyển sang đúng hạn")
        Self.expect(items, "4.3.a", ["surveys[2].satisfied 1 = 950"], "thiếu 1 phiếu hài lòng (surveys[2])")
        Self.expect(
            items, "10.4", ["officials_using_mail 1 = 138"], "thiếu 1 người cán bộ công chức dùng thư công vụ")
        Self.expect(items, "7.a", ["results_digitised 1 = 7500"], "thiếu 1 kết quả đã số hóa")
        // A flag would not do: a link and a date are asked for too.
        #expect(items["6.b"]?.gap.isEmpty ?? false)
        #expect(
            items["6.b"]?.gap_note?.hasPrefix(
                "đổi “đã công khai tỷ lệ hài lòng trên hệ thống TTHC” thôi chưa đủ; còn phải chứng minh") ?? false)
    }

    @Test(arguments: [
        ("e4-phuong-mau-hoa.yaml", ["10.2.c": "thiếu 1 người công chức giải quyết TTHC dùng chữ ký số"]),
        ("e5-so-noi-chinh-mau.yaml", [:]),
        ("e6-truong-mau.yaml", [:]),
        // 95% of 2.000 is 1.900; 1.899 are satisfied.
        ("e6-benh-vien-mau.json", ["4.2.b surveys[1]": "thiếu 1 phiếu hài lòng"]),
    ])
    func others(report: String, sentences: [String: String]) throws {
        #expect(try Self.failed(report).compactMapValues(\.gap_sentence) == sentences)
    }

    @Test func city() throws {
        let items = try Self.failed("city-thanh-pho.yaml", ["--register", "Examples/register-city.csv"])
        // Rank 33, and 15 is asked for.
        Self.expect(items, "1.c", ["indices[2].rank -18 = 15"], "cần vượt thêm 18 địa phương (PAR)")
        // 90% of 68.000 tỷ is 61.200 tỷ; 45.870 tỷ are spent.
        Self.expect(
            items, "8", ["disbursed 15330000000000 = 61200000000000"], "cần giải ngân thêm 15.330 tỷ đồng")
        // 98% of 395.000 is 387.100; 385.150 are on time.
        #expect(items["3.1.a đất đai"]?.gap.map(\.change) == ["1950"])
        Self.expect(
            items, "10.3", ["reporting_systems[9].sharing true = true"],
            "cần thêm 1 dòng đạt: HTBC-09 (đã chia sẻ dữ liệu = có)")
        #expect(items["10.5"]?.gap_note == "cần thêm 1 dòng đạt: DVC-417")
    }

    @Test func textSaysWhatIsMissing() throws {
        let report = "Examples/reports/e2-quan-binh-mau.yaml"
        let vietnamese = try Program.run(["check", report]).output
        #expect(vietnamese.contains("           Cần: thêm 2 hồ sơ đúng hạn, chuyển từ quá hạn\n"))
        let english = try Program.run(["check", report, "--lang", "en"]).output
        #expect(
            english.contains("           Needed: “resolved on time” must rise by 2, moved from “resolved late”\n"))
        let none = try Program.run(["check", "Examples/reports/e1-so-dat-dai-mau.yaml"]).output
        #expect(none.contains("           Phần còn thiếu: còn số liệu chưa có"))
    }

    /// The stated change, put into the report, passes; one step less does not.
    @Test func theChangeIsEnough() throws {
        let scratch = try Scratch()
        let path = Program.root.appendingPathComponent("Examples/reports/e2-quan-binh-mau.yaml")
        let text = try String(contentsOf: path, encoding: .utf8)
        for (good, late, verdict) in [(19_000, 1_000, "pass"), (18_999, 1_001, "fail")] {
            let changed = text.replacingOccurrences(of: "18998", with: "\(good)")
                .replacingOccurrences(of: "resolved_late: 1002", with: "resolved_late: \(late)")
                .replacingOccurrences(of: "resolved_on_time: 1459", with: "resolved_on_time: 1460")
                .replacingOccurrences(of: "resolved_late: 41", with: "resolved_late: 40")
            let file = try scratch.file("\(good).yaml", changed)
            let outcome = try Program.run(["check", file, "--format", "json"])
            #expect(try Program.verdicts(outcome.output).first?["3.1.a"]?.code == verdict)
        }
    }
}
