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
    def expect_same(self, book, told=()):
        done = self.check(self.save(book))
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)
        self.assertEqual(sorted(done.told), sorted(told), done.said)

    def test_sums_by_other_words(self):
        for label in ["Tổng", "TC", "Tổng số hồ sơ", "Cộng I", "Cộng nhóm A:", "Tổng (I + II)", "TỔNG CỘNG TOÀN XÃ", "Toàn xã"]:
            with self.subTest(label):
                self.expect_same(Form06(total_label=label).book())

    def test_a_sum_without_a_name(self):
        self.expect_same(table([*ROWS, [None, None, *sums(FIGURES)]]), ["sheet/sum-by-figures Bảng!C9"])

    def test_a_sum_on_top_without_a_name(self):
        self.expect_same(table([[None, None, *sums(FIGURES)], *ROWS]), ["sheet/sum-by-figures Bảng!C6"])

    def test_parts_of_rows(self):
        half = [figure // 2 for figure in FIGURES[0][1:]]
        for number, name in [(None, "Trong đó: khai sinh"), ("1.1", "Khai sinh"), ("a)", "Khai sinh"), (None, "- Khai sinh")]:
            with self.subTest(name):
                rows = [ROWS[0], [number, name, *half], *ROWS[1:], [None, "Cộng", *sums(FIGURES)]]
                self.expect_same(table(rows), ["sheet/unjudged-rows Bảng!B7"])

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
