import Foundation
import Testing

/// `--explain` and `chuan explain`: how verdicts came about, and what rules mean.
@Suite struct ExplainTests {
    private static let reports = "Examples/reports"
    private static let district = "Examples/reports/e2-quan-binh-mau.yaml"

    private static func json(_ arguments: [String]) throws -> [String: Any] {
        let outcome = try Program.run(["check"] + arguments + ["--format", "json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    /// The items of every check of every report, each with the check's id.
    private static func items(_ result: [String: Any]) throws -> [(check: String, item: [String: Any])] {
        let reports = try #require(result["reports"] as? [[String: Any]])
        let indicators = reports.flatMap { $0["indicators"] as? [[String: Any]] ?? [] }
        return indicators.flatMap { $0["checks"] as? [[String: Any]] ?? [] }.flatMap { check in
            (check["items"] as? [[String: Any]] ?? []).map { (check["id"] as? String ?? "", $0) }
        }
    }

    private static func nodes(_ step: [String: Any]) -> [[String: Any]] {
        [step] + (step["children"] as? [[String: Any]] ?? []).flatMap(nodes)
    }

    private static func step(_ result: [String: Any], _ check: String, _ label: String?) throws -> [String: Any] {
        let item = try items(result).first { $0.check == check && $0.item["item"] as? String == label }
        return try #require(item?.item["explanation"] as? [String: Any], "\(check) \(label ?? "")")
    }

    @Test func everyStepOfARate() throws {
        let root = try Self.step(Self.json([Self.district, "--explain", "full"]), "3.1.a", "hộ tịch")
        #expect(root["text"] as? String == "(trước hạn + đúng hạn) / đã giải quyết")
        #expect(root["substituted"] as? String == "(30.000 + 18.998) / 50.000")
        #expect(root["value"] as? String == "97,996%")
        let steps = try #require(root["children"] as? [[String: Any]])
        #expect(steps.map { $0["value"] as? String } == ["48.998", "50.000", "97,996%", "không đạt"])
        #expect(steps[0]["substituted"] as? String == "30.000 + 18.998")
        let read = try #require(steps[0]["children"] as? [[String: Any]])
        #expect(read.map { $0["text"] as? String } == ["trước hạn (hộ tịch)", "đúng hạn (hộ tịch)"])
        #expect(read.map { $0["value"] as? String } == ["30.000", "18.998"])
        #expect(read.map { $0["at"] as? String } == ["\(Self.district):23:21", "\(Self.district):24:23"])
        #expect(steps[3]["substituted"] as? String == "97,996% ≥ 98%")
    }

    @Test func shortIsOneLine() throws {
        let vietnamese = try Program.run(["check", Self.district, "--explain", "short"]).output
        #expect(vietnamese.contains("\n           (30.000 + 18.998) / 50.000 = 97,996%; so với “từ 98% trở lên”\n"))
        let english = try Program.run(["check", Self.district, "--explain", "short", "--lang", "en"]).output
        #expect(english.contains("\n           (30,000 + 18,998) / 50,000 = 97.996%; against “>= 98%”\n"))
    }

    @Test func rowsThatAreLeftOut() throws {
        let text = try Program.run(["check", Self.district, "--explain", "full", "--lang", "en"]).output
        #expect(text.contains("procedure dossiers where field class ≠ petitions"))
        #expect(text.contains("→ 4 of 5 rows\n"))
        #expect(text.contains("đất đai: land ≠ petitions"))
        #expect(text.contains("→ left out\n"))
        #expect(text.contains("[62:18]"))
    }

    /// An iterator of one definition never shows through in the next.
    @Test func definitionsKeepTheirValues() throws {
        let text = try Program.run(["check", Self.district, "--explain", "full"]).output
        #expect(text.contains("số lượng(kết quả chung) > 0: số lượng(1 dòng) > 0 → đúng"))
        #expect(text.contains("giữ 1/4 dòng"))
    }

    @Test func sharesTellEveryRow() throws {
        let root = try Self.step(
            Self.json(["\(Self.reports)/e1-so-dat-dai-mau.yaml", "--explain", "full"]), "3.3", nil)
        let rows = try #require(root["children"] as? [[String: Any]])
        let values = rows.compactMap { $0["value"] as? String }
        #expect(values.count { $0 == "đạt" } == 18)
        #expect(values.count { $0 == "không đạt" } == 3)
        #expect(values.count { $0 == "không tính" } == 1)
        #expect(values.count { $0 == "chưa rõ" } == 1)
    }

    @Test(arguments: ["short", "full"])
    func explainingChangesNothingElse(detail: String) throws {
        let plain = try Self.json([Self.reports, "--register", "Examples/register.csv"])
        let explained = try Self.json([Self.reports, "--register", "Examples/register.csv", "--explain", detail])
        #expect(try Self.without(["explanation", "rows"], explained) == Self.without([], plain))
        let items = try Self.items(explained)
        #expect(items.count > 200)
        #expect(items.allSatisfy { $0.item["explanation"] != nil })
    }

    private static func without(_ keys: Set<String>, _ value: Any) throws -> Data {
        func stripped(_ value: Any) -> Any {
            if let object = value as? [String: Any] {
                return object.filter { !keys.contains($0.key) }.mapValues(stripped)
            }
            return (value as? [Any])?.map(stripped) ?? value
        }
        return try JSONSerialization.data(withJSONObject: stripped(value), options: .sortedKeys)
    }

    /// What was read for a verdict is in its explanation, at its place, and nothing else is.
    @Test func placesAreThoseOfTheEvidence() throws {
        var compared = 0
        for (check, item) in try Self.items(Self.json([Self.reports, "--explain", "full"])) {
            guard let root = item["explanation"] as? [String: Any], item["verdict"] as? String == "fail" else {
                continue
            }
            let told = Set(Self.nodes(root).compactMap { $0["at"] as? String })
            let evidence = item["evidence"] as? [[String: Any]] ?? []
            let places = Set(evidence.compactMap { $0["at"] as? String })
            if Self.nodes(root).contains(where: { ($0["text"] as? String)?.hasPrefix("… ") ?? false }) { continue }
            #expect(told.isSubset(of: places), "\(check): \(told.subtracting(places))")
            compared += told.count
        }
        #expect(compared > 60)
    }

    @Test func longListsAreShortened() throws {
        let rows = (1...400).map { "  - {code: CN-\($0), name: Chi nhánh \($0), resolved_total: 0}" }
        let report = "unit_code: S\nunit_type: dept\nperiod: 2023\nbranches:\n" + rows.joined(separator: "\n") + "\n"
        let scratch = try Scratch()
        let root = try Self.step(
            Self.json([try scratch.file("s.yaml", report), "--explain", "full"]), "3.3", nil)
        #expect(Self.nodes(root).count < 120)
        #expect(Self.nodes(root).contains { ($0["text"] as? String)?.hasSuffix(" dòng khác") ?? false })
    }

    // MARK: chuan explain

    @Test(arguments: [
        (
            "3.1.a",
            [
                "trước hạn + đúng hạn", "từ 98% trở lên", "mục 3.1",
                "tthc.resolved_on_time: đúng hạn / resolved on time (hồ sơ)", "lex_specialis", "Khắc phục",
            ]
        ),
        ("A01", ["lex_specialis", "Thay đổi      3.1.a\n", "Mâu thuẫn     3.1.a, 3.2.a, 3.2.b\n"]),
        ("A10", ["--reading A10=days:<số ngày>\n", "3.4, 6.a, 6.b"]),
        ("resolved_late", ["3.2.a, 3.2.b, 3.5", "3.1.a (A02=rescheduled)", "không tiêu chí nào"]),
        ("đang giải quyết quá hạn", ["tthc.pending_overdue", "3.1.a (A02=strict)"]),
    ])
    func pages(name: String, parts: [String]) throws {
        let outcome = try Program.run(["explain", name])
        #expect(outcome.status == 0)
        for part in parts { #expect(outcome.output.contains(part), "\(part) is not in:\n\(outcome.output)") }
    }

    @Test(arguments: ["vi", "en"])
    func pagesFitEightyColumns(language: String) throws {
        for name in [
            "1", "2", "3.1", "3.3", "3.5", "4.3", "8", "10.5", "A02", "A05", "A13", "field_class", "disbursed",
        ] {
            let outcome = try Program.run(["explain", name, "--lang", language])
            #expect(outcome.status == 0, "\(name)")
            for line in outcome.output.split(separator: "\n") {
                #expect(line.count <= 80 && line.last != " ", "\(name): \(line)")
            }
        }
    }

    @Test func englishPagesUseEnglishNames() throws {
        let page = try Program.run(["explain", "3.1.a", "--lang", "en"]).output
        #expect(page.contains("Numerator     resolved early + resolved on time\n"))
        #expect(page.contains("Target        >= 98% (từ 98% trở lên)\n"))
    }
}
