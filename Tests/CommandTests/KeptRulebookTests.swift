import Foundation
import Testing

/// Compiled rulebooks that are kept for the next run: nobody sees more of them than the time that they save.
@Suite struct KeptRulebookTests {
    private static let report = "Examples/reports/e2-quan-binh-mau.yaml"

    private func check(_ cache: String, rules: String = "Rules", report: String = report) throws -> Program.Outcome {
        try Program.run(
            ["check", report, "--rules", rules, "--explain", "full", "--lang", "en"],
            environment: ["CHUAN_CACHE": cache])
    }

    private func kept(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".rulebook") }
    }

    @Test func theSecondRunSaysWhatTheFirstSaid() throws {
        let scratch = try Scratch()
        let cache = scratch.path("cache/below")
        let plain = try check("off")
        #expect(kept(in: cache).isEmpty)
        for _ in 0..<2 {
            let outcome = try check(cache)
            #expect(outcome.output == plain.output && outcome.errors == plain.errors)
            #expect(outcome.status == plain.status)
            #expect(kept(in: cache).count == 1)
        }
        let city = try Program.run(["check", "Examples/reports", "--reading", "A02=strict", "--by", "type"])
        let again = try Program.run(
            ["check", "Examples/reports", "--reading", "A02=strict", "--by", "type"],
            environment: ["CHUAN_CACHE": "off"])
        #expect(city.output == again.output && city.status == again.status)
    }

    @Test func aChangedRuleIsSeenAtOnce() throws {
        let scratch = try Scratch()
        let rules = scratch.path("rules")
        try FileManager.default.copyItem(
            atPath: Program.root.appendingPathComponent("Rules/hcmc-cchc-2023").path, toPath: rules)
        let cache = scratch.path("cache")
        _ = try check(cache, rules: rules)
        let before = try check(cache, rules: rules)
        let file = "\(rules)/chi-tieu-07.rules.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        // As long as before and saved in the same second: sizes and times would not tell.
        try text.replacing("40%", with: "10%").write(toFile: file, atomically: false, encoding: .utf8)
        let after = try check(cache, rules: rules)
        #expect(text.contains("40%") && before.output != after.output)
        #expect(after.output == (try check("off", rules: rules)).output)
        try FileManager.default.removeItem(atPath: "\(rules)/chi-tieu-08.rules.yaml")
        #expect(try check(cache, rules: rules).output == (try check("off", rules: rules)).output)
    }

    @Test func damagedAndForeignFilesAreReplaced() throws {
        let scratch = try Scratch()
        let cache = scratch.path("cache")
        let plain = try check(cache)
        let file = "\(cache)/\(try #require(kept(in: cache).first))"
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        for damaged in [Data(), whole.prefix(100), whole.prefix(whole.count - 1), whole + Data([0])] {
            try damaged.write(to: URL(fileURLWithPath: file))
            #expect(try check(cache).output == plain.output)
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == whole)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
        #expect(try check(cache).output == plain.output)
        let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(rights.map { $0 & 0o022 } == 0, "what others may write is not trusted")
    }

    @Test func aFolderThatCannotBeWrittenDoesNoHarm() throws {
        let scratch = try Scratch()
        let cache = try scratch.file("no-folder", "a file")
        let (plain, outcome) = (try check("off"), try check(cache))
        #expect(outcome.output == plain.output && outcome.errors == plain.errors && outcome.status == plain.status)
    }

    @Test func onlySoManyAreKept() throws {
        let scratch = try Scratch()
        let cache = scratch.path("cache")
        try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
        for number in 0..<40 {
            _ = try scratch.file("cache/\(number).rulebook", "old")
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(1_000 + number))],
                ofItemAtPath: "\(cache)/\(number).rulebook")
        }
        let (left, new) = ("\(cache)/1.rulebook.77.tmp", try scratch.file("cache/2.rulebook.78.tmp", "being written"))
        _ = try scratch.file("cache/1.rulebook.77.tmp", "left by a run that was ended")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: left)
        _ = try check(cache)
        #expect(!FileManager.default.fileExists(atPath: left) && FileManager.default.fileExists(atPath: new))
        let names = kept(in: cache)
        #expect(names.count == 32 && !names.contains("0.rulebook") && names.contains("39.rulebook"))
    }
}
