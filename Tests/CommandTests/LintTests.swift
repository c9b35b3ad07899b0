import Foundation
import Testing

/// `chuan lint` as its users run it.
@Suite struct LintTests {
    private static let rulebook = "Rules/hcmc-cchc-2023"

    /// A copy of the shipped rulebook with a text put in the place of another in one file.
    private static func spoiled(_ name: String, _ old: String, _ new: String) throws -> (Scratch, String) {
        let scratch = try Scratch()
        let folder = scratch.folder.appendingPathComponent("rules")
        try FileManager.default.copyItem(at: Program.root.appendingPathComponent(rulebook), to: folder)
        let file = folder.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(old))
        let changed = text.replacing(old, with: new, maxReplacements: 1)
        try Data(changed.utf8).write(to: file)
        return (scratch, folder.path)
    }

    @Test func shippedRulesHaveNoErrors() throws {
        let outcome = try Program.run(["lint", "Rules"])
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("không có gì phải sửa"), "\(outcome.output)")
    }

    @Test func aMistakeFails() throws {
        let (scratch, folder) = try Self.spoiled(
            "chi-tieu-07.rules.yaml", "mục tiêu: tối thiểu 40%", "mục tiêu: >= 40%")
        let outcome = try Program.run(["lint", folder, "--lang", "en"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("chi-tieu-07.rules.yaml:"))
        #expect(outcome.output.contains("error"))
        withExtendedLifetime(scratch) {}
    }

    /// Of a file in another encoding one thing is said; what it declares is not missed elsewhere.
    @Test func aFileInUTF16HasOneMistake() throws {
        for name in ["chi-tieu-03.rules.yaml", "tu-dien.rules.yaml"] {
            let (scratch, folder) = try Self.spoiled(name, "#", "#")
            let file = URL(fileURLWithPath: folder).appendingPathComponent(name)
            let text = try String(contentsOf: file, encoding: .utf8)
            for encoding in [String.Encoding.utf16, .utf16LittleEndian] {
                try #require(text.data(using: encoding)).write(to: file)
                let outcome = try Program.run(["lint", folder])
                #expect(outcome.output.contains("\(name):1:1: lỗi: tệp theo bảng mã UTF-16, không phải UTF-8"))
                #expect(outcome.output.hasSuffix(" tệp: 1 lỗi\n"), "\(outcome.output)")
            }
            withExtendedLifetime(scratch) {}
        }
    }

    /// What is wrong in one rulebook hides nothing in another.
    @Test func everyRulebookIsToldOfItsMistakes() throws {
        let (scratch, folder) = try Self.spoiled(
            "chi-tieu-07.rules.yaml", "mục tiêu: tối thiểu 40%", "mục tiêu: >= 40%")
        let (other, second) = try Self.spoiled("chi-tieu-04.rules.yaml", "tử số: ", "tử số: không có + ")
        try FileManager.default.moveItem(atPath: second, toPath: folder + "/khac")
        let outcome = try Program.run(["lint", folder])
        #expect(outcome.output.contains("[yaml/unquoted-operator]"), "\(outcome.output)")
        #expect(outcome.output.contains("[feel/unknown-name]"), "\(outcome.output)")
        #expect(outcome.output.contains(" tệp: 2 lỗi"), "\(outcome.output)")
        withExtendedLifetime((scratch, other)) {}
    }

    @Test(arguments: ["json", "sarif", "junit", "github", "gitlab", "checkstyle"])
    func formsNameTheFinding(form: String) throws {
        let (scratch, folder) = try Self.spoiled("chi-tieu-08.rules.yaml", "    tên:", "    tên:  ")
        let outcome = try Program.run(["lint", folder, "--format", form])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("lint/trailing-space"))
        if ["json", "sarif", "gitlab"].contains(form) {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) }
        }
        withExtendedLifetime(scratch) {}
    }

    @Test func fixesAreShownThenMade() throws {
        let (scratch, folder) = try Self.spoiled("chi-tieu-08.rules.yaml", "    tên:", "    tên:  ")
        let file = URL(fileURLWithPath: folder).appendingPathComponent("chi-tieu-08.rules.yaml")
        let before = try Data(contentsOf: file)
        let diff = try Program.run(["lint", folder, "--diff"])
        #expect(diff.output.contains("-    tên:  \n+    tên:\n"))
        #expect(try Data(contentsOf: file) == before)
        let fixed = try Program.run(["lint", folder, "--fix"])
        #expect(fixed.status == 0)
        #expect(fixed.errors.contains("đã sửa 1 chỗ trong 1 tệp"))
        let original = Program.root.appendingPathComponent(Self.rulebook).appendingPathComponent(
            "chi-tieu-08.rules.yaml")
        #expect(try Data(contentsOf: file) == (try Data(contentsOf: original)))
        withExtendedLifetime(scratch) {}
    }

    @Test func aLinkStaysALink() throws {
        let (scratch, folder) = try Self.spoiled("chi-tieu-08.rules.yaml", "    tên:", "    tên:  ")
        let (link, target) = ("\(folder)/chi-tieu-08.rules.yaml", scratch.folder.path + "/8.yaml")
        try FileManager.default.moveItem(atPath: link, toPath: target)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        #expect(try Program.run(["lint", folder, "--fix"]).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
        #expect(try !String(contentsOfFile: target, encoding: .utf8).contains("tên:  "))
    }

    /// Bytes that are no text can't be mended: they are left as they are.
    @Test func illFormedFilesAreNotTouched() throws {
        let (scratch, folder) = try Self.spoiled("chi-tieu-08.rules.yaml", "    tên:", "    tên:  ")
        let file = URL(fileURLWithPath: folder).appendingPathComponent("chi-tieu-08.rules.yaml")
        let bytes = try Data(contentsOf: file) + Data([0xFF, 0x20, 0x0A])
        try bytes.write(to: file)
        #expect(try Program.run(["lint", folder, "--unsafe-fixes"]).status == 1)
        #expect(try Data(contentsOf: file) == bytes)
        withExtendedLifetime(scratch) {}
    }

    @Test func aBaselineHidesWhatIsKnown() throws {
        let (scratch, folder) = try Self.spoiled("chi-tieu-08.rules.yaml", "    căn cứ:", "    ghi chú: x #")
        let baseline = scratch.folder.appendingPathComponent("known.json").path
        #expect(try Program.run(["lint", folder, "--write-baseline", baseline]).status == 0)
        let file = URL(fileURLWithPath: folder).appendingPathComponent("chi-tieu-08.rules.yaml")
        let moved = "# một dòng mới\n" + (try String(contentsOf: file, encoding: .utf8))
        try Data(moved.utf8).write(to: file)
        let outcome = try Program.run(["lint", folder, "--baseline", baseline])
        #expect(!outcome.output.contains("lint/missing-source"), "moved lines keep their fingerprints")
        #expect(try Program.run(["lint", folder]).output.contains("lint/missing-source"))
        withExtendedLifetime(scratch) {}
    }

    @Test func aFileIsLintedWithItsRulebook() throws {
        let outcome = try Program.run(["lint", "\(Self.rulebook)/chi-tieu-07.rules.yaml"])
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    /// As hooks name files: one that a rulebook in a folder above imports.
    @Test func anImportedFileIsLintedWithTheRulebookAbove() throws {
        let scratch = try Scratch()
        let folder = scratch.folder.path + "/mau"
        #expect(try Program.run(["new", "rulebook", "mau", "-o", folder]).status == 0)
        try FileManager.default.createDirectory(atPath: folder + "/con", withIntermediateDirectories: true)
        let file = folder + "/con/chi-tieu-1.rules.yaml"
        try FileManager.default.moveItem(atPath: folder + "/chi-tieu-1.rules.yaml", toPath: file)
        let head = URL(fileURLWithPath: folder + "/bo-chi-tieu.rules.yaml")
        let text = try String(contentsOf: head, encoding: .utf8)
        try Data((text + "\nnhập:\n  - tu-dien.rules.yaml\n  - con/chi-tieu-1.rules.yaml\n").utf8).write(to: head)
        let good = try Program.run(["lint", file, "--lang", "en"])
        #expect(good.status == 0 && !good.output.contains("no-rulebook"), "\(good.output)")
        let rules = try String(contentsOfFile: file, encoding: .utf8)
        try Data(rules.replacing("tử số: đúng hạn", with: "tử số: đúng hẹn").utf8).write(to: URL(fileURLWithPath: file))
        let bad = try Program.run(["lint", file])
        #expect(bad.status == 1 && bad.output.contains("đúng hẹn"), "\(bad.output)")
        try FileManager.default.removeItem(at: head)
        #expect(try Program.run(["lint", file]).status == 1, "a file that belongs to no rulebook is refused")
    }

    @Test func nothingToLint() throws {
        let scratch = try Scratch()
        #expect(try Program.run(["lint", scratch.folder.path]).status == 66)
        #expect(try Program.run(["lint", "khong-co"]).status == 66)
        #expect(try Program.run(["lint", "Rules", "--format", "xml"]).status == 64)
        let wrong = try scratch.file("known.json", "{}")
        #expect(try Program.run(["lint", "Rules", "--baseline", wrong]).status == 65)
    }

    /// `lint` says of test files what `test` would: the same words at the same places.
    @Test(arguments: [
        "  - {tên: một, xét: 1.z, mong đợi: đạt}", "  - {tên: một, xét: 1.a, cho: {đúng hn: 3}, mong đợi: đạt}",
        "  - {tên: một, xét: 1.a, cho: {loại đơn vị: quận}, mong đợi: đạt}",
        "  - {tên: một, xét: 1.a, theo cách hiểu: {A99: x}, mong đợi: đạt}",
        "  - {tên: một, xét: 1.a, cho: {loại đơn vị: quận huyện, đúng hạn: 98%}, mong đợi: đạt}",
        "  - {tên: một, xét: 1.a, mong đợi: {kết luận: không đạt, phần còn thiếu: {đúng hn: 1}}}",
    ])
    func casesThatCannotRunAreTold(line: String) throws {
        let scratch = try Scratch()
        let folder = scratch.folder.path + "/mau"
        #expect(try Program.run(["new", "rulebook", "mau", "-o", folder]).status == 0)
        try Data("trường hợp:\n\(line)\n".utf8).write(to: URL(fileURLWithPath: folder + "/x.test.yaml"))
        let test = try Program.run(["test", folder])
        #expect(test.status == 65)
        let lint = try Program.run(["lint", folder])
        #expect(lint.status == 1 && test.errors.contains("x.test.yaml:2"), "\(test.errors)")
        #expect(lint.output.hasPrefix(test.errors), "\(lint.output)\n\(test.errors)")
    }
}
