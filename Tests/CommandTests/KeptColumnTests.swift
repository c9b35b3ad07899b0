import Foundation
import Testing

/// `--keep`: columns of flat files that results keep.
@Suite struct KeptColumnTests {
    private static let head = "unit_code,unit_type,period,results_in_force,results_digitised,note,tthc.1.lĩnh vực\n"

    private static func kept(_ path: String, _ names: [String]) throws -> [String] {
        let outcome = try Program.run(
            ["check", path, "--format", "csv", "--verdicts", "letters", "--keep", names.joined(separator: ",")])
        #expect(!outcome.output.isEmpty, "\(outcome.errors)")
        let words = Set(["P", "F", "U", "E", "A", "I", "D"])
        // The verdicts behind them are one letter each, and none of the cells is.
        return outcome.output.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let verdicts = cells.reversed().prefix { words.contains(String($0)) }.count
            return cells.dropLast(verdicts).joined(separator: ",")
        }
    }

    /// Cells stand in results as they stand in the file, whatever else is read of them, plain or not.
    @Test(arguments: [false, true]) func cellsAsTheyStand(odd: Bool) throws {
        let scratch = try Scratch()
        let cells = [
            ["U1", "dist", "2023", "100", "50", "abc", ""], [" U2", " dist", "2023 ", " 1.234", "7", " x y ", ""],
            ["U3 ", "quận", "6/2023", "-5", "", "", ""], ["U4", "dist", "2023", "không phát sinh", "nhiều", "\"", ""],
            ["U5", "dist", "2023", "1", "2", "a,b", "Đất đai"], ["U6", "dist", "2023", "", "8", "=1", " Hộ tịch "],
        ]
        func written(_ cell: String) -> String {
            odd || cell.contains("\"") || cell.contains(",")
                ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }
        let rows = cells.map { $0.map(written).joined(separator: ",") + "\n" }.joined()
        let path = try scratch.file("reports.csv", Self.head + rows)
        for columns in [[0, 3, 5], [3], [6, 2, 1], [4, 4, 0], [5]] {
            let names = Self.head.dropLast().split(separator: ",").map(String.init)
            let expected = cells.map { row in
                columns.map { column in
                    let cell = row[column]
                    if cell.hasPrefix("=") { return "\"'\(cell)\"" }
                    return cell.contains("\"") || cell.contains(",")
                        ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
                }.joined(separator: ",")
            }
            #expect(try Self.kept(path, columns.map { names[$0] }) == expected, "\(columns)")
        }
    }

    /// Values of JSON stand there without their quotes.
    @Test func valuesAsTheyStand() throws {
        let scratch = try Scratch()
        let lines = [
            #"{"unit_code":"U1","unit_type":"dist","period":2023,"results_in_force":100,"note":"ab c"}"#,
            #"{"unit_code":" U2","unit_type":"dist","period":"2023","results_in_force":" 1.234 ","note":" x "}"#,
            #"{"unit_code":"U3","unit_type":"dist","period":2023,"results_in_force":null,"note":17}"#,
            #"{"note":"a\"b","unit_code":"U\u0034","unit_type":"dist","period":2023,"results_in_force":"\u0035"}"#,
        ]
        let path = try scratch.file("reports.ndjson", lines.joined(separator: "\n") + "\n")
        let kept = try Self.kept(path, ["unit_code", "results_in_force", "note"])
        #expect(kept == ["U1,100,ab c", " U2, 1.234 , x ", "U3,,17", "U4,5,\"a\"\"b\""])
    }

    /// Verdicts are the same, whatever is kept.
    @Test func verdictsStay() throws {
        let scratch = try Scratch()
        let rows = (0..<500).map { "U\($0),dist,2023,\($0 % 7 == 0 ? "1.\(100 + $0)" : "\($0)"),\($0 / 2),n,\n" }
        let path = try scratch.file("reports.csv", Self.head + rows.joined())
        let plain = try Program.run(["check", path, "--format", "csv", "--keep", "note"]).output
        let kept = try Program.run(["check", path, "--format", "csv", "--keep", "results_in_force,results_digitised"])
        func verdicts(_ text: String, _ count: Int) -> [String] {
            text.split(separator: "\n").map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).dropFirst(count).joined(separator: ",")
            }
        }
        #expect(verdicts(plain, 1) == verdicts(kept.output, 2), "\(kept.errors)")
    }
}
