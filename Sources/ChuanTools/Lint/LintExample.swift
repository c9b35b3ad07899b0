/// Rule text for the examples on the pages of lints. Whatever it does not change is as it should be.
enum LintExample {
    /// An indicator with one check.
    ///
    /// - Parameters:
    ///   - source: The line that cites a clause; nil leaves it out.
    ///   - remedy: The line that says what to do; nil leaves it out.
    ///   - check: The lines below the id of the check, from the first column.
    ///   - second: Those of a second check.
    static func indicator(
        source: String? = "căn cứ: {nguồn: qd-2023, mục: \"7\"}",
        remedy: String? = "khắc phục: {vi: Số hóa thêm kết quả, en: Digitise more results}",
        check: String = digitisation, second: String? = nil
    ) -> String {
        let head = ["mã: \"7\"", "tên: {vi: Số hóa kết quả, en: Digitisation of results}", source, remedy]
        let lines = head.compactMap { $0 } + ["tiêu chí:", "  - mã: 7.a"]
        var own = check.split(separator: "\n").map { "        " + $0 }
        if let second { own += ["      - mã: 7.b"] + second.split(separator: "\n").map { "        " + $0 } }
        let indented = lines.map { "    " + $0 } + own
        return "chỉ tiêu:\n  - " + indented.joined(separator: "\n").dropFirst(4) + "\n"
    }

    /// A vocabulary with a block of three numbers.
    ///
    /// - Parameter second: The constraint beside the one that holds late visits below all of them.
    static func reception(second: String) -> String {
        """
        từ điển dữ liệu:
          - khối: reception
            tên: {vi: tiếp công dân, en: reception}
            dạng: nhóm
            trường:
              - {khóa: visits, tên: {vi: lượt tiếp, en: visits}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: late, tên: {vi: lượt trễ, en: late visits}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: booked, tên: {vi: lượt hẹn, en: booked visits}, kiểu: số đếm, đơn vị tính: hồ sơ}
            ràng buộc:
              - lượt trễ <= lượt tiếp
              - \(second)

        """
    }

    static let digitisation = """
        tử số: kết quả đã số hóa
        mẫu số: kết quả còn hiệu lực
        mục tiêu: tối thiểu 50%
        """
}
