import Diagnostics
import Foundation
import TestSupport
import Testing
import Workbooks

/// Spreadsheets in, workbooks out.
@Suite("Spreadsheets and the program")
struct SheetTests {
    /// A sheet as offices have it: a title, headings in two rows, a total below.
    static func sheet(_ rows: [[String]]) -> NewSheet {
        var sheet = NewSheet("TTHC")
        sheet.put(1, 1, .text("Mã đơn vị: PM-HOA"))
        sheet.put(1, 4, .text("Kỳ báo cáo: năm 2023"))
        sheet.put(2, 1, .text("Loại đơn vị:"))
        sheet.put(2, 2, .text("Cấp xã"))
        let upper = [(1, "TT"), (2, "Lĩnh vực"), (3, "Số lượng hồ sơ đã giải quyết")]
        for (column, text) in upper { sheet.put(4, column, .text(text)) }
        for (column, text) in ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"].enumerated() {
            sheet.put(5, 3 + column, .text(text))
        }
        sheet.merged = [
            CellRange(rows: 4...5, columns: 1...1), CellRange(rows: 4...5, columns: 2...2),
            CellRange(rows: 4...4, columns: 3...6),
        ]
        for (row, cells) in rows.enumerated() {
            for (column, text) in cells.enumerated() where !text.isEmpty {
                sheet.put(6 + row, 1 + column, Int(text) == nil ? .text(text) : .number(text))
            }
        }
        return sheet
    }

    static let rows = [
        ["1", "Hộ tịch", "12480", "8000", "4000", "480"], ["2", "Chứng thực", "30200", "0", "30200", "0"],
        ["Tổng cộng", "", "42680", "8000", "34200", "480"],
    ]

    static func write(_ sheets: [NewSheet], _ name: String, _ scratch: Scratch) throws -> String {
        let path = try scratch.file(name, "")
        try Data(#require(writeWorkbook(sheets))).write(to: URL(fileURLWithPath: path))
        return path
    }

    static func read(_ path: String) throws -> Workbook {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        let (workbook, _, problems) = readWorkbook(bytes, path: path, id: FileID(number: 0))
        #expect(problems.isEmpty)
        return try #require(workbook)
    }

    /// The texts of a sheet by cell.
    private static func texts(_ workbook: Workbook, _ sheet: Int) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: workbook.sheets[sheet].cells.map {
                (CellPlaces.name(row: Int($0.row), column: Int($0.column)), workbook.text($0))
            })
    }

    @Test("figures are traced to their cells")
    func cells() throws {
        let scratch = try Scratch()
        let path = try Self.write([Self.sheet(Self.rows)], "bieu.xlsx", scratch)
        let outcome = try Program.run(["check", path])
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains(
                "bieu.xlsx: trang `TTHC` là bảng `hồ sơ thủ tục hành chính`: B lĩnh vực, C đã giải quyết"))
        #expect(outcome.output.contains("12.000 / 12.480 = 96,15%, không đạt mục tiêu “từ 98% trở lên”"))
        #expect(outcome.output.contains("đã giải quyết (Hộ tịch) = 12.480 [TTHC!C6]"), "\(outcome.output)")
        let json = try Program.run(["check", path, "--format", "json"])
        #expect(json.output.contains("bieu.xlsx:TTHC!C6"))
    }

    @Test("tables of verdicts take spreadsheets too")
    func table() throws {
        let scratch = try Scratch()
        let path = try Self.write([Self.sheet(Self.rows)], "bieu.xlsx", scratch)
        let outcome = try Program.run(["check", path, "Examples/reports", "--format", "csv"])
        let lines = outcome.output.split(separator: "\n")
        #expect(
            lines.contains { $0.hasPrefix("PM-HOA,2023-01-01,2023-12-31") && $0.contains("fail") }, "\(outcome.output)")
        let single = try Program.run(["check", path, "--format", "json"])
        let verdicts = try #require(try Program.verdictsByFile(single.output).values.first)
        let head = lines.first?.split(separator: ",").map(String.init) ?? []
        let row = lines.first { $0.hasPrefix("PM-HOA") }?.split(separator: ",").map(String.init) ?? []
        #expect(verdicts.count == 39)
        for (name, verdict) in zip(head, row) where verdicts[name] != nil {
            #expect(verdicts[name]?.code == verdict, "\(name)")
        }
    }

    @Test("meanings of columns are saved and used again")
    func columns() throws {
        let scratch = try Scratch()
        var sheet = Self.sheet(Self.rows)
        sheet.put(5, 6, .text("Hồ sơ bị chậm"))
        let path = try Self.write([sheet], "la.xlsx", scratch)
        let unknown = try Program.run(["check", path])
        #expect(
            unknown.errors.contains(
                "TTHC!F5: cảnh báo: cột `Số lượng hồ sơ đã giải quyết / Hồ sơ bị chậm` không khớp trường nào"))
        let columns = try scratch.file(
            "cot.txt", "# của chúng tôi\nSố lượng hồ sơ đã giải quyết / Hồ sơ bị chậm = quá hạn\n")
        let saved = scratch.path("cot-2.txt")
        let known = try Program.run(["check", path, "--columns", columns, "--save-columns", saved])
        #expect(known.status == 1 && !known.errors.contains("Hồ sơ bị chậm` không khớp"))
        #expect(try String(contentsOfFile: saved, encoding: .utf8).contains("/ Hồ sơ bị chậm = resolved_late\n"))
        let again = try Program.run(["check", path, "--columns", saved])
        #expect(again.output == known.output)
    }

    @Test("a sheet comes back marked, and judges as before")
    func marks() throws {
        let scratch = try Scratch()
        let path = try Self.write([Self.sheet(Self.rows)], "bieu.xlsx", scratch)
        let marked = scratch.path("danh-dau.xlsx")
        let before = try Program.run(["check", path, "--mark", marked])
        #expect(before.status == 1 && FileManager.default.fileExists(atPath: marked), "\(before.errors)")
        let after = try Program.run(["check", marked])
        #expect(after.output.replacing("danh-dau.xlsx", with: "bieu.xlsx") == before.output)
        let refused: [([String], String)] = [
            ([path, "--mark", path], "là chính tệp được đọc"),
            ([path, marked, "--mark", scratch.path("x.xlsx")], "ghi tên thư mục"),
            (["Examples/reports/e4-phuong-mau-hoa.yaml", "--mark", scratch.path("x.xlsx")], "không có bảng tính"),
        ]
        for (arguments, message) in refused {
            let outcome = try Program.run(["check"] + arguments)
            #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
        }
        let folder = scratch.path("ra/")
        let several = try Program.run(["check", path, marked, "--any-period", "--mark", folder])
        #expect(several.status != 64, "\(several.errors)")
        #expect(FileManager.default.fileExists(atPath: folder + "bieu.xlsx"))
        #expect(FileManager.default.fileExists(atPath: folder + "danh-dau.xlsx"))
    }

    @Test("the result as a workbook says what the result says")
    func workbook() throws {
        let scratch = try Scratch()
        let path = scratch.path("ket-qua.xlsx")
        let arguments = ["check", "Examples/reports", "--register", "Examples/register.csv", "--rank", "share"]
        let outcome = try Program.run(arguments + ["--format", "xlsx", "-o", path])
        let json = try Program.run(arguments + ["--format", "json"])
        #expect(outcome.status == json.status)
        struct Result: Decodable {
            struct Report: Decodable {
                struct Indicator: Decodable { let id: String; let verdict: String }
                let unit_code: String
                let indicators: [Indicator]
            }
            let reports: [Report]
        }
        let result = try JSONDecoder().decode(Result.self, from: Data(json.output.utf8))
        let book = try Self.read(path)
        #expect(book.sheets.map(\.name) == ["Kết luận", "Chi tiết", "Toàn thành phố", "Xếp hạng đơn vị"])
        let table = Self.texts(book, 0)
        let words = [
            "pass": "Đạt", "fail": "Không đạt", "unknown": "Chưa đủ dữ liệu", "no_events": "Không phát sinh",
            "not_applicable": "Không thuộc phạm vi", "inconsistent": "Số liệu không thống nhất",
        ]
        #expect(!result.reports.isEmpty)
        for (row, report) in result.reports.enumerated() {
            #expect(table["A\(row + 2)"] == report.unit_code)
            for (column, indicator) in report.indicators.enumerated() {
                let cell = CellPlaces.name(row: row + 2, column: column + 5)
                #expect(
                    table[cell] == words[indicator.verdict] ?? indicator.verdict, "\(report.unit_code) \(indicator.id)")
            }
        }
    }

    @Test("saving a file judges it again, until it is stopped")
    func watch() throws {
        let scratch = try Scratch()
        let path = try Self.write([Self.sheet(Self.rows)], "bieu.xlsx", scratch)
        let output = try scratch.file("out", "")
        let process = Process()
        process.executableURL = Program.path
        process.arguments = ["check", "--watch", path]
        process.currentDirectoryURL = Program.root
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { process.stop() }
        func waits(for text: String) throws -> Bool {
            for _ in 0..<300 {
                if try String(contentsOfFile: output, encoding: .utf8).contains(text) { return true }
                usleep(100_000)
            }
            return false
        }
        #expect(try waits(for: "12.000 / 12.480 = 96,15%"))
        var rows = Self.rows
        rows[0] = ["1", "Hộ tịch", "12480", "8000", "4480", "0"]
        rows[2] = ["Tổng cộng", "", "42680", "8000", "34680", "0"]
        _ = try Self.write([Self.sheet(rows)], "bieu.xlsx", scratch)
        #expect(try waits(for: "✓ 3.1"))
        #expect(process.isRunning)
    }
}
