import Foundation
import Testing

/// `chuan new`, `chuan diff` and `chuan schema`.
@Suite struct RuleWorkTests {
    @Test(arguments: ["vi", "en"])
    func aNewRulebookWorksAsItIs(language: String) throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appendingPathComponent("mau").path
        let made = try Program.run(["new", "rulebook", "mau-2024", "--lang", language, "-o", folder])
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.split(separator: "\n").count == 6)
        let lint = try Program.run(["lint", folder, "--lang", "en"])
        #expect(lint.status == 0 && lint.output.contains("nothing to mend"), "\(lint.output)")
        #expect(try Program.run(["test", folder]).status == 0)
        let again = try Program.run(["new", "rulebook", "mau-2024", "--lang", language, "-o", folder])
        #expect(again.status == 73, "files that are there are not replaced")
    }

    @Test func aNewIndicatorTakesWhatFlagsSay() throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appendingPathComponent("mau").path
        #expect(try Program.run(["new", "rulebook", "mau-2024", "-o", folder]).status == 0)
        let made = try Program.run([
            "new", "indicator", "2.1", "--title", "Hồ sơ: \"trực tuyến\"", "--clause", "3.10", "--target",
            "tối thiểu 50%",
            "--applies-to", "phường xã", "--document", "van-ban-1", "-o", folder,
        ])
        #expect(made.status == 0, "\(made.errors)")
        #expect(try Program.run(["new", "test", "2.1.a", "--applies-to", "phường xã", "-o", folder]).status == 0)
        let explained = try Program.run(["explain", "2.1", "--rules", folder])
        #expect(explained.output.contains("Hồ sơ: \"trực tuyến\""))
        #expect(explained.output.contains("mục 3.10"))
        #expect(explained.output.contains("phường xã"))
        let lint = try Program.run(["lint", folder, "--lang", "en"])
        #expect(lint.status == 0 && !lint.output.contains("warning"), "\(lint.output)")
        #expect(try Program.run(["test", folder]).status == 0)
    }

    /// An indicator in a rulebook that was not made by the program gets the schemas that its first line names.
    @Test func schemasComeWithWhatNamesThem() throws {
        let scratch = try Scratch()
        let folder = scratch.folder.path
        let made = try Program.run(["new", "indicator", "5", "-o", folder])
        #expect(made.status == 0)
        #expect(made.output.split(separator: "\n").count == 3)
        let text = try String(contentsOfFile: "\(folder)/chi-tieu-5.rules.yaml", encoding: .utf8)
        let named = try #require(text.firstMatch(of: /\$schema=(\S+)/)).1
        #expect(FileManager.default.fileExists(atPath: "\(folder)/\(named)"))
        #expect(try Program.run(["new", "indicator", "5", "-o", folder]).status == 73)
    }

    /// The clause that a derivation rests on is part of what it means.
    @Test func anotherClauseOfADerivationIsTold() throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appendingPathComponent("moi")
        try FileManager.default.copyItem(
            at: Program.root.appendingPathComponent("Rules/hcmc-cchc-2023"), to: folder)
        let file = folder.appendingPathComponent("ho-so.rules.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacing("mục: \"3\"}", with: "mục: \"3.9\"}", maxReplacements: 1)
        #expect(changed != text)
        try Data(changed.utf8).write(to: file)
        let outcome = try Program.run(["diff", "Rules", folder.path])
        #expect(outcome.output.contains("hcmc-2023-03-29, 3 → hcmc-2023-03-29, 3.9"), "\(outcome.output)")
    }

    /// What a field is, and when a rulebook judges, is told in the language that was asked for.
    @Test func differencesOfTheVocabularyAreToldInOneLanguage() throws {
        let scratch = try Scratch()
        let (old, new) = (scratch.folder.path + "/old", scratch.folder.path + "/new")
        for folder in [old, new] { #expect(try Program.run(["new", "rulebook", "mau", "-o", folder]).status == 0) }
        func edit(_ name: String, _ was: String, _ now: String) throws {
            let path = "\(new)/\(name)"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains(was))
            try Data(text.replacing(was, with: now, maxReplacements: 1).utf8).write(to: URL(fileURLWithPath: path))
        }
        try edit("bo-chi-tieu.rules.yaml", "kỳ đánh giá: năm", "kỳ đánh giá: bất kỳ")
        try edit(
            "tu-dien.rules.yaml", "kiểu: số đếm\n        đơn vị tính: hồ sơ", "kiểu: số\n        được để trống: có")
        let outcome = try Program.run(["diff", old, new, "--lang", "en"])
        #expect(outcome.output.contains("yearly → any"), "\(outcome.output)")
        #expect(outcome.output.contains("count, dossiers → number"), "\(outcome.output)")
        #expect(outcome.output.contains("no → yes"), "\(outcome.output)")
        #expect(try Program.run(["diff", old, "\(old)-gone"]).status == 66)
    }

    @Test func idsThatAreNoneAreRefused() throws {
        for id in ["a/b", "..", "-x y"] {
            #expect(try Program.run(["new", "rulebook", "--", id]).status == 64, "\(id)")
        }
        #expect(try Program.run(["new", "rulebook"]).status == 64, "nobody is there to be asked")
    }

    /// What would be written but not used, or would not judge, is refused before anything is written.
    @Test(arguments: [
        ["rulebook", "kk", "--target", "dưới 3%"], ["rulebook", "kk", "--numerator", "a"],
        ["rulebook", "kk", "--denominator", "a"], ["indicator", "3", "--from", "2024-01-01"],
        ["test", "3.a", "--target", "dưới 3%"], ["rulebook", "kk", "--from", "2024-13-01"],
        ["rulebook", "kk", "--to", "31/2/2024"], ["rulebook", "kk", "--from", "2024-12-31", "--to", "1/1/2024"],
        ["rulebook", "kk", "--applies-to", "sở ngành"],
    ])
    func optionsThatCannotBeUsedAreRefused(arguments: [String]) throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appendingPathComponent("new").path
        let outcome = try Program.run(["new"] + arguments + ["-o", folder])
        #expect(outcome.status == 64 && outcome.output == "", "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test(arguments: [
        ["--from", "1/7/2025"], ["--to", "2023-06-30"], ["--clause", "4.2", "--applies-to", "communes"],
    ])
    func whatIsMadeWithFewAnswersLints(options: [String]) throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appendingPathComponent("new").path
        #expect(try Program.run(["new", "rulebook", "kk"] + options + ["-o", folder]).status == 0)
        let lint = try Program.run(["lint", folder])
        #expect(lint.status == 0, "\(lint.output)")
        #expect(try Program.run(["lint", folder]).status == 0)
    }

    /// A constraint that changes a verdict has its line.
    @Test func constraintsAreCompared() throws {
        let scratch = try Scratch()
        let (old, new) = (scratch.folder.path + "/old", scratch.folder.path + "/new")
        for folder in [old, new] { #expect(try Program.run(["new", "rulebook", "mau", "-o", folder]).status == 0) }
        let path = "\(new)/tu-dien.rules.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try Data(text.replacing("đúng hạn <= đã", with: "đúng hạn < đã").utf8).write(to: URL(fileURLWithPath: path))
        let head = "\(new)/bo-chi-tieu.rules.yaml"
        let dates = try String(contentsOfFile: head, encoding: .utf8).replacing("2024-12-31", with: "2024-12-30")
        try Data(dates.utf8).write(to: URL(fileURLWithPath: head))
        let outcome = try Program.run(["diff", old, new])
        #expect(outcome.output.contains("đúng hạn ≤ đã giải quyết (không thống nhất) → đúng hạn < đã"))
        #expect(outcome.output.contains("31/12/2024 → 30/12/2024"))
    }

    @Test func onlyMeaningCounts() throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appendingPathComponent("rules")
        try FileManager.default.copyItem(at: Program.root.appendingPathComponent("Rules/hcmc-cchc-2023"), to: folder)
        func edit(_ name: String, _ old: String, _ new: String) throws {
            let file = folder.appendingPathComponent(name)
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains(old))
            try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: file)
        }
        try edit("chi-tieu-07.rules.yaml", "mục tiêu: tối thiểu 40%", "mục tiêu: \">= 40%\"")
        let same = try Program.run(["diff", "Rules", folder.path, "--lang", "en"])
        #expect(same.status == 0)
        #expect(same.output == "Nothing changed in meaning\n")
        try edit("chi-tieu-07.rules.yaml", "mục tiêu: \">= 40%\"", "mục tiêu: trên 90%")
        let outcome = try Program.run([
            "diff", "Rules", folder.path, "--reports", "Examples/reports", "--format", "json",
        ])
        let result = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let changes = try #require(result["changes"] as? [[String: Any]])
        #expect(changes.map { $0["id"] as? String } == ["7.b"])
        let detail = try #require((changes[0]["details"] as? [[String: Any]])?.first)
        #expect(detail["old"] as? String == "tối thiểu 40% (>= 40%)")
        #expect(detail["new"] as? String == "trên 90% (> 90%)")
        let flips = try #require(result["flips"] as? [[String: Any]])
        #expect(flips.map { $0["check"] as? String } == ["7.b"])
        #expect(flips.first?["old"] as? String == "pass" && flips.first?["new"] as? String == "fail")
        #expect((flips.first?["gaps"] as? [String])?.isEmpty == false)
    }

    @Test(arguments: ["rules", "vocabulary", "tests", "report", "result"])
    func schemasAreJSON(kind: String) throws {
        let outcome = try Program.run(["schema", "--for", kind])
        #expect(outcome.status == 0)
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }
}
