import Chuan
import FEEL
import Testing

@testable import ReportFiles

/// Columns of numbers that may have digits behind the point.
@Suite("Numbers of any field in columns") struct DecimalCellTests {
    private static let score = Field(key: "results_in_force", title: Title(vi: "", en: ""), kind: .number(unit: nil))
    private static let place = NeededField(block: 4, field: 0)
    private static let layout = FlatLayout(
        columns: HeaderField.allCases.map { FlatColumn(place: .header($0), field: nil) }
            + [FlatColumn(place: .field(place), field: score)])

    private static func cell(_ text: String, name: String) -> String? {
        FlatSamples.run(Array(text.utf8), name: name, layout: layout).rows.first?.cells.last
    }

    @Test func `The column is that of the field`() {
        let block = ReportSamples.vocabulary.blocks[Self.place.block]
        #expect(block.fields[Self.place.field].key == Self.score.key)
    }

    @Test(arguments: [
        ("0", "0"), ("7", "7000000"), ("7.5", "7500000"), ("0.000001", "1"), ("12.3456789", "special"),
        ("999999999999", "999999999999000000"), ("9223372036854", "9223372036854000000"),
        ("9223372036855", "special"), ("-2.25", "-2250000"), ("1e3", "1000000000"), ("12.", "unknown"),
        ("123456789012.654321", "123456789012654321"), ("1234567890123.654321", "1234567890123654321"),
        ("99999999999999999999", "special"), ("100.000000", "100000000"), ("100.0000000", "100000000"),
    ])
    func `Lines of JSON`(text: String, expected: String) {
        let line = "{\"unit_code\":\"A\",\"unit_type\":\"dept\",\"period\":\"2023\",\"results_in_force\":\(text)}\n"
        let found = Self.cell(line, name: "reports.ndjson")
        #expect(found == expected || text == "12." && found == nil)
    }

    @Test(arguments: [
        ("7", "7000000"), ("", "unknown"), ("7,5", "7500000"), ("\"7,5\"", "7500000"), ("1.234,5", "1234500000"),
        ("999999999999", "999999999999000000"), ("9223372036855", "special"), ("0,0000001", "special"),
        ("mật", "unknown"), ("#REF!", "special"), ("không phát sinh", "0"),
    ])
    func `Tables with commas`(text: String, expected: String) {
        #expect(
            Self.cell("unit_code;unit_type;period;results_in_force\nA;dept;2023;\(text)\n", name: "a.csv") == expected)
    }

    @Test(arguments: [("7.5", "7500000"), ("1234.25", "1234250000"), ("7", "7000000")])
    func `Tables with points`(text: String, expected: String) {
        let rows = "unit_code,unit_type,period,results_in_force\nA,dept,2023,\(text)\nB,dept,2023,0.25\n"
        #expect(Self.cell(rows, name: "a.csv") == expected)
    }
}
