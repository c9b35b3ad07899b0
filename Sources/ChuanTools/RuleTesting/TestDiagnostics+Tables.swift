import Diagnostics

extension Diagnostic.Kind {
    static let duplicateTestName = Diagnostic.Kind(
        "test/duplicate-name", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "hai trường hợp của một tệp có cùng tên", en: "two cases of one file have the same name"),
            why: Message(
                vi: "kết quả nêu tên, nên phải biết là trường hợp nào", en: "results name cases, so each needs its own"),
            wrong: sample() + another(name: "đúng một nửa"), right: sample() + another(name: "thiếu một kết quả"),
            fix: Message(vi: "đổi một tên", en: "change one of the names")))

    static let noVerdictColumn = Diagnostic.Kind(
        "test/no-verdict-column", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "cột cuối của bảng không phải là `kết luận`", en: "the last column of a table is not `verdict`"),
            why: Message(
                vi: "mỗi dòng phải nói kết luận phải có", en: "each row has to say which verdict is due"),
            wrong: table(verdict: "kết quả còn hiệu lực", cell: "100"), right: table(),
            fix: Message(vi: "thêm cột `kết luận` vào cuối", en: "add the column `verdict` at the end")))

    static let wrongRowLength = Diagnostic.Kind(
        "test/wrong-row-length", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "một dòng của bảng có nhiều hơn hoặc ít hơn số cột",
                en: "a row of a table has more or fewer cells than there are columns"),
            why: Message(
                vi: "không rõ số nào thuộc cột nào", en: "it is unclear which figure belongs to which column"),
            wrong: table(cell: nil), right: table(),
            fix: Message(
                vi: "viết một ô cho mỗi cột; ô để trống là `~`", en: "write a cell for each column; `~` leaves it empty"
            )
        ))

    static let noRowForColumn = Diagnostic.Kind(
        "test/no-row-for-column", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "không rõ một cột thuộc dòng nào của báo cáo",
                en: "it is unclear which row of the report a column means"),
            why: Message(
                vi: "số liệu của cột phải đến đúng một dòng", en: "the figures of a column go to one row"),
            wrong: rows(given: "{}"), right: rows(given: "{tthc: [{lĩnh vực: hộ tịch, trước hạn: 0}]}"),
            fix: Message(
                vi: "thêm dòng vào `cho`, hoặc viết đường dẫn: \"tthc[1].đúng hạn\"",
                en: "add the row to `given`, or write a path: \"tthc[1].resolved_on_time\"")))

    static let untestedRulebook = Diagnostic.Kind(
        "test/no-rulebook", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "không biết tệp kiểm thử thuộc bộ chỉ tiêu nào",
                en: "it is unclear which rulebook a test file tests"),
            why: Message(
                vi: "tệp kiểm thử đứng cạnh bộ chỉ tiêu của nó", en: "a test file stands beside its rulebook"),
            wrong: "bộ chỉ tiêu: hcmc-cchc-2032\n" + sample(), right: "bộ chỉ tiêu: hcmc-cchc-2023\n" + sample(),
            fix: Message(
                vi: "đặt tệp cạnh bộ chỉ tiêu, hoặc ghi mã ở `bộ chỉ tiêu`",
                en: "put the file beside the rulebook, or name it with `rulebook`")))

    // MARK: Examples

    /// A test file with one case.
    static func sample(
        check: String = "7.a", reading: String? = nil, registered: String? = nil, digitised: Int = 50,
        expect: String = "đạt"
    ) -> String {
        let optional =
            (reading.map { "    theo cách hiểu: {\($0)}\n" } ?? "")
            + (registered.map { "    danh bạ gồm: {\($0): [Q1]}\n" } ?? "")
        return """
            trường hợp:
              - tên: đúng một nửa
                xét: \(check)
            \(optional)    cho: {kết quả đã số hóa: \(digitised), kết quả còn hiệu lực: 100}
                mong đợi: \(expect)

            """
    }

    private static func another(name: String) -> String {
        """
          - tên: \(name)
            xét: 7.a
            cho: {kết quả đã số hóa: 49, kết quả còn hiệu lực: 100}
            mong đợi: không đạt

        """
    }

    /// A test file with one table.
    static func table(
        column: String = "kết quả đã số hóa", verdict: String = "kết luận", cell: String? = "đạt"
    ) -> String {
        """
        bảng trường hợp:
          - tên: số hóa một nửa
            xét: 7.a
            cho: {kết quả còn hiệu lực: 100}
            các cột: [\(column), \(verdict)]
            các dòng:
              - [50\(cell.map { ", \($0)" } ?? "")]

        """
    }

    private static func rows(given: String) -> String {
        """
        bảng trường hợp:
          - tên: hộ tịch đúng hạn
            xét: 3.1.a
            cho: \(given)
            các cột: [loại đơn vị, đúng hạn, đã giải quyết, kết luận]
            các dòng:
              - [sở ngành, 98, 100, đạt]

        """
    }
}
