import Chuan
import Diagnostics
import FEEL
import ReportFiles
import TestSupport

@testable import Chuan

/// The rulebook that laws are tried on, and reports that are made up for it.
struct LawBook {
    struct NotReadable: Error {
        let text: String
    }

    let loaded: LoadedRulebook
    let judge: Judge
    private let reader: ReportReader

    init() throws {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        try self.init(rules: try bytes(of: "\(folder)/RuleTexts/laws.rules.yaml"))
    }

    init(rules: [UInt8]) throws {
        var sources = SourceFiles()
        let provider = FileProvider(files: ["laws.rules.yaml": rules])
        let (rulebooks, mistakes) = loadRulebooks(
            path: "laws.rules.yaml", provider: provider, limits: .standard, sources: &sources)
        guard let loaded = rulebooks.first, mistakes.isEmpty else {
            var shown = ShownDiagnostics(sources)
            throw NotReadable(text: shown.text(mistakes))
        }
        self.loaded = loaded
        (judge, _) = loaded.judge([], asOf: nil, limits: .standard)
        reader = ReportReader(vocabulary: loaded.rulebook.vocabulary)
    }

    /// Reads one report; whatever is amiss in it is a part of it.
    func report(_ text: String) throws -> Report {
        let source = SourceFile(id: FileID(number: 1), path: "report.yaml", bytes: Array(text.utf8))
        let reading = reader.read(source)
        guard let report = reading.reports.first else { throw NotReadable(text: text) }
        return report
    }

    func result(_ text: String) throws -> ReportResult { judge.judge(try report(text), register: nil) }
}

/// A report as lines of YAML, whose rows can be put in another order.
struct MadeReport {
    var header = "unit_code: A\nunit_type: dept\nperiod: 2023\n"
    var fields: [String] = []
    /// By block; nil leaves the block out.
    var tthc: [String]?
    var branches: [String]?

    init(_ random: inout Seeded) {
        for field in ["in_force", "digitised", "leaders", "score"] where random.below(4) > 0 {
            fields.append("\(field): \(Self.cell(&random))")
        }
        if random.below(3) > 0 { fields.append("signs: \(random.pick(["có", "không", "chưa rõ"]))") }
        if random.below(3) > 0 { fields.append("digitised_rate: \(random.pick(["50%", "98%", "49,6%", "mật"]))") }
        if random.below(8) > 0 { tthc = (0..<random.below(6)).map { Self.row($0, &random) } }
        if random.below(8) > 0 { branches = (0..<random.below(6)).map { Self.branch($0, &random) } }
    }

    var text: String { header + fields.map { $0 + "\n" }.joined() + list("tthc", tthc) + list("branches", branches) }

    func shuffled(_ random: inout Seeded) -> MadeReport {
        var other = self
        other.tthc?.shuffle(using: &random)
        other.branches?.shuffle(using: &random)
        return other
    }

    private func list(_ name: String, _ rows: [String]?) -> String {
        guard let rows else { return "" }
        return rows.isEmpty ? "\(name): []\n" : "\(name):\n" + rows.map { "  - {\($0)}\n" }.joined()
    }

    /// Mostly numbers; sometimes what people write in their place.
    private static func cell(_ random: inout Seeded) -> String {
        let words = ["không phát sinh", "mật", "không áp dụng", "chưa có số liệu", "\"#REF!\"", "-2", "nhiều"]
        return random.below(8) == 0 ? random.pick(words) : "\(random.below(14))"
    }

    private static func row(_ number: Int, _ random: inout Seeded) -> String {
        // Now and then two rows have one name.
        let name = random.below(10) == 0 ? "Lĩnh vực 0" : "Lĩnh vực \(number)"
        var parts = ["lĩnh vực: \(name)", "nhóm lĩnh vực: \(random.pick(["land", "complaint", "other"]))"]
        for column in ["đã giải quyết", "đúng hạn"] where random.below(6) > 0 {
            parts.append("\(column): \(cell(&random))")
        }
        if random.below(3) == 0 { parts.append("tỷ lệ đúng hạn: \"\(random.pick(["90%", "80,5%", "100%"]))\"") }
        return parts.joined(separator: ", ")
    }

    private static func branch(_ number: Int, _ random: inout Seeded) -> String {
        var parts = ["code: CN\(number)"]
        for column in ["resolved", "on_time"] where random.below(6) > 0 { parts.append("\(column): \(cell(&random))") }
        return parts.joined(separator: ", ")
    }
}
