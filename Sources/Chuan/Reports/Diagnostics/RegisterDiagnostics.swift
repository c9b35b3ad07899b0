package import Diagnostics

/// Mistakes in a register of units, and reports that do not agree with it.
extension Diagnostic.Kind {
    package static let badRegister = Diagnostic.Kind(
        "report/bad-register", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Danh bạ đơn vị thiếu cột, hoặc có dấu ngoặc kép không đóng.",
                en: "The register of units lacks a column, or has a quote that is not closed."),
            why: Message(
                vi: "Thiếu mã hoặc loại đơn vị thì không biết ai phải báo cáo.",
                en: "Without codes and types there is no telling who has to report."),
            wrong: "unit_code,unit_name\nVD-01,Sở Mẫu\n", right: "unit_code,unit_name,unit_type\nVD-01,Sở Mẫu,dept\n",
            fix: Message(
                vi: "Dòng đầu ghi tên cột: unit_code, unit_name, unit_type, parent_unit_code, valid_from, valid_to.",
                en:
                    "The first line names the columns: unit_code, unit_name, unit_type, parent_unit_code, valid_from, valid_to."
            )))

    package static let badRegisterRow = Diagnostic.Kind(
        "report/bad-register-row", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Một dòng của danh bạ không đọc được.", en: "A row of the register cannot be read."),
            why: Message(
                vi: "Đơn vị bị bỏ sót sẽ không được tính là chưa báo cáo.",
                en: "A unit that is passed over would not count as one that did not report."),
            wrong: "unit_code,unit_name,unit_type\nVD-01,Sở Mẫu,depp\n",
            right: "unit_code,unit_name,unit_type\nVD-01,Sở Mẫu,dept\n",
            fix: Message(vi: "Sửa dòng đó.", en: "Mend the row.")))

    package static let duplicateRegisterUnit = Diagnostic.Kind(
        "report/duplicate-register-unit", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một mã đơn vị có hai dòng còn hiệu lực cùng lúc.",
                en: "One unit code has two rows in force at the same time."),
            why: Message(
                vi: "Đơn vị sẽ bị đếm hai lần.", en: "The unit would be counted twice."),
            wrong: "unit_code,unit_name,unit_type\nVD-01,Sở Mẫu,dept\nVD-01,Sở Mẫu,dept\n",
            right: "unit_code,unit_name,unit_type\nVD-01,Sở Mẫu,dept\n",
            fix: Message(
                vi: "Giữ một dòng, hoặc ghi thời gian hiệu lực không trùng nhau.",
                en: "Keep one row, or give times that do not overlap.")))

    package static let unitNotInRegister = Diagnostic.Kind(
        "report/unit-not-in-register", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Danh bạ không có mã đơn vị của báo cáo.", en: "The register does not have the report's unit code."),
            why: Message(
                vi: "Mã gõ sai thì báo cáo được tính cho đơn vị không có thật.",
                en: "With a mistyped code the report counts for a unit that does not exist."),
            wrong: "unit_code: VD-99\nunit_type: dept\nperiod: 2023\n",
            right: "unit_code: VD-01\nunit_type: dept\nperiod: 2023\n",
            fix: Message(vi: "Sửa mã, hoặc bổ sung danh bạ.", en: "Correct the code, or add the unit to the register."))
    )

    package static let unitNotInForce = Diagnostic.Kind(
        "report/unit-not-in-force", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Đơn vị chưa thành lập hoặc đã giải thể vào ngày cuối kỳ.",
                en: "The unit was not set up yet, or was dissolved, on the period's last day."),
            why: Message(
                vi: "Số liệu không được tự chuyển sang đơn vị kế thừa.",
                en: "Figures are not moved to a successor by themselves."),
            wrong: "unit_code: VD-02\nunit_type: dist\nperiod: 2023\n",
            right: "unit_code: VD-01\nunit_type: dept\nperiod: 2023\n",
            fix: Message(vi: "Kiểm tra mã đơn vị và kỳ báo cáo.", en: "Check the unit code and the period.")))

    package static let nameDiffers = Diagnostic.Kind(
        "report/name-differs", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tên đơn vị khác với danh bạ.", en: "The unit's name is not the one in the register."),
            why: Message(
                vi: "Có thể ghi nhầm mã của đơn vị khác.", en: "The code may be another unit's."),
            wrong: "unit_code: VD-01\nunit_name: Sở Khác\nunit_type: dept\nperiod: 2023\n",
            right: "unit_code: VD-01\nunit_name: Sở Mẫu\nunit_type: dept\nperiod: 2023\n",
            fix: Message(vi: "Kiểm tra mã và tên.", en: "Check code and name.")))

    package static let typeDiffers = Diagnostic.Kind(
        "report/type-differs", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Loại đơn vị khác với danh bạ.", en: "The unit's type is not the one in the register."),
            why: Message(
                vi: "Loại đơn vị quyết định tiêu chí áp dụng.", en: "The type decides which checks apply."),
            wrong: "unit_code: VD-01\nunit_type: dist\nperiod: 2023\n",
            right: "unit_code: VD-01\nunit_type: dept\nperiod: 2023\n",
            fix: Message(vi: "Sửa báo cáo hoặc danh bạ.", en: "Correct the report or the register.")))
}
