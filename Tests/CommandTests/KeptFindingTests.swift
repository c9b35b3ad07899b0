import Foundation
import Testing

/// What `lint` found is kept for the next run: nobody sees more of it than the time that it saves.
@Suite struct KeptFindingTests {
    /// A rulebook about which there is something to say, beside it a folder for what is kept.
    private func doubtful(_ scratch: borrowing Scratch) throws -> (rules: String, cache: String) {
        let rules = scratch.path("rules")
        try FileManager.default.copyItem(
            atPath: Program.root.appendingPathComponent("Rules/hcmc-cchc-2023").path, toPath: rules)
        try change("\(rules)/chi-tieu-07.rules.yaml") { $0.replacing("40%", with: "140%") + "\n# cuối  \n" }
        return (rules, scratch.path("cache"))
    }

    private func change(_ file: String, _ edit: (String) -> String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let edited = edit(text)
        #expect(edited != text)
        try edited.write(toFile: file, atomically: false, encoding: .utf8)
    }

    private func lint(_ arguments: [String], _ cache: String) throws -> Program.Outcome {
        try Program.run(["lint"] + arguments, environment: ["CHUAN_CACHE": cache])
    }

    private func isTheSame(_ arguments: [String], _ cache: String) throws -> Bool {
        let plain = try lint(arguments, "off")
        return try (0..<2).allSatisfy { _ in
            let outcome = try lint(arguments, cache)
            return outcome.output == plain.output && outcome.errors == plain.errors && outcome.status == plain.status
        }
    }

    @Test(arguments: ["text", "json", "sarif", "junit", "github", "gitlab", "checkstyle"])
    func theSecondRunSaysWhatTheFirstSaid(format: String) throws {
        let scratch = try Scratch()
        let (rules, cache) = try doubtful(scratch)
        #expect(try lint([rules], cache).output.contains("140%"))
        #expect(try isTheSame([rules, "--format", format], cache))
        #expect(try isTheSame(["\(rules)/chi-tieu-07.rules.yaml", "--format", format, "--lang", "en"], cache))
    }

    @Test func aChangeIsSeenAtOnce() throws {
        let scratch = try Scratch()
        let (rules, cache) = try doubtful(scratch)
        let before = try lint([rules], cache)
        try change("\(rules)/chi-tieu-07.rules.yaml") { $0.replacing("140%", with: "150%") }
        let after = try lint([rules], cache)
        #expect(after.output != before.output && after.output.contains("150%"))
        #expect(try isTheSame([rules], cache))
        try FileManager.default.removeItem(atPath: "\(rules)/chi-tieu-08.rules.yaml")
        #expect(try isTheSame([rules], cache))
        try "chỉ tiêu: [".write(toFile: "\(rules)/moi.rules.yaml", atomically: false, encoding: .utf8)
        #expect(try isTheSame([rules], cache))
    }

    @Test func whatIsMendedIsNoLongerFound() throws {
        let scratch = try Scratch()
        let (rules, cache) = try doubtful(scratch)
        let before = try lint([rules], cache)
        _ = try lint([rules, "--fix"], cache)
        let after = try lint([rules], cache)
        let plain = try lint([rules], "off")
        #expect(after.output != before.output && after.output == plain.output)
    }
}
