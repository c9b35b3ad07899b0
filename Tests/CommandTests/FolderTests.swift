import Foundation
import Testing

/// What is read of a folder, and what is said of the rest.
@Suite("Folders of reports")
struct FolderTests {
    private static func report(_ code: String) -> String {
        "unit_code: \(code)\nunit_type: comm\nperiod: 2023\nresults_in_force: 10\nresults_digitised: 9\n"
    }

    private static func sheet(_ code: String) -> String {
        "Mã đơn vị;\(code)\nLoại đơn vị;comm\nKỳ báo cáo;2023\n\nTT;Lĩnh vực;Đã giải quyết;Trước hạn;Đúng hạn;Quá hạn\n"
            + "1;Hộ tịch;10;4;5;1\n"
    }

    @Test("endings are read in capitals too, and CSV as spreadsheets write it")
    func kinds() throws {
        let scratch = try Scratch()
        _ = try scratch.file("r/a.YAML", Self.report("PM-A"))
        _ = try scratch.file("r/b.Yml", Self.report("PM-B"))
        _ = try scratch.file("r/c.csv", Self.sheet("PM-C"))
        _ = try scratch.file("r/sub/d.CSV", Self.sheet("PM-D"))
        _ = try SheetTests.write([SheetTests.sheet(SheetTests.rows)], "r/e.XLSX", scratch)
        _ = try scratch.file("r/README.txt", "x")
        _ = try scratch.file("r/x.RULES.YAML", "x")
        for format in ["json", "csv"] {
            let outcome = try Program.run(["check", scratch.path("r"), "--format", format])
            for code in ["PM-A", "PM-B", "PM-C", "PM-D", "PM-HOA"] {
                #expect(outcome.output.contains(code), "\(format): \(outcome.errors.prefix(2_000))")
            }
            #expect(!outcome.errors.contains("README") && !outcome.errors.contains("RULES"))
        }
    }

    @Test("what cannot be read with the others is told file by file")
    func others() throws {
        let scratch = try Scratch()
        _ = try scratch.file("r/a.yaml", Self.report("PM-A"))
        _ = try scratch.file("r/cu.XLS", "\u{1}")
        _ = try scratch.file("r/mo.ods", "\u{1}")
        let flat = "unit_code,unit_type,period,results_in_force,results_digitised\nX-1,comm,2023,10,9\n"
        _ = try scratch.file("r/bang.csv", flat)
        let register = try scratch.file("r/don-vi.csv", "unit_code,unit_name,unit_type\nPM-A,Phường A,comm\n")
        let outcome = try Program.run(["check", scratch.path("r"), "--register", register])
        #expect(outcome.status == 65)
        for name in ["cu.XLS", "mo.ods", "bang.csv"] {
            #expect(outcome.errors.contains(name), "\(outcome.errors.prefix(2_000))")
        }
        #expect(outcome.errors.contains("chấm riêng: chuan check \(scratch.path("r/bang.csv"))"))
        #expect(!outcome.errors.contains("`\(register)`"))
        #expect(outcome.output.contains("PM-A"))
    }

    @Test("a folder of nothing else names its files")
    func nothing() throws {
        let scratch = try Scratch()
        _ = try scratch.file("r/bang.ndjson", "{}\n")
        let outcome = try Program.run(["check", scratch.path("r")])
        #expect(outcome.status == 66 && outcome.errors.contains("bang.ndjson"), "\(outcome.errors)")
        _ = try scratch.file("s/cu.xls", "\u{1}")
        let old = try Program.run(["check", scratch.path("s")])
        #expect(old.status == 65 && old.errors.contains("cu.xls"), "\(old.errors)")
    }
}
