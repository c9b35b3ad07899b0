import Foundation
import Testing

/// `chuan test` as its users meet it: exit status, forms, names, files.
@Suite struct TestTests {
    private static let rules = "Rules/hcmc-cchc-2023"
    private static let one = "Rules/hcmc-cchc-2023/chi-tieu-07.test.yaml"

    /// A copy of the rulebook of 2023 with one test file of its own.
    private static func copy(_ scratch: Scratch, tests: String?) throws -> String {
        let copy = scratch.folder.appendingPathComponent("rules")
        let manager = FileManager.default
        try manager.copyItem(at: Program.root.appendingPathComponent(rules), to: copy)
        for name in try manager.contentsOfDirectory(atPath: copy.path) where name.hasSuffix(".test.yaml") {
            try manager.removeItem(at: copy.appendingPathComponent(name))
        }
        if let tests { try Data(tests.utf8).write(to: copy.appendingPathComponent("mau.test.yaml")) }
        return copy.path
    }

    private static func testFile(_ verdict: String) -> String {
        """
        trường hợp:
          - {tên: một nửa, xét: 7.a, cho: {kết quả đã số hóa: 50, kết quả còn hiệu lực: 100}, mong đợi: \(verdict)}

        """
    }

    private static let statuses: [([String], Int32)] = [
        (["test", one], 0), (["test", rules, "--name", "7.a"], 0), (["test", one, "--format", "json"], 0),
        (["test", one, "--format", "junit", "--lang", "en"], 0), (["test", "Examples/reports"], 66),
        (["test", "no-such-folder"], 66), (["test", rules, "--name", "no such test"], 66),
        (["test", rules, "--name", "7.a", "--name", "7.z"], 66), (["test", one, "--format", "xml"], 64),
        (["test", one, "--coverage-min", "101"], 64), (["test", one, "--frob"], 64), (["test", "--help"], 0),
        (["test", one, "--name", "7.a", "--coverage-min", "100"], 0),
        (["test", "Rules/hcmc-cchc-2023/chi-tieu-07.rules.yaml", "--name", "7.b"], 0),
    ]

    @Test(arguments: statuses)
    func exitStatus(arguments: [String], status: Int32) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == status, "\(arguments): \(outcome.errors)\(outcome.output.suffix(300))")
        #expect(status == 0 || !outcome.errors.isEmpty)
    }

    @Test func aCaseThatFails() throws {
        let scratch = try Scratch()
        let path = try Self.copy(scratch, tests: Self.testFile("không đạt"))
        let outcome = try Program.run(["test", path, "--lang", "en"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("✗ 7.a một nửa\n    verdict: expected Not met, found Met"))
        #expect(outcome.output.hasSuffix("✗ 1 cases, 1 of them failed\n"))
        #expect(outcome.errors == "")
    }

    @Test func lowCoverageAndMutantsFail() throws {
        let scratch = try Scratch()
        let path = try Self.copy(scratch, tests: Self.testFile("đạt"))
        #expect(try Program.run(["test", path]).status == 0)
        #expect(try Program.run(["test", path, "--coverage"]).status == 0)
        #expect(try Program.run(["test", path, "--coverage-min", "50"]).status == 1)
        let mutants = try Program.run(["test", path, "--mutate", "--name", "7.a"])
        #expect(mutants.status == 1)
        #expect(mutants.output.contains("✗ 7.a `mục tiêu`: `tối thiểu 50%` → `>= 49%`"))
    }

    @Test func unreadableFiles() throws {
        let scratch = try Scratch()
        let path = try Self.copy(scratch, tests: "trường hợp:\n  - {tên: a, xét: 7.z, mong đợi: đạt}\n")
        let unknown = try Program.run(["test", path])
        #expect(unknown.status == 65)
        #expect(unknown.errors.contains("[test/unknown-check]"))
        #expect(unknown.output == "")
        let other = try Scratch()
        let alone = try other.file("a.test.yaml", Self.testFile("đạt"))
        let outcome = try Program.run(["test", alone])
        #expect(outcome.status == 65 || outcome.status == 66)
        #expect(outcome.errors != "")
        let empty = try Self.emptyTests(scratch)
        #expect(try Program.run(["test", empty]).status == 66)
    }

    /// A rulebook whose test file has no case.
    private static func emptyTests(_ scratch: Scratch) throws -> String {
        let folder = scratch.folder.appendingPathComponent("rules")
        let path = folder.appendingPathComponent("mau.test.yaml")
        try Data("bộ chỉ tiêu: hcmc-cchc-2023\n".utf8).write(to: path)
        return folder.path
    }

    @Test func boundariesArePrintedWrittenAndHold() throws {
        let scratch = try Scratch()
        let path = try Self.copy(scratch, tests: Self.testFile("đạt"))
        let printed = try Program.run(["test", path, "--write-boundaries"])
        #expect(printed.status == 0)
        #expect(printed.output.contains("      - [97, 100, không đạt]\n"))
        let file = "\(path)/ranh-gioi.test.yaml"
        let written = try Program.run(["test", path, "--write-boundaries", "-o", file])
        #expect(written.status == 0 && written.output == "")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == printed.output)
        #expect(try Program.run(["test", path]).status == 0)
        let again = try Program.run(["test", path, "--write-boundaries"])
        #expect(again.status == 0 && again.output == "")
    }

    @Test func resultsGoToAFile() throws {
        let scratch = try Scratch()
        let file = scratch.folder.appendingPathComponent("out.xml").path
        let outcome = try Program.run(["test", Self.one, "--format", "junit", "-o", file])
        #expect(outcome.status == 0 && outcome.output == "")
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<?xml"))
        #expect(try Program.run(["test", Self.one, "-o", "/no-such-folder/x"]).status == 73)
    }
}
