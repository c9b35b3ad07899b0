"""Biểu II.06 in the shapes that it has in practice: each is judged as the same figures in YAML are."""

import unicodedata

from made import FIGURES, NUMBERS, Form06, cell_of, in_font, report, sums
from oldletters import opened_wrongly, tcvn3, vni
from program import SheetTest


def plain(text):
    """Without marks, as some offices write headings."""
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def respelled(*pairs):
    def change(text):
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return change


SHAPES = {
    "as printed": {},
    "headings four deep": {"depth": 4},
    "headings three deep": {"depth": 3},
    "headings in one line": {"depth": 1},
    "not merged": {"merged": False},
    "three deep, not merged": {"depth": 3, "merged": False},
    "no column numbers": {"numbers": None},
    "three deep, no column numbers": {"depth": 3, "numbers": None},
    "not merged, no column numbers": {"merged": False, "numbers": None},
    "bare column numbers": {"numbers": [str(n) for n in range(2, 14)]},
    "column numbers as numbers": {"numbers": list(range(2, 14))},
    "letters for columns of text": {"numbers": ["B"] + [f"({n})" for n in range(3, 14)]},
    "formulas with spaces": {"numbers": [n.replace("=", " = ").replace("+", " + ") for n in NUMBERS]},
    "without letterhead": {"letterhead": False, "title": "TTHC"},
    "total on top": {"total": "top"},
    "no total": {"total": None},
    "total in capitals": {"total_label": "TỔNG CỘNG:"},
    "total said otherwise": {"total_label": "Cộng"},
    "no foot": {"foot": False},
    "to the right": {"left": 4},
    "headings in capitals": {"change": str.upper},
    "decomposed letters": {"change": lambda text: unicodedata.normalize("NFD", text)},
    "line breaks in headings": {"change": respelled((" ", "\n"))},
    "double spaces and no-break spaces": {"change": respelled((" ", " \u00a0 "))},
    "colons and stars behind headings": {"change": lambda text: text + " (*):"},
    "abbreviations": {"change": respelled(("Số lượng hồ sơ", "SL HS"), ("giải quyết", "GQ"), ("Tổng số", "TS"))},
    "other i": {"change": respelled(("kỳ", "kì"))},
    "STT": {"change": respelled(("TT", "Số thứ tự"))},
    "period in two cells": {"header": [["Mã đơn vị", "PM-HOA"], ["Loại đơn vị:", "xã"], ["Kỳ báo cáo:", None, 2023]]},
    "period as a number": {"header": [["Mã đơn vị", "PM-HOA"], ["Loại đơn vị", "comm"], ["Kỳ báo cáo", 2023]]},
    "days of the period": {
        "header": ["Mã đơn vị: PM-HOA", "Loại đơn vị: comm", "Từ ngày: 01/01/2023", "Đến ngày: 31/12/2023"]},
    "header behind headings": {"header": ["Mã đơn vị : PM-HOA", "Loại đơn vị : comm", "Kỳ báo cáo: năm 2023"]},
}


class Shapes(SheetTest):
    def expect_same(self, path, rows=FIGURES, told=()):
        done = self.check(path)
        self.assertEqual(done.judged(), self.yaml(report(rows)).judged(), done.said)
        self.assertEqual(sorted(done.told), sorted(told), done.said)
        return done

    def test_shapes(self):
        for name, shape in SHAPES.items():
            with self.subTest(name):
                # Sums have numbers among the rows too.
                top = [["Tổng cộng", *sums(FIGURES)]] if shape.get("total") == "top" else []
                self.expect_same(self.save(Form06(**shape).book()), top + FIGURES)

    def test_headings_without_marks_are_read_and_shown(self):
        for depth in (1, 2, 3):
            done = self.expect_same(self.save(Form06(change=plain, numbers=None, depth=depth).book()))
            self.assertIn("đúng hạn (khớp không dấu)", done.said)

    def test_headings_without_marks_are_read_by_their_numbers(self):
        self.expect_same(self.save(Form06(change=plain).book()))

    def test_blank_lines_between_rows(self):
        form = Form06()
        book = form.book()
        book.active.insert_rows(form.first + 1, 2)
        for merged in list(book.active.merged_cells.ranges):
            if merged.min_row > form.first:
                merged.shift(row_shift=2)
        self.expect_same(self.save(book))

    def test_rows_numbered_as_text(self):
        form = Form06()
        book = form.book()
        for number in range(3):
            book.active.cell(form.first + number, 1, f"{number + 1}.")
        self.expect_same(self.save(book))

    def test_a_second_sheet_of_notes_says_nothing(self):
        book = Form06().book()
        notes = book.create_sheet("Hướng dẫn")
        notes.append(["Cách điền biểu"])
        notes.append(["1. Không được sửa tiêu đề cột"])
        notes.append(["2. Gửi trước ngày 15/12/2023"])
        self.expect_same(self.save(book))

    def test_charts_say_nothing(self):
        from openpyxl.chart import BarChart

        book = Form06().book()
        book.create_chartsheet("Biểu đồ").add_chart(BarChart())
        self.expect_same(self.save(book))

    def test_hidden_rows_and_columns_are_read(self):
        form = Form06()
        book = form.book()
        book.active.row_dimensions[form.first + 1].hidden = True
        book.active.column_dimensions["E"].hidden = True
        self.expect_same(self.save(book), told=[f"sheet/hidden-cells 'Biểu II.06'!E{form.first}"])

    def test_hidden_sheets_are_told_of_and_not_read(self):
        book = Form06().book()
        draft = book.create_sheet("Nháp")
        Form06(title="Nháp").write(draft)
        draft.sheet_state = "hidden"
        self.expect_same(self.save(book), told=["sheet/hidden-sheet Nháp!A1"])

    def test_old_fonts(self):
        for font, encode in [(".VnTime", tcvn3), ("VNI-Times", vni)]:
            with self.subTest(font):
                book = Form06().book()
                in_font(book.active, font, encode)
                self.expect_same(self.save(book), told=["sheet/decoded-text 'Biểu II.06'!A1"])

    def test_old_letters_in_a_new_font_are_decoded_with_notice_or_refused(self):
        for encode in [tcvn3, vni, opened_wrongly]:
            book = Form06().book()
            in_font(book.active, "Arial", encode)
            done = self.check(self.save(book))
            self.assertIn("sheet/foreign-letters", done.names, done.said)
            self.assertEqual(done.units, [])


class Totals(SheetTest):
    def test_a_wrong_total_is_told_with_its_cell(self):
        form = Form06()
        book = form.book()
        book.active.cell(form.first + 3, 7, 1)
        done = self.check(self.save(book))
        self.assertEqual(done.told, [f"report/sum-row-differs 'Biểu II.06'!G{form.first + 3}"], done.said)

    def test_a_wrong_total_on_top(self):
        form = Form06(total="top")
        book = form.book()
        book.active.cell(form.first, 7, 1)
        done = self.check(self.save(book))
        self.assertEqual(done.told, [f"report/sum-row-differs 'Biểu II.06'!G{form.first}"], done.said)

    def grouped(self, first=None):
        """Rows in two groups with subtotals."""
        one, two = FIGURES[:1], FIGURES[1:]
        rows = [["CẤP HUYỆN", *(first or sums(one))], *one, ["CẤP XÃ", *sums(two)], *two]
        form = Form06(rows=rows, total=None)
        book = form.book()
        for row, mark in enumerate(["I", 1, "II", 1, 2]):
            book.active.cell(form.first + row, 1, mark)
        return form, book

    def expected(self):
        levels = ["CẤP HUYỆN", "CẤP XÃ", "CẤP XÃ"]
        text = report()
        for row, level in zip(FIGURES, levels):
            text = text.replace(f"field_name: {row[0]}\n", f"field_name: {row[0]}\n    settlement_level: {level}\n")
        return self.yaml(text)

    def test_groups_with_subtotals(self):
        _, book = self.grouped()
        done = self.check(self.save(book))
        self.assertEqual(done.judged(), self.expected().judged(), done.said)
        self.assertEqual(done.told, [])

    def test_groups_with_wrong_subtotals(self):
        form, book = self.grouped([1] + sums(FIGURES[:1])[1:])
        done = self.check(self.save(book))
        self.assertEqual(done.judged(), self.expected().judged(), done.said)
        self.assertEqual(done.told, [f"sheet/subtotal-differs 'Biểu II.06'!C{form.first}"])

    def test_groups_without_subtotals_in_merged_captions(self):
        form = Form06(rows=[["CẤP HUYỆN"], FIGURES[0], ["CẤP XÃ"], *FIGURES[1:]], total=None)
        book = form.book()
        for row in (0, 2):
            book.active.cell(form.first + row, 1, ["I. CẤP HUYỆN", None, "II. CẤP XÃ"][row])
            book.active.cell(form.first + row, 2, None)
            book.active.merge_cells(
                start_row=form.first + row, end_row=form.first + row, start_column=1, end_column=13)
        done = self.check(self.save(book))
        self.assertEqual(done.json["reports"] != [], True, done.said)
        verdicts = [line[2] for line in done.judged()[1:]]
        self.assertEqual(verdicts, [line[2] for line in self.expected().judged()[1:]])
        self.assertEqual(done.told, [])

    def test_groups_and_a_grand_total(self):
        form, book = self.grouped()
        sheet = book.active
        sheet.insert_rows(form.first + 5)
        sheet.cell(form.first + 5, 2, "Tổng cộng")
        for column, value in enumerate(sums(FIGURES)):
            sheet.cell(form.first + 5, 3 + column, value)
        done = self.check(self.save(book))
        self.assertEqual(done.judged(), self.expected().judged(), done.said)
        self.assertEqual(done.told, [])


class Columns(SheetTest):
    def headed(self, *changes, **shape):
        """The form in one line of headings, with some of them changed."""
        book = Form06(depth=1, numbers=None, **shape).book()
        for old, new in changes:
            cell_of(book.active, old).value = new
        return self.save(book)

    def test_two_columns_that_are_the_same_field(self):
        done = self.check(self.headed(("Trước hạn", "Trễ hạn")))
        self.assertIn("sheet/column-twice 'Biểu II.06'!J8", done.told, done.said)
        self.assertIn("H8", done.said)

    def test_a_column_that_may_be_several(self):
        done = self.check(self.headed(("Trước hạn", "Giải quyết")))
        self.assertIn("sheet/ambiguous-column 'Biểu II.06'!H8", done.told, done.said)

    def test_an_unknown_column_is_told_with_what_it_may_mean(self):
        done = self.check(self.headed(("Quá hạn", "Quá hẹn")))
        self.assertIn("sheet/unknown-column 'Biểu II.06'!J8", done.told, done.said)

    def test_columns_named_by_the_user(self):
        path = self.headed(("Quá hạn", "Chậm trả"))
        done = self.check(path, "--columns", "Chậm trả=resolved_late")
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)
        done = self.check(path, "--columns", "J=resolved_late")
        self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)

    def test_the_mapping_is_shown_saved_and_used_again(self):
        saved = self.folder / "cot.txt"
        path = self.headed(("Quá hạn", "Chậm trả"))
        shown = self.check(path, "--columns", "Chậm trả=resolved_late", "--save-columns", saved)
        self.assertIn("J quá hạn", shown.said)
        again = self.check(path, "--columns", saved)
        self.assertEqual(again.judged(), self.yaml(report()).judged(), again.said + saved.read_text())

    def test_names_by_the_user_are_compared_as_headings_are(self):
        for heading in ["CHẬM TRẢ", "Chậm  trả", "chậm trả:", unicodedata.normalize("NFD", "Chậm trả")]:
            with self.subTest(heading):
                done = self.check(self.headed(("Quá hạn", heading)), "--columns", "Chậm trả=resolved_late")
                self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)

    def test_headings_that_say_the_whole_and_the_part(self):
        for words in ["GQ {}", "Đã giải quyết {}", "Giải quyết {}", "HS đã GQ {} (7)"]:
            with self.subTest(words):
                changes = [(name, words.format(name.lower())) for name in ("Trước hạn", "Đúng hạn", "Quá hạn")]
                done = self.check(self.headed(*changes))
                self.assertEqual(done.judged(), self.yaml(report()).judged(), done.said)

    def test_a_name_that_is_none_is_refused(self):
        done = self.check(self.headed(), "--columns", "Quá hạn=resolved_latest")
        self.assertEqual(done.status, 65, done.said)
        self.assertIn("resolved_late", done.said)

    def test_numbers_of_columns_that_contradict_headings(self):
        form = Form06(numbers=["(2)", "(3)", "(4)", "(5)", "(6)", "(8)", "(7)", "(9)", "(10)", "(11)", "(12)", "(13)"])
        done = self.check(self.save(form.book()))
        self.assertTrue(done.names, done.said)

    def test_a_form_with_shifted_numbers_is_of_another_version(self):
        numbers = ["(2)"] + [f"({n})" for n in range(4, 15)]
        done = self.check(self.save(Form06(numbers=numbers).book()))
        self.assertIn("sheet/column-number-differs", done.names, done.said)
