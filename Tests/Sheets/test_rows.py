"""Rows of tables that are no rows: sums by many names, parts of rows, rows without a name; and columns of names."""

from made import FIGURES, FLAT, Form06, grid, report, sums
from program import ROOT, SheetTest

REGISTER = ROOT / "Examples" / "register.csv"
HEAD = [["Mã đơn vị", "PM-HOA"], ["Loại đơn vị", "phường xã"], ["Kỳ báo cáo", 2023], []]
ROWS = [[number + 1, *row] for number, row in enumerate(FIGURES)]


def table(rows, name="Lĩnh vực"):
    return grid(*HEAD, ["TT", name, *FLAT[1:]], *rows)


def verdicts(done, *checks):
    """Of each item of some checks."""
    return [
        item["verdict"] for report in done.json["reports"] for indicator in report["indicators"]
        for check in indicator["checks"] if check["id"] in checks for item in check["items"]]


class Rows(SheetTest):
    def expect_same(self, book, told=(), rows=FIGURES):
        done = self.check(self.save(book))
        self.assertEqual(done.judged(), self.yaml(report(rows)).judged(), done.said)
        self.assertEqual(sorted(done.told), sorted(told), done.said)

    def test_sums_by_other_words(self):
        for label in ["Tổng", "TC", "Tổng số hồ sơ", "Cộng I", "Cộng nhóm A:", "TỔNG:", "Tổng (I + II)", "Toàn xã"]:
            with self.subTest(label):
                self.expect_same(Form06(total_label=label).book())

    def test_a_sum_without_a_name(self):
        self.expect_same(table([*ROWS, [None, None, *sums(FIGURES)]]), ["sheet/sum-by-figures Bảng!C9"])

    def test_a_sum_on_top_without_a_name(self):
        self.expect_same(
            table([[None, None, *sums(FIGURES)], *ROWS]), ["sheet/sum-by-figures Bảng!C6"],
            [["Tổng cộng", *sums(FIGURES)], *FIGURES])

    def test_parts_of_rows(self):
        half = [figure // 2 for figure in FIGURES[0][1:]]
        parts = [(None, "Trong đó: khai sinh"), ("1.1", "Khai sinh"), ("a)", "Khai sinh"), (None, "- Khai sinh")]
        for number, name in parts:
            with self.subTest(name):
                rows = [ROWS[0], [number, name, *half], *ROWS[1:], [None, "Cộng", *sums(FIGURES)]]
                self.expect_same(table(rows), ["sheet/unjudged-rows Bảng!B7"])

    def test_titles_of_groups(self):
        titles = [
            ([None, "A. Lĩnh vực cấp huyện"], "B"), (["I. Cấp huyện"], "A"), ([None, "Thủ tục hành chính cấp huyện"], "B"),
            ([None, "II/ Cấp huyện"], "B")]
        for title, column in titles:
            with self.subTest(title):
                book = table([title, *ROWS, [None, "Cộng", *sums(FIGURES)]])
                done = self.check(self.save(book))
                levels = report().replace("    received_total", f"    settlement_level: {title[-1]}\n    received_total")
                self.assertEqual(done.judged(), self.yaml(levels).judged(), done.said)
                self.assertEqual(done.told, [f"sheet/group-titles Bảng!{column}6"], done.said)

    def test_rows_without_figures_are_missing(self):
        for row in [[4, "Tư pháp"], [None, "Tư pháp"], ["IV", "Tư pháp"]]:
            with self.subTest(row):
                done = self.check(self.save(table([*ROWS, row])))
                self.assertEqual(done.told, ["sheet/empty-rows Bảng!B9"], done.said)
                self.assertIn("unknown", verdicts(done, "3.1.a"))

    def test_letters_of_rows_that_have_none_below(self):
        rows = [[letter, *row[1:]] for letter, row in zip(["I", "II", "III"], ROWS)]
        parts = [[1, "Khai sinh", *FIGURES[0][1:]]]
        self.expect_same(table([rows[0], *parts, *rows[1:]]), rows=[
            ["Khai sinh\n    settlement_level: Hộ tịch", *FIGURES[0][1:]], *FIGURES[1:]])

    def test_a_number_alone_below_the_table(self):
        for gap in (2, 20):
            with self.subTest(gap):
                self.expect_same(
                    table([*ROWS, *[[]] * gap, [None] * 5 + [25]]), [f"sheet/stray-figure Bảng!F{gap + 9}"])

    def test_rows_below_notes_are_no_rows(self):
        for note in ["Ghi chú:", "* Lưu ý", "Chú thích:", "Giải trình số liệu quá hạn:"]:
            with self.subTest(note):
                rows = [*ROWS, [note], [1, "Số hồ sơ chờ bổ sung", 25]]
                self.expect_same(table(rows), ["sheet/unjudged-rows Bảng!C10"])

    def test_figures_below_signatures_are_no_rows(self):
        day = [*[None] * 8, "Mẫu Hòa, ngày 05 tháng 01 năm 2024"]
        rows = [*ROWS, day, [None, "Người lập biểu"], [None, "ĐT:", "0903123456"]]
        self.expect_same(table(rows), ["sheet/unjudged-rows Bảng!C11"])

    def test_names_that_begin_like_signatures_are_rows(self):
        rows = [["Giám đốc thẩm", *FIGURES[0][1:]], *FIGURES[1:]]
        self.expect_same(table([[number + 1, *row] for number, row in enumerate(rows)]), rows=rows)

    def test_cumulative_rows_are_no_rows(self):
        for label in ["Lũy kế từ đầu năm", "Luỹ kế", "Cộng dồn", "Số lũy kế", "Tổng số lũy kế"]:
            with self.subTest(label):
                rows = [*ROWS, [None, "Tổng cộng", *sums(FIGURES)], [None, label, *[2 * n for n in sums(FIGURES)]]]
                self.expect_same(table(rows), ["sheet/unjudged-rows Bảng!B10"])

    def test_headings_of_the_next_page(self):
        for kind in (int, str, "({})".format):
            form = Form06()
            book = form.book()
            sheet = book.active
            sheet.insert_rows(form.first + 1)
            for column in range(2, 14):
                sheet.cell(form.first + 1, column, kind(column))
            with self.subTest(kind):
                self.expect_same(book)
        head = ["TT", "Lĩnh vực", *FLAT[1:]]
        self.expect_same(table([ROWS[0], head, *ROWS[1:]]))

    def test_rows_without_a_name_are_unknown(self):
        done = self.check(self.save(table([ROWS[0], [2, None, *FIGURES[1][1:]], ROWS[2]])))
        self.assertEqual(done.told, ["sheet/nameless-row Bảng!C7"], done.said)
        self.assertEqual(done.status, 65)
        found = verdicts(done, "3.1.a", "3.2.a")
        self.assertIn("unknown", found, done.said)
        self.assertNotIn("not_applicable", found, done.said)

    def test_headings_of_names(self):
        for name in ["Tên lĩnh vực", "Lĩnh vực giải quyết", "Lĩnh vực công việc", "LĨNH VỰC, CÔNG VIỆC GIẢI QUYẾT",
                     "Tên lĩnh vực TTHC", "Lĩnh vực\n(theo cấp)"]:
            with self.subTest(name):
                self.expect_same(table(ROWS, name))

    def test_a_column_of_names_that_is_not_known(self):
        book = table([*ROWS, [None, "Tổng cộng", *sums(FIGURES)]], "Nội dung")
        done = self.check(self.save(book))
        self.assertEqual((done.status, done.told), (65, ["sheet/unnamed-rows Bảng!B5"]), done.said)
        self.assertEqual(set(verdicts(done, "3.1.a", "3.1.b")), {"unknown"}, done.said)
        self.assertIn("--columns 'B=lĩnh vực'", done.said)
        done = self.check(self.save(book), "--columns", "B=lĩnh vực")
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)

    def test_numbers_of_columns_that_begin_anew(self):
        numbers = ["B", "1=2+3+4", "2", "3", "4", "5=6+7+8", "6", "7", "8", "9=10+11", "10", "11"]
        form = Form06(numbers=numbers)
        book = form.book()
        book.active.cell(form.first - 1, 1, "A")
        self.expect_same(book)

    def test_columns_that_were_moved_with_their_numbers(self):
        form = Form06()
        sheet = form.book().active
        for row in range(form.first - 2, form.first + 4):
            early, late = sheet.cell(row, 8), sheet.cell(row, 10)
            early.value, late.value = late.value, early.value
        self.expect_same(sheet.parent)


class OtherTables(SheetTest):
    """Tables that are numbered as the form is, and are none."""

    def judged(self, *rows):
        done = self.check(self.save(grid(*HEAD, *rows)))
        return done, set(verdicts(done, "3.1.a", "3.1.b", "3.2.a"))

    def test_numbers_alone_make_no_form(self):
        numbers = [f"({n})" for n in range(1, 11)]
        for rows in [
            [["TT", "Lĩnh vực", "Số đơn tiếp nhận", "Đơn khiếu nại", "Đơn tố cáo", "Đơn phản ánh", "Số buổi tiếp dân",
              "Lãnh đạo tiếp", "Chuyên viên tiếp", "Số đoàn đông người"], numbers,
             [1, "Đất đai", 120, 20, 10, 90, 100, 60, 38, 2]],
            [["TT", "Lĩnh vực", "Số hồ sơ có thu phí", "Tổng số giao dịch", "Qua QR", "Qua thẻ", "Tiền mặt"],
             ["(1)", "(2)", "(3)", "(7)", "(8)", "(9)", "(10)"], [1, "Thuế", 100, 100, 50, 20, 30]],
            [["TT", "Lĩnh vực, công việc giải quyết", "Số lượng hồ sơ", "Nguyên nhân quá hạn", "Ghi chú"], numbers[:5],
             [1, "Đất đai", 46, 12]],
        ]:
            with self.subTest(rows[0]):
                done, found = self.judged(*rows)
                self.assertEqual(found - {"unknown", "not_applicable"}, set(), done.said)
                self.assertEqual(done.told, ["sheet/unknown-table Bảng!B5"], done.said)

    def test_a_column_of_something_else_in_the_form(self):
        form = Form06()
        book = form.book()
        sheet = book.active
        for row in sheet.iter_rows(max_row=form.first):
            for cell in row:
                if cell.value == "Trực tuyến":
                    cell.value, at = "Số kết quả đã số hóa", cell.coordinate
        done = self.check(self.save(book))
        self.assertEqual(done.told, [f"sheet/column-number-differs 'Biểu II.06'!{at}"], done.said)

    def test_another_table_below_the_form(self):
        form = Form06(foot=False)
        book = form.book()
        sheet = book.active
        sheet.append([])
        sheet.append(["Biểu số II.07"])
        for row in [["TT", "Lĩnh vực", "Số lượng hồ sơ", "Nguyên nhân quá hạn"], ["(1)", "(2)", "(3)", "(4)"],
                    [1, "Đất đai", 46, "a x 40"]]:
            for column, value in enumerate(row):
                sheet.cell(sheet.max_row + (column == 0), 1 + column, value)
        done = self.check(self.save(book))
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)


class Reports(SheetTest):
    """A report in each row."""

    def rows(self, *further):
        return [["Kỳ báo cáo: 2023"], ["TT", "Tên đơn vị", "Kết quả còn hiệu lực", "Vốn được phân bổ (tỷ đồng)"],
                [1, "UBND phường Mẫu Hòa", 5000, 12], [2, "UBND phường Mẫu Đông", 100, 5], *further]

    def test_units_by_their_names(self):
        done = self.check(self.save(grid(*self.rows([None, "Tổng cộng", 5100, 17]))), "--register", REGISTER)
        self.assertEqual((sorted(done.units), done.told), (["PM-DONG", "PM-HOA"], []), done.said)

    def test_a_sum_that_is_wrong(self):
        done = self.check(self.save(grid(*self.rows(["Tổng cộng", None, 5101, 17]))), "--register", REGISTER)
        self.assertEqual(done.told, ["report/sum-row-differs Bảng!C5"], done.said)
        self.assertEqual(sorted(done.units), ["PM-DONG", "PM-HOA"])


class Figures(SheetTest):
    """What stands beside labels."""

    def amounts(self, *rows):
        done = self.check(self.save(grid(*HEAD, *rows)))
        found = [
            (item["verdict"], item["numerator"], item["denominator"]) for report in done.json["reports"]
            for indicator in report["indicators"] for check in indicator["checks"] if check["id"] == "8"
            for item in check["items"]]
        return done, found

    def test_units_of_money(self):
        plan, spent = "Vốn được phân bổ", "Vốn đã giải ngân"
        for rows in [
            [[plan, 1250, "tỷ đồng"], [spent, 900000, "triệu đồng"]],
            [[plan, "tỷ đồng", 1250], [spent, "(triệu đồng)", 900000]],
            [["ĐVT: 1.000 đồng"], [plan, 1250000000], [spent, "900 tỷ"]],
            [["(ĐVT: 1.000đ)"], [plan, 1250000000], [spent + " - tỷ đồng", 900]],
            [["Đơn vị tính triệu đồng"], [plan, 1250000], [spent, 900000]],
            [[plan + " (1.000.000 đồng)", 1250000], [spent + " (nghìn đồng)", 900000000]],
            [["Đơn vị tính: tỷ đồng"], ["Đơn vị tiền của vốn", "tỷ đồng"], [plan, 1250], [spent, 900]],
        ]:
            with self.subTest(rows):
                done, found = self.amounts(*rows)
                self.assertEqual(found, [("fail", "900000000000", "1250000000000")], done.said)
                self.assertEqual(done.told, [])

    def test_units_of_money_that_are_refused(self):
        plan, spent = "Vốn được phân bổ", "Vốn đã giải ngân"
        for rows, at in [
            ([["Đơn vị tính: USD"], [plan, 100], [spent, 96]], "A5"),
            ([[plan, 100, "triệu USD"], [spent, 96]], "C5"),
            ([[plan + " (EUR)", 100], [spent, 96]], "A5"),
            ([["Đơn vị tính: triệu đồng"], ["Đơn vị tiền của vốn", "tỷ đồng"], [plan, 100], [spent, 96]], "B6"),
        ]:
            with self.subTest(rows):
                done, found = self.amounts(*rows)
                self.assertEqual([verdict for verdict, *_ in found], ["unknown"], done.said)
                self.assertEqual((done.status, done.told), (65, [f"sheet/money-unit Bảng!{at}"]))

    def test_units_of_other_things_say_nothing(self):
        done, found = self.amounts(
            ["Đơn vị: UBND xã Đồng Triệu"], ["Đơn vị tính: hồ sơ"], ["Vốn được phân bổ", 100, "(đã trừ 2 tỷ dự phòng)"],
            ["Vốn đã giải ngân", 96])
        self.assertEqual(found, [("pass", "96", "100")], done.said)

    def test_figures_of_several_periods(self):
        rows = [["Nội dung", "Năm 2022", "Năm 2023"], ["Vốn được phân bổ", 50, 100], ["Vốn đã giải ngân", 10, 96]]
        done, found = self.amounts(*rows)
        self.assertEqual(found, [("pass", "96", "100")], done.said)
        self.assertEqual(done.told, ["sheet/period-column Bảng!C6"])
        rows[0] = ["Nội dung", "Kế hoạch", "Thực hiện"]
        done, found = self.amounts(*rows)
        self.assertEqual([verdict for verdict, *_ in found], ["unknown"], done.said)
        self.assertEqual(done.told, ["sheet/several-figures Bảng!B6", "sheet/several-figures Bảng!B7"])
