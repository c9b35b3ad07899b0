import Testing

/// Figures beside their labels; amounts are in the unit that the label or the sheet says.
@Suite("Figures with labels in sheets")
struct SheetLabelTests {
    private static let head = "Mã đơn vị:,Q-MAU\nLoại đơn vị:,quận huyện\nKỳ báo cáo:,2023\n"

    @Test(
        "stated for the sheet, in the label, behind a comma, in the cell",
        arguments: [
            "(Đơn vị tính: triệu đồng)\nVốn được phân bổ,1250500\nVốn đã giải ngân,1125449\n",
            "ĐVT: triệu đồng\nVốn được phân bổ (tỷ đồng),\"1.250,5\"\nVốn đã giải ngân,1125449\n",
            "Vốn được phân bổ (tỷ đồng):,\"1.250,5\"\n\"Vốn đã giải ngân, triệu đồng\",1125449\n",
            "Đơn vị tiền,triệu đồng\nVốn được phân bổ: 1.250.500\nVốn đã giải ngân,1.125.449\n",
            "Đơn vị tính: triệu đồng\nVốn được phân bổ (đồng),1250500000000\nVốn đã giải ngân,1125449\n",
            "Đơn vị tính: tỷ đồng\nVốn được phân bổ,1.250.500 triệu đồng\nVốn đã giải ngân (đồng),1125449 triệu đồng\n",
        ])
    func lines(text: String) throws {
        let scratch = try Scratch()
        let path = try scratch.file("biểu.csv", Self.head + text)
        let outcome = try Program.run(["check", path])
        let expected = "8 1.125,449 tỷ đồng / 1.250,5 tỷ đồng = 89,9999%, không đạt mục tiêu “từ 90% trở lên”"
        #expect(outcome.output.contains(expected), "\(text)\(outcome.output.prefix(2_000))\(outcome.errors)")
        #expect(outcome.output.contains("Cần: giải ngân thêm 1 triệu đồng"))
    }

    @Test("a label that is no unit of money changes nothing")
    func others() throws {
        let scratch = try Scratch()
        let path = try scratch.file(
            "biểu.csv",
            Self.head + "Đơn vị tính: hồ sơ\nVốn được phân bổ (kế hoạch),1000\nVốn đã giải ngân (lũy kế),899\n")
        #expect(try Program.run(["check", path]).output.contains("8 899 đồng / 1.000 đồng = 89,90%"))
    }

    @Test("a unit stated above a table whose rows are reports is that of its amounts")
    func rows() throws {
        let scratch = try Scratch()
        let table =
            "Đơn vị tính: triệu đồng\n\nTT,Mã đơn vị,Loại đơn vị,Kỳ báo cáo,Vốn được phân bổ,Vốn đã giải ngân\n"
            + "1,Q-A,quận huyện,2023,1000,900 tỷ đồng\n2,Q-B,quận huyện,2023,1000,899\n"
        let outcome = try Program.run(["check", try scratch.file("biểu.csv", table)])
        #expect(outcome.output.contains("8 899 triệu đồng / 1 tỷ đồng = 89,90%"), "\(outcome.output)\(outcome.errors)")
    }

    @Test("a figure with its label below a table, behind a gap, is no row of the table")
    func below() throws {
        let scratch = try Scratch()
        let table =
            "\nTT,Lĩnh vực,Đã giải quyết,Trước hạn,Đúng hạn,Quá hạn\n1,Hộ tịch,100,50,49,1\n\n\n"
            + "Kết quả còn hiệu lực,50200\nKết quả đã số hóa,20080\n"
        let outcome = try Program.run(["check", try scratch.file("biểu.csv", Self.head + table)])
        #expect(outcome.output.contains("✓ 3.1 "), "\(outcome.output)\(outcome.errors)")
        #expect(!outcome.output.contains("7.b thiếu số liệu"), "\(outcome.output)\(outcome.errors)")
    }
}
