package import Diagnostics

/// Mistakes in who reports and for which period.
extension Diagnostic.Kind {
    package static let missingHeader = Diagnostic.Kind(
        "report/missing-field", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Báo cáo thiếu mã đơn vị, loại đơn vị hoặc kỳ báo cáo.",
                en: "The report does not say its unit's code, its type or its period."),
            why: Message(
                vi: "Không biết chấm cho ai, theo chỉ tiêu nào, kỳ nào. Báo cáo bị để riêng.",
                en: "There is no telling whom to judge, by which targets, for which period. The report is set aside."),
            wrong: "unit_code: VD-01\nperiod: 2023\n", right: "unit_code: VD-01\nunit_type: dept\nperiod: 2023\n",
            fix: Message(vi: "Ghi thêm phần còn thiếu.", en: "Add what is missing.")))

    package static let badPeriod = Diagnostic.Kind(
        "report/bad-period", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Kỳ báo cáo không đọc được hoặc mâu thuẫn.", en: "The period is unreadable or contradicts itself."),
            why: Message(
                vi: "Kỳ quyết định bộ chỉ tiêu áp dụng và kết luận chính thức hay tạm tính.",
                en: "The period decides which rulebook applies, and whether a verdict is final or provisional."),
            wrong: "unit_code: VD-01\nunit_type: dept\nperiod_start: 2023-12-31\nperiod_end: 2023-01-01\n",
            right: "unit_code: VD-01\nunit_type: dept\nperiod_start: 2023-01-01\nperiod_end: 2023-12-31\n",
            fix: Message(
                vi: "Ghi `period: 2023`, hoặc ngày đầu và ngày cuối của kỳ.",
                en: "Write `period: 2023`, or the first and the last day.")))

    package static let unknownReportUnitType = Diagnostic.Kind(
        "report/unknown-unit-type", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Loại đơn vị không có trong bộ chỉ tiêu.", en: "The rulebook has no such unit type."),
            why: Message(
                vi: "Loại đơn vị quyết định tiêu chí nào áp dụng. Báo cáo bị để riêng.",
                en: "The unit type decides which checks apply. The report is set aside."),
            wrong: "unit_code: VD-01\nunit_type: depp\nperiod: 2023\n",
            right: "unit_code: VD-01\nunit_type: dept\nperiod: 2023\n",
            fix: Message(vi: "Dùng mã hoặc tên loại đơn vị.", en: "Use the code or a name of a unit type.")))

    package static let noReport = Diagnostic.Kind(
        "report/no-report", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Tệp không chứa báo cáo.", en: "The file holds no report."),
            why: Message(
                vi: "Báo cáo gồm các cặp khóa: giá trị, hoặc là danh sách nhiều báo cáo.",
                en: "A report is pairs of key and value; a file may also be a list of reports."),
            wrong: "VD-01\n", right: "unit_code: VD-01\nunit_type: dept\nperiod: 2023\n",
            fix: Message(vi: "Chọn đúng tệp báo cáo.", en: "Choose the report file.")))

    package static let duplicateUnit = Diagnostic.Kind(
        "report/duplicate-unit", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một đơn vị có hai báo cáo cho cùng một kỳ.", en: "One unit has two reports for one period."),
            why: Message(
                vi: "Không rõ bản nào là bản cuối; tính cả hai là tính trùng.",
                en: "There is no telling which one is final; to count both counts twice."),
            wrong: "- {unit_code: VD-01, unit_type: dept, period: 2023}\n"
                + "- {unit_code: VD-01, unit_type: dept, period: 2023}\n",
            right: "- {unit_code: VD-01, unit_type: dept, period: 2023}\n"
                + "- {unit_code: VD-02, unit_type: dept, period: 2023}\n",
            fix: Message(vi: "Chỉ đưa bản cuối.", en: "Give only the final one.")))
}
