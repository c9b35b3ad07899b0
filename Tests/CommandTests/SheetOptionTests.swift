import Foundation
import Testing
import Workbooks

/// Options of `check` and `form` about spreadsheets, used rightly and wrongly.
@Suite("Options for spreadsheets")
struct SheetOptionTests {
    private static func book(_ scratch: Scratch, _ name: String = "biểu 1.xlsx") throws -> String {
        try SheetTests.write([SheetTests.sheet(SheetTests.rows)], name, scratch)
    }

    private static let head = "unit_code,unit_type,period,results_in_force,results_digitised\n"

    /// Runs a line of the shell; `$0` is the program.
    private static func shell(_ line: String, _ arguments: String...) throws -> Program.Outcome {
        try Program.run(["-c", line, Program.path.path] + arguments, program: URL(fileURLWithPath: "/bin/sh"))
    }

    @Test("a spreadsheet comes through standard input, and goes out marked")
    func standardInput() throws {
        let scratch = try Scratch()
        let path = try Self.book(scratch)
        let named = try Program.run(["check", path])
        let piped = try Self.shell("\"$0\" check - < \"$1\"", path)
        #expect(piped.status == named.status && piped.status == 1, "\(piped.errors)")
        #expect(piped.output == named.output.replacing(path, with: "-"))
        let marked = scratch.path("m.xlsx")
        let again = try Self.shell("\"$0\" check - --mark \"$2\" < \"$1\"", path, marked)
        #expect(again.status == 1 && FileManager.default.fileExists(atPath: marked), "\(again.errors)")
        _ = try SheetTests.read(marked)
        let json = try Self.shell("\"$0\" check - --format json < \"$1\"", path).output
        #expect(json.contains("\"-:TTHC!C6\""))
    }

    @Test("tables of verdicts find units by name, and read CSV as sheets")
    func tables() throws {
        let scratch = try Scratch()
        var sheet = SheetTests.sheet(SheetTests.rows)
        sheet.put(1, 1, .text("Đơn vị báo cáo: UBND phường Mẫu Hòa"))
        sheet.put(2, 1, .text("Ghi chép"))
        let path = try SheetTests.write([sheet], "ten.xlsx", scratch)
        let register = ["--register", "Examples/register.csv"]
        for format in ["csv", "ndjson"] {
            let outcome = try Program.run(["check", path, "--format", format] + register)
            #expect(outcome.output.contains("PM-HOA"), "\(outcome.errors)")
        }
        let rows =
            "Mã đơn vị:,PM-HOA\nLoại đơn vị:,Cấp xã\nKỳ báo cáo:,2023\n\nTT,Lĩnh vực,Đã giải quyết,Trước hạn,"
            + "Đúng hạn,Quá hạn\n1,\"Hộ \"\"tịch\"\"\",100,50,40,10\n"
        let csv = try scratch.file("biểu.csv", rows)
        let table = try Program.run(["check", csv, "--format", "csv"])
        #expect(table.output.contains("PM-HOA,2023-01-01"), "\(table.errors)")
        #expect(try Program.run(["check", csv]).output.contains("Hộ \"tịch\": 90 / 100"))
    }

    @Test("what options say is told by their name, and where the sheet says something else")
    func origins() throws {
        let scratch = try Scratch()
        var sheet = SheetTests.sheet(SheetTests.rows)
        sheet.put(1, 1, .text("Đơn vị báo cáo: UBND phường Mẫu Hòa"))
        sheet.put(2, 1, .text("Ghi chép"))
        sheet.put(3, 1, .text("Ghi chép"))
        let register = ["--register", "Examples/register.csv"]
        sheet.put(1, 4, .text("Ghi chép"))
        let path = try SheetTests.write([sheet], "ten.xlsx", scratch)
        let late = try Program.run(["check", path, "--period", "2024"] + register).errors
        #expect(late.contains("ten.xlsx:--period: lỗi: kỳ 1/1/2024"), "\(late)")
        let told = try Program.run(["check", try Self.book(scratch), "--unit-type", "dist"])
        #expect(told.status == 1 && told.errors.contains("--unit-type ghi `dist`"), "\(told.errors)")
    }

    @Test("names that no heading, letter or label has are told once, whatever the number of files")
    func unusedNames() throws {
        let scratch = try Scratch()
        let books = [try Self.book(scratch), try Self.book(scratch, "biểu 2.xlsx")]
        let names = ["C": "resolved_total", "Qúa hạn": "resolved_late", "Quá hạn": "resolved_late"]
        let given = try scratch.file(
            "cot.txt", names.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }.joined())
        let told = "--columns: không có cột `Qúa hạn`"
        for format in ["text", "csv"] {
            let outcome = try Program.run(["check"] + books + ["--columns", given, "--format", format])
            #expect(outcome.errors.ranges(of: "--columns:").count == 1, "\(outcome.errors)")
            #expect(outcome.errors.contains("\(told)\n"), "\(outcome.errors)")
        }
        let form = try Program.run(["check", books[0], "--columns", "Quá hạn=resolved_late"])
        #expect(!form.errors.contains("--columns"), "\(form.errors)")
    }

    @Test("options that would have no effect are refused, in both languages")
    func refused() throws {
        let scratch = try Scratch()
        let (book, flat) = (try Self.book(scratch), try scratch.file("r.csv", Self.head + "A,dist,2023,100,50\n"))
        let plain = "Examples/reports/e4-phuong-mau-hoa.yaml"
        let target = scratch.path("ra.xlsx")
        let cases: [(arguments: [String], vi: String, en: String)] = [
            ([flat, "--unit", "A"], "--unit dùng cho bảng tính", "--unit is for spreadsheets"),
            ([flat, "--unit-type", "dist"], "--unit-type dùng cho", "--unit-type is for"),
            ([flat, "--mark", target], "--mark dùng cho", "--mark is for"),
            ([flat, "--save-columns", target], "--save-columns dùng cho", "--save-columns is for"),
            ([book, "--format", "csv", "--mark", target], "--mark không dùng với --format csv", "does not go with"),
            ([book, "--format", "ndjson", "--save-columns", target], "không dùng với --format ndjson", "does not go"),
            ([plain, "--unit", "A"], "--unit: không có bảng tính nào", "--unit: there is no spreadsheet"),
            ([plain, "--format", "csv", "--unit", "A"], "--unit: không có bảng tính", "--unit: there is no"),
            ([plain, "--save-columns", target], "--save-columns: không có bảng tính", "--save-columns: there is no"),
            ([plain, "--mark", target], "--mark: không có bảng tính", "--mark: there is no"),
            ([book, "--period", "abc"], "--period: `abc` không phải là kỳ báo cáo", "--period: `abc` is no period"),
            ([book, "--unit-type", "abc"], "không có loại đơn vị `abc`; các loại: dept", "no unit type `abc`"),
            ([book, "--worst", "3", "--format", "html"], "--worst dùng với --format text", "--worst goes with"),
            ([book, "-o", book], "`\(book)` là chính tệp được đọc", "is a file that is read"),
            ([book, "-o", target, "--mark", target], "--output và --mark cùng ghi vào", "--output and --mark both"),
            ([scratch.folder.path, "--mark", target], "nằm trong thư mục được đọc", "lies in a folder that is read"),
        ]
        for (arguments, vi, en) in cases {
            for (language, message) in [("vi", vi), ("en", en)] {
                let outcome = try Program.run(["check"] + arguments + ["--lang", language])
                #expect(outcome.status == 64 && outcome.output.isEmpty, "\(arguments): \(outcome.status)")
                #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
            }
        }
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test("what cannot be written is said, with its name")
    func unwritable() throws {
        let scratch = try Scratch()
        let book = try Self.book(scratch)
        for option in ["--save-columns", "--mark", "-o"] {
            for target in [scratch.path("biểu 1.xlsx/a.xlsx"), scratch.folder.path] where option != "--mark" {
                let outcome = try Program.run(["check", book, option, target])
                #expect(outcome.status == 73, "\(option): \(outcome.errors)")
                #expect(outcome.errors.contains("không ghi được `\(target)`"), "\(option): \(outcome.errors)")
            }
        }
        let mark = try Program.run(["check", book, "--mark", book + "/a.xlsx"])
        #expect(mark.status == 73 && mark.errors.contains("không ghi được `\(book)/a.xlsx`"), "\(mark.errors)")
    }

    @Test("a value that is empty, a file that is not there, a name that ends in something else")
    func values() throws {
        let scratch = try Scratch()
        let book = try Self.book(scratch)
        for option in ["-o", "--mark", "--save-columns", "--unit", "--unit-type", "--columns", "--register"] {
            let outcome = try Program.run(["check", book, option, ""])
            #expect(outcome.status == 64 && outcome.output.isEmpty, "\(option)")
            #expect(outcome.errors.hasSuffix(": giá trị để trống\n"), "\(option): \(outcome.errors)")
        }
        let missing = try Program.run(["check", book, "--columns", "cột.txt"])
        #expect(missing.status == 64 && missing.errors.contains("--columns: không có tệp `cột.txt`"))
        let folder = try Program.run(["check", book, "--columns", scratch.folder.path, "--lang", "en"])
        #expect(folder.status == 64 && folder.errors.contains("is a folder"), "\(folder.errors)")
        let pairs = [
            ("B=resolved_total,B=resolved_early", "`B` được khai hai lần"),
            ("A=b,c", "`c` không có dạng `tiêu đề=trường`"),
        ]
        for (columns, message) in pairs {
            let outcome = try Program.run(["check", book, "--columns", columns])
            #expect(outcome.status == 64 && outcome.errors.contains(message), "\(outcome.errors)")
        }
        let mark = try Program.run(["check", book, "--mark", scratch.path("đánh dấu")])
        #expect(mark.status == 64 && mark.errors.contains("thư mục kết thúc bằng /"), "\(mark.errors)")
        let macros = try Program.run(["check", book, "--mark", scratch.path("a.xlsm")])
        #expect(macros.status == 64 && macros.errors.contains("là tệp .xlsx; đặt cùng đuôi"), "\(macros.errors)")
        let form = try Program.run(["form", "comm", "-o", scratch.path("mẫu.pdf")])
        #expect(form.status == 64 && form.errors.contains("không có mẫu dạng `.pdf`"), "\(form.errors)")
    }

    @Test("without --format the form of the result goes by the name of its file")
    func formats() throws {
        let scratch = try Scratch()
        let book = try Self.book(scratch)
        let starts = [
            "html": "<!DOCTYPE", "md": "#", "json": "{", "csv": "unit_code", "ndjson": "{\"unit_code", "txt": "PM-HOA",
        ]
        for (ending, start) in starts {
            let target = scratch.path("kết quả.\(ending)")
            let outcome = try Program.run(["check", book, "-o", target])
            #expect(outcome.status == 1, "\(ending): \(outcome.errors)")
            let text = try String(contentsOfFile: target, encoding: .utf8)
            #expect(text.lowercased().hasPrefix(start.lowercased()), "\(ending): \(text.prefix(80))")
        }
        _ = try Program.run(["check", book, "-o", scratch.path("kết quả.xlsx")])
        #expect(try SheetTests.read(scratch.path("kết quả.xlsx")).sheets.first?.name == "Kết luận")
    }

    @Test("the register knows the type of a unit that is named")
    func unitType() throws {
        let scratch = try Scratch()
        var sheet = NewSheet("A")
        let heads = ["Lĩnh vực", "Đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn"]
        for (column, text) in heads.enumerated() { sheet.put(1, column + 1, .text(text)) }
        for (row, name) in ["Hộ tịch", "Đất đai", "Chứng thực"].enumerated() {
            sheet.put(row + 2, 1, .text(name))
            for (column, number) in ["100", "50", "40", "10"].enumerated() {
                sheet.put(row + 2, column + 2, .number(number))
            }
        }
        let path = try SheetTests.write([sheet], "a.xlsx", scratch)
        let arguments = [
            "check", path, "--unit", "PM-HOA", "--period", "2023", "--register", "Examples/register.csv",
        ]
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 1 && outcome.output.contains("PM-HOA, phường xã"), "\(outcome.errors)")
        // Of several rows the class is told of once, with the cells of the others.
        for (language, message) in [
            ("vi", "2 dòng không ghi loại (`Hộ tịch`, `Chứng thực`), dùng loại `lĩnh vực khác`"),
            ("en", "2 rows do not say their class (`Hộ tịch`, `Chứng thực`); `other fields` is used"),
        ] {
            let told = try Program.run(arguments + ["--lang", language]).errors
            #expect(told.contains(message) && told.contains("A4"), "\(told)")
            #expect(told.components(separatedBy: "report/class-assumed").count == 2)
        }
        // Tables of verdicts name cells too.
        #expect(try Program.run(arguments + ["--format", "csv"]).errors.contains("a.xlsx:A!A2: ghi chú"))
    }

    @Test("two sheets of one name do not overwrite each other's marks")
    func twins() throws {
        let scratch = try Scratch()
        let first = try Self.book(scratch, "bieu.xlsx")
        let folder = scratch.folder.appendingPathComponent("b")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let second = folder.appendingPathComponent("bieu.xlsx").path
        try FileManager.default.copyItem(atPath: first, toPath: second)
        let outcome = try Program.run(["check", first, second, "--mark", scratch.path("ra/")])
        #expect(outcome.errors.contains("--mark: hai bảng tính cùng tên `bieu.xlsx`"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("ra/bieu.xlsx")))
    }

    @Test("results in a folder that is read are no reports the next time")
    func outputs() throws {
        let scratch = try Scratch()
        _ = try Self.book(scratch)
        let arguments = ["check", scratch.folder.path, "--format", "json", "-o", scratch.path("ket-qua.json")]
        let first = try Program.run(arguments)
        let second = try Program.run(arguments)
        #expect(first.status == 1 && second.status == 1 && second.errors == first.errors, "\(second.errors)")
    }

    @Test("the rows of a form are at least one and at most a thousand")
    func rows() throws {
        for number in ["0", "1001", "99999999999"] {
            let outcome = try Program.run(["form", "comm", "--format", "csv", "--rows", number])
            #expect(outcome.status == 64 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("--rows: ghi một số từ 1 đến 1000"))
        }
        let english = try Program.run(["form", "comm", "--rows=-1", "--lang", "en"])
        #expect(english.status == 64 && english.errors.contains("--rows: write a number from 1 to 1000"))
        #expect(try Program.run(["form", "comm", "--format", "csv", "--rows", "1000"]).status == 0)
        let period = try Program.run(["form", "comm", "--period", "abc"])
        #expect(period.status == 64 && period.errors.contains("--period: `abc`"))
    }

    @Test("the units farthest from each target, of report files too")
    func worst() throws {
        let scratch = try Scratch()
        let reports = [("a", 300), ("b", 200), ("c", 990), ("d", 400)]
        for (name, digitised) in reports {
            _ = try scratch.file(
                "\(name).yaml",
                """
                unit_code: U-\(name)
                unit_type: dist
                period: 2023
                results_in_force: 1000
                results_digitised: \(digitised)

                """)
        }
        let text = try Program.run(["check", scratch.folder.path, "--worst", "2", "--lang", "en"])
        let lines = text.output.split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0 == "Farthest from the target" }, "\(text.output) \(text.errors)")
        #expect(lines[place + 1] == "7.b")
        #expect(lines[place + 2].contains("U-b (\(scratch.path("b.yaml"))): 200 / 1,000"), "\(lines[place + 2])")
        let json = try Program.run(["check", scratch.folder.path, "--worst", "2", "--format", "json"]).output
        let result = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let batch = try #require(result["batch"] as? [String: Any])
        #expect(batch["reports"] as? Int == 4)
        let worst = (batch["checks"] as? [[String: Any]])?.first { $0["id"] as? String == "7.b" }?["worst"]
        #expect((worst as? [[String: Any]])?.compactMap { $0["unit_code"] as? String } == ["U-b", "U-a"])
        #expect((worst as? [[String: Any]])?.first?["file"] as? String == scratch.path("b.yaml"))
        #expect(!(try Program.run(["check", scratch.folder.path, "--lang", "en"]).output.contains("Farthest")))
    }

    @Test("a run under nohup outlives its terminal")
    func hangUp() throws {
        let scratch = try Scratch()
        let flat = try scratch.file("r.csv", Self.head)
        let fifo = scratch.path("pipe.csv")
        let outcome = try Self.shell(
            """
            mkfifo "$2" && cat "$1" > "$1.all"; trap '' HUP; "$0" check --input csv - --format csv -o "$1.out" < "$2" & child=$!
            exec 3> "$2"; cat "$1.all" >&3; sleep 1; kill -HUP $child; sleep 0.2; echo "A,dist,2023,100,50" >&3; exec 3>&-
            wait $child; echo "status $?"; cat "$1.out"
            """, flat, fifo)
        #expect(outcome.output.contains("A,2023-01-01"), "\(outcome.output) \(outcome.errors)")
        #expect(!outcome.output.contains("status 129"))
    }
}
