"""Whose figures they are: several units in a file, in several files, or none that is named."""

from made import FIGURES, FLAT, Form06, grid, report
from program import ROOT, SheetTest

REGISTER = ROOT / "Examples" / "register.csv"
OTHER = [["Hộ tịch", 10, 5, 5, 0, 10, 4, 5, 1, 0, 0, 0]]


def owned(code, rows):
    return report(rows, {"unit_code": code, "unit_type": "comm", "period": "2023"})


def header(code):
    return [f"Mã đơn vị: {code}", "Loại đơn vị: phường xã", "Kỳ báo cáo: 2023"]


class OneFile(SheetTest):
    def two(self, **shape):
        book = Form06(title="PM-HOA").book()
        Form06(**{"title": "PM-DONG", "rows": OTHER, "header": header("PM-DONG"), **shape}).write(
            book.create_sheet())
        return book

    def test_a_sheet_for_each_unit(self):
        done = self.check(self.save(self.two()))
        self.assertEqual(sorted(done.units), ["PM-DONG", "PM-HOA"], done.said)
        self.assertEqual(done.judged("PM-HOA"), self.yaml(report()).judged(), done.said)
        self.assertEqual(done.judged("PM-DONG"), self.yaml(owned("PM-DONG", OTHER)).judged(), done.said)
        self.assertEqual(done.told, [])

    def test_a_sheet_that_names_no_unit_among_those_of_others(self):
        book = self.two()
        Form06(title="Tổng hợp", header=["Kỳ báo cáo: 2023"]).write(book.create_sheet())
        done = self.check(self.save(book))
        self.assertEqual(done.told, ["sheet/no-unit 'Tổng hợp'!A1"], done.said)
        self.assertEqual(sorted(done.units), ["PM-DONG", "PM-HOA"])

    def test_a_cover_that_says_the_period_of_all(self):
        book = grid(["BÁO CÁO NĂM 2023"], ["Kỳ báo cáo:", "2023"], ["Loại đơn vị:", "phường xã"], title="Bìa")
        for code, rows in [("PM-HOA", FIGURES), ("PM-DONG", OTHER)]:
            Form06(title=code, rows=rows, header=[f"Mã đơn vị: {code}"]).write(book.create_sheet())
        done = self.check(self.save(book))
        self.assertEqual(done.judged("PM-HOA"), self.yaml(report()).judged(), done.said)
        self.assertEqual(done.judged("PM-DONG"), self.yaml(owned("PM-DONG", OTHER)).judged(), done.said)

    def test_sheets_of_one_unit(self):
        book = grid(
            ["Mã đơn vị", "PM-HOA"], ["Loại đơn vị", "comm"], ["Kỳ báo cáo", 2023], ["Kết quả còn hiệu lực", 5000],
            ["2. Kết quả đã số hóa (kết quả)", "1.750"], ["Có thu phí", "có"], title="Thông tin chung")
        Form06(header=[]).write(book.create_sheet())
        surveys = book.create_sheet("Khảo sát hài lòng")
        surveys.append(["Loại hình", "Nhóm lĩnh vực", "Phiếu phát ra", "Phiếu hợp lệ", "Phiếu hài lòng"])
        surveys.append(["giải quyết TTHC", "đất đai", 250, 200, 179])
        done = self.check(self.save(book))
        further = (
            "results_in_force: 5000\nresults_digitised: 1.750\nhas_fee_procedures: có\nsurveys:\n"
            "  - {kind: giải quyết TTHC, field_class: đất đai, sent: 250, valid: 200, satisfied: 179}\n")
        self.assertEqual(done.judged(), self.yaml(report(further=further)).judged(), done.said)

    def test_the_order_of_sheets_says_nothing(self):
        book = self.two()
        book.move_sheet("PM-DONG", -1)
        done = self.check(self.save(book))
        self.assertEqual(done.judged("PM-HOA"), self.yaml(report()).judged(), done.said)

    def test_a_column_of_units(self):
        rows = [["Mã đơn vị", "Loại đơn vị", "Kỳ báo cáo", *FLAT]]
        rows += [["PM-HOA", "comm", 2023, *row] for row in FIGURES] + [["PM-DONG", "comm", 2023, *row] for row in OTHER]
        done = self.check(self.save(grid(*rows)))
        self.assertEqual(done.judged("PM-HOA"), self.yaml(report()).judged(), done.said)
        self.assertEqual(done.judged("PM-DONG"), self.yaml(owned("PM-DONG", OTHER)).judged(), done.said)
        self.assertEqual(done.told, [])

    def test_a_column_of_units_merged_over_their_rows(self):
        rows = [["Loại đơn vị: phường xã"], ["Kỳ báo cáo: 2023"], ["Mã đơn vị", *FLAT]]
        rows += [["PM-HOA" if n == 0 else None, *row] for n, row in enumerate(FIGURES)]
        rows += [["PM-DONG", *row] for row in OTHER]
        book = grid(*rows)
        book.active.merge_cells("A4:A6")
        done = self.check(self.save(book))
        self.assertEqual(done.judged("PM-HOA"), self.yaml(report()).judged(), done.said)
        self.assertEqual(done.judged("PM-DONG"), self.yaml(owned("PM-DONG", OTHER)).judged(), done.said)

    def test_a_row_that_says_no_unit(self):
        rows = [["Loại đơn vị: phường xã"], ["Kỳ báo cáo: 2023"], ["Mã đơn vị", *FLAT]]
        rows += [["PM-HOA", *row] for row in FIGURES] + [[None, *OTHER[0]], ["PM-DONG", *OTHER[0]]]
        done = self.check(self.save(grid(*rows)))
        self.assertEqual(done.told, ["sheet/no-unit Bảng!B7"], done.said)
        self.assertEqual(sorted(done.units), ["PM-DONG", "PM-HOA"])

    def test_one_report_in_each_row(self):
        rows = [
            ["Mã đơn vị", "Loại đơn vị", "Kỳ báo cáo", "Kết quả còn hiệu lực", "Kết quả đã số hóa"],
            ["PM-HOA", "comm", 2023, 5000, 1750], ["PM-DONG", "comm", 2023, "5.000", "không phát sinh"]]
        done = self.check(self.save(grid(*rows)))
        text = "unit_code: PM-HOA\nunit_type: comm\nperiod: 2023\nresults_in_force: 5000\nresults_digitised: 1750\n"
        self.assertEqual(done.judged("PM-HOA"), self.yaml(text).judged(), done.said)
        self.assertEqual(sorted(done.units), ["PM-DONG", "PM-HOA"])
        self.assertEqual(done.value("results_digitised", "PM-HOA"), ("value", "1750", "Bảng!E2"))

    def test_the_same_unit_twice(self):
        done = self.check(self.save(self.two(header=header("PM-HOA"))))
        self.assertEqual(done.units, [], done.said)
        self.assertIn("PM-HOA", done.said)
        self.assertTrue(any("PM-DONG" in told for told in done.told), done.told)

    def test_unit_type_and_period_from_the_command(self):
        path = self.save(Form06(header=[]).book())
        done = self.check(path, "--unit", "PM-HOA", "--unit-type", "comm", "--period", "2023")
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)
        self.assertEqual(done.told, [])

    def test_nothing_says_whose_it_is(self):
        done = self.check(self.save(Form06(header=[]).book()))
        self.assertEqual(done.units, [])
        self.assertEqual(done.status, 65)
        self.assertIn("--unit", done.said)


class Periods(SheetTest):
    """Sheets of one unit that are called by their periods."""

    def book(self, *names, header=("Mã đơn vị: PM-HOA", "Loại đơn vị: phường xã")):
        book = Form06(title=names[0], header=list(header)).book()
        for name in names[1:]:
            Form06(title=name, rows=OTHER, header=list(header)).write(book.create_sheet())
        return self.save(book)

    def expect(self, done, *periods):
        wanted = []
        for period, rows in zip(periods, [FIGURES] + [OTHER] * len(periods)):
            wanted += self.yaml(report(rows, {"unit_code": "PM-HOA", "unit_type": "comm", "period": period})).judged()
        self.assertEqual(done.judged(), wanted, done.said)

    def test_quarters(self):
        for names in [("Quý I", "Quý II", "Quý III"), ("Q1", "Q2", "Q3"), ("BC quý 1-2023", "Quy 2.2023", "QIII")]:
            with self.subTest(names):
                done = self.check(self.book(*names), "--period", "2023")
                self.expect(done, "Q1/2023", "Q2/2023", "Q3/2023")
                self.assertEqual(sorted(set(done.names)), ["sheet/several-periods", "sheet/tab-period"], done.said)

    def test_other_periods(self):
        done = self.check(self.book("6 tháng", "9 tháng đầu năm", "Tháng 5", "T6"), "--period", "2023")
        self.expect(done, "6 tháng đầu năm 2023", "9 tháng 2023", "5/2023", "6/2023")

    def test_the_year_stands_on_the_cover(self):
        book = Form06(title="Quý I", header=[]).book()
        Form06(title="Quý II", rows=OTHER, header=[]).write(book.create_sheet())
        cover = book.create_sheet("Bìa", 0)
        for line in [["Mã đơn vị", "PM-HOA"], ["Loại đơn vị", "phường xã"], ["Kỳ báo cáo", 2023]]:
            cover.append(line)
        self.expect(self.check(self.save(book)), "Q1/2023", "Q2/2023")

    def test_one_sheet_that_is_called_by_a_quarter(self):
        done = self.check(self.book("Quý I-2023"))
        self.expect(done, "Q1/2023")
        self.assertEqual(done.told, ["sheet/tab-period 'Quý I-2023'!A1"], done.said)

    def test_a_name_that_contradicts(self):
        header = ["Mã đơn vị: PM-HOA", "Loại đơn vị: phường xã", "Kỳ báo cáo: Quý I/2023"]
        done = self.check(self.book("Quý II", header=header))
        self.expect(done, "Q1/2023")
        self.assertEqual(done.told, ["sheet/tab-differs 'Quý II'!A5"], done.said)

    def test_years_in_cells_of_numbers(self):
        book = Form06(title="A", header=[["Mã đơn vị", "PM-HOA"], ["Loại đơn vị", "comm"], ["Kỳ báo cáo", 2023]]).book()
        Form06(
            title="B", rows=OTHER, header=[["Mã đơn vị", "PM-HOA"], ["Loại đơn vị", "comm"], ["Kỳ báo cáo", 2022]]
        ).write(book.create_sheet())
        done = self.check(self.save(book), "--any-period")
        self.assertEqual(len(done.units), 2, done.said)
        self.assertEqual(done.names, ["sheet/several-periods"], done.said)


class Files(SheetTest):
    def test_a_folder_of_units(self):
        self.save(Form06().book(), "a.xlsx")
        self.save(Form06(rows=OTHER, header=header("PM-DONG")).book(), "b.xlsx")
        done = self.check(self.folder)
        self.assertEqual(sorted(done.units), ["PM-DONG", "PM-HOA"], done.said)

    def test_the_same_unit_in_two_files(self):
        self.save(Form06().book(), "a.xlsx")
        self.save(Form06().book(), "b.xlsx")
        done = self.check(self.folder)
        self.assertEqual(done.names, ["report/duplicate-unit"], done.said)
        self.assertEqual(done.units, [])
        self.assertIn("a.xlsx:'Biểu II.06'!A3", done.said)
        self.assertIn("b.xlsx:'Biểu II.06'!A3", done.said)

    def test_locks_of_spreadsheet_programs_are_left_alone(self):
        self.save(Form06().book(), "a.xlsx")
        self.write("~$a.xlsx", b"\x05Admin" + b" " * 150)
        self.write(".~lock.a.xlsx#", ",admin,may,01.01.2024;")
        done = self.check(self.folder)
        self.assertEqual(done.units, ["PM-HOA"], done.said)
        self.assertEqual(done.told, [])


class Names(SheetTest):
    def test_a_unit_by_its_name(self):
        for line in ["Tên đơn vị: UBND phường Mẫu Hòa", "Đơn vị báo cáo: UBND phường Mẫu Hoà",
                     ["Tên đơn vị", "ỦY BAN NHÂN DÂN PHƯỜNG MẪU HÒA"]]:
            with self.subTest(line):
                path = self.save(Form06(header=[line, "Kỳ báo cáo: 2023"]).book())
                done = self.check(path, "--register", REGISTER)
                self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)
                # The register has the name in another spelling: that is told wherever it stands.
                self.assertLessEqual(set(done.names), {"report/name-differs"})

    def test_a_name_that_is_not_in_the_register(self):
        path = self.save(Form06(header=["Tên đơn vị: UBND phường Mẫu Hoa", "Kỳ báo cáo: 2023"]).book())
        done = self.check(path, "--register", REGISTER)
        self.assertEqual(done.units, [], done.said)
        self.assertEqual(done.told, ["sheet/unknown-unit 'Biểu II.06'!A3"], done.said)
        self.assertIn("UBND phường Mẫu Hoà", done.message("sheet/unknown-unit"))

    def test_a_name_that_two_units_have(self):
        register = self.write(
            "r.csv", REGISTER.read_text() + "PM-HOA2,UBND phường Mẫu Hòa,comm,TP-MAU,2021-01-01,\n")
        path = self.save(Form06(header=["Tên đơn vị: UBND phường Mẫu Hòa", "Kỳ báo cáo: 2023"]).book())
        done = self.check(path, "--register", register)
        self.assertEqual(done.told, ["sheet/unknown-unit 'Biểu II.06'!A3"], done.said)
        self.assertIn("PM-HOA2", done.message("sheet/unknown-unit"))

    def test_units_by_name_in_a_column(self):
        rows = [["Kỳ báo cáo: 2023"], ["Tên đơn vị", *FLAT]]
        rows += [["UBND phường Mẫu Hòa", *row] for row in FIGURES] + [["UBND phường Mẫu Đông", *OTHER[0]]]
        done = self.check(self.save(grid(*rows)), "--register", REGISTER)
        self.assertEqual(done.judged("PM-HOA"), self.yaml(report()).judged(), done.said)
        self.assertEqual(done.judged("PM-DONG"), self.yaml(owned("PM-DONG", OTHER)).judged(), done.said)
