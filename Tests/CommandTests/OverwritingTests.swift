import Foundation
import Testing

/// Nothing that people wrote is replaced by what a command writes.
@Suite("Files that are not overwritten")
struct OverwritingTests {
    private static let report = "unit_code: Q-MAU\nunit_type: dist\nperiod: 2023\nplan_allocated: 100\ndisbursed: 95\n"

    @Test("results do not take the place of reports, rules and tests")
    func results() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.path("báo cáo"), withIntermediateDirectories: true)
        let report = try scratch.file("báo cáo/q.yaml", Self.report)
        let other = try scratch.file("báo cáo/khác.json", "{\"unit_code\": \"X\"}")
        let rules = try scratch.file("mau.rules.yaml", "# đang viết\n")
        let folder = scratch.path("báo cáo")
        let cases: [(arguments: [String], kept: String)] = [
            (["check", folder, "-o", report], report), (["check", folder, "-o", other], other),
            (["check", report, "-o", rules], rules), (["lint", rules, "-o", rules], rules),
            (["test", "Rules/hcmc-cchc-2023", "-o", rules], rules),
        ]
        for (arguments, kept) in cases {
            let before = try String(contentsOfFile: kept, encoding: .utf8)
            let outcome = try Program.run(arguments)
            #expect(outcome.status == 64 && outcome.output.isEmpty, "\(arguments): \(outcome.status)")
            #expect(
                outcome.errors.contains("`\(kept)`") && outcome.errors.contains("ghi tên khác"), "\(outcome.errors)")
            #expect(try String(contentsOfFile: kept, encoding: .utf8) == before)
        }
        let result = scratch.path("báo cáo/kết quả.json")
        for _ in 0..<2 { #expect(try Program.run(["check", report, "-o", result]).status != 64) }
        let again = try Program.run(["check", folder, "-o", result])
        #expect(again.status != 64, "\(again.errors)")
    }

    @Test("results do not go into documents of other kinds")
    func documents() throws {
        let scratch = try Scratch()
        let report = try scratch.file("q.yaml", Self.report)
        for (name, instead) in [("x.pdf", ".html"), ("x.DOCX", ".html"), ("x.ods", ".xlsx")] {
            let outcome = try Program.run(["check", report, "-o", scratch.path(name)])
            #expect(outcome.status == 64 && outcome.errors.contains("`\(instead)`"), "\(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: scratch.path(name)))
        }
        let text = try Program.run(["check", report, "-o", scratch.path("x.pdf"), "--format", "text"])
        #expect(text.status != 64, "\(text.errors)")
    }

    @Test("reports made of records do not take the place of what they are made of")
    func records() throws {
        let scratch = try Scratch()
        let source = try String(contentsOfFile: "Examples/dossiers/ho-so-2023.csv", encoding: .utf8)
        let list = try scratch.file("ho-so.csv", source)
        let units = try scratch.file("don-vi.csv", String(contentsOfFile: "Examples/register.csv", encoding: .utf8))
        for kept in [list, units] {
            let before = try String(contentsOfFile: kept, encoding: .utf8)
            let outcome = try Program.run(["aggregate", list, "--units", units, "--period", "2023", "-o", kept])
            #expect(outcome.status == 64 && outcome.errors.contains("là chính tệp được đọc"), "\(outcome.errors)")
            #expect(try String(contentsOfFile: kept, encoding: .utf8) == before)
        }
    }

    @Test("a blank form takes the place of nothing but itself")
    func forms() throws {
        let scratch = try Scratch()
        for name in ["mẫu.yaml", "mẫu.csv", "mẫu.xlsx"] {
            let form = ["form", "dist", "--period", "2023", "-o", scratch.path(name)]
            #expect(try Program.run(form).status == 0)
            #expect(try Program.run(form).status == 0, "\(name) again")
            let path = try scratch.file(name, "đã điền\n")
            let outcome = try Program.run(form)
            #expect(outcome.status == 73 && outcome.errors.contains("đã có và khác mẫu trống"), "\(outcome.errors)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "đã điền\n")
        }
        let large = try scratch.file("lớn.yaml", "x")
        let handle = try #require(FileHandle(forWritingAtPath: large))
        try handle.truncate(atOffset: 1 << 33)
        try handle.close()
        let outcome = try Program.run(["form", "dist", "--period", "2023", "-o", large])
        #expect(outcome.status == 73 && outcome.errors.contains("đã có và khác mẫu trống"), "\(outcome.errors)")
        let size = try FileManager.default.attributesOfItem(atPath: large)[.size] as? Int
        #expect(size == 1 << 33)
    }

    @Test("a file that is named twice is read once")
    func twice() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.path("báo cáo"), withIntermediateDirectories: true)
        let report = try scratch.file("báo cáo/q.yaml", Self.report)
        let once = try Program.run(["check", report])
        for more in [report, scratch.path("báo cáo"), scratch.path("báo cáo") + "/../báo cáo/q.yaml"] {
            let outcome = try Program.run(["check", report, more])
            #expect(outcome.status == once.status && outcome.output == once.output, "\(more): \(outcome.errors)")
        }
    }
}
