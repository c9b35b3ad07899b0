"""What cells say: numbers as they were typed, text for numbers, days, rates, errors, formulas."""

import datetime

from made import Form06, grid, report
from program import SheetTest

HEAD = [["Mã đơn vị", "PM-HOA"], ["Loại đơn vị", "comm"], ["Kỳ báo cáo", 2023]]


class Labelled(SheetTest):
    """Values beside labels; each is what the same text is in YAML."""

    def state(self, label, value, field, number_format=None, further=("Đã công khai tỷ lệ đúng hạn", "có")):
        book = grid(*HEAD, [label, value], further, title="A")
        if number_format:
            book.active["B4"].number_format = number_format
        self.last = self.check(self.save(book))
        found = self.last.value(field)
        return found[:2] if found else None

    def test_counts(self):
        for value, expected in [
            (5000, ("value", "5000")), ("5.000", ("value", "5000")), ("5000", ("value", "5000")),
            (" 5 000 ", ("value", "5000")), (5000.0, ("value", "5000")), (0, ("value", "0")),
            ("không phát sinh", ("no_events", None)), ("1,5", ("broken", None)), (12.5, ("broken", None)),
            (-3, ("broken", None)), ("#REF!", ("broken", None)), ("năm nghìn", ("broken", None)),
        ]:
            with self.subTest(value):
                state = self.state("Kết quả còn hiệu lực", value, "results_in_force")
                if expected[0] == "broken":
                    self.assertTrue(state is None or state[0] not in ("value", "no_events"), state)
                    self.assertIn("A!B4", " ".join(self.last.told), self.last.said)
                else:
                    self.assertEqual(state, expected, self.last.said)

    def test_days(self):
        for value in [datetime.date(2023, 12, 31), "31/12/2023", "31-12-2023", "31.12.2023", 45291, "2023-12-31"]:
            with self.subTest(value):
                form = "dd/mm/yyyy" if value == 45291 else None
                state = self.state("Ngày cập nhật tỷ lệ đúng hạn", value, "timeliness_last_update", form)
                self.assertEqual(state, ("value", "2023-12-31"), self.last.said)

    def test_days_that_are_none(self):
        for value in ["31/6/2023", "12/31/2023", 45291, "tháng 12"]:
            with self.subTest(value):
                state = self.state("Ngày cập nhật tỷ lệ đúng hạn", value, "timeliness_last_update")
                self.assertTrue(state is None or state[0] != "value", state)
                self.assertIn("A!B4", " ".join(self.last.told), self.last.said)

    def test_flags(self):
        for value in [True, "có", "Có", "CÓ", "x", "yes"]:
            with self.subTest(value):
                further = ["Ngày cập nhật tỷ lệ đúng hạn", "31/12/2023"]
                state = self.state("Đã công khai tỷ lệ đúng hạn", value, "timeliness_published", further=further)
                if value != "x":
                    self.assertEqual(state, ("value", "true"), self.last.said)
                else:
                    self.assertTrue(state is None or state[0] == "value" or self.last.told, self.last.said)

    def test_money(self):
        head = [*HEAD, ["Vốn được phân bổ", "1.250,5 tỷ đồng"], ["Vốn đã giải ngân", 1188000000000]]
        done = self.check(self.save(grid(*head, title="A")))
        self.assertEqual(done.value("plan_allocated")[1:], ("1250500000000", "A!B4"), done.said)
        self.assertEqual(done.value("disbursed")[1:], ("1188000000000", "A!B5"), done.said)

    def test_a_label_that_is_unknown(self):
        done = self.check(self.save(grid(*HEAD, ["Kết quả còn hiệu lưc", 5000], title="A")))
        self.assertEqual(done.told, ["sheet/unknown-label A!B4"], done.said)
        self.assertIn("kết quả còn hiệu lực", done.message("sheet/unknown-label"))


class Figures(SheetTest):
    def changed(self, row, column, value, number_format=None):
        """The form with one cell changed; rows and columns from 1, as the form numbers them."""
        form = Form06(total=None)
        book = form.book()
        cell = book.active.cell(form.first + row - 1, column)
        cell.value = value
        if number_format:
            cell.number_format = number_format
        self.place = f"'Biểu II.06'!{cell.coordinate}"
        self.book = book
        return self.check(self.save(book))

    def test_text_for_a_number(self):
        for value in ["12.480", "12480", " 12.480 ", "'12480", "12 480"]:
            with self.subTest(value):
                done = self.changed(1, 7, value)
                if value == "'12480":
                    self.assertTrue(done.told, done.said)
                else:
                    self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)
                    self.assertEqual(done.told, [])

    def test_an_error_is_broken(self):
        for value in ["#DIV/0!", "#REF!", "#N/A", "#VALUE!"]:
            done = self.changed(1, 8, value)
            self.assertIn(self.place, " ".join(done.told), done.said)
            self.assertEqual(done.value("tthc[1].resolved_early")[0], "broken", done.said)

    def test_a_formula_without_a_value_is_refused_with_its_cell(self):
        done = self.changed(1, 7, "=H12+I12+J12")
        self.assertIn(self.place, " ".join(done.told), done.said)
        self.assertIn("LibreOffice", done.said)

    def test_a_formula_with_its_value(self):
        self.changed(1, 7, "=H12+I12+J12")
        path = self.convert(self.save(self.book), "xlsx", "b.xlsx")
        done = self.check(path)
        self.assertEqual(done.told, [f"report/inconsistent {self.place}"] if done.told else [])

    def test_a_formula_that_divides_by_zero(self):
        self.changed(1, 8, "=1/0")
        done = self.check(self.convert(self.save(self.book), "xlsx", "b.xlsx"))
        self.assertIn(self.place, " ".join(done.told), done.said)

    def test_rates(self):
        for value, number_format, expected in [
            (0.97996, "0.00%", "0.97996"), ("97,996%", None, "0.97996"), ("97,996 %", None, "0.97996"),
            (0.29, "0%", "0.29"), (0.1 + 0.2, "0%", "0.3"),
        ]:
            with self.subTest(value):
                book = grid(
                    *HEAD, [], ["Loại hình", "Nhóm lĩnh vực", "Công cụ khảo sát", "Phiếu hợp lệ", "Tỷ lệ hài lòng"],
                    ["giải quyết TTHC", "đất đai", "Phiếu", None, value], title="Khảo sát")
                if number_format:
                    book.active["E6"].number_format = number_format
                done = self.check(self.save(book))
                self.assertEqual(done.value("surveys[1].satisfied_rate"), ("value", expected, "'Khảo sát'!E6"),
                                 done.said)

    def test_a_rate_without_percent_is_asked_about(self):
        for value in ["97,996", 97.996]:
            book = grid(
                *HEAD, [], ["Loại hình", "Nhóm lĩnh vực", "Công cụ khảo sát", "Phiếu hợp lệ", "Tỷ lệ hài lòng"],
                ["giải quyết TTHC", "đất đai", "Phiếu", None, value], title="Khảo sát")
            done = self.check(self.save(book))
            self.assertIn("'Khảo sát'!E6", " ".join(done.told), done.said)
