import Chuan
import Diagnostics
import FEEL
import Foundation
import TestSupport
import Testing

@testable import ReportFiles

/// Lists of dossiers under the rulebook of 2023, and reports made of records.
@Suite("Reports out of records") struct RecordReadingTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func rules2023() throws -> RecordSamples {
        try RecordSamples(folder: root.appendingPathComponent("Rules/hcmc-cchc-2023"))
    }

    private static let figures = [
        "received_total", "received_online", "received_direct_postal", "carried_over", "resolved_total",
        "resolved_early", "resolved_on_time", "resolved_late", "pending_total", "pending_in_time", "pending_overdue",
        "returned_or_withdrawn", "rescheduled", "apology_timely", "apology_any",
    ]

    /// Each dossier of the world is a unit of its own, so that one run counts each by itself.
    @Test func `Every dossier of a small world counts as the reference says`() throws {
        let text = try String(
            contentsOf: Self.root.appendingPathComponent("Tests/Reference/dossiers.txt"), encoding: .utf8)
        let world = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(world.count > 4_000)
        var lines = [
            "dossier_id,unit_code,field_name,online,received_at,due_at,rescheduled_due_at,resolved_at,"
                + "returned_at,apology_at"
        ]
        for (number, line) in world.enumerated() {
            lines.append("\(number),U\(number),x," + line.dropLast().joined(separator: ","))
        }
        let units = world.indices.map {
            Register.Unit(
                code: "U\($0)", name: nil, type: "dist", parent: nil, valid: (nil, nil),
                span: Span(file: FileID(number: 0), start: 0, end: 0))
        }
        let samples = try Self.rules2023()
        let shown = try samples.outcome([lines.joined(separator: "\n") + "\n"], register: Register(units: units))
            .reports
        let reports = shown.components(separatedBy: "- unit_code: U").dropFirst()
        #expect(reports.count == world.count)
        var open = 0
        for report in reports {
            let number = try #require(Int(report.prefix { $0 != "\n" }))
            for (figure, expected) in zip(Self.figures, try #require(world[number].last)) {
                let found = report.contains("\(figure): 1\n") ? "1" : report.contains("\(figure): 0\n") ? "0" : "?"
                // To leave open what closer reasoning could decide is allowed; a wrong count is not.
                if found == "?", expected != "?" {
                    open += 1
                } else {
                    #expect(found == String(expected), "\(number) \(figure)")
                }
            }
        }
        #expect(open == 72)
    }

    /// The reports as written, in every form, read back with the same values.
    @Test(arguments: [ReportForm.json, .yaml]) func `What is written reads back`(_ form: ReportForm) throws {
        let samples = try RecordSamples()
        var random = Seeded(Seeded.seed &+ 3)
        var units = Set<String>()
        for _ in 0..<Seeded.rounds(10) {
            let lines = RecordSamples.cases(60, &random)
            let yaml = try samples.outcome([RecordSamples.file(lines)]).reports
            let reader = ReportReader(vocabulary: samples.rulebook.vocabulary)
            func read(_ text: String, _ name: String) -> [Report] {
                reader.read(SourceFile(id: FileID(number: 0), path: name, bytes: Array(text.utf8))).reports
            }
            let first = read(yaml, "a.yaml")
            let written = writeReports(first, samples.rulebook.vocabulary, as: form)
            let again = read(written, form == .json ? "a.json" : "a.yaml")
            #expect(writeReports(again, samples.rulebook.vocabulary, as: .yaml) == yaml)
            units.formUnion(first.map(\.header.unitCode.value))
        }
        #expect(units.count >= 4)
    }

    /// A figure that differs is replaced; where the rulebook says so, what reads it is inconsistent.
    @Test(arguments: [("cảnh báo", CellState.value), ("không thống nhất", .broken)])
    func `Reported figures that differ`(_ difference: String, _ state: CellState) throws {
        let samples = try RecordSamples(difference: difference)
        let derived = try samples.derived(
            RecordSamples.file(["1,A,dept,x,,2023-05-02,2023-05-01,,có,1", "2,A,dept,x,,2023-05-02,,,có,1"]))
        let text =
            "unit_code: a\nunit_type: dept\nperiod: 2023\ntthc: [{field_name: X, all: 2, resolved: 2, class: khác}]\n"
        let reader = ReportReader(vocabulary: samples.rulebook.vocabulary)
        let sent = reader.read(SourceFile(id: FileID(number: 7), path: "a.yaml", bytes: Array(text.utf8))).reports
        let (reports, told) = compareReports(sent, with: derived, samples.rulebook.vocabulary)
        #expect(told.map(\.kind.name) == ["report/reported-figure-differs"])
        #expect(told.first?.message.en == "the report says 2 for `resolved`, the records amount to 1")
        let row = try #require(reports.first?.lists.compactMap { $0 }.first { !$0.rows.isEmpty }?.rows.first)
        #expect(reports.count == 1 && row.cells[3].state == state)
        #expect(row.cells[1].value.string == "other" && row.cells[2].value.number == 2)
    }

    @Test func `Cells of flat files are quoted where they have to be`() {
        #expect(WrittenValue.text("Sở A, B").csv == "\"Sở A, B\"")
        #expect(WrittenValue.text("\"x\"").csv == "\"\"\"x\"\"\"")
        #expect(WrittenValue.text("=1+1").csv == "'=1+1")
        #expect(WrittenValue.number("2.5").csv == "\"2,5\"")
        #expect(JSONEscape.quoted("a\"\\\n\u{1}") == "\"a\\\"\\\\\\n\\u0001\"")
    }
}
