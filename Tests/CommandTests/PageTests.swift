import Foundation
import Testing

/// `chuan check` as a page and as a message.
@Suite struct PageTests {
    private static let report = "Examples/reports/e2-quan-binh-mau.yaml"

    @Test func aPageGoesToAFileAndItsExitStatusIsThatOfTheVerdicts() throws {
        let scratch = try Scratch()
        let path = try scratch.file("page.html", "old")
        let done = try Program.run(["check", Self.report, "--format", "html", "-o", path])
        #expect(done.status == 1)
        #expect(done.output.isEmpty)
        let page = try String(contentsOfFile: path, encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
        #expect(page.hasSuffix("</html>\n"))
        #expect(page.contains("97,996%"))
        let printed = try Program.run(["check", Self.report, "--format=html"])
        #expect(printed.output == page)
    }

    /// A form as CSV is read like any other report; so are a few units in one file.
    @Test func pagesAreMadeOfFlatFiles() throws {
        let scratch = try Scratch()
        let head = "unit_code,unit_type,period,results_in_force,results_digitised\n"
        let rows = head + "PM-HOA,comm,2023,5000,2400\n\nSM-DATDAI,dept,2023,5000,2400\n"
        let path = try scratch.file("mau.csv", rows)
        let list = ["results_in_force", "results_digitised"]
        for format in ["html", "markdown"] {
            let done = try Program.run(["check", path, "--format", format])
            #expect(done.output.contains("SM-DATDAI") && done.output.contains("PM-HOA"), "\(done.errors)")
        }
        let yaml = "unit_code: SM-DATDAI\nunit_type: dept\nperiod: 2023\n\(list[0]): 5000\n\(list[1]): 2400\n"
        let single = try scratch.file("mau.csv", head + "SM-DATDAI,dept,2023,5000,2400\n")
        let page = try Program.run(["check", single, "--format", "html"])
        let same = try Program.run(["check", try scratch.file("mau.yaml", yaml), "--format", "html"])
        #expect(page.status == same.status && page.status == 1, "\(page.errors)")
        #expect(page.output.contains("[2:26]"))
        #expect(page.output.count { $0 == "✗" } == same.output.count { $0 == "✗" })
        let book = try Program.run(["check", single, "--format", "xlsx", "-o", scratch.path("k.xlsx")])
        #expect(book.status == 1, "\(book.errors)")
        _ = try SheetTests.read(scratch.path("k.xlsx"))
        let short = try Program.run(["check", try scratch.file("s.csv", rows + "X,comm\n"), "--format", "html"])
        #expect(short.status == 65 && short.errors.contains("s.csv:5:1: lỗi: dòng có 2 ô"), "\(short.errors)")
        #expect(short.output.contains("PM-HOA"))
        let refused = try Program.run(["check", single, "--format", "html", "--rejects", scratch.path("r.csv")])
        #expect(refused.status == 64)
    }

    /// A page of one unit tells of files that could not be read too.
    @Test func aPageOfOneUnitTellsOfOtherFiles() throws {
        let scratch = try Scratch()
        let broken = try scratch.file("hong.yaml", "x: [\n")
        let page = try Program.run(["check", Self.report, broken, "--format", "html"])
        #expect(page.status == 65)
        #expect(page.output.contains("hong.yaml:2:1"), "\(page.errors)")
        let alone = try Program.run(["check", broken, "--format", "html"])
        #expect(alone.output.contains("Không báo cáo nào được chấm."))
        #expect(!page.output.contains("Không báo cáo nào được chấm."))
    }

    /// Nobody asks for the explanation of each of many units; `--explain` does.
    @Test func explanationsAreFoldedIntoPagesOfFewUnits() throws {
        let whole = try Program.run(["check", Self.report, "--format", "html", "--lang", "en"])
        #expect(whole.output.contains("Numerator: resolved early + resolved on time"))
        let short = try Program.run(["check", Self.report, "--format", "html", "--lang", "en", "--explain", "short"])
        #expect(!short.output.contains("Numerator:"))
        #expect(short.output.contains("(30,000 + 18,998) / 50,000 = 97.996%"))
    }

    @Test func aMessageIsMarkdown() throws {
        let done = try Program.run(["check", Self.report, "--format", "markdown"])
        #expect(done.status == 1)
        #expect(done.output.contains("**Tổng hợp:** ✓ Đạt 10 · ✗ Không đạt 4 · – Không thuộc phạm vi 6\n"))
        #expect(done.output.contains("(hộ tịch) | 97,996% | ≥ 98% | thêm 2 hồ sơ đúng hạn, chuyển từ quá hạn |\n"))
    }

    @Test func aFolderThatIsNotThereIsSaid() throws {
        let done = try Program.run(["check", Self.report, "--format", "html", "-o", "/nowhere/page.html"])
        #expect(done.status != 1 && done.status != 0)
        #expect(done.errors.contains("/nowhere/page.html"))
    }
}
