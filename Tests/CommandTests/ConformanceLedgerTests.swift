import Foundation
import Testing

/// The public conformance cases, where they stand beside the repository, against `Tests/Conformance/ledger.txt`.
@Suite struct ConformanceLedgerTests {
    private static let program = Program.path.deletingLastPathComponent().appendingPathComponent("feel-conformance")
    private static let ledger = Program.root.appendingPathComponent("Tests/Conformance/ledger.txt")

    /// `FEEL_CASES`, or `shared/tck/dev-feel.jsonl` one or two folders up.
    private static let cases: String? = {
        let beside = ["..", "../.."].map { Program.root.appendingPathComponent("\($0)/shared/tck/dev-feel.jsonl").path }
        let given = ProcessInfo.processInfo.environment["FEEL_CASES"].map { [$0] } ?? []
        return (given + beside).first { FileManager.default.fileExists(atPath: $0) }
    }()

    /// Each line is a case and the reason why it fails.
    private static func knownToFail() throws -> [String: String] {
        var known: [String: String] = [:]
        for line in try String(contentsOf: ledger, encoding: .utf8).split(separator: "\n") where line.first != "#" {
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            try #require(parts.count == 2 && known[parts[0]] == nil, "\(line)")
            known[parts[0]] = parts[1]
        }
        return known
    }

    @Test(.enabled(if: cases != nil, "the conformance cases are not beside the repository"))
    func `Exactly the cases of the ledger fail`() throws {
        let outcome = try Program.run([#require(Self.cases)], program: Self.program)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        let failed = lines.dropLast(3).map { $0.split(separator: "\t")[0] }.map(String.init)
        #expect(Set(failed) == Set(try Self.knownToFail().keys))
        #expect(failed.count == Set(failed).count)
        let close = try #require(lines.last?.wholeMatch(of: /(\d+) passed, (\d+) failed/))
        #expect(Int(close.1) ?? 0 > 2_000 && Int(close.2) == failed.count)
        #expect(outcome.status == (failed.isEmpty ? 0 : 1))
    }

    @Test func `The ledger is short`() throws {
        #expect(try Self.knownToFail().count <= 10)
    }

    private static let lines = """
        {"id": "a/1", "expression": "1 + 1", "context": {}, "expected": {"type": "number", "value": "2"}}
        {"id": "a/2", "expression": "x", "context": {"x": {"type": "string", "value": "đ"}}, "expected": {"type": "null"}}
        {"id": "a/3", "expression": "1 +", "context": {}, "expected": {"type": "null"}, "error": true}

        """

    @Test func `Failures are printed with what was expected and what came out`() throws {
        let scratch = try Scratch()
        let file = try scratch.file("cases.jsonl", Self.lines)
        let all = try Program.run([file], program: Self.program)
        #expect(
            all.output == """
                a/2\tx\texpected null\tactual "đ"
                null answers: 1 of 2
                other answers: 1 of 1
                2 passed, 1 failed

                """)
        #expect(all.status == 1 && all.errors.isEmpty)
        let one = try Program.run([file, "--only", "a/1"], program: Self.program)
        #expect(one.status == 0 && one.output.hasSuffix("1 passed, 0 failed\n"))
        #expect(one.output.hasPrefix("a/1\t1 + 1\texpected 2\tactual 2\n"))
        #expect(try Program.run([file, "--only", "b"], program: Self.program).status == 66)
    }

    @Test func `Wrong usage, missing files and broken cases have statuses of their own`() throws {
        let scratch = try Scratch()
        #expect(try Program.run([], program: Self.program).status == 64)
        #expect(try Program.run(["no-such-file"], program: Self.program).status == 66)
        let broken = try Program.run([scratch.file("b.jsonl", Self.lines + "{\"id\": 1}\n")], program: Self.program)
        #expect(broken.status == 65 && broken.errors == "line 4: not a case\n")
    }
}
