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

    @Test(arguments: ["html", "markdown"]) func flatFilesHaveNoPage(form: String) throws {
        let done = try Program.run(["check", "Examples/reports.csv", "--format", form])
        #expect(done.status == 64)
        #expect(done.errors.contains("--format \(form)"))
        #expect(done.output.isEmpty)
    }

    @Test func aFolderThatIsNotThereIsSaid() throws {
        let done = try Program.run(["check", Self.report, "--format", "html", "-o", "/nowhere/page.html"])
        #expect(done.status != 1 && done.status != 0)
        #expect(done.errors.contains("/nowhere/page.html"))
    }
}
