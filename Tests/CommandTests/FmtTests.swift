import Foundation
import Testing

/// `chuan fmt` as a user meets it.
@Suite struct FmtTests {
    private static let messy = "chỉ tiêu:\n-  tên: A\n   mã: \"1\"\n"
    private static let tidy = "chỉ tiêu:\n  - mã: \"1\"\n    tên: A\n"

    private static func fmt(_ arguments: String..., input: String? = nil) throws -> Program.Outcome {
        try Program.run(["fmt", "--lang", "en"] + arguments, input: input)
    }

    @Test func `The rules of the repository are in their layout`() throws {
        let outcome = try Self.fmt("--check", "Rules")
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome)")
    }

    @Test func `A file is written once`() throws {
        let scratch = try Scratch("thư mục có dấu")
        let path = try scratch.file("a.rules.yaml", Self.messy)
        _ = try scratch.file("a.yaml", Self.messy)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let first = try Self.fmt(scratch.folder.path)
        #expect(first.status == 0 && first.output == path + "\n" && first.errors.isEmpty, "\(first)")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.tidy)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o640)
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        #expect(names.sorted() == ["a.rules.yaml", "a.yaml"])
        let second = try Self.fmt(scratch.folder.path)
        #expect(second.status == 0 && second.output.isEmpty, "\(second)")
    }

    @Test func `A link stays a link`() throws {
        let scratch = try Scratch()
        let path = try scratch.file("a.rules.yaml", Self.messy)
        let link = scratch.folder.appendingPathComponent("b.rules.yaml")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "a.rules.yaml")
        #expect(try Self.fmt(link.path).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "a.rules.yaml")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.tidy)
    }

    @Test func `Checks and diffs write nothing`() throws {
        let scratch = try Scratch()
        let (path, good) = (try scratch.file("a.rules.yaml", Self.messy), try scratch.file("b.test.yaml", Self.tidy))
        let check = try Self.fmt("--check", path, good)
        #expect(check.status == 1 && check.output == path + "\n", "\(check)")
        let diff = try Self.fmt("--diff", path, good)
        let name = String(path.drop { $0 == "/" })
        #expect(
            diff.status == 0
                && diff.output == """
                    --- a/\(name)
                    +++ b/\(name)
                    @@ -1,3 +1,3 @@
                     chỉ tiêu:
                    --  tên: A
                    -   mã: "1"
                    +  - mã: "1"
                    +    tên: A

                    """,
            "\(diff)")
        #expect(try Self.fmt("--diff", "--check", path).status == 1)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.messy)
    }

    @Test func `Standard input goes to standard output`() throws {
        let outcome = try Self.fmt("-", input: Self.messy)
        #expect(outcome.status == 0 && outcome.output == Self.tidy, "\(outcome)")
        let english = try Self.fmt("-", "--keys", "en", input: "indicators:\n- {id: '1', title: A}\n")
        #expect(english.output == "indicators:\n  - {id: '1', title: A}\n")
        #expect(try Self.fmt("-", "--check", input: Self.messy).output == "-\n")
    }

    @Test func `A file that cannot be read is left alone, the others are written`() throws {
        let scratch = try Scratch()
        let broken = try scratch.file("a.rules.yaml", "chỉ tiêu: [\n")
        let path = try scratch.file("b.rules.yaml", Self.messy)
        let outcome = try Self.fmt(scratch.folder.path)
        #expect(outcome.status == 65 && outcome.output == path + "\n", "\(outcome)")
        #expect(outcome.errors.contains("a.rules.yaml:2:1: error") && outcome.errors.contains("[yaml/"), "\(outcome)")
        #expect(try String(contentsOfFile: broken, encoding: .utf8) == "chỉ tiêu: [\n")
    }

    @Test func `Two documents are left alone`() throws {
        let text = "nhập:   [a]\n...\n"
        let outcome = try Self.fmt("-", input: text)
        #expect(outcome.output == text && outcome.errors.contains("left as it is"), "\(outcome)")
    }

    private static let statuses: [([String], Int32)] = [
        (["no-such.rules.yaml"], 66), (["docs/decisions"], 66), (["--frob"], 64), (["--keys", "fr"], 64),
        (["--check", "Rules", "no-such"], 66), (["--help"], 0),
    ]

    @Test(arguments: statuses)
    func `Statuses`(_ arguments: [String], _ status: Int32) throws {
        let outcome = try Program.run(["fmt"] + arguments)
        #expect(outcome.status == status, "\(arguments): \(outcome.output) \(outcome.errors)")
    }

    @Test func `Rules in another language judge alike`() throws {
        let scratch = try Scratch()
        let rules = scratch.folder.appendingPathComponent("rules")
        try FileManager.default.copyItem(at: Program.root.appendingPathComponent("Rules/hcmc-cchc-2023"), to: rules)
        let before = try Program.run(["check", "Examples/reports", "--rules", rules.path, "--format", "json"])
        let translated = try Self.fmt("--keys", "en", rules.path)
        #expect(translated.status == 0 && translated.errors.isEmpty, "\(translated)")
        let text = try String(contentsOf: rules.appendingPathComponent("chi-tieu-07.rules.yaml"), encoding: .utf8)
        #expect(text.contains("        applies to: [departments]\n"))
        let after = try Program.run(["check", "Examples/reports", "--rules", rules.path, "--format", "json"])
        #expect(after.status == before.status)
        #expect(try Program.verdictsByFile(after.output) == Program.verdictsByFile(before.output))
        #expect(try Program.run(["test", rules.path]).status == 0)
    }

    @Test func `Help comes in both languages`() throws {
        #expect(try Program.run(["fmt", "--help"]).output.contains("Trình bày tệp quy tắc"))
        #expect(try Program.run(["fmt", "--help", "--lang", "en"]).output.contains("Lays rule files out"))
    }
}
