import Foundation
import Testing

/// What other readings would say, and the checks that contradict each other.
@Suite struct ExplainReadingTests {
    private static let district = "Examples/reports/e2-quan-binh-mau.yaml"
    private static let everything = ["Examples/reports", "--register", "Examples/register.csv"]

    private struct Result: Decodable {
        struct Reading: Decodable {
            let id: String
            let used: String
            let others: [String: String]
            let provisional: [String: String]?
            let lacking: [String: [String]]?
        }
        struct Check: Decodable {
            let id: String
            let verdict: String
            let readings: [Reading]
        }
        struct Indicator: Decodable {
            let id: String
            let verdict: String
            let checks: [Check]
            let readings: [Reading]
        }
        struct Report: Decodable {
            let unit_code: String
            let indicators: [Indicator]
            let notes: [String]
        }
        struct City: Decodable { let indicators: [Indicator] }

        let reports: [Report]
        let city: City

        /// Verdicts and readings of every indicator and check, by unit and id; the city is the unit `*`.
        var all: [String: (verdict: String, readings: [Reading])] {
            var found: [String: (String, [Reading])] = [:]
            let units = reports.map { ($0.unit_code, $0.indicators) } + [("*", city.indicators)]
            for (unit, indicators) in units {
                for indicator in indicators {
                    found["\(unit) indicator \(indicator.id)"] = (indicator.verdict, indicator.readings)
                    for check in indicator.checks { found["\(unit) \(check.id)"] = (check.verdict, check.readings) }
                }
            }
            return found
        }
    }

    /// Under the default readings, which most runs are compared with.
    private static let plain = Swift.Result { try run(everything) }

    private static func run(_ arguments: [String], choices: [String] = []) throws -> Result {
        let chosen = choices.flatMap { ["--reading", $0] }
        let outcome = try Program.run(["check"] + arguments + chosen + ["--format", "json"])
        return try JSONDecoder().decode(Result.self, from: Data(outcome.output.utf8))
    }

    /// What a run says of another choice is what a run under that choice says, for units and for the city; and back.
    @Test(arguments: [
        ([], "A01", "lex_specialis"), ([], "A02", "strict"), ([], "A02", "exclude_returned"), ([], "A03", "every_unit"),
        ([], "A06", "pooled"), ([], "A07", "vacuous_pass"), ([], "A08", "as_fail"), ([], "A09", "two_decimals"),
        ([], "A10", "any_time"), ([], "A11", "c10_only"), ([], "A12", "count_all"), ([], "A13", "either"),
        ([], "A13", "include_comm"), ([], "A16", "transactions"), ([], "A20", "ratio"), ([], "A23", "as_fail"),
        (["A02=strict"], "A09", "two_decimals"), (["A02=strict", "A08=as_fail"], "A01", "lex_specialis"),
        (["A10=30"], "A13", "either"), (["A07=vacuous_pass"], "A02", "strict"),
    ])
    func foreseenVerdicts(choices: [String], reading: String, alternative: String) throws {
        let before = choices.isEmpty ? try Self.plain.get().all : try Self.run(Self.everything, choices: choices).all
        let after = try Self.run(Self.everything, choices: choices + ["\(reading)=\(alternative)"]).all
        #expect(Set(before.keys).isSubset(of: after.keys))
        var foreseen = 0
        for (name, result) in before {
            let changed = try #require(after[name])
            guard let own = result.readings.first(where: { $0.id == reading }), let other = own.others[alternative]
            else {
                #expect(changed.verdict == result.verdict, "\(name)")
                continue
            }
            #expect(own.used == "default" && own.others["default"] == nil)
            #expect(other == changed.verdict, "\(name)")
            let back = changed.readings.first { $0.id == reading }
            #expect(back?.used == alternative && back?.others["default"] == result.verdict, "\(name)")
            foreseen += 1
        }
        #expect(foreseen > 0)
    }

    @Test func flipsStandOut() throws {
        let text = try Program.run(["check", Self.district]).output
        #expect(text.contains("⇄ Theo cách hiểu khác A02=strict: 3.1.b Đạt → Không đạt\n"))
        #expect(!text.contains("⇄ Theo cách hiểu khác A02=rescheduled"))
        #expect(text.contains("A02=rescheduled (hẹn lại ngày trả)"))
        let english = try Program.run(["check", Self.district, "--lang", "en", "--reading", "A02=strict"]).output
        #expect(english.contains("Chosen readings: A02=strict\n"))
        #expect(english.contains("⇄ Under another reading A02=default: 3.1.b Not met → Met\n"))
    }

    @Test func whatOnlyAnotherReadingAsksFor() throws {
        let check = try #require(try Self.run([Self.district]).all["QM-BINH 3.2.a"])
        let reading = try #require(check.readings.first { $0.id == "A02" })
        #expect(reading.others["exclude_returned"] == "unknown")
        #expect(reading.lacking == ["exclude_returned": ["trả lại hoặc xin rút"]])
        // Where the figures that are in use anyway are missing, another verdict is another verdict.
        let branches = try Self.run(["Examples/reports/e1-so-dat-dai-mau.yaml"]).all
        let share = try #require(branches.first { $0.key.hasSuffix(" 3.3") }?.value.readings.first { $0.id == "A23" })
        #expect(share.others["as_fail"] == "unknown" && share.lacking == nil)
    }

    @Test func tableOfAllReadings() throws {
        let text = try Program.run(["check", Self.district, "--reading", "all", "--lang", "en"]).output
        let lines = text.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex { $0.hasPrefix("A02 ") })
        #expect(
            lines[start + 1].split(separator: " ").map(String.init)
                == ["Check", "default", "strict", "exclude_returned", "rescheduled"])
        #expect(lines[start + 3].hasPrefix("  3.1.b"))
        #expect(lines[start + 3].contains("Not met *"))
        let column = try #require(lines[start + 1].range(of: "strict")).lowerBound
        let offset = lines[start + 1].distance(from: lines[start + 1].startIndex, to: column)
        for line in lines[(start + 2)...(start + 4)] {
            let index = line.index(line.startIndex, offsetBy: offset)
            #expect(line[line.index(before: index)] == " " && line[index] != " ", "\(line)")
        }
        let chosen = try Program.run(
            ["check", Self.district, "--reading", "all", "--reading", "A02=strict", "--lang", "en"]).output
        #expect(chosen.contains("strict (in use)"))
    }

    @Test(arguments: [
        ("A02=strct", "`strict`"), ("A2=strict", "`A02`"), ("A10=dayz", "`days`"), ("A10=days", "days:<số ngày>"),
        ("A10=-3", "không âm"), ("A10=foo:30", "`foo:30`"), ("A02", "A02=strict"),
    ])
    func badChoices(choice: String, meant: String) throws {
        let outcome = try Program.run(["check", Self.district, "--reading", choice])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(meant), "\(outcome.errors)")
    }

    // MARK: Conflicts

    @Test func conflictsAreNoted() throws {
        let notes = try Self.run([Self.district]).reports[0].notes
        #expect(notes.count == 1)
        let note = try #require(notes.first)
        #expect(note.hasPrefix("đất đai: 3.1.a không đạt nhưng 3.2.a đạt trên cùng số liệu; đó là do cách hiểu A01"))
        #expect(try Program.run(["check", Self.district]).output.contains("  ! \(note)\n"))
        #expect(try Self.run([Self.district], choices: ["A01=lex_specialis"]).reports[0].notes == [])
    }

    @Test(arguments: [
        ("mâu thuẫn: [3.1.a, 3.2.a, 3.2.b]", "mâu thuẫn: [3.2.a, 3.2.b]", 1, ""),
        ("mâu thuẫn: [3.1.a, 3.2.a, 3.2.b]", "mâu thuẫn: [3.1.a, 3.2.x]", 65, "rule/unknown-check"),
        ("mâu thuẫn: [3.1.a, 3.2.a, 3.2.b]", "mâu thuẫn: [3.1.a]", 65, "rule/lone-conflict"),
    ])
    func onlyTheRulesSayWhatConflicts(old: String, new: String, status: Int32, kind: String) throws {
        let scratch = try Scratch()
        let rules = scratch.folder.appendingPathComponent("rules")
        try FileManager.default.copyItem(at: Program.root.appendingPathComponent("Rules/hcmc-cchc-2023"), to: rules)
        let path = rules.appendingPathComponent("cach-hieu.rules.yaml")
        let text = try String(contentsOf: path, encoding: .utf8)
        #expect(text.contains(old))
        try text.replacingOccurrences(of: old, with: new).write(to: path, atomically: true, encoding: .utf8)
        let outcome = try Program.run(["check", Self.district, "--rules", rules.path])
        #expect(outcome.status == status)
        #expect(outcome.errors.contains(kind) || kind.isEmpty, "\(outcome.errors)")
        #expect(!outcome.output.contains("trên cùng số liệu"))
    }
}
